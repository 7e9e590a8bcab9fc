"""Why the graph says something: the sentence marked in its surroundings, who says it, and what read it."""

from __future__ import annotations

from ....errors import NotFoundError
from ....identifiers import iri
from ....lookup.explain import Explanation, explain, explain_queries
from ....lookup.labels import names_of
from ....lookup.names import Match
from ....store.local import LocalStore
from ..asked import Asked
from ..page import Page, Table
from . import plain

_COLUMNS = ("document", "title", "issued", "start", "end", "before", "words", "after", "rule", "confidence")


def view(store: LocalStore, asked: Asked, thing: Match) -> Page:
    """An explanation; what rests on no words of its own is told as triples."""
    try:
        found = explain(store, thing)
    except NotFoundError:
        return plain.view(store, asked)
    queries = explain_queries(thing)
    quoted = tuple(
        (iri(q.document), q.title, q.issued, q.start, q.end, q.before, q.words, q.after, q.rule, q.confidence)
        for q in found.quotations
    )
    said = tuple((p.name, p.value, p.label, p.inferred_by) for p in found.properties)
    voices = sorted({iri(q.held_by) for q in found.quotations if q.held_by})
    return Page(
        "statement.html",
        found.label,
        {"found": found, "voices": names_of(store, voices), "anchor": _anchor(thing), "kind": _kind(found)},
        (
            Table("quotations", queries["explain"], _COLUMNS, quoted),
            Table("properties", queries["statement"], ("property", "value", "label", "inferredBy"), said),
        ),
        thing.id,
        data=found.data(),
    )


def _anchor(thing: Match) -> str:
    """Where a document's page marks the words."""
    return f"{thing.id.partition('/')[0]}-{thing.id.rpartition('/')[2]}"


def _kind(found: Explanation) -> str:
    """What the statement is, the most special class of it."""
    labels = [p.label or p.value for p in found.properties if p.name == "type"]
    return min(
        labels, key=lambda name: (name in {"finding", "claim"}, name), default=found.id.partition("/")[0]
    )
