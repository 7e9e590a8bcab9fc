"""What the owners of hosts ask of programs that visit them: robots.txt, as RFC 9309 reads it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

from protego import Protego

from ..errors import DocumentError
from .addresses import ROBOTS
from .interface import Answer, Outcome

AGENT = "peelgraph"
"""The name by which rules may be made for us."""

LONGEST_PAUSE = 60.0
"""Seconds between two requests, beyond which no owner's wish is followed."""

_READ = 500_000  # bytes, from RFC 9309, section 2.5


class Robots:
    """The rules of each host, asked for once; ``get`` fetches a page without looking at rules."""

    def __init__(self, get: Callable[[str], Answer]) -> None:
        self._get = get
        self._rules: dict[str, Protego | DocumentError] = {}

    def check(self, address: str) -> None:
        """Raise a `DocumentError` for a page that its owner wants to be left alone.

        Where there is no robots.txt all is allowed; where it cannot be had for the moment, nothing is.
        """
        rules = self._of(address)
        if isinstance(rules, DocumentError):
            if rules.outcome in (Outcome.PRIVATE, Outcome.UNREACHABLE):  # as the page itself would be
                raise DocumentError(address, rules.outcome, rules.reason)
            reason = f"is not asked for, as its site's robots.txt {rules.reason}"
            raise DocumentError(address, Outcome.ROBOTS, reason)
        if not rules.can_fetch(address, AGENT):
            raise DocumentError(address, Outcome.ROBOTS, "is closed to programs by its site's robots.txt")

    def pause(self, address: str) -> float:
        """Seconds that the owner wants between two requests."""
        rules = self._rules.get(_origin(address))
        wanted = rules.crawl_delay(AGENT) if isinstance(rules, Protego) else None
        return min(max(0.0, wanted or 0.0), LONGEST_PAUSE)  # a delay of "nan" counts as none

    def _of(self, address: str) -> Protego | DocumentError:
        origin = _origin(address)
        if origin not in self._rules:
            self._rules[origin] = self._asked(urljoin(address, ROBOTS))
        return self._rules[origin]

    def _asked(self, address: str) -> Protego | DocumentError:
        try:
            body = self._get(address).body[:_READ]
        except DocumentError as error:
            if error.outcome in (Outcome.NOT_THERE, Outcome.REFUSED):
                return Protego.parse("")
            return error
        return Protego.parse(body.decode("utf-8", "replace").removeprefix("\ufeff"))


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
