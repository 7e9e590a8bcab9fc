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
from ..words.lexicon import TEXTS, table, words

FINDING = "finding"
QUALITIES = (FINDING, *Polarity)  # columns of the table
EVERY = ""  # stands for what holds of every sentence
NUMBER = "0"
Weights = tuple[float, ...]  # one for each of `QUALITIES`


def features(text: str) -> tuple[str, ...]:
    """The words of a text and its pairs of neighbouring words, each once; numbers are alike."""
    forms = [NUMBER if form[0].isdecimal() else form for form in words(text).forms]
    return tuple(dict.fromkeys([EVERY, *forms, *map(" ".join, pairwise(forms))]))


def weigh(text: str, quality: str = FINDING) -> float:
    """How far the wording speaks for a finding, or for a direction (above 0), or against it."""
    place = QUALITIES.index(quality)
    return sum([weights[place] for weights in _known(text)])


@lru_cache(maxsize=TEXTS)
def _known(text: str) -> tuple[Weights, ...]:
    """Weights of the features of a text that the table has: at least those of `EVERY`."""
    return tuple(filter(None, map(_weights().get, features(text))))


def telling(text: str, quality: str = FINDING) -> list[tuple[str, float]]:
    """The words that speak for it (above 0) or against it, the weightiest first."""
    weights, place = _weights(), QUALITIES.index(quality)
    known = [(f, weights[f][place]) for f in features(text) if f in weights and weights[f][place]]
    return sorted(known, key=lambda item: (-abs(item[1]), item[0]))


def agreement(text: str, polarity: Polarity) -> float:
    """Share of the odds of all directions that the wording gives to one: 0 to 1."""
    odds = [1 / (1 + exp(-weigh(text, quality))) for quality in QUALITIES[1:]]
    return odds[QUALITIES.index(polarity) - 1] / sum(odds)


@cache
def _weights() -> dict[str, Weights]:
    return {row["words"]: tuple(float(row[q] or 0) for q in QUALITIES) for row in table("wording")}
