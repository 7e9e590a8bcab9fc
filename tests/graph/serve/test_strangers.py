"""More that strangers try: names with tricks, heads and bodies in odd parts, letters that look like others."""

from __future__ import annotations

import re
import socket
import time
from pathlib import Path

import pytest

from .conftest import Site, Start

pytestmark = pytest.mark.xdist_group("serve-strangers")
ASK = "/sparql?query=ASK%7B%7D"
DIRECT = "Content-Type: application/sparql-query\r\n"


@pytest.fixture(scope="module")
def site(start: Start, sample_folder: Path) -> Site:
    return start(sample_folder, "--workers", "2", "--timeout", "5", "--max-rows", "1000")


@pytest.fixture(scope="module")
def patient(start: Start, sample_folder: Path) -> Site:
    """For pages whose making may take its time on a busy machine."""
    return start(sample_folder, "--workers", "1")


def answers_at_once(site: Site) -> None:
    begun = time.monotonic()
    assert site.get("ASK {}").json() == {"head": {}, "boolean": True}
    assert time.monotonic() - begun < 2


def say(site: Site, sent: bytes, seconds: float = 10) -> bytes:
    """All that comes back until the other side closes, or says nothing any more."""
    said = b""
    with socket.create_connection((site.host, site.port), timeout=seconds) as line:
        try:
            line.sendall(sent)
            while more := line.recv(65536):
                said += more
        except OSError:
            pass
    return said


def statuses(said: bytes) -> list[int]:
    """Of answers one after the other, each as long as its head says."""
    found = []
    while said:
        head, _, rest = said.partition(b"\r\n\r\n")
        found.append(int(head[9:12]))
        length = re.search(rb"content-length: (\d+)", head)
        assert length, head
        said = rest[int(length[1]) :]
    return found


@pytest.mark.parametrize(
    "host",
    [
        "evil.example@127.0.0.1",
        "127.0.0.1:80@evil.example",
        "127.0.0.1:80:80",
        "127.0.0.1:http",
        "127.0.0.1:-1",
        "127.0.0.1:123456",
        "127.0.0.1/evil.example",
        "127.0.0.1?evil.example",
        "127.0.0.1#evil.example",
        "127.0.0.1\\evil.example",
        "127.0.0.1\tevil.example",
        "127.0.0.1, evil.example",
        "127.0.0.1%2eevil.example",
        "127.0.0.1.",
        "127.1",
        "0x7f.0.0.1",
        "2130706433",
        "[::1]evil.example",
        "[::1%25lo]",
        "[::ffff:127.0.0.1]",
        "ⓛocalhost",
        "",
    ],
)
def test_a_name_is_that_of_the_server_or_none(site: Site, host: str) -> None:
    head = f"GET {ASK} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode()
    assert say(site, head).startswith((b"HTTP/1.1 421", b"HTTP/1.1 400"))


@pytest.mark.parametrize("host", ["LocalHost", "127.0.0.1:65535", "[::1]", "localhost:1"])
def test_names_of_the_server_are_taken_at_any_port(site: Site, host: str) -> None:
    assert site.ask(ASK, host=host).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        "".join(f"X-{n}: a\r\n" for n in range(30_000)),
        "Cookie: " + "a=b; " * 60_000 + "\r\n",
        "Accept: " + ",".join(f"a/{n};q=0.{n}" for n in range(20_000)) + "\r\n",
        "Accept: " + "text/csv;" + "a=b;" * 50_000 + "\r\n",
        "Accept: " + '"' * 100_000 + "\r\n",
        "Accept-Language: " + "en-" * 60_000 + "\r\n",
        "If-None-Match: " + '"a",' * 50_000 + "\r\n",
        "Range: bytes=" + "0-," * 60_000 + "\r\n",
        "Authorization: Bearer " + "a" * 200_000 + "\r\n",
        "Origin: http://" + "a" * 200_000 + "\r\n",
        "X-Forwarded-Proto: javascript\r\nX-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\n",
        "X-HTTP-Method-Override: DELETE\r\nX-Original-URL: /update\r\nX-Rewrite-URL: /update\r\n",
    ],
    ids=lambda text: text[:20],
)
def test_heads_of_any_size_are_answered_or_refused(site: Site, headers: str) -> None:
    for path in (ASK, "/id/force/kent", "/static/explorer.css", "/.well-known/void"):
        said = say(
            site, f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n{headers}\r\n".encode()
        )
        assert said == b"" or said[9:12] in {b"200", b"206", b"400", b"403", b"406", b"416"}, said[:300]
        assert b"evil.example" not in said and b"javascript" not in said.partition(b"\r\n\r\n")[2][:50_000]
    answers_at_once(site)


