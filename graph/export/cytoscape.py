"""Cytoscape JSON, for Cytoscape and cytoscape.js: every attribute in ``data``, places in ``position``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO

from .cells import clean, label
from .columns import Column, columns
from .interface import Source, edges
from .layout import Place, places
from .looks import hexadecimal

if TYPE_CHECKING:
    import networkx as nx

KEPT = frozenset(
    {"id", "source", "target", "parent", "name", "interaction", "color", "type", "SUID", "selected"}
)
"""Names that mean something to Cytoscape itself."""


def write(source: Source, file: BinaryIO) -> None:
    """Write the network, or the part that was asked for."""
    graph = source.network()
    file.writelines(line.encode() for line in lines(graph, places(graph)))


def lines(graph: nx.MultiDiGraph, where: Mapping[str, Place]) -> Iterator[str]:
    """The file, an element a line."""
    yield '{"data": {"name": "peelgraph", "shared_name": "peelgraph"},\n"elements": {"nodes": ['
    yield from _listed(_nodes(graph, where))
    yield '],\n"edges": ['
    yield from _listed(_edges(graph))
    yield "]}}\n"


def _nodes(graph: nx.MultiDiGraph, where: Mapping[str, Place]) -> Iterator[dict[str, object]]:
    made = columns((data for _, data in graph.nodes(data=True)), KEPT)
    for node, data in graph.nodes(data=True):
        looks = {"name": label(node, data), "color": hexadecimal(str(data.get("kind")))}
        x, y = where[node]
        yield {"data": {"id": clean(node), **looks, **_values(made, data)}, "position": {"x": x, "y": y}}


def _edges(graph: nx.MultiDiGraph) -> Iterator[dict[str, object]]:
    made = columns((data for *_, data in edges(graph)), KEPT)
    for i, (start, end, data) in enumerate(edges(graph)):
        ends = {"source": clean(start), "target": clean(end)}
        interaction = clean(str(data.get("kind", "")))
        yield {"data": {"id": f"e{i}", **ends, "interaction": interaction, **_values(made, data)}}


def _values(made: Sequence[Column], data: Mapping[str, object]) -> dict[str, object]:
    cells = ((column.name, column.value(data)) for column in made)
    return {name: value for name, value in cells if value is not None}


def _listed(elements: Iterator[dict[str, object]]) -> Iterator[str]:
    between = "\n"
    for element in elements:
        yield between + json.dumps(element, ensure_ascii=False)
        between = ",\n"
