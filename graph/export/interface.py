"""What is exported, and what every export format can do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Protocol

from ..model import LocalId
from ..store.interface import Store

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Source:
    """A store, or of its network the part that lies within ``depth`` steps of one thing."""

    store: Store
    of: LocalId | None = None
    depth: int = 2

    def network(self) -> nx.MultiDiGraph:
        """The network of things (see `network.network`)."""
        from ..network.things import ego, network

        graph = network(self.store)
        return ego(graph, self.of, self.depth) if self.of else graph


class Writer(Protocol):
    """Writes one format. The same store gives the same bytes."""

    def __call__(self, source: Source, file: BinaryIO) -> None:
        """Write it all to a file that is open for bytes."""


class TableWriter(Protocol):
    """Writes a format that is several files. The same store gives the same bytes."""

    def __call__(self, source: Source, files: Mapping[str, BinaryIO]) -> None:
        """Write it all to files that are open for bytes, by the names of their tables."""


def edges(graph: nx.MultiDiGraph) -> Iterator[tuple[LocalId, LocalId, dict[str, object]]]:
    """The edges with their attributes, in the order of ``graph.edges``, at half its price."""
    for start, neighbours in graph.adjacency():
        for end, parallel in neighbours.items():
            for data in parallel.values():
                yield start, end, data
