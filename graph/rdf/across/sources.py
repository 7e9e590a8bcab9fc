"""Documents in the order in which they speak for others that say the same."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from ..terms import thing


@dataclass(frozen=True, slots=True)
class Source:
    """A document, as far as it can be named for what several say."""

    document: str  # local id
    remoteness: int  # 0: published by an inspectorate; 1: of a kind that it publishes; 2: any other
    issued: str  # the earlier one of two dates; empty: not known

    @property
    def rank(self) -> str:
        """Sorts documents: nearest to the inspectorate, then earliest (unknown last), then by name."""
        return f"{self.remoteness} {self.issued or '9999'} {self.document}"

    @property
    def node(self) -> NamedNode:
        """The document."""
        return thing(self.document)

    @property
    def year(self) -> int | None:
        """Of publication."""
        return int(self.issued[:4]) if self.issued else None
