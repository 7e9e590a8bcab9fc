"""Start the server, say where it is, and stop it on Ctrl-C."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import uvicorn

from ..errors import UsageError
from ..store.local import open_store
from ..store.updater import make_empty
from .app import make_app
from .asking import Service, Writing
from .connection import BoundedConnection
from .limits import Limits
from .pool import Pool
from .remembered import Remembered
from .shield import Neighbours

LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Serving:
    """Everything that `peel serve` can be told."""

    store: Path
    host: str = "127.0.0.1"
    port: int = 8000
    names: Sequence[str] = ()
    """Host names that the server goes by, beside its address."""
    origins: Sequence[str] = ()
    """Origins whose pages may read; ``*`` for all."""
    workers: int = 4
    limits: Limits = field(default_factory=Limits)
    token: str | None = None
    """Lets who knows it change the store; without one nobody can."""


class Server(uvicorn.Server):
    """Says where it listens as soon as it does."""

    def __init__(self, config: uvicorn.Config, listening: Callable[[], None]) -> None:
        super().__init__(config)
        self._listening = listening

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, or leave with the reason in ``should_exit``."""
        await super().startup(sockets)
        if not self.should_exit:
            self._listening()


def serve(serving: Serving, say: Callable[[str], None]) -> None:
    """Serve until interrupted; raises `UsageError` for an address, `StoreError` for the store."""
    if serving.token and not serving.store.exists():
        make_empty(serving.store)
    open_store(serving.store)  # says what is wrong with it, where something is
    listener = _listen(serving.host, serving.port)
    with listener:
        port = listener.getsockname()[1]
        config = uvicorn.Config(
            make_app(_service(serving)),
            http=BoundedConnection,
            ws="none",
            log_config=None,
            log_level="error",
            access_log=False,
            server_header=False,
            forwarded_allow_ips="127.0.0.1",  # a proxy on this machine says whether it was asked by https
            timeout_graceful_shutdown=2,
            lifespan="on",
        )
        shown = f"[{serving.host}]" if ":" in serving.host else serving.host
        Server(config, lambda: say(f"serving {serving.store} at http://{shown}:{port}/")).run([listener])


def _service(serving: Serving) -> Service:
    neighbours = Neighbours({*LOOPBACK, serving.host, *serving.names}, serving.origins)
    reading = Pool(serving.store, serving.limits, serving.workers)
    writing = Writing(Pool(serving.store, serving.limits, 1), serving.token) if serving.token else None
    return Service(reading, Remembered(serving.store), neighbours, serving.limits, writing)


def is_public(host: str) -> bool:
    """Whether others than this machine can reach an address."""
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host != "localhost"


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=_family(host), backlog=2048)
    except OSError as error:
        raise UsageError(f"cannot listen at {host}:{port}: {error.strerror}") from error


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
