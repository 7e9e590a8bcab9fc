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
from .data import names
from .picture import GREY, INK, PAPER, POLARITIES, Picture, page, styled
from .words import counted, listed

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 4
LINE = 0.26
"""Inches of a name; a second line of it takes `MORE` of that."""
MORE = 0.6
LONGEST = 10
"""Things of a group that are shown, those with most ties first."""
ENDS = (0.32, 0.68)
"""Where the names of both sides end and begin, across the drawing; forces stand in the middle."""
NAME = 31
"""Letters of a line."""
THINNEST, WIDEST = 1.0, 7.0
"""Points of the line of one tie, and of the strongest."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text of a column: the heading of a group, the name of a thing, or how many more there are."""

    text: str
    height: float  # of its middle, in lines from the top
    thing: LocalId | None = None


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


def draw(store: Store, forces: Sequence[LocalId] = ()) -> Picture:
    """The ties of one to `MOST` forces; raises `UsageError` for none or more."""
    if not 1 <= len(forces) <= MOST:
        raise UsageError(
            f"a network is drawn of one to {MOST} forces: name them, "
            "or take `peel export network.html --projection force-theme` for all of them"
        )
    sides = (
        (
            Group(Projection.FORCE_COMMISSIONER, "Asked for inspections", "#8a5a00"),
            Group(Projection.FORCE_INSPECTOR, "Inspectors in documents on it", "#6a3d9a"),
            Group(Projection.PUBLISHER_FORCE, "Published about it", "#7a7d81"),
        ),
        (
            Group(Projection.FORCE_PROGRAMME, "Inspected under", "#1f4e8c"),
            Group(Projection.FORCE_THEME, "Themes of findings", POLARITIES["progress"]),
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
        told = listed(list(names(store, forces).values()), MOST)
        raise NotFoundError(f"nothing in the collection is tied to {told}")
    documents = {row["event"] for row in ask(store, "projection-publisher-force") if row["target"] in forces}
    with styled():
        return _drawn(forces, called, shown, len(documents))


def _fill(group: Group, graph: nx.MultiDiGraph, forces: Sequence[LocalId]) -> None:
    ties = []
    for start, end, data in graph.edges(data=True):
        thing, force = (end, start) if start in forces else (start, end)
        if force in forces:
            worried = 2 * data.get("concern", 0) > data["weight"]
            colour = POLARITIES["concern"] if worried else group.colour
            ties.append((thing, force, int(data["weight"]), colour))
    weights: Counter[LocalId] = Counter()
    depths: Counter[LocalId] = Counter()
    for thing, force, weight, _ in ties:
        weights[thing] += weight
        depths[thing] += weight * forces.index(force)
    order = sorted(weights, key=lambda thing: (-weights[thing], thing))
    kept = sorted(order[:LONGEST], key=lambda thing: depths[thing] / weights[thing])  # lines cross less
    group.ties = sorted((tie for tie in ties if tie[0] in kept), key=lambda tie: (kept.index(tie[0]), tie))
    group.more = len(order) - len(kept)


def _drawn(
    forces: Sequence[LocalId], called: Mapping[LocalId, str], sides: Sequence[Sequence[Group]], documents: int
) -> Picture:
    columns = [_column(side, called) for side in sides]
    lengths = [column[-1].height + 1 if column else 0.0 for column in columns]
    height = max(*lengths, 3.0 * len(forces))
    verb = "is" if len(forces) == 1 else "are"
    picture, axes = page(
        LINE * height,
        f"Who and what {verb} {listed([called[force] for force in forces], MOST)} tied to?",
        f"Read from {counted(documents, 'document')}. Numbers and wider lines stand for commissions, "
        "documents, inspections or findings; brown themes are mostly concerns.",
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
    for at, side, column, length in zip(ENDS, sides, columns, lengths, strict=True):
        top = (height - length) / 2
        for words in column:
            _write(axes, at, top, words)
        heights = {words.thing: top + words.height for words in column}
        for group in side:
            for thing, force, weight, colour in group.ties:
                _line(axes, (at, heights[thing]), middle[force], weight / strongest, colour)
    for force, where in middle.items():
        name = "\n".join(textwrap.wrap(called[force], 14))
        box = {"boxstyle": "round,pad=0.5", "facecolor": INK, "edgecolor": "none"}
        axes.text(0.5, where, name, ha="center", va="center", weight="bold", color=PAPER, bbox=box)
    picture.columns = ("thing", "tie", "force", "number")
    picture.rows = [
        (called[thing], group.heading, called[force], weight)
        for side in sides
        for group in side
        for thing, force, weight, _ in group.ties
    ]
    return picture


def _column(side: Sequence[Group], called: Mapping[LocalId, str]) -> list[Words]:
    """The words of a side, group by group."""
    column: list[Words] = []
    top = 0.0
    for group in side:
        column.append(Words(group.heading, top + 0.5))
        top += 1
        weights: Counter[LocalId] = Counter()
        for thing, _, weight, _ in group.ties:
            weights[thing] += weight
        for thing, weight in weights.items():
            lines = textwrap.wrap(f"{called[thing]} ({weight})", NAME)
            taken = 1 + MORE * (len(lines) - 1)
            column.append(Words("\n".join(lines), top + taken / 2, thing))
            top += taken
        if group.more:
            column.append(Words(f"and {group.more} more", top + 0.5))
            top += 1
        top += 0.8
    return column


def _write(axes: Axes, at: float, top: float, words: Words) -> None:
    outwards, align = (-1, "right") if at < 0.5 else (1, "left")
    place, height = at + outwards * 0.012, top + words.height
    ink, weight = (INK, "normal") if words.thing else (GREY, "bold")
    axes.text(
        place, height, words.text, ha=align, va="center", size=9, color=ink, weight=weight, linespacing=1.1
    )


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
