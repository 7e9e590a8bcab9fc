"""How much of what a store holds."""

from __future__ import annotations

from dataclasses import dataclass

from ...queries import load
from ..store.interface import Store
from ..store.results import select

STATS_QUERY = load("lookups/stats").text
"""The SPARQL behind `statistics`."""


@dataclass(frozen=True, slots=True)
class Count:
    """So many things of a kind."""

    what: str  # "documents", "statements", "things", "store" or "graphs made by version"
    kind: str
    count: int


def statistics(store: Store) -> list[Count]:
    """Documents by genre, statements by kind, forces covered, triples, and versions that made the graphs."""
    found = select(store, STATS_QUERY)
    return [Count(str(row["what"]), str(row["kind"]), int(str(row["count"]))) for row in found]
