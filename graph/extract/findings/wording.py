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
QUALITIES = (FINDING, *Polarity)  # columns of the table
EVERY = ""  # stands for what holds of every sentence
NUMBER = "0"


def features(text: str) -> tuple[str, ...]:
    """The words of a text and its pairs of neighbouring words, each once; numbers are alike."""
    forms = [NUMBER if form[0].isdecimal() else form for form in words(text).forms]
    return tuple(dict.fromkeys([EVERY, *forms, *map(" ".join, pairwise(forms))]))


def weigh(text: str, quality: str = FINDING) -> float:
    """How far the wording speaks for a finding, or for a direction (above 0), or against it."""
    return _sums(text)[QUALITIES.index(quality)]


@lru_cache(maxsize=512)
def _sums(text: str) -> tuple[float, ...]:
    weights = _weights()
    known = [weights[feature] for feature in features(text) if feature in weights]
    return tuple(map(sum, zip(*known, strict=True)))  # never empty: EVERY is known


def telling(text: str, quality: str = FINDING) -> list[tuple[str, float]]:
    """The words that speak for it (above 0) or against it, the weightiest first."""
    weights, place = _weights(), QUALITIES.index(quality)
    known = [(f, weights[f][place]) for f in features(text) if f in weights and weights[f][place]]
    return sorted(known, key=lambda item: (-abs(item[1]), item[0]))


def agreement(text: str, polarity: Polarity) -> float:
    """Share of the odds of all directions that the wording gives to one: 0 to 1."""
    odds = [1 / (1 + exp(-weight)) for weight in _sums(text)[1:]]
    return odds[QUALITIES.index(polarity) - 1] / sum(odds)


@cache
def _weights() -> dict[str, tuple[float, ...]]:
    return {row["words"]: tuple(float(row[q] or 0) for q in QUALITIES) for row in table("wording")}
