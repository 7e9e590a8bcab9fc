"""Connections with bounds: on the time and size of a request's head, and the time to fetch an answer."""

from __future__ import annotations

import asyncio
import socket

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_SECONDS = 10.0
"""From the first byte to the last of a request's head; also for a new connection that says nothing."""
HEAD_BYTES = 256_000
"""More than a query may be that stands in an address."""
FETCH_SECONDS = 120.0
"""For an answer to be fetched by a slow client."""
UNFETCHED = 256_000_000
"""Bytes of answers that slow clients, all together, have not fetched yet."""
MOST = 1000
"""Connections at a time."""


class BoundedConnection(HttpToolsProtocol):
    """uvicorn's HTTP/1.1, which has none of these bounds."""

    _timer: asyncio.TimerHandle | None = None
    _fetching: asyncio.TimerHandle | None = None
    _beside = 0
    """Bytes of the request that are no body: its head, then sizes of chunks, their extensions, trailers."""
    _body = 0
    _in_head = True

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a head."""
        super().connection_made(transport)
        if len(self.connections) > MOST:
            transport.abort()
            return
        line = transport.get_extra_info("socket")
        line.setsockopt(
            socket.IPPROTO_TCP, socket.TCP_NODELAY, 1
        )  # asyncio sees none on a ready-made listener
        self._expect_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop all clocks."""
        self._stop()
        if self._fetching:
            self._fetching.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Count what is no body: of that there may be a head, and around a body as much again."""
        self._beside += len(data)
        super().data_received(data)
        if self.transport.is_closing() or self._beside <= HEAD_BYTES + self._body:
            return
        if self._in_head:
            self.send_400_response("The head of the request is too long.")
        else:
            self.transport.abort()

    def on_body(self, body: bytes) -> None:
        """Some of the body has come."""
        self._beside -= len(body)
        self._body += len(body)
        super().on_body(body)

    def on_message_begin(self) -> None:
        """A new head has begun."""
        super().on_message_begin()
        self._expect_head()

    def on_headers_complete(self) -> None:
        """The head is there."""
        self._stop()
        self._in_head = False
        super().on_headers_complete()

    def pause_writing(self) -> None:
        """The client does not fetch as fast as it is told."""
        super().pause_writing()
        if sum(other.transport.get_write_buffer_size() for other in self.connections) > UNFETCHED:
            self.transport.abort()
            return
        self._fetching = self.loop.call_later(FETCH_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """It has caught up."""
        super().resume_writing()
        if self._fetching:
            self._fetching.cancel()
            self._fetching = None

    def _expect_head(self) -> None:
        self._in_head = True
        self._beside = self._body = 0
        self._stop()
        self._timer = self.loop.call_later(HEAD_SECONDS, self.transport.abort)

    def _stop(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None
