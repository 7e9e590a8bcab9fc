"""Which prediction answers which entry of the gold: one to one, the best pairs first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .entries import Json
from .spans import Span

SAME_SPAN = 0.7
"""F1 of words from which two spans are one statement."""
MAINLY = 0.5
"""Share of a prediction's words that must lie where predictions do not count."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A finding or recommendation with the places where its words stand."""

    type: str
    data: Json
    places: tuple[Span, ...]

    @property
    def optional(self) -> bool:
        """Whether it may as well be left out."""
        return bool(self.data.get("optional"))


@dataclass(frozen=True, slots=True)
class Matching:
    """Gold and predicted statements of a document, set against each other."""

    pairs: list[tuple[Stated, Stated]]
    missed: list[Stated]
    spurious: list[Stated]
    ignored: list[Stated]  # predictions that count for nothing: optional, or where nobody knows


class Candidate(NamedTuple):
    """A pair that could be made; the smaller one goes first."""

    loss: float
    second_choice: bool
    gold: int
    given: int
    place: Span


def best(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The pairs that are made; each entry, prediction and place of the text serves once."""
    chosen: list[Candidate] = []
    gold: set[int] = set()
    given: set[int] = set()
    places: set[Span] = set()
    for pair in sorted(candidates):
        if pair.gold not in gold and pair.given not in given and pair.place not in places:
            chosen.append(pair)
            gold.add(pair.gold)
            given.add(pair.given)
            places.add(pair.place)
    return chosen


def match_statements(gold: Sequence[Stated], given: Sequence[Stated], dont_care: Iterable[Span]) -> Matching:
    """Pairs of statements at the same place; among equals those of the same type."""
    chosen = best(
        Candidate(-agreement, wanted.type != said.type, i, j, place)
        for i, wanted in enumerate(gold)
        for j, said in enumerate(given)
        for place in said.places
        if (agreement := wanted.places[0].f1(place)) >= SAME_SPAN
    )
    found = {pair.gold for pair in chosen}
    used = {pair.given for pair in chosen}
    taken = {pair.place for pair in chosen}
    counted = [pair for pair in chosen if not gold[pair.gold].optional]
    lenient = _words([*dont_care, *(wanted.places[0] for wanted in gold if wanted.optional)])
    left = [said for j, said in enumerate(given) if j not in used]
    excused = [_lies_in(said, lenient, taken) for said in left]
    optional = [given[pair.given] for pair in chosen if gold[pair.gold].optional]
    return Matching(
        pairs=[(gold[pair.gold], given[pair.given]) for pair in counted],
        missed=[wanted for i, wanted in enumerate(gold) if i not in found and not wanted.optional],
        spurious=[said for said, free in zip(left, excused, strict=True) if not free],
        ignored=optional + [said for said, free in zip(left, excused, strict=True) if free],
    )


def _words(spans: Iterable[Span]) -> set[int]:
    return {word for span in spans for word in range(*span)}


def _lies_in(said: Stated, lenient: set[int], taken: set[Span]) -> bool:
    """Whether a prediction lies, at a place that is still free, mainly where predictions do not count."""
    free = (place for place in said.places if place.words and place not in taken)
    return any(len(lenient.intersection(range(*place))) >= MAINLY * place.words for place in free)


def match_entries(
    gold: Sequence[Json], given: Sequence[Json], likeness: Callable[[Json, Json], float]
) -> tuple[int, list[Json], list[Json]]:
    """How many entries were found, which were missed, which predictions are spurious; 0 is unlike."""
    chosen = best(
        Candidate(-like, bool(wanted.get("optional")), i, j, Span(j, j))
        for i, wanted in enumerate(gold)
        for j, said in enumerate(given)
        if (like := likeness(wanted, said)) > 0
    )
    found = {pair.gold for pair in chosen}
    used = {pair.given for pair in chosen}
    missed = [wanted for i, wanted in enumerate(gold) if i not in found and not wanted.get("optional")]
    right = sum(not pair.second_choice for pair in chosen)
    return right, missed, [said for j, said in enumerate(given) if j not in used]
