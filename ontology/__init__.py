"""The vocabulary as files (OWL, SKOS, SHACL, JSON-LD), and its namespaces as plain strings."""

from __future__ import annotations

PEEL = "https://w3id.org/peelgraph/ns#"
SHAPES = "https://w3id.org/peelgraph/shapes#"

PREFIXES: dict[str, str] = {
    "peel": PEEL,
    "id": "https://w3id.org/peelgraph/id/",
    "g": "https://w3id.org/peelgraph/graph/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefixes of queries, exports and messages."""

VOCABULARY = ("peel.ttl", "schemes.ttl", "themes.ttl")
"""The files whose triples make the ontology graph of a store."""


def text(name: str) -> str:
    """One of the files beside this module, for example ``peel.ttl`` or ``shapes.ttl``."""
    from importlib.resources import files

    return (files(__name__) / name).read_text("utf-8")
