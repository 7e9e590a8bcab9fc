"""The description graph: what the store holds, as a ``void:Dataset`` with counts (https://www.w3.org/TR/void/).

Counts are those of the default graph, each triple once, without the description itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions

from ...ontology import PREFIXES
from ..identifiers import DESCRIPTION_GRAPH, ID, digest
from ..store.counts import Counts
from .tables import Table
from .terms import PEEL, RDF, RDFS, VOID, english, thing

_PROPERTIES, _CLASSES = "?s ?of ?o", f"?s {RDF.type} ?of"

Query = Callable[[str], QuerySolutions]
"""Answers a SELECT over the default graph."""


def description_quads(counts: Counts) -> list[Quad]:
    """What a store holds apart from its description."""
    properties, classes = _told(counts.properties), _told(counts.classes)
    table, dataset = Table(DESCRIPTION_GRAPH), thing("dataset")
    table.types(dataset, VOID.Dataset)
    table.add(dataset, RDFS.label, english("What police inspectorates publish, with the words behind it"))
    table.add(dataset, VOID.uriSpace, Literal(ID))
    table.add(dataset, VOID.vocabulary, *_vocabularies([*properties, *classes]))
    table.add(dataset, VOID.triples, Literal(sum(properties.values())))
    table.add(dataset, VOID.documents, Literal(classes.get(PEEL.Document, 0)))
    table.add(dataset, VOID.properties, Literal(len(properties)))
    table.add(dataset, VOID.classes, Literal(len(classes)))
    for term, number in properties.items():
        part = _part(table, VOID.propertyPartition, VOID.property, term)
        table.add(part, VOID.triples, Literal(number))
    for term, number in classes.items():
        part = _part(table, VOID.classPartition, VOID["class"], term)
        table.add(part, VOID.entities, Literal(number))
    return table.quads


def count(query: Query) -> Counts:
    """How often each term stands in the default graph, less what the description there says itself."""
    counts = Counts(_count(query, _PROPERTIES), _count(query, _CLASSES))
    own = (_count(query, f"GRAPH <{DESCRIPTION_GRAPH}> {{ {each} }}") for each in (_PROPERTIES, _CLASSES))
    counts.add(Counts(*own), -1)
    return counts


def counts_in(description: Iterable[Quad]) -> Counts:
    """The counts that a description tells."""
    counts, of, number = Counts(), {}, {}
    for quad in description:
        if quad.predicate in (VOID.property, VOID["class"]) and isinstance(quad.object, NamedNode):
            of[quad.subject] = quad.object.value
        if quad.predicate in (VOID.triples, VOID.entities) and isinstance(quad.object, Literal):
            number[quad.subject, quad.predicate] = int(quad.object.value)
    for (part, predicate), value in number.items():
        if part in of:
            (counts.properties if predicate == VOID.triples else counts.classes)[of[part]] = value
    return counts


def _told(counts: Counter[str]) -> dict[NamedNode, int]:
    return {NamedNode(term): counts[term] for term in sorted(counts) if counts[term] > 0}


def _count(query: Query, pattern: str) -> Counter[str]:
    found = query(f"SELECT ?of (COUNT(*) AS ?n) WHERE {{ {pattern} }} GROUP BY ?of")
    return Counter({row["of"].value: int(row["n"].value) for row in found})


def _vocabularies(terms: Iterable[NamedNode]) -> list[NamedNode]:
    used = [term.value for term in terms]
    return [NamedNode(base) for base in PREFIXES.values() if any(term.startswith(base) for term in used)]


def _part(table: Table, relation: NamedNode, of: NamedNode, term: NamedNode) -> NamedNode:
    """A part of the dataset that is about one term."""
    dataset = thing("dataset")
    part = thing(f"dataset/{of.value.rpartition('#')[2]}/{digest(term.value)}")
    table.add(dataset, relation, part)
    table.add(part, of, term)
    return part
