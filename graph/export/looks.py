"""How a network looks before its reader changes it: a colour for each kind, and a place for each node."""

from __future__ import annotations

import importlib.util
import math
import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

COLOURS: dict[str, tuple[int, int, int]] = {
    "PoliceForce": (31, 78, 121),
    "Inspectorate": (112, 48, 160),
    "CommissioningBody": (191, 113, 0),
    "Organization": (127, 127, 127),
    "Inspector": (142, 91, 180),
    "Person": (166, 124, 82),
    "Inspection": (0, 128, 128),
    "FollowUpInspection": (0, 158, 150),
    "Commission": (237, 155, 40),
    "ProgressUpdate": (90, 170, 165),
    "Finding": (192, 57, 43),
    "CauseOfConcern": (146, 25, 20),
    "AcceleratedCauseOfConcern": (110, 10, 10),
    "AreaForImprovement": (214, 108, 82),
    "InnovativePractice": (46, 139, 87),
    "Recommendation": (52, 120, 70),
    "GradedJudgment": (93, 109, 126),
    "MonitoringEvent": (130, 60, 60),
    "Reaction": (200, 150, 170),
    "Programme": (70, 130, 180),
    "Concept": (150, 170, 60),
}
OTHER = (170, 170, 170)
"""Colour of documents, and of kinds that have none of their own."""

SPACING = 120.0
"""Distance of neighbours, far above the size of a node."""

SEED = 20190328

Place = tuple[float, float]


def colour(kind: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255, of a kind of node."""
    return COLOURS.get(kind, OTHER)


def places(graph: nx.MultiDiGraph) -> dict[str, Place]:
    """A place for each node: by forces between neighbours where igraph is installed, else on a circle."""
    if importlib.util.find_spec("igraph") and graph.number_of_nodes() > 1:
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
    """Fruchterman-Reingold, the same each time; igraph's generator is shared, so it is given back."""
    import igraph

    index = {node: i for i, node in enumerate(graph)}
    drawing = igraph.Graph(len(index), [(index[a], index[b]) for a, b in graph.edges()])
    igraph.set_random_number_generator(random.Random(SEED))  # noqa: S311
    try:
        layout = drawing.layout_fruchterman_reingold()
    finally:
        igraph.set_random_number_generator(random)
    width = max(max(abs(x), abs(y)) for x, y in layout) or 1.0
    scale = SPACING * math.sqrt(len(index)) / width
    spots = [(round(x * scale, 2), round(y * scale, 2)) for x, y in layout]
    return dict(zip(index, spots, strict=True))
