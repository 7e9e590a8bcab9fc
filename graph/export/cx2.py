"""CX2, for Cytoscape from 3.10 and NDEx: each attribute declared once, colours and labels as a style."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO

from .cells import clean
from .columns import Column, Type, columns
from .interface import Source, edges
from .layout import Place, places
from .looks import SIZE, hexadecimal

if TYPE_CHECKING:
    import networkx as nx

KEPT = frozenset({"id", "name", "represents", "interaction", "type"})
"""Names that mean something to Cytoscape itself."""

_TYPES = {
    Type.TEXT: "string",
    Type.INTEGER: "long",
    Type.NUMBER: "double",
    Type.BOOLEAN: "boolean",
    Type.LIST: "list_of_string",
}


def write(source: Source, file: BinaryIO) -> None:
    """Write the network, or the part that was asked for."""
    graph = source.network()
    file.writelines(line.encode() for line in lines(graph, places(graph)))


def lines(graph: nx.MultiDiGraph, where: Mapping[str, Place]) -> Iterator[str]:
    """The file, aspect by aspect, an element a line."""
    of_nodes = columns((data for _, data in graph.nodes(data=True)), KEPT)
    of_edges = columns((data for *_, data in edges(graph)), KEPT)
    yield '[\n{"CXVersion": "2.0", "hasFragments": false},\n'
    yield from _aspect("metaData", iter(_counts(graph)))
    yield from _aspect("attributeDeclarations", iter([_declarations(of_nodes, of_edges)]))
    yield from _aspect("networkAttributes", iter([{"name": "peelgraph"}]))
    yield from _aspect("nodes", _nodes(graph, where, of_nodes))
    yield from _aspect("edges", _edges(graph, of_edges))
    yield from _aspect("visualProperties", iter([_style(graph)]))
    yield '{"status": [{"success": true}]}\n]\n'


def _counts(graph: nx.MultiDiGraph) -> list[dict[str, object]]:
    single = ("attributeDeclarations", "networkAttributes", "visualProperties")
    counts = {"nodes": graph.number_of_nodes(), "edges": graph.number_of_edges()} | dict.fromkeys(single, 1)
    return [{"name": name, "elementCount": count} for name, count in counts.items()]


def _declarations(of_nodes: Sequence[Column], of_edges: Sequence[Column]) -> dict[str, object]:
    text = {"d": "string"}
    return {
        "networkAttributes": {"name": text},
        "nodes": {"name": text} | {column.name: {"d": _TYPES[column.type]} for column in of_nodes},
        "edges": {"interaction": text} | {column.name: {"d": _TYPES[column.type]} for column in of_edges},
    }


def _nodes(
    graph: nx.MultiDiGraph, where: Mapping[str, Place], made: Sequence[Column]
) -> Iterator[dict[str, object]]:
    for i, (node, data) in enumerate(graph.nodes(data=True)):
        x, y = where[node]
        yield {"id": i, "x": x, "y": y, "v": {"name": clean(node), **_values(made, data)}}


def _edges(graph: nx.MultiDiGraph, made: Sequence[Column]) -> Iterator[dict[str, object]]:
    number = {node: i for i, node in enumerate(graph)}
    for i, (start, end, data) in enumerate(edges(graph)):
        values = {"interaction": clean(str(data.get("kind", ""))), **_values(made, data)}
        yield {"id": i, "s": number[start], "t": number[end], "v": values}


def _values(made: Sequence[Column], data: Mapping[str, object]) -> dict[str, object]:
    cells = ((column.name, column.value(data)) for column in made)
    return {name: value for name, value in cells if value is not None}


def _style(graph: nx.MultiDiGraph) -> dict[str, object]:
    kinds = sorted({str(data["kind"]) for _, data in graph.nodes(data=True) if "kind" in data})
    colours = [{"v": kind, "vp": hexadecimal(kind)} for kind in kinds]
    label = {"type": "PASSTHROUGH", "definition": {"attribute": "label", "type": "string"}}
    background = {
        "type": "DISCRETE",
        "definition": {"attribute": "kind", "type": "string", "map": colours},
    }
    size = {"NODE_WIDTH": 4 * SIZE, "NODE_HEIGHT": 4 * SIZE, "NODE_SHAPE": "ellipse"}
    return {
        "default": {"network": {}, "edge": {}, "node": size},
        "nodeMapping": {"NODE_LABEL": label, "NODE_BACKGROUND_COLOR": background},
        "edgeMapping": {},
    }


def _aspect(name: str, elements: Iterator[dict[str, object]]) -> Iterator[str]:
    yield f'{{"{name}": ['
    between = "\n"
    for element in elements:
        yield between + json.dumps(element, ensure_ascii=False)
        between = ",\n"
    yield "]},\n"
