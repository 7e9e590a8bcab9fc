"""Writes graphs to any server that speaks the SPARQL 1.1 Graph Store HTTP Protocol."""

from __future__ import annotations

import http.client
import os
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Self
from urllib.parse import quote

from ..errors import EndpointError
from .login import authorization, split

TIMEOUT = 120
"""Seconds to wait for an answer: some servers index a graph before they give one."""
PAUSES = (0.5, 2.0)
"""Seconds before each further try: to put a graph twice does no harm."""
_BUSY = {429, 502, 503, 504}


class GraphStore:
    """A server's graphs, at an http(s) address that is entered as `login` tells; one connection."""

    def __init__(self, address: str, pauses: Sequence[float] = PAUSES) -> None:
        parts = split(address, "a graph store is an address such as http://localhost:7878/store")
        self.name = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
        self._path = parts.path or "/"
        self._headers = {"Content-Type": "application/n-triples"}
        if login := authorization(parts, os.environ):
            self._headers["Authorization"] = login
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        self._connection = kind(str(parts.hostname), parts.port, timeout=TIMEOUT)
        self._pauses = pauses

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def put(self, graph: str, triples: bytes) -> None:
        """Make N-Triples the whole of a named graph."""
        self._send("PUT", f"graph={quote(graph, safe='')}", triples)

    def add(self, graph: str | None, triples: bytes) -> None:
        """Add N-Triples to a named graph, or to the default graph."""
        self._send("POST", f"graph={quote(graph, safe='')}" if graph else "default", triples)

    def _send(self, method: str, which: str, body: bytes) -> None:
        for pause in (*self._pauses, None):
            try:
                status, said = self._request(method, f"{self._path}?{which}", body)
            except (http.client.HTTPException, OSError) as error:
                self._connection.close()  # the next try opens it anew
                trouble = f"cannot be reached ({error or type(error).__name__})"
            else:
                if 200 <= status < 300:
                    return
                trouble = f"refuses to {method} a graph (HTTP {status}{': ' if said else ''}{said})"
                if status not in _BUSY:
                    break
            if pause is not None:
                time.sleep(pause)
        raise EndpointError(f"{self.name} {trouble}")

    def _request(self, method: str, target: str, body: bytes) -> tuple[int, str]:
        self._connection.request(method, target, body, self._headers)
        with self._connection.getresponse() as response:
            text = response.read(4096).decode("utf-8", "replace").strip()
            response.read()
            return response.status, "" if text.startswith("<") else text.partition("\n")[0][:300]
