"""What a fetch tells of itself: a step for each address, and counts at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum


class What(StrEnum):
    """What became of an address."""

    SAVED = "saved"
    CHANGED = "changed"
    UNCHANGED = "unchanged"  # so says the server
    KEPT = "kept"  # the server was not asked again
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Step:
    """One address is done: the ``number``-th of the ``total`` that are known by now."""

    number: int
    total: int
    what: What
    address: str
    file: str = ""
    size: int = 0  # bytes
    reason: str = ""  # why it was left out


@dataclass(slots=True)
class Report:
    """What became of all."""

    counts: Counter[str] = field(default_factory=lambda: Counter(dict.fromkeys(What, 0)))  # no sitemaps
    unmatched: int = 0  # addresses of sitemaps beside the pattern

    @property
    def is_complete(self) -> bool:
        """Whether nothing was left out."""
        return not self.counts[What.LEFT_OUT]


Tell = Callable[[Step], None]
