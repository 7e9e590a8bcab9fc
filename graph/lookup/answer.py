"""The rows of a lookup, the SPARQL that gave them, and the names of the things in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..store.interface import Store
from ..store.results import Cell, Row, rows
from .labels import names_of, things_in

if TYPE_CHECKING:
    from ..model import LocalId


@dataclass(frozen=True, slots=True)
class Answer:
    """One table with the query behind it; ``names`` are those of the things in its cells."""

    query: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    names: Mapping[LocalId, str]

    def records(self) -> list[dict[str, Cell]]:
        """The rows by their columns' names."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def answer(store: Store, query: str) -> Answer:
    """Ask a SELECT, and for the names of what it found."""
    table = rows(store.query(query))
    found = tuple(table.rows)
    return Answer(query, table.columns, found, names_of(store, things_in(found)))
