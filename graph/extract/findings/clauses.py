"""What the cues of one clause add up to: negation, demands, remedies, and quantities that rise or fall."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..words.lexicon import Hit, Words, forms

NEGATION_REACH, FAILURE_REACH = 7, 12  # words: "fail to record the reason for a search of a car properly"
RELATIVE_WORDS = 4  # from what is denied to the verb of its relative clause
REMEDY_REACH = 6
MOVEMENT_REACH = 10
SPOILER_REACH = 12
CLEAR = 2.0  # weight of a cue that judges by itself
_STOPS = re.compile(
    r"""[,:;()]|\s[–—-]\s
      |\b(?:who|which|because|where|so\sthat|and\s(?:that|the|it|they|some|many|most|few|staff))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_RELATIVE = re.compile(r"\s(?:\w+\s){1,3}(?:(?:in\s|of\s)?which|where|who|that|whose)\b", re.IGNORECASE)
_DETERMINERS = forms(
    "no none one any few little"
)  # "no case in which a child was at risk": all of it is denied
_DENIALS = forms(
    "not never no without fail fails failed failing unable hardly rarely seldom lack lacks lacked lacking "
    "deficit deficits dearth shortage shortages shortfall shortfalls absence"
)
_SPOILERS = forms(
    "missed missing absent lacking lost wasted squandered ignored neglected hampered undermined rare"
)
_BE = forms("is are was were be been being go goes went gone")
_GOOD = {"strength", "progress"}


@dataclass(slots=True)
class Clause:
    """Sums of weights, and the cues that others may turn."""

    concern: float = 0.0
    strength: float = 0.0
    progress: float = 0.0
    mixed: float = 0.0
    demanded: bool = False
    negators: list[Hit] = field(default_factory=list)
    used: Hit | None = None  # negator of a good word: it does not turn a bad one behind that as well
    turned: Hit | None = None  # the last good word that was negated
    remedies: list[Hit] = field(default_factory=list)
    good: list[tuple[Hit, float]] = field(default_factory=list)  # and what they added
    bad: list[tuple[Hit, float]] = field(default_factory=list)  # and what they added to the concern
    quantities: list[Hit] = field(default_factory=list)
    movements: list[Hit] = field(default_factory=list)

    def moved(self, place: int, effect: str) -> None:
        """Figures move at a word, in place of verbs around them ("has gone from 48 to 79 percent")."""
        self.movements = [m for m in self.movements if abs(m.last - place) > 1]
        self.movements.append(Hit(place, place, {"effect": effect, "weight": "1"}))

    def sours_at(self, place: int) -> bool:
        """Whether all that is good stands before a word and all that is bad behind it, and both are clear."""
        if self.negators or self.demanded:
            return False
        good = sum(weight if hit.first < place else -weight for hit, weight in self.good)
        bad = sum(weight if hit.first > place else -weight for hit, weight in self.bad)
        return min(good, bad) >= CLEAR

    @property
    def net(self) -> float:
        """Above 0 if good outweighs bad."""
        return self.strength + self.progress - self.concern


def count(clause: Clause, hit: Hit, text: str, found: Words) -> None:
    """Add a cue; those before it in the clause are known."""
    effect, weight = hit.row["effect"], float(hit.row["weight"])
    if effect == "absent":
        clause.negators.append(hit)
        clause.strength += weight
    elif effect in {"negate", "fail"}:
        clause.negators.append(hit)
        clause.concern += weight
    elif effect == "want":
        clause.demanded = True
        clause.concern += weight
    elif effect == "mixed":
        clause.mixed += weight
    elif effect in {"rise", "fall"}:
        clause.movements.append(hit)
    elif effect in {"concern", "badqty"}:
        _count_bad(clause, hit, text, found)
        if not _DENIALS.isdisjoint(found.forms[hit.first : hit.first + 2]):
            clause.negators.append(hit)  # "not given enough thought": what is good behind it is not there
        if found.forms[hit.last - 1] in _SPOILERS and not _BE.isdisjoint(found.forms[: hit.first][-2:]):
            _spoil(clause, hit, text, found)
    elif effect in {"cure", "handle"}:
        _count_remedy(clause, hit, text, found)
    elif effect in _GOOD and not clause.demanded:
        negator = _negator(clause, hit, text, found) or _negator_beside(clause, hit)
        clause.used = negator or clause.used
        _count_good(clause, hit, effect, weight, negator)
    if effect in {"badqty", "goodqty"}:
        clause.quantities.append(hit)


