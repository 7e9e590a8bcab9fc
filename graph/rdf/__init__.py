"""Statements and tables as RDF, and what follows from them; the shapes are those of ``docs/model.md``.

`document_quads`, `reference_quads`, `ontology_quads`, `inferred_quads`, `description_quads` each return the
whole content of one named graph, without blank nodes and in an order that depends on nothing but the content.
"""

from .across import Ledger
from .description import count, counts_in, description_quads
from .documents import document_quads, statement_ids
from .inferred import Changed, documents_in, follow, infer, inferred_quads, take_in
from .nquads import read_nquads, to_nquads
from .reference import reference_quads
from .vocabulary import ontology_quads

__all__ = [
    "Changed",
    "Ledger",
    "count",
    "counts_in",
    "description_quads",
    "document_quads",
    "documents_in",
    "follow",
    "infer",
    "inferred_quads",
    "ontology_quads",
    "read_nquads",
    "reference_quads",
    "statement_ids",
    "take_in",
    "to_nquads",
]
