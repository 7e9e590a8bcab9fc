"""Numbers, in figures and in words up to a hundred, and units of time."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

_WORDS = """
    no one two three four five six seven eight nine ten
    eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    """
_SMALL = _WORDS.split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_VALUES = {word: n for n, word in enumerate(_SMALL)} | {"none": 0, "nobody": 0, "neither": 0}
_VALUES |= {word: 10 * n for n, word in enumerate(_TENS, start=2)}
_VALUES["hundred"] = 100
_VALUES |= {f"{ten}-{one}": _VALUES[ten] + _VALUES[one] for ten in _TENS for one in _SMALL[1:10]}


def _any_of(words: Iterable[str]) -> str:
    """Pattern of any of some words, the longest first; what they begin with in common is looked at once."""
    endings = sorted(words)
    by_letter = groupby(filter(None, endings), key=itemgetter(0))
    branches = [letter + _any_of(word[1:] for word in alike) for letter, alike in by_letter]
    return f"(?:{'|'.join(branches)}){'?' * ('' in endings)}" if branches else ""


NUMBER = rf"(?:£?\d[\d,]*(?:\.\d+)?|{_any_of(_VALUES)})"
"""Pattern of a number; letters in whatever case."""
NUMBER_WORDS = frozenset(_VALUES)
"""Words that are numbers."""
SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3_600,
    "day": 86_400,
    "week": 604_800,
    "month": 2_628_000,
    "year": 31_536_000,
}
"""Units of time, and how long they are."""


def value(number: str) -> float:
    """What a number comes to: "twenty-one", "1,900", "£2.6"."""
    plain = number.lower().lstrip("£").replace(",", "")
    return float(_VALUES[plain]) if plain in _VALUES else float(plain)
