"""All that the graph says about one thing, in sections that are each the answer to one query file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...queries import Term, load
from ..errors import UsageError
from ..identifiers import iri
from ..store.interface import Store
from ..store.results import Cell, Row, window
from .labels import label, names_of, things_in
from .names import Match
from .union import union

if TYPE_CHECKING:
    from ..model import LocalId

SECTIONS = (
    "about",
    "people",
    "documents",
    "inspections",
    "follow-ups",
    "commissions",
    "outcomes",
    "forces",
    "repeated",
    "findings",
    "recommendations",
    "grades",
    "monitoring",
    "reactions",
)
"""Files of ``queries/lookups``. Each takes a thing of any kind, so most answers are empty."""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a dossier, and the SPARQL that gives its rows: all ``total``, or some of them."""

    name: str
    title: str
    query: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    total: int

    def records(self) -> list[dict[str, Cell]]:
        """The rows by their columns' names."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Dossier:
    """A thing with what is said about it; empty sections are left out."""

    id: LocalId
    label: str
    sections: tuple[Section, ...]
    names: Mapping[LocalId, str]  # of the things in the sections
    stated: Mapping[str, int] = field(default_factory=dict)  # where this is not all: statements by section

    def query(self) -> str:
        """The SPARQL that gives all sections at once, each row led by the name of its own."""
        if len(self.sections) == 1:
            return self.sections[0].query
        columns = (column for part in self.sections for column in part.columns)
        return union({part.name: part.query for part in self.sections}, columns)

    def data(self) -> dict[str, object]:
        """The whole as plain values."""
        sections = {section.name: section.records() for section in self.sections}
        return {"id": self.id, "iri": iri(self.id), "label": self.label, "sections": sections}


def dossier(store: Store, thing: Match, only: Sequence[str] = (), most: int | None = None) -> Dossier:
    """Read the sections, or ``only`` some, and at most so many rows of each.

    Raises `UsageError` for a section that does not exist.
    """
    if unknown := [name for name in only if name not in SECTIONS]:
        raise UsageError(f"no section is called {unknown[0]!r}: there are {', '.join(SECTIONS)}")
    sections = [section(store, thing, name, most=most) for name in only or SECTIONS]
    return gathered(store, thing, [part for part in sections if part.rows or only])


def gathered(
    store: Store, thing: Match, sections: Sequence[Section], stated: Mapping[str, int] | None = None
) -> Dossier:
    """Sections as a dossier, with the names of all that they speak of."""
    names = names_of(store, things_in(row for part in sections for row in part.rows))
    return Dossier(thing.id, label(store, thing), tuple(sections), names, stated or {})


def section(
    store: Store,
    thing: Match,
    name: str,
    start: int = 0,
    most: int | None = None,
    only: Mapping[str, Term] | None = None,
) -> Section:
    """One section, empty or not: of its rows at most so many, from one on; ``only`` some, by parameters."""
    query = load(f"lookups/{name}")
    text = query.bound({"thing": thing.node, **(only or {})})
    table, total = window(store.query(text), start, most)
    return Section(name, query.tags[0], text, table.columns, tuple(table.rows), total)
