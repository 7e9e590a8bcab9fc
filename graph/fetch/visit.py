"""Visits as a guest pays them: by the rules of the house, not too often, and patiently where it is busy."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..errors import DocumentError
from .addresses import Allowed, host_of, normal
from .client import REDIRECTS, Client
from .interface import Answer, Outcome, PassingError
from .robots import Robots

LONGEST_WAIT = 120.0
"""Seconds that a server may ask to be left alone (``Retry-After``); for more, it is left for another run."""

_REDIRECTS = 10
_PAUSES = (2, 4, 8)  # between tries, in delays
_PATIENCE = 3  # documents of a host in a row that could not be had, until it counts as down

Validators = Callable[[str], Mapping[str, str]]
"""Headers of a question by its address: what of it is there already, so that only news is sent."""


def _nothing(_address: str) -> Mapping[str, str]:
    return {}


@dataclass(slots=True)
class _Host:
    due: float = 0.0  # when it may be asked again, on the monotonic clock
    failures: int = 0  # in a row
    closed: str = ""  # why it is left alone for the rest of the run


class Visitor:
    """Gets documents; ``delay`` is the least number of seconds between two questions to one host."""

    def __init__(self, client: Client, allowed: Allowed, delay: float) -> None:
        self._client = client
        self._allowed = allowed
        self._delay = delay
        self._hosts: defaultdict[str, _Host] = defaultdict(_Host)
        self._robots = Robots(lambda address: self._follow(address, _nothing, self._allowed.check))

    def get(self, address: str, validators: Validators = _nothing) -> Answer:
        """The answer at the end of an address's redirects; raises a `DocumentError` named by the address."""
        return self._follow(address, validators, self._check)

    def _check(self, address: str) -> None:
        self._allowed.check(address)
        self._robots.check(address)

    def _follow(self, first: str, validators: Validators, check: Callable[[str], None]) -> Answer:
        address, seen = first, set[str]()
        try:
            while address not in seen and len(seen) <= _REDIRECTS:
                seen.add(address)
                check(address)
                answer = self._patiently(address, validators(address))
                if answer.status not in REDIRECTS:
                    return answer
                address = normal(answer.header("location"), address)
        except DocumentError as error:
            raise _named(first, address, error) from error
        circle = "in a circle" if address in seen else f"more than {_REDIRECTS} times"
        raise DocumentError(first, Outcome.REDIRECTS, f"is redirected {circle}")

    def _patiently(self, address: str, headers: Mapping[str, str]) -> Answer:
        """Ask until there is an answer, or no hope of one in this run."""
        host = self._hosts[host_of(address)]
        if host.closed:
            raise PassingError(address, Outcome.UNREACHABLE, f"was not asked for: its host {host.closed}")
        for pause in (*_PAUSES, None):
            try:
                answer = self._in_time(address, headers, host)
            except PassingError as error:
                if pause is None or error.wait > LONGEST_WAIT:
                    _give_up(host, error)
                    raise
                host.due = time.monotonic() + max(pause * self._delay, error.wait)
            else:
                host.failures = 0
                return answer
        raise AssertionError("the last try answers or raises")

    def _in_time(self, address: str, headers: Mapping[str, str], host: _Host) -> Answer:
        time.sleep(max(0.0, host.due - time.monotonic()))
        try:
            return self._client.get(address, headers)
        finally:
            host.due = time.monotonic() + max(self._delay, self._robots.pause(address))


def _give_up(host: _Host, error: PassingError) -> None:
    host.failures += 1
    if error.wait > LONGEST_WAIT:
        host.closed = f"asks to be left alone for {error.wait:.0f} s"
    elif host.failures >= _PATIENCE:
        host.closed = f"failed {_PATIENCE} times in a row"


def _named(first: str, address: str, error: DocumentError) -> DocumentError:
    """An error of any step, as one of the address that was asked for."""
    if error.outcome == Outcome.NO_ADDRESS:  # the first address is one
        reason = f"is redirected to {error.name or 'nowhere'}, which {error.reason}"
    elif address == first:
        reason = error.reason
    else:
        reason = f"is redirected to {address}, which {error.reason}"
    if isinstance(error, PassingError):
        return PassingError(first, error.outcome, reason, error.wait)
    return DocumentError(first, error.outcome, reason)
