"""The cheapest way between two things: a search from both ends that asks the store for what it comes upon.

A step costs what its relation costs, and half the tolls of its ends; see `vicinity`. Both searches go on in
order of cost, a band of it at a time, until every way that is not found yet costs more than the best.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import heappop, heappush
from math import inf

from ..model import LocalId
from .relations import RELATIONS
from .vicinity import Vicinity, relation_cost

HUB = 10_000
"""Ties from which on a thing is only walked into, never out of; one of the two ends excepted."""

Stations = tuple[LocalId, ...]

Way = tuple[float, Stations]
"""What a way costs, in millionths, and its stations."""

_Kept = dict[LocalId, Stations]

_BAND = min(map(relation_cost, RELATIONS))
"""Costs that lie closer together than any step costs: what is that near is settled at once."""


def cheapest(near: Vicinity, start: LocalId, goal: LocalId, avoid: LocalId | None = None) -> Way | None:
    """The cheapest way, without a station to ``avoid``; None where nothing connects the two.

    Of equal ways that of the fewest stations, then the first by ids, the same from either end. A way through
    a thing with more than `HUB` ties is found, one that leads through two of them may not be.
    """
    if start > goal:
        found = cheapest(near, goal, start, avoid)
        return (found[0], found[1][::-1]) if found else None
    return _Search(near, start, goal, avoid).way()


@dataclass(slots=True)
class _Side:
    """What has been reached from one end: at what cost without its own toll, and, once sure, with it."""

    reached: dict[LocalId, int]
    settled: dict[LocalId, int] = field(default_factory=dict)
    before: dict[LocalId, list[LocalId]] = field(default_factory=dict)  # stations from which it is cheapest
    queue: list[tuple[int, LocalId]] = field(default_factory=list)
    hub: float = inf  # cost of leaving the nearest hub that is not walked out of

    @property
    def next(self) -> float:
        """Nothing that is not settled costs less than this."""
        return self.queue[0][0] if self.queue else inf

    @property
    def open(self) -> float:
        """No way on to what this side does not know costs less than this."""
        return min(self.next, self.hub)


class _Search:
    def __init__(self, near: Vicinity, start: LocalId, goal: LocalId, avoid: LocalId | None) -> None:
        self._near, self._avoid = near, avoid
        near.look_at([start, goal])
        self._walked_out = min(start, goal, key=near.degree)  # also of a hub: else two hubs would never meet
        self._sides = [self._side(end) for end in (start, goal)]
        self._best: float = inf

    def _side(self, end: LocalId) -> _Side:
        return _Side(reached={end: -self._toll(end)}, before={end: []}, queue=[(0, end)])

    def way(self) -> Way | None:
        while open := [side for side in self._sides if self._may_find(side)]:
            self._advance(min(open, key=lambda side: side.next))
        if self._best == inf:
            return None
        (front, back), leads, rests = self._sides, _Kept(), _Kept()
        meetings = [station for station in front.reached if self._through(station) == self._best]
        ways = (_lead(front, each, leads) + _rest(back, each, rests)[1:] for each in meetings)
        return self._best, min(ways, key=_rank)

    def _may_find(self, side: _Side) -> bool:
        total = side.next + self._other(side).open
        return total < inf and total <= self._best

    def _other(self, side: _Side) -> _Side:
        return self._sides[side is self._sides[0]]

    def _advance(self, side: _Side) -> None:
        """Settle what lies in the next band of cost, and reach what lies beside it."""
        band = self._settle(side, side.next + _BAND)
        on = [thing for thing in band if self._is_walked_out(thing)]
        off = (side.settled[thing] + self._toll(thing) for thing in band if not self._is_walked_out(thing))
        side.hub = min([side.hub, *off])
        self._near.walk(on)
        for here in on:
            for there, relation in self._near.neighbours(here):
                if there != self._avoid:
                    self._reach(side, here, there, relation)

    def _settle(self, side: _Side, end: float) -> list[LocalId]:
        """What is nearer than ``end``. The toll of a thing is asked for when it could be among that."""
        band: list[LocalId] = []
        while side.next < end:
            unknown = []
            while side.next < end:
                cost, thing = heappop(side.queue)
                if not self._near.is_known(thing):
                    unknown.append(thing)
                elif self._near.toll(thing) is None:
                    continue
                elif cost < side.reached[thing] + self._toll(thing):
                    self._queue(side, thing)  # its toll was not known when it was put there
                elif thing not in side.settled:
                    side.settled[thing] = cost
                    band.append(thing)
                    self._best = min(self._best, self._through(thing))
            self._near.look_at(unknown)
            for thing in unknown:
                self._queue(side, thing)
        return band

    def _queue(self, side: _Side, thing: LocalId) -> None:
        """Have a thing settled in its turn, unless it is no node of the network."""
        if not self._near.is_known(thing):
            heappush(side.queue, (side.reached[thing], thing))
        elif self._near.toll(thing) is not None:
            heappush(side.queue, (side.reached[thing] + self._toll(thing), thing))

    def _reach(self, side: _Side, here: LocalId, there: LocalId, relation: int) -> None:
        cost = side.settled[here] + self._toll(here) + relation
        known = side.reached.get(there, inf)
        if cost > known:
            return
        if cost == known:
            side.before[there].append(here)
            return
        side.reached[there], side.before[there] = cost, [here]
        self._queue(side, there)
        self._best = min(self._best, self._through(there))

    def _through(self, station: LocalId) -> float:
        """What the best known way through a station costs."""
        if not all(station in side.reached for side in self._sides) or not self._near.is_known(station):
            return inf
        return sum(side.reached[station] for side in self._sides) + 2 * self._toll(station)

    def _toll(self, thing: LocalId) -> int:
        return self._near.toll(thing) or 0

    def _is_walked_out(self, thing: LocalId) -> bool:
        return thing == self._walked_out or self._near.degree(thing) <= HUB


def _lead(side: _Side, station: LocalId, kept: _Kept) -> Stations:
    """The first of the equally cheap ways from the start to a station."""
    if station not in kept:
        leads = [_lead(side, each, kept) for each in side.before[station]]
        kept[station] = (*min(leads, key=_rank, default=()), station)
    return kept[station]


def _rest(side: _Side, station: LocalId, kept: _Kept) -> Stations:
    """The first of the equally cheap ways from a station to the goal."""
    if station not in kept:
        rests = [_rest(side, each, kept) for each in side.before[station]]
        kept[station] = (station, *min(rests, key=_rank, default=()))
    return kept[station]


def _rank(way: Stations) -> tuple[int, Stations]:
    return len(way), way
