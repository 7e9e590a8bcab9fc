"""What a stranger's request may cost and reach, and the refusal of what goes beyond."""

from __future__ import annotations

from dataclasses import dataclass

PLAIN = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one request; the defaults suit a public server on a small machine."""

    seconds: float = 30.0
    """By the clock, from the moment that a worker begins."""
    memory: int = 1_500_000_000
    """Address space of a worker in bytes, of which the store's engine takes about a fifth."""
    rows: int = 100_000
    answer: int = 32_000_000
    """Bytes of an answer."""
    query: int = 1_000_000
    """Bytes of a query or of an update."""
    upload: int = 32_000_000
    """Bytes of a graph that is put into the store."""
    services: tuple[str, ...] = ()
    """IRIs below which SERVICE and LOAD may call, ``*`` for all; without any, a worker has no network."""


class RefusedError(Exception):
    """A request that gets no answer, with the HTTP status and the reason in one or a few lines."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
