"""What a collection holds: how much of each class, and things of a kind by how much is told of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...queries import load
from ..errors import NotFoundError
from ..store.interface import Store
from ..store.results import Cell, Row, rows, select
from .labels import names_of, things_in

if TYPE_CHECKING:
    from ..model import LocalId

SHELVES = ("forces", "inspectors", "commissioners", "themes", "programmes", "documents")
"""Kinds of things that a collection is entered by, each a file of ``queries/lookups``."""
HOLDINGS_QUERY = load("lookups/holdings").text
"""The SPARQL behind `holdings`."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Things of a kind, those with most to tell first; ``unit`` is what they are counted in."""

    name: str
    summary: str
    unit: str
    query: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    total: int
    names: Mapping[LocalId, str]

    def records(self) -> list[dict[str, Cell]]:
        """The rows by their columns' names."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def shelf(store: Store, name: str, start: int = 0, most: int | None = None) -> Shelf:
    """One shelf, or at most so many of its rows from one on; raises `NotFoundError` for another name."""
    if name not in SHELVES:
        raise NotFoundError(f"nothing is listed as {name!r}: there are {', '.join(SHELVES)}")
    query = load(f"lookups/browse-{name}")
    table = rows(store.query(query.text))
    ordered = sorted(table.rows, key=_place)  # an engine that sorts compares decoded terms, and takes seconds
    shown = tuple(ordered[start:][:most])
    summary = query.summary.removesuffix("; in no order.") + "."
    names = names_of(store, things_in(shown))
    return Shelf(name, summary, query.tags[0], query.text, table.columns, shown, len(ordered), names)


def _place(row: Row) -> tuple[float, list[int], str]:
    """The highest count or the latest date first, what has none last."""
    thing, value = row
    if isinstance(value, int):
        return -value, [], str(thing)
    return 0 if value else 1, [-ord(sign) for sign in str(value)], str(thing)


def holdings(store: Store) -> dict[str, int]:
    """How many things of each class there are, by the local names of classes."""
    found = select(store, HOLDINGS_QUERY)
    return {str(row["class"]).replace("#", "/").rpartition("/")[2]: int(str(row["count"])) for row in found}