def settle(clause: Clause) -> None:
    """What only the whole clause tells: "the backlog has been cleared", "the backlog has fallen"."""
    if not clause.demanded:
        for remedy in clause.remedies:
            if remedy.row["effect"] == "cure":
                _forgive(clause, [b for b in clause.bad if 0 <= remedy.first - b[0].last <= MOVEMENT_REACH])
        for movement in clause.movements:
            _move(clause, movement)


def _spoil(clause: Clause, spoiler: Hit, text: str, found: Words) -> None:
    """What is good before it is not there: "opportunities to secure a good outcome are being missed"."""
    for hit, weight in clause.good:
        near = spoiler.first - hit.last <= SPOILER_REACH
        if near and not _STOPS.search(text, found.end(hit.last - 1), found.start(spoiler.first)):
            if hit.row["effect"] == "strength":
                clause.strength -= weight
            else:
                clause.progress -= weight
            clause.concern += weight
            clause.good = [other for other in clause.good if other[0] is not hit]


def _forgive(clause: Clause, bad: Sequence[tuple[Hit, float]]) -> None:
    for hit, weight in bad:
        clause.concern -= weight
        clause.bad = [other for other in clause.bad if other[0] is not hit]


def _move(clause: Clause, movement: Hit) -> None:
    """Quantities that rise or fall: fewer delays are progress, fewer officers a concern."""
    near = [q for q in clause.quantities if abs(q.first - movement.first) <= MOVEMENT_REACH]
    near_bad = [b for b in clause.bad if abs(b[0].first - movement.first) <= MOVEMENT_REACH]
    if not near and near_bad and float(movement.row["weight"]):
        clause.progress += 2.0
        _forgive(clause, near_bad)
    if not near:
        return
    quantity = min(near, key=lambda q: abs(q.first - movement.first))
    bad = quantity.row["effect"] == "badqty"
    if bad == (movement.row["effect"] == "fall"):
        clause.progress += 2.0
        clause.concern -= float(quantity.row["weight"])
    else:
        clause.concern += 2.0


def _negator(clause: Clause, hit: Hit, text: str, found: Words) -> Hit | None:
    """The negator in whose reach a cue stands."""
    for negator in reversed(clause.negators):
        start = found.end(negator.last - 1)
        reach = FAILURE_REACH if negator.row["effect"] == "fail" else NEGATION_REACH
        if found.forms[negator.last - 1] in _DETERMINERS and (relative := _RELATIVE.match(text, start)):
            start, reach = relative.end(), NEGATION_REACH + RELATIVE_WORDS
        if hit.first - negator.last >= reach:
            return None
        if not _STOPS.search(text, start, found.start(hit.first)):
            return negator
    return None


def _negator_beside(clause: Clause, hit: Hit) -> Hit | None:
    """That of the good word just before: "failed to give a prompt, effective and professional service"."""
    beside = clause.turned is not None and 0 <= hit.first - clause.turned.last <= 1
    return clause.used if beside else None


def _is_handled(clause: Clause, hit: Hit, text: str, found: Words) -> bool:
    """Whether something bad is what somebody prevents, spots, resolves."""
    return any(
        0 <= hit.first - remedy.last < REMEDY_REACH
        and not _STOPS.search(text, found.end(remedy.last - 1), found.start(hit.first))
        for remedy in clause.remedies
    )


def _count_remedy(clause: Clause, hit: Hit, text: str, found: Words) -> None:
    """What is done about bad things; not done, it is one more of them."""
    weight = float(hit.row["weight"])
    negator = _negator(clause, hit, text, found)
    clause.used = negator or clause.used
    if negator is not None:
        clause.concern += weight
    elif not clause.demanded:
        clause.remedies.append(hit)
        _count_good(clause, hit, "progress" if hit.row["effect"] == "cure" else "strength", weight, None)


def _count_bad(clause: Clause, hit: Hit, text: str, found: Words) -> None:
    weight = float(hit.row["weight"])
    negator = _negator(clause, hit, text, found)
    if negator is not None and negator.row["effect"] == "absent":
        return  # "no evidence that crimes were hidden"
    if _is_handled(clause, hit, text, found):
        return
    turns = negator is not None and negator is not clause.used and negator.row["effect"] == "negate"
    if not turns or negator is None or weight < 2:
        clause.concern += weight
        clause.bad.append((hit, weight))
        return
    clause.concern -= float(negator.row["weight"])
    clause.strength += 1.0


def _count_good(clause: Clause, hit: Hit, effect: str, weight: float, negator: Hit | None) -> None:
    if negator is not None:
        clause.concern += weight
        clause.turned = hit
        return
    if hit.row["effect"] in _GOOD:
        clause.good.append((hit, weight))
    if effect == "strength":
        clause.strength += weight
    else:
        clause.progress += weight
