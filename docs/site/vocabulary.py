"""The reference of the vocabulary, from ``ontology/``: classes and properties, rules, themes and scales."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rdflib import Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SH, SKOS

from peelgraph.ontology import PEEL, PREFIXES, SHAPES, VOCABULARY, text

SECTION = re.compile(
    r"^# -{8,} (.+)$|^peel:(\w+) a owl:(?:Class|ObjectProperty|DatatypeProperty)", re.MULTILINE
)
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)
SHORT = {
    **PREFIXES,
    "cito": "http://purl.org/spar/cito/",
    "fabio": "http://purl.org/spar/fabio/",
    "rule": SHAPES,
}


def pages() -> dict[str, str]:
    """Three pages."""
    graph = Graph()
    for name in (*VOCABULARY, "shapes.ttl"):
        graph.parse(data=text(name), format="turtle")
    return {
        "reference/ontology.md": "".join(_ontology(graph)),
        "reference/shapes.md": "".join(_shapes(graph)),
        "reference/schemes.md": "".join(_schemes(graph)),
    }


def _ontology(graph: Graph) -> Iterator[str]:
    about = URIRef(PEEL.removesuffix("#"))
    version = _first(graph, about, OWL.versionInfo)
    yield f"# Ontology\n\n{_first(graph, about, DCTERMS.description)}\n\n"
    yield f"Namespace `{PEEL}`, prefix `peel`, version {version}, OWL 2 RL. How the terms go together shows "
    yield "[the graph's shape](../model.md), by example; what every graph keeps, [the rules](shapes.md).\n"
    for heading, name in SECTION.findall(text("peel.ttl")):
        term = URIRef(PEEL + name)
        if heading:
            yield f"\n## {heading[0].upper()}{heading[1:]}\n"
        elif (term, RDF.type, OWL.Class) in graph:
            yield from _term(graph, term, _class_rows(graph, term))
        else:
            yield from _term(graph, term, _property_rows(graph, term))


def _term(graph: Graph, term: URIRef, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    name = str(term).removeprefix(PEEL)
    yield f"\n### peel:{name} {{ #{name} }}\n\n{_first(graph, term, SKOS.definition)}\n"
    if example := _first(graph, term, SKOS.example):
        yield f"\n*For example:* {example}\n"
    if told := [f"| {what} | {value} |\n" for what, value in rows if value]:
        yield "\n| | |\n|---|---|\n" + "".join(told)


def _class_rows(graph: Graph, term: URIRef) -> Iterator[tuple[str, str]]:
    yield "is a", _terms(graph.objects(term, RDFS.subClassOf))
    yield "kinds", _terms(graph.subjects(RDFS.subClassOf, term))
    yield "much like", _terms(graph.objects(term, SKOS.closeMatch))
    yield "has", _terms(_properties(graph, RDFS.domain, term))
    yield "is the value of", _terms(_properties(graph, RDFS.range, term))
    shapes = sorted(map(_name, graph.subjects(SH.targetClass, term)))
    yield "rules", ", ".join(f"[{name}](shapes.md#{name})" for name in shapes)


def _property_rows(graph: Graph, term: URIRef) -> Iterator[tuple[str, str]]:
    yield "of", _terms(_members(graph, graph.objects(term, RDFS.domain)))
    yield "value", _terms(_members(graph, graph.objects(term, RDFS.range)))
    yield "is a", _terms(graph.objects(term, RDFS.subPropertyOf))
    inverse = [*graph.objects(term, OWL.inverseOf), *graph.subjects(OWL.inverseOf, term)]
    yield "other way round", _terms(inverse)
    yield "much like", _terms(graph.objects(term, SKOS.closeMatch))
    kinds = {OWL.FunctionalProperty: "at most one value", OWL.TransitiveProperty: "transitive",
             OWL.SymmetricProperty: "symmetric", OWL.IrreflexiveProperty: "never of itself"}  # fmt: skip
    yield "holds", ", ".join(words for kind, words in kinds.items() if (term, RDF.type, kind) in graph)


def _shapes(graph: Graph) -> Iterator[str]:
    yield "# Rules\n\nWhat every graph keeps, in SHACL Core (`ontology/shapes.ttl`). `peel ingest` "
    yield "checks a document by them before it is stored, [`peel validate`](commands/validate.md) the whole "
    yield "store. A broken rule is told by its name and these words.\n"
    for shape in sorted(graph.subjects(RDF.type, SH.NodeShape)):
        yield f"\n## {_name(shape)} {{ #{_name(shape)} }}\n\n"
        yield f"Of {_terms(graph.objects(shape, SH.targetClass))}{_targets(graph, shape)}:\n\n"
        yield "| rule | on | told where it is broken |\n|---|---|---|\n"
        for rule in sorted(graph.objects(shape, SH.property)):
            on = _path(graph, graph.value(rule, SH.path))
            yield f"| `{_name(rule)}` | {on} | {_first(graph, rule, SH.message)} |\n"
        if message := _first(graph, shape, SH.message):
            yield f"\n{message}\n"


def _targets(graph: Graph, shape: URIRef) -> str:
    ways = [*graph.objects(shape, SH.targetSubjectsOf), *graph.objects(shape, SH.targetObjectsOf)]
    return f"what has or is the value of {_terms(ways)}" if ways else ""


def _schemes(graph: Graph) -> Iterator[str]:
    yield "# Themes and scales\n\nThe closed lists (SKOS) that findings, grades and moves point into.\n"
    for scheme in sorted(graph.subjects(RDF.type, SKOS.ConceptScheme)):
        yield f"\n## {_first(graph, scheme, SKOS.prefLabel)}\n\n{_first(graph, scheme, SKOS.definition)}\n\n"
        yield "| concept | means | id |\n|---|---|---|\n"
        members = set(graph.subjects(SKOS.inScheme, scheme))
        tops = [member for member in members if not members & set(graph.objects(member, SKOS.broader))]
        yield from _concepts(graph, tops, members, 0)


def _concepts(graph: Graph, nodes: Iterable[URIRef], members: set, depth: int) -> Iterator[str]:
    for node in sorted(nodes, key=lambda node: (_rank(graph, node), str(node))):
        label = _first(graph, node, SKOS.prefLabel)
        name = f"{'· ' * depth}{label}" if depth else f"**{label}**"
        id_ = str(node).removeprefix(PREFIXES["id"])
        yield f"| {name} | {_first(graph, node, SKOS.definition)} | `{id_}` |\n"
        below = members & set(graph.subjects(SKOS.broader, node))
        yield from _concepts(graph, below, members, depth + 1)


def _rank(graph: Graph, node: URIRef) -> int:
    return int(graph.value(node, URIRef(PEEL + "rank")) or 0)


def _properties(graph: Graph, place: URIRef, term: URIRef) -> Iterator[URIRef]:
    """Properties whose domain or range names a class, by itself or in a union."""
    for kind in PROPERTIES:
        for found in graph.subjects(RDF.type, kind):
            if term in _members(graph, graph.objects(found, place)):
                yield found


def _members(graph: Graph, nodes: Iterable) -> Iterator:
    """Nodes, and in the place of a union its members."""
    for node in nodes:
        union = graph.value(node, OWL.unionOf)
        yield from Collection(graph, union) if union else [node]


def _path(graph: Graph, node: object) -> str:
    if (inverse := graph.value(node, SH.inversePath)) is not None:
        return f"^{_path(graph, inverse)}"
    if (node, RDF.first, None) in graph:
        return " / ".join(_path(graph, part) for part in Collection(graph, node))
    return _terms([node])


def _first(graph: Graph, node: object, predicate: URIRef) -> str:
    return str(graph.value(node, predicate) or "")


def _name(node: URIRef) -> str:
    return str(node).rpartition("#")[2]


def _terms(nodes: Iterable) -> str:
    return ", ".join(sorted(map(_link, (node for node in nodes if isinstance(node, URIRef)))))


def _link(term: URIRef) -> str:
    prefix = next((prefix for prefix, base in SHORT.items() if str(term).startswith(base)), None)
    if prefix is None:
        return f"`{term}`"
    name = str(term).removeprefix(SHORT[prefix])
    return f"[`{prefix}:{name}`](ontology.md#{name})" if prefix == "peel" else f"`{prefix}:{name}`"
