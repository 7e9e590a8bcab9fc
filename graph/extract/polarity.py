"""Which way a sentence points: cues with a scope for negation, demands and contrast.

Cues stand in ``data/lexicons/polarity.csv``. A negator turns a good word behind it into a concern ("not
effective") and a bad one into a strength ("no backlog"); alone it is a mild concern. A demand ("needs to",
"more to do") makes what follows it something that is not there yet. Good and bad on two sides of a contrast
("improved, but") are mixed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Polarity
from .lexicon import Hit, Word, lexicon, words

NEGATION_REACH = 7  # words
_CONTRAST = re.compile(
    r"\b(?:but|although|though|whereas|while|whilst|however|yet(?! to)|despite|in spite of|nevertheless|nonetheless"
    r"|even so|on the other hand|except|albeit|still(?=,))\b|;",
    re.IGNORECASE,
)
_CONCESSIVE = re.compile(r"\W*(?:although|though|while|whilst|whereas|despite|in spite of)\b[^,]{0,400},", re.IGNORECASE)
_STOPS = re.compile(r"[,:;()]|\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class Judgement:
    """Direction of a sentence, and the weight of the cues behind it (0 = no cue)."""

    polarity: Polarity | None
    weight: float


@dataclass(slots=True)
class _Tally:
    """Sums of cue weights in one clause."""

    concern: float = 0.0
    strength: float = 0.0
    progress: float = 0.0
    mixed: float = 0.0

    @property
    def net(self) -> float:
        return self.strength + self.progress - self.concern


def judge(text: str) -> Judgement:
    """Read the direction of one sentence from its own words."""
    found = words(text)
    hits = lexicon("polarity").longest(found)
    clauses = _clauses(text)
    tallies = [_Tally() for _ in range(len(clauses) + 1)]
    negators: list[Hit] = []
    demanded = -1  # clause in which a demand was made
    for hit in hits:
        place = found[hit.first].start
        clause = sum(boundary <= place for boundary in clauses)
        effect, weight = hit.row["effect"], float(hit.row["weight"])
        tally = tallies[clause]
        if effect == "negate":
            negators.append(hit)
            tally.concern += weight
        elif effect == "want":
            demanded = clause
            tally.concern += weight
        elif effect == "mixed":
            tally.mixed += weight
        elif effect == "concern":
            _count_concern(tally, weight, _negated(text, found, hit, negators))
        elif effect in {"strength", "progress"} and demanded != clause:
            _count_good(tally, effect, weight, _negated(text, found, hit, negators))
    return _verdict(tallies)


def _clauses(text: str) -> list[int]:
    """Offsets at which the sentence turns."""
    turns = [m.start() for m in _CONTRAST.finditer(text) if m.start() > 0]
    if concession := _CONCESSIVE.match(text):
        turns.append(concession.end())
    return sorted(turns)


def _negated(text: str, found: Sequence[Word], hit: Hit, negators: list[Hit]) -> Hit | None:
    """The negator in whose reach a cue stands; it is used up by the cue."""
    for negator in reversed(negators):
        if hit.first - negator.last >= NEGATION_REACH:
            return None
        between = text[found[negator.last - 1].end : found[hit.first].start]
        if not _STOPS.search(between) and not _CONTRAST.search(between):
            return negator
    return None


def _count_concern(tally: _Tally, weight: float, negator: Hit | None) -> None:
    if negator is None or weight < 2:
        tally.concern += weight
        return
    tally.concern -= float(negator.row["weight"])
    tally.strength += 1.0


def _count_good(tally: _Tally, effect: str, weight: float, negator: Hit | None) -> None:
    if negator is not None:
        tally.concern += weight
    elif effect == "strength":
        tally.strength += weight
    else:
        tally.progress += weight


def _verdict(tallies: Sequence[_Tally]) -> Judgement:
    concern = sum(t.concern for t in tallies)
    strength = sum(t.strength for t in tallies)
    progress = sum(t.progress for t in tallies)
    weight = concern + strength + progress
    if any(t.mixed for t in tallies):
        return Judgement(Polarity.MIXED, weight + 3)
    if max(t.net for t in tallies) >= 1 and min(t.net for t in tallies) <= -1:
        return Judgement(Polarity.MIXED, weight)
    if not weight:
        return Judgement(None, 0.0)
    if concern >= strength + progress:
        return Judgement(Polarity.CONCERN, weight)
    return Judgement(Polarity.PROGRESS if progress >= strength / 2 else Polarity.STRENGTH, weight)
