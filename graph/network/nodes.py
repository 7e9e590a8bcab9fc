"""The nodes of a network: things with their most special kind, a name and their dates."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from ..identifiers import ID
from ..model import LocalId
from ..store.interface import Store
from .backing import ask, local_name

if TYPE_CHECKING:
    import networkx as nx

KINDS = (
    *("FollowUpInspection", "Inspection", "ProgressUpdate", "Commission"),
    *("AcceleratedCauseOfConcern", "CauseOfConcern", "AreaForImprovement", "InnovativePractice", "Finding"),
    *("Recommendation", "GradedJudgment", "MonitoringEvent", "Reaction"),
    *("PublicationPage", "PressRelease", "NewsArticle", "Report", "Letter", "Response", "Document"),
    *("PoliceForce", "Inspectorate", "CommissioningBody", "Organization", "Inspector", "Person"),
    *("Programme", "Concept"),
)
"""Kinds of node, most special first: a node has the first that fits."""

EVENTS = frozenset(KINDS[: KINDS.index("PublicationPage")])
"""Kinds that stand for one occurrence: having many links makes them rich, not general."""

FEW = 300
"""Things up to which it is quicker to ask for each than for all."""

_Dates = dict[LocalId, dict[str, str]]
"""``start`` and ``end`` of things, where known."""


def add_things(graph: nx.MultiDiGraph, store: Store, only: Collection[LocalId] | None = None) -> None:
    """Add all things that can be nodes, or ``only`` some, in alphabetical order (see `things.network`)."""
    rank = {kind: place for place, kind in enumerate(KINDS)}
    things: dict[str, dict[str, str]] = {}
    asked = only if only is not None and len(only) <= FEW else None
    for row in ask(store, "network-things", asked):
        kind = local_name(row["type"])
        known = things.setdefault(row["thing"], {"kind": kind, "label": row.get("label", "")})
        known["kind"] = min(known["kind"], kind, key=rank.__getitem__)
        known["label"] = min(known["label"], row.get("label", ""))
    dates = _dates(ask(store, "network-dates", asked))
    for thing in sorted(things if only is None else things.keys() & set(only)):
        if things[thing]["kind"] != "Concept" or thing.startswith("theme/"):
            graph.add_node(thing, iri=ID + thing, **things[thing], **dates.get(thing, {}))


def _dates(rows: Iterable[Mapping[str, str]]) -> _Dates:
    """The first start and the last end that is told of each thing."""
    dates: _Dates = {}
    for row in rows:
        life = dates.setdefault(row["thing"], {})
        for key, choose in (("start", min), ("end", max)):
            if key in row:
                life[key] = choose(life.get(key, row[key]), row[key])
    return dates
