"""Two CSV tables for ``neo4j-admin database import``: types in the headings, a label a class."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO

from .cells import label
from .columns import Column, Type, columns
from .csv import write_rows
from .interface import Source, edges

if TYPE_CHECKING:
    import networkx as nx

    from .columns import Value

_TYPES = {Type.INTEGER: ":long", Type.NUMBER: ":double", Type.BOOLEAN: ":boolean", Type.LIST: ":string[]"}
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def write(source: Source, files: Mapping[str, BinaryIO]) -> None:
    """Write the tables ``nodes`` and ``edges``."""
    graph = source.network()
    write_rows(nodes(graph), files["nodes"], guarded=False)
    write_rows(relations(graph), files["edges"], guarded=False)


def nodes(graph: nx.MultiDiGraph) -> Iterator[list[Value]]:
    """The table of nodes, its headings first."""
    made = columns((data for _, data in graph.nodes(data=True)), {"id", "label"}, apart=("label", "kind"))
    yield ["id:ID", "label", *map(_heading, made), ":LABEL"]
    for node, data in graph.nodes(data=True):
        yield [node, label(node, data), *_values(made, data), str(data.get("kind", "Thing"))]


def relations(graph: nx.MultiDiGraph) -> Iterator[list[Value]]:
    """The table of edges, its headings first."""
    made = columns((data for *_, data in edges(graph)), (), apart=("kind",))
    yield [":START_ID", ":END_ID", *map(_heading, made), ":TYPE"]
    for start, end, data in edges(graph):
        yield [start, end, *_values(made, data), _relation(str(data.get("kind", "related")))]


def _heading(column: Column) -> str:
    return column.name + _TYPES.get(column.type, "")


def _relation(kind: str) -> str:
    """A type as Neo4j people write it: ``commissionedBy`` -> ``COMMISSIONED_BY``."""
    return _HUMP.sub("_", kind).upper()


def _values(made: Sequence[Column], data: Mapping[str, object]) -> Iterator[Value]:
    for column in made:
        value = column.value(data)
        # the semicolon parts the items of a list, and cannot be escaped
        yield ";".join(part.replace(";", ",") for part in value) if isinstance(value, list) else value
