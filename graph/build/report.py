"""What became of the documents that were to be stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

Progress = Callable[[int, int], None]
"""Told how many documents are done, and of how many."""


@dataclass(slots=True)
class Report:
    """Counts, and the names of what needs a person's eye. Names are paths as the user gave them."""

    stored: int = 0
    replaced: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)  # name, reason
    skipped: list[str] = field(default_factory=list)  # files that are no documents
    problems: dict[str, list[str]] = field(default_factory=dict)  # pages left out and broken rules, by name
    statements: Counter[str] = field(default_factory=Counter)  # of stored and replaced documents, by kind
    repaired: bool = False  # the database was damaged, and has been made again
    seconds: float = 0.0

    def count(self, name: str, statements: Counter[str], problems: list[str]) -> None:
        """Count what was read from one document."""
        self.statements += statements
        if problems:
            self.problems[name] = problems

    @property
    def is_news(self) -> bool:
        """Whether the store is another than before."""
        return bool(self.stored or self.replaced or self.removed)

    @property
    def is_complete(self) -> bool:
        """Whether nothing was left out and no rule broken."""
        return not self.failed and not self.problems
