"""Cue lexicons: tables of wordings in ``data/lexicons/*.csv``, and a matcher that finds them in a sentence.

A cue is a row of words. ``*`` ends a word of which only the beginning counts (``improv*``), ``|`` parts
alternatives (``has|have made progress``), and ``..`` stands for nothing or up to three words
(``room for .. improvement``). Case, hyphens, typographic quotes and possessive ``'s`` make no difference.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from operator import attrgetter
from typing import NamedTuple

from ....data import LEXICONS

GAP = ".."
MAX_GAP = 3
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|%|£")
_REMEMBERED = 20_000  # words
_FIRST = attrgetter("first")
_STEM_KEY = 3  # letters of a stem by which it is looked up


class Word(NamedTuple):
    """A word of a text: offsets, and the form in which it is compared."""

    start: int
    end: int
    form: str


@dataclass(slots=True)
class Hit:
    """A cue found: words ``first`` to ``last`` (exclusive), and the row of the lexicon."""

    first: int
    last: int
    row: Mapping[str, str]

    def __len__(self) -> int:
        return self.last - self.first


@lru_cache(maxsize=512)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text, in order."""
    return tuple([Word(*m.span(), _form(m.group())) for m in _WORD.finditer(text)])


@lru_cache(maxsize=_REMEMBERED)
def _form(word: str) -> str:
    return word.replace("’", "'").casefold().removesuffix("'s")


@lru_cache(maxsize=512)
def forms(text: str) -> frozenset[str]:
    """The forms of the words of a text: a quick look before a slow pattern."""
    return frozenset([word.form for word in words(text)])


class _Node:
    """A word of cues that begin alike: what may follow, and the row if a cue ends here."""

    __slots__ = ("exact", "gap", "row", "stems")

    def __init__(self) -> None:
        self.exact: dict[str, _Node] = {}
        self.stems: dict[str, _Node] = {}
        self.gap: _Node | None = None
        self.row: Mapping[str, str] | None = None

    def child(self, part: str) -> _Node:
        """The node behind one word of a pattern; made if new."""
        if part == GAP:
            self.gap = self.gap or _Node()
            return self.gap
        if part.endswith("*"):
            return self.stems.setdefault(part[:-1], _Node())
        return self.exact.setdefault(part, _Node())


class Lexicon:
    """Rows with a ``cue`` column, as a tree of words."""

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self._root = _Node()
        self._stems: dict[str, list[tuple[str, _Node]]] = {}
        self._heads: dict[str, tuple[_Node, ...]] = {}
        for row in rows:
            for pattern in _patterns(row["cue"]):
                node = self._root
                for part in pattern:
                    node = node.child(part)
                node.row = node.row or row
        for stem, node in self._root.stems.items():
            self._stems.setdefault(stem[:_STEM_KEY], []).append((stem, node))

    def hits(self, found: Sequence[Word]) -> list[Hit]:
        """Every place where a cue stands; hits may overlap."""
        shapes = [word.form for word in found]
        result = []
        for first, nodes in enumerate(map(self._heads.get, shapes)):
            if nodes is None:
                nodes = self._heads_of(shapes[first])  # noqa: PLW2901
            if not nodes:
                continue
            following = shapes[first + 1] if first + 1 < len(shapes) else ""
            for node in nodes:
                if following not in node.exact and node.gap is None and not node.stems:
                    if node.row is not None:  # most words that may begin a cue begin none here, or are one
                        result.append(Hit(first, first + 1, node.row))
                    continue
                result += [Hit(first, last, row) for last, row in _ends(node, shapes, first + 1)]
        return result

    def _heads_of(self, form: str) -> tuple[_Node, ...]:
        """Nodes of the cues that may begin with a word; remembered, for few words make up most of a text."""
        heads = self._heads.get(form)
        if heads is None:
            exact = self._root.exact.get(form)
            stems = [node for stem, node in self._stems.get(form[:_STEM_KEY], ()) if form.startswith(stem)]
            heads = (*([exact] if exact else ()), *stems)
            if len(self._heads) < _REMEMBERED:
                self._heads[form] = heads
        return heads

    def longest(self, found: Sequence[Word]) -> list[Hit]:
        """Hits in text order; of overlapping ones the longest, and of equally long ones the first, counts."""
        found_hits = self.hits(found)
        if len(found_hits) < 2:
            return found_hits
        taken = bytearray(len(found))
        kept = []
        for hit in sorted(found_hits, key=_longest_first):
            first, last = hit.first, hit.last
            if taken.find(1, first, last) < 0:
                taken[first:last] = b"\1" * (last - first)
                kept.append(hit)
        kept.sort(key=_FIRST)
        return kept


def _longest_first(hit: Hit) -> tuple[int, int]:
    return hit.first - hit.last, hit.first


def _ends(node: _Node, forms: Sequence[str], position: int) -> list[tuple[int, Mapping[str, str]]]:
    """Ends of the cues that go on from a node at a word position. Of a gap the shortest counts."""
    ends = [(position, node.row)] if node.row is not None else []
    if position < len(forms):
        form = forms[position]
        following = node.exact.get(form)
        if following is not None:
            ends += _ends(following, forms, position + 1)
        for stem, following in node.stems.items():
            if form.startswith(stem):
                ends += _ends(following, forms, position + 1)
    if node.gap is not None:
        for skip in range(MAX_GAP + 1):
            if behind := _ends(node.gap, forms, position + skip):
                return ends + behind
    return ends


def _patterns(cue: str) -> Iterator[tuple[str, ...]]:
    """A cue as word patterns, its alternatives multiplied out."""
    choices = [
        [GAP] if part == GAP else [_form(choice) for choice in part.split("|")]
        for part in cue.replace("-", " ").split()
    ]
    for choice in product(*choices):
        if choice[0] == GAP or len(choice[0].rstrip("*")) < (_STEM_KEY if choice[0].endswith("*") else 1):
            raise ValueError(f"cue {cue!r} must begin with a word, or with a stem of {_STEM_KEY} letters")
        yield choice


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """Rows of ``data/lexicons/<name>.csv``."""
    text = (LEXICONS / f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(io.StringIO(text)))


@cache
def lexicon(name: str) -> Lexicon:
    """The lexicon of ``data/lexicons/<name>.csv``."""
    return Lexicon(table(name))
