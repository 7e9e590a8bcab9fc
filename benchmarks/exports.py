"""Network files against networkx's own writers, and the layout, on 20,000 things and 50,000 ties."""

from __future__ import annotations

import io
import random
import tracemalloc
from collections.abc import Callable, Iterator

import networkx as nx

from peelgraph.graph.export import gexf, graphml
from peelgraph.graph.export.layout import places
from peelgraph.graph.export.looks import COLOURS

from . import peers
from .measure import cpu, row

THINGS, TIES = 20_000, 50_000
RUNS = 3


def run() -> None:
    graph = _network()
    seconds = cpu(lambda: places(graph), 1)
    row(f"layout of {THINGS} things", f"{seconds:.1f} s CPU", "aim 5 s")
    where = places(graph)
    timeless = _timeless(graph)
    _compare(
        "GEXF", lambda: _written(gexf.lines(graph, where)), lambda: nx.write_gexf(timeless, io.BytesIO())
    )
    _compare(
        "GraphML",
        lambda: _written(graphml.lines(graph, where)),
        lambda: nx.write_graphml(graph, io.BytesIO()),
    )
    tracemalloc.start()
    for _ in gexf.lines(graph, where):
        pass
    row("memory that writing GEXF adds", f"{tracemalloc.get_traced_memory()[1] / 1e6:.0f} MB", "aim 20 MB")
    tracemalloc.stop()


def _compare(name: str, ours: Callable[[], object], theirs: Callable[[], object]) -> None:
    fast, slow = cpu(ours, RUNS), cpu(theirs, RUNS)
    peers.seconds(f"writing {name} of {TIES:,} ties", "networkx", fast, slow)
    row(f"{name} of {TIES} ties", f"{fast:.2f} s CPU", f"{slow / fast:.1f} times faster than networkx, aim 3")


def _written(lines: Iterator[str]) -> None:
    io.BytesIO().writelines(line.encode() for line in lines)


def _network() -> nx.MultiDiGraph:
    """As large and as worded as some thousand documents make it."""
    chance = random.Random(1)
    graph = nx.MultiDiGraph()
    kinds = sorted(COLOURS)
    for i in range(THINGS):
        name = f"finding/document-{i // 20}/{i:08x}"
        graph.add_node(
            name,
            label=f"Too many children wait for an officer who knows them, number {i}",
            kind=chance.choice(kinds),
            iri=f"https://w3id.org/peelgraph/id/{name}",
            start="2019-03-28",
            end="2019-03-28",
        )
    names = list(graph)
    for i in range(TIES):
        graph.add_edge(
            *(chance.choice(names), chance.choice(names)),
            kind=chance.choice(["concerns", "theme", "heldBy"]),
            label="concerns",
            evidence=f"evidence/document-{i // 50}/{i:08x}",
            document=f"document/document-{i // 50}",
        )
    return graph


def _timeless(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Without the dates, which networkx writes only for graphs in which all is dated alike."""
    plain = nx.MultiDiGraph()
    for node, data in graph.nodes(data=True):
        plain.add_node(node, **{key: value for key, value in data.items() if key not in {"start", "end"}})
    plain.add_edges_from(graph.edges(data=True))
    return plain
