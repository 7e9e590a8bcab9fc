"""The graph as a network: what the store says, boiled down to things, typed edges and their evidence.

Claims, quotations, memberships and intervals are no nodes: they become attributes of the edges they back.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from itertools import pairwise

import networkx as nx

from ..errors import NotFoundError
from ..model import LocalId
from ..store.interface import Store
from .backing import Backing, ask, backing_of, local_name
from .nodes import EVENTS, add_things
from .parts import part_of
from .relations import RELATIONS

HUB_COST = {"PoliceForce": 2.0, "Inspectorate": 2.0, "CommissioningBody": 2.0, "Organization": 2.0}
"""Price of each doubling of links at a node of that kind; 1 for other kinds that are no event."""

Edge = tuple[LocalId, LocalId, int]
"""Subject, object and key of an edge of the network."""

Way = tuple[float, list[LocalId]]
"""What a way costs, and its stations."""

_ROLE_COLUMNS = ("evidence", "document", "origin", "start", "end")


def network(store: Store, only: Collection[LocalId] | None = None) -> nx.MultiDiGraph:
    """All things and their relations, or ``only`` some. Nodes are local ids in alphabetical order.

    Nodes have ``label``, ``kind``, ``iri`` and, where known, ``start`` and ``end`` (ISO, as far as known).
    Edges have ``kind`` (a key of `RELATIONS`), ``label`` and, where known, ``evidence`` and ``document``
    (local ids), ``origin`` (source of a reference table), ``start`` and ``end``.
    """
    graph = nx.MultiDiGraph()
    add_things(graph, store, only)
    backing = backing_of(store, only)
    for row in ask(store, "network-links", only, "subject"):
        _add_edge(graph, row, backing)
    people = None if only is None else [thing for thing in only if thing.startswith("person/")]
    for row in ask(store, "network-roles", people, "person"):
        _add_role(graph, row)
    return graph


def ego(graph: nx.MultiDiGraph, centre: LocalId, depth: int) -> nx.MultiDiGraph:
    """What lies within so many steps of a thing, whichever way the edges point."""
    _require(graph, centre)
    near = nx.single_source_shortest_path_length(graph.to_undirected(as_view=True), centre, cutoff=depth)
    return part_of(graph, near)


def routes(graph: nx.MultiDiGraph, start: LocalId, goal: LocalId, count: int = 3) -> list[list[Edge]]:
    """The cheapest way between two things, then the best ways that avoid one of its stations.

    A step costs what its relation costs; a station that is no event costs extra for each doubling of its
    links, so that a way through what happened goes before one through a hub. Of equal ways the first by id.
    """
    for end in (start, goal):
        _require(graph, end)
    priced = _priced(graph)
    best = _cheapest(priced, start, goal)
    if best is None:
        return []
    others = [_cheapest(priced, start, goal, station) for station in best[1][1:-1]]
    ordered = [best, *sorted(way for way in others if way)]
    found: dict[tuple[str, ...], list[Edge]] = {}
    for _, nodes in ordered:
        edges = [_firmest(graph, here, there) for here, there in pairwise(nodes)]
        # a way through another finding of the same inspection is no news
        found.setdefault(tuple(graph.edges[edge]["kind"] for edge in edges), edges)
    return list(found.values())[:count]


def _require(graph: nx.MultiDiGraph, thing: LocalId) -> None:
    if thing not in graph:
        raise NotFoundError(f"{thing} is no node of the network: this store gives it no name")


def _add_edge(graph: nx.MultiDiGraph, row: Mapping[str, str], backing: Backing) -> None:
    subject, value, kind = row["subject"], row["object"], local_name(row["predicate"])
    if subject in graph and value in graph:
        behind = backing.of(subject, kind, value)
        graph.add_edge(subject, value, kind=kind, label=RELATIONS[kind].forward, **behind)
        if kind == "commissioned" and value not in backing.inspections:  # an update has no words of its own
            backing.statements.setdefault(value, behind)


def _add_role(graph: nx.MultiDiGraph, row: Mapping[str, str]) -> None:
    person, place = row["person"], row["place"]
    if person in graph and place in graph:
        given = {key: row[key] for key in _ROLE_COLUMNS if key in row}
        graph.add_edge(person, place, kind="role", label=row.get("role", RELATIONS["role"].forward), **given)


def _priced(graph: nx.MultiDiGraph) -> nx.Graph:
    """Neighbours, whichever way edges point, with the price of the step between them."""
    toll = {node: _toll(graph, node) for node in graph}
    priced = nx.Graph()
    priced.add_nodes_from(graph)
    for here, there, kind in graph.edges(data="kind"):
        cost = RELATIONS[kind].cost + (toll[here] + toll[there]) / 2
        if cost < priced.get_edge_data(here, there, {"cost": math.inf})["cost"]:
            priced.add_edge(here, there, cost=cost)
    return priced


def _cheapest(priced: nx.Graph, start: LocalId, goal: LocalId, avoid: LocalId | None = None) -> Way | None:
    def cost(here: LocalId, there: LocalId, step: Mapping[str, float]) -> float | None:
        return None if avoid in (here, there) else step["cost"]

    try:
        total, nodes = nx.single_source_dijkstra(priced, start, goal, weight=cost)
    except nx.NetworkXNoPath:
        return None
    return total, nodes


def _toll(graph: nx.MultiDiGraph, node: LocalId) -> float:
    kind = graph.nodes[node]["kind"]
    if kind in EVENTS:
        return 0.0
    return HUB_COST.get(kind, 1.0) * math.log2(1 + graph.degree(node))


def _firmest(graph: nx.MultiDiGraph, here: LocalId, there: LocalId) -> Edge:
    """The edge between two neighbours that costs least; of equal ones, one with words behind it."""
    pairs = {(here, there), (there, here)}
    edges = [(a, b, key) for a, b in sorted(pairs) for key in (graph[a][b] if graph.has_edge(a, b) else ())]
    return min(edges, key=lambda edge: _looseness(graph, edge))


def _looseness(graph: nx.MultiDiGraph, edge: Edge) -> tuple[float, bool, Edge]:
    data = graph.edges[edge]
    return RELATIONS[data["kind"]].cost, "evidence" not in data, edge
