"""Which way a sentence points: cues with a scope for negation, demands, rise and fall, and contrast.

Cues stand in ``data/lexicons/polarity.csv``; their ``effect`` is one of

* ``concern``, ``strength``, ``progress``, ``mixed``: the direction itself; ``neutral``: a term that only
  looks like a cue ("serious crime");
* ``negate``: turns a good word behind it into a concern ("not effective") and a bad one into a strength ("no
  errors"); alone it is a mild concern;
* ``fail``: turns only good words ("failed to protect"): what fails and does harm is a concern twice;
* ``absent``: what was looked for and is not there ("no evidence that"): good, unless it is something good;
* ``want``: a demand ("needs to", "more to do"): good words behind it are not there yet;
* ``badqty``, ``goodqty``: quantities, and ``rise``, ``fall``: their movement ("the backlog has fallen").

Good and bad on two sides of a contrast ("improved, but") are mixed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ...model import Polarity
from ..words.lexicon import Hit, Word, forms, lexicon, words

NEGATION_REACH = 7  # words
MOVEMENT_REACH = 9
_CONTRAST = re.compile(
    r"\b(?:but|although|though|whereas|while|whilst|however|yet(?! to\b)|despite|in spite of|nevertheless"
    r"|nonetheless"
    r"|even so|even if|on the other hand|except|albeit|still(?=,))\b|;",
    re.IGNORECASE,
)
_TURNING = forms(
    "but although though whereas while whilst however yet despite spite nevertheless nonetheless even "
    "other except albeit still"
)
_CONCESSIVE = re.compile(
    r"\b(?:although|though|while|whilst|whereas|despite|in spite of)\b[^,]{0,400},", re.IGNORECASE
)
_STOPS = re.compile(
    r"""[,:;()]|\s[–—-]\s
      |\b(?:who|which|because|where|so\sthat|and\s(?:that|the|it|they|some|many|most|few|staff))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_HIGH = re.compile(
    r"\b(?:as|graded|rated|judged|were|was)\b[^.]{0,40}\b(?:outstanding|good)\b|[‘\"](?:good|outstanding)[’\"]",
    re.IGNORECASE,
)
_LOW = re.compile(
    r"\brequir(?:es|ed|ing)\s+improvement\b|\binadequate[’\"']?(?:\s*$|\s*[.,;]|\s+(?:for|at|in)\b)",
    re.IGNORECASE,
)
_NEARLY_ALL = re.compile(r"\b(?:9\d(?:\.\d+)?|100)\s*(?:%|per\s?cent)", re.IGNORECASE)
_PARENTHETIC = re.compile(
    r",\s(however|on the other hand|though|nevertheless|nonetheless|still)\s*,", re.IGNORECASE
)  # turns from the sentence before, not within this one
_BUT = re.compile(r"(?:,|\s[–—-])\s(?:but|yet)\s")  # no "not X but Y"
_CLEAR = 2.0  # net weight of a clause that points one way
_GOOD = {"strength", "progress"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """Direction of a sentence, and the weight of the cues behind it (0 = no cue)."""

    polarity: Polarity | None
    weight: float


@dataclass(slots=True)
class _Clause:
    """What the cues of one clause add up to."""

    concern: float = 0.0
    strength: float = 0.0
    progress: float = 0.0
    mixed: float = 0.0
    demanded: bool = False
    negators: list[Hit] = field(default_factory=list)
    used: Hit | None = None  # negator of a good word: it does not turn a bad one behind that as well
    quantities: list[Hit] = field(default_factory=list)
    movements: list[Hit] = field(default_factory=list)

    @property
    def net(self) -> float:
        return self.strength + self.progress - self.concern


@lru_cache(maxsize=512)
def judge(text: str) -> Judgement:
    """Read the direction of one sentence from its own words."""
    found = words(text)
    turns = _turns(text)
    clauses = [_Clause() for _ in range(len(turns) + 1)]
    for hit in lexicon("polarity").longest(found):
        clause = clauses[sum(turn <= found[hit.first].start for turn in turns)]
        _count(clause, hit, text, found)
    for clause in clauses:
        _move(clause)
    return _verdict(text, clauses)


def _both_ends(text: str) -> bool:
    """Whether grades from both ends of the scale are given."""
    return bool(_HIGH.search(text) and _LOW.search(text))


def _turns(text: str) -> list[int]:
    """Offsets at which the sentence turns."""
    if ";" not in text and _TURNING.isdisjoint(forms(text)):
        return []
    asides = {m.start(1) for m in _PARENTHETIC.finditer(text)}
    turns = [m.start() for m in _CONTRAST.finditer(text) if m.start() > 0 and m.start() not in asides]
    turns += [concession.end() for concession in _CONCESSIVE.finditer(text)]
    return sorted(turns)


def _count(clause: _Clause, hit: Hit, text: str, found: Sequence[Word]) -> None:
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
        negator = _negator(clause, hit, text, found)
        if negator is not None and negator.row["effect"] == "absent":
            return  # "no evidence that crimes were hidden"
        turns = negator is not None and negator is not clause.used and negator.row["effect"] == "negate"
        _count_bad(clause, weight, negator if turns else None)
    elif effect in _GOOD and not clause.demanded:
        clause.used = _negator(clause, hit, text, found) or clause.used
        _count_good(clause, effect, weight, _negator(clause, hit, text, found))
    if effect in {"badqty", "goodqty"}:
        clause.quantities.append(hit)


def _negator(clause: _Clause, hit: Hit, text: str, found: Sequence[Word]) -> Hit | None:
    """The negator in whose reach a cue stands."""
    for negator in reversed(clause.negators):
        if hit.first - negator.last >= NEGATION_REACH:
            return None
        if not _STOPS.search(text, found[negator.last - 1].end, found[hit.first].start):
            return negator
    return None


def _count_bad(clause: _Clause, weight: float, negator: Hit | None) -> None:
    if negator is None or weight < 2:
        clause.concern += weight
        return
    clause.concern -= float(negator.row["weight"])
    clause.strength += 1.0


def _count_good(clause: _Clause, effect: str, weight: float, negator: Hit | None) -> None:
    if negator is not None:
        clause.concern += weight
    elif effect == "strength":
        clause.strength += weight
    else:
        clause.progress += weight


def _move(clause: _Clause) -> None:
    """Quantities that rise or fall: fewer delays are progress, fewer officers a concern."""
    for movement in clause.movements:
        near = [q for q in clause.quantities if abs(q.first - movement.first) <= MOVEMENT_REACH]
        if not near or clause.demanded:
            continue
        quantity = min(near, key=lambda q: abs(q.first - movement.first))
        bad = quantity.row["effect"] == "badqty"
        if bad == (movement.row["effect"] == "fall"):
            clause.progress += 2.0
            clause.concern -= float(quantity.row["weight"])
        else:
            clause.concern += 2.0


def _one_side(text: str, clauses: Sequence[_Clause]) -> bool:
    """Whether praise stands before a "but" behind which no cue says what is wrong."""
    if len(clauses) != 2 or not _BUT.search(text):
        return False
    first, second = clauses
    return abs(first.net) >= _CLEAR and not second.concern and not second.strength and not second.progress


def _verdict(text: str, clauses: Sequence[_Clause]) -> Judgement:
    concern = sum(max(0.0, c.concern) for c in clauses)
    strength = sum(c.strength for c in clauses)
    progress = sum(c.progress for c in clauses)
    weight = concern + strength + progress
    if any(c.mixed for c in clauses) or _both_ends(text):
        return Judgement(Polarity.MIXED, weight + 3)
    if max(c.net for c in clauses) >= 1 and min(c.net for c in clauses) <= -1:
        return Judgement(Polarity.MIXED, weight)
    if _one_side(text, clauses):
        return Judgement(Polarity.MIXED, weight)
    if not weight:
        high = _NEARLY_ALL.search(text)
        return Judgement(Polarity.STRENGTH if high else None, 1.0 if high else 0.0)
    if concern >= strength + progress:
        return Judgement(Polarity.CONCERN, weight)
    return Judgement(Polarity.PROGRESS if progress >= strength / 2 else Polarity.STRENGTH, weight)
