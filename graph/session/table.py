"""Rows of an answer, for people (HTML in a notebook) and for the libraries of data frames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, cast

from ..errors import UsageError
from ..identifiers import ID
from .values import Value

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import polars as pl
    import pyarrow as pa

SHOWN = 50
"""Rows that a notebook shows."""
_LINKS = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns, the rows below them, and the SPARQL that gave them."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    sparql: str = ""
    title: str = ""

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        """Each row by its columns' names."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __getitem__(self, column: str) -> list[Value]:
        """The values of a column; raises KeyError."""
        if column not in self.columns:
            raise KeyError(f"{column}: the columns are {', '.join(self.columns)}")
        place = self.columns.index(column)
        return [row[place] for row in self.rows]

    def arrow(self) -> pa.Table:
        """As an Arrow table: a column whose values are of one type keeps it, others become text."""
        pa = library_of("pyarrow")
        return pa.table({name: _column(pa, self[name]) for name in self.columns})

    def df(self) -> pd.DataFrame:
        """As a pandas data frame; dates are ``datetime64``."""
        library_of("pandas")
        return self.arrow().to_pandas(date_as_object=False)

    def pl(self) -> pl.DataFrame:
        """As a polars data frame."""
        return cast("pl.DataFrame", library_of("polars").from_arrow(self.arrow()))

    def to_networkx(self, source: str | None = None, target: str | None = None) -> nx.MultiDiGraph:
        """An edge from ``source`` to ``target`` for each row, its other columns on the edge.

        Without names the first two columns are taken; raises `UsageError` where there are no two.
        """
        import networkx as nx

        tail = source or next(iter(self.columns), None)
        head = target or next((name for name in self.columns if name != tail), None)
        if tail not in self.columns or head not in self.columns:
            raise UsageError(f"edges go from one column to another; there are: {', '.join(self.columns)}")
        graph = nx.MultiDiGraph()
        for row in self:
            here, there = row.pop(tail), row.pop(head)
            if here is not None and there is not None:
                graph.add_edge(here, there, **{k: v for k, v in row.items() if v is not None})
        return graph

    def _repr_html_(self) -> str:
        """The first rows as an HTML table; nothing in a text can become markup."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(_row(row) for row in self.rows[:SHOWN])
        more = f"<p>{len(self) - SHOWN} more rows</p>" if len(self) > SHOWN else ""
        caption = f"<caption>{escape(self.title)}</caption>" if self.title else ""
        none = "" if self.rows else "<p>Nothing in the collection says so.</p>"
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}{none}"


def _row(row: tuple[Value, ...]) -> str:
    return "<tr>" + "".join(f"<td>{_shown(value)}</td>" for value in row) + "</tr>"


def _shown(value: Value) -> str:
    if value is None:
        return ""
    text = escape(str(value))
    if not (isinstance(value, str) and value.startswith(_LINKS)):
        return text
    return f'<a href="{text}">{escape(value.removeprefix(ID))}</a>'


def _column(pa: ModuleType, values: Sequence[Value]) -> pa.Array:
    """One type for all values, else text; decimals become doubles, which every data frame has."""
    plain = [float(value) if isinstance(value, Decimal) else value for value in values]
    kinds = {type(value) for value in plain if value is not None}
    if kinds == {int, float}:
        plain = [None if value is None else float(cast(float, value)) for value in plain]
    elif len(kinds) > 1:
        plain = [None if value is None else str(value) for value in plain]
    return pa.array(plain) if kinds else pa.array(plain, pa.string())


def library_of(name: str) -> ModuleType:
    """An optional library, or a line that says how to get it."""
    try:
        return import_module(name)
    except ImportError as error:
        raise UsageError(f"{name} is not installed: pip install 'peelgraph[notebook]'") from error
