"""Requests from elsewhere, calls to elsewhere, and what browsers are told."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

from .conftest import Site, Start

pytestmark = pytest.mark.xdist_group("serve-walls")
ASK = "/sparql?query=ASK%7B%7D"
DIRECT = "application/sparql-query"


@pytest.fixture(scope="module")
def shut(start: Start, sample_folder: Path) -> Site:
    return start(sample_folder, "--workers", "1")


@pytest.fixture(scope="module")
def open_(start: Start, sample_folder: Path) -> Site:
    return start(sample_folder, "--workers", "1", "--cors", "*", "--host-name", "data.example")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"host": "localhost"}, 200),
        ({"host": "[::1]:80"}, 200),
        ({"host": "evil.example"}, 421),
        ({"host": "127.0.0.1.evil.example"}, 421),
        ({"host": "localhost@evil.example"}, 421),
        ({"host": "[::1"}, 421),
        ({"host": "data.example"}, 421),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://localhost:1", "host": "localhost:1"}, 200),
        ({"origin": "http://localhost:1", "host": "localhost:2"}, 403),
        ({"sec_fetch_site": "cross-site", "sec_fetch_mode": "no-cors", "sec_fetch_dest": "image"}, 403),
        ({"sec_fetch_site": "cross-site", "sec_fetch_mode": "navigate", "sec_fetch_dest": "document"}, 200),
        ({"sec_fetch_site": "cross-site", "sec_fetch_mode": "navigate", "sec_fetch_dest": "iframe"}, 403),
        ({"sec_fetch_site": "same-origin", "sec_fetch_mode": "cors", "sec_fetch_dest": "empty"}, 200),
    ],
)
def test_who_may_ask(shut: Site, headers: dict[str, str], status: int) -> None:
    reply = shut.ask(ASK, **headers)
    assert reply.status == status
    assert reply.headers["access-control-allow-origin"] is None


def test_a_form_of_another_site_is_refused(shut: Site) -> None:
    headers = {"content_type": "application/x-www-form-urlencoded", "sec_fetch_site": "cross-site"}
    more = {"sec_fetch_mode": "navigate", "sec_fetch_dest": "document"}
    assert shut.ask("/sparql", "POST", "query=ASK%7B%7D", **headers, **more).status == 403


def test_every_answer_tells_browsers_to_be_careful(shut: Site) -> None:
    for path in ("/", ASK, "/nothing", "/static/explorer.css", "/sparql?query=x"):
        headers = shut.ask(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["server"] is None


def test_pages_of_other_origins_may_read_where_that_is_wished(open_: Site) -> None:
    origin = {"origin": "https://yasgui.example", "sec_fetch_site": "cross-site", "sec_fetch_mode": "cors"}
    reply = open_.ask(ASK, host="data.example", **origin)
    assert (reply.status, reply.headers["access-control-allow-origin"]) == (200, "*")
    assert reply.headers["access-control-allow-credentials"] is None
    before = open_.ask("/sparql", "OPTIONS", access_control_request_method="POST", **origin)
    assert (before.status, before.headers["access-control-allow-methods"]) == (204, "GET, HEAD, POST")
    assert open_.ask("/sparql", "POST", "ASK {}", content_type=DIRECT, **origin).status == 200


@contextmanager
def canary() -> Iterator[tuple[str, list[bytes]]]:
    """An address of this machine, and what was said to it."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        stop = threading.Event()

        def listen() -> None:
            while not stop.is_set():
                try:
                    line, _ = server.accept()
                except TimeoutError:
                    continue
                with line:
                    heard.append(line.recv(2000))
                    body = b'{"head":{"vars":["s"]},"results":{"bindings":[]}}'
                    line.sendall(
                        b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\nConnection: close\r\n"
                        b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
                    )

        thread = threading.Thread(target=listen)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", heard
        stop.set()
        thread.join()


def test_no_query_makes_the_server_call_another(shut: Site) -> None:
    with canary() as (address, heard):
        for query, status in [
            (f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}", 403),
            (f"SELECT * {{ SERVICE SILENT <{address}> {{ ?s ?p ?o }} }}", 403),
            (f"SELECT * {{ ?s ?p true.SERVICE <{address}> {{}} }}", 403),
            (f"SELECT * {{ BIND(<{address}> AS ?e) SERVICE ?e {{}} }}", 403),
            (f"SELECT * FROM <{address}> {{ ?s ?p ?o }}", 400),
            (f"SELECT * FROM NAMED <{address}> {{ GRAPH ?g {{ ?s ?p ?o }} }}", 400),
            ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", 400),
            (f"LOAD <{address}>", 403),
        ]:
            assert shut.sparql(query).status == status, query
        assert shut.get("SELECT * { ?s ?p ?o }", **{"default-graph-uri": address}).status == 200
        assert shut.ask(f"/data?graph={quote(address)}").status == 404
    assert heard == []


def test_a_host_that_is_allowed_is_called(start: Start, sample_folder: Path) -> None:
    with canary() as (address, heard):
        site = start(sample_folder, "--workers", "1", "--allow-service", address)
        assert site.sparql(f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}").status == 200
        assert site.sparql("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }").status == 403
    assert len(heard) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux's namespaces")
def test_a_worker_has_no_network_at_all() -> None:
    """Where the guard errs: the process itself reaches nobody."""
    with canary() as (address, heard):
        code = (
            "import pyoxigraph; from peelgraph.graph.serve.walls import build; build(1 << 30, network=False);"
            "import pathlib; print(len(pathlib.Path('/proc/net/dev').read_text().splitlines()));"
            f"list(pyoxigraph.Store().query('SELECT * {{ SERVICE SILENT <{address}> {{ ?s ?p ?o }} }}'))"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], check=False, capture_output=True, text=True, timeout=60
        )
    if done.stdout.strip() != "3":
        pytest.skip("this system lets nobody have a network namespace of their own")
    assert heard == []


def test_a_server_for_others_says_which_names_it_needs(sample_folder: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "peelgraph.cli",
        "serve",
        "--store",
        str(sample_folder / "none"),
        "--host",
        "0.0.0.0",
    ]
    done = subprocess.run([*command, "--port", "0"], check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "--host-name" in done.stderr.splitlines()[0]
    assert "does not exist: make a store with `peel ingest" in done.stderr.splitlines()[1]
    assert "Traceback" not in done.stderr
