"""The description graph: what the store holds, as a ``void:Dataset`` with counts (https://www.w3.org/TR/void/).

Counts are those of the default graph, each triple once, without the description itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from ...ontology import PREFIXES
from ..identifiers import DESCRIPTION_GRAPH, ID, digest
from .inference import Query
from .tables import Table
from .terms import PEEL, RDF, RDFS, VOID, english, thing


def description_quads(query: Query) -> list[Quad]:
    """What a store holds apart from its description, as `query` tells."""
    properties, classes = _counts(query, "?s ?of ?o"), _counts(query, f"?s {RDF.type} ?of")
    table, dataset = Table(DESCRIPTION_GRAPH), thing("dataset")
    table.types(dataset, VOID.Dataset)
    table.add(dataset, RDFS.label, english("What police inspectorates publish, with the words behind it"))
    table.add(dataset, VOID.uriSpace, Literal(ID))
    table.add(dataset, VOID.vocabulary, *_vocabularies([*properties, *classes]))
    table.add(dataset, VOID.triples, Literal(sum(properties.values())))
    table.add(dataset, VOID.documents, Literal(classes.get(PEEL.Document, 0)))
    table.add(dataset, VOID.properties, Literal(len(properties)))
    table.add(dataset, VOID.classes, Literal(len(classes)))
    for term, count in properties.items():
        part = _part(table, VOID.propertyPartition, VOID.property, term)
        table.add(part, VOID.triples, Literal(count))
    for term, count in classes.items():
        part = _part(table, VOID.classPartition, VOID["class"], term)
        table.add(part, VOID.entities, Literal(count))
    return table.quads


def _counts(query: Query, pattern: str) -> dict[NamedNode, int]:
    """How often each term stands in the default graph, less what the description there says itself."""
    own = _count(query, f"GRAPH <{DESCRIPTION_GRAPH}> {{ {pattern} }}")
    rest = {term: number - own.get(term, 0) for term, number in _count(query, pattern).items()}
    return {term: rest[term] for term in sorted(rest, key=str) if rest[term]}


def _count(query: Query, pattern: str) -> dict[NamedNode, int]:
    found = query(f"SELECT ?of (COUNT(*) AS ?n) WHERE {{ {pattern} }} GROUP BY ?of")
    return {row["of"]: int(row["n"].value) for row in found}


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
