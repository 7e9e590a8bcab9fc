"""Odd requests: none hurts, none learns of the machine, and the next one is answered at once."""

from __future__ import annotations

import http.client
import select
import socket
import time
from pathlib import Path

import pytest

from .conftest import Site, Start

pytestmark = pytest.mark.xdist_group("serve-odd")
LINES = "\r\nHost: 127.0.0.1\r\n\r\n"


@pytest.fixture(scope="module")
def site(start: Start, sample_folder: Path) -> Site:
    return start(sample_folder, "--workers", "2", "--timeout", "5", "--max-answer", "4")


def answers_at_once(site: Site) -> None:
    begun = time.monotonic()
    assert site.get("ASK {}").json() == {"head": {}, "boolean": True}
    assert time.monotonic() - begun < 2


def says_nothing_of_the_machine(text: str) -> None:
    for word in (
        "Traceback",
        "site-packages",
        ".py",
        'File "',
        "/tmp/",
        "/home/",
        "RuntimeError",
        "pyoxigraph",
    ):
        assert word not in text, text[:500]


@pytest.mark.parametrize(
    ("method", "path", "headers", "body"),
    [
        ("GET", "/sparql?query=%ZZ", {}, None),
        ("GET", "/sparql?query=%00", {}, None),
        ("GET", "/sparql?query=ASK%7B%7D%00", {}, None),
        ("GET", "/sparql?query=%C3%28", {}, None),
        ("GET", "/sparql?query=ASK%7B%7D&default-graph-uri=%FF", {}, None),
        ("GET", "/sparql?query=ASK%7B%7D&default-graph-uri=%3Ca%3E", {}, None),
        ("GET", "/sparql?" + "&".join(f"a{n}=1" for n in range(5000)), {}, None),
        ("GET", "/data?graph=%3Cx%3E", {}, None),
        ("GET", "/data?graph=x", {}, None),
        ("GET", "/data/%00", {}, None),
        ("GET", "/id/%0d%0aSet-Cookie:a=b", {}, None),
        ("GET", "/id/" + "a/" * 30_000, {}, None),
        ("GET", "/id/force/kent?format=%0d%0a", {}, None),
        ("GET", "/ns/%3Cscript%3E", {}, None),
        ("GET", "/graph/../../../../etc/passwd", {}, None),
        ("GET", "/static/../../../../../../etc/passwd", {}, None),
        ("GET", "/static/%2e%2e/%2e%2e/%2e%2e/pyproject.toml", {}, None),
        ("GET", "/static/..%2f..%2frun.py", {}, None),
        ("GET", "/static//etc/passwd", {}, None),
        ("GET", "/search?q=" + "%22" * 5000, {}, None),
        ("GET", "/search?q=" + "a+" * 5000, {}, None),
        ("GET", "/suggest?q=" + "a+" * 5000, {}, None),
        ("GET", "/path?a=kent&b=" + "x" * 5000, {}, None),
        ("GET", "/questions/..%2f..%2fetc", {}, None),
        ("GET", "/sparql?query=ASK%7B%7D", {"accept": "a/b;q=x," * 20_000}, None),
        ("GET", "/sparql?query=ASK%7B%7D", {"accept": "*/*;q=nan"}, None),
        ("GET", "/sparql?query=ASK%7B%7D", {f"x{n}": "a" for n in range(90)}, None),
        ("GET", "/static/plain.css", {"range": "bytes=" + ",".join(["0-1"] * 20_000)}, None),
        ("POST", "/sparql", {"content_type": "application/x-www-form-urlencoded"}, b"query=%ff%fe&" + b"a=b&" * 5000),
        ("POST", "/sparql", {"content_type": "multipart/form-data; boundary=a"}, b"--a\r\n" * 1000),
        ("POST", "/sparql", {"content_type": "application/sparql-query"}, b"\xef\xbb\xbf\xef\xbb\xbfASK {}"),
        ("POST", "/sparql", {"content_type": "application/sparql-query"}, "ASK {}".encode("utf-16")),
        ("TRACE", "/sparql", {}, None),
        ("DELETE", "/data?default", {}, None),
        ("BREW", "/", {}, None),
    ],
)  # fmt: skip
def test_odd_requests_are_answered_in_a_few_words(
    site: Site, method: str, path: str, headers: dict[str, str], body: bytes | None
) -> None:
    reply = site.ask(path, method, body, **headers)
    assert reply.status in {200, 206, 400, 403, 404, 405, 406, 413, 414, 415, 416}, reply.body[:300]
    assert reply.headers["set-cookie"] is None
    if reply.status >= 400:
        says_nothing_of_the_machine(reply.text)
    assert b"root:" not in reply.body
    answers_at_once(site)


@pytest.mark.parametrize(
    "sent",
    [
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        b"CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nExpect: 200-maybe\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: \x00\r\n\r\n",
        b"\x00" * 5000,
        b"GET / HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n",
        ("GET /sparql?query=ASK%7B%7D HTTP/1.1" + LINES).encode() * 2000,
    ],
)  # fmt: skip
def test_what_is_hardly_http_ends_well(site: Site, sent: bytes) -> None:
    with socket.create_connection((site.host, site.port), timeout=10) as line:
        try:
            line.sendall(sent)
            reply = line.recv(200)
        except OSError:
            reply = b""
    assert reply == b"" or reply.startswith(b"HTTP/1.")
    assert not reply.startswith((b"HTTP/1.1 5", b"HTTP/1.1 101"))
    answers_at_once(site)


