"""What is usual in one PDF (letter size, line distance, margins, words), to tell what is not."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from .pdf_lines import Line
from .text import SENTENCE_END

_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_COLUMN = 36.0  # points: lines that begin within this distance share their right margin


@dataclass(frozen=True, slots=True)
class Measures:
    """The usual measures of a document, in points."""

    body: float  # letter size of most words
    pitch: float  # distance of base lines within a paragraph, as a multiple of the letter size
    margins: dict[tuple[int, int], float]  # right margin by page (0 = all) and by where a line begins
    heading_sizes: tuple[float, ...]  # largest first

    @classmethod
    def of(cls, lines: list[Line]) -> Measures:
        """Measure a document."""
        sizes: Counter[float] = Counter()
        pitches: Counter[float] = Counter()
        for line in lines:
            sizes[line.size] += len(line.text)
        body = max(sizes, key=lambda size: (sizes[size], size), default=0.0)
        for before, after in pairwise(lines):
            drop = before.bottom - after.bottom
            if (
                before.page == after.page
                and before.size == after.size == body
                and 0.5 * body < drop < 2 * body
            ):
                pitches[round(drop / body, 1)] += 1
        pitch = max(pitches, key=lambda p: (pitches[p], -p), default=1.2)
        larger = sorted({line.size for line in lines if line.size > 1.08 * body}, reverse=True)
        return cls(body, pitch, _margins(lines), tuple(larger))

    def is_next_line(self, before: Line, after: Line) -> bool:
        """Whether a line stands right below another."""
        drop = before.bottom - after.bottom
        return before.page == after.page and 0 < drop < 1.25 * self.pitch * max(before.size, after.size)

    def continues(self, before: Line, after: Line) -> bool:
        """Whether a line goes on with the paragraph that the line before it belongs to."""
        if before.size != after.size or not self.is_next_line(before, after):
            return False
        # Titles are broken where it looks well.
        return before.size in self.heading_sizes or before.hyphenated or self.is_full(before, after)

    def is_full(self, before: Line, after: Line) -> bool:
        """Whether the next word had no room on a line: else somebody wanted a new line there."""
        zone = int(before.left / _COLUMN)
        margin = self.margins.get((before.page, zone)) or self.margins.get((0, zone)) or before.right
        word = after.first_word or after.right - after.left
        return before.right + word + 0.2 * before.size > margin

    def is_small(self, line: Line) -> bool:
        """Whether a line is set as footnotes and captions are."""
        return line.size < 0.92 * self.body

    def heading_level(self, lines: list[Line]) -> int:
        """Level of a heading by its letter size, or boldness; 0 for other text."""
        size = lines[0].size
        if size in self.heading_sizes:
            return min(6, self.heading_sizes.index(size) + 1)
        short = len(lines) < 3 and not lines[-1].text.rstrip().endswith(SENTENCE_END)
        bold = all(line.bold for line in lines) and size >= 0.95 * self.body
        return min(6, len(self.heading_sizes) + 1) if bold and short else 0


def _margins(lines: list[Line]) -> dict[tuple[int, int], float]:
    ends: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
    for line in lines:
        zone = int(line.left / _COLUMN)
        for near in (zone - 1, zone, zone + 1):
            ends[line.page, near].append(line.right)
            ends[0, near].append(line.right)
    # Not the largest: a title across two columns is wider than each.
    return {
        key: sorted(rights)[int(len(rights) * 0.9)]
        for key, rights in ends.items()
        if not key[0] or len(rights) > 7
    }


def mend_hyphens(lines: Iterable[Line]) -> Callable[[list[Line]], str]:
    """Make the function that joins lines; a word cut by a hyphen as the document writes it elsewhere."""
    lines = list(lines)
    words = {word.lower() for line in lines for word in _WORDS.findall(line.text)}
    cuts = [_cut_word(a, b) for a, b in pairwise(lines) if a.hyphenated]
    one_word = sum(a + b in words for a, b in cuts) > sum(f"{a}-{b}" in words for a, b in cuts)

    def hyphen(before: Line, after: Line) -> str:
        first, second = _cut_word(before, after)
        if first + second in words:
            return ""
        return "" if one_word and f"{first}-{second}" not in words and second.isalpha() else "-"

    def join(paragraph: list[Line]) -> str:
        pieces = [paragraph[0].text]
        for before, after in pairwise(paragraph):
            pieces += [hyphen(before, after) if before.hyphenated else " ", after.text]
        return "".join(pieces)

    return join


def _cut_word(before: Line, after: Line) -> tuple[str, str]:
    first = before.text.rsplit(None, 1)[-1:] or [""]
    second = after.text.split(None, 1)[:1] or [""]
    return first[0].lower(), second[0].rstrip(".,;:!?)").lower()
