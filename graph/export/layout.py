"""A place for each node, the same each time: by forces between neighbours, part by part, side by side."""

from __future__ import annotations

import importlib.util
import math
import random
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import igraph
    import networkx as nx

SPACING = 120.0
"""Distance of neighbours, far above the size of a node."""

SEED = 20190328

SMALL = 150
"""Nodes up to which distances in the drawing can follow distances in the network (Kamada-Kawai)."""

Place = tuple[float, float]


def places(graph: nx.MultiDiGraph) -> dict[str, Place]:
    """A place for each node; without igraph, or without neighbours, they stand on a circle."""
    if importlib.util.find_spec("igraph") and graph.number_of_edges():
        return _by_forces(graph)
    return _circle(list(graph))


def _circle(nodes: list[str]) -> dict[str, Place]:
    radius = SPACING * len(nodes) / (2 * math.pi)
    turn = 2 * math.pi / max(len(nodes), 1)
    return {
        node: (round(radius * math.cos(turn * i), 2), round(radius * math.sin(turn * i), 2))
        for i, node in enumerate(nodes)
    }


def _by_forces(graph: nx.MultiDiGraph) -> dict[str, Place]:
    """Each part by itself; igraph's generator of chance is shared, so it is given back."""
    import igraph

    names = list(graph)
    index = {node: i for i, node in enumerate(names)}
    drawing = igraph.Graph(len(index), [(index[a], index[b]) for a, b in graph.edges()]).simplify()
    parts = sorted(drawing.connected_components(), key=lambda part: (-len(part), part))
    igraph.set_random_number_generator(random.Random(SEED))  # noqa: S311
    try:
        drawn = [_part(drawing, part) for part in parts]
    finally:
        igraph.set_random_number_generator(random)
    spots = {
        names[i]: spot
        for part, shifted in zip(parts, _side_by_side(drawn), strict=True)
        for i, spot in zip(part, shifted, strict=True)
    }
    return {node: spots[node] for node in names}


def _part(drawing: igraph.Graph, part: Sequence[int]) -> list[Place]:
    """A connected part from (0, 0) rightwards and upwards, about `SPACING` between neighbours."""
    if len(part) == 1:
        return [(0.0, 0.0)]
    inner = drawing.induced_subgraph(part)
    small = len(part) <= SMALL
    spots = list(inner.layout_kamada_kawai() if small else inner.layout_fruchterman_reingold())
    left, low = (min(spot[axis] for spot in spots) for axis in (0, 1))
    extent = max(max(x - left, y - low) for x, y in spots) or 1.0
    scale = SPACING * 2 * math.sqrt(len(part)) / extent
    return [((x - left) * scale, (y - low) * scale) for x, y in spots]


def _side_by_side(parts: Sequence[Sequence[Place]]) -> Iterator[list[Place]]:
    """Parts in rows below one another, none wider than the largest part, which comes first."""
    width = max((x for x, _ in parts[0]), default=0.0)
    left = low = height = 0.0
    for part in parts:
        wide, high = (max(spot[axis] for spot in part) for axis in (0, 1))
        if left and left + wide > width:
            left, low, height = 0.0, low - height - 2 * SPACING, 0.0
        yield [(round(left + x, 2), round(low - high + y, 2)) for x, y in part]
        left, height = left + wide + 2 * SPACING, max(height, high)
