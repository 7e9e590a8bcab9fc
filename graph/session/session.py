"""One store, to be asked from Python."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ...queries import library, load, parse
from ..errors import UsageError
from ..lookup.dossier import SECTIONS
from ..lookup.find import find_query
from ..lookup.labels import label
from ..lookup.questions import filled, question
from ..lookup.things import thing
from ..store.interface import Store
from ..store.local import LocalStore
from ..store.local import open_store as open_local
from .table import Table, library_of
from .triples import Triples
from .values import value

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from ..model import LocalId


def open_store(place: str | Path) -> Session:
    """Open a store folder, an RDF file, or (``http://...``) a SPARQL endpoint; raises `StoreError`."""
    if str(place).startswith(("http://", "https://")):
        from ..store.remote import RemoteStore

        return Session(RemoteStore(str(place)))
    return Session(open_local(Path(place)))


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the documents say about one thing: a table a section, empty ones left out."""

    id: LocalId
    label: str
    sections: dict[str, Table]

    def __getitem__(self, section: str) -> Table:
        return self.sections[section]

    def _repr_html_(self) -> str:
        parts = (table._repr_html_() for table in self.sections.values())
        return f"<h3>{escape(self.label)}</h3>" + "".join(parts)


class Session:
    """A store with its questions and lookups. Names of things are taken as people write them."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def __repr__(self) -> str:
        return f"<peelgraph store {self.store.name}>"

    def query(self, text: str, /, **params: object) -> Table | Triples | bool:
        """Answer a question of the library by its name, or your own SPARQL.

        SELECT gives a `Table`, CONSTRUCT and DESCRIBE give `Triples`, ASK a bool. ``params`` fill in the
        blanks: ``query("deadlines", force="the Met")``. Raises `UsageError` for a mistake in the query or a
        parameter, `NotFoundError` for a name that nothing has.
        """
        named = " " not in text.strip() and "{" not in text
        asked = question(text.strip()) if named else parse("query", text)
        values = {name: str(given) for name, given in params.items() if given is not None}
        return self._answer(filled(self.store, asked, values, _warn), asked.summary if named else "")

    def questions(self, about: str = "") -> Table:
        """The library: name, summary and parameters; ``about`` keeps those that speak of it."""
        rows = [(query.name, query.summary, query.signature) for query in library().values()]
        kept = [row for row in rows if about.lower() in " ".join(row).lower()]
        return Table(("name", "summary", "params"), tuple(kept), title="Questions")

    def show(self, name: str, *only: str) -> Dossier:
        """All that the documents say about a thing, or ``only`` some sections; raises `NotFoundError`."""
        match = thing(self.store, name)
        if match.note:
            _warn(match.note)
        found = {}
        for section in only or SECTIONS:
            query = load(f"lookups/{section}")
            table = self._table(query.bound({"thing": match.node}), query.tags[0])
            if len(table) or only:
                found[section] = table
        return Dossier(match.id, label(self.store, match), found)

    def find(self, words: str, limit: int = 50) -> Table:
        """Statements and documents that hold all of some words, the best first (see `find.find_query`)."""
        return self._table(find_query(self.store, words, limit), f"Statements with {words}")

    def path(self, start: str, goal: str, count: int = 3) -> Table:
        """The firmest ways between two things, a row a step, with the words that support it."""
        from ..network.paths import path_query

        ends = [thing(self.store, name).id for name in (start, goal)]
        return self._table(path_query(self.store, ends[0], ends[1], count), f"From {start} to {goal}")

    def to_networkx(self) -> nx.MultiDiGraph:
        """All things and their relations (see `network.things.network`)."""
        from ..network.things import network

        return network(self.store)

    def graph(self) -> rdflib.Graph:
        """The store as a graph of rdflib, without a copy: each triple of all documents once.

        Raises `UsageError` for an endpoint. Nothing can be written through it.
        """
        import rdflib
        from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

        if not isinstance(self.store, LocalStore):
            raise UsageError(f"{self.store.name} is an endpoint: rdflib reads it by its own SPARQLStore")
        oxrdflib = library_of("oxrdflib")
        engine = oxrdflib.OxigraphStore(store=self.store.engine)
        return rdflib.Graph(store=engine, identifier=DATASET_DEFAULT_GRAPH_ID)

    def _answer(self, text: str, title: str) -> Table | Triples | bool:
        answer = self.store.query(text)
        if isinstance(answer, ox.QueryBoolean):
            return bool(answer)
        if isinstance(answer, ox.QueryTriples):
            return Triples(tuple(sorted(answer, key=str)), text)
        columns = tuple(variable.value for variable in answer.variables)
        return Table(columns, tuple(tuple(map(value, row)) for row in answer), text, title)

    def _table(self, text: str, title: str) -> Table:
        answer = self._answer(text, title)
        assert isinstance(answer, Table), "lookups select rows"
        return answer


def _warn(text: str) -> None:
    warnings.warn(text, stacklevel=4)
