"""The words behind a statement."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from ...queries import load
from ..identifiers import iri
from ..model import LocalId
from ..store.interface import Store
from ..store.results import select


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
