"""Where quotations stand: spans are counted in words, so that white space and punctuation weigh nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import Any, NamedTuple

from .normal import PLAIN


class Span(NamedTuple):
    """Words of a text by number, ``last`` exclusive."""

    first: int
    last: int

    @property
    def words(self) -> int:
        """How many there are."""
        return self.last - self.first

    def f1(self, other: Span) -> float:
        """How well two spans agree: 1 the same words, 0 none shared."""
        shared = max(0, min(self.last, other.last) - max(self.first, other.first))
        both = self.words + other.words
        return 2 * shared / both if both else 0.0


class Text:
    """The text of a document, in which white space and the style of quotes and dashes do not matter."""

    def __init__(self, text: str) -> None:
        self._plain = text.translate(PLAIN)
        self._starts = [word.start() for word in re.finditer(r"\w+", self._plain)]

    def places(self, entry: Mapping[str, Any]) -> tuple[Span, ...]:
        """Where the quotation of an entry stands: at its offsets if they are right, else anywhere."""
        exact = self.at_offsets(entry)
        return (exact,) if exact and exact.words else self.occurrences(entry.get("quote"))

    def at_offsets(self, entry: Mapping[str, Any]) -> Span | None:
        """The span between ``start`` and ``end``, if these are the words of ``quote``."""
        start, end, quote = (entry.get(key) for key in ("start", "end", "quote"))
        if not (isinstance(start, int) and isinstance(end, int) and isinstance(quote, str)):
            return None
        within = 0 <= start < end <= len(self._plain)
        same = within and self._plain[start:end].split() == quote.translate(PLAIN).split()
        return self._span(start, end) if same else None

    def occurrences(self, quote: object) -> tuple[Span, ...]:
        """Every place where a quotation stands, overlapping ones too."""
        words = quote.translate(PLAIN).split() if isinstance(quote, str) else []
        if not words:
            return ()
        spaced = r"\s+".join(map(re.escape, words))
        found = re.finditer(f"(?=({spaced}))", self._plain)
        return tuple(self._span(*place.span(1)) for place in found)

    def _span(self, start: int, end: int) -> Span:
        return Span(bisect_left(self._starts, start), bisect_left(self._starts, end))
