"""Patterns behind gates: a pattern runs only on texts that hold a word without which it cannot match.

Most patterns match few sentences, and most time would go into finding that out. Which words a pattern needs
is read off the pattern itself: each alternative must hold some run of letters, in whatever case, and a text
without any of these runs cannot match. The words of a text are looked up once for all patterns together. So a
rule is written as a plain pattern, nobody keeps a second list of its words, and what it finds stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, reduce
from operator import or_
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
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
_NO_RUN: Runs = frozenset({""})
_UNLIKE_ASCII = ("ı", "i\u0307")  # "ı" and "İ" match "i" in whatever case, but do not fold to it


class Gated:
    """A compiled pattern that looks at the words of a text before it searches it."""

    __slots__ = ("_bit", "pattern")

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self._bit = _register(needed(pattern))

    def may_match(self, text: str) -> bool:
        """Whether a text holds a word without which the pattern cannot match."""
        return signs(text) & self._bit != 0

    def search(self, text: str) -> re.Match[str] | None:
        """The first match, as of `re.Pattern.search`."""
        return self.pattern.search(text) if signs(text) & self._bit else None

    def match(self, text: str) -> re.Match[str] | None:
        """A match at the beginning, as of `re.Pattern.match`."""
        return self.pattern.match(text) if signs(text) & self._bit else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches, as of `re.Pattern.finditer`."""
        return self.pattern.finditer(text) if signs(text) & self._bit else iter(())

    def sub(self, repl: str, text: str) -> str:
        """The text with all matches replaced, as of `re.Pattern.sub`."""
        return self.pattern.sub(repl, text) if signs(text) & self._bit else text


def gated(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Gated:
    """Compile a pattern and put a gate in front of it; raises `ValueError` if it needs no word."""
    return Gated(re.compile(pattern, flags))


# The gates of all patterns


_runs: dict[str, list[tuple[str, int]]] = {}  # by their first letters; each with the bit of its pattern
_count = 0


def _register(runs: Runs) -> int:
    global _count  # noqa: PLW0603
    bit = 1 << _count
    _count += 1
    for run in runs:
        _runs.setdefault(run[:_KEY], []).append((run, bit))
    signs.cache_clear()
    _bits.clear()
    return bit


class _Bits(dict[str, int]):
    """The patterns whose gate a word opens, as bits; remembered, for few words make up most of a text."""

    def __missing__(self, form: str) -> int:
        bits = 0
        for start in range(len(form) - _KEY + 1):
            for run, bit in _runs.get(form[start : start + _KEY], ()):
                if form.startswith(run, start):
                    bits |= bit
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


def needed(pattern: re.Pattern[str]) -> Runs:
    """Runs of letters and digits, in lower case: each text that matches holds at least one, within a word."""
    runs = _best(list(_required(parser.parse(pattern.pattern, pattern.flags))))
    if runs is None:
        raise ValueError(f"no word is needed for {pattern.pattern!r}")
    return runs


def _required(items: Sequence[Item]) -> Iterator[Runs]:
    """Sets of runs; a match of the items one after another holds a run of each set."""
    going: Runs = _NO_RUN
    for item in items:
        exact = _exact(item)
        if exact is not None and len(going) * len(exact) <= _MOST:
            going = frozenset(before + behind for before in going for behind in exact)
            continue
        yield going
        going = exact or _NO_RUN
        if exact is None:
            yield from _inner(item)
    yield going


def _inner(item: Item) -> Iterator[Runs]:
    """Sets of runs within an item that is not a run itself."""
    kind, value = item
    if kind is ops.SUBPATTERN:
        yield from _required(value[-1])
    elif kind is ops.BRANCH:
        best = [_best(list(_required(branch))) for branch in value[1]]
        if all(best):
            yield frozenset().union(*(runs for runs in best if runs))
    elif kind in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT) and value[0]:
        yield from _required(value[2])
    elif kind is ops.ATOMIC_GROUP:
        yield from _required(value)


def _exact(item: Item) -> Runs | None:
    """All that an item may be, if these are few runs; None for anything else."""
    kind, value = item
    if kind is ops.LITERAL:
        letter = chr(value)
        return frozenset({letter.lower()}) if letter.isascii() and letter.isalnum() else None
    if kind is ops.IN:
        return _exact_of([_exact(choice) for choice in value])
    if kind is ops.SUBPATTERN:
        return _exact_in_row(value[-1])
    if kind is ops.BRANCH:
        return _exact_of([_exact_in_row(branch) for branch in value[1]])
    if kind in (ops.MAX_REPEAT, ops.MIN_REPEAT) and value[:2] == (0, 1):
        inner = _exact_in_row(value[2])
        return inner | _NO_RUN if inner is not None else None
    return None


def _exact_in_row(items: Sequence[Item]) -> Runs | None:
    going: Runs = _NO_RUN
    for item in items:
        exact = _exact(item)
        if exact is None or len(going) * len(exact) > _MOST:
            return None
        going = frozenset(before + behind for before in going for behind in exact)
    return going


def _exact_of(choices: Sequence[Runs | None]) -> Runs | None:
    return None if None in choices else frozenset().union(*(runs for runs in choices if runs))


def _best(sets: Sequence[Runs]) -> Runs | None:
    """The set whose runs stand in the fewest sentences."""
    usable = [runs for runs in sets if all(len(run) >= _KEY for run in runs)]
    return min(usable, key=lambda runs: (sum(map(_frequency, runs)), sorted(runs)), default=None)


def _frequency(run: str) -> float:
    return _EVERYWHERE if run in _COMMON else float(_SPREAD ** -len(run))
