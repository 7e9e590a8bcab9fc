"""A remote endpoint gives the same answers as the store on disk, and each failure is one line."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pyoxigraph as ox
import pytest

from peelgraph.graph.errors import EndpointError, UsageError
from peelgraph.graph.lookup.dossier import dossier
from peelgraph.graph.lookup.names import resolve
from peelgraph.graph.lookup.questions import filled
from peelgraph.graph.store.local import LocalStore
from peelgraph.graph.store.remote import RemoteStore
from peelgraph.queries import library

VALUES = {
    "force": "the Met",
    "theme": "digital forensics",
    "body": "home secretary",
    "document": "met-review-3f279e87",
    "programme": "national child protection inspection",
    "from": "2018",
    "to": "2023-12",
    "by": "2024-01-01",
    "on": "2019-03-28",
    "text": "runaways",
}


@pytest.mark.parametrize("name", library())
@pytest.mark.parametrize("which", ["required", "all"])
def test_the_whole_library_answers_the_same(sample: LocalStore, endpoint: str, name: str, which: str) -> None:
    query, remote = library()[name], RemoteStore(endpoint)
    values = {p.name: VALUES[p.name] for p in query.params if which == "all" or not p.optional}
    text = filled(remote, query, values, lambda note: None)
    assert text == filled(sample, query, values, lambda note: None), "names are understood the same"
    here, there = sample.query(text), remote.query(text)
    if isinstance(here, ox.QuerySolutions) and isinstance(there, ox.QuerySolutions):
        assert here.variables == there.variables
        assert [list(row) for row in here] == [list(row) for row in there], "the same terms in the same order"
    else:
        assert sorted(map(str, here)) == sorted(map(str, there))


def test_lookups_work_remotely(sample: LocalStore, endpoint: str) -> None:
    remote = RemoteStore(endpoint)
    assert dossier(remote, resolve(remote, "the Met")) == dossier(sample, resolve(sample, "the Met"))
    assert bool(remote.query("ASK { ?s ?p ?o }"))
    assert remote.captured_text("0" * 64) is None


def test_a_syntax_error_is_the_users(endpoint: str) -> None:
    with pytest.raises(UsageError, match="refuses the query"):
        RemoteStore(endpoint).query("SELECT * { ?s ?p }")


@pytest.mark.parametrize(
    ("address", "environment", "sent"),
    [
        ("me:secret@", {}, "Basic bWU6c2VjcmV0"),
        ("me%40work:se%2Fcret@", {}, "Basic bWVAd29yazpzZS9jcmV0"),
        ("", {"PEEL_ENDPOINT_USER": "me", "PEEL_ENDPOINT_PASSWORD": "secret"}, "Basic bWU6c2VjcmV0"),
        ("", {"PEEL_ENDPOINT_TOKEN": "secret.abc=="}, "Bearer secret.abc=="),
        ("me:secret@", {"PEEL_ENDPOINT_TOKEN": "other"}, "Basic bWU6c2VjcmV0"),
        ("", {}, ""),
    ],
)
def test_a_login_is_sent_and_never_shown(
    monkeypatch: pytest.MonkeyPatch, address: str, environment: dict[str, str], sent: str
) -> None:
    seen: list[str] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        seen.append(handler.headers.get("Authorization", ""))
        handler.send_error(401)

    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with server(answer) as url:
        store = RemoteStore(url.replace("http://", f"http://{address}") + "?apikey=secret")
        with pytest.raises(EndpointError, match="refuses this login" if sent else "wants a login") as error:
            store.query("ASK {}")
    assert seen == [sent]
    assert "secret" not in str(error.value) + store.name


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({"PEEL_ENDPOINT_USER": "me"}, "go together"),
        ({"PEEL_ENDPOINT_PASSWORD": "secret"}, "go together"),
        ({"PEEL_ENDPOINT_USER": "me", "PEEL_ENDPOINT_TOKEN": "secret"}, "exclude each other"),
        ({"PEEL_ENDPOINT_TOKEN": "secret\r\nHost: evil"}, "no bearer token has"),
        ({"PEEL_ENDPOINT_USER": "m:e", "PEEL_ENDPOINT_PASSWORD": "secret"}, "colon"),
        ({"PEEL_ENDPOINT_TIMEOUT": "soon"}, "whole seconds"),
    ],
)
def test_half_a_login(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], message: str) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(UsageError, match=message) as error:
        RemoteStore("http://localhost/query")
    assert "secret" not in str(error.value)


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_a_login_goes_no_further_than_the_endpoint(code: int) -> None:
    seen: list[str | None] = []

    def elsewhere(handler: BaseHTTPRequestHandler) -> None:
        seen.append(handler.headers.get("Authorization"))
        _body(JSON, WHOLE)(handler)

    with server(elsewhere) as other:

        def moved(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(code)
            handler.send_header("Location", other)
            handler.send_header("Content-Length", "0")
            handler.end_headers()

        with server(moved) as address, pytest.raises(EndpointError, match=f"sends on to {other}: give that"):
            RemoteStore(address.replace("http://", "http://me:secret@")).query("ASK {}")
    assert set(seen) <= {None}


Answer = Callable[[BaseHTTPRequestHandler], None]


def _body(media_type: str, body: bytes, length: int | None = None) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", media_type)
        handler.send_header("Content-Length", str(len(body) if length is None else length))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


JSON = "application/sparql-results+json"
WHOLE = b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"literal","value":"1"}}]}}'


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (_body("text/html", b"<html>Welcome</html>"), "web page"),
        (_body(JSON, WHOLE[:-20]), "cut off"),
        (_body(JSON, WHOLE[:-20], len(WHOLE)), "broke off"),
        (_body(JSON, b""), "cut off"),
        (_body("text/plain", b"busy"), "cut off or is no SPARQL result"),
        (lambda handler: handler.send_error(404), r"nothing at this address \(HTTP 404\)"),
        (lambda handler: handler.send_error(403), r"refuses access \(HTTP 403\)"),
        (lambda handler: handler.send_error(500), r"fails \(HTTP 500\)"),
        (lambda handler: handler.send_error(405), r"takes no queries at this address \(HTTP 405\)"),
        (lambda handler: handler.send_error(418), r"fails \(HTTP 418\)"),
        (lambda handler: handler.send_error(503), r"is busy or down \(HTTP 503\)"),
        (lambda handler: handler.send_error(429), r"is busy or down \(HTTP 429\)"),
        (lambda handler: handler.connection.shutdown(socket.SHUT_RDWR), "broke off"),
    ],
)
def test_no_usable_answer(answer: Answer, message: str) -> None:
    with server(answer) as address, pytest.raises(EndpointError, match=message) as error:
        RemoteStore(address, pauses=(0, 0)).query("SELECT ?a { ?a ?b ?c }")
    assert "\n" not in str(error.value)


def _refused(code: int, headers: dict[str, str], body: bytes = b"") -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def _in_turn(*answers: Answer) -> tuple[Answer, list[float]]:
    """One answer after the other, the last one again and again; and when each query came."""
    times: list[float] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        times.append(time.monotonic())
        answers[min(len(times), len(answers)) - 1](handler)

    return answer, times


@pytest.mark.parametrize(
    "failure",
    [
        _refused(503, {}),
        _refused(429, {"Retry-After": "0"}),
        _body(JSON, WHOLE[:-20], len(WHOLE)),
        lambda handler: handler.connection.shutdown(socket.SHUT_RDWR),
    ],
    ids=["busy", "too many queries", "cut off", "hung up"],
)
def test_what_passes_is_tried_again(failure: Answer) -> None:
    answer, times = _in_turn(failure, failure, _body(JSON, WHOLE))
    with server(answer) as address:
        [row] = RemoteStore(address, pauses=(0.05, 0.1)).query("SELECT ?a { ?a ?b ?c }")
    assert row["a"].value == "1"
    assert len(times) == 3
    assert times[1] - times[0] >= 0.05 and times[2] - times[1] >= 0.1, "longer each time"


def test_an_endpoint_that_asks_for_time_gets_it() -> None:
    answer, times = _in_turn(_refused(503, {"Retry-After": "1"}), _body(JSON, WHOLE))
    with server(answer) as address:
        assert len(list(RemoteStore(address, pauses=(0,)).query("SELECT ?a { ?a ?b ?c }"))) == 1
    assert times[1] - times[0] >= 1


@pytest.mark.parametrize(
    "failure",
    [_refused(503, {"Retry-After": "3600"}), _refused(401, {}), _refused(404, {}), _refused(500, {})],
)
def test_what_lasts_is_not_tried_again(failure: Answer) -> None:
    answer, times = _in_turn(failure)
    with server(answer) as address, pytest.raises(EndpointError):
        RemoteStore(address).query("ASK {}")
    assert len(times) == 1


def test_what_the_endpoint_says_of_its_failure() -> None:
    said = _refused(500, {}, b"out of memory\nat line 1")
    with server(said) as address, pytest.raises(EndpointError, match=r"\(HTTP 500\): out of memory$"):
        RemoteStore(address).query("ASK {}")


def test_an_answer_that_is_whole() -> None:
    with server(_body(JSON, WHOLE)) as address:
        answer = RemoteStore(address).query("SELECT ?a { ?a ?b ?c }")
        assert isinstance(answer, ox.QuerySolutions)
        assert [row["a"].value for row in answer] == ["1"]


def test_a_slow_endpoint() -> None:
    ended = threading.Event()
    with server(lambda handler: ended.wait(10) and None) as address:
        with pytest.raises(EndpointError, match="no answer within 1 s"):
            RemoteStore(address, timeout=1).query("ASK {}")
        ended.set()


def test_a_dead_host() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        with pytest.raises(EndpointError, match="cannot be reached"):
            RemoteStore(f"http://127.0.0.1:{unused.getsockname()[1]}/query", pauses=(0,)).query("ASK {}")


@pytest.mark.parametrize(
    "address",
    [
        "example.org",
        "ftp://example.org/",
        "http://",
        "file:///etc/passwd",
        "http://[x",
        "http://a:b/",
        "http://me:secret@[x?key=secret",
    ],
)
def test_what_is_no_address(address: str) -> None:
    with pytest.raises(UsageError, match="an endpoint is an address") as error:
        RemoteStore(address)
    assert "secret" not in str(error.value)


@contextmanager
def server(answer: Answer) -> Iterator[str]:
    """A server on this machine that answers each query in one way."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            answer(self)

        do_GET = do_POST  # noqa: N815  (its name in http.server)

        def log_message(self, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        threading.Thread(target=httpd.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{httpd.server_port}/query"
        finally:
            httpd.shutdown()
