"""Documents in the order in which they speak for others that say the same."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode, QuerySolutions


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A document; the least of several is the best one to name for what all of them say."""

    remoteness: int  # 0: published by an inspectorate; 1: of a kind that it publishes; 2: any other
    issued: str  # empty: not known
    iri: str

    @property
    def rank(self) -> tuple[int, str, str]:
        """Nearest to the inspectorate, then earliest (unknown last), then by name."""
        return self.remoteness, self.issued or "9999", self.iri

    @property
    def node(self) -> NamedNode:
        """The document."""
        return NamedNode(self.iri)

    @property
    def year(self) -> int | None:
        """Of publication."""
        return int(self.issued[:4]) if self.issued else None


def read_sources(rows: QuerySolutions) -> dict[NamedNode, Source]:
    """Documents by their nodes. Where one tells two dates, the earlier stands."""
    found: dict[NamedNode, Source] = {}
    for row in rows:
        document = row["document"]
        remoteness = 0 if row["published"] else 1 if row["official"] else 2
        issued = row["issued"].value if row["issued"] else ""
        source = Source(remoteness, issued, document.value)
        found[document] = min(source, found.get(document, source))
    return found
