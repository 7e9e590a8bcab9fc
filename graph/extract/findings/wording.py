"""How a sentence is worded: what its words and pairs of words say together, whatever cues are among them.

The weights are log odds, learned by ``benchmarks/wording.py`` from the project's annotated texts and from
single sentences with their annotation (``data/training``). They stand in ``data/lexicons/wording.csv``. What
speaks for a finding adds to what the rules say (decision 0050); what speaks for a direction is weighed with
what the cues say (see `direction`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from ..words.lexicon import cells, spelled_out, words

FINDING = "finding"
EVERY = ""  # stands for what holds of every sentence
NUMBER = "0"
STEM = 5
"""Letters by which words of one family are known."""

_AT_HAND = 64  # texts whose features are remembered: those of the sentence that is read, and around it


class Weights:
    """Log odds of features, in a column for each quality, and what features come to in all columns."""

    def __init__(self, qualities: Sequence[str], rows: Mapping[str, tuple[float, ...]]) -> None:
        self._qualities, self._rows = qualities, rows
        self._nothing = (0.0,) * len(qualities)

    def sums(self, known: Iterable[str], before: tuple[float, ...] = ()) -> tuple[float, ...]:
        """What features come to in each column, added to what others came to ``before``."""
        found = filter(None, map(self._rows.get, known))
        return tuple(map(sum, zip(before or self._nothing, *found, strict=True)))

    def named(self, sums: tuple[float, ...]) -> dict[str, float]:
        """Sums by their quality."""
        return dict(zip(self._qualities, sums, strict=True))


@lru_cache(maxsize=_AT_HAND)
def features(text: str) -> tuple[str, ...]:
    """The words of a text, how longer ones begin, and pairs of neighbouring words, each once.

    Numbers are alike, and "doesn't" is "does not".
    """
    forms = [NUMBER if form[0].isdecimal() else form for form in spelled_out(words(text).forms)]
    stems = [f"{form[:STEM]}*" for form in forms if len(form) > STEM]
    return tuple(dict.fromkeys([EVERY, *forms, *stems, *map(" ".join, pairwise(forms))]))


def weigh(text: str, signs: Iterable[str] = ()) -> dict[str, float]:
    """How far the words of a text, and signs beside them, speak for each quality (above 0) or against it."""
    weights = _weights()
    return weights.named(weights.sums(signs, _worded(text)))


@lru_cache(maxsize=_AT_HAND)
def _worded(text: str) -> tuple[float, ...]:
    return _weights().sums(features(text))


@cache
def _weights() -> Weights:
    (_, *qualities), *rows = cells("wording")
    return Weights(qualities, {feature: tuple(float(cell or 0) for cell in row) for feature, *row in rows})
