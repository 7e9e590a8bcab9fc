"""The graph: what lies around some things, or ties between two kinds of thing, drawn and listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .....queries import load
from ....errors import NotFoundError, UsageError
from ....identifiers import ID, iri
from ....lookup.labels import label, names_of
from ....lookup.names import Match, existing, resolve
from ....network.around import around
from ....network.parts import part_of
from ....network.projections import project, title
from ....network.spans import Span
from ....network.views import Projection
from ....store.local import LocalStore
from ....store.results import select
from ..asked import Asked
from ..drawing import Drawing, Values, drawing
from ..page import Page, Table

if TYPE_CHECKING:
    import networkx as nx

    from ....model import LocalId

NEIGHBOURS, MOST = 60, 400
"""Neighbours of one thing, and nodes in all, that a drawing shows."""
Item = tuple[Values, list[Values]]
"""A node with its ties."""
_NODES = ("id", "label", "kind", "when")
_TIES = ("source", "target", "label", "weight", "words")


def view(store: LocalStore, asked: Asked) -> Page:
    """What lies around ``?of=`` (several may be named), else ``?projection=``, ``?from=`` when ``?to=`` when.

    JSON: ``title``, ``note``, ``years``, ``centres``, ``beyond`` (how many neighbours of each are not shown),
    and a `Drawing`.
    """
    span = Span(asked.one("from") or None, asked.one("to") or None)
    centres = list(dict.fromkeys(_thing(store, name) for name in asked.all("of")))
    if centres:
        graph, beyond = _around(store, centres, span)
        names = names_of(store, [iri(centre) for centre in centres])
        heading = f"Around {names.get(centres[0], centres[0])}"
        if others := len(centres) - 1:
            heading += f" and {others} more"
        query = load("lookups/network-links").text
    else:
        chosen = _projection(asked.one("projection"))
        graph, beyond = project(store, chosen, span or None), {}
        source = Projection.FORCE_THEME if chosen is Projection.FORCE_FORCE else chosen
        heading, query = title(chosen), load(f"lookups/projection-{source}").text
    whole = len(graph)
    graph = _busiest(graph)
    drawn = drawing(graph)
    data = {
        "title": heading,
        "note": f"The {MOST} of {whole:,} things with most ties." if whole > MOST else "",
        "years": _years(store),
        "centres": centres,
        "beyond": {centre: count for centre, count in beyond.items() if count},
        **drawn,
    }
    values = {
        "drawn": data,
        "around": _listed(drawn),
        "projections": [(one.value, title(one)) for one in Projection],
        "chosen": asked.one("projection") or Projection.FORCE_THEME,
        "names": [label(store, Match(centre)) for centre in centres],
        "query": query,
    }
    tables = (_table("nodes", _NODES, drawn["nodes"], query), _table("ties", _TIES, drawn["ties"], query))
    return Page("graph.html", heading, values, tables, data=data, network=graph)


def _thing(store: LocalStore, name: str) -> LocalId:
    """A thing by its id, statements among them, or by a name."""
    return name if existing(store, [ID + name]) else resolve(store, name).id


def _around(
    store: LocalStore, centres: list[LocalId], span: Span
) -> tuple[nx.MultiDiGraph, dict[LocalId, int]]:
    found = around(store, centres, NEIGHBOURS, span or None)
    for centre in centres:
        if centre not in found.graph:
            raise NotFoundError(f"{centre} is no thing of the network: it has no ties of its own")
    return found.graph, found.beyond


def _projection(name: str) -> Projection:
    try:
        return Projection(name or Projection.FORCE_THEME)
    except ValueError as error:
        raise UsageError(f"no projection is called {name!r}: there are {', '.join(Projection)}") from error


def _busiest(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """The nodes with most ties, as many as can be looked at."""
    by_ties = sorted(graph, key=lambda node: (-graph.degree(node, weight="weight"), node))
    kept = set(by_ties[:MOST])
    return part_of(graph, kept)


def _years(store: LocalStore) -> list[int]:
    row = select(store, load("lookups/network-years").text)[0]
    return [int(str(row[end])[:4]) for end in ("first", "last") if row[end]]


def _listed(drawn: Drawing) -> list[tuple[str, list[Item]]]:
    """Nodes by their kinds, each with its ties in words."""
    nodes = {node["id"]: node for node in drawn["nodes"]}
    ties: dict[str, list[Values]] = {id: [] for id in nodes}
    for tie in drawn["ties"]:
        ties[tie["source"]].append({**tie, "says": tie["label"], "other": nodes[tie["target"]]})
        ties[tie["target"]].append({**tie, "says": tie["back"], "other": nodes[tie["source"]]})
    by_label = sorted(nodes.values(), key=lambda node: (node["label"], node["id"]))
    return [
        (kind["word"], [(node, ties[node["id"]]) for node in by_label if node["kind"] == kind["kind"]])
        for kind in drawn["kinds"]
    ]


def _table(name: str, columns: tuple[str, ...], rows: list[Values], query: str) -> Table:
    return Table(name, query, columns, tuple(tuple(row[column] for column in columns) for row in rows))
