"""GraphML: things and relations with all attributes as text, and x, y and colour to begin with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO
from xml.sax.saxutils import escape, quoteattr

from .cells import cell, clean, columns, name
from .interface import Source
from .looks import Place, colour, places

if TYPE_CHECKING:
    import networkx as nx

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""
_LOOKS = (("x", "double"), ("y", "double"), ("color", "string"))


def write(source: Source, file: BinaryIO) -> None:
    """Write the network, or the part around one thing."""
    file.writelines(line.encode() for line in lines(source.network()))


def lines(graph: nx.MultiDiGraph) -> Iterator[str]:
    """The file, piece by piece."""
    of_nodes = columns(data for _, data in graph.nodes(data=True))
    of_edges = columns(data for *_, data in graph.edges(data=True))
    yield _HEAD
    for i, attribute in enumerate(of_nodes):
        yield _key(f"n{i}", "node", name(attribute), "string")
    for attribute, type in _LOOKS:
        yield _key(attribute, "node", attribute, type)
    for i, attribute in enumerate(of_edges):
        yield _key(f"e{i}", "edge", name(attribute), "string")
    yield ' <graph id="peelgraph" edgedefault="directed">\n'
    where = places(graph)
    for node, data in graph.nodes(data=True):
        cells = _data("n", of_nodes, data) + _look(data, where[node])
        yield f"  <node id={quoteattr(clean(node))}>{cells}</node>\n"
    for i, (start, end, data) in enumerate(graph.edges(data=True)):
        ends = f"source={quoteattr(clean(start))} target={quoteattr(clean(end))}"
        yield f'  <edge id="e{i}" {ends}>{_data("e", of_edges, data)}</edge>\n'
    yield " </graph>\n</graphml>\n"


def _key(id: str, domain: str, attribute: str, type: str) -> str:
    return f' <key id="{id}" for="{domain}" attr.name="{attribute}" attr.type="{type}"/>\n'


def _data(prefix: str, attributes: Sequence[str], data: Mapping[str, object]) -> str:
    cells = ((f"{prefix}{i}", cell(data.get(attribute))) for i, attribute in enumerate(attributes))
    return "".join(f'<data key="{key}">{_text(value)}</data>' for key, value in cells if value is not None)


def _look(data: Mapping[str, object], place: Place) -> str:
    red, green, blue = colour(str(data.get("kind")))
    shown = (("x", place[0]), ("y", place[1]), ("color", f"#{red:02x}{green:02x}{blue:02x}"))
    return "".join(f'<data key="{key}">{value}</data>' for key, value in shown)


def _text(value: str) -> str:
    """Text between tags; a bare carriage return would be read as a line feed."""
    return escape(value, {"\r": "&#13;"})
