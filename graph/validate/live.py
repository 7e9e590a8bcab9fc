"""A whole store against all rules: graphs by shapes, quotations by their texts, and the store's own order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from pyoxigraph import NamedNode, Quad, QuerySolutions

from ..identifiers import (
    DESCRIPTION_GRAPH,
    ID,
    INFERRED_GRAPH,
    MANIFEST_GRAPH,
    ONTOLOGY_GRAPH,
    REFERENCE_GRAPH,
    document_graph,
    local_id,
)
from ..model import LocalId
from ..rdf.terms import PEEL
from ..store.folder import Folder
from ..store.interface import Store
from .check import check
from .digests import check_digest
from .kept import check_kept
from .problem import Problem, graph_name
from .quotes import check_quotes
from .shacl import check_by_shacl
from .view import Context, View, name

AUDITS = (
    "missing-copies",
    "leftover-copies",
    "unlisted-graphs",
    "lost-graphs",
    "empty-claims",
    "unbacked-links",
    "misplaced",
    "blank-nodes",
)
"""Queries beside this module that must find nothing: they say what no shape can say."""

Check = Callable[[list[Quad], Context], list[Problem]]
"""What breaks the rules in the quads of one graph, given what they may refer to."""

Progress = Callable[[int, int], None]
"""Told how many graphs are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was looked at, and what is wrong."""

    documents: int
    statements: int  # things that name a document that states them
    problems: tuple[Problem, ...]


def validate(
    store: Store,
    progress: Progress | None = None,
    *,
    texts: bool = True,
    folder: Path | None = None,
    shacl: bool = False,
) -> Verdict:
    """Check everything in a store; takes some 20 ms for each document, with ``shacl`` five times as long.

    ``shacl`` asks pySHACL, which shares no code with the check used else. A store that never had the
    captured texts, such as a file of quads, is checked without ``texts``; where its ``folder`` is given,
    its journal and captured bytes are checked too.
    """
    problems = [problem for audit in AUDITS for problem in _audit(store, audit)]
    if folder:
        problems += check_kept(Folder(folder), dict(_stored_sources(store)))
    graphs = list(_document_graphs(store))
    examiner = _Examiner(store, check_by_shacl if shacl else check)
    for done, graph in enumerate(graphs, start=1):
        problems += examiner.document(graph, texts=texts)
        if progress:
            progress(done, len(graphs))
    problems += examiner.tables()
    return Verdict(len(graphs), _statements(store), tuple(sorted(problems)))


class _Examiner:
    """Looks at graphs one by one; knows what they may refer to and what was stored."""

    def __init__(self, store: Store, check: Check) -> None:
        self._store = store
        self._check = check
        self._digests = dict(_stored_digests(store))
        self._tables = {graph: _quads(store, graph) for graph in (ONTOLOGY_GRAPH, REFERENCE_GRAPH)}
        self._context = Context(quad for quads in self._tables.values() for quad in quads)

    def tables(self) -> list[Problem]:
        """What is wrong with the graphs that are no document's. The vocabulary has no shapes."""
        return [
            *self._changed(self._tables[ONTOLOGY_GRAPH], ONTOLOGY_GRAPH),
            *self._graph(self._tables[REFERENCE_GRAPH], REFERENCE_GRAPH),
            *self._graph(_quads(self._store, INFERRED_GRAPH), INFERRED_GRAPH),
            *self._changed(_quads(self._store, DESCRIPTION_GRAPH), DESCRIPTION_GRAPH),
        ]

    def document(self, graph: str, *, texts: bool) -> list[Problem]:
        """What is wrong with one document's graph, its quotations included."""
        quads = _quads(self._store, graph)
        return self._graph(quads, graph) + (self._quotes(quads, graph) if texts else [])

    def _quotes(self, quads: list[Quad], graph: str) -> list[Problem]:
        text = _text(self._store, quads)
        if text is not None:
            return check_quotes(quads, text)
        words = "the captured text of this document is lost: ingest the document again"
        return [Problem(graph_name(graph), graph, "text-kept", words)]

    def _graph(self, quads: list[Quad], graph: str) -> list[Problem]:
        return self._changed(quads, graph) + self._check(quads, self._context)

    def _changed(self, quads: list[Quad], graph: str) -> list[Problem]:
        stored = self._digests.get(graph)
        return check_digest(quads, graph, stored) if stored else []


def _stored_digests(store: Store) -> Iterator[tuple[str, str]]:
    """Graphs that the manifest lists, with the digest of their triples."""
    manifest = NamedNode(MANIFEST_GRAPH)
    query = f"SELECT ?entry ?digest WHERE {{ GRAPH {manifest} {{ ?entry {PEEL.graphDigest} ?digest }} }}"
    for entry, digest in _select(store, query):
        listed = name(entry)
        yield document_graph(local_id(listed)) if listed.startswith(ID) else listed, name(digest)


def _stored_sources(store: Store) -> Iterator[tuple[LocalId, str]]:
    """Documents that the manifest lists, with the SHA-256 of their bytes."""
    manifest = NamedNode(MANIFEST_GRAPH)
    query = f"SELECT ?entry ?source WHERE {{ GRAPH {manifest} {{ ?entry {PEEL.sourceDigest} ?source }} }}"
    for entry, source in _select(store, query):
        yield local_id(name(entry)), name(source)


def _document_graphs(store: Store) -> Iterator[str]:
    for (graph,) in _select(store, "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"):
        if name(graph).startswith(document_graph("document/")):
            yield name(graph)


def _quads(store: Store, graph: str) -> list[Quad]:
    node = NamedNode(graph)
    rows = _select(store, f"SELECT ?s ?p ?o WHERE {{ GRAPH {node} {{ ?s ?p ?o }} }}")
    return [Quad(row["s"], row["p"], row["o"], node) for row in rows]


def _audit(store: Store, audit: str) -> Iterator[Problem]:
    text = (files(__package__) / f"{audit}.rq").read_text("utf-8")
    words = text.partition("\n")[0].removeprefix("#+ message:").strip()
    for graph, thing in _select(store, text):
        yield Problem(graph_name(name(graph)), name(thing), audit, words)


def _text(store: Store, quads: list[Quad]) -> str | None:
    view = View(quads, Context(()))
    for document in view.instances(PEEL.Document):
        for digest in view.literals(document, PEEL.textDigest):
            return store.captured_text(digest.value)
    return None


def _statements(store: Store) -> int:
    query = f"SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE {{ ?s {PEEL.statedIn} ?d }}"
    return sum(int(name(n)) for (n,) in _select(store, query))


def _select(store: Store, query: str) -> QuerySolutions:
    answer = store.query(query)
    if not isinstance(answer, QuerySolutions):
        raise TypeError("not a SELECT")
    return answer
