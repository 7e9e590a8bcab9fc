"""Which grades a force was given over the years: unlike scales in columns of their own."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..export.cells import clean
from ..model import LocalId
from ..network.backing import local_name
from ..store.interface import Store
from .data import Counted, Row, names, statements, year
from .picture import FAINT, GREY, INK, PAPER, Picture, counted, left_out, listed, page, styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 8
LINES = 45
WIDTH = 9.0
LEFT = 3.9
LINE = 0.34
COLUMN = 0.95
QUESTION = 58

GRADES = {
    "outstanding": ("#14467c", "outstanding", PAPER),
    "good": ("#6fa8dc", "good", INK),
    "adequate": ("#d7d9db", "adequate", INK),
    "requires-improvement": ("#f2a65a", "requires impr.", INK),
    "inadequate": ("#a3330a", "inadequate", PAPER),
}
"""Colour, word and ink of each grade, from best to worst."""

SCALES = {"four-tier": "four grades, to 2020", "five-tier": "five grades, from 2021"}

Line = tuple[LocalId, str]
"""Force and question."""

Place = tuple[str, int | None]
"""Scale and year of a column."""


def draw(store: Store, forces: Sequence[LocalId] = ()) -> Picture:
    """A line for each question to a force, a column for each year of a scale."""
    found = statements(store, "plot-grades", forces, MOST)
    called = names(store, found.forces)
    with styled():
        return _drawn(found, called)


def _drawn(found: Counted, called: Mapping[LocalId, str]) -> Picture:
    cells: defaultdict[Line, defaultdict[Place, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in found.rows:
        cells[row["force"], _question(row)][_place(row)].add(local_name(row["grade"]))
    lines = sorted(cells, key=lambda line: (found.forces.index(line[0]), line[1].casefold()))
    shown = lines[:LINES]
    columns = sorted({place for line in shown for place in cells[line]}, key=_order)
    told = (
        f"{counted(len(found.rows), 'grade')} in {counted(found.documents, 'document')}, "
        "by year of publication. Until 2020 there were four grades, since 2021 there are five: "
        "they cannot be compared, and stand apart."
    )
    told += left_out(found.restated, "grade")
    if len(lines) > len(shown):
        told += f" {len(lines) - len(shown)} more questions are left out."
    forces = list(dict.fromkeys(force for force, _ in shown))
    picture, axes = page(
        max(WIDTH, LEFT + COLUMN * len(columns) + 1),
        LINE * (len(shown) + len(forces)),
        f"How {'was' if len(forces) == 1 else 'were'} {listed([called[force] for force in forces])} graded?",
        told,
        "Source: peelgraph. `peel query grades` shows the sentence behind each grade.",
        left=LEFT,
        above=0.45,
        below=0.0,
    )
    spots = _spots(columns)
    axes.set_xlim(-0.5, max(*spots.values(), 3.5) + 0.5)
    axes.set_ylim(len(shown) + len(forces) - 0.5, -0.5)
    axes.set_xticks([])
    axes.set_yticks([])
    _heads(axes, spots)
    height = 0
    for force in forces:
        axes.text(-0.6, height, called[force], weight="bold", ha="right", va="center", size=9.5)
        height += 1
        for line in (line for line in shown if line[0] == force):
            _line(axes, height, line[1], cells[line], spots)
            height += 1
    picture.columns = ("force", "question", "scale", "year", "grade")
    picture.rows = [
        (called[force], question, SCALES.get(scale, scale), when or "no date", grade)
        for force, question in lines
        for (scale, when), given in sorted(cells[force, question].items(), key=lambda item: _order(item[0]))
        for grade in sorted(given)
    ]
    return picture


def _question(row: Row) -> str:
    text = clean(row.get("question", "overall"))
    return text[:1].upper() + text[1:]


def _place(row: Row) -> Place:
    return local_name(row["scale"]).removeprefix("grades-"), year(row)


def _order(place: Place) -> tuple[bool, bool, int]:
    """Scales in the order of time, and what has no date behind the years of its scale."""
    scale, when = place
    return scale == "five-tier", when is None, when or 0


def _spots(columns: Sequence[Place]) -> dict[Place, float]:
    """Where each column stands; a gap parts the scales."""
    gap = 0.35
    return {
        place: i + gap * (place[0] == "five-tier" and columns[0][0] != "five-tier")
        for i, place in enumerate(columns)
    }


def _heads(axes: Axes, spots: Mapping[Place, float]) -> None:
    for (_, when), spot in spots.items():
        axes.text(spot, -0.75, str(when or "no date"), ha="center", va="bottom", size=9)
    for scale, words in SCALES.items():
        own = [spot for (held, _), spot in spots.items() if held == scale]
        if own:
            axes.text(min(own) - 0.47, -1.45, words, ha="left", va="bottom", size=8.5, color=GREY)


def _line(
    axes: Axes, height: int, question: str, cells: Mapping[Place, set[str]], spots: Mapping[Place, float]
) -> None:
    text = textwrap.shorten(question, QUESTION, placeholder="…")
    axes.text(-0.6, height, text, ha="right", va="center", size=8.5)
    axes.axhline(height, color=FAINT, linewidth=0.5, zorder=0)
    for place, given in cells.items():
        width = 0.92 / len(given)  # two documents may tell two grades: both show
        for i, grade in enumerate(sorted(given, key=list(GRADES).index)):
            _cell(axes, spots[place] - 0.46 + i * width, height, width, grade)


def _cell(axes: Axes, left: float, height: int, width: float, grade: str) -> None:
    from matplotlib.patches import Rectangle

    colour, word, ink = GRADES[grade]
    box = Rectangle(
        (left, height - 0.4), width, 0.8, facecolor=colour, edgecolor=PAPER, zorder=1, clip_on=False
    )
    axes.add_patch(box)
    words = word if width > 0.5 else word[:3]
    axes.text(left + width / 2, height, words, ha="center", va="center", size=7.5, color=ink, zorder=2)
