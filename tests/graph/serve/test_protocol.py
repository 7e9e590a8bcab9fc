"""The SPARQL protocol over HTTP: what is asked in which way, and in which form the answer comes."""

from __future__ import annotations

import csv
import io
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest

from .conftest import Site

pytestmark = pytest.mark.xdist_group("serve-protocol")
ASK, ROWS = "ASK {}", "SELECT ?s { ?s a peel:PoliceForce } ORDER BY ?s LIMIT 2"
PREFIX = "PREFIX peel: <https://w3id.org/peelgraph/ns#> "
FORM = "application/x-www-form-urlencoded"
REFERENCE = "https://w3id.org/peelgraph/graph/reference"


@pytest.mark.parametrize(
    ("accept", "type"),
    [
        (None, "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values;q=0.9, text/csv;q=0.1", "text/tab-separated-values"),
        ("application/sparql-results+xml, */*;q=0.1", "application/sparql-results+xml"),
        ("text/html;q=0.1, text/*;q=0.5", "text/csv"),
        ("text/turtle", None),
        ("application/sparql-results+json;q=0", None),
    ],
)
def test_rows_come_as_the_client_likes_them_best(site: Site, accept: str | None, type: str | None) -> None:
    reply = site.get(PREFIX + ROWS, accept)
    assert reply.status == (200 if type else 406)
    assert reply.headers["vary"] == "Accept"
    if type:
        assert reply.type == type
        assert b"force/" in reply.body
    else:
        assert "application/sparql-results+json" in reply.text


@pytest.mark.parametrize("name", ["ttl", "jsonld", "nt", "rdf"])
def test_triples_can_be_read_again(site: Site, name: str) -> None:
    query = PREFIX + "CONSTRUCT { ?s a peel:PoliceForce } WHERE { ?s a peel:PoliceForce }"
    reply = site.get(query, format=name)
    triples = list(ox.parse(reply.body, ox.RdfFormat.from_media_type(reply.type)))
    assert len(triples) > 40
    assert site.get(query, accept="application/n-triples").type == "application/n-triples"


def test_the_same_query_in_three_ways(site: Site) -> None:
    by_form = site.ask("/sparql", "POST", urlencode({"query": PREFIX + ROWS}), content_type=FORM)
    direct = site.sparql(PREFIX + ROWS)
    assert by_form.body == direct.body == site.get(PREFIX + ROWS).body
    head = site.ask(f"/sparql?query={quote(ASK)}", "HEAD")
    assert (head.status, head.body) == (200, b"")


