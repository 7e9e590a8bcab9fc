"""Which themes concern which force: a heat map of findings of concern."""

from __future__ import annotations

import math
import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..model import LocalId
from ..store.interface import Store
from .data import Counted, names, short, statements
from .picture import FAINT, GREY, INK, PAPER, POLARITIES, SIDE, WIDTH, Picture, page, styled
from .words import counted, listed

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 15
FEW = 4
"""Forces up to which they are wide columns, with themes as rows; more of them are rows themselves."""
ROWS, COLUMNS = 24, 16
"""Themes that are shown as rows, and as columns."""
CELL = 0.3
"""Inches high."""
NARROW, WIDE = 0.275, 1.2
"""Inches of a column; heads of narrow ones lean."""
LEAN = 65
"""Degrees."""
LONGEST = 42
"""Letters of a leaning head; longer ones would leave the page."""
LETTER = 0.069
"""Inches, with what is between it and the next."""
LEFT_OF_FORCES, LEFT_OF_THEMES = 2.1, 3.1
"""Inches for the names of rows."""

STEPS = ("#fdebd9", "#fbcba0", "#f4a062", "#dc7027", "#b8430e", "#7c2a06")
"""One hue, so that more is darker for everybody: each step is one finding, or a sixth of the most."""

Cells = Counter[tuple[LocalId, LocalId]]
"""Findings by theme and force."""


def draw(store: Store, forces: Sequence[LocalId] = ()) -> Picture:
    """Findings of concern by theme and force; those of other directions show as 0."""
    found = statements(store, "finding", forces, MOST)
    rows = [row for row in found.rows if "theme" in row]
    concerns: Cells = Counter((r["theme"], r["force"]) for r in rows if r["polarity"] == "concern")
    others: Cells = Counter((r["theme"], r["force"]) for r in rows if r["polarity"] != "concern")
    totals = Counter(theme for theme, _ in (concerns + others).elements())
    weights = Counter(dict.fromkeys(totals, 0))
    for (theme, _), number in concerns.items():
        weights[theme] += number
    themes = sorted(totals, key=lambda theme: (-weights[theme], -totals[theme], theme))
    called = names(store, [*found.forces, *themes])
    with styled():
        return _drawn(found, called, themes, concerns, others)


def _drawn(
    found: Counted, called: Mapping[LocalId, str], themes: Sequence[LocalId], concerns: Cells, others: Cells
) -> Picture:
    few = len(found.forces) <= FEW
    shown = themes[: ROWS if few else COLUMNS]
    lines, columns = (shown, found.forces) if few else (found.forces, shown)
    heads = [textwrap.shorten(short(called[head]), LONGEST, placeholder="…") for head in columns]
    rarer = f"{counted(len(themes) - len(shown), 'rarer theme')} left out." if themes[len(shown) :] else ""
    picture, axes = page(
        CELL * len(lines),
        f"What are inspectors concerned about in {listed([called[force] for force in found.forces])}?",
        f"{counted(concerns.total(), 'finding')} of concern by theme, "
        f"in {counted(found.documents, 'document')}. 0: the findings there are none of concern. "
        f"{'Blank: no finding in the collection. ' if len(found.forces) > 1 else ''}{found.apart} {rarer}",
        "Source: peelgraph. `peel show FORCE --section findings` shows the sentence behind each finding.",
        left=LEFT_OF_THEMES if few else LEFT_OF_FORCES,
        above=0.3 * (len(heads) > 1) if few else LETTER * max(map(len, heads)),
        below=0.0,
    )
    axes.set_ylim(len(lines) - 0.5, -0.5)
    axes.set_yticks(range(len(lines)), ["\n".join(textwrap.wrap(short(called[line]), 42)) for line in lines])
    if len(heads) == 1:
        _bars(axes, [concerns[theme, found.forces[0]] for theme in shown])
    else:
        (_lying if few else _leaning)(axes, heads)
        most = max([*concerns.values(), len(STEPS)])
        for row, line in enumerate(lines):
            for column, head in enumerate(columns):
                pair = (line, head) if few else (head, line)
                _cell(axes, column, row, concerns[pair], others[pair], most)
    axes.tick_params(length=0)
    picture.columns = ("theme", "force", "concerns", "other findings")
    picture.rows = [
        (called[theme], called[force], concerns[theme, force], others[theme, force])
        for theme in themes
        for force in found.forces
        if concerns[theme, force] or others[theme, force]
    ]
    return picture


def _bars(axes: Axes, numbers: Sequence[int]) -> None:
    axes.barh(range(len(numbers)), numbers, 0.8, color=POLARITIES["concern"])
    axes.set_xlim(0, 1.1 * max(*numbers, 1))
    axes.set_xticks([])
    for row, number in enumerate(numbers):
        axes.annotate(str(number), (number, row), (4, 0), textcoords="offset points", va="center_baseline")


def _lying(axes: Axes, heads: Sequence[str]) -> None:
    column = min(WIDE, (WIDTH - 2 * SIDE - LEFT_OF_THEMES) / len(heads))
    axes.set_xlim(-0.5, (WIDTH - 2 * SIDE - LEFT_OF_THEMES) / column - 0.5)
    axes.xaxis.tick_top()
    told = ["\n".join(textwrap.wrap(head, 14, break_long_words=False)) for head in heads]
    axes.set_xticks(range(len(heads)), told, size=9)


def _leaning(axes: Axes, heads: Sequence[str]) -> None:
    axes.set_xlim(-0.5, (WIDTH - 2 * SIDE - LEFT_OF_FORCES) / NARROW - 0.5)
    axes.xaxis.tick_top()
    axes.set_xticks(range(len(heads)), heads, rotation=LEAN, ha="left", rotation_mode="anchor")


def _cell(axes: Axes, column: int, row: int, concerns: int, others: int, most: int) -> None:
    from matplotlib.patches import Rectangle

    step = math.ceil(concerns * len(STEPS) / most) - 1
    box = Rectangle((column - 0.48, row - 0.47), 0.96, 0.94, edgecolor=FAINT, linewidth=0.5, clip_on=False)
    box.set_facecolor(STEPS[step] if concerns else PAPER)
    axes.add_patch(box)
    if concerns or others:
        ink = GREY if not concerns else PAPER if step > 2 else INK
        axes.text(column, row, str(concerns), size=9, ha="center", va="center", color=ink)
