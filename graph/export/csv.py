"""Two CSV tables, nodes and edges, under the headings that Gephi, R, pandas and spreadsheets know."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO

from ..network.weights import weight_of
from .cells import cell, clean, label
from .columns import Column, columns
from .interface import Source, edges
from .layout import Place, places
from .looks import hexadecimal

if TYPE_CHECKING:
    import networkx as nx

    from .columns import Value

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet calculate a cell instead of showing it."""

NODE_HEAD = ("Id", "Label")
EDGE_HEAD = ("Source", "Target", "Type", "Id", "Label", "Weight")
LOOKS = ("x", "y", "color")


def write(source: Source, files: Mapping[str, BinaryIO]) -> None:
    """Write the tables ``nodes`` and ``edges``."""
    graph = source.network()
    write_rows(nodes(graph, places(graph)), files["nodes"])
    write_rows(relations(graph), files["edges"])


def nodes(graph: nx.MultiDiGraph, where: Mapping[str, Place]) -> Iterator[list[Value]]:
    """The table of nodes, its headings first."""
    made = columns(
        (data for _, data in graph.nodes(data=True)), {"Id", "Label", "id", *LOOKS}, apart=("label",)
    )
    yield [*NODE_HEAD, *(column.name for column in made), *LOOKS]
    for node, data in graph.nodes(data=True):
        looks = (*where[node], hexadecimal(str(data.get("kind"))))
        yield [node, label(node, data), *_values(made, data), *looks]


def relations(graph: nx.MultiDiGraph) -> Iterator[list[Value]]:
    """The table of edges, its headings first."""
    rows = (data for *_, data in edges(graph))
    made = columns(rows, {*EDGE_HEAD, "id", "source", "target", "type"}, apart=("label", "weight"))
    yield [*EDGE_HEAD, *(column.name for column in made)]
    for i, (start, end, data) in enumerate(edges(graph)):
        weight = weight_of(data, None)
        told = cell(data.get("weight")) if weight is None else weight
        yield [start, end, "Directed", f"e{i}", cell(data.get("label")), told, *_values(made, data)]


def write_rows(rows: Iterable[Sequence[Value]], file: BinaryIO, *, guarded: bool = True) -> None:
    """Write rows; ``guarded`` puts an apostrophe before text that a spreadsheet would take for a formula."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    usual = csv.writer(text, lineterminator="\n")
    quoting = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)  # the usual one leaves \r bare
    for row in rows:
        cells = [_cell(value, guarded) for value in row]
        (quoting if any("\r" in cell for cell in cells) else usual).writerow(cells)
    text.detach()


def _values(made: Sequence[Column], data: Mapping[str, object]) -> Iterator[Value]:
    return (column.value(data) for column in made)


def _cell(value: Value, guarded: bool) -> str:
    if not isinstance(value, str | list):
        return cell(value) or ""
    text = clean(cell(value) or "")
    return f"'{text}" if guarded and text.startswith(FORMULA) else text
