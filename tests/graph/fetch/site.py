"""A web server like those of the inspectorates, with the bad habits of others; it notes what it is asked."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

PDF = b"%PDF-1.4\n%%EOF\n"
PAGE = "<!DOCTYPE html><html><head><title>{0}</title></head><body><main><h1>{0}</h1>{1}</main></body></html>"
HTML = "text/html; charset=UTF-8"


@dataclass(frozen=True)
class Asked:
    """One question."""

    path: str
    host: str
    headers: Mapping[str, str]
    at: float


Route = Callable[["Handler"], None]


@dataclass
class Site:
    """A running server; ``routes`` may be changed while it runs."""

    port: int
    routes: dict[str, Route] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def counts(self) -> Counter[str]:
        """How often each path was asked for, robots.txt left aside."""
        return Counter(asked.path for asked in self.asked if asked.path != "/robots.txt")

    def page(self, path: str, title: str, body: str = "<p>Some words.</p>", **headers: str) -> None:
        self.file(path, PAGE.format(title, body.format(url=self.url)).encode(), HTML, **headers)

    def file(self, path: str, body: bytes, kind: str, **headers: str) -> None:
        """A file with what tells whether it has changed."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        etag = f'"{zlib.crc32(body):x}"'

        def answer(handler: Handler) -> None:
            if handler.headers["If-None-Match"] == etag:
                handler.send(304, b"", {"ETag": etag})
            else:
                handler.send(200, body, {"Content-Type": kind, "ETag": etag} | named)

        self.routes[path] = answer

    def redirect(self, path: str, target: str) -> None:
        self.routes[path] = lambda handler: handler.send(302, b"", {"Location": target})

    def raw(self, path: str, *pieces: bytes, pause: float = 0) -> None:
        """Bytes on the wire, with pauses between them; then the connection ends."""

        def answer(handler: Handler) -> None:
            handler.close_connection = True
            for piece in pieces:
                handler.wfile.write(piece)
                time.sleep(pause)

        self.routes[path] = answer


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: ClassVar[Site]

    def do_GET(self) -> None:
        asked = Asked(self.path, self.headers["Host"], dict(self.headers.items()), time.monotonic())
        self.site.asked.append(asked)
        try:
            self.site.routes.get(self.path, Handler.missing)(self)
        except OSError:
            self.close_connection = True

    def missing(self) -> None:
        self.send(404, b"not here")

    def send(self, status: int, body: bytes, headers: Mapping[str, str] = {}) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | dict(headers)).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_: Any) -> None:
        """Visitors that go away are no news."""


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site at all addresses of this machine's loopback interface."""
    handler = type("OwnHandler", (Handler,), {})
    with _Server(("", 0), handler) as server:
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        site = handler.site = Site(server.server_port)  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()


def landing_page(site: Site) -> None:
    """A publication with its report and letter, as the inspectorates publish them."""
    site.page(
        "/publications/norshire/",
        "Norshire: child protection",
        "<nav><a href='/nav.pdf'>Menu (PDF)</a></nav>"
        "<p>We inspected in March. See <a href='/other/'>other work</a>, <a href='/cited.pdf'>a study</a>.</p>"
        "<h2>Get the report</h2>"
        '<p><a href="/uploads/norshire%20report.pdf">Norshire – child protection (PDF document)</a></p>'
        "<p><a href='../../uploads/norshire-letter.pdf#page=2'>Letter to the chief constable</a></p>"
        "<h2>Related</h2><p><a href='/annual.pdf'>Annual plan</a></p>"
        "<footer><a href='/privacy.pdf'>Privacy (PDF)</a></footer>",
    )
    site.file("/uploads/norshire%20report.pdf", PDF + b"report", "application/pdf")
    site.file("/uploads/norshire-letter.pdf", PDF + b"letter", "application/pdf")


def bomb(megabytes: int) -> bytes:
    """Zeros that unpack to many megabytes."""
    return gzip.compress(b"\0" * (megabytes * 1_000_000), 9)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
