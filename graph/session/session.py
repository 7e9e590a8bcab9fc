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
from ..lookup.compare import compare_query
from ..lookup.dossier import SECTIONS
from ..lookup.explain import explain_query
from ..lookup.find import find_query
from ..lookup.labels import label
from ..lookup.names import Match, resolve
from ..lookup.questions import filled, question
from ..lookup.things import is_statement, thing
from ..lookup.timeline import timeline_query
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
        notes: list[str | None] = []
        text = filled(self.store, asked, values, notes.append)
        _warn(*notes)
        return self._answer(text, asked.summary if named else "")

    def questions(self, about: str = "") -> Table:
        """The library: name, summary and parameters; ``about`` keeps those that speak of it."""
        rows = [(query.name, query.summary, query.signature) for query in library().values()]
        kept = [row for row in rows if about.lower() in " ".join(row).lower()]
        return Table(("name", "summary", "params"), tuple(kept), title="Questions")

    def show(self, name: str, *only: str) -> Dossier:
        """All that the documents say about a thing, or ``only`` some sections; raises `NotFoundError`.

        Of a statement, by its id or the last digits of that: what it says, and its words.
        """
        match = thing(self.store, name)
        _warn(match.note)
        if is_statement(match) and not only:
            told = {"statement": self._table(explain_query(self.store, match), "statement")}
            return Dossier(match.id, label(self.store, match), told)
        found = {}
        for section in only or SECTIONS:
            query = load(f"lookups/{section}")
            table = self._table(query.bound({"thing": match.node}), query.tags[0])
            if len(table) or only:
                found[section] = table
        return Dossier(match.id, label(self.store, match), found)

    def timeline(
        self, force: str, theme: str | None = None, since: str | None = None, until: str | None = None
    ) -> Table:
        """What happened to a force, in order of time: on a theme, from a date (2019, 2019-03) to another."""
        of, on = self._named(force, "force"), self._theme(theme)
        _warn(of.note, on.note if on else None)
        return self._table(timeline_query(of, on, since, until), f"What happened to {label(self.store, of)}")

    def compare(self, *forces: str, theme: str | None = None) -> Table:
        """Two forces or more in the same respects, a row for each force and item."""
        compared, on = [self._named(name, "force") for name in forces], self._theme(theme)
        _warn(*(match.note for match in compared), on.note if on else None)
        return self._table(compare_query(compared, on), f"Compared: {', '.join(forces)}")

    def find(self, words: str, limit: int = 50) -> Table:
        """Statements and documents that hold all of some words, the best first (see `find.find_query`)."""
        return self._table(find_query(self.store, words, limit), f"Statements with {words}")

    def path(self, start: str, goal: str, count: int = 3) -> Table:
        """The firmest ways between two things, a row a step, with the words that support it."""
        from ..network.paths import path_query

        ends = [thing(self.store, name) for name in (start, goal)]
        _warn(*(end.note for end in ends))
        return self._table(path_query(self.store, ends[0].id, ends[1].id, count), f"From {start} to {goal}")

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

    def _named(self, name: str, kind: str) -> Match:
        return resolve(self.store, name, [kind])

    def _theme(self, name: str | None) -> Match | None:
        return self._named(name, "theme") if name else None

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


def _warn(*notes: str | None) -> None:
    """Tell the caller of a method that a name was taken for another."""
    for note in filter(None, notes):
        warnings.warn(note, stacklevel=3)
