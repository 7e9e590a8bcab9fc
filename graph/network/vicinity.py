"""What a search for ways has to know of a network: what lies beside a thing, and what it costs to pass it.

All of it is asked of the store when first needed, for many things at once, and kept for the next search.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from ...queries import load
from ..model import LocalId
from ..store.interface import Store
from .backing import AT_ONCE, MANY, ask, batches, listed, local_name, rows_of
from .nodes import EVENTS, KINDS
from .relations import RELATIONS

UNIT = 1_000_000
"""Costs are whole numbers of millionths, so that equal ways cost the same in whichever order one adds."""

HUB_COST = {"PoliceForce": 2.0, "Inspectorate": 2.0, "CommissioningBody": 2.0, "Organization": 2.0}
"""Price of each doubling of links at a node of that kind; 1 for other kinds that are no event."""


class Tie(NamedTuple):
    """An edge of the network, by the local name of its relation."""

    subject: LocalId
    kind: str
    object: LocalId


class Vicinity:
    """Things of a store with their tolls and ties, as far as somebody has looked."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._tolls: dict[LocalId, int | None] = {}
        self._degrees: dict[LocalId, int] = {}
        self._ties: dict[LocalId, set[Tie]] = {}

    def look_at(self, things: Collection[LocalId]) -> None:
        """Ask about things that have not been looked at yet."""
        new = [thing for thing in things if thing not in self._tolls]
        kinds = self._kinds(new)
        degrees = self._count([thing for thing in kinds if kinds[thing] not in EVENTS])
        self._degrees |= degrees
        for thing in new:
            is_node = thing in kinds and (kinds[thing] != "Concept" or thing.startswith("theme/"))
            self._tolls[thing] = toll(kinds[thing], degrees.get(thing, 0)) if is_node else None

    def is_known(self, thing: LocalId) -> bool:
        """Whether it has been looked at."""
        return thing in self._tolls

    def toll(self, thing: LocalId) -> int | None:
        """What it costs to come to a thing, or to go on from it; None for what is no node of the network."""
        return self._tolls[thing]

    def degree(self, thing: LocalId) -> int:
        """Number of its ties, where having many makes it general; 0 for an event."""
        return self._degrees.get(thing, 0)

    def walk(self, things: Collection[LocalId]) -> None:
        """Ask for the ties of things of which they have not been asked yet."""
        new = [thing for thing in things if thing not in self._ties]
        self._ties |= {thing: set() for thing in new}
        for some in batches(new, MANY - 1):
            for end in ("subject", "object"):
                for row in ask(self._store, "network-links", some, end):
                    tie = Tie(row["subject"], local_name(row["predicate"]), row["object"])
                    self._ties[row[end]].add(tie)
        for row in self._filled("network-role-ties", new, ("person", "place")):
            for end in ("person", "place"):
                if row[end] in self._ties:
                    self._ties[row[end]].add(Tie(row["person"], "role", row["place"]))

    def ties(self, thing: LocalId) -> set[Tie]:
        """The ties of a thing that has been walked, in no order."""
        return self._ties[thing]

    def neighbours(self, thing: LocalId) -> Iterator[tuple[LocalId, int]]:
        """What lies one step from a thing that has been walked, with the cost of the relation alone."""
        nearest: defaultdict[LocalId, list[int]] = defaultdict(list)
        for subject, kind, object in self._ties[thing]:
            nearest[object if subject == thing else subject].append(relation_cost(kind))
        for other in sorted(nearest.keys() - {thing}):
            yield other, min(nearest[other])

    def _kinds(self, things: Sequence[LocalId]) -> dict[LocalId, str]:
        kinds: dict[LocalId, str] = {}
        for some in batches(things, MANY - 1):
            for row in ask(self._store, "network-things", some):
                kind = local_name(row["type"])
                kinds[row["thing"]] = min(kinds.get(row["thing"], kind), kind, key=KINDS.index)
        return kinds

    def _count(self, things: Sequence[LocalId]) -> dict[LocalId, int]:
        rows = self._filled("network-degrees", things, ("thing",))
        return {row["thing"]: int(row["degree"]) for row in rows}

    def _filled(self, name: str, things: Sequence[LocalId], ends: Collection[str]) -> list[dict[str, str]]:
        """Rows of a query that has a place for things in each of its parts."""
        texts = []
        for some in batches(things, AT_ONCE):
            text = load(f"lookups/{name}").text
            for end in ends:
                text = text.replace(f"#{end}", f"\n    {listed(some, end)}")
            texts.append(text)
        return rows_of(self._store, texts)


def toll(kind: str, degree: int) -> int:
    """Half of what a node of a kind with so many ties costs a way that passes it."""
    return 0 if kind in EVENTS else round(UNIT * HUB_COST.get(kind, 1.0) * math.log2(1 + degree) / 2)


def relation_cost(kind: str) -> int:
    """What a step along a relation costs, beside the tolls of its ends."""
    return round(UNIT * RELATIONS[kind].cost)
