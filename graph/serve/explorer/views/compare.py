"""Forces side by side, on all themes or on one; unlike scales of grades are told."""

from __future__ import annotations

from itertools import groupby

from ....lookup.answer import answer
from ....lookup.compare import Line, compare_query, side_by_side
from ....lookup.labels import label
from ....lookup.scales import UNLIKE
from ....store.local import LocalStore
from ....store.results import Row
from ..asked import Asked
from ..forms import choices, found
from ..page import Page, Table

MOST = 6
"""Forces that stand side by side and can still be read."""


def view(store: LocalStore, asked: Asked) -> Page:
    """The comparison of ``?force=`` (two or more of them), with ``?theme=`` if one is named."""
    names = asked.all("force")
    forces, problems = found(store, names[:MOST], ["force"])
    themes, more = found(store, asked.all("theme")[:1], ["theme"])
    values: dict[str, object] = {
        "names": names[:MOST],
        "theme": asked.one("theme"),
        "problems": [*problems, *more],
        "choices": choices(store, ("force", "theme")),
        "forces": [(force.id, label(store, force)) for force in forces],
        "notes": [match.note for match in [*forces, *themes] if match.note],
        "aspects": None,
    }
    if len({force.id for force in forces}) < 2 or problems or more:
        return Page("compare.html", "Compare forces", values)
    forces = list({force.id: force for force in forces}.values())
    answered = answer(store, compare_query(forces, themes[0] if themes else None))
    lines = side_by_side(answered, forces)
    values["aspects"] = [(aspect, list(group)) for aspect, group in groupby(lines, lambda line: line.aspect)]
    values["unlike"] = UNLIKE if any(line.unlike for line in lines) else ""
    title = ", ".join(label(store, force) for force in forces)
    return Page(
        "compare.html", title, values, (_table(lines, [force.id for force in forces], answered.query),)
    )


def _table(lines: list[Line], forces: list[str], query: str) -> Table:
    columns = ("aspect", "item", *forces, "unlikeScales")
    rows: tuple[Row, ...] = tuple((line.aspect, line.item, *line.cells, line.unlike) for line in lines)
    return Table("comparison", query, columns, rows)
