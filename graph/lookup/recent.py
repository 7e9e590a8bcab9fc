"""What the latest documents say of a thing that has too much to tell for one page."""

from __future__ import annotations

from dataclasses import replace

from ...queries import load
from ..store.interface import Store
from ..store.results import Row, rows, select
from .dossier import Dossier, Section, gathered, section
from .names import Match

MUCH = 1000
"""Triples that point to a thing, from which on nobody reads all that they stand for."""
_SAID = "SELECT (COUNT(*) AS ?count) { SELECT * { ?subject ?predicate THING } LIMIT MUCH }"

_SECTIONS = {
    "finding": "findings",
    "recommendation": "recommendations",
    "judgment": "grades",
    "monitoring": "monitoring",
}
"""Where a dossier tells the statements of a kind; reactions hang on documents, not on the thing."""


def latest(store: Store, thing: Match, most: int) -> Dossier | None:
    """What the latest documents tell of a thing that has much to tell, and how much there is; else None."""
    if not has_much(store, thing):
        return None
    documents, said = latest_sections(store, thing, most)
    if not documents.rows:
        return None
    said = replace(said, rows=said.rows[:most])
    parts = [section(store, thing, "about"), said, documents]
    return gathered(store, thing, [part for part in parts if part.rows], _stated(store, thing))


def latest_sections(store: Store, thing: Match, most: int) -> tuple[Section, Section]:
    """So many of the latest documents, and what they state of a thing."""
    documents = recent_documents(store, thing, most)
    return documents, recent_statements(store, thing, documents)


def _stated(store: Store, thing: Match) -> dict[str, int]:
    """How many statements stand in each of these sections; one on two themes has two rows there."""
    found = select(store, load("lookups/stated").bound({"thing": thing.node}))
    counts = {str(row["kind"]): int(str(row["count"])) for row in found}
    return {name: counts[kind] for kind, name in _SECTIONS.items() if kind in counts}


def has_much(store: Store, thing: Match, much: int = 0) -> bool:
    """Whether there is more to tell of a thing than a page can hold (or ``much``); answered at once."""
    much = much or MUCH
    query = _SAID.replace("THING", str(thing.node)).replace("MUCH", str(much))
    return select(store, query)[0]["count"] == much


def recent_documents(store: Store, thing: Match, most: int) -> Section:
    """The latest documents that speak of a thing, the latest first; those without a date come last."""
    query = load("lookups/recent").bound({"thing": thing.node})
    table = rows(store.query(query))
    ordered = sorted(table.rows, key=_date, reverse=True)
    return Section("documents", "documents", query, table.columns, tuple(ordered[:most]), len(ordered))


def recent_statements(store: Store, thing: Match, documents: Section) -> Section:
    """What these documents state of the thing, in their order."""
    iris = [str(record["document"]) for record in documents.records()]
    query = load("lookups/recently").bound({"thing": thing.node})
    query = query.replace("{ UNDEF }", "{ " + " ".join(f"<{iri}>" for iri in iris) + " }")
    table = rows(store.query(query))
    place = {iri: number for number, iri in enumerate(iris)}
    columns = {name: number for number, name in enumerate(table.columns)}

    def order(row: Row) -> tuple[int, str, str]:
        of, kind, statement = (str(row[columns[name]]) for name in ("document", "what", "statement"))
        return place[of], kind, statement

    found = tuple(sorted(table.rows, key=order))
    return Section("recently", "latest statements", query, table.columns, found, len(found))


def _date(row: Row) -> tuple[str, str]:
    document, issued = row
    return str(issued or ""), str(document)
