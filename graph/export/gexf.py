"""GEXF 1.3 for Gephi: a network in time, coloured by kind and laid out.

Gephi reads `start` and `end` as days, and some readers drop them: both stand among the plain attributes too,
as precise as they are known. A relation is the `kind` of its edge, so that two relations of a pair stay two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO

from ..network.days import life
from ..network.weights import weight_of
from .cells import cell, label
from .columns import Column, Type, columns
from .interface import Source, edges
from .layout import Place, places
from .looks import SIZE, colour
from .xmltext import Head, cells, heads, inner, quoted

if TYPE_CHECKING:
    import networkx as nx

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
 <graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">
"""
_BEFORE, _AFTER = '<attvalue for="{}" value="', '"/>'
_TYPES = {Type.INTEGER: "long", Type.NUMBER: "double", Type.BOOLEAN: "boolean"}
_NUMBERS = (Type.INTEGER, Type.NUMBER)


def write(source: Source, file: BinaryIO) -> None:
    """Write the network, or the part that was asked for."""
    graph = source.network()
    file.writelines(line.encode() for line in lines(graph, places(graph)))


def lines(graph: nx.MultiDiGraph, where: Mapping[str, Place]) -> Iterator[str]:
    """The file, piece by piece."""
    of_nodes = columns((data for _, data in graph.nodes(data=True)), apart=("label",))
    of_edges = [column for column in columns(data for *_, data in edges(graph)) if not _is_shown(column)]
    yield _HEAD
    yield from _declared("node", of_nodes)
    yield from _declared("edge", of_edges)
    node_heads, edge_heads = heads(of_nodes, _BEFORE), heads(of_edges, _BEFORE)
    ids = {node: quoted(node) for node in graph}
    yield "  <nodes>\n"
    for node, data in graph.nodes(data=True):
        head = f"id={ids[node]} label={quoted(label(node, data))}{_life(data)}"
        yield f"   <node {head}>{_values(node_heads, data)}{_look(data, where[node])}</node>\n"
    yield "  </nodes>\n  <edges>\n"
    for i, (start, end, data) in enumerate(edges(graph)):
        head = f'id="e{i}" source={ids[start]} target={ids[end]}{_shown(data)}{_life(data)}'
        yield f"   <edge {head}>{_values(edge_heads, data)}</edge>\n"
    yield "  </edges>\n </graph>\n</gexf>\n"


def _declared(domain: str, made: Sequence[Column]) -> Iterator[str]:
    yield f'  <attributes class="{domain}">\n'
    for i, column in enumerate(made):
        type = "anyURI" if column.name == "iri" else _TYPES.get(column.type, "string")
        yield f'   <attribute id="{i}" title="{column.name}" type="{type}"/>\n'
    yield "  </attributes>\n"


def _is_shown(column: Column) -> bool:
    """Whether an attribute of edges stands in the edge itself: labels do, and weights that are numbers."""
    return column.attribute == "label" or (column.attribute == "weight" and column.type in _NUMBERS)


def _shown(data: Mapping[str, object]) -> str:
    values = [(key, cell(data[key])) for key in ("kind", "label") if key in data]
    if "weight" in data:
        values.append(("weight", cell(weight_of(data, None))))
    return "".join([f" {key}={quoted(value)}" for key, value in values if value is not None])


def _life(data: Mapping[str, object]) -> str:
    if "start" not in data and "end" not in data:  # true of most edges
        return ""
    return "".join([f' {key}="{day}"' for key, day in life(data).items()])


def _values(made: Sequence[Head], data: Mapping[str, object]) -> str:
    return f"<attvalues>{cells(made, data, _AFTER, inner)}</attvalues>"


def _look(data: Mapping[str, object], place: Place) -> str:
    red, green, blue = colour(str(data.get("kind")))
    return (
        f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
        f'<viz:position x="{place[0]}" y="{place[1]}" z="0"/><viz:size value="{SIZE}"/>'
    )
