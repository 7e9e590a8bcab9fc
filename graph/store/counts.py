"""How many triples have each predicate, and how many things each class: kept while a store changes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from ...ontology import PREFIXES

_TYPE = f"<{PREFIXES['rdf']}type>"


@dataclass(slots=True)
class Counts:
    """Numbers by the IRIs of predicates and classes; as changes they may be negative."""

    properties: Counter[str] = field(default_factory=Counter)
    classes: Counter[str] = field(default_factory=Counter)

    def change(self, line: str, by: int) -> None:
        """A line of N-Triples has come (1) or gone (-1)."""
        _, predicate, rest = line.split(" ", 2)
        self.properties[predicate[1:-1]] += by
        if predicate == _TYPE:
            self.classes[rest.removeprefix("<").removesuffix("> .")] += by

    def add(self, other: Counts, times: int = 1) -> None:
        """Add other numbers, or take them away."""
        for own, more in ((self.properties, other.properties), (self.classes, other.classes)):
            for term, number in more.items():
                own[term] += times * number
