"""How two things are connected, with the words that support each step."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from ....identifiers import ID
from ....lookup.labels import label
from ....network.paths import path_query
from ....store.local import LocalStore
from ....store.results import Cell, rows
from ..asked import Asked
from ..forms import choices, found
from ..page import Page, Table

WAYS = 3


def view(store: LocalStore, asked: Asked) -> Page:
    """The best ways from ``?from=`` to ``?to=``."""
    names = [asked.one("from"), asked.one("to")]
    ends, problems = found(store, [name for name in names if name])
    same = len(ends) == 2 and ends[0].id == ends[1].id
    asks = len(ends) == 2 and not same
    table = _ways(store, ends[0].id, ends[1].id) if asks else Table("ways", "", (), ())
    steps = [{name: _short(cell) for name, cell in step.items()} for step in table.records()]
    values = {
        "given": names,
        "problems": problems,
        "same": same,
        "ways": [list(way) for _, way in groupby(steps, itemgetter("way"))] if asks else None,
        "notes": [end.note for end in ends if end.note],
        "choices": choices(store, ("force", "body", "person", "theme", "programme")),
    }
    title = " and ".join(label(store, end) for end in ends) if asks else "Connections"
    return Page("path.html", title, values, (table,))


def _ways(store: LocalStore, start: str, goal: str) -> Table:
    query = path_query(store, start, goal, WAYS)
    answer = rows(store.query(query))
    return Table("ways", query, answer.columns, tuple(answer.rows))


def _short(cell: Cell) -> Cell:
    return cell.removeprefix(ID) if isinstance(cell, str) else cell
