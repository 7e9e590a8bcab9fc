"""A question of the library: its blanks as a form, and its answer as a table with links."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .....queries import ParameterType, Query
from ....errors import NotFoundError, UsageError
from ....lookup.labels import names_of, things_in
from ....lookup.questions import filled, question
from ....store.local import LocalStore
from ....store.results import Cell, window
from ..asked import Asked
from ..entries import Told, told
from ..forms import Problem, choices, problem
from ..page import Page, Table
from ..render import sentence, worded

if TYPE_CHECKING:
    from ....model import LocalId

MOST = 100
WIDE = 60
"""Letters from which on a column holds words."""
HINTS: Mapping[ParameterType, str] = {
    ParameterType.DATE: "2019-03-28, 2019-03 or 2019",
    ParameterType.YEAR: "2019",
    ParameterType.INTEGER: "a whole number",
    ParameterType.TEXT: "words",
}
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
_OTHER = "a name, as you know it"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer as it is shown; ``look`` is "number", "words" or nothing."""

    heading: str
    cells: tuple[Told, ...]
    look: str


def view(store: LocalStore, asked: Asked) -> Page:
    """The form, and the answer where all that is required is given."""
    query = question(asked.path["name"])
    given = {p.name: asked.one(p.name) or p.default or "" for p in query.params}
    values: dict[str, object] = {
        "query": query,
        "given": given,
        "hints": {p.name: HINTS.get(p.type, _OTHER) for p in query.params},
        "lists_of": {p.name: p.type.value for p in query.params},
        "choices": choices(store, sorted({p.type.value for p in query.params})),
        "problem": None,
        "answered": False,
        "most": MOST,
    }
    if any(not given[p.name] and not p.optional for p in query.params):
        return Page("question.html", query.summary, values)
    return _answered(store, asked, query, {name: value for name, value in given.items() if value}, values)


def _answered(
    store: LocalStore, asked: Asked, query: Query, given: Mapping[str, str], values: dict[str, object]
) -> Page:
    notes: list[str] = []
    try:
        text = filled(store, query, given, notes.append)
    except NotFoundError as error:
        return Page("question.html", query.summary, {**values, "problem": problem(store, error)})
    except UsageError as error:
        return Page("question.html", query.summary, {**values, "problem": Problem(str(error))})
    table, total = window(store.query(text), asked.start(), asked.most(MOST))
    shown = tuple(table.rows)
    names = names_of(store, things_in(shown))
    columns = [
        _column(name, cells, names)
        for name, cells in zip(table.columns, zip(*shown, strict=True), strict=False)
    ]
    more = {"answered": True, "total": total, "columns": _different(columns), "notes": notes}
    found = Table(query.name, text, table.columns, shown)
    return Page("question.html", query.summary, {**values, **more}, (found,))


def _column(name: str, cells: Sequence[Cell], names: Mapping[LocalId, str]) -> Column:
    shown = tuple(_told(cell, names) for cell in cells)
    numbers = all(isinstance(cell, int | float) for cell in cells if cell is not None)
    wide = any(len(one.text) > WIDE and not one.iri for one in shown)
    return Column(sentence(worded(name)), shown, "number" if numbers else "words" if wide else "")


def _different(columns: Sequence[Column]) -> list[Column]:
    """Without those that only say again what things in another are called."""
    named = {
        tuple(cell.text for cell in column.cells) for column in columns if any(c.iri for c in column.cells)
    }
    return [
        column
        for column in columns
        if any(c.iri for c in column.cells) or tuple(cell.text for cell in column.cells) not in named
    ]


def _told(cell: Cell, names: Mapping[LocalId, str]) -> Told:
    if cell is None:
        return Told("")
    return told(cell, names, date=isinstance(cell, str) and _DATE.fullmatch(cell) is not None)
