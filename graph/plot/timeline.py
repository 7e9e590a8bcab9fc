"""How findings on a force changed: a bar for each year, good upwards, bad downwards."""

from __future__ import annotations

import textwrap
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..model import LocalId
from ..store.interface import Store
from .data import Counted, names, short, statements, year
from .picture import FAINT, GREY, PAPER, POLARITIES, Picture, page, styled
from .words import listed

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 6
MANY = 8
"""Forces from which on rows are low, and years stand above them too."""
ROW, LOW = 1.3, 0.75
"""Inches for each force."""
BAR = 0.7
SCALE = 0.36
"""Share of a row that the longest bar takes on its side."""
COUNTABLE = 12
"""Findings on one side up to which each is a block of its own, where rows are high."""
LEAST = 5
"""Years that are shown at least; those before the first document stay empty."""
CROWDED = 13
NAME = 18
"""Letters of a line of a force's name."""
LEFT = 1.6

Years = dict[int | None, Counter[str]]

Bar = list[tuple[str, float, float]]
"""Direction, where it begins and where it ends, in findings from the line."""


def draw(store: Store, forces: Sequence[LocalId] = ()) -> Picture:
    """Findings by direction and year of publication, a row for each force."""
    found = statements(store, "finding", forces, MOST)
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
    many = len(found.forces) > MANY
    height = (LOW if many else ROW) * len(found.forces)
    picture, axes = page(
        height,
        f"How have findings on {listed([called[force] for force in found.forces])} changed over the years?",
        f"{found.told}, by year of publication: strengths and progress upwards, concerns downwards. "
        "No bar means no document of that year in the collection; it says nothing on how the force did. "
        + found.apart,
        "Source: peelgraph. `peel timeline FORCE` shows the sentence behind each finding.",
        left=LEFT,
        above=0.3 * many,
        below=0.35,
    )
    places = _places(tallies)
    bars = {force: {when: _spans(tally) for when, tally in tallies[force].items()} for force in found.forces}
    longest = max(
        abs(end) for years in bars.values() for bar in years.values() for _, *ends in bar for end in ends
    )
    for row, force in enumerate(found.forces):
        _name(axes, -row, short(called[force]) if many else called[force], places)
        for when, bar in bars[force].items():
            _bar(axes, places[when], -row, bar, SCALE / longest, blocks=longest <= COUNTABLE and not many)
    _frame(axes, places, len(found.forces), many)
    _legend(axes, 0.3 * many / height)
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
        first = min(dated[0], dated[-1] + 1 - LEAST)
        places |= {when: float(when - first) for when in range(first, dated[-1] + 1)}
    if any(None in years for years in tallies.values()):
        places[None] = max(places.values(), default=-1.5) + 1.5
    return places


def _spans(tally: Counter[str]) -> Bar:
    """Where each direction begins and ends, from the line: mixed sits on it."""
    half = tally["mixed"] / 2
    good = half + tally["progress"]
    return [
        ("concern", -half - tally["concern"], -half),
        ("mixed", -half, half),
        ("progress", half, good),
        ("strength", good, good + tally["strength"]),
    ]


def _bar(axes: Axes, place: float, base: float, bar: Bar, unit: float, *, blocks: bool) -> None:
    for way, start, end in bar:
        number = round(end - start) if blocks else min(round(end - start), 1)
        for block in range(number):
            height = (end - start) / number * unit
            low = base + start * unit + block * height
            gap = 1 if blocks else 0  # in long bars it would swallow the small ones
            axes.bar(place, height, BAR, low, color=POLARITIES[way], edgecolor=PAPER, linewidth=gap, zorder=2)
    (_, low, bad), *_, (_, _, high) = bar
    good = round(high + bad)
    if good:
        axes.text(place, base + high * unit + 0.02, str(good), size=9, ha="center", va="bottom", zorder=4)
    if bad > low:
        worse = str(round(bad - low))
        axes.text(place, base + low * unit - 0.02, worse, size=9, ha="center", va="top", zorder=4)


def _name(axes: Axes, base: float, name: str, places: Mapping[int | None, float]) -> None:
    axes.plot([-0.5, max(places.values()) + 0.5], [base, base], color=GREY, linewidth=0.8, zorder=3)
    lines = "\n".join(textwrap.wrap(name, NAME))
    axes.text(-0.65, base, lines, weight="bold", va="center", ha="right", linespacing=1.2)


def _frame(axes: Axes, places: Mapping[int | None, float], rows: int, many: bool) -> None:
    axes.set_xlim(-0.6, max(*places.values(), LEAST - 1) + 0.6)
    axes.set_ylim(0.5 - rows, 0.5)
    for place in places.values():
        axes.axvline(place, color=FAINT, linewidth=0.6, zorder=0)
    labels = {place: "no date" if when is None else str(when) for when, place in places.items()}
    odd = max((when for when in places if when is not None), default=0) % 2
    crowded = len(labels) > CROWDED
    shown = {p: t for p, t in labels.items() if not crowded or t == "no date" or int(t) % 2 == odd}
    axes.set_xticks(list(shown), list(shown.values()))
    axes.set_yticks([])
    axes.tick_params(labeltop=many)


def _legend(axes: Axes, above: float) -> None:
    from matplotlib.patches import Patch

    order = ("strength", "progress", "mixed", "concern")
    axes.legend(
        handles=[Patch(color=POLARITIES[way], label=way) for way in order],
        loc="lower left",
        bbox_to_anchor=(0, 1 + above),
        ncols=len(order),
        frameon=False,
        fontsize=9.5,
        handlelength=0.9,
        handleheight=0.9,
        borderpad=0,
    )
