"""The ontology graph: the vocabulary, the small schemes, and the themes."""

from __future__ import annotations

from functools import cache

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from ... import ontology
from ..identifiers import ONTOLOGY_GRAPH


@cache
def ontology_quads() -> list[Quad]:
    """The triples of the vocabulary files, in the order of the files."""
    graph = NamedNode(ONTOLOGY_GRAPH)
    return [
        Quad(triple.subject, triple.predicate, triple.object, graph)
        for name in ontology.VOCABULARY
        for triple in parse(ontology.text(name), format=RdfFormat.TURTLE)
    ]
