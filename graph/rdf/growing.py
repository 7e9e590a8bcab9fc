"""A named graph while it is being written."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad


class Growing:
    """Quads of one named graph in the order of adding; adding a triple twice adds it once."""

    def __init__(self, graph: str) -> None:
        self._graph = NamedNode(graph)
        self._quads: dict[Quad, None] = {}

    @property
    def quads(self) -> list[Quad]:
        """What has been added."""
        return list(self._quads)

    def add(self, subject: NamedNode, predicate: NamedNode, *objects: NamedNode | Literal) -> None:
        """Add a triple for each object; with no object, none."""
        for value in objects:
            self._quads[Quad(subject, predicate, value, self._graph)] = None
