"""A part of a network."""

from __future__ import annotations

from collections.abc import Container

import networkx as nx

from ..model import LocalId


def part_of(graph: nx.MultiDiGraph, kept: Container[LocalId]) -> nx.MultiDiGraph:
    """These nodes and the edges between them, in the order of the whole; networkx's own would be a set's."""
    part = nx.MultiDiGraph(**graph.graph)
    part.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if node in kept)
    part.add_edges_from(
        edge for edge in graph.edges(keys=True, data=True) if edge[0] in part and edge[1] in part
    )
    return part
