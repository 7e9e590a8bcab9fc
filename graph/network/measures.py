"""Who stands where in a network: measures in plain words, and when they mean nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import networkx as nx

from ..model import LocalId
from .weights import weight_of

MEASURES = {
    "degree": "how many others it is tied to",
    "ties": "how many ties it has, each counted with its weight",
    "betweenness": "how often it lies on the shortest ways between others (0 never, 1 always)",
    "community": "the group in which it has more ties than chance would give; 1 is the largest",
    "component": "the part in which everything is connected somehow; 1 is the largest",
}
"""What each measure says, in one line."""

EXACT = 1_500
"""Nodes up to which betweenness is counted from every node; beyond, from `SAMPLED` of them."""
SAMPLED = 100
SEED = 20190328

DENSE = 0.5
"""Share of possible ties from which on everybody is tied to nearly everybody."""
FEW = 10
MANY_KINDS = 5

MIXED = (
    "Forces, pages and sentences are nodes alike: degree and betweenness count what was written, "
    "not who matters. Take a projection."
)
TWO_SIDED = (
    "Ties run only between two kinds of node: compare degrees within a kind; "
    "betweenness is high for whatever has many ties."
)
FOLDED = (
    "A theme ties all forces that share it to each other: circles and communities come of counting so. "
    "Look at the weights, or take the projection of forces and themes."
)
FOREST = (
    "There are no circles, so between two nodes there is at most one way: communities are branches, "
    "and betweenness is the place on the branch."
)
TANGLE = (
    "Nearly everything is tied to everything: betweenness and communities hang on the few missing ties. "
    "Look at the weights."
)
IN_PARTS = (
    "The network is in several parts: betweenness compares nodes of one part only, "
    "and no community reaches beyond its part."
)

Row = dict[str, int | float]


def measure(graph: nx.MultiDiGraph) -> dict[LocalId, Row]:
    """`MEASURES` of each node; directions are set aside, and ties of one pair are added up."""
    plain = simple(graph)
    between = betweenness(plain)
    parts = _numbered(nx.connected_components(plain))
    groups = _numbered(nx.community.louvain_communities(plain, weight="weight", seed=SEED))
    return {
        node: {
            "degree": plain.degree(node),
            "ties": plain.degree(node, weight="weight"),
            "betweenness": round(between[node], 6),
            "community": groups[node],
            "component": parts[node],
        }
        for node in plain
    }


def simple(graph: nx.MultiDiGraph) -> nx.Graph:
    """One tie for each pair of neighbours, with the weights of its edges added up; none to oneself."""
    plain = nx.Graph()
    plain.add_nodes_from(graph.nodes(data=True))
    for start, end, data in graph.edges(data=True):
        if start != end:
            before = plain.get_edge_data(start, end, {"weight": 0})["weight"]
            plain.add_edge(start, end, weight=before + weight_of(data, 1))
    return plain


def betweenness(plain: nx.Graph) -> dict[LocalId, float]:
    """Exact, or in large networks from a sample, the same each time."""
    sample = SAMPLED if len(plain) > EXACT else None
    found: dict[LocalId, float] = nx.betweenness_centrality(plain, k=sample, seed=SEED)
    return found


def warnings(graph: nx.MultiDiGraph) -> list[str]:
    """Which measures say little in this network, and why; a sentence each."""
    plain = simple(graph)
    if plain.number_of_edges() == 0:
        return ["Nothing is tied to anything here: no measure says more than that."]
    cautions = (
        (len({kind for _, kind in plain.nodes(data="kind")}) > MANY_KINDS, MIXED),
        (bool(graph.graph.get("two_sided")), TWO_SIDED),
        (bool(graph.graph.get("folded")), FOLDED),
        (nx.is_forest(plain), FOREST),
        (nx.density(plain) >= DENSE, TANGLE),
        (nx.number_connected_components(plain) > 1, IN_PARTS),
        (len(plain) < FEW, f"{len(plain)} nodes are few: the next document can turn the order round."),
        (len(plain) > EXACT, f"Betweenness is an estimate from {SAMPLED} of {len(plain)} nodes."),
    )
    return [sentence for holds, sentence in cautions if holds]


def _numbered(groups: Iterable[Collection[LocalId]]) -> dict[LocalId, int]:
    """Groups by size, the largest first; of equal ones by their first member."""
    ordered = sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group[0]))
    return {node: number for number, group in enumerate(ordered, 1) for node in group}
