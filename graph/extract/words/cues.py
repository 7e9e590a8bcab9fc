"""Line cues: what a whole line is, or begins with; looked up by the first letters of the line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

from .lexicon import TEXTS

T = TypeVar("T")

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\xa0": " "})
_KEY = 2


@lru_cache(maxsize=TEXTS)
def plain(line: str) -> str:
    """A line as cues are written: lower case, plain quotes and dashes, no bullet, bar or colon around it."""
    plain_marks = line if line.isascii() else line.translate(_PLAIN)
    return plain_marks.casefold().strip(" -•:|\t")


class LineCues(Generic[T]):
    """Cues with what they stand for; a cue that ends in ``*`` counts as a beginning."""

    def __init__(self, rows: Iterable[tuple[str, T]]) -> None:
        self._exact: dict[str, list[T]] = {}
        self._starts: dict[str, list[tuple[str, T]]] = {}
        for cue, value in rows:
            if cue.endswith("*"):
                self._starts.setdefault(cue[:-1][:_KEY], []).append((cue[:-1], value))
            else:
                self._exact.setdefault(cue, []).append(value)

    def find(self, line: str) -> Iterator[T]:
        """What a line (see `plain`) stands for, exact cues first."""
        yield from self._exact.get(line, ())
        for start, value in self._starts.get(line[:_KEY], ()):
            if line.startswith(start):
                yield value