MANY = {
    "patterns": "SELECT * { " + "?s ?p ?o . " * 5000 + "}",
    "linked patterns": "SELECT * { " + "".join(f"?s{n} ?p{n} ?s{n + 1} . " for n in range(2000)) + "} LIMIT 1",
    "filters": "SELECT * { ?s ?p ?o " + "FILTER(?o != 1) " * 5000 + "} LIMIT 1",
    "variables": "SELECT " + " ".join(f"?v{n}" for n in range(20_000)) + " { ?v0 ?v1 ?v2 } LIMIT 5",
    "values": "SELECT * { VALUES ?v { " + "1 " * 100_000 + "} VALUES ?w { " + "2 " * 100_000 + "} } LIMIT 1",
    "list": "ASK { FILTER(1 IN (" + "2, " * 100_000 + "1)) }",
    "binds": "SELECT * { " + " ".join(f"BIND({n} AS ?v{n})" for n in range(3000)) + " }",
    "texts that grow": "SELECT (STRLEN(?g) AS ?n) { BIND('aaaaaaaaaa' AS ?a) " + " ".join(
        f"BIND(REPLACE(?{a}, '.', '$0$0$0$0$0$0$0$0$0$0') AS ?{b})" for a, b in zip("abcdefghi", "bcdefghij", strict=True)) + " }",
    "escapes that grow": "SELECT (STRLEN(?g) AS ?n) { BIND('%%%%%%%%%%' AS ?v0) " + " ".join(
        f"BIND(ENCODE_FOR_URI(?v{n}) AS ?v{n + 1})" for n in range(40)) + " BIND(?v40 AS ?g) }",
    "prefixes": "".join(f"PREFIX p{n}: <http://example.org/> " for n in range(20_000)) + "ASK {}",
    "graphs": "SELECT * " + "".join(f"FROM <http://example.org/{n}> " for n in range(20_000)) + "{ ?s ?p ?o }",
    "description": "DESCRIBE * { ?s ?p ?o . ?a ?b ?c }",
    "template": "CONSTRUCT { " + "?s ?p ?o, [], (1 2 3) . " * 1000 + "} WHERE { ?s ?p ?o }",
    "groups": "SELECT ?s ?o (GROUP_CONCAT(?p) AS ?g) { ?s ?p ?o . ?a ?b ?c } GROUP BY ?s ?o ?a ?c",
    "order": "SELECT * { ?s ?p ?o . ?a ?b ?c } ORDER BY " + "?s ?p ?o ?a ?b ?c " * 100,
    "comment": "ASK {} #" + "x" * 900_000,
    "spaces": " " * 900_000 + "ASK {}",
    "string": "ASK { FILTER(STRLEN('" + "x" * 900_000 + "') > 1) }",
}  # fmt: skip


@pytest.mark.parametrize("query", MANY.values(), ids=MANY.keys())
def test_much_of_something_hinders_nobody(site: Site, query: str) -> None:
    begun = time.monotonic()
    reply = site.sparql(query)
    assert reply.status in {200, 400, 503}, reply.body[:300]
    assert time.monotonic() - begun < 5 + 2.5
    if reply.status != 200:
        says_nothing_of_the_machine(reply.text)
    answers_at_once(site)


def test_more_clients_than_workers_are_answered_or_told(site: Site) -> None:
    lines = [http.client.HTTPConnection(site.host, site.port, timeout=20) for _ in range(300)]
    for line in lines:
        line.request("GET", "/sparql?query=ASK%7B%7D")
    statuses = [line.getresponse().status for line in lines]
    for line in lines:
        line.close()
    assert set(statuses) <= {200, 503}
    assert statuses.count(200) >= 150


def test_bodies_that_never_end_hinder_nobody(site: Site) -> None:
    lines = [socket.create_connection((site.host, site.port)) for _ in range(150)]
    head = "POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sparql-query\r\n"
    try:
        for line in lines:
            line.sendall(f"{head}Content-Length: 1000\r\n\r\nASK ".encode())
        answers_at_once(site)
    finally:
        for line in lines:
            line.close()


def test_bodies_of_many_together_are_bounded(site: Site) -> None:
    """Of 150 clients that each send most of a megabyte, and not the rest, some are told to wait."""
    lines = [socket.create_connection((site.host, site.port)) for _ in range(150)]
    head = "POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sparql-query\r\n"
    try:
        for line in lines:
            line.sendall(f"{head}Content-Length: 1000000\r\n\r\n".encode() + b" " * 950_000)
        told, _, _ = select.select(lines, [], [], 15)
        assert told
        assert all(line.recv(100).startswith(b"HTTP/1.1 503") for line in told)
        answers_at_once(site)
    finally:
        for line in lines:
            line.close()
    answers_at_once(site)


def test_answers_that_nobody_fetches_hinder_nobody(site: Site) -> None:
    """Some 3 MB for each of 110 clients: the last ones are cut off, and the memory stays bounded."""
    query = "SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%20%7D%20LIMIT%2014000"
    ask = f"GET /sparql?query={query} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
    lines = [socket.create_connection((site.host, site.port)) for _ in range(110)]
    try:
        for line in lines:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            line.sendall(ask)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and site.get("ASK {}").status != 200:
            time.sleep(0.5)
        answers_at_once(site)
        kilobytes = Path(f"/proc/{site.pid}/status").read_text().partition("VmRSS:")[2].split()[0]
        assert int(kilobytes) < 700_000
    finally:
        for line in lines:
            line.close()


def test_only_this_machine_is_listened_to(site: Site) -> None:
    listening = Path("/proc/net/tcp").read_text().splitlines()
    port = f":{site.port:04X}"
    addresses = [
        line.split()[1] for line in listening if line.split()[1].endswith(port) and line.split()[3] == "0A"
    ]
    assert addresses == [f"0100007F{port}"]
