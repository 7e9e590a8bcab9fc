"""What lies one step around some things: asked for by itself, and no more than can be seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from ..model import LocalId
from ..store.interface import Store
from .backing import ask, local_name
from .parts import part_of
from .spans import Span, during
from .things import network

if TYPE_CHECKING:
    import networkx as nx

_ENDS = (("network-links", "subject", "object"), ("network-roles", "person", "place"))
"""Queries for ties, with the columns of their ends."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Some things with their neighbours; ``beyond`` counts those of each that are left out."""

    graph: nx.MultiDiGraph
    beyond: dict[LocalId, int]


def around(store: Store, centres: Collection[LocalId], most: int, span: Span | None = None) -> Surroundings:
    """Things with at most so many neighbours of each: of every kind of tie some, the latest first.

    Nodes and edges tell what those of `things.network` do; a statement without a date has that of its
    document. In a span, what happened at another time is left out.
    """
    kept, beyond = set(centres), {}
    for centre in centres:
        near = _neighbours(store, centre)
        found = {node for nodes in near.values() for node in nodes}
        dates = _published(store, found)
        if span:
            found = {node for node in found if node not in dates or span.meets(dates[node], dates[node])}
        chosen = _latest([nodes & found for _, nodes in sorted(near.items())], dates, most)
        kept |= chosen
        beyond[centre] = len(found) - len(chosen)
    graph = network(store, kept)
    undated = [node for node, data in graph.nodes(data=True) if not (data.get("start") or data.get("end"))]
    for node, date in _published(store, undated).items():
        graph.nodes[node].update(start=date, end=date)
    return Surroundings(_within(graph, centres, span) if span else graph, beyond)


def _neighbours(store: Store, centre: LocalId) -> dict[str, set[LocalId]]:
    """Neighbours by the kind and direction of the tie."""
    near: defaultdict[str, set[LocalId]] = defaultdict(set)
    for name, *ends in _ENDS:
        for here, there in (ends, reversed(ends)):
            for row in ask(store, name, [centre], here):
                near[f"{there} {local_name(row.get('predicate', name))}"].add(row[there])
    return dict(near)


def _published(store: Store, things: Collection[LocalId]) -> dict[LocalId, str]:
    rows = ask(store, "network-published", things) if things else []
    return {row["thing"]: row["date"] for row in rows}


def _latest(groups: Sequence[Set[LocalId]], dates: Mapping[LocalId, str], most: int) -> set[LocalId]:
    """At most so many, one of each group in turn, the latest of it first."""
    ordered = [sorted(sorted(group), key=lambda node: dates.get(node, ""), reverse=True) for group in groups]
    in_turn = dict.fromkeys(node for turn in zip_longest(*ordered) for node in turn if node is not None)
    return set(islice(in_turn, most))


def _within(graph: nx.MultiDiGraph, centres: Collection[LocalId], span: Span) -> nx.MultiDiGraph:
    """What falls into a span; the centres stay, whenever they were."""
    part = during(graph, span)
    kept = {*part, *centres}
    return part_of(graph, kept)
