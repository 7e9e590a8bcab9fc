"""How a sentence is worded: what its words and pairs of words say together, whatever cues are among them.

The weights are log odds, learned from the project's annotated texts by ``benchmarks/wording.py``. They stand
in ``data/lexicons/wording.csv``. What speaks for a finding adds to what the rules say; on its direction the
wording is only a second opinion, which tells how sure the first one is (decision 0050).
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise
from math import exp

from ...model import Polarity
from ..words.lexicon import table, words

FINDING = "finding"
EVERY = ""  # stands for what holds of every sentence
NUMBER = "0"


@lru_cache(maxsize=512)
def features(text: str) -> tuple[str, ...]:
    """The words of a text and its pairs of neighbouring words, each once; numbers are alike."""
    forms = [NUMBER if word.form[0].isdecimal() else word.form for word in words(text)]
    return tuple(dict.fromkeys([EVERY, *forms, *map(" ".join, pairwise(forms))]))


def weigh(text: str, quality: str = FINDING) -> float:
    """How far the wording speaks for a finding, or for a direction (above 0), or against it."""
    weights = _weights()[quality]
    return sum(weights.get(feature, 0.0) for feature in features(text))


def telling(text: str, quality: str = FINDING) -> list[tuple[str, float]]:
    """The words that speak for it (above 0) or against it, the weightiest first."""
    weights = _weights()[quality]
    known = [(feature, weights[feature]) for feature in features(text) if feature in weights]
    return sorted(known, key=lambda item: (-abs(item[1]), item[0]))


def agreement(text: str, polarity: Polarity) -> float:
    """Share of the odds of all directions that the wording gives to one: 0 to 1."""
    odds = {direction: 1 / (1 + exp(-weigh(text, direction))) for direction in Polarity}
    return odds[polarity] / sum(odds.values())


@cache
def _weights() -> dict[str, dict[str, float]]:
    rows = table("wording")
    return {
        quality: {row["words"]: float(row[quality]) for row in rows if row[quality]}
        for quality in (FINDING, *Polarity)
    }
