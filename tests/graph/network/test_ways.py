"""The search for ways, beside that of networkx through the whole network of the sample collection."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peelgraph.graph.network import ways
from peelgraph.graph.network.backing import rows_of
from peelgraph.graph.network.things import network
from peelgraph.graph.network.vicinity import Vicinity, relation_cost, toll
from peelgraph.graph.network.ways import Stations, cheapest
from peelgraph.graph.store.local import LocalStore
from peelgraph.queries import load

LARGE = 20
"""Ties from which on a thing of the sample is a hub in these tests."""


class Oracle:
    """The whole network in memory, with what each step costs."""

    def __init__(self, store: LocalStore) -> None:
        graph = network(store)
        rows = rows_of(store, [load("lookups/network-degrees").text])
        self.store = store
        degrees = {row["thing"]: int(row["degree"]) for row in rows}
        half = {node: toll(kind, degrees.get(node, 0)) for node, kind in graph.nodes(data="kind")}
        self.hubs = {node for node in graph if half[node] and degrees[node] > LARGE}
        self.near = Vicinity(store)
        self.priced = nx.Graph()
        self.priced.add_nodes_from(graph)
        for here, there, kind in graph.edges(data="kind"):
            cost = relation_cost(kind) + half[here] + half[there]
            known = self.priced.get_edge_data(here, there, {"cost": cost})["cost"]
            self.priced.add_edge(here, there, cost=min(cost, known))

    def best(self, start: str, goal: str, avoid: str | None) -> tuple[int, Stations] | None:
        """Of all shortest ways that of the fewest stations, then the first by ids."""
        if start > goal:
            found = self.best(goal, start, avoid)
            return (found[0], found[1][::-1]) if found else None
        graph = nx.restricted_view(self.priced, [avoid] if avoid else [], [])
        try:
            found = nx.all_shortest_paths(graph, start, goal, weight="cost")
            way = min(map(tuple, found), key=lambda way: (len(way), way))
        except nx.NetworkXNoPath:
            return None
        return sum(self.priced.edges[step]["cost"] for step in pairwise(way)), way


@pytest.fixture(scope="module")
def oracle(collection: LocalStore) -> Oracle:
    return Oracle(collection)


@settings(max_examples=50)
@given(st.data())
def test_ways_are_those_of_a_search_through_everything(oracle: Oracle, data: st.DataObject) -> None:
    things = st.sampled_from(list(oracle.priced))
    start, goal = data.draw(st.lists(things, min_size=2, max_size=2, unique=True))
    best = oracle.best(start, goal, None)
    assert cheapest(oracle.near, start, goal) == best
    for avoid in best[1][1:-1] if best else ():
        assert cheapest(oracle.near, start, goal, avoid) == oracle.best(start, goal, avoid)


@settings(max_examples=40)
@given(st.data())
def test_a_hub_is_passed_without_being_walked_out_of(oracle: Oracle, data: st.DataObject) -> None:
    things = st.sampled_from(list(oracle.priced))
    start, goal = data.draw(st.lists(things, min_size=2, max_size=2, unique=True))
    best = oracle.best(start, goal, None)
    near = _Watched(oracle.store)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ways, "HUB", LARGE)
        found = cheapest(near, start, goal)
    assert not near.walked & oracle.hubs - {start, goal}
    if best is None:
        assert found is None
    elif len(oracle.hubs & set(best[1])) <= 1:
        assert found is not None and found[0] == best[0]
    else:
        assert found is None or found[0] >= best[0]


class _Watched(Vicinity):
    """Knows out of what somebody has walked."""

    def __init__(self, store: LocalStore) -> None:
        super().__init__(store)
        self.walked: set[str] = set()

    def walk(self, things: list[str]) -> None:
        self.walked |= set(things)
        super().walk(things)


def test_of_a_few_steps_little_of_the_network_is_looked_at(oracle: Oracle) -> None:
    near = _Watched(oracle.store)
    cheapest(near, "person/lee-freeman", "person/sadiq-khan")
    assert 0 < len(near.walked) < len(oracle.priced) / 10
