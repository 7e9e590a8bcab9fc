"""A remote endpoint gives the same answers as the store on disk, and each failure is one line."""

from __future__ import annotations

import socket
import threading
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
    "by": "2024-01-01",
    "on": "2019-03-28",
    "text": "runaways",
}


@pytest.mark.parametrize("name", library())
def test_the_whole_library_answers_the_same(sample: LocalStore, endpoint: str, name: str) -> None:
    query = library()[name]
    values = {p.name: VALUES[p.name] for p in query.params if not p.optional}
    text = filled(sample, query, values, lambda note: None)
    here, there = sample.query(text), RemoteStore(endpoint).query(text)
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


def test_a_login_is_sent_and_never_shown(endpoint: str) -> None:
    seen: list[str] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        seen.append(handler.headers.get("Authorization", ""))
        handler.send_error(401)

    with server(answer) as address:
        store = RemoteStore(address.replace("http://", "http://me:secret@") + "?apikey=secret")
        with pytest.raises(EndpointError, match="wants a login") as error:
            store.query("ASK {}")
    assert seen == ["Basic bWU6c2VjcmV0"]
    assert "secret" not in str(error.value) + store.name


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
        (lambda handler: handler.send_error(503), r"fails \(HTTP 503\)"),
        (lambda handler: handler.connection.shutdown(socket.SHUT_RDWR), "broke off"),
    ],
)
def test_no_usable_answer(answer: Answer, message: str) -> None:
    with server(answer) as address, pytest.raises(EndpointError, match=message) as error:
        RemoteStore(address).query("SELECT ?a { ?a ?b ?c }")
    assert "\n" not in str(error.value)


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
            RemoteStore(f"http://127.0.0.1:{unused.getsockname()[1]}/query").query("ASK {}")


@pytest.mark.parametrize("address", ["example.org", "ftp://example.org/", "http://", "file:///etc/passwd"])
def test_what_is_no_address(address: str) -> None:
    with pytest.raises(UsageError, match="an endpoint is an address"):
        RemoteStore(address)


@contextmanager
def server(answer: Answer) -> Iterator[str]:
    """A server on this machine that answers each query in one way."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            answer(self)

        def log_message(self, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{httpd.server_port}/query"
        finally:
            httpd.shutdown()
