"""The words behind a statement."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from ...queries import load
from ..identifiers import ID, iri
from ..model import LocalId
from ..store.interface import Store
from ..store.results import Cell, select

_IDS = ("evidence", "document", "rule")


@dataclass(frozen=True, slots=True)
class Quotation:
    """The exact words, and the title of the document they stand in."""

    evidence: LocalId
    words: str
    title: str


def quotation(store: Store, evidence: LocalId) -> Quotation | None:
    """The quotation of a piece of evidence; None where the store has no such evidence."""
    rows = select(store, load("lookups/quotation").bound({"evidence": NamedNode(iri(evidence))}))
    return Quotation(evidence, str(rows[0]["words"]), str(rows[0]["title"])) if rows else None


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
