"""How two things are connected, step by step, each with the sentence or the table that supports it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ...queries import load
from ..errors import NotFoundError
from ..identifiers import iri
from ..model import LocalId
from ..store.interface import Store
from .relations import RELATIONS
from .things import network
from .vicinity import Tie, Vicinity
from .ways import Stations, cheapest

if TYPE_CHECKING:
    import networkx as nx

Edge = tuple[LocalId, LocalId, int]
"""Subject, object and key of an edge of the network."""

Place = tuple[int, int]
"""Number of a way, and of a step on it."""

_BLANK = re.compile(r"#(\w+)$", re.MULTILINE)

_BACKING = {"reports", "followsUp", "commissioned", "commissionedBy"}
"""Ties of events whose other ends have, or name, what stands behind the events."""

_FIRST = 16
"""Of many documents that report one inspection, so many: the first with words for it is named."""


def path_query(store: Store, start: LocalId, goal: LocalId, count: int = 3) -> str:
    """The SPARQL that gives the best ways between two things, a row a step, the firmest way first.

    The ways are searched for step by step, and named in the query; no rows where nothing connects the two.
    ``source`` is a document's title, else the page that a reference table names. Raises `NotFoundError` for
    what is no node of the network.
    """
    near = Vicinity(store)
    found = _ways(near, start, goal)
    graph = network(store, _supported(near, {station for way in found for station in way}))
    blanks: dict[str, list[str]] = {"steps": [], "from": [], "to": [], "read": [], "tables": []}
    for place, here, edge in _steps(_of_different_kinds(graph, found)[:count], start):
        there = edge[1] if edge[0] == here else edge[0]
        ends = NamedNode(iri(here)), NamedNode(iri(there))
        relation = Literal(_words(graph, edge, forward=edge[0] == here))
        blanks["steps"].append(_tuple(*place, ends[0], relation, ends[1]))
        blanks["from"].append(str(ends[0]))
        blanks["to"].append(str(ends[1]))
        data = graph.edges[edge]
        if "evidence" in data:
            blanks["read"].append(_tuple(*place, NamedNode(iri(data["evidence"]))))
        elif "origin" in data:
            blanks["tables"].append(_tuple(*place, Literal(data["origin"])))
    return _BLANK.sub(
        lambda blank: "\n    ".join(dict.fromkeys(["", *blanks[blank[1]]])), load("lookups/way").text
    )


def _ways(near: Vicinity, start: LocalId, goal: LocalId) -> list[Stations]:
    """The cheapest way, then the best ways that avoid one of its stations."""
    near.look_at([start, goal])
    for end in (start, goal):
        if near.toll(end) is None:
            raise NotFoundError(f"{end} is no node of the network: this store gives it no name")
    best = cheapest(near, start, goal)
    if best is None:
        return []
    others = (cheapest(near, start, goal, station) for station in best[1][1:-1])
    return [best[1], *(way for _, way in sorted(filter(None, others)))]


def _supported(near: Vicinity, stations: set[LocalId]) -> set[LocalId]:
    """Stations with the documents that report them, the commissions that they came of, and who made those."""
    near.walk(sorted(stations))
    events = [station for station in stations if not near.degree(station)]
    return stations.union(*(_behind(near.ties(event), kind) for event in events for kind in _BACKING))


def _behind(ties: Iterable[Tie], kind: str) -> set[LocalId]:
    """The ends of the first ties of a kind."""
    first = sorted(tie for tie in ties if tie.kind == kind)[:_FIRST]
    return {end for tie in first for end in (tie.subject, tie.object)}


def _of_different_kinds(graph: nx.MultiDiGraph, ways: Iterable[Stations]) -> list[list[Edge]]:
    """The firmest edges of ways; a way through another finding of the same inspection is no news."""
    found: dict[tuple[str, ...], list[Edge]] = {}
    for way in ways:
        edges = [_firmest(graph, here, there) for here, there in pairwise(way)]
        found.setdefault(tuple(graph.edges[edge]["kind"] for edge in edges), edges)
    return list(found.values())


def _firmest(graph: nx.MultiDiGraph, here: LocalId, there: LocalId) -> Edge:
    """The edge between two neighbours that costs least; of equal ones, one with words behind it."""
    pairs = {(here, there), (there, here)}
    edges = [(a, b, key) for a, b in sorted(pairs) for key in (graph[a][b] if graph.has_edge(a, b) else ())]
    return min(edges, key=lambda edge: _looseness(graph, edge))


def _looseness(graph: nx.MultiDiGraph, edge: Edge) -> tuple[float, bool, Edge]:
    data = graph.edges[edge]
    return RELATIONS[data["kind"]].cost, "evidence" not in data, edge


def _steps(ways: Iterable[list[Edge]], start: LocalId) -> Iterator[tuple[Place, LocalId, Edge]]:
    """Each step with its place, and the end of its edge at which it begins."""
    for way, edges in enumerate(ways, 1):
        here = start
        for step, edge in enumerate(edges, 1):
            yield (way, step), here, edge
            here = edge[1] if edge[0] == here else edge[0]


def _tuple(*terms: object) -> str:
    return f"({' '.join(map(str, terms))})"


def _words(graph: nx.MultiDiGraph, edge: Edge, *, forward: bool) -> str:
    data = graph.edges[edge]
    relation = RELATIONS[data["kind"]]
    words = relation.forward if forward else relation.backward
    if data["kind"] == "role":
        years = "–".join(data.get(end, "")[:4] for end in ("start", "end"))
        return f"{words} ({data['label']}{', ' + years if years != '–' else ''})"
    office = _office(graph, edge[0]) if data["kind"] in {"holder", "inferredHolder"} else None
    return f"{words} (as {office})" if office else words


def _office(graph: nx.MultiDiGraph, commission: LocalId) -> str | None:
    """Name of the office that made a commission."""
    offices = (
        there for _, there, data in graph.out_edges(commission, data=True) if data["kind"] == "commissionedBy"
    )
    return next((str(graph.nodes[office]["label"]) for office in offices), None)