@pytest.mark.parametrize(
    ("chunks", "whole"),
    [
        (b"6\r\nASK {}\r\n0\r\n\r\n", True),
        (b"1\r\nA\r\n1\r\nS\r\n4\r\nK {}\r\n0\r\n\r\n", True),
        (b"6;a=" + b"b" * 1000 + b"\r\nASK {}\r\n0\r\n\r\n", True),
        (b"6\r\nASK {}\r\n0\r\nHost: evil.example\r\nContent-Length: 9\r\n\r\n", True),
        (b"-6\r\nASK {}\r\n0\r\n\r\n", False),
        (b"0x6\r\nASK {}\r\n0\r\n\r\n", False),
        (b"6 6\r\nASK {}\r\n0\r\n\r\n", False),
        (b"\r\n6\r\nASK {}\r\n0\r\n\r\n", False),
        (b"6\nASK {}\n0\n\n", False),
        (b"6\r\nASK {}0\r\n\r\n", False),
        (b"10000000000000006\r\nASK {}\r\n0\r\n\r\n", False),
        (b"ffffffffffffffff\r\nASK {}\r\n0\r\n\r\n", False),
        (b"g\r\nASK {}\r\n0\r\n\r\n", False),
        (b"6;" + b"a" * 5_000_000 + b"\r\nASK {}\r\n0\r\n\r\n", False),
        (b"6\r\nASK {}\r\n0\r\n" + b"X: y\r\n" * 1_000_000 + b"\r\n", False),
    ],
    ids=range(15),
)
def test_chunks_are_read_in_one_way_only(site: Site, chunks: bytes, whole: bool) -> None:
    """What is no whole body makes no answer, and never a second request."""
    head = f"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\n{DIRECT}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    said = say(site, head.encode() + chunks, 4)
    assert said.count(b"HTTP/1.1 ") <= 1
    assert (b'"boolean":true' in said.replace(b" ", b"")) == whole or said[9:12] in {b"400", b"413", b""}, (
        said[:200]
    )
    assert b"evil.example" not in said
    answers_at_once(site)


@pytest.mark.parametrize(
    "path",
    [
        "/static/%252e%252e/%252e%252e/pyproject.toml",
        "/static/..%5c..%5crun.py",
        "/static/%c0%ae%c0%ae/run.py",
        "/static/%2e%2e%2f%2e%2e%2frun.py",
        "/static/.;/../run.py",
        "/static/explorer.css%00.html",
        "/static/explorer.css/",
        "/static/bundle/",
        "/static/C:%5cWindows%5cwin.ini",
        "/static/%2f%2fetc%2fpasswd",
        "/id/..%2f..%2f..%2fetc%2fpasswd",
        "/id/document/%2e%2e%2f%2e%2e%2fpeel.lock",
        "/ns/..%2f..%2fpeel.ttl",
        "/graph/document/..%2f..%2fjournal.jsonl",
        "/questions/lookups%2ffindings",
        "/questions/%2e%2e%2fqueries%2fwords",
        "/browse/%2e%2e",
        "//evil.example/%2e%2e",
        "/%5cevil.example",
        "/id//evil.example",
    ],
)
def test_addresses_never_become_files_or_other_hosts(site: Site, path: str) -> None:
    reply = site.ask(path, accept="text/html")
    assert reply.status in {200, 400, 404, 405}
    assert reply.status != 200 or b"<html" in reply.body or path == "/static/explorer.css/", reply.body[:200]
    assert not any(word in reply.body for word in (b"root:", b"[project]", b"import ", b"@prefix", b'"sha'))
    assert not (reply.headers["location"] or "").startswith(("//", "http://evil", "/\\"))


