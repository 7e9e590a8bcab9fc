"""Which classes and properties a store has, how often, and which go together: for completion in an editor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from pyoxigraph import NamedNode

from ...queries import load
from ..store.interface import Store
from ..store.results import select

_READ: WeakKeyDictionary[Store, Vocabulary] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property, how many things or triples have it, and what is told of it."""

    iri: str
    count: int
    label: str
    comment: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The terms in use, the commonest first; ``used`` counts the properties in a sample of each class."""

    classes: tuple[Term, ...]
    properties: tuple[Term, ...]
    used: Mapping[str, Mapping[str, int]]


def vocabulary(store: Store) -> Vocabulary:
    """The vocabulary of a store, read once for each opened store."""
    if store not in _READ:
        rows = select(store, load("lookups/terms").text)
        terms: dict[str, list[Term]] = {"class": [], "property": []}
        for row in rows:
            told = (str(row[key] or "") for key in ("label", "comment"))
            terms[str(row["kind"])].append(Term(str(row["term"]), int(str(row["count"])), *told))
        used = {term.iri: _properties(store, term.iri) for term in terms["class"]}
        _READ[store] = Vocabulary(tuple(terms["class"]), tuple(terms["property"]), used)
    return _READ[store]


def _properties(store: Store, of: str) -> dict[str, int]:
    rows = select(store, load("lookups/term-uses").bound({"class": NamedNode(of)}))
    return {str(row["property"]): int(str(row["count"])) for row in rows}
