"""Target: requests of any kind to the application, in this process, with a real worker behind it."""

from __future__ import annotations

import asyncio
import atexit
import re
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, quote_from_bytes, unquote_to_bytes

from peelgraph.graph.serve.app import make_app
from peelgraph.graph.serve.asking import Service, Writing
from peelgraph.graph.serve.limits import Limits
from peelgraph.graph.serve.pool import Pool
from peelgraph.graph.serve.remembered import Remembered
from peelgraph.graph.serve.shield import Neighbours

from ..sample import make_folder
from .interface import Target, target

ROUTES = [
    "/", "/sparql", "/data?default", "/data/x", "/.well-known/void", "/openapi.json", "/id/force/kent", "/graph/reference", "/ns", "/ns/Finding",
    "/search?q=kent", "/suggest?q=ke", "/browse/forces", "/timeline", "/compare?of=kent&of=surrey", "/path?from=kent&to=surrey", "/questions",
    "/questions/deadlines?force=kent", "/graph?of=kent", "/static/style.css", "/document/x", "/plain/x", "/terms", "/update", "/nowhere",
]  # fmt: skip
QUERIES = [
    "SELECT * { ?s ?p ?o } LIMIT 3",
    "ASK {}",
    "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 2",
    "DESCRIBE <https://w3id.org/peelgraph/id/force/kent>",
]
WORDS = ["GET", "POST", "PUT", "HEAD", "OPTIONS", "?query=", "&default-graph-uri=", "format=csv", "Accept: text/html", "Accept: application/ld+json;q=0.1", "Content-Type: application/sparql-query", "Content-Type: application/x-www-form-urlencoded", "Origin: https://example.org", "Authorization: Bearer t", "%00", "%ff", "../", "\n\n"]  # fmt: skip
ALLOWED = "".join(map(chr, range(0x21, 0x7F)))
"""What may stand in an address: the server refuses all else before the application sees it."""
TOLD = re.compile(rb"Traceback|site-packages|File \"|/graph/serve/")
TOKEN = "t"


class Client:
    """Sends requests to the application by its own interface, one after the other."""

    def __init__(self, store: Path) -> None:
        limits = Limits(seconds=5)
        service = Service(
            Pool(store, limits, 1),
            Remembered(store),
            Neighbours({"localhost"}, ()),
            limits,
            Writing(Pool(store, limits, 1), TOKEN),
        )
        self._app = make_app(service)
        self._loop = asyncio.new_event_loop()
        self._to_app: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._ready = asyncio.Event()
        self._life = self._loop.create_task(
            self._app(
                {"type": "lifespan", "asgi": {"version": "3.0"}, "state": {}}, self._to_app.get, self._hear
            )
        )
        self._loop.run_until_complete(self._start())

    async def _start(self) -> None:
        await self._to_app.put({"type": "lifespan.startup"})
        await self._ready.wait()

    async def _hear(self, message: Any) -> None:
        assert message["type"] == "lifespan.startup.complete", message
        self._ready.set()

    def ask(
        self, method: str, address: bytes, headers: list[tuple[bytes, bytes]], body: bytes
    ) -> tuple[int, bytes]:
        """Status and body of the answer."""
        return self._loop.run_until_complete(self._ask(method, address, headers, body))

    async def _ask(
        self, method: str, address: bytes, headers: list[tuple[bytes, bytes]], body: bytes
    ) -> tuple[int, bytes]:
        path, _, query = address.partition(b"?")
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
            "path": unquote_to_bytes(path).decode("utf-8", "replace"), "raw_path": path, "query_string": query,
            "root_path": "", "headers": [(b"host", b"localhost"), *headers], "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
        }  # fmt: skip
        status, parts, sent = 0, [], False

        async def receive() -> dict[str, Any]:
            nonlocal sent
            if sent:
                await asyncio.sleep(3600)
            sent = True
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Any) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                for name, value in message["headers"]:
                    assert not set(b"\r\n\0") & set(name + value)
            else:
                parts.append(message.get("body", b""))

        await self._app(scope, receive, send)
        return status, b"".join(parts)


@cache
def _client() -> Client:
    folder = tempfile.mkdtemp(prefix="peel-fuzz-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    store = Path(folder) / "store"
    make_folder(store)
    return Client(store)


def _request(data: bytes) -> None:
    """First line: method and address; lines of headers; an empty line; the body."""
    head, _, body = data.partition(b"\n\n")
    first, *more = head.split(b"\n")
    method, _, address = first.partition(b" ")
    headers = []
    for line in more[:20]:
        name, colon, value = line.partition(b":")
        if colon and name.isascii() and name.strip():
            headers.append((name.strip().lower(), value.strip().replace(b"\r", b"").replace(b"\0", b"")))
    address = quote_from_bytes(b"/" + address.lstrip(b"/"), safe=ALLOWED).encode()
    status, told = _client().ask(method.decode("latin-1") or "GET", address, headers, body)
    assert 200 <= status < 500 or status == 503, (status, told[:300])
    assert not TOLD.search(told)


def _seeds() -> list[str]:
    plain = [
        f"GET {route}\nAccept: {accept}\n\n"
        for route in ROUTES
        for accept in ("text/html", "application/json")
    ]
    asked = [f"GET /sparql?query={quote(query)}\n\n" for query in QUERIES]
    posted = [f"POST /sparql\nContent-Type: application/sparql-query\n\n{query}" for query in QUERIES]
    update = [
        "POST /update\nAuthorization: Bearer t\nContent-Type: application/sparql-update\n\nINSERT DATA { GRAPH <urn:a> { <urn:b> <urn:c> 1 } }"
    ]
    return [
        *plain,
        *asked,
        *posted,
        *update,
        "POST /sparql\nContent-Type: application/x-www-form-urlencoded\n\nquery=ASK%7B%7D&format=csv",
    ]


TARGETS: list[Target] = [target("http", _request, _seeds(), WORDS, 1024)]
