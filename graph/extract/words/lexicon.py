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
from itertools import pairwise, product
from operator import attrgetter

from ....data import LEXICONS

GAP = ".."
MAX_GAP = 3
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|%|£")
REMEMBERED = 20_000
"""Words that are remembered with what they stand for."""
TEXTS = 4_096
"""Texts that are remembered with their words: the sentences of a long report, which each step reads anew."""
_FIRST = attrgetter("first")
_STEM_KEY = 3  # letters of a stem by which it is looked up
_SHORT = ""  # stands for the few stems that have not so many


_AUXILIARIES = "is are was were has have had does do did would could should must need ought might"
_SHORTENED = {"can": "can't", "will": "won't", **{word: f"{word}n't" for word in _AUXILIARIES.split()}}
_LONG = {short: word for word, short in _SHORTENED.items()}


class Words:
    """The words of a text, in order: the forms in which they are compared, and where they stand."""

    __slots__ = ("_spans", "_text", "forms")

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans: list[tuple[int, int]] | None = None
        self.forms = tuple(map(_form, _WORD.findall(text)))

    def __len__(self) -> int:
        return len(self.forms)

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Start and end of each word in the text; looked for when first asked for: most never are."""
        if self._spans is None:
            self._spans = [match.span() for match in _WORD.finditer(self._text)]
        return self._spans

    def start(self, place: int) -> int:
        """Offset at which a word starts."""
        return self.spans[place][0]

    def end(self, place: int) -> int:
        """Offset at which a word ends."""
        return self.spans[place][1]


@dataclass(slots=True)
class Hit:
    """A cue found: words ``first`` to ``last`` (exclusive), and the row of the lexicon."""

    first: int
    last: int
    row: Mapping[str, str]

    def __len__(self) -> int:
        return self.last - self.first


@lru_cache(maxsize=TEXTS)
def words(text: str) -> Words:
    """The words of a text, in order."""
    return Words(text)


@lru_cache(maxsize=REMEMBERED)
def _form(word: str) -> str:
    return word.replace("’", "'").casefold().removesuffix("'s")


@lru_cache(maxsize=TEXTS)
def forms(text: str) -> frozenset[str]:
    """The forms of the words of a text: a quick look before a slow pattern."""
    return frozenset(words(text).forms)


class _Node:
    """A word of cues that begin alike: what may follow, and the row if a cue ends here."""

    __slots__ = ("exact", "gap", "row", "stems")

    def __init__(self) -> None:
        self.exact: dict[str, _Node] = {}
        self.stems: dict[str, dict[str, _Node]] = {}  # by their first letters
        self.gap: _Node | None = None
        self.row: Mapping[str, str] | None = None

    def child(self, part: str) -> _Node:
        """The node behind one word of a pattern; made if new."""
        if part == GAP:
            self.gap = self.gap or _Node()
            return self.gap
        if part.endswith("*"):
            stem = part[:-1]
            key = stem[:_STEM_KEY] if len(stem) >= _STEM_KEY else _SHORT
            return self.stems.setdefault(key, {}).setdefault(stem, _Node())
        return self.exact.setdefault(part, _Node())

    def following(self, form: str) -> Sequence[_Node]:
        """The nodes behind a word of a text."""
        exact = self.exact.get(form)
        nodes: tuple[_Node, ...] = () if exact is None else (exact,)
        for key in (form[:_STEM_KEY], _SHORT) if self.stems else ():
            if key in self.stems:
                nodes += tuple([node for stem, node in self.stems[key].items() if form.startswith(stem)])
        return nodes


class _Heads(dict[str, Sequence[_Node]]):
    """The nodes of cues that may begin with a word; remembered, for few words make up most of a text."""

    def __init__(self, root: _Node) -> None:
        super().__init__()
        self._root = root

    def __missing__(self, form: str) -> Sequence[_Node]:
        heads = self._root.following(form)
        if len(self) < REMEMBERED:
            self[form] = heads
        return heads


class Lexicon:
    """Rows with a ``cue`` column, as a tree of words."""

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self._root = _Node()
        self._heads = _Heads(self._root)
        for row in rows:
            for pattern in _patterns(row["cue"]):
                node = self._root
                for part in pattern:
                    node = node.child(part)
                node.row = node.row or row

    def hits(self, found: Words) -> list[Hit]:
        """Every place where a cue stands; hits may overlap."""
        forms, result = found.forms, list[Hit]()
        heads = zip(map(self._heads.__getitem__, forms), (*forms[1:], ""), strict=False)
        for first, (nodes, following) in enumerate(heads):
            for node in nodes:
                if following in node.exact or node.stems or node.gap is not None:
                    _collect(node, forms, first, first + 1, result)
                elif node.row is not None:  # most words that may begin a cue begin none here, or are one
                    result.append(Hit(first, first + 1, node.row))
        return result

    def longest(self, found: Words) -> list[Hit]:
        """Hits in text order; of overlapping ones the longest, and of equally long ones the first, counts."""
        hits = self.hits(found)
        if all(left.last <= right.first for left, right in pairwise(hits)):
            return hits
        taken = bytearray(len(found))
        kept = []
        for hit in sorted(hits, key=_longest_first):
            first, last = hit.first, hit.last
            if taken.find(1, first, last) < 0:
                taken[first:last] = b"\1" * (last - first)
                kept.append(hit)
        kept.sort(key=_FIRST)
        return kept


def _longest_first(hit: Hit) -> tuple[int, int]:
    return hit.first - hit.last, hit.first


def _collect(node: _Node, forms: Sequence[str], first: int, position: int, hits: list[Hit]) -> None:
    """Add the cues that go on from a node at a position. Of a gap the shortest counts."""
    if node.row is not None:
        hits.append(Hit(first, position, node.row))
    if position == len(forms):
        return
    for following in node.following(forms[position]):
        _collect(following, forms, first, position + 1, hits)
    gap, near = node.gap, forms[position : position + MAX_GAP + 1]
    if gap is None or not (gap.stems or not gap.exact.keys().isdisjoint(near)):
        return
    before = len(hits)
    for place, form in enumerate(near, start=position):
        for following in gap.following(form):
            _collect(following, forms, first, place + 1, hits)
        if len(hits) > before:
            return


def _patterns(cue: str) -> Iterator[tuple[str, ...]]:
    """A cue as word patterns, its alternatives multiplied out."""
    choices = [
        [GAP] if part == GAP else [_form(choice) for choice in part.split("|")]
        for part in cue.replace("-", " ").split()
    ]
    for choice in product(*choices):
        if GAP in (choice[0], choice[-1]) or len(choice[0].rstrip("*")) < (
            _STEM_KEY if choice[0].endswith("*") else 1
        ):
            raise ValueError(
                f"cue {cue!r} must begin with a word or a stem of {_STEM_KEY} letters, and end in a word"
            )
        yield choice
        if (short := contracted(choice)) != choice:
            yield short


def contracted(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words as they are spoken: ``does not`` as ``doesn't``."""
    made: list[str] = []
    for word in words:
        if word == "not" and made and made[-1] in _SHORTENED:
            made[-1] = _SHORTENED[made[-1]]
        else:
            made.append(_SHORTENED["can"] if word == "cannot" else word)
    return tuple(made)


def spelled_out(forms: Iterable[str]) -> Iterator[str]:
    """Words as they are written: ``doesn't`` as ``does``, ``not``."""
    for form in forms:
        if form in _LONG:
            yield from (_LONG[form], "not")
        else:
            yield form


def cells(name: str) -> Iterator[list[str]]:
    """Rows of ``data/lexicons/<name>.csv``, the head first, as lists: for tables that are long."""
    yield from csv.reader(io.StringIO(_text(name)))


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """Rows of ``data/lexicons/<name>.csv``."""
    return tuple(csv.DictReader(io.StringIO(_text(name))))


def _text(name: str) -> str:
    return (LEXICONS / f"{name}.csv").read_text(encoding="utf-8")


@cache
def lexicon(name: str) -> Lexicon:
    """The lexicon of ``data/lexicons/<name>.csv``."""
    return Lexicon(table(name))
