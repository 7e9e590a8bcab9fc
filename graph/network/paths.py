"""How two things are connected, step by step, each with the sentence or the table that supports it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from pyoxigraph import Literal, NamedNode

from ...ontology import PREFIXES
from ...queries import load
from ..identifiers import iri
from ..model import LocalId
from ..store.interface import Store
from ..store.local import LocalStore
from ..store.results import select
from .relations import RELATIONS
from .things import Edge, network, routes

if TYPE_CHECKING:
    import networkx as nx

Place = tuple[int, int]
"""Number of a way, and of a step on it."""
_KEPT: WeakKeyDictionary[LocalStore, nx.MultiDiGraph] = WeakKeyDictionary()
_BLANK = re.compile(r"#(\w+)$", re.MULTILINE)

LARGE = 100_000
"""Statements from which on the network takes a quarter of a minute and half a gigabyte to read."""
_STATEMENTS = (
    f"SELECT (COUNT(*) AS ?count) {{ SELECT * {{ ?s <{PREFIXES['peel']}statedIn> ?d }} LIMIT MOST }}"
)


def is_large(store: Store) -> bool:
    """Whether reading all ties will keep somebody waiting; answered at once."""
    return select(store, _STATEMENTS.replace("MOST", str(LARGE)))[0]["count"] == LARGE


def path_query(store: Store, start: LocalId, goal: LocalId, count: int = 3) -> str:
    """The SPARQL that gives the best ways between two things, a row a step, the firmest way first.

    The ways are found in the network of all things, and named in the query; no rows where nothing connects
    the two. ``source`` is a document's title, else the page that a reference table names.
    """
    graph = _network(store)
    blanks: dict[str, list[str]] = {"steps": [], "from": [], "to": [], "read": [], "tables": []}
    for place, here, edge in _steps(routes(graph, start, goal, count), start):
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


def _network(store: Store) -> nx.MultiDiGraph:
    """All of it; that of a store on this machine, which stays as it was opened, is made only once."""
    if not isinstance(store, LocalStore):
        return network(store)
    if store not in _KEPT:
        _KEPT[store] = network(store)
    return _KEPT[store]


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
