"""Connections to public addresses only, each of which ends when its time is over.

The name of a host is looked up once for each connection, each address that it has is looked at, and one of
these very addresses is connected to: a name that leads elsewhere a moment later (DNS rebinding) gains
nothing.
"""

from __future__ import annotations

import ipaddress
import math
import socket
import ssl
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore2

from ..errors import DocumentError
from .interface import Outcome

Resolve = Callable[[str, int], list[str]]
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Allows = Callable[[Address], bool]

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
SILENCE = 20.0
"""Seconds without a byte after which a server counts as gone."""


class Deadline:
    """When the request under way has to be over: a server that drips bytes never runs into a silence."""

    def __init__(self) -> None:
        self._until = math.inf

    def set(self, seconds: float) -> None:
        """Give the next request so many seconds."""
        self._until = time.monotonic() + seconds

    @property
    def is_over(self) -> bool:
        """Whether the request had all the time that it was given."""
        return time.monotonic() >= self._until

    def left(self, error: type[httpcore2.TimeoutException]) -> float:
        """Seconds to wait for the next bytes; raises the error when there is no time left."""
        left = min(SILENCE, self._until - time.monotonic())
        if left <= 0:
            raise error("out of time")
        return left


def is_public(address: Address) -> bool:
    """Whether an address belongs to the internet, also behind the translations from IPv6 to IPv4."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, each once, best first."""
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise httpcore2.ConnectError(error) from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class PublicNetwork(httpcore2.NetworkBackend):
    """Opens connections for `client`, to addresses that `is_public` or another rule allows."""

    def __init__(self, deadline: Deadline, allows: Allows, resolve: Resolve) -> None:
        self._deadline = deadline
        self._allows = allows
        self._resolve = resolve
        self._sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline decides
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first address of a host that answers; none may be private."""
        addresses = self._resolve(host, port)
        for address in addresses:
            self._check(host, address)
        failure: Exception = httpcore2.ConnectError("its host has no address")
        for address in addresses:
            left = self._deadline.left(httpcore2.ConnectTimeout)
            try:
                stream = self._sockets.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
            else:
                return TimedStream(stream, self._deadline)
        raise failure

    def _check(self, host: str, address: str) -> None:
        if not self._allows(ipaddress.ip_address(address)):
            what = (
                "is a private address"
                if address == host.strip("[]")
                else f"is at a private address, {address}"
            )
            raise DocumentError(host, Outcome.PRIVATE, f"{what} (allow it with --allow-private)")


class TimedStream(httpcore2.NetworkStream):
    """A connection whose every step is bounded by the deadline."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        """Bytes as they come."""
        return self._stream.read(max_bytes, self._deadline.left(httpcore2.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        """Send all bytes."""
        self._stream.write(buffer, self._deadline.left(httpcore2.WriteTimeout))

    def close(self) -> None:
        """End the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore2.NetworkStream:
        """The same, encrypted; the certificate must be that of the host's name, whatever its address."""
        left = self._deadline.left(httpcore2.ConnectTimeout)
        return TimedStream(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the connection knows of itself."""
        return self._stream.get_extra_info(info)
