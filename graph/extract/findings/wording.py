"""How a sentence is worded: what its words and pairs of words say together, whatever cues are among them.

The weights are log odds, learned by ``benchmarks/wording.py`` from the project's annotated texts and from
single sentences with their annotation (``data/training``). They stand in ``data/lexicons/wording.csv``. What
speaks for a finding adds to what the rules say (decision 0050); what speaks for a direction is weighed with
what the cues say (see `direction`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from ..words.lexicon import cells, spelled_out, words

FINDING = "finding"
EVERY = ""  # stands for what holds of every sentence
NUMBER = "0"
STEM = 5
"""Letters by which words of one family are known."""

_UNKNOWN: dict[str, float] = {}  # weights of a quality that is still to be learned


def features(text: str) -> tuple[str, ...]:
    """The words of a text, how longer ones begin, and pairs of neighbouring words, each once.

    Numbers are alike, and "doesn't" is "does not".
    """
    forms = [NUMBER if form[0].isdecimal() else form for form in spelled_out(words(text).forms)]
    stems = [f"{form[:STEM]}*" for form in forms if len(form) > STEM]
    return tuple(dict.fromkeys([EVERY, *forms, *stems, *map(" ".join, pairwise(forms))]))


def weigh(known: Iterable[str], quality: str = FINDING) -> float:
    """How far features speak for a finding, or for a direction (above 0), or against it."""
    return sum(filter(None, map(_weights().get(quality, _UNKNOWN).get, known)))


@cache
def _weights() -> dict[str, dict[str, float]]:
    """Weights of the features, by quality."""
    (_, *qualities), *rows = cells("wording")
    return {
        quality: {row[0]: float(row[place]) for row in rows if row[place]}
        for place, quality in enumerate(qualities, start=1)
    }
