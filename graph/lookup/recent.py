"""What the latest documents say of a thing that has too much to tell for one page."""

from __future__ import annotations

from ...queries import load
from ..store.interface import Store
from ..store.results import Row, rows, select
from .dossier import Section
from .names import Match

MUCH = 1000
"""Triples that point to a thing, from which on nobody reads all that they stand for."""
_SAID = "SELECT (COUNT(*) AS ?count) { SELECT * { ?subject ?predicate THING } LIMIT MUCH }"


def has_much(store: Store, thing: Match) -> bool:
    """Whether there is more to tell of a thing than a page can hold; answered at once."""
    query = _SAID.replace("THING", str(thing.node)).replace("MUCH", str(MUCH))
    return select(store, query)[0]["count"] == MUCH


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
