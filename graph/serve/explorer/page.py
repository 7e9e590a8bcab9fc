"""The worker's side of a page: a view reads the store, and a template or a download is made of it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING

from ...identifiers import slug
from ...store.local import LocalStore
from ...store.results import Cell, Row
from ..frames import Frame
from ..limits import Limits, RefusedError
from .asked import Asked
from .render import render

if TYPE_CHECKING:
    import networkx as nx

    from ...model import LocalId

HTML, JSON = "text/html", "application/json"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""Signs that begin a formula, also those of full width."""
NEIGHBOURS = 1000
"""Things around one that its network holds at most."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that can be downloaded, and the SPARQL that gave them."""

    name: str
    query: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def records(self) -> list[dict[str, Cell]]:
        """The rows by their columns' names."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Page:
    """A template with its values, the tables behind it, and the thing it is about."""

    template: str
    title: str
    values: Mapping[str, object] = field(default_factory=dict)
    tables: tuple[Table, ...] = ()
    thing: LocalId | None = None
    data: object = None
    """What its JSON is, where that is not its tables."""
    network: nx.MultiDiGraph | None = None
    """What its GEXF is, where that is not the surroundings of its thing."""


View = Callable[[LocalStore, Asked], Page]


def page(store: LocalStore, frame: Frame, limits: Limits) -> Frame:
    """Make the page of a view, in the format that is asked for."""
    asked = Asked.of(frame)
    view: View = import_module(f".{asked.view}", f"{__package__}.views").view
    answer = _written(view(store, asked), asked, store)
    if len(answer.body) > limits.answer:
        raise RefusedError(400, f"the page is larger than {limits.answer:,} bytes: ask for a part of it")
    return answer


def _written(made: Page, asked: Asked, store: LocalStore) -> Frame:
    match asked.format if made.template else "json":
        case "html" | "text/html":
            text = render(made.template, page=made, asked=asked, **made.values)
            return Frame({"status": 200, "type": HTML}, text.encode("utf-8", "replace"))
        case "csv":
            return _csv(made, asked)
        case "json":
            return _file(JSON, json.dumps(_data(made), ensure_ascii=False, indent=1), "")
        case "gexf" if made.thing or made.network is not None:
            return _gexf(store, made)
    raise RefusedError(406, f"this page does not come as {asked.format}")


def _data(made: Page) -> object:
    if made.data is not None:
        return made.data
    return {"title": made.title, "tables": {table.name: table.records() for table in made.tables}}


def _csv(made: Page, asked: Asked) -> Frame:
    wanted = asked.one("table")
    table = next((table for table in made.tables if wanted in ("", table.name)), None)
    if table is None:
        names = ", ".join(table.name for table in made.tables) or "none"
        raise RefusedError(404, f"this page has no table {wanted!r}; its tables: {names}")
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(table.columns)
    writer.writerows(tuple(map(_plain, row)) for row in table.rows)
    return _file("text/csv", file.getvalue(), f"{slug(made.title)}-{table.name}.csv")


def _plain(cell: Cell) -> Cell:
    """Text that a spreadsheet would take for a formula, behind an apostrophe: documents may say anything."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _gexf(store: LocalStore, made: Page) -> Frame:
    from ...export.gexf import lines
    from ...export.layout import places
    from ...network.around import around

    graph = made.network or around(store, [str(made.thing)], NEIGHBOURS).graph
    text = "".join(lines(graph, places(graph)))
    return _file("application/xml", text, f"{slug(made.thing or made.title)}.gexf")


def _file(type: str, text: str, name: str) -> Frame:
    saved = re.sub(r"[^\w.-]", "-", name)
    return Frame({"status": 200, "type": type, "file": saved}, text.encode("utf-8", "replace"))
