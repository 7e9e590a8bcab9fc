"""Patterns behind gates: a pattern runs only on texts that hold a word without which it cannot match.

Most patterns match few sentences, and most time would go into finding that out. Which words a pattern needs
is read off the pattern itself: each alternative must hold some run of letters, in whatever case, and a text
without any of these runs cannot match. The words of a text are looked up once for all patterns together. So a
rule is written as a plain pattern, nobody keeps a second list of its words, and what it finds stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache, reduce
from operator import or_
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from sys import maxsize
from typing import Any

from .lexicon import REMEMBERED, TEXTS, forms

Runs = frozenset[str]
Item = tuple[Any, Any]  # of a parsed pattern: what it is, and its parts

_MOST = 200  # runs of one pattern
_KEY = 2  # letters by which runs are looked up; shorter ones are in too many words
_COMMON = forms(
    """
    a about all an and any are as at be been before being by can could did do for force forces from had has
    have he her his how i if in inspect is it its more no not of on one or our out police report said s she so
    some that the their them then there they this to up us was we were what when where which who will with
    would you
    """
)
_EVERYWHERE = 1.0  # how often a common word stands in a sentence, more or less
_SPREAD = 12.0  # how much rarer runs become with each letter
_EDGE = " "  # of a word
_AT_EDGE: Runs = frozenset({_EDGE})
_NO_RUN: Runs = frozenset({""})
_DIGIT = re.compile(r"\d")
_ANY_DIGIT = "0" * _KEY  # all digits are alike, and each is long enough to be looked up
_FEW = 4  # times that something is repeated within a run
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
_UNLIKE_ASCII = ("ı", "i\u0307")  # "ı" and "İ" match "i" in whatever case, but do not fold to it


class Gated:
    """A pattern that looks at the words of a text before it searches it; compiled when that is worthwhile."""

    def __init__(self, pattern: str, flags: re.RegexFlag) -> None:
        self._source = pattern, flags
        self._bit = _register(needed(pattern, flags))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(*self._source)

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """The first match, as of `re.Pattern.search`."""
        return self.pattern.search(text, start, end) if signs(text[start:end]) & self._bit else None

    def match(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """A match at the beginning, as of `re.Pattern.match`."""
        return self.pattern.match(text, start, end) if signs(text[start:end]) & self._bit else None

    def fullmatch(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """A match of the whole, as of `re.Pattern.fullmatch`."""
        return self.pattern.fullmatch(text, start, end) if signs(text[start:end]) & self._bit else None

    def finditer(self, text: str, start: int = 0, end: int = maxsize) -> Iterator[re.Match[str]]:
        """All matches, as of `re.Pattern.finditer`."""
        return self.pattern.finditer(text, start, end) if signs(text[start:end]) & self._bit else iter(())

    def sub(self, repl: str, text: str) -> str:
        """The text with all matches replaced, as of `re.Pattern.sub`."""
        return self.pattern.sub(repl, text) if signs(text) & self._bit else text


def gated(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Gated:
    """A pattern with a gate in front of it; raises `ValueError` if it needs no word."""
    return Gated(pattern, flags)


# The gates of all patterns


_runs: dict[str, dict[str, int]] = {}  # by their first letters; each with the bits of its patterns
_NONE: dict[str, int] = {}
_count = 0


def _register(runs: Runs) -> int:
    global _count  # noqa: PLW0603
    bit = 1 << _count
    _count += 1
    for run in runs:
        alike = _runs.setdefault(run.strip(_EDGE)[:_KEY], {})
        alike[run] = alike.get(run, 0) | bit
    signs.cache_clear()
    _bits.clear()
    return bit


class _Bits(dict[str, int]):
    """The patterns whose gate a word opens, as bits; remembered, for few words make up most of a text."""

    def __missing__(self, form: str) -> int:
        word = _EDGE + _DIGIT.sub(_ANY_DIGIT, form.replace("'", _EDGE)) + _EDGE
        bits = 0
        for start in range(1, len(word) - _KEY):
            for run, opened in _runs.get(word[start : start + _KEY], _NONE).items():
                if run in word:
                    bits |= opened
        if any(mark in form for mark in _UNLIKE_ASCII):
            bits = -1
        if len(self) > REMEMBERED:
            self.clear()
        self[form] = bits
        return bits


_bits = _Bits()


@lru_cache(maxsize=TEXTS)
def signs(text: str) -> int:
    """The patterns whose gate a text opens, as bits."""
    return reduce(or_, map(_bits.__getitem__, forms(text)), 0)


# What a pattern needs


def needed(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Runs:
    """Runs of letters and digits, in lower case: each text that matches holds at least one, within a word.

    A run that stands at the edge of a word has a space there.
    """
    runs = _best(_required(parser.parse(pattern, flags)))
    if runs is None:
        raise ValueError(f"no word is needed for {pattern!r}")
    return runs


def _required(items: Sequence[Item]) -> Iterator[Runs]:
    """Sets of runs; a match of the items one after another holds a run of each set."""
    going = _NO_RUN
    for item in items:
        exact = _exact(item)
        if exact is not None and len(going) * len(exact) <= _MOST:
            going = _joined(going, exact)
        elif _is_edge(item):
            yield _joined(going, _AT_EDGE)
            going = _AT_EDGE
        else:
            yield going
            going = exact or _NO_RUN
            yield from _inner(item)
    yield going


def _inner(item: Item) -> Iterator[Runs]:
    """Sets of runs within an item that is not a run itself."""
    kind, value = item
    if kind is ops.SUBPATTERN:
        yield from _required(value[-1])
    elif kind is ops.ATOMIC_GROUP:
        yield from _required(value)
    elif kind in _REPEATS and value[0]:
        yield from _required(value[2])
    elif kind is ops.BRANCH:
        best = [_best(_required(branch)) for branch in value[1]]
        if all(best):
            yield frozenset().union(*filter(None, best))


def _exact(item: Item) -> Runs | None:
    """All that an item may be, if these are few runs; None for anything else."""
    kind, value = item
    if kind is ops.LITERAL and chr(value).isascii() and chr(value).isalnum():
        return frozenset({_ANY_DIGIT if chr(value).isdigit() else chr(value).lower()})
    if item == (ops.IN, [(ops.CATEGORY, ops.CATEGORY_DIGIT)]):
        return frozenset({_ANY_DIGIT})
    if kind is ops.SUBPATTERN:
        return _exact_in_row(value[-1])
    if kind is ops.IN:
        return _any_of(map(_exact, value))
    if kind is ops.BRANCH:
        return _any_of(map(_exact_in_row, value[1]))
    if kind in _REPEATS and value[1] <= _FEW:
        return _any_of(_exact_in_row([*value[2]] * times) for times in range(value[0], value[1] + 1))
    return None


def _exact_in_row(items: Sequence[Item]) -> Runs | None:
    going = _NO_RUN
    for item in items:
        exact = _exact(item)
        if exact is None or len(going) * len(exact) > _MOST:
            return None
        going = _joined(going, exact)
    return going


def _joined(before: Runs, behind: Runs) -> Runs:
    return frozenset(first + last for first in before for last in behind)


def _any_of(choices: Iterable[Runs | None]) -> Runs | None:
    runs = list(choices)
    return None if None in runs else frozenset().union(*filter(None, runs))


def _is_edge(item: Item) -> bool:
    """Whether a word ends before an item and the next begins behind it."""
    kind, value = item
    if kind in _REPEATS:
        return value[0] > 0 and len(value[2]) == 1 and _is_edge(value[2][0])
    if kind is ops.LITERAL:
        return chr(value).isascii() and not chr(value).isalnum() and chr(value) != "_"
    return (kind is ops.AT and value is ops.AT_BOUNDARY) or item == (
        ops.IN,
        [(ops.CATEGORY, ops.CATEGORY_SPACE)],
    )


def _best(sets: Iterable[Runs]) -> Runs | None:
    """The set whose runs stand in the fewest sentences."""
    usable = [runs for runs in sets if all(len(run.strip(_EDGE)) >= _KEY for run in runs)]
    return min(usable, key=lambda runs: (sum(map(_frequency, runs)), sorted(runs)), default=None)


def _frequency(run: str) -> float:
    return _EVERYWHERE if run.strip(_EDGE) in _COMMON else float(_SPREAD ** -len(run))
