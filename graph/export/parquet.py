"""Three Parquet tables for pandas, polars, R and DuckDB: nodes, edges and the quotations behind the edges."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, BinaryIO

from ..errors import UsageError
from ..lookup.quotations import all_quotations
from ..network.days import life
from .cells import clean
from .columns import Type, columns
from .interface import Source, edges, evidence_of
from .layout import places
from .looks import hexadecimal

if TYPE_CHECKING:
    import networkx as nx
    import pyarrow as pa

LOOKS = ("x", "y", "color")
_DAYS = ("start_day", "end_day")

Row = dict[str, object]


def write(source: Source, files: Mapping[str, BinaryIO]) -> None:
    """Write the tables ``nodes``, ``edges`` and ``quotations``; raises `UsageError` without pyarrow."""
    if not importlib.util.find_spec("pyarrow"):
        raise UsageError('Parquet needs pyarrow: pip install "peelgraph[export]"')
    import pyarrow.parquet as pq

    graph = source.network()
    cited = {quotation for *_, data in edges(graph) for quotation in evidence_of(data)}
    quoted = [row for row in all_quotations(source.store) if row["evidence"] in cited]
    tables = {"nodes": _nodes(graph), "edges": _edges(graph), "quotations": _table(quoted, {})}
    for part, file in files.items():
        pq.write_table(tables[part], file, compression="zstd")


def _nodes(graph: nx.MultiDiGraph) -> pa.Table:
    import pyarrow as pa

    where = places(graph)
    rows = (
        {
            "id": node,
            **_days(data),
            **dict(zip(LOOKS, (*where[node], hexadecimal(str(data.get("kind")))), strict=True)),
        }
        for node, data in graph.nodes(data=True)
    )
    kept = {"id": pa.string(), **_day_types(), "x": pa.float64(), "y": pa.float64(), "color": pa.string()}
    return _table([data for _, data in graph.nodes(data=True)], kept, rows)


def _edges(graph: nx.MultiDiGraph) -> pa.Table:
    import pyarrow as pa

    rows = ({"source": start, "target": end, **_days(data)} for start, end, data in edges(graph))
    kept = {"source": pa.string(), "target": pa.string(), **_day_types()}
    return _table([data for *_, data in edges(graph)], kept, rows)


def _table(
    data: Sequence[Mapping[str, object]], kept: Mapping[str, pa.DataType], more: Iterable[Row] = ()
) -> pa.Table:
    """A table of typed attributes, with the columns ``kept`` before them, whose values are in ``more``."""
    import pyarrow as pa

    types = {
        Type.TEXT: pa.string(),
        Type.INTEGER: pa.int64(),
        Type.NUMBER: pa.float64(),
        Type.BOOLEAN: pa.bool_(),
        Type.LIST: pa.list_(pa.string()),
    }
    own = list(more)
    given: dict[str, Any] = {
        name: pa.array([_clean(row.get(name)) for row in own], type) for name, type in kept.items()
    }
    told = {
        column.name: pa.array([column.value(row) for row in data], types[column.type])
        for column in columns(data, set(kept))
    }
    return pa.table(given | told)


def _clean(value: object) -> object:
    return clean(value) if isinstance(value, str) else value


def _days(data: Mapping[str, object]) -> Row:
    return {f"{end}_day": date.fromisoformat(day) for end, day in life(data).items()}


def _day_types() -> dict[str, pa.DataType]:
    import pyarrow as pa

    return {name: pa.date32() for name in _DAYS}
