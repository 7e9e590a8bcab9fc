"""Projections: the graph seen as ties between two kinds of thing, counted over what lies between them.

Each is a query ``lookups/projection-*.rq`` that gives a row for each event between a source and a target.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from ...queries import load
from ..model import LocalId
from ..store.interface import Store
from .backing import ask, local_name
from .nodes import add_things
from .spans import Span
from .views import Projection

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Tie:
    """What an edge of a projection says: its kind, and the word for one and for many of its events."""

    kind: str
    one: str
    many: str


TIES = {
    Projection.FORCE_THEME: Tie("findingOn", "finding", "findings"),
    Projection.FORCE_FORCE: Tie("sharesConcern", "theme of concern in common", "themes of concern in common"),
    Projection.FORCE_INSPECTOR: Tie("namedWith", "document", "documents"),
    Projection.FORCE_COMMISSIONER: Tie("askedAbout", "commission", "commissions"),
    Projection.FORCE_PROGRAMME: Tie("inspectedUnder", "inspection", "inspections"),
    Projection.PUBLISHER_FORCE: Tie("publishedOn", "document", "documents"),
    Projection.ADDRESSEE_THEME: Tie("toldToAct", "recommendation", "recommendations"),
    Projection.COMMISSIONER_INSPECTION: Tie("askedFor", "commission", "commissions"),
    Projection.INSPECTION_FOLLOW_UP: Tie("followedUp", "follow-up", "follow-ups"),
}


ONE_SIDED = (Projection.FORCE_FORCE, Projection.INSPECTION_FOLLOW_UP)
"""Projections whose ties run within one kind of thing."""


def title(projection: Projection) -> str:
    """What a projection shows: ``Forces and the themes of the findings on them``."""
    if projection is Projection.FORCE_FORCE:
        return "Forces and the themes of concern that they share"
    return re.split("[;.]", load(f"lookups/projection-{projection}").summary)[0]


def project(store: Store, projection: Projection, span: Span | None = None) -> nx.MultiDiGraph:
    """A projection as a network with one edge for each pair.

    Nodes have what `things.network` gives them. Edges have ``kind``, ``label``, ``weight`` (number of
    events), ``start`` and ``end`` (first and last date of an event), ``evidence`` (all quotations) and
    a count for each sort of event, such as ``concern``. In a span, events without a date are left out, and
    counted as ``undated`` among the attributes of the graph.
    """
    folded = projection is Projection.FORCE_FORCE
    rows: list[Row] = list(ask(store, f"projection-{Projection.FORCE_THEME if folded else projection}"))
    undated = {row["event"] for row in rows if "date" not in row}
    if span:
        rows = [row for row in rows if span.meets(row.get("date"), row.get("date"))]
    if folded:
        rows = list(_shared([row for row in rows if row.get("sort") == "polarity/concern"]))
    pairs: defaultdict[tuple[LocalId, LocalId], list[Row]] = defaultdict(list)
    for row in rows:
        pairs[row["source"], row["target"]].append(row)
    graph = nx.MultiDiGraph(name=str(projection), two_sided=projection not in ONE_SIDED, folded=folded)
    if span:
        graph.graph["undated"] = len(undated)
    add_things(graph, store, {node for pair in pairs for node in pair})
    for (source, target), events in sorted(pairs.items()):
        if source in graph and target in graph:
            graph.add_edge(source, target, **_edge(TIES[projection], events))
    return graph


def _shared(rows: Iterable[Row]) -> Iterator[Row]:
    """Pairs of sources that share a target, once for each target, with the words behind both."""
    by_target: defaultdict[str, defaultdict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        by_target[row["target"]][row["source"]].append(row)
    for target, sources in sorted(by_target.items()):
        for one, other in combinations(sorted(sources), 2):
            for row in (*sources[one], *sources[other]):
                yield {**row, "source": one, "target": other, "event": target, "sort": ""}


def _edge(tie: Tie, rows: Iterable[Row]) -> dict[str, object]:
    events: dict[str, Row] = {}
    for row in rows:
        events.setdefault(row["event"], row)
    sorts = [local_name(row["sort"]) for row in events.values() if row.get("sort")]
    dates = sorted(row["date"] for row in rows if "date" in row)
    words = sorted({row["evidence"] for row in rows if "evidence" in row})
    weight = len(events)
    return {
        "kind": tie.kind,
        "label": f"{weight} {tie.one if weight == 1 else tie.many}",
        "weight": weight,
        **({"start": dates[0], "end": dates[-1]} if dates else {}),
        **({"evidence": words} if words else {}),
        **{sort: sorts.count(sort) for sort in sorted(set(sorts))},
    }
