"""The graph as a network: what the store says, boiled down to things, typed edges and their evidence.

Claims, quotations, memberships and intervals are no nodes: they become attributes of the edges they back.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import networkx as nx

from ..errors import NotFoundError
from ..model import LocalId
from ..store.interface import Store
from .backing import Backing, ask, backing_of, local_name
from .nodes import add_things
from .parts import part_of
from .relations import RELATIONS

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
