"""A stretch of time, and the part of the network that falls into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from ..errors import UsageError
from .days import first_day, last_day
from .nodes import EVENTS
from .parts import part_of

DATED = EVENTS | {
    "PublicationPage",
    "PressRelease",
    "NewsArticle",
    "Report",
    "Letter",
    "Response",
    "Document",
}
"""Kinds that happen or appear at a time; others, such as forces and themes, last."""

Time = tuple[str | None, str | None]
"""Start and end, as far as known."""


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day of ``since`` to the last day of ``until``; either may be left open."""

    since: str | None = None
    until: str | None = None

    def __post_init__(self) -> None:
        for text in (self.since, self.until):
            if text is not None and first_day(text) is None:
                raise UsageError(f"{text!r} is no date such as 2019-03-28, 2019-03 or 2019")
        if self.since and self.until and str(first_day(self.since)) > str(last_day(self.until)):
            raise UsageError(f"the time from {self.since} to {self.until} ends before it begins")

    def __bool__(self) -> bool:
        return bool(self.since or self.until)

    def meets(self, start: str | None, end: str | None) -> bool:
        """Whether some of the time from ``start`` to ``end`` falls into it; where neither is known, not."""
        begins = first_day(start or end or "")
        ends = last_day(end or start or "")
        if begins is None or ends is None:
            return not self
        after = self.since is None or ends >= str(first_day(self.since))
        return after and (self.until is None or begins <= str(last_day(self.until)))


def during(graph: nx.MultiDiGraph, span: Span) -> nx.MultiDiGraph:
    """What happened or appeared in a span, with whatever lasts and is tied to it.

    A statement without a date of its own has that of its document. What has no date at all is left out,
    and counted as ``undated`` among the attributes of the graph.
    """
    times = {node: _times(graph, node) for node, kind in graph.nodes(data="kind") if kind in DATED}
    happened = {node for node, known in times.items() if any(span.meets(*time) for time in known)}
    ties = nx.node_boundary(graph.to_undirected(as_view=True), happened)
    kept = happened | {node for node in ties if graph.nodes[node]["kind"] not in DATED}
    part = part_of(graph, kept)
    over = [edge for edge in part.edges(keys=True) if not _lasts(part.edges[edge], span)]
    part.remove_edges_from(over)
    part.graph["undated"] = sum(1 for known in times.values() if not known)
    return part


def _times(graph: nx.MultiDiGraph, node: str) -> list[Time]:
    """When something happened: as it tells itself, else as the documents that state or report it do."""
    documents = [end for _, end, kind in graph.out_edges(node, data="kind") if kind == "statedIn"]
    documents += [start for start, _, kind in graph.in_edges(node, data="kind") if kind == "reports"]
    for told in ([node], documents):
        known = [(graph.nodes[one].get("start"), graph.nodes[one].get("end")) for one in told]
        if dated := [time for time in known if any(time)]:
            return dated
    return []


def _lasts(data: Mapping[str, str], span: Span) -> bool:
    """Whether a tie held in the span; only roles have a time of their own, perhaps open at either end."""
    start, end = data.get("start"), data.get("end")
    return not (start or end) or span.meets(start or "0001", end or "9999")
