"""A whole store against all rules: graphs by SHACL, quotations by their texts, and the store's own order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files

from pyoxigraph import NamedNode, Quad, QuerySolutions

from ..identifiers import INFERRED_GRAPH, ONTOLOGY_GRAPH, REFERENCE_GRAPH, document_graph
from ..rdf.terms import PEEL
from ..store.interface import Store
from .problem import Problem, graph_name
from .quotes import check_quotes
from .shacl import check_by_shacl
from .view import Context, View, name

AUDITS = (
    "missing-copies",
    "leftover-copies",
    "unlisted-graphs",
    "lost-graphs",
    "changed-graphs",
    "empty-claims",
    "unbacked-links",
)
"""Queries beside this module that must find nothing: they say what no shape can say."""

Progress = Callable[[int, int], None]
"""Told how many graphs are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was looked at, and what is wrong."""

    documents: int
    statements: int  # things that name a document that states them
    without_text: int  # documents whose captured text is not at hand
    problems: tuple[Problem, ...]


def validate(store: Store, progress: Progress | None = None) -> Verdict:
    """Check everything in a store; takes about a tenth of a second for each document."""
    documents = list(_document_graphs(store))
    context = Context([*_quads(store, ONTOLOGY_GRAPH), *_quads(store, REFERENCE_GRAPH)])
    problems = [problem for audit in AUDITS for problem in _audit(store, audit)]
    without_text = 0
    graphs = [REFERENCE_GRAPH, INFERRED_GRAPH, *documents]
    for done, graph in enumerate(graphs, start=1):
        quads = _quads(store, graph)
        problems += check_by_shacl(quads, context)
        if graph in documents:
            text = _text(store, quads)
            without_text += text is None
            problems += check_quotes(quads, text) if text is not None else []
        if progress:
            progress(done, len(graphs))
    return Verdict(len(documents), _statements(store), without_text, tuple(sorted(problems)))


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
