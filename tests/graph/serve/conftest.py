"""A real `peel serve` in a process of its own, and a client that says exactly what it is told."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

Start = Callable[..., "Site"]


@dataclass(frozen=True)
class Reply:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def type(self) -> str:
        return self.headers["content-type"].partition(";")[0]

    def json(self) -> object:
        return json.loads(self.body)


@dataclass(frozen=True)
class Site:
    host: str
    port: int
    pid: int

    @property
    def root(self) -> str:
        return f"http://{self.host}:{self.port}"

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: bytes | str | None = None,
        timeout: float = 20,
        **headers: str,
    ) -> Reply:
        """One request; underscores in the names of headers are hyphens."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=timeout)
        try:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body.encode() if isinstance(body, str) else body, sent)
            response = connection.getresponse()
            return Reply(response.status, response.headers, response.read())
        finally:
            connection.close()

    def sparql(self, query: str, /, timeout: float = 20, **headers: str) -> Reply:
        return self.ask("/sparql", "POST", query, timeout, content_type="application/sparql-query", **headers)

    def get(self, query: str, /, accept: str | None = None, **more: str) -> Reply:
        headers = {"accept": accept} if accept else {}
        return self.ask("/sparql?" + urlencode({"query": query, **more}), **headers)


@contextmanager
def serving(store: Path, *options: str, token: str = "", port: int = 0) -> Iterator[Site]:
    command = [sys.executable, "-m", "peelgraph.cli", "serve", "--store", str(store), "--port", str(port)]
    environment = {**os.environ, "PEEL_TOKEN": token}
    with subprocess.Popen(
        [*command, *options], stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stderr
        said = []
        try:
            for line in process.stderr:
                said.append(line)
                if "http://" in line:
                    port = int(line.rstrip().rstrip("/").rpartition(":")[2])
                    yield Site("127.0.0.1", port, process.pid)
                    return
            raise AssertionError(f"the server did not start: {''.join(said)}")
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def start() -> Iterator[Start]:
    """Starts a server with these options; it ends with the module."""
    with ExitStack() as stack:
        yield lambda store, *options, **more: stack.enter_context(serving(store, *options, **more))


@pytest.fixture(scope="module")
def site(start: Start, sample_folder: Path) -> Site:
    """The sample collection, served as it would be without options, but with less patience."""
    return start(sample_folder, "--workers", "2", "--timeout", "10")
