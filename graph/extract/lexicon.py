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
from functools import cache
from itertools import product

from ...data import LEXICONS

GAP = ".."
MAX_GAP = 3
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|%|£")
_STEM_KEY = 3  # letters of a stem by which it is looked up


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: offsets, and the form in which it is compared."""

    start: int
    end: int
    form: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found: words ``first`` to ``last`` (exclusive), and the row of the lexicon."""

    first: int
    last: int
    row: Mapping[str, str]

    def __len__(self) -> int:
        return self.last - self.first


def words(text: str) -> list[Word]:
    """The words of a text, in order."""
    return [Word(m.start(), m.end(), _form(m.group())) for m in _WORD.finditer(text)]


def _form(word: str) -> str:
    return word.replace("’", "'").casefold().removesuffix("'s")


class Lexicon:
    """Rows with a ``cue`` column, indexed by their first word."""

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self._exact: dict[str, list[tuple[tuple[str, ...], Mapping[str, str]]]] = {}
        self._stems: dict[str, list[tuple[tuple[str, ...], Mapping[str, str]]]] = {}
        for row in rows:
            for pattern in _patterns(row["cue"]):
                head = pattern[0]
                if head.endswith("*"):
                    self._stems.setdefault(head[:_STEM_KEY], []).append((pattern, row))
                else:
                    self._exact.setdefault(head, []).append((pattern, row))

    def hits(self, found: Sequence[Word]) -> Iterator[Hit]:
        """Every place where a cue stands; hits may overlap."""
        forms = [word.form for word in found]
        for first, form in enumerate(forms):
            for pattern, row in self._exact.get(form, ()):
                if last := _match(pattern, 1, forms, first + 1):
                    yield Hit(first, last, row)
            for pattern, row in self._stems.get(form[:_STEM_KEY], ()):
                if form.startswith(pattern[0][:-1]) and (last := _match(pattern, 1, forms, first + 1)):
                    yield Hit(first, last, row)

    def longest(self, found: Sequence[Word]) -> list[Hit]:
        """Hits in text order; of overlapping ones the longest, and of equally long ones the first, counts."""
        taken = bytearray(len(found))
        kept = []
        for hit in sorted(self.hits(found), key=lambda h: (-len(h), h.first)):
            if not any(taken[hit.first : hit.last]):
                taken[hit.first : hit.last] = b"\1" * len(hit)
                kept.append(hit)
        return sorted(kept, key=lambda h: h.first)

    def first(self, text: str) -> Mapping[str, str] | None:
        """Row of the first hit in a text."""
        return next((hit.row for hit in self.hits(words(text))), None)


def _match(pattern: Sequence[str], at: int, forms: Sequence[str], position: int) -> int:
    """End of a match of ``pattern[at:]`` at a word position; 0 if there is none. Tries short gaps first."""
    while at < len(pattern):
        part = pattern[at]
        if part == GAP:
            ends = (_match(pattern, at + 1, forms, position + skip) for skip in range(MAX_GAP + 1))
            return next((end for end in ends if end), 0)
        if position >= len(forms) or not _fits(part, forms[position]):
            return 0
        at, position = at + 1, position + 1
    return position


def _fits(part: str, form: str) -> bool:
    return form.startswith(part[:-1]) if part.endswith("*") else form == part


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
