"""A thing at its own address: a document, a statement, a dossier, or the bare triples."""

from __future__ import annotations

from ....errors import NotFoundError
from ....identifiers import ID
from ....lookup.names import KINDS, Match, existing
from ....store.local import LocalStore
from ..asked import Asked
from ..entries import STATEMENT
from ..page import Page
from . import document, dossier, plain, statement


def view(store: LocalStore, asked: Asked) -> Page:
    """The page that suits the kind of thing; raises `NotFoundError` for what the store says nothing about."""
    iri = asked.path["iri"]
    if not existing(store, [iri]):
        raise NotFoundError(f"the store says nothing about <{iri}>")
    thing = Match(iri.removeprefix(ID))
    kind = thing.id.partition("/")[0]
    if not iri.startswith(ID):
        return plain.view(store, asked)
    if kind == "document":
        return document.view(store, asked, thing)
    if STATEMENT.fullmatch(iri) or kind in {"evidence", "inference"}:
        return statement.view(store, asked, thing)
    return dossier.view(store, asked, thing) if kind in KINDS else plain.view(store, asked)
