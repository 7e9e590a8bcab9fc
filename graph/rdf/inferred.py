"""What follows from the asserted graphs: each derived triple, and beside it an inference that says why.

Some rules are SPARQL files beside this module, those of `across` compare what many documents say. None looks
at what a rule derived before: the graph is made anew each time, and depends on the documents alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Quad

from ..identifiers import INFERRED_GRAPH, digest, local_id
from .across import ACROSS, across_documents
from .inference import Conclusion, Query, Rule, select
from .tables import Table
from .terms import PEEL, RDF, thing

_QUERIES = (Rule("office-holder"), Rule("legal-basis"))
RULES = (*_QUERIES, *ACROSS)


def inferred_quads(query: Query) -> list[Quad]:
    """The whole inferred graph, made from what `query` answers about the asserted ones."""
    return list(dict.fromkeys(infer(query)))


def infer(query: Query) -> Iterator[Quad]:
    """The same one by one, for graphs that need not fit into memory; a quad may come twice."""
    for conclusion in _conclusions(query):
        table = Table(INFERRED_GRAPH)
        _write(table, conclusion)
        yield from table.quads


def _conclusions(query: Query) -> Iterator[Conclusion]:
    for rule in _QUERIES:
        yield from select(rule, query)
    yield from across_documents(query)


def _write(table: Table, concluded: Conclusion) -> None:
    rule, subject, value = concluded.rule, concluded.subject, concluded.object
    of = local_id(subject.value).partition("/")[2]
    node = thing(f"inference/{rule.stem}/{of}" + (f"/{digest(str(value))}" if rule.several else ""))
    table.add(subject, concluded.predicate, value)
    table.types(node, PEEL.Inference, RDF.Statement)
    table.add(node, RDF.subject, subject)
    table.add(node, RDF.predicate, concluded.predicate)
    table.add(node, RDF.object, value)
    table.add(node, PEEL.derivedBy, thing(f"rule/{rule.name}"))
    table.add(node, PEEL.derivedFrom, subject, *concluded.grounds)
