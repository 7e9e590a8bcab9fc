"""How findings on a force changed: a bar for each year, good upwards, bad downwards."""

from __future__ import annotations

import textwrap
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..model import LocalId
from ..store.interface import Store
from .data import Counted, names, statements, year
from .picture import FAINT, GREY, INK, PAPER, POLARITIES, Picture, counted, left_out, listed, page, styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 6
WIDTH = 9.0
ROW = 1.35
"""Inches for each force."""
BAR = 0.7
SCALE = 0.44
"""Share of a row that the longest bar takes on its side."""
COUNTABLE = 12
"""Findings on one side up to which each is a block of its own; beyond, numbers tell."""
LEGIBLE = 0.1
"""Share of a row that a bar must be high to hold its number."""
LEAST = 6
"""Years that a page is wide, at least."""
NAME = 18
"""Letters of a line of a force's name."""

Years = dict[int | None, Counter[str]]


def draw(store: Store, forces: Sequence[LocalId] = ()) -> Picture:
    """Findings by direction and year of publication, a row for each force."""
    found = statements(store, "plot-findings", forces, MOST)
    called = names(store, found.forces)
    tallies = {force: _tally(found, force) for force in found.forces}
    with styled():
        return _drawn(found, called, tallies)


def _tally(found: Counted, force: LocalId) -> Years:
    tally: defaultdict[int | None, Counter[str]] = defaultdict(Counter)
    for row in found.rows:
        if row["force"] == force:
            tally[year(row)][row["polarity"]] += 1
    return dict(tally)


def _drawn(found: Counted, called: Mapping[LocalId, str], tallies: Mapping[LocalId, Years]) -> Picture:
    subtitle = (
        f"{counted(len(found.rows), 'finding')} in {counted(found.documents, 'document')}, "
        "by year of publication. No bar means no document of that year in the collection; "
        "it says nothing on how the force did."
    )
    subtitle += left_out(found.restated, "finding")
    picture, axes = page(
        WIDTH,
        ROW * len(found.forces),
        f"How have findings on {listed([called[force] for force in found.forces])} changed over the years?",
        subtitle,
        "Source: peelgraph. `peel timeline FORCE` shows the sentence behind each finding.",
        left=1.5,
        below=0.4,
    )
    places = _places(tallies)
    spans = {force: {when: _spans(tally) for when, tally in tallies[force].items()} for force in found.forces}
    longest = max(
        abs(end) for years in spans.values() for bar in years.values() for _, *ends in bar for end in ends
    )
    for row, force in enumerate(found.forces):
        _name(axes, -row, called[force], places)
        for when, bar in spans[force].items():
            _bar(axes, places[when], -row, bar, longest)
    _frame(axes, places, len(found.forces))
    _legend(axes)
    picture.columns = ("force", "year", *POLARITIES)
    picture.rows = [
        (called[force], when or "no date", *(tally[way] for way in POLARITIES))
        for force in found.forces
        for when, tally in sorted(tallies[force].items(), key=lambda item: item[0] or 9999)
    ]
    return picture


def _places(tallies: Mapping[LocalId, Years]) -> dict[int | None, float]:
    """Where each year stands; what has no date stands apart, to the right."""
    dated = sorted({when for years in tallies.values() for when in years if when is not None})
    places: dict[int | None, float] = {}
    if dated:
        places |= {when: float(when - dated[0]) for when in range(dated[0], dated[-1] + 1)}
    if any(None in years for years in tallies.values()):
        places[None] = max(places.values(), default=-1.5) + 1.5
    return places


def _spans(tally: Counter[str]) -> list[tuple[str, float, float]]:
    """Where each direction begins and ends, from the line: mixed sits on it."""
    half = tally["mixed"] / 2
    good = half + tally["progress"]
    return [
        ("concern", -half - tally["concern"], -half),
        ("mixed", -half, half),
        ("progress", half, good),
        ("strength", good, good + tally["strength"]),
    ]


def _bar(
    axes: Axes, place: float, base: float, spans: Sequence[tuple[str, float, float]], longest: float
) -> None:
    unit = SCALE / longest
    countable = longest <= COUNTABLE
    gap = 1 if countable else 0  # between blocks; in long bars it would swallow the small ones
    for way, start, end in spans:
        number = round(end - start)
        blocks = number if countable else min(number, 1)
        for block in range(blocks):
            height = (end - start) / blocks * unit
            low = base + start * unit + block * height
            axes.bar(
                place, height, BAR, low, color=POLARITIES[way][0], edgecolor=PAPER, linewidth=gap, zorder=2
            )
        if not countable and number * unit > LEGIBLE:
            middle = base + (start + end) / 2 * unit
            axes.text(place, middle, str(number), size=8, ha="center", va="center", color=_on(way), zorder=4)


def _name(axes: Axes, base: float, name: str, places: Mapping[int | None, float]) -> None:
    axes.plot([-0.5, max(places.values()) + 0.5], [base, base], color=GREY, linewidth=0.8, zorder=3)
    lines = "\n".join(textwrap.wrap(name, NAME))
    axes.text(-0.7, base, lines, weight="bold", size=9.5, va="center", ha="right", linespacing=1.25)


def _on(way: str) -> str:
    return INK if way in {"mixed", "progress"} else "white"


def _frame(axes: Axes, places: Mapping[int | None, float], rows: int) -> None:
    axes.set_xlim(-0.6, max(*places.values(), LEAST) + 0.6)
    axes.set_ylim(0.5 - rows, 0.5)
    for place in places.values():
        axes.axvline(place, color=FAINT, linewidth=0.6, zorder=0)
    labels = {place: "no date" if when is None else str(when) for when, place in places.items()}
    crowded = len(labels) > 14
    shown = {p: t for p, t in labels.items() if not crowded or t == "no date" or int(t) % 2 == 0}
    axes.set_xticks(list(shown), list(shown.values()))
    axes.set_yticks([])


def _legend(axes: Axes) -> None:
    from matplotlib.patches import Patch

    order = ("strength", "progress", "mixed", "concern")
    handles = [Patch(color=POLARITIES[way][0], label=POLARITIES[way][1]) for way in order]
    axes.legend(
        handles=handles,
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=len(order),
        frameon=False,
        fontsize=9,
        handlelength=0.9,
        handleheight=0.9,
        borderpad=0,
    )
