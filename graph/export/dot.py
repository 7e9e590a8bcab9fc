"""DOT, for Graphviz: places, colours and tooltips are set, so that ``dot -Tsvg`` draws what was laid out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO

from .cells import cell, clean, label
from .columns import Column, columns
from .interface import Source, edges
from .layout import Place, places
from .looks import hexadecimal

if TYPE_CHECKING:
    import networkx as nx

_HEAD = """digraph peelgraph {
 graph [layout=nop, outputorder=edgesfirst, forcelabels=true]
 node [shape=circle, style=filled, width=0.16, fixedsize=true, label="", color=white]
 node [fontname="Helvetica", fontsize=8]
 edge [color="#00000055", arrowsize=0.4, penwidth=0.6]
"""
_PLAIN = str.maketrans({"\\": "\\\\", '"': '\\"'})
"""A backslash before the closing quotation mark would hide it; Graphviz leaves the pair as it is."""
_DRAWN = _PLAIN | str.maketrans({"\n": "\\n", "\r": "\\n", "&": "&amp;"})
"""In labels and tooltips Graphviz reads escapes and entities."""
_LABEL_WIDTH = 24
_LABEL_LINES = 2


def write(source: Source, file: BinaryIO) -> None:
    """Write the network, or the part that was asked for."""
    graph = source.network()
    file.writelines(line.encode() for line in lines(graph, places(graph)))


def lines(graph: nx.MultiDiGraph, where: Mapping[str, Place]) -> Iterator[str]:
    """The file, a node or an edge a line."""
    of_nodes = columns((data for _, data in graph.nodes(data=True)), ())
    of_edges = columns((data for *_, data in edges(graph)), ())
    yield _HEAD
    for node, data in graph.nodes(data=True):
        name = label(node, data)
        drawn = {"xlabel": _short(name), "tooltip": name}
        shown = {"pos": "{},{}".format(*where[node]), "fillcolor": hexadecimal(str(data.get("kind")))}
        yield f" {_quoted(node)} [{_listed(drawn, _DRAWN)}, {_listed(shown | _told(of_nodes, data))}]\n"
    for start, end, data in edges(graph):
        drawn = {"tooltip": cell(data.get("label")) or ""}
        told = _told(of_edges, data)
        yield f" {_quoted(start)} -> {_quoted(end)} [{_listed(drawn, _DRAWN)}, {_listed(told)}]\n"
    yield "}\n"


def _told(made: Sequence[Column], data: Mapping[str, object]) -> dict[str, str]:
    """The attributes as ``peel_NAME``: Graphviz gives a meaning to some two hundred plain names."""
    cells = {f"peel_{column.name}": column.text(data) for column in made} | {"URL": cell(data.get("iri"))}
    return {name: text for name, text in cells.items() if text is not None}


def _listed(values: Mapping[str, str], escapes: Mapping[int, str] = _PLAIN) -> str:
    return ", ".join(f"{key}={_quoted(value, escapes)}" for key, value in values.items())


def _quoted(text: str, escapes: Mapping[int, str] = _PLAIN) -> str:
    return f'"{clean(text).translate(escapes)}"'


def _short(name: str) -> str:
    rows = textwrap.wrap(name, _LABEL_WIDTH)
    return "\n".join(rows[:_LABEL_LINES]) + ("…" if len(rows) > _LABEL_LINES else "")
