"""How two things are connected, step by step, each with the sentence or the table that supports it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from ..lookup.quotations import Quotation, quotation
from ..model import LocalId
from ..store.interface import Store
from ..store.local import LocalStore
from .relations import RELATIONS
from .things import Edge, network, routes

if TYPE_CHECKING:
    import networkx as nx


_KEPT: WeakKeyDictionary[LocalStore, nx.MultiDiGraph] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Station:
    """A thing on the way."""

    id: LocalId
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Step:
    """``here RELATION there``, in the direction of walking, with what supports it."""

    here: Station
    relation: str
    there: Station
    quotation: Quotation | None = None  # read from a document
    origin: str | None = None  # else the page that the reference table names


Path = tuple[Step, ...]


def paths(store: Store, start: LocalId, goal: LocalId, count: int = 3) -> list[Path]:
    """The best ways between two things, firmest first; none where nothing connects them."""
    graph = _network(store)
    return [_steps(store, graph, start, edges) for edges in routes(graph, start, goal, count)]


def _network(store: Store) -> nx.MultiDiGraph:
    """All of it; that of a store on this machine, which stays as it was opened, is made only once."""
    if not isinstance(store, LocalStore):
        return network(store)
    if store not in _KEPT:
        _KEPT[store] = network(store)
    return _KEPT[store]


def _steps(store: Store, graph: nx.MultiDiGraph, start: LocalId, edges: list[Edge]) -> Path:
    steps, here = [], start
    for edge in edges:
        there = edge[1] if edge[0] == here else edge[0]
        steps.append(_step(store, graph, here, there, edge))
        here = there
    return tuple(steps)


def _step(store: Store, graph: nx.MultiDiGraph, here: LocalId, there: LocalId, edge: Edge) -> Step:
    data = graph.edges[edge]
    return Step(
        _station(graph, here),
        _words(graph, edge, forward=edge[0] == here),
        _station(graph, there),
        quotation(store, data["evidence"]) if "evidence" in data else None,
        data.get("origin"),
    )


def _station(graph: nx.MultiDiGraph, thing: LocalId) -> Station:
    return Station(thing, graph.nodes[thing]["label"], graph.nodes[thing]["kind"])


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
