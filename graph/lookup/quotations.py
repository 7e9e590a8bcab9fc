"""The words behind all statements."""

from __future__ import annotations

from ...queries import load
from ..identifiers import ID
from ..store.interface import Store
from ..store.results import Cell, select

_IDS = ("evidence", "document", "rule")


def all_quotations(store: Store) -> list[dict[str, Cell]]:
    """Every quotation, by id: evidence, words, document, title, issued, start, end (characters), rule."""
    rows = select(store, load("lookups/quotations").text)
    short = [
        {
            name: value.removeprefix(ID) if isinstance(value, str) and name in _IDS else value
            for name, value in row.items()
        }
        for row in rows
    ]
    return sorted(short, key=lambda row: (str(row["evidence"]), str(row["title"])))