def test_a_dataset_in_the_request_goes_before_that_of_the_store(site: Site) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    everything = int(list(csv.reader(io.StringIO(site.get(count, "text/csv").text)))[1][0])
    graph = {"default-graph-uri": REFERENCE}
    reference = int(list(csv.reader(io.StringIO(site.get(count, "text/csv", **graph).text)))[1][0])
    assert 0 < reference < everything
    named = site.get("ASK { GRAPH ?g { ?s ?p ?o } }", **{"named-graph-uri": "https://example.org/none"})
    assert named.json() == {"head": {}, "boolean": False}
    assert site.get(f"ASK FROM <{REFERENCE}> {{ ?s ?p ?o }}").json() == {"head": {}, "boolean": True}


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status", "words"),
    [
        ("GET", "?query=SELECT*%7B%3Fs", {}, None, 400, "SPARQL 1:11"),
        ("GET", "?query=ASK%7B%7D&query=ASK%7B%7D", {}, None, 400, "2 times"),
        ("GET", "?query=ASK%7B%7D&update=x", {}, None, 400, "update="),
        ("GET", "?query=%FF", {}, None, 400, "UTF-8"),
        ("GET", "?query=", {}, None, 400, "SPARQL"),
        ("GET", "?query=DROP+ALL", {}, None, 400, ""),
        ("PUT", "?query=ASK%7B%7D", {}, None, 405, ""),
        ("POST", "", {}, "ASK {}", 415, "application/sparql-query"),
        ("POST", "", {"content_type": "text/plain"}, "ASK {}", 415, "text/plain"),
        ("POST", "", {"content_type": FORM}, "ASK {}", 400, "0 times"),
        ("POST", "", {"content_type": "application/sparql-query; charset=utf-16"}, "ASK {}", 415, "utf-16"),
        ("POST", "", {"content_type": "application/sparql-query", "content_encoding": "gzip"}, "x", 415, "compressed"),
        ("POST", "?query=ASK%7B%7D", {"content_type": "application/sparql-query"}, "ASK {}", 400, "query="),
        ("POST", "", {"content_type": "application/sparql-query"}, b"ASK {} #\xff", 400, "byte 8"),
        ("GET", "?query=ASK%7B%7D&format=docx", {}, None, 406, "docx"),
        ("GET", "?query=ASK%7B%7D&default-graph-uri=nowhere", {}, None, 400, "nowhere"),
        ("GET", "?query=ASK+FROM+%3Chttp%3A%2F%2Fexample.org%2F%3E%7B%7D", {}, None, 400, "nothing is fetched"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(
    site: Site, method: str, path: str, headers: dict[str, str], body: str | None, status: int, words: str
) -> None:
    reply = site.ask("/sparql" + path, method, body, **headers)
    assert (reply.status, words in reply.text) == (status, True), reply.text
    assert reply.type == "text/plain"


def test_a_mistake_is_marked_where_it_is(site: Site) -> None:
    reply = site.sparql("SELECT * {\n  ?s peel:grade ?o\n}")
    assert reply.text.splitlines()[0].startswith("SPARQL 2:")
    assert "no PREFIX line declares peel:: add PREFIX peel: <https://w3id.org/peelgraph/ns#>" in reply.text
    assert reply.text.splitlines()[2].strip() == "^"


def test_graphs_are_read_by_the_graph_store_protocol(site: Site) -> None:
    by_name = site.ask("/data?" + urlencode({"graph": REFERENCE}), accept="application/n-triples")
    by_address = site.ask("/graph/reference", accept="application/n-triples")
    assert by_name.status == by_address.status == 200
    assert by_name.body == by_address.body
    assert site.ask("/data?default", accept="text/turtle").type == "text/turtle"
    assert site.ask("/data?graph=" + quote("https://example.org/none")).status == 404
    assert site.ask("/data").status == site.ask("/data?default&graph=x:y").status == 400


def test_the_service_describes_itself(site: Site) -> None:
    reply = site.ask("/sparql", accept="text/turtle")
    store = ox.Store()
    store.load(reply.body, format=ox.RdfFormat.TURTLE)
    ask = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> "
    assert store.query(
        ask
        + f"ASK {{ ?s a sd:Service ; sd:endpoint <{site.root}/sparql> ; sd:defaultDataset/sd:defaultGraph ?g }}"
    )
    assert store.query(ask + f"ASK {{ ?s sd:namedGraph/sd:name <{REFERENCE}> }}")
    assert not store.query(ask + "ASK { ?s sd:supportedLanguage sd:SPARQL11Update }")
    assert "<textarea" in site.ask("/sparql", accept="text/html,*/*;q=0.8").text


def test_statistics_count_what_queries_count(site: Site) -> None:
    store = ox.Store()
    store.load(site.ask("/.well-known/void").body, format=ox.RdfFormat.TURTLE)
    [row] = store.query(
        "PREFIX void: <http://rdfs.org/ns/void#> SELECT * { ?d a void:Dataset ; void:triples ?n }"
    )
    counted = site.get("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv").text.split()[1]
    assert row["n"].value == counted
    examples = "PREFIX sh: <http://www.w3.org/ns/shacl#> SELECT * { ?e a sh:SPARQLExecutable ; sh:select ?q }"
    assert len(list(store.query(examples))) > 30
