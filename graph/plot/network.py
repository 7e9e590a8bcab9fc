"""Who and what a force is tied to: people and bodies on the left, subjects on the right, wider for more."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import networkx as nx

from ..errors import NotFoundError, UsageError
from ..export.cells import clean
from ..model import LocalId
from ..network.backing import ask
from ..network.projections import project
from ..network.views import Projection
from ..store.interface import Store
from .picture import GREY, INK, POLARITIES, Picture, counted, listed, page, styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 4
WIDTH = 10.5
LINE = 0.27
"""Inches of a name."""
LONGEST = 10
"""Things of a group that are shown, those with most ties first."""
ENDS = (0.31, 0.69)
"""Where the names of both sides end and begin, across the drawing; forces stand in the middle."""
NAME = 42
THINNEST, WIDEST = 1.0, 7.0
"""Points of the line of one tie, and of the strongest."""


@dataclass(slots=True)
class Group:
    """Things of one kind, the projection that ties them to forces, and the ties."""

    projection: Projection
    heading: str
    colour: str
    ties: list[tuple[LocalId, LocalId, int, str]] = field(
        default_factory=list
    )  # thing, force, weight, colour
    more: int = 0

    @property
    def things(self) -> list[LocalId]:
        """Those that are shown, in their order."""
        return list(dict.fromkeys(thing for thing, *_ in self.ties))


def draw(store: Store, forces: Sequence[LocalId] = ()) -> Picture:
    """The ties of one to `MOST` forces; raises `UsageError` for none or more."""
    if not 1 <= len(forces) <= MOST:
        raise UsageError(f"a network is drawn of one to {MOST} forces: name them")
    sides = (
        (
            Group(Projection.FORCE_COMMISSIONER, "Asked for inspections", "#8a5a00"),
            Group(Projection.FORCE_INSPECTOR, "Inspectors named in documents about it", "#6a3d9a"),
            Group(Projection.PUBLISHER_FORCE, "Published about it", "#7a7d81"),
        ),
        (
            Group(Projection.FORCE_PROGRAMME, "Inspected under", "#1f4e8c"),
            Group(Projection.FORCE_THEME, "Themes of findings; brown: mostly concern", "#7fb2e5"),
        ),
    )
    called: dict[LocalId, str] = {}
    for group in (group for side in sides for group in side):
        graph = project(store, group.projection)
        called |= {node: clean(str(data["label"])) for node, data in graph.nodes(data=True)}
        _fill(group, graph, forces)
    called |= {row["thing"]: row["short"] for row in ask(store, "plot-short-names") if row["thing"] in called}
    shown = [[group for group in side if group.ties] for side in sides]
    if not any(shown):
        raise NotFoundError(f"nothing in the collection is tied to {', '.join(forces)}")
    documents = {row["event"] for row in ask(store, "projection-publisher-force") if row["target"] in forces}
    with styled():
        return _drawn(forces, called, shown, len(documents))


def _fill(group: Group, graph: nx.MultiDiGraph, forces: Sequence[LocalId]) -> None:
    ties = []
    for start, end, data in graph.edges(data=True):
        thing, force = (end, start) if start in forces else (start, end)
        if force in forces:
            worried = 2 * data.get("concern", 0) > data["weight"]
            colour = POLARITIES["concern"][0] if worried else group.colour
            ties.append((thing, force, int(data["weight"]), colour))
    weights: Counter[LocalId] = Counter()
    for thing, _, weight, _ in ties:
        weights[thing] += weight
    order = sorted(weights, key=lambda thing: (-weights[thing], thing))
    kept = {thing: place for place, thing in enumerate(order[:LONGEST])}
    group.ties = sorted((tie for tie in ties if tie[0] in kept), key=lambda tie: (kept[tie[0]], tie))
    group.more = len(order) - len(kept)


def _drawn(
    forces: Sequence[LocalId], called: Mapping[LocalId, str], sides: Sequence[Sequence[Group]], documents: int
) -> Picture:
    lengths = [sum(len(group.things) + 2 + bool(group.more) for group in side) for side in sides]
    height = max(*lengths, 3 * len(forces)) - 1
    verb = "is" if len(forces) == 1 else "are"
    picture, axes = page(
        WIDTH,
        LINE * height,
        f"Who and what {verb} {listed([called[force] for force in forces], MOST)} tied to?",
        f"Read from {counted(documents, 'document')}. "
        "Wider lines stand for more commissions, documents, inspections or findings.",
        "Source: peelgraph. `peel show FORCE` shows the sentences behind the lines.",
        left=0.0,
        below=0.0,
    )
    axes.set_xlim(0, 1)
    axes.set_ylim(height, 0)
    axes.set_xticks([])
    axes.set_yticks([])
    middle = {force: height * (i + 0.5) / len(forces) for i, force in enumerate(forces)}
    strongest = max(weight for side in sides for group in side for *_, weight, _ in group.ties)
    for at, side, length in zip(ENDS, sides, lengths, strict=True):
        heights = _column(axes, at, side, called, (height - length + 1) / 2)
        for group in side:
            for thing, force, weight, colour in group.ties:
                _line(axes, (at, heights[thing]), middle[force], weight / strongest, colour)
    for force, where in middle.items():
        words = "\n".join(textwrap.wrap(called[force], 14))
        box = {"boxstyle": "round,pad=0.5", "facecolor": INK, "edgecolor": "none"}
        axes.text(
            0.5, where, words, ha="center", va="center", weight="bold", size=10, color="white", bbox=box
        )
    picture.columns = ("thing", "tie", "force", "number")
    picture.rows = [
        (called[thing], group.heading, called[force], weight)
        for side in sides
        for group in side
        for thing, force, weight, _ in group.ties
    ]
    return picture


def _column(
    axes: Axes, at: float, side: Sequence[Group], called: Mapping[LocalId, str], top: float
) -> dict[LocalId, float]:
    """Write the names of a side, group by group; returns how high each stands."""
    outwards = -1 if at < 0.5 else 1
    align = "right" if at < 0.5 else "left"
    place = at + outwards * 0.012
    heights = {}
    for group in side:
        axes.text(place, top, group.heading, ha=align, va="center", size=8.5, color=GREY, weight="bold")
        for thing in group.things:
            top += 1
            heights[thing] = top
            axes.text(
                place, top, textwrap.shorten(called[thing], NAME, placeholder="…"), ha=align, va="center"
            )
        if group.more:
            top += 1
            axes.text(place, top, f"and {group.more} more", ha=align, va="center", size=8.5, color=GREY)
        top += 2
    return heights


def _line(axes: Axes, start: tuple[float, float], height: float, share: float, colour: str) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    at, own = start
    bend = (at + 0.5) / 2
    curve = Path([start, (bend, own), (bend, height), (0.5, height)], [Path.MOVETO] + [Path.CURVE4] * 3)
    width = THINNEST + (WIDEST - THINNEST) * share
    axes.add_patch(
        PathPatch(curve, facecolor="none", edgecolor=colour, linewidth=width, alpha=0.75, capstyle="butt")
    )
