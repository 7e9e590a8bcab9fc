"""What is exported, and what every export format can do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Protocol

from ..model import LocalId
from ..store.interface import Store

if TYPE_CHECKING:
    import networkx as nx

    from ..network.spans import Span
    from ..network.views import Projection


@dataclass(slots=True)
class Source:
    """A store, and which part of it or view on it is wanted."""

    store: Store
    of: LocalId | None = None  # only what lies around this thing,
    depth: int = 2  # within so many steps
    projection: Projection | None = None  # ties between two kinds of thing instead of all relations
    span: Span | None = None  # only what happened or appeared in this time
    query: str | None = None  # the answer of this SPARQL instead of the whole graph
    measures: bool = False  # nodes tell their place in the network
    _made: nx.MultiDiGraph | None = field(default=None, init=False, repr=False, compare=False)

    def network(self) -> nx.MultiDiGraph:
        """The network that is wanted (see `things.network` for what nodes and edges tell)."""
        if self._made is None:
            self._made = self._network()
        return self._made

    def _network(self) -> nx.MultiDiGraph:
        from ..network.measures import measure
        from ..network.things import ego

        graph = self._whole()
        if self.of:
            graph = ego(graph, self.of, self.depth)
        if self.measures:
            for node, row in measure(graph).items():
                graph.nodes[node].update(row)
        return graph

    def _whole(self) -> nx.MultiDiGraph:
        from ..network.projections import project
        from ..network.results import network_of
        from ..network.spans import during
        from ..network.things import network

        if self.query:
            return network_of(self.store, self.query)
        if self.projection:
            return project(self.store, self.projection, self.span)
        graph = network(self.store)
        return during(graph, self.span) if self.span else graph


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


def evidence_of(data: Mapping[str, object]) -> list[LocalId]:
    """The quotations behind an edge: one, or in projections all of its events."""
    found = data.get("evidence")
    return [str(part) for part in found] if isinstance(found, list) else [str(found)] if found else []
