"""Things whose names fit what somebody is typing, the likeliest first; texts are found by `find`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from ...queries import load
from ..identifiers import ID
from ..store.local import LocalStore
from ..store.results import select
from .labels import names_of
from .names import KINDS, plain

if TYPE_CHECKING:
    from ..model import LocalId

_READ: WeakKeyDictionary[LocalStore, list[tuple[str, int, LocalId]]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A thing by its usual name, and the name of it that fits."""

    id: LocalId
    name: str
    fitting: str


def suggest(store: LocalStore, typed: str, most: int = 10) -> list[Suggestion]:
    """At most so many things that have a name with all the words typed, the last of which may go on.

    A name that is just so comes first, then one that begins so; forces go before people, these before themes.
    """
    wanted = plain(typed)
    if not wanted:
        return []
    best: dict[LocalId, tuple[int, int, int, str]] = {}
    for name, kind, thing in _names(store):
        if (rank := _rank(name, wanted)) is not None:
            place = (rank, kind, len(name), name)
            best[thing] = min(place, best.get(thing, place))
    chosen = sorted(best, key=lambda thing: (*best[thing], thing))[:most]
    called = names_of(store, [ID + thing for thing in chosen])
    return [Suggestion(thing, called.get(thing, thing), best[thing][3]) for thing in chosen]


def _rank(name: str, wanted: str) -> int | None:
    """How well a name fits: 0 it is so, 1 begins so, 2 a word of it does, 3 it has all words; else None."""
    if wanted == name:
        return 0
    if name.startswith(wanted):
        return 1
    spaced = f" {name}"
    if f" {wanted}" in spaced:
        return 2
    return 3 if all(f" {word}" in spaced for word in wanted.split()) else None


def _names(store: LocalStore) -> list[tuple[str, int, LocalId]]:
    """All plain names with the place of their kind and their thing, read once for each opened store."""
    if store not in _READ:
        places = {kind: place for place, kind in enumerate(KINDS)}
        rows = (
            (str(row["label"]), str(row["thing"])) for row in select(store, load("lookups/suggested").text)
        )
        named = ((plain(label), thing.removeprefix(ID)) for label, thing in rows if thing.startswith(ID))
        found = {(name, thing) for name, thing in named if thing.partition("/")[0] in places}
        _READ[store] = [(name, places[thing.partition("/")[0]], thing) for name, thing in sorted(found)]
    return _READ[store]


def listed(store: LocalStore, kind: str) -> list[str]:
    """The usual names of the things of a kind that are known beyond one document, in alphabetical order."""
    things = {thing for _, _, thing in _names(store) if thing.partition("/")[0] == kind}
    known = sorted(ID + thing for thing in things if thing.count("/") == 1)
    return sorted(names_of(store, known).values())