@pytest.mark.parametrize(
    "path",
    [
        "/sparql?" + "&".join(["query=ASK%7B%7D"] * 3000),
        "/sparql?query=ASK%7B%7D&query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D",
        "/sparql?query=ASK%7B%7D&update=CLEAR%20ALL",
        "/sparql?query=ASK%7B%7D&" + "&".join(f"default-graph-uri=http://a/{n}" for n in range(3000)),
        "/sparql?query=ASK%7B%7D&" + "&".join(["timeout=99999"] * 3000),
        "/search?" + "&".join(["q=kent"] * 3000),
        "/search?q=kent&" + "&".join(f"kind={n}" for n in range(3000)),
        "/compare?" + "&".join(f"force=force{n}" for n in range(3000)),
        "/graph?" + "&".join(f"of=force{n}" for n in range(3000)),
        "/id/force/metropolitan?" + "&".join(["section=findings"] * 3000),
        "/id/force/metropolitan?section=findings&start=99999999999999999999",
        "/id/force/metropolitan?section=findings&start=-5&year=%00&polarity=",
        "/id/force/metropolitan?section=findings&theme=" + "x" * 20_000,
        "/id/force/metropolitan?section=findings&label=%22%20.%20%3Fs%20%3Fp%20%3Fo%20%23",
        "/id/force/metropolitan?section=findings&year=2019%22)%20SERVICE%20%3Chttp://h/%3E",
    ],
    ids=range(15),
)
def test_parameters_in_any_number_are_answered_or_refused(patient: Site, path: str) -> None:
    reply = patient.ask(path, timeout=40, accept="text/html")
    assert reply.status in {200, 400, 404, 414}, reply.body[-1000:]
    assert b"Traceback" not in reply.body
    answers_at_once(patient)


def test_two_queries_in_one_request_are_none(site: Site) -> None:
    for extra in ("query=ASK%7B%7D", "update=CLEAR%20ALL"):
        assert site.ask(f"{ASK}&{extra}").status == 400


def test_requests_in_a_row_are_answered_in_their_order(site: Site) -> None:
    """Pipelined: a GET behind a POST behind a mistake, each for itself."""
    post = f"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\n{DIRECT}Content-Length: 6\r\n\r\nASK {{}}"
    get = "GET /sparql?query={} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    last = "GET /nothing HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    many = [post, get.format("ASK%7B%7D"), get.format("x"), post] * 20
    said = say(site, ("".join(many) + last).encode())
    assert statuses(said) == [200, 200, 400, 200] * 20 + [404]
    answers_at_once(site)


