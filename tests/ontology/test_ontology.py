"""The vocabulary files: they load, hang together, say what each term means, and contradict nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import owlrl
import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, XSD

from peelgraph import ontology
from peelgraph.graph.identifiers import GRAPH, ID
from peelgraph.graph.rdf import document_quads, ontology_quads, reference_quads
from peelgraph.graph.rdf.themes import themes_turtle

from ..sample import extractions

FILES = ("peel.ttl", "schemes.ttl", "themes.ttl", "shapes.ttl")
PEEL = rdflib.Namespace(ontology.PEEL)
BUILT_IN = tuple(str(namespace) for namespace in (RDF, RDFS, OWL, XSD))


def load(*names: str) -> rdflib.Graph:
    graph = rdflib.Graph()
    for name in names:
        graph.parse(data=ontology.text(name), format="turtle")
    return graph


VOCABULARY = load(*ontology.VOCABULARY)
TERMS = sorted({s for s in VOCABULARY.subjects(RDF.type) if isinstance(s, rdflib.URIRef) and s in PEEL})


@pytest.mark.parametrize("name", FILES)
def test_both_libraries_read_the_same_triples(name: str) -> None:
    ours = ox.parse(ontology.text(name), format=ox.RdfFormat.TURTLE)
    assert len(load(name)) == len(set(ours)) > 100


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.removeprefix(ontology.PEEL))
def test_each_term_says_what_it_means(term: rdflib.URIRef) -> None:
    for predicate in (RDFS.label, SKOS.definition, SKOS.example):
        [text] = VOCABULARY.objects(term, predicate)
        assert text.language == "en"
        assert text.strip()


def test_themes_are_those_of_the_table() -> None:
    assert ontology.text("themes.ttl").encode() == themes_turtle(), (
        "run python -m peelgraph.graph.rdf.themes > ontology/themes.ttl"
    )


def test_graphs_of_the_package_have_no_blank_nodes() -> None:
    for quad in [*ontology_quads(), *reference_quads()]:
        assert isinstance(quad.subject, ox.NamedNode)
        assert not isinstance(quad.object, ox.BlankNode)


def test_ordered_scales_are_two_scales() -> None:
    scales = {}
    for scheme in ("four-tier", "five-tier"):
        node = rdflib.URIRef(f"{ID}scheme/grades-{scheme}")
        grades = VOCABULARY.subjects(SKOS.inScheme, node)
        ranked = {
            int(VOCABULARY.value(g, PEEL.rank)): str(VOCABULARY.value(g, SKOS.prefLabel)) for g in grades
        }
        scales[scheme] = [ranked[rank] for rank in sorted(ranked)]
    assert scales == {
        "four-tier": ["outstanding", "good", "requires improvement", "inadequate"],
        "five-tier": ["outstanding", "good", "adequate", "requires improvement", "inadequate"],
    }


@pytest.fixture(scope="module")
def world() -> rdflib.Graph:
    """Vocabulary, tables and sample documents in one graph."""
    quads = [*ontology_quads(), *reference_quads()]
    quads += [quad for extraction in extractions() for quad in document_quads(extraction)]
    data = ox.serialize(
        (ox.Triple(q.subject, q.predicate, q.object) for q in quads), format=ox.RdfFormat.N_TRIPLES
    )
    return rdflib.Graph().parse(data=data, format="nt")


def test_whatever_is_used_is_declared(world: rdflib.Graph) -> None:
    declared = set(VOCABULARY.subjects(RDF.type))
    used = set(world.predicates()) | set(world.objects(None, RDF.type))
    assert sorted(term for term in used - declared if not str(term).startswith(BUILT_IN)) == []


def test_shapes_speak_of_declared_terms_only() -> None:
    shapes = load("shapes.ttl")
    terms = {t for triple in shapes for t in triple if isinstance(t, rdflib.URIRef) and t in PEEL}
    assert sorted(terms - set(VOCABULARY.subjects(RDF.type))) == []


def test_nothing_contradicts_anything(world: rdflib.Graph) -> None:
    assert _contradictions(world) == []


def test_a_contradiction_would_be_found() -> None:
    graph = VOCABULARY + rdflib.Graph()
    for kind in (PEEL.Finding, PEEL.Reaction):
        graph.add((rdflib.URIRef("urn:x"), RDF.type, kind))
    assert _contradictions(graph)


def _contradictions(graph: rdflib.Graph) -> list[object]:
    """What OWL 2 RL finds wrong in a graph: messages of its rules, and members of nothing."""
    closed = graph + rdflib.Graph()
    closure = owlrl.OWLRL_Semantics(closed, axioms=False, daxioms=False)
    closure.closure()
    return [*closure.error_messages, *closed.subjects(RDF.type, OWL.Nothing)]


def test_context_covers_the_vocabulary() -> None:
    context = json.loads(ontology.text("context.jsonld"))["@context"]
    iris = {entry["@id"] if isinstance(entry, dict) else entry for entry in context.values()}
    assert {f"peel:{term.removeprefix(ontology.PEEL)}" for term in TERMS} <= iris


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's JSON-LD reader uses it
def test_context_gives_back_the_triples() -> None:
    document = {
        "@context": json.loads(ontology.text("context.jsonld"))["@context"],
        "id": "thing:finding/a/1",
        "type": "Finding",
        "polarity": "thing:polarity/concern",
        "confidence": "0.9",
        "evidence": {"id": "thing:evidence/a/2", "exact": "words", "startOffset": "3"},
    }
    graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    finding = rdflib.URIRef(ID + "finding/a/1")
    assert graph.value(finding, PEEL.polarity) == rdflib.URIRef(ID + "polarity/concern")
    assert graph.value(finding, PEEL.confidence) == rdflib.Literal("0.9", datatype=XSD.decimal)
    evidence = graph.value(finding, PEEL.evidence)
    assert int(graph.value(evidence, rdflib.URIRef("http://www.w3.org/ns/oa#start"))) == 3


def test_prefixes_are_those_of_the_ids() -> None:
    assert (ontology.PREFIXES["id"], ontology.PREFIXES["g"]) == (ID, GRAPH)


def test_shapes_are_valid_shacl() -> None:
    shapes = load("shapes.ttl")
    conforms, _, text = pyshacl.validate(rdflib.Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, text


def test_the_page_on_the_graphs_shape_speaks_of_declared_terms_only() -> None:
    page = (Path(__file__).parents[2] / "docs" / "model.md").read_text("utf-8")
    mentioned = {PEEL[name] for name in re.findall(r"\bpeel:(\w+)", page)}
    assert mentioned - set(TERMS) == set()
    assert len(mentioned) > 80
