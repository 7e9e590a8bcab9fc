"""From a name as people write it to the one thing that goes by it.

Cheap exact questions come first (id, slug, label as written); all names are read only where none hits.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ...queries import load
from ..errors import NotFoundError
from ..identifiers import ID, local_id
from ..store.interface import Store
from ..store.results import select

if TYPE_CHECKING:
    from ..model import LocalId

KINDS = (
    "force",
    "body",
    "person",
    "inspection",
    "programme",
    "theme",
    "document",
    "stage",
    "grade",
    "polarity",
    "scheme",
    "role",
)
"""Kinds of things that have names of their own, the likeliest first."""

_LONG_NAMES = ("document", "inspection")
"""Kinds whose names say too much to be known by a word of them, as long as anything else is."""
CANDIDATES = 5
SHORTEST_GUESS = 5
"""Letters of the shortest name that may be misspelt: HMIC is no misspelt HMICS."""
SIMILAR = 0.8
"""How alike a misspelt name must be, as `difflib` measures it: "clevland" is 0.94 like "cleveland"."""

_QUOTES = str.maketrans("‘’“”–—", "''\"\"--")
_PADDING = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Match:
    """The thing that was meant; ``note`` says so where the name was not quite its own."""

    id: LocalId
    note: str | None = None

    @property
    def node(self) -> NamedNode:
        """The thing as an RDF term."""
        return NamedNode(ID + self.id)


def resolve(store: Store, name: str, kinds: Collection[str] = KINDS) -> Match:
    """The one thing of these kinds that goes by a name; raises `NotFoundError` with candidates.

    ``name`` may be an IRI, a local id (``force/kent``), a slug (``kent``) or any label, in any letter case.
    """
    name = " ".join(name.encode("utf-8", "replace").decode().split())
    if exact := _exact(store, name, kinds):
        return Match(_only(name, exact))
    named = _all_names(store, kinds)
    if same := named.get(plain(name)):
        return Match(_only(name, sorted(same)))
    words = set(plain(name).split())
    having = {label: things for label, things in named.items() if words and words <= set(label.split())}
    if found := _one_of(name, having):
        return found
    if len(kinds) < len(KINDS) and (others := _exact(store, name, KINDS)):
        raise NotFoundError(f"{_none(kinds)} goes by the name {name!r}, but {others[0]} does")
    return _misspelt(name, named, kinds)


def plain(name: str) -> str:
    """A name without what people leave out: letter case, accents of quotes, punctuation, "the"."""
    words = _PADDING.sub(" ", name.translate(_QUOTES).replace("'", "").casefold()).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def _exact(store: Store, name: str, kinds: Collection[str]) -> list[LocalId]:
    """Things with this id or label; of several, those whose own name it is."""
    query = load("lookups/named").bound({"name": Literal(name), "english": Literal(name, language="en")})
    found = [(int(str(row["rank"])), str(row["thing"])) for row in select(store, query)]
    found = [(0, iri) for iri in existing(store, _ids(name, kinds))] + found
    found = [(rank, iri) for rank, iri in found if iri.startswith(ID) and _kind(iri) in kinds]
    best = min((rank for rank, _ in found), default=0)
    return sorted({local_id(iri) for rank, iri in found if rank == best})


def _ids(name: str, kinds: Collection[str]) -> list[str]:
    """IRIs that a name may be itself: whole, without the base, or (of a known kind) the slug alone."""
    if name.startswith(ID):
        return [name]
    if "/" in name:
        return [ID + name]
    return [f"{ID}{kind}/{name.lower().replace(' ', '-')}" for kind in kinds]


def existing(store: Store, iris: Iterable[str]) -> list[str]:
    """Those of some IRIs that the store says anything about, asked at once."""
    nodes = []
    for iri in iris:
        with suppress(ValueError):  # a name with spaces or the like is no IRI
            nodes.append(str(NamedNode(iri)))
    query = f"SELECT ?thing {{ VALUES ?thing {{ {' '.join(nodes)} }} FILTER EXISTS {{ ?thing ?p ?o }} }}"
    return [str(row["thing"]) for row in select(store, query)] if nodes else []


def _all_names(store: Store, kinds: Collection[str]) -> dict[str, set[LocalId]]:
    """Plain names of the things of some kinds, with the things that go by them."""
    named: dict[str, set[LocalId]] = {}
    for row in select(store, load("lookups/labels").text):
        iri, label = str(row["thing"]), str(row["label"])
        if iri.startswith(ID) and _kind(iri) in kinds:
            named.setdefault(plain(label), set()).add(local_id(iri))
    return named


def _one_of(name: str, having: Mapping[str, set[LocalId]]) -> Match | None:
    """The one thing that has a name, such as a surname, in one of its own; raises for several."""
    things = {thing for found in having.values() for thing in found}
    things = {thing for thing in things if thing.partition("/")[0] not in _LONG_NAMES} or things
    forces = {thing for thing in things if thing.startswith("force/")}
    if len(forces) == 1 and all(thing.startswith(("force/", "body/")) for thing in things):
        things = forces  # a place is its force, before the commissioner or newspaper of that place
    if len(things) == 1:
        [thing] = things
        label = min((label for label, found in having.items() if thing in found), key=lambda x: (len(x), x))
        return Match(thing, f"taking {name!r} for {label!r} ({thing})")
    if things:
        ordered = sorted(things, key=lambda thing: (KINDS.index(thing.partition("/")[0]), thing))
        raise NotFoundError(f"{len(things)} things have {name!r} in their names", ordered[:CANDIDATES])
    return None


def _misspelt(name: str, named: Mapping[str, set[LocalId]], kinds: Collection[str]) -> Match:
    import difflib

    wanted = plain(name)
    close = difflib.get_close_matches(wanted, named, CANDIDATES, SIMILAR)
    if close and len(wanted) >= SHORTEST_GUESS and _clear(wanted, close, named):
        [thing] = named[close[0]]
        return Match(thing, f"taking {name!r} for {close[0]!r} ({thing})")
    begun = {label: things for label, things in named.items() if wanted and f" {wanted}" in f" {label}"}
    if found := _one_of(name, begun):  # a name that ends within a word, as in "Home Sec"
        return found
    near = close or difflib.get_close_matches(wanted, named, CANDIDATES, 0.5)
    candidates = dict.fromkeys(thing for label in near for thing in sorted(named[label]))
    raise NotFoundError(f"{_none(kinds)} goes by the name {name!r}", list(candidates)[:CANDIDATES])


def _none(kinds: Collection[str]) -> str:
    return f"no {' or '.join(kinds)}" if len(kinds) < 3 else "nothing"


def _clear(wanted: str, close: list[str], named: Mapping[str, set[LocalId]]) -> bool:
    """Whether the nearest name is that of one thing, and nearer than that of any other."""
    if len(named[close[0]]) > 1:
        return False
    others = [label for label in close[1:] if named[label] != named[close[0]]]
    return not others or _likeness(wanted, close[0]) - _likeness(wanted, others[0]) > 0.02


def _likeness(a: str, b: str) -> float:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, b, a).ratio()


def _only(name: str, found: list[LocalId]) -> LocalId:
    if len(found) == 1:
        return found[0]
    raise NotFoundError(
        f"{len(found)} things go by the name {name!r}: give the id of one", found[:CANDIDATES]
    )


def _kind(iri: str) -> str:
    return iri[len(ID) :].partition("/")[0]
