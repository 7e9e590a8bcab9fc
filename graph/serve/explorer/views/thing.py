"""A thing at its own address: a document, a statement, a dossier, or the bare triples."""

from __future__ import annotations

from ....identifiers import ID
from ....lookup.names import KINDS, Match, existing
from ....store.local import LocalStore
from ..asked import Asked
from ..entries import STATEMENT
from ..page import Page
from . import document, dossier, plain, statement


def view(store: LocalStore, asked: Asked) -> Page:
    """The page that suits the kind of thing; raises `RefusedError` 404 for what the store does not know."""
    iri = asked.path["iri"]
    if not iri.startswith(ID) or not existing(store, [iri]):
        return plain.view(store, asked)
    thing = Match(iri.removeprefix(ID))
    kind = thing.id.partition("/")[0]
    if kind == "document":
        return document.view(store, asked, thing)
    if STATEMENT.fullmatch(iri) or kind in {"evidence", "inference"}:
        return statement.view(store, asked, thing)
    return dossier.view(store, asked, thing) if kind in KINDS else plain.view(store, asked)
