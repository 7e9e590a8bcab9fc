"""The shapes by pySHACL, the reference implementation: slow, independent of the fast check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import Literal, Quad

from ... import ontology
from ..rdf.terms import RDFS
from .problem import Problem, graph_name
from .view import Context, Term, name, package_context

if TYPE_CHECKING:
    import rdflib


def check_by_shacl(quads: Iterable[Quad], context: Context | None = None) -> list[Problem]:
    """What `check` returns, found by pySHACL."""
    import pyshacl

    quads = list(quads)
    if not quads:
        return []
    data = _data_graph(quads, context or package_context())
    _, report, _ = pyshacl.validate(data, shacl_graph=_shapes(), inplace=True)
    own = {name(quad.subject) for quad in quads}
    found = set(_problems(report, graph_name(name(quads[0].graph_name))))
    return sorted(problem for problem in found if problem.thing in own)


@cache
def _shapes() -> rdflib.Graph:
    import rdflib

    return rdflib.Graph().parse(data=ontology.text("shapes.ttl"), format="turtle")


def _data_graph(quads: Iterable[Quad], context: Context) -> rdflib.Graph:
    """The graph with what the context says of the things in it, and the class tree."""
    import rdflib

    triples: list[tuple[Term, Term, Term]] = [(q.subject, q.predicate, q.object) for q in quads]
    things = {term for subject, _, value in triples for term in (subject, value)}
    about = [*things, *(t for t, known in context.values.items() if known.get(RDFS.subClassOf))]
    triples += [
        (thing, predicate, value)
        for thing in about
        if thing in context.values
        for predicate, values in context.values[thing].items()
        for value in values
    ]
    graph = rdflib.Graph(bind_namespaces="none")
    for subject, predicate, value in triples:
        graph.add((_term(subject), _term(predicate), _term(value)))
    return graph


def _term(term: Term) -> rdflib.term.Node:
    import rdflib

    if isinstance(term, Literal):
        kind = None if term.language else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, lang=term.language, datatype=kind, normalize=False)
    return rdflib.URIRef(name(term))


def _problems(report: rdflib.Graph, graph: str) -> Iterator[Problem]:
    import rdflib

    sh = rdflib.SH
    for result in set(report.objects(None, sh.result)):
        rule = str(report.value(result, sh.sourceShape)).removeprefix(ontology.SHAPES)
        words = str(report.value(result, sh.resultMessage))
        yield Problem(graph, str(report.value(result, sh.focusNode)), rule, words)
