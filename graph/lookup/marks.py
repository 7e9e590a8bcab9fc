"""A document's captured text with every statement marked in it, however marks nest and overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from ...queries import load
from ..store.interface import Store
from ..store.results import Cell, select
from .labels import names_of, things_in
from .names import Match

if TYPE_CHECKING:
    from ..model import LocalId

Record = Mapping[str, Cell]


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """A statement at the place of its words; ``told`` is the rest of its row in `lookups/marks`."""

    start: int
    end: int
    told: Record
    of: tuple[str, ...]
    """What it is about, or addressed to: IRIs."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that the same marks cover, and those of them that begin and end with it."""

    text: str
    marks: tuple[Mark, ...]
    begin: tuple[Mark, ...]
    end: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A document's marks in the order of its text, which is None where only the graph is at hand."""

    query: str
    marks: tuple[Mark, ...]
    names: Mapping[LocalId, str]
    text: str | None


def marked(store: Store, document: Match) -> Marked:
    """Read the statements of a document, and its text."""
    query = load("lookups/marks").bound({"thing": document.node})
    found = select(store, query)
    digests = select(store, load("lookups/text").bound({"thing": document.node}))
    text = store.captured_text(str(digests[0]["digest"])) if digests else None
    return Marked(
        query, tuple(_marks(found)), names_of(store, things_in(row.values() for row in found)), text
    )


def _marks(rows: Iterable[Record]) -> Iterator[Mark]:
    """One mark for each statement at each of its places; what it is about comes in several rows."""

    def place(row: Record) -> tuple[Cell, ...]:
        return row["start"], row["end"], row["kind"], row["statement"], row["rule"]

    for (start, end, *_), group in groupby(rows, place):
        of: dict[str, None] = {}
        for row in group:
            of |= {str(row["of"]): None} if row["of"] else {}
            first = row
        yield Mark(int(str(start)), int(str(end)), first, tuple(of))


def lines(text: str, marks: Sequence[Mark]) -> Iterator[tuple[Piece, ...]]:
    """Each line that holds words, in pieces; ``marks`` are in the order of their start."""
    waiting, open_marks, start = list(reversed(marks)), list[Mark](), 0
    for line in text.splitlines(keepends=True):
        end = start + len(line.rstrip())
        while waiting and waiting[-1].start < end:
            open_marks.append(waiting.pop())
        open_marks = [mark for mark in open_marks if mark.end > start]
        if end > start:
            yield tuple(_pieces(text, start, end, open_marks))
        start += len(line)


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    inner = {place for mark in marks for place in (mark.start, mark.end) if start < place < end}
    for here, there in pairwise(sorted({start, end} | inner)):
        over = tuple(mark for mark in marks if mark.start < there and mark.end > here)
        begin = tuple(mark for mark in over if mark.start == here)
        yield Piece(text[here:there], over, begin, tuple(mark for mark in over if mark.end == there))
