"""Queries that want too much: each ends with a reason, and the next request is answered at once."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from pathlib import Path

import pytest

from .conftest import Site, Start

pytestmark = pytest.mark.xdist_group("serve-hostile")
SECONDS = 0.7
TEN = "{ 0 1 2 3 4 5 6 7 8 9 }"
VALUES = " ".join(f"VALUES ?v{n} {TEN}" for n in range(14))
DOUBLING = " ".join(f"BIND(CONCAT(?s{n}, ?s{n}) AS ?s{n + 1})" for n in range(40))
CARTESIAN = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"

TOO_MUCH = {
    "count of a cartesian product": f"SELECT (COUNT(*) AS ?n) {CARTESIAN}",
    "cartesian product in order": f"SELECT * {CARTESIAN} ORDER BY ?l ?a ?f",
    "distinct cartesian product": f"SELECT DISTINCT ?a ?d ?g ?j {CARTESIAN}",
    "grouped cartesian product": f"SELECT ?b (COUNT(DISTINCT ?l) AS ?n) {CARTESIAN} GROUP BY ?b",
    "cartesian product as a graph": f"CONSTRUCT {{ ?a ?h ?l }} WHERE {CARTESIAN}",
    "values without data": f"SELECT (COUNT(*) AS ?n) {{ {VALUES} }}",
    "filter that is never true": f"ASK {{ {VALUES} FILTER(?v0 + ?v1 + ?v13 > 100) }}",
    "optional chain": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c OPTIONAL { ?d ?e ?f } OPTIONAL { ?g ?h ?i } OPTIONAL { ?j ?k ?l } }",
    "path between all things": "SELECT (COUNT(*) AS ?n) { ?a (!<x:y>|^!<x:y>)* ?b . ?c (!<x:y>|^!<x:y>)* ?d }",
    "nested paths": "SELECT (COUNT(*) AS ?n) { ?a ((!<x:y>)+/(^!<x:y>)*)+ ?b . ?b (!<x:y>)+ ?c . ?d ?e ?f }",
    "text that doubles": f"SELECT (STRLEN(?s40) AS ?n) {{ BIND('aaaaaaaaaaaaaaaa' AS ?s0) {DOUBLING} }}",
    "all words in one": f"SELECT (GROUP_CONCAT(?c; separator='xxxxxxxxxxxxxxxxxxxx') AS ?w) {CARTESIAN}",
    "nested exists": "SELECT * { ?a ?b ?c . ?d ?e ?f FILTER NOT EXISTS { ?g ?h ?i FILTER NOT EXISTS { ?j ?k ?a, ?g, ?d } FILTER EXISTS { ?l ?m ?n FILTER(?n = ?l) } } } ORDER BY ?a",
    "regular expression": f"SELECT (COUNT(*) AS ?n) {{ {VALUES} FILTER(REGEX(CONCAT('aaaaaaaaaaaaaaaaaaaaaaaa', STR(?v0), STR(?v13)), '^(a+)+$')) }}",
    "large regular expression": "SELECT * { ?s ?p ?o FILTER(REGEX(STR(?o), '((a{1,1000}){1,1000}){1,1000}')) ?t ?q ?n . ?u ?r ?m } ORDER BY ?m",
    "rows without end": f"SELECT * {CARTESIAN}",
    "subqueries": "SELECT (COUNT(*) AS ?n) { { SELECT ?a { ?a ?b ?c } } { SELECT ?d { ?d ?e ?f } } { SELECT ?g { ?g ?h ?i } } { SELECT ?j { ?j ?k ?l } } }",
}  # fmt: skip
BROKEN = {
    "braces": "SELECT * " + "{" * 100_000 + "}" * 100_000,
    "parentheses": "SELECT * { FILTER(" + "(" * 100_000 + "1" + ")" * 100_000 + ") }",
    "parentheses that look like an IRI": "SELECT * { FILTER(1<"
    + "(" * 100_000
    + "1"
    + ")" * 100_000
    + ">2) }",
    "square brackets": "SELECT * { ?s ?p " + "[ ?p " * 50_000 + "1" + "]" * 50_000 + " }",
    "collections": "SELECT * { ?s ?p " + "(" * 50_000 + ")" * 50_000 + " }",
    "unions": "SELECT * { {}" + " UNION {}" * 100_000 + " }",
    "exclamation marks": "SELECT * { FILTER(" + "!" * 100_000 + "true) }",
    "minus signs": "SELECT * { FILTER(" + "- " * 100_000 + "1) }",
    "path of stars": "SELECT * { ?s " + "(" * 30_000 + "<x:y>" + ")*" * 30_000 + " ?o }",
    "long path": "SELECT * { ?s " + "/".join(["<x:y>"] * 100_000) + " ?o }",
    "long or": "SELECT * { FILTER(" + "||".join(["true"] * 100_000) + ") }",
    "long sum": "SELECT * { FILTER(1" + "+1" * 100_000 + ") }",
    "many optionals": "SELECT * { " + "OPTIONAL {" * 30_000 + "}" * 30_000 + " }",
    "nested functions": "SELECT (" + "STR(" * 40_000 + "1" + ")" * 40_000 + " AS ?x) {}",
    "quoted triples": "SELECT * { " + "<< " * 50_000 + "?s ?p ?o" + " >>" * 50_000 + " ?p ?o }",
    "open string": "SELECT * { ?s ?p '''" + "'" * 100_000,
    "no query": "\0" * 1000,
}


@pytest.fixture(scope="module")
def hurt(start: Start, sample_folder: Path) -> Site:
    return start(
        sample_folder, "--workers", "2", "--timeout", str(SECONDS), "--memory", "700", "--max-answer", "4", "--max-rows", "5000"
    )  # fmt: skip


def answers_at_once(site: Site) -> None:
    begun = time.monotonic()
    assert site.get("ASK {}", timeout="5").json() == {"head": {}, "boolean": True}
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize("query", TOO_MUCH.values(), ids=TOO_MUCH.keys())
def test_what_takes_too_much_is_ended_with_the_reason(hurt: Site, query: str) -> None:
    begun = time.monotonic()
    reply = hurt.sparql(query)
    assert reply.status in {400, 503}, reply.body[:200]
    assert time.monotonic() - begun < SECONDS + 2
    assert any(word in reply.text for word in ("longer than", "memory", "larger than")), reply.text
    answers_at_once(hurt)


@pytest.mark.parametrize("query", BROKEN.values(), ids=BROKEN.keys())
def test_what_would_break_a_parser_is_refused(hurt: Site, query: str) -> None:
    reply = hurt.sparql(query)
    assert reply.status in {200, 400, 503}
    assert reply.status != 200 or reply.json()
    assert len(reply.body) < 1000 or reply.status == 200
    answers_at_once(hurt)


def test_an_answer_with_too_many_rows_is_none(hurt: Site) -> None:
    query = "SELECT ?s { ?s ?p ?o } LIMIT "
    for accept in ("text/csv", "text/tab-separated-values", "application/sparql-results+xml", "*/*"):
        assert hurt.get(query + "5000", accept).status == 200
        refused = hurt.get(query + "5100", accept)
        assert (refused.status, "more than 5,000 rows" in refused.text) == (400, True)


def test_a_query_of_64_megabytes_is_not_waited_for(hurt: Site) -> None:
    with socket.create_connection((hurt.host, hurt.port), timeout=10) as line:
        head = f"POST /sparql HTTP/1.1\r\nHost: {hurt.host}\r\nContent-Type: application/sparql-query\r\n"
        line.sendall(f"{head}Content-Length: 64000000\r\n\r\n".encode() + b" " * 1000)
        assert line.recv(1000).startswith(b"HTTP/1.1 413")
    answers_at_once(hurt)


def test_chunks_are_counted(hurt: Site) -> None:
    with socket.create_connection((hurt.host, hurt.port), timeout=10) as line:
        head = f"POST /sparql HTTP/1.1\r\nHost: {hurt.host}\r\nContent-Type: application/sparql-query\r\n"
        line.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())
        with pytest.raises(OSError), threading.Lock():
            for _ in range(1000):
                line.sendall(b"10000\r\n" + b" " * 0x10000 + b"\r\n")
    answers_at_once(hurt)


BOMB = b" " * 200_000_000
PACKED = {"gzip": gzip.compress, "deflate": zlib.compress}


@pytest.mark.parametrize("packing", PACKED)
def test_bombs_are_not_unpacked(hurt: Site, packing: str) -> None:
    before = memory(hurt)
    kind = "application/sparql-query"
    reply = hurt.ask("/sparql", "POST", PACKED[packing](BOMB), content_type=kind, content_encoding=packing)
    assert (reply.status, "compressed" in reply.text) == (415, True)
    assert memory(hurt) - before < 50_000_000
    answers_at_once(hurt)


def memory(site: Site) -> int:
    """Bytes at the most that the server's process has had."""
    lines = Path(f"/proc/{site.pid}/status").read_text().splitlines()
    return next(1024 * int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


def test_who_leaves_takes_the_query_along(hurt: Site) -> None:
    """Two workers, and eight clients that leave: nobody waits for the end of eight queries."""
    asked = TOO_MUCH["count of a cartesian product"]
    for _ in range(8):
        line = socket.create_connection((hurt.host, hurt.port))
        head = f"POST /sparql HTTP/1.1\r\nHost: {hurt.host}\r\nContent-Type: application/sparql-query\r\n"
        line.sendall(f"{head}Content-Length: {len(asked)}\r\n\r\n{asked}".encode())
        time.sleep(0.02)
        line.close()
    answers_at_once(hurt)


def test_others_are_answered_while_one_asks_too_much(hurt: Site) -> None:
    asking = threading.Thread(target=hurt.sparql, args=(TOO_MUCH["values without data"],))
    asking.start()
    answered = 0
    while asking.is_alive():
        answers_at_once(hurt)
        answered += 1
    assert answered > 1
    asking.join()


def test_two_hundred_who_say_nothing_hinder_nobody(hurt: Site) -> None:
    lines = [socket.create_connection((hurt.host, hurt.port)) for _ in range(200)]
    try:
        for line in lines[::2]:
            line.sendall(b"GET /sparql HTTP/1.1\r\nHost: ")
        answers_at_once(hurt)
    finally:
        for line in lines:
            line.close()


@pytest.mark.parametrize(
    "head",
    [
        "POST /sparql HTTP/1.1\r\nHost: {host}\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG",
        "POST /sparql HTTP/1.1\r\nHost: {host}\r\nContent-Length: 6\r\nContent-Length: 7\r\n\r\nASK {}",
        "POST /sparql HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        "POST /sparql HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        "GET /sparql?query=ASK%7B%7D HTTP/1.1\r\n\r\n",
        "GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\n\r\n",
        "GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: {host}\r\n X: folded\r\n\r\n",
        "GET /sparql HTTP/1.1\r\nHost: {host}\r\nX: " + "a" * 2_000_000 + "\r\n\r\n",
        "GET /" + "a" * 2_000_000 + " HTTP/1.1\r\nHost: {host}\r\n\r\n",
        "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    ],
)  # fmt: skip
def test_requests_that_could_be_read_in_two_ways_are_refused(hurt: Site, head: str) -> None:
    with socket.create_connection((hurt.host, hurt.port), timeout=15) as line:
        try:
            line.sendall(head.replace("{host}", hurt.host).encode("latin-1"))
            reply = line.recv(100)
        except OSError:
            reply = b""
    assert reply == b"" or reply.startswith((b"HTTP/1.1 4", b"HTTP/1.0 4")), reply
    answers_at_once(hurt)


def test_a_worker_that_is_killed_is_replaced(hurt: Site) -> None:
    children = Path(f"/proc/{hurt.pid}/task/{hurt.pid}/children").read_text().split()
    for child in children:
        for part in Path(f"/proc/{child}/task").iterdir():
            assert part.exists()
    import os
    import signal

    os.kill(int(children[0]), signal.SIGKILL)
    for _ in range(4):
        reply = hurt.get("ASK {}")
        assert reply.status in {200, 503}
    answers_at_once(hurt)
