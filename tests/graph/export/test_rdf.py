"""What is exported as RDF is what the store says: another reader finds the same triples."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from peelgraph.graph.build.shards import whole
from peelgraph.graph.export import jsonld, nquads, trig, triples, turtle
from peelgraph.graph.export.interface import Source
from peelgraph.graph.identifiers import MANIFEST_GRAPH, document_graph, iri
from peelgraph.graph.model import Extraction
from peelgraph.graph.rdf import document_quads
from peelgraph.graph.store.local import LocalStore, _fill_default_graph
from peelgraph.graph.store.manifest import Entry

from ..rdf.strategies import extractions

# rdflib warns about its own use of itself
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")


def written(writer, store) -> bytes:
    file = io.BytesIO()
    writer.write(Source(store), file)
    return file.getvalue()


def in_memory(text: str) -> LocalStore:
    store = ox.Store()
    store.load(text.encode(), format=ox.RdfFormat.TRIG)
    return LocalStore(store, "memory")


AWKWARD = r"""
PREFIX peel: <https://w3id.org/peelgraph/ns#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
<https://w3id.org/peelgraph/id/document/a> a peel:Document ;
    dcterms:title "say \"hi\"\n\tnext \\ line \u2028 \U0001F600" , "titre"@fr , "2019-03"^^xsd:gYearMonth ;
    peel:inScope true , "maybe" ; oa:start 60 ; peel:confidence 0.9 ;
    dcterms:source <https://example.org/a?b=c#d> , "not an address" ;
    peel:about <urn:x:y> , "a name" ; <https://example.org/unknown> <https://example.org//twice> .
"""


@pytest.fixture(params=["sample", "awkward"])
def store(request, sample):
    return sample if request.param == "sample" else in_memory(AWKWARD)


@pytest.mark.parametrize(("writer", "name"), [(turtle, "turtle"), (jsonld, "json-ld")])
def test_rdflib_reads_the_same_triples(store, writer, name) -> None:
    expected = rdflib.Graph().parse(data="".join(triples.triple_lines(store)), format="nt")
    found = rdflib.Graph().parse(data=written(writer, store), format=name)
    assert len(found) == len(expected) > 5
    assert set(found) == set(expected)


@pytest.mark.parametrize(
    ("writer", "name"), [(turtle, "turtle"), (jsonld, "json-ld"), (nquads, "nquads"), (trig, "trig")]
)
@settings(max_examples=15, deadline=None)
@given(st.sets(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), min_size=1, max_size=12))
def test_any_text_comes_back(writer, name, texts) -> None:
    store = ox.Store()
    title = ox.NamedNode("http://purl.org/dc/terms/title")
    for text in texts:
        store.add(ox.Quad(ox.NamedNode("https://w3id.org/peelgraph/id/document/a"), title, ox.Literal(text)))
    data = written(writer, LocalStore(store, "memory"))
    found = rdflib.Dataset().parse(data=data, format=name)
    assert {str(value) for value in found.objects(None, rdflib.DCTERMS.title)} == texts


@pytest.mark.parametrize(("writer", "name"), [(nquads, "nquads"), (trig, "trig")])
def test_rdflib_reads_the_same_graphs(sample, writer, name) -> None:
    found = rdflib.Dataset().parse(data=written(writer, sample), format=name)
    lines = {line.split(" .\n")[0] for line in triples.quad_lines(sample)}
    graphs = {str(graph.identifier) for graph in found.graphs() if len(graph)}
    assert sum(1 for _ in found.quads()) == len(lines)
    assert graphs == {line.rsplit(" ", 1)[1].strip("<>") for line in lines}
    assert MANIFEST_GRAPH not in graphs


def stored(documents: list[Extraction]) -> ox.Store:
    """A store that was given these documents as an ingest would, each under an id of its own."""
    store = ox.Store()
    for number, extraction in enumerate(documents):
        document = replace(extraction.document, id=f"document/a-{number:08}")
        graph, subject = document_graph(document.id), iri(document.id)
        quads = document_quads(replace(extraction, document=document))
        store.extend(whole(graph, subject, quads, Entry("1", "00")))
    return store


@settings(max_examples=25, deadline=None)
@given(documents=st.lists(extractions(), min_size=1, max_size=3))
def test_any_graph_is_the_same_after_export_and_import(documents) -> None:
    store = stored(documents)
    kept = {quad for quad in store if quad.graph_name != ox.NamedNode(MANIFEST_GRAPH)}
    for writer, format in ((nquads, ox.RdfFormat.N_QUADS), (trig, ox.RdfFormat.TRIG)):
        again = ox.Store()
        again.load(written(writer, LocalStore(store, "memory")), format=format)
        _fill_default_graph(again)
        assert set(again) == kept
    triples = {quad.triple for quad in kept}
    for writer, format in ((turtle, ox.RdfFormat.TURTLE), (jsonld, ox.RdfFormat.JSON_LD)):
        data = written(writer, LocalStore(store, "memory"))
        assert {quad.triple for quad in ox.parse(data, format=format)} == triples


def test_nquads_are_sorted_and_each_line_stands_alone(sample) -> None:
    lines = written(nquads, sample).decode().split("\n")
    assert lines.pop() == ""
    assert lines == sorted(set(lines))
    assert all(next(iter(ox.parse(line.encode(), format=ox.RdfFormat.N_QUADS))) for line in lines[:50])


def test_sorting_many_lines_goes_through_files_and_stays_exact(monkeypatch) -> None:
    monkeypatch.setattr(triples, "RUN_LENGTH", 7)
    lines = [f"{n * 7919 % 1000:04} é\n" for n in [*range(100), *range(30)]]
    file = io.BytesIO()
    triples.sort_into(lines, file)
    assert file.getvalue().decode() == "".join(sorted(set(lines)))


def test_a_store_without_named_graphs_is_not_exported_as_nothing() -> None:
    assert written(nquads, in_memory(AWKWARD)).count(b" .\n") == 13


def test_jsonld_carries_its_context_and_uses_its_terms(sample) -> None:
    data = json.loads(written(jsonld, sample))
    document = next(node for node in data["@graph"] if "peel:NewsArticle" in node.get("@type", ()))
    assert "about" in document and "peel:about" not in document
    assert data["@context"]["about"]["@type"] == "@id"