HUGE = "9" * 400
ODD = {
    "huge limit": "SELECT * { ?s ?p ?o } LIMIT 18446744073709551615",
    "limit beyond numbers": f"SELECT * {{ ?s ?p ?o }} LIMIT {HUGE}",
    "huge offset": "SELECT * { ?s ?p ?o } OFFSET 18446744073709551615",
    "offset beyond numbers": f"SELECT * {{ ?s ?p ?o }} OFFSET {HUGE}",
    "both at their ends": "SELECT * { ?s ?p ?o } OFFSET 18446744073709551615 LIMIT 18446744073709551615",
    "negative limit": "SELECT * { ?s ?p ?o } LIMIT -1",
    "offset of all pairs": "SELECT * { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f } OFFSET 999999999 LIMIT 1",
    "number of many digits": f"SELECT ({HUGE * 500} * {HUGE * 500} AS ?x) {{}}",
    "power by power": "SELECT (?a AS ?b) { BIND(1e308 * 1e308 AS ?a) }",
    "replace that grows": "SELECT (STRLEN(REPLACE(REPLACE(REPLACE(REPLACE(STR(?o), '', 'aaaaaaaaaaaaaaaaaaaa'), '', 'bbbbbbbbbbbbbbbbbbbb'), '', 'cccccccccccccccccccc'), '', 'dddddddddddddddddddd')) AS ?n) { ?s ?p ?o }",
    "replace that turns back": "SELECT (COUNT(?x) AS ?n) { ?s ?p ?o . ?t ?q ?r BIND(REPLACE(CONCAT(STR(?o), 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'), '^(a|aa|a*)*$', '') AS ?x) ?u ?v ?w }",
    "replace with large counts": "SELECT (REPLACE('a', '(((a{1,900}){1,900}){1,900}){1,900}', 'b') AS ?x) {}",
    "flags of no kind": "SELECT (REPLACE('a', 'a', 'b', 'zzzz') AS ?x) (REGEX('a', 'a', '\\u0000') AS ?y) {}",
    "regex of many ways": "ASK { FILTER(REGEX('a', '" + "(a|" * 5000 + "a" + ")" * 5000 + "')) }",
    "class of all letters": "ASK { FILTER(REGEX('a', '[\\\\p{L}\\\\p{N}\\\\p{P}]{1000}[^\\\\x00-\\\\x{10FFFF}]*')) }",
    "blank nodes in lists": "SELECT * { " + "( [ ?p ( ?o [ ] ) ] " * 3000 + ")" * 3000 + " ?q ?r }",
    "lists side by side": "CONSTRUCT { " + "(1 2 3 4 5 6 7 8 9) ?p () . " * 3000 + "} WHERE { ?s ?p ?o }",
    "one blank node in two places": "SELECT * { { _:a ?p ?o } UNION { _:a ?q ?r } }",
    "full-width letters": "ＳＥＬＥＣＴ * { ?s ?p ?o }",
    "service of another alphabet": "SELECT * { ЅЕRVІСЕ <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "long s for s": "SELECT * { ſervice <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "escaped letters of service": "SELECT * { \\u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "escaped letters of an address": "SELECT * { SERVICE <http\\u003A//127.0.0.1:1/> { ?s ?p ?o } }",
    "escaped quotation mark": "SELECT * { FILTER('a\\u0027) SERVICE <http://127.0.0.1:1/> { ?s ?p 'x' } }",
    "letters without width": "SEL\u200bECT * { ?s ?p ?o }",
    "letters that turn": "SELECT * { ?s ?p '\u202e' . \u202e }",
    "variables alike": "SELECT ?а ?a { ?а ?p ?a } LIMIT 1",
    "marks upon marks": "SELECT ('" + "e" + "\u0301" * 100_000 + "' AS ?x) {}",
    "half a pair": "SELECT ('\\uD800' AS ?x) {}",
    "beyond all letters": "SELECT ('\\U00110000' AS ?x) {}",
    "upper case that grows": "SELECT (STRLEN(UCASE('" + "ﬃ" * 100_000 + "')) AS ?n) {}",
    "language of no end": "SELECT ('a'@" + "a-" * 50_000 + "a AS ?x) {}",
    "prefix of itself": "PREFIX a: <a:> PREFIX a: <b:> " * 3000 + "ASK { a:a a:b a:c }",
    "base upon base": "BASE <http://a/> " * 5000 + "ASK { <x> <y> <z> }",
    "address of no end": "ASK { <http://a/" + "../" * 100_000 + "> ?p ?o }",
    "uuids without end": "SELECT (COUNT(DISTINCT UUID()) AS ?n) { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f }",
    "dates of no calendar": "SELECT (YEAR('9999999999999-13-45T99:99:99Z'^^<http://www.w3.org/2001/XMLSchema#dateTime>) AS ?y) {}",
    "durations of ages": "SELECT (NOW() + 'P99999999999999999Y'^^<http://www.w3.org/2001/XMLSchema#duration> AS ?y) {}",
}  # fmt: skip


@pytest.mark.parametrize("query", ODD.values(), ids=ODD.keys())
def test_odd_queries_end_in_time_and_call_nobody(site: Site, query: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as heard:
        heard.settimeout(0.05)
        asked = query.replace("127.0.0.1:1/", f"127.0.0.1:{heard.getsockname()[1]}/")
        begun = time.monotonic()
        reply = site.sparql(asked)
        assert reply.status in {200, 400, 403, 503}, reply.body[:300]
        assert time.monotonic() - begun < 5 + 2.5
        assert len(reply.body) < 100_000 or reply.status == 200
        with pytest.raises(TimeoutError):
            heard.accept()
    if reply.status != 200:
        assert not any(word in reply.text for word in ("Traceback", "panicked", ".rs:", "/site-packages/"))
    answers_at_once(site)


def test_offsets_and_limits_beyond_numbers_are_told(site: Site) -> None:
    for query in (ODD["limit beyond numbers"], ODD["offset beyond numbers"], ODD["negative limit"]):
        assert site.sparql(query).status == 400
    assert (
        site.sparql("SELECT * { ?s ?p ?o } OFFSET 18446744073709551615").json()["results"]["bindings"] == []
    )  # type: ignore[index]


def test_a_body_that_drips_is_given_up(site: Site) -> None:
    """A byte every second: the connection is closed while others are answered."""
    head = f"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\n{DIRECT}Content-Length: 100000\r\n\r\n"
    with socket.create_connection((site.host, site.port), timeout=1) as line:
        line.sendall(head.encode())
        begun, said = time.monotonic(), b""
        while time.monotonic() - begun < 30 and not said:
            try:
                line.sendall(b" ")
                said = line.recv(1000) or b"closed"
            except TimeoutError:
                continue
            except OSError:
                said = b"closed"
        assert said == b"closed" or said.startswith(b"HTTP/1.1 408")
        assert time.monotonic() - begun < 25
    answers_at_once(site)
