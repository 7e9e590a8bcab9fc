"""GraphML: things and relations with all attributes, and x, y and colour to begin with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO

from .cells import label
from .columns import RESERVED, Type, columns
from .interface import Source, edges
from .layout import Place, places
from .looks import hexadecimal
from .xmltext import cells, content, heads, quoted

if TYPE_CHECKING:
    import networkx as nx

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""
_GIVEN = {"label": "string", "x": "double", "y": "double", "color": "string"}
_TYPES = {Type.INTEGER: "long", Type.NUMBER: "double", Type.BOOLEAN: "boolean"}


def write(source: Source, file: BinaryIO) -> None:
    """Write the network, or the part that was asked for."""
    graph = source.network()
    file.writelines(line.encode() for line in lines(graph, places(graph)))


def lines(graph: nx.MultiDiGraph, where: Mapping[str, Place]) -> Iterator[str]:
    """The file, piece by piece."""
    kept = RESERVED | _GIVEN.keys()
    of_nodes = columns((data for _, data in graph.nodes(data=True)), kept, apart=("label",))
    of_edges = columns(data for *_, data in edges(graph))
    yield _HEAD
    for name, type in _GIVEN.items():
        yield _key(name, "node", name, type)
    for i, column in enumerate(of_nodes):
        yield _key(f"n{i}", "node", column.name, _TYPES.get(column.type, "string"))
    for i, column in enumerate(of_edges):
        yield _key(f"e{i}", "edge", column.name, _TYPES.get(column.type, "string"))
    node_heads, edge_heads = heads(of_nodes, '<data key="n{}">'), heads(of_edges, '<data key="e{}">')
    ids = {node: quoted(node) for node in graph}
    yield ' <graph id="peelgraph" edgedefault="directed">\n'
    for node, data in graph.nodes(data=True):
        given = f'<data key="label">{content(label(node, data))}</data>{_look(data, where[node])}'
        told = cells(node_heads, data, "</data>", content)
        yield f"  <node id={ids[node]}>{given}{told}</node>\n"
    for i, (start, end, data) in enumerate(edges(graph)):
        told = cells(edge_heads, data, "</data>", content)
        yield f'  <edge id="e{i}" source={ids[start]} target={ids[end]}>{told}</edge>\n'
    yield " </graph>\n</graphml>\n"


def _key(id: str, domain: str, name: str, type: str) -> str:
    return f' <key id="{id}" for="{domain}" attr.name="{name}" attr.type="{type}"/>\n'


def _look(data: Mapping[str, object], place: Place) -> str:
    shade = hexadecimal(str(data.get("kind")))
    return f'<data key="x">{place[0]}</data><data key="y">{place[1]}</data><data key="color">{shade}</data>'
