"""The graph describes itself: its questions as examples for SPARQL editors, and what it holds as VoID."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pyshacl
import rdflib

from peelgraph.graph.build import ingest, remove
from peelgraph.graph.rdf import count, description_quads, reference_quads
from peelgraph.graph.store.local import LocalStore, open_store
from peelgraph.graph.store.results import select
from peelgraph.ontology import PREFIXES
from peelgraph.queries import library

from ...sample import DOCUMENTS

EXAMPLES = """PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?name ?summary ?query {
  ?example a sh:SPARQLExecutable ; rdfs:label ?name ; rdfs:comment ?summary ; sh:prefixes ?prefixes ; sh:select|sh:construct ?query
}"""
DECLARED = """PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT DISTINCT ?prefix ?namespace { ?q sh:prefixes/sh:declare ?d . ?d sh:prefix ?prefix ; sh:namespace ?namespace }"""
VOID = "PREFIX void: <http://rdfs.org/ns/void#> PREFIX peel: <https://w3id.org/peelgraph/ns#> "


def test_an_editor_finds_each_question_and_can_run_it(collection: LocalStore) -> None:
    examples = {str(row["name"]): row for row in select(collection, EXAMPLES)}
    assert examples.keys() == library().keys()
    for name, row in examples.items():
        assert row["summary"] == library()[name].summary
        assert ox.Store().query(str(row["query"])) is not None
    deadlines = select(collection, str(examples["deadlines"]["query"]))
    assert deadlines == select(collection, library()["deadlines"].text) != []


def test_the_prefixes_that_questions_share(collection: LocalStore) -> None:
    assert {str(row["prefix"]): row["namespace"] for row in select(collection, DECLARED)} == PREFIXES


def test_the_declarations_are_those_that_shacl_knows() -> None:
    """A rule with the prefixes of the graph, and none of its own, is understood by another program."""
    data = rdflib.Graph()
    triples = [ox.Triple(q.subject, q.predicate, q.object) for q in reference_quads()]
    data.parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    shapes = rdflib.Graph().parse(
        data="""@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix peel: <https://w3id.org/peelgraph/ns#> .
        <urn:shape> a sh:NodeShape ; sh:targetNode <https://w3id.org/peelgraph/id/force/kent> ; sh:sparql [
          sh:prefixes <https://w3id.org/peelgraph/id/prefixes> ; sh:message "found" ;
          sh:select "SELECT $this { $this a peel:PoliceForce ; skos:prefLabel ?name }" ] .""",
        format="turtle",
    )
    prefixes = rdflib.URIRef("https://w3id.org/peelgraph/id/prefixes")
    for declared in data.objects(prefixes, rdflib.SH.declare):
        shapes.add((prefixes, rdflib.SH.declare, declared))
        for triple in data.triples((declared, None, None)):
            shapes.add(triple)
    conforms, _, text = pyshacl.validate(data, shacl_graph=shapes, advanced=True)
    assert not conforms and "found" in text


def test_the_description_counts_what_is_there(collection: LocalStore) -> None:
    [told] = select(
        collection,
        VOID
        + "SELECT ?triples ?documents { ?d a void:Dataset ; void:triples ?triples ; void:documents ?documents }",
    )
    inside = "{ GRAPH <https://w3id.org/peelgraph/graph/description> { ?s ?p ?o } }"
    [whole] = select(collection, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    [own] = select(collection, f"SELECT (COUNT(*) AS ?n) {inside}")
    assert told["triples"] == int(str(whole["n"])) - int(str(own["n"]))
    assert told["documents"] == len(list(DOCUMENTS.glob("*.txt")))
    [findings] = select(collection, VOID + "SELECT ?n { ?p void:class peel:Finding ; void:entities ?n }")
    [counted] = select(collection, VOID + "SELECT (COUNT(*) AS ?n) { ?f a peel:Finding }")
    assert findings == counted


def test_the_description_is_the_same_whatever_came_before(tmp_path: Path) -> None:
    one, two = DOCUMENTS / "004-met-children-at-risk-bbc.txt", DOCUMENTS / "d09_sussex-cdi-2016.txt"
    ingest([one], tmp_path / "once")
    ingest([one, two], tmp_path / "twice")
    remove([two.name], tmp_path / "twice")
    descriptions = [_description(open_store(tmp_path / name)) for name in ("once", "twice")]
    assert descriptions[0] == descriptions[1] != []


def _description(store: LocalStore) -> list[str]:
    graph = ox.NamedNode("https://w3id.org/peelgraph/graph/description")
    quads = sorted(map(str, store.engine.quads_for_pattern(None, None, None, graph)))
    assert quads == sorted(map(str, description_quads(count(store.engine.query))))
    return quads
