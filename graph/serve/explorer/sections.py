"""The sections of a dossier as parts of a page: quotations, or tables, or facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from ...identifiers import ID
from ...lookup.dossier import Section
from ...store.local import LocalStore
from ...store.results import Cell
from .entries import Entry, Told, entries, own, told

if TYPE_CHECKING:
    from ...model import LocalId

Record = Mapping[str, Cell]

_READ_IN = {"document": "Read in"}
COLUMNS: Mapping[str, Mapping[str, str]] = {
    "people": {"person": "Who", "role": "Role", "organization": "Where", "period": "When", **_READ_IN},
    "documents": {"issued": "Published", "document": "Document", "relation": "How it speaks of it"},
    "inspections": {
        "inspection": "Inspection",
        "programme": "Programme",
        "period": "Fieldwork",
        "sameAs": "Same as",
    },
    "forces": {"force": "Force", "findings": "Findings", "concerns": "Concerns", "documents": "Documents"},
    "grades": {"issued": "Published", "force": "Force", "question": "Question", "grade": "Grade", **_READ_IN},
}
"""Sections that are tables, with the headings of their columns; the others are lists of quotations."""
_GATHERED = {"outcomes": ("work",), "repeated": ("force", "theme")}
"""Columns by whose values the entries of a section stand together."""
_DATES = {"issued", "deadline"}


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table; ``statement`` has the words behind it."""

    cells: tuple[tuple[Told, ...], ...]
    statement: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that have something in common, which is told above them."""

    heading: tuple[Told, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section as a template shows it: ``groups`` of quotations, or ``lines`` below ``headings``."""

    section: Section
    groups: tuple[Group, ...] = ()
    headings: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()


def part(store: LocalStore, section: Section, names: Mapping[LocalId, str], thing: LocalId) -> Part:
    """A section with things by their names; what the whole page is about is not said again."""
    records = section.records()
    if section.name in COLUMNS:
        shown = {key: word for key, word in COLUMNS[section.name].items() if _says(key, records, thing)}
        lines = tuple(_line(record, shown, names) for record in records)
        return Part(section, headings=tuple(shown.values()), lines=lines)
    return Part(section, tuple(_groups(store, section, records, names, thing)))


def _says(key: str, records: Sequence[Record], thing: LocalId) -> bool:
    if key == "period":
        return any(record["start"] or record["end"] for record in records)
    return any(record.get(key) not in (None, ID + thing) for record in records)


def _line(record: Record, columns: Mapping[str, str], names: Mapping[LocalId, str]) -> Line:
    cells = (tuple(_cell(record, key, names)) for key in columns)
    return Line(tuple(cells), own(record))


def _cell(record: Record, key: str, names: Mapping[LocalId, str]) -> Iterator[Told]:
    if key == "period":
        start, end = record["start"], record["end"]
        ends = [start] if start == end else [start, end]
        words = ["", "to"] if start and end else ["since"] if start else ["", "until"]
        for date, word in zip(ends, words, strict=False):
            if date:
                yield told(date, names, word, date=True)
    elif record[key] is not None:
        yield told(record[key], names, date=key in _DATES)
    elif key == "issued":
        yield Told("no date")
    if key == "grade" and record["restated"]:
        yield Told("restates an earlier inspection")


def _groups(
    store: LocalStore,
    section: Section,
    records: Sequence[Record],
    names: Mapping[LocalId, str],
    thing: LocalId,
) -> Iterator[Group]:
    gathered = _GATHERED.get(section.name, ())
    for of, group in groupby(records, lambda record: [record[key] for key in gathered]):
        heading = tuple(told(cell, names) for cell in of if cell != ID + thing)
        rest = [{**record, **dict.fromkeys(gathered)} for record in group]
        yield Group(heading, tuple(entries(store, rest, names, thing)))
