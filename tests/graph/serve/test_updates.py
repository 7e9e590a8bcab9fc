"""Updates beside documents: users have graphs of their own, and nothing that was read from words changes."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path
from urllib.parse import quote

import pytest

from peelgraph.graph.build import ingest
from peelgraph.graph.build.maintain import rebuild
from peelgraph.graph.store.folder import Folder
from peelgraph.graph.store.local import open_store
from peelgraph.graph.validate.live import validate

from .conftest import Reply, Site, Start

pytestmark = pytest.mark.xdist_group("serve-updates")
TOKEN = "only-for-tests"
MINE = "https://example.org/mine"
NOTE = "<https://w3id.org/peelgraph/id/force/kent> <https://example.org/note> "
REFERENCE = "https://w3id.org/peelgraph/graph/reference"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, sample_folder: Path) -> Path:
    copy = tmp_path_factory.mktemp("updates") / "sample.store"
    shutil.copytree(sample_folder, copy, symlinks=True)
    return copy


@pytest.fixture(scope="module")
def site(start: Start, folder: Path) -> Site:
    return start(folder, "--workers", "1", "--timeout", "5", "--cors", "*", "--update", token=TOKEN)


def change(site: Site, text: str, token: str = TOKEN, **headers: str) -> Reply:
    headers |= {"content_type": "application/sparql-update", "authorization": f"Bearer {token}"}
    return site.ask("/update", "POST", text, **headers)


def counts(site: Site) -> bytes:
    """How much each graph holds."""
    named = "{ SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g }"
    reply = site.get(
        f"SELECT * {{ {named} UNION {{ SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o }} }} }} ORDER BY ?g", "text/csv"
    )
    assert reply.status == 200
    return reply.body


def test_a_graph_of_ones_own_is_written_and_asked(site: Site) -> None:
    told = site.get("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv").text
    assert change(site, f"INSERT DATA {{ GRAPH <{MINE}> {{ {NOTE} 'to be asked again' }} }}").status == 204
    assert "to be asked again" in site.get(f"SELECT * {{ GRAPH <{MINE}> {{ ?s ?p ?o }} }}", "text/csv").text
    found = f"""PREFIX peel: <https://w3id.org/peelgraph/ns#>
        INSERT {{ GRAPH <{MINE}> {{ ?f <https://example.org/note> "seen" }} }}
        WHERE {{ ?f peel:concerns <https://w3id.org/peelgraph/id/force/kent> }}"""
    assert change(site, found).status == 204
    assert site.ask(f"/data?graph={quote(MINE)}&format=nt").text.count('"seen"') > 1
    assert site.get("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv").text == told, "claims do not mix"


@pytest.mark.parametrize(
    "text",
    [
        f"INSERT DATA {{ {NOTE} 1 }}",
        "DELETE WHERE { ?s ?p ?o }",
        "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
        "CLEAR ALL", "DROP NAMED", "DROP SILENT DEFAULT",
        f"DROP GRAPH <{REFERENCE}>",
        "PREFIX g: <https://w3id.org/peelgraph/graph/> DELETE WHERE { GRAPH g:reference { ?s ?p ?o } }",
        f"INSERT DATA {{ GRAPH <{MINE}> {{ {NOTE} 'half' }} }} ; CLEAR GRAPH <{REFERENCE}>",
        f"COPY DEFAULT TO <{REFERENCE}>",
        f"MOVE <{REFERENCE}> TO <{MINE}>",
    ],
)  # fmt: skip
def test_what_documents_say_stays(site: Site, text: str) -> None:
    before = counts(site)
    reply = change(site, text)
    assert (reply.status, "documents' own" in reply.text) == (403, True), reply.text
    assert counts(site) == before


def test_graphs_of_documents_are_not_put(site: Site) -> None:
    headers = {"content_type": "text/turtle", "authorization": f"Bearer {TOKEN}"}
    for which in ("default", f"graph={quote(REFERENCE)}"):
        for method in ("PUT", "POST", "DELETE"):
            assert site.ask(f"/data?{which}", method, b"" if method == "DELETE" else b"<a:b> <c:d> 1 .", **headers).status == 403  # fmt: skip


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"authorization": ""}, 401),
        ({"authorization": "Bearer wrong"}, 401),
        ({"authorization": f"Basic {TOKEN}"}, 401),
        ({"authorization": f"Bearer {TOKEN}", "origin": "https://evil.example"}, 403),
        ({"authorization": f"Bearer {TOKEN}", "origin": "null"}, 403),
        ({"authorization": f"Bearer {TOKEN}", "sec_fetch_site": "cross-site"}, 403),
        ({"authorization": f"Bearer {TOKEN}", "content_type": "text/plain"}, 415),
        ({"authorization": f"Bearer {TOKEN}", "content_encoding": "gzip"}, 415),
    ],
)
def test_who_may_not_change_anything(site: Site, headers: dict[str, str], status: int) -> None:
    before = counts(site)
    text = f"INSERT DATA {{ GRAPH <{MINE}> {{ {NOTE} 'by a stranger' }} }}"
    headers = {"content_type": "application/sparql-update", **headers}
    reply = site.ask("/update", "POST", text, **headers)
    assert reply.status == status
    assert status != 401 or reply.headers["www-authenticate"].startswith("Bearer")
    assert reply.headers["access-control-allow-origin"] is None
    assert counts(site) == before


def test_a_site_that_only_reads_has_no_such_address(start: Start, folder: Path) -> None:
    site = start(folder, "--workers", "1")
    assert change(site, "CLEAR ALL").status == 404
    assert site.ask(f"/data?graph={quote(MINE)}", "PUT", b"", content_type="text/turtle").status == 405
    assert site.ask("/sparql?update=CLEAR+ALL").status == 400


def test_mistakes_change_nothing_and_are_marked(site: Site) -> None:
    before = counts(site)
    reply = change(
        site,
        f"INSERT DATA {{ GRAPH <{MINE}> {{ {NOTE} 'half' }} }} ;\nINSERT DATA {{ GRAPH <{MINE}> {{ a }} }}",
    )
    assert (reply.status, reply.text.startswith("SPARQL 2:")) == (400, True)
    failing = change(site, f"INSERT DATA {{ GRAPH <{MINE}> {{ {NOTE} 'half' }} }} ; CREATE GRAPH <{MINE}>")
    assert (failing.status, "undone" in failing.text) == (400, True)
    assert change(site, "SELECT * { ?s ?p ?o }").status == 400
    assert counts(site) == before


def test_an_update_without_end_is_ended_and_undone(site: Site) -> None:
    before = counts(site)
    much = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
    reply = change(site, f"INSERT {{ GRAPH <{MINE}> {{ ?a ?e ?i }} }} WHERE {{ {much} }}")
    assert reply.status == 503
    assert counts(site) == before
    for _ in range(20):  # its worker is replaced meanwhile
        if (status := change(site, f"INSERT DATA {{ GRAPH <{MINE}> {{ {NOTE} 'after' }} }}").status) == 204:
            break
    assert status == 204


def test_while_documents_are_ingested_updates_wait(site: Site, folder: Path) -> None:
    with Folder(folder).locked():
        reply = change(site, f"INSERT DATA {{ GRAPH <{MINE}> {{ {NOTE} 'too early' }} }}")
        assert (reply.status, reply.headers["retry-after"]) == (503, "5")
        assert site.get("ASK {}").status == 200


def test_documents_are_ingested_between_updates(site: Site, folder: Path, tmp_path: Path) -> None:
    """An ingest that starts during an update waits for its end, and is not refused."""
    (tmp_path / "letter.txt").write_text("Kent Police\n\nWe found that the force answers calls promptly.\n")
    done, statuses = threading.Event(), []

    def write() -> None:
        while not done.is_set():
            statuses.append(change(site, f"INSERT DATA {{ GRAPH <{MINE}> {{ {NOTE} 'meanwhile' }} }}").status)

    writing = threading.Thread(target=write)
    writing.start()
    try:
        for _ in range(3):
            ingest([tmp_path], folder, workers=1)
    finally:
        done.set()
        writing.join()
    assert 204 in statuses
    assert set(statuses) <= {204, 503}
    assert (
        "letter" in site.get("SELECT ?d { ?d a <https://w3id.org/peelgraph/ns#Document> }", "text/csv").text
    )


@pytest.mark.parametrize(
    ("type", "body"),
    [
        ("application/rdf+xml", b'<!DOCTYPE a [<!ENTITY b "' + b"c" * 1000 + b'">]><a/>'),
        ("application/ld+json", b'{"@context": "http://127.0.0.1:1/context", "a": 1}'),
        ("application/ld+json", b'{"@graph":' + b"[" * 100_000 + b"]" * 100_000 + b"}"),
        ("text/turtle", b"<a:b> <c:d> " + b"[ <e:f> " * 100_000),
        ("text/turtle", b"<a:b> <c:d> \xff ."),
        ("application/trig", b"<g:g> { <a:b> <c:d> 1 }"),
        ("text/html", b"<p>"),
        ("multipart/form-data; boundary=x", b"nothing of the kind"),
    ],
)
def test_graphs_that_cannot_be_read_are_refused(site: Site, type: str, body: bytes) -> None:
    headers = {"content_type": type, "authorization": f"Bearer {TOKEN}"}
    reply = site.ask(f"/data?graph={quote('https://example.org/upload')}", "PUT", body, **headers)
    assert reply.status in {400, 415, 503}, reply.body[:300]
    assert site.get("ASK { GRAPH <https://example.org/upload> { ?s ?p ?o } }").json() == {"head": {}, "boolean": False}  # fmt: skip
    assert site.get("ASK {}").status == 200


def test_own_graphs_outlive_a_rebuild_and_pass_the_checks(site: Site, folder: Path) -> None:
    assert (
        change(site, f"INSERT DATA {{ GRAPH <{MINE}> {{ [] <https://example.org/note> 'kept' }} }}").status
        == 204
    )
    wrong = validate(open_store(folder), texts=False).problems
    assert not [problem for problem in wrong if problem.document == MINE or "copies" in problem.rule]
    rebuild(folder, workers=1)
    assert "kept" in site.ask(f"/data?graph={quote(MINE)}&format=nt").text
