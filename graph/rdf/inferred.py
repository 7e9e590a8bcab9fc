"""What follows from the asserted graphs: each derived triple, and beside it an inference that says why.

The result depends on what the documents say now, not on how they came, nor on what was derived before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import groupby

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from ..identifiers import GRAPH, INFERRED_GRAPH, document_graph
from ..model import LocalId
from . import across
from .across import Change, Ledger
from .across.telling import telling
from .commissions import on_commissions

Changed = tuple[LocalId, str, Sequence[Quad]]
"""A document, the digest of its graph, and what is in it now: nothing, if it has gone."""


def take_in(ledger: Ledger, changed: Changed) -> None:
    """Let a ledger know of a document that has come, changed or gone."""
    document, digest, quads = changed
    if quads:
        across.take_in(ledger, digest, telling(document, quads))
    else:
        across.take_out(ledger, document)
    for rule, conclusions in on_commissions(quads).items():
        ledger.conclude(rule, document, conclusions)


def follow(ledger: Ledger) -> Iterator[Change]:
    """Lines of the inferred graph that go or come by what a ledger was let know; to be taken to the end."""
    across.look_again(ledger)
    return ledger.changes()


def inferred_quads(quads: Iterable[Quad]) -> list[Quad]:
    """The whole inferred graph, from the graphs of documents among some quads; in memory."""
    return list(infer(documents_in(quads)))


def infer(documents: Iterable[Changed]) -> Iterator[Quad]:
    """The whole inferred graph, one by one, however many the documents are."""
    with closing(Ledger(None, "")) as ledger:
        for changed in documents:
            take_in(ledger, changed)
        for _ in follow(ledger):
            pass
        graph = NamedNode(INFERRED_GRAPH)
        for line in ledger.lines():
            for triple in parse(line, format=RdfFormat.N_TRIPLES):
                yield Quad(triple.subject, triple.predicate, triple.object, graph)


def documents_in(quads: Iterable[Quad]) -> Iterator[Changed]:
    """Documents whose graphs are among some quads."""
    for graph, own in groupby(sorted(quads, key=_graph), key=_graph):
        if graph.startswith(document_graph("document/")):
            yield graph.removeprefix(GRAPH), "", list(own)


def _graph(quad: Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
