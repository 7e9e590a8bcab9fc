"""What every store can do: answer SPARQL, and hand out the texts it was made from where it has them."""

from __future__ import annotations

from typing import Protocol

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples

Answer = QuerySolutions | QueryBoolean | QueryTriples
"""SELECT gives solutions, ASK a boolean, CONSTRUCT and DESCRIBE triples: the same terms from any store."""


class Store(Protocol):
    """Something that can be asked; nothing is ever written through it."""

    @property
    def name(self) -> str:
        """What it is called in messages: a path, or an address without secrets."""

    @property
    def size(self) -> int | None:
        """Bytes on this machine's disk; None where it has none."""

    def query(self, text: str) -> Answer:
        """Answer a SPARQL 1.1 query.

        Raises `UsageError` for a query that is none, `EndpointError` where a remote store gives no usable
        answer, `StoreError` where the store on disk is damaged.
        """

    def captured_text(self, text_digest: str) -> str | None:
        """The captured text with this SHA-256 (``peel:textDigest``); None where only the graph is at hand."""
