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
from .picture import FAINT, GREY, INK, PAPER, SIDE, WIDTH, Picture, page, styled
from .words import counted, listed

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 8
LINES = 45
LEFT = 3.3
LINE = 0.36
"""Inches high: a question may take two lines."""
QUESTION = 46
"""Letters of a line of a question."""
COLUMN = 1.0
"""Inches of a column, where there is room."""
WORDY = 0.85
"""Inches from which on a column holds the words of a grade, not only its letters."""
SLIM = 0.45
"""Inches below which there is no room for the century of a year."""
GAP = 0.35
"""Columns between the scales."""

GRADES = {
    "outstanding": ("#14467c", "O", PAPER),
    "good": ("#6fa8dc", "G", INK),
    "adequate": ("#d7d9db", "A", INK),
    "requires-improvement": ("#f2a65a", "RI", INK),
    "inadequate": ("#a3330a", "I", PAPER),
}
"""Colour, letters and ink of each grade, from best to worst."""

SCALES = {"four-tier": "four grades, to 2020", "five-tier": "five grades, from 2021"}

Line = tuple[LocalId, str]
"""Force and question."""

Place = tuple[str, int | None]
"""Scale and year of a column."""

Cells = Mapping[Line, Mapping[Place, set[str]]]


def draw(store: Store, forces: Sequence[LocalId] = ()) -> Picture:
    """A line for each question to a force, a column for each year of a scale."""
    found = statements(store, "grade", forces, MOST)
    called = names(store, found.forces)
    with styled():
        return _drawn(found, called, _cells(found))


def _cells(found: Counted) -> Cells:
    cells: defaultdict[Line, defaultdict[Place, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in found.rows:
        cells[row["force"], _question(row)][_place(row)].add(local_name(row["grade"]))
    return cells


def _drawn(found: Counted, called: Mapping[LocalId, str], cells: Cells) -> Picture:
    lines = sorted(cells, key=lambda line: (found.forces.index(line[0]), line[1].casefold()))
    shown = lines[:LINES]
    forces = list(dict.fromkeys(force for force, _ in shown))
    spots = _spots(sorted({place for line in shown for place in cells[line]}, key=_order))
    width = min(COLUMN, (WIDTH - 2 * SIDE - LEFT) / (max(spots.values()) + 1))
    more = f" {counted(len(lines) - len(shown), 'more question')} left out." if lines[LINES:] else ""
    picture, axes = page(
        LINE * (len(shown) + len(forces)),
        f"How {'was' if len(forces) == 1 else 'were'} {listed([called[force] for force in forces])} graded?",
        f"{found.told}, by year of publication. Until 2020 there were four grades, since 2021 there are "
        f"five: they cannot be compared, and stand apart. {found.apart}{more}",
        "Source: peelgraph. `peel query grades` shows the sentence behind each grade.",
        left=LEFT,
        above=0.55 if width >= WORDY else 0.9,
        below=0.0,
    )
    axes.set_xlim(-0.5, (WIDTH - 2 * SIDE - LEFT) / width - 0.5)
    axes.set_ylim(len(shown) + len(forces) - 0.5, -0.5)
    axes.set_xticks([])
    axes.set_yticks([])
    _heads(axes, spots, width)
    if width < WORDY:
        _legend(axes, 1 + 0.6 / (LINE * (len(shown) + len(forces))))
    _lines(axes, shown, called, cells, spots, wordy=width >= WORDY)
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
    both = columns[0][0] != columns[-1][0]
    return {place: i + GAP * (both and place[0] == "five-tier") for i, place in enumerate(columns)}


def _heads(axes: Axes, spots: Mapping[Place, float], width: float) -> None:
    for (_, when), spot in spots.items():
        words = (str(when) if width >= SLIM else f"’{when % 100:02}") if when else "no\ndate"
        axes.text(spot, -0.62, words, ha="center", va="bottom", linespacing=1.0)
    for scale, words in SCALES.items():
        own = [spot for (held, _), spot in spots.items() if held == scale]
        if own:
            whole = "\n".join(textwrap.wrap(words, max(12, int((max(own) - min(own) + 1) * width / 0.075))))
            told = whole if width >= WORDY else words.partition(", ")[2]
            axes.text(min(own) - 0.46, -1.4, told, ha="left", va="bottom", size=9, color=GREY)


def _legend(axes: Axes, above: float) -> None:
    from matplotlib.patches import Patch

    axes.legend(
        handles=[
            Patch(color=c, label=f"{letters} {g.replace('-', ' ')}") for g, (c, letters, _) in GRADES.items()
        ],
        loc="lower right",
        bbox_to_anchor=(1, above),
        ncols=len(GRADES),
        frameon=False,
        handlelength=0.9,
        handleheight=0.9,
        borderpad=0,
        columnspacing=1.2,
    )


def _lines(
    axes: Axes,
    lines: Sequence[Line],
    called: Mapping[LocalId, str],
    cells: Cells,
    spots: Mapping[Place, float],
    *,
    wordy: bool,
) -> None:
    """A heading for each force, and below it a line for each question."""
    height, before = -1, None
    for line in lines:
        force, question = line
        if force != before:
            height += 1
            axes.text(-0.6, height, called[force], weight="bold", ha="right", va="center")
        height, before = height + 1, force
        told = textwrap.wrap(question, QUESTION, max_lines=2, placeholder="…")
        axes.text(-0.6, height, "\n".join(told), ha="right", va="center", size=9, linespacing=1.05)
        axes.axhline(height, color=FAINT, linewidth=0.5, zorder=0)
        for place, given in cells[line].items():
            width = 0.92 / len(given)  # two documents may tell two grades: both show
            for i, grade in enumerate(sorted(given, key=list(GRADES).index)):
                whole = wordy and len(given) == 1
                _cell(axes, spots[place] - 0.46 + i * width, height, width, grade, wordy=whole)


def _cell(axes: Axes, left: float, height: int, width: float, grade: str, *, wordy: bool) -> None:
    from matplotlib.patches import Rectangle

    colour, letters, ink = GRADES[grade]
    box = Rectangle((left, height - 0.44), width, 0.88, facecolor=colour, edgecolor=PAPER, zorder=1)
    box.set_clip_on(False)
    axes.add_patch(box)
    words = grade.replace("-", "\n") if wordy else letters
    axes.text(
        left + width / 2,
        height,
        words,
        ha="center",
        va="center",
        size=8.5,
        color=ink,
        zorder=2,
        linespacing=0.95,
    )
