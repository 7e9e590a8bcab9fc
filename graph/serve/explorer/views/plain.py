"""What has no page of its own kind: the triples about it, term by term."""

from __future__ import annotations

from ....identifiers import ID
from ....store.local import LocalStore
from ...entities import described
from ..asked import Asked
from ..page import Page, Table


def view(store: LocalStore, asked: Asked) -> Page:
    """What an IRI says and what points to it."""
    thing = described(store, asked.path["iri"])
    columns = ("thing", "property", "value", "label")
    rows = [(thing.iri, row.of, row.iri or row.text, row.text) for row in thing.own]
    rows += [(row.iri or row.text, row.of, thing.iri, row.text) for row in thing.incoming]
    query = f"DESCRIBE <{thing.iri}>"
    return Page(
        "plain.html",
        thing.label,
        {"thing": thing},
        (Table("triples", query, columns, tuple(rows)),),
        thing.iri.removeprefix(ID) if thing.iri.startswith(ID) else None,
    )
