"""Which themes concern which force: a heat map of findings of concern."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..model import LocalId
from ..store.interface import Store
from .data import Counted, names, short, statements
from .picture import FAINT, GREY, INK, PAPER, SIDE, Picture, counted, listed, page, styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 15
THEMES = 24
CELL = 0.3
"""Inches high."""
NARROW, WIDE = 0.46, 1.15
"""Inches of a column: names stand upright below the narrow ones, lie on top of the wide ones."""
FEW = 5
"""Forces up to which columns are wide."""
LEFT = 3.0
LEAST = 7.5

STEPS = ("#fdebd9", "#fbcba0", "#f4a062", "#dc7027", "#b8430e", "#7c2a06")
"""One hue from light to dark, so that more is darker for everybody; the last is for that many or more."""

Cells = Counter[tuple[LocalId, LocalId]]


def draw(store: Store, forces: Sequence[LocalId] = ()) -> Picture:
    """Findings of concern by theme and force; those of other directions show as 0."""
    found = statements(store, "plot-findings", forces, MOST)
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
    found: Counted, called: dict[LocalId, str], themes: Sequence[LocalId], concerns: Cells, others: Cells
) -> Picture:
    shown = themes[:THEMES]
    number = counted(concerns.total(), "finding")
    told = f"{number} of concern with a theme, in {counted(found.documents, 'document')}."
    left_out = f" {len(themes) - len(shown)} rarer themes are left out." if len(themes) > len(shown) else ""
    wide = len(found.forces) <= FEW
    column = WIDE if wide else NARROW
    width = max(LEAST, LEFT + column * len(found.forces) + 1)
    picture, axes = page(
        width,
        CELL * len(shown),
        f"What are concerns about {listed([called[force] for force in found.forces])} about?",
        f"{told} 0: the findings there are none of concern. Blank: no finding in the collection.{left_out}",
        "Source: peelgraph. `peel show FORCE --section findings` shows the sentence behind each finding.",
        left=LEFT,
        above=0.5 if wide else 0.0,
        below=0.1 if wide else 1.5,
    )
    axes.set_xlim(-0.5, (width - 2 * SIDE - LEFT) / column - 0.5)
    axes.set_ylim(len(shown) - 0.5, -0.5)
    for row, theme in enumerate(shown):
        for column, force in enumerate(found.forces):
            _cell(axes, column, row, concerns[theme, force], others[theme, force])
    axes.set_yticks(range(len(shown)), [called[theme] for theme in shown])
    _heads(axes, [short(called[force]) for force in found.forces], lying=wide)
    picture.columns = ("theme", "force", "concerns", "other findings")
    picture.rows = [
        (called[theme], called[force], concerns[theme, force], others[theme, force])
        for theme in themes
        for force in found.forces
        if concerns[theme, force] or others[theme, force]
    ]
    return picture


def _heads(axes: Axes, heads: Sequence[str], *, lying: bool) -> None:
    if lying:
        axes.xaxis.tick_top()
        axes.set_xticks(range(len(heads)), ["\n".join(textwrap.wrap(head, 12)) for head in heads])
    else:
        axes.set_xticks(range(len(heads)), heads, rotation=50, ha="right", rotation_mode="anchor")
    axes.tick_params(length=0)


def _cell(axes: Axes, column: int, row: int, concerns: int, others: int) -> None:
    from matplotlib.patches import Rectangle

    step = min(concerns, len(STEPS)) - 1
    colour = STEPS[step] if concerns else PAPER
    axes.add_patch(
        Rectangle(
            (column - 0.48, row - 0.47),
            0.96,
            0.94,
            facecolor=colour,
            edgecolor=FAINT,
            linewidth=0.5,
            clip_on=False,
        )
    )
    if concerns or others:
        ink = GREY if not concerns else PAPER if step > 2 else INK
        axes.text(column, row, str(concerns), size=8.5, ha="center", va="center", color=ink)
