"""W3C's tests of the SPARQL Protocol, the service description and the Graph Store Protocol, by HTTP."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote, urlsplit

import pyoxigraph as ox
import pytest

from .conftest import Reply, Site, Start
from .w3c import Exchange, ProtocolTest, needs_suite, protocol_tests

pytestmark = [needs_suite, pytest.mark.xdist_group("serve-w3c")]
TOKEN = "Bearer only-for-tests"
PROTOCOL = protocol_tests("protocol/manifest.ttl")
QUERIES = [test for test in PROTOCOL if not any(exchange.is_update for exchange in test.exchanges)]
GRAPHS = protocol_tests(
    "graph-store-protocol/manifest-direct.ttl", "graph-store-protocol/manifest-indirect.ttl"
)
STATUSES = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404}
FORMATS = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {"application/sparql-results+json", "application/sparql-results+xml", "text/csv"},
    "RDF": {"text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"},
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("w3c") / "empty.store"


@pytest.fixture(scope="module")
def writable(start: Start, folder: Path) -> Site:
    return start(folder, "--workers", "1", "--update", token=TOKEN.partition(" ")[2])


@pytest.fixture(scope="module")
def readable(start: Start, folder: Path, writable: Site) -> Site:
    """The same store, to which another server writes."""
    return start(folder, "--workers", "1")


def _load(site: Site, test: ProtocolTest) -> None:
    for name, file in test.data:
        path = f"/data?graph={quote(name, safe='')}"
        reply = site.ask(
            path, "PUT", file.read_bytes(), content_type="application/n-triples", authorization=TOKEN
        )
        assert reply.status in {201, 204}


def _say(site: Site, exchange: Exchange, known: dict[str, str]) -> Reply:
    """Send a request to the address that offers here what the manifest's offers there."""
    path = exchange.path
    for name, value in known.items():
        path = path.replace(name, quote(value, safe=""))
    service = "/update" if exchange.is_update else "/sparql"
    path = path.replace("/sparql/", service, 1).replace("/gsp", "/data", 1)
    headers = {name.replace("-", "_"): value for name, value in exchange.headers.items()}
    return site.ask(path, exchange.method, exchange.body or None, **headers, authorization=TOKEN)


def _check(reply: Reply, exchange: Exchange) -> None:
    fits = [status.startswith(f"StatusCode{reply.status // 100}") for status in exchange.statuses]
    fits += [STATUSES.get(status) == reply.status for status in exchange.statuses]
    assert any(fits), f"{exchange.method} {exchange.path}: {reply.status} {reply.body[:300]!r}"
    if exchange.boolean:
        assert json.loads(reply.body)["boolean"] == (exchange.boolean == "true")
    if exchange.format:
        assert reply.type in FORMATS[exchange.format]
    if exchange.graph:
        assert _dataset(reply.body) == _dataset(exchange.graph.encode())


def _dataset(turtle: bytes) -> ox.Dataset:
    found = ox.Dataset(ox.parse(turtle, ox.RdfFormat.TURTLE))
    found.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return found


def _run(site: Site, test: ProtocolTest) -> None:
    known: dict[str, str] = {}
    for exchange in test.exchanges:
        reply = _say(site, exchange, known)
        _check(reply, exchange)
        if exchange.location:
            known[exchange.location] = reply.headers["location"]
            assert urlsplit(known[exchange.location]).scheme == "http"


@pytest.mark.parametrize("test", PROTOCOL, ids=lambda test: test.name)
def test_protocol_with_updates(writable: Site, test: ProtocolTest) -> None:
    _load(writable, test)
    _run(writable, test)


@pytest.mark.parametrize("test", QUERIES, ids=lambda test: test.name)
def test_protocol_without_updates(readable: Site, writable: Site, test: ProtocolTest) -> None:
    _load(writable, test)
    _run(readable, test)


@pytest.mark.parametrize("test", GRAPHS, ids=lambda test: test.name)
def test_graph_store_protocol(writable: Site, test: ProtocolTest) -> None:
    writable.ask("/update", "POST", "DROP ALL", content_type="application/sparql-update", authorization=TOKEN)
    _run(writable, test)


def test_nothing_of_the_suite_is_left_out() -> None:
    assert (len(PROTOCOL), len(QUERIES), len(GRAPHS)) == (34, 21, 13)


def test_service_description(writable: Site) -> None:
    """The three tests: RDF, an endpoint that is this one, and W3C's schema."""
    store = ox.Store()
    store.load(writable.ask("/sparql").body, format=ox.RdfFormat.TURTLE)
    sd = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> "
    assert store.query(f"{sd} ASK {{ ?s a sd:Service ; sd:endpoint <{writable.root}/sparql> }}")
    wrong = f"""{sd} ASK {{
      {{ ?s sd:endpoint ?e FILTER(!ISIRI(?e)) }} UNION
      {{ ?s sd:supportedLanguage ?l
         FILTER(?l NOT IN (sd:SPARQL10Query, sd:SPARQL11Query, sd:SPARQL11Update)) }} UNION
      {{ ?s sd:feature ?f FILTER(?f NOT IN (sd:DereferencesURIs, sd:UnionDefaultGraph,
         sd:RequiresDataset, sd:EmptyGraphs, sd:BasicFederatedQuery)) }} UNION
      {{ ?d sd:defaultGraph ?g FILTER NOT EXISTS {{ ?d a sd:Dataset . ?g a sd:Graph }} }} UNION
      {{ ?d sd:namedGraph ?g FILTER NOT EXISTS {{ ?g a sd:NamedGraph ; sd:name ?n }} }} UNION
      {{ ?s sd:resultFormat ?f FILTER(!STRSTARTS(STR(?f), "http://www.w3.org/ns/formats/")) }}
    }}"""
    assert not store.query(wrong)
    assert store.query(f"{sd} ASK {{ ?s sd:supportedLanguage sd:SPARQL11Update }}")
