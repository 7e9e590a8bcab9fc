"""How to fetch: what a user may choose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from ... import __version__
from ..documents.read import MAX_SIZE
from ..errors import UsageError
from .client import TIMEOUT
from .robots import AGENT


@dataclass(frozen=True, slots=True)
class Options:
    """How to fetch; times in seconds but ``max_age``, sizes in bytes."""

    delay: float = 1.0
    timeout: float = TIMEOUT
    max_size: int = MAX_SIZE
    max_age: timedelta = timedelta(hours=24)  # what was checked less long ago is not asked for again
    match: str = "*"  # pattern for addresses of sitemaps
    reports: bool = True  # follow landing pages to report and letter
    allow_hosts: tuple[str, ...] = ()
    allow_private: bool = False
    contact: str = ""

    @property
    def agent(self) -> str:
        """How we present ourselves to servers."""
        if not self.contact.isascii() or not self.contact.isprintable():
            raise UsageError("--contact: give an e-mail or web address in plain letters")
        return f"{AGENT}/{__version__}" + (f" (+{self.contact})" if self.contact else "")
