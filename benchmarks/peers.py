"""The table of one run: each task beside a peer, as ratio and in a sentence that says who is better."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version

ALIKE = 1.05
"""Ratios up to this are no difference."""
COLUMNS = ("task", "peelgraph", "peer", "of the peer", "ratio", "what it means")


@dataclass(frozen=True)
class Comparison:
    """A task done by both; `ratio` is the peer's time over ours, so that more than 1 speaks for peelgraph."""

    task: str
    package: str
    ours: str
    theirs: str
    ratio: float
    note: str

    def cells(self) -> tuple[str, ...]:
        ratio = "–" if self.ratio == float("inf") else f"{self.ratio:.3g}"
        return (self.task, self.ours, _peer(self.package), self.theirs, ratio, self.meaning())

    def meaning(self) -> str:
        if self.ratio == float("inf"):
            said = f"{self.package} gave no answer in the time it had"
        elif self.ratio > ALIKE:
            said = f"peelgraph is {self.ratio:.3g} times as fast"
        elif self.ratio >= 1 / ALIKE:
            said = "no difference"
        else:
            said = f"{self.package} is better: {1 / self.ratio:.3g} times as fast"
        return f"{said}; {self.note}" if self.note else said


_told: list[Comparison] = []


def seconds(task: str, package: str, ours: float, theirs: float, note: str = "") -> None:
    """Add a comparison of CPU seconds."""
    _told.append(Comparison(task, package, _time(ours), _time(theirs), theirs / ours, note))


def rates(task: str, package: str, ours: float, theirs: float, unit: str, note: str = "") -> None:
    """Add a comparison of how much is done in a second."""
    ratio = ours / theirs if theirs else float("inf")
    _told.append(Comparison(task, package, _rate(ours, unit), _rate(theirs, unit), ratio, note))


def ratio(task: str, package: str, found: float, note: str = "") -> None:
    """Add a ratio that is itself a mean of many."""
    _told.append(Comparison(task, package, "–", "–", found, note))


def table(*, markdown: bool) -> Iterator[str]:
    """Lines of the table: Markdown, or columns for a terminal."""
    rows = [COLUMNS, *(one.cells() for one in _told)]
    if markdown:
        rows.insert(1, tuple("---" for _ in COLUMNS))
        yield from (f"| {' | '.join(row)} |" for row in rows)
        return
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _peer(package: str) -> str:
    return f"{package} {version(package)}"


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{1000 * seconds:.3g} ms"


def _rate(count: float, unit: str) -> str:
    return f"{count:,.0f} {unit}" if count >= 10 else f"{count:.2g} {unit}"
