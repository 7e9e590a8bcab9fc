"""The lines of a PDF page with their places, as PDFium gives them, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2

from .pdf_letters import WIDEST, Box, Letters

_HYPHENS = ("\x02", "\ufffe")  # PDFium's marks for a hyphen that ends a line
_BREAKS = ("\r", "\n", *_HYPHENS)
_TOKEN = re.compile(r"[\r\n\x02\ufffe]|\x20+|[^\x20\r\n\x02\ufffe]+")
_LETTER = re.compile(r"[^\W_]")
_NARROWEST = 0.1  # of a font's height: no letter is less wide
_MARK = re.compile(r"(|.*[^\W\d_]|.*[.,;:?!)’”'\"])(\d{1,3}(?:,\d{1,3})*)([.,;:]?)")


@dataclass(slots=True)
class Line:
    """One line of text. Places are in points, from the lower left corner of the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    first_word: float  # width
    bold: bool
    page: int
    hyphenated: bool = False  # a hyphen stood at the end; it is not in the text
    worded: bool = False  # has a letter or digit

    @property
    def size(self) -> float:
        """Height of the font's box, rounded to half points."""
        return round((self.top - self.bottom) * 2) / 2

    def has_room_for(self, word: Box) -> bool:
        """Whether a word that comes next is of this line: no gap is between them as in a table."""
        return word[0] - self.right <= 2 * self.size or not self.text.endswith(" ")

    def meets(self, word: Box) -> bool:
        """Whether a word goes on where this line ends, at about its height."""
        left, top, _, bottom = word
        overlap = min(top, self.top) - max(bottom, self.bottom)
        near = -0.3 * self.size <= left - self.right <= 0.6 * self.size
        return near and overlap > 0.6 * (top - bottom) and top - bottom < 1.1 * self.size

    def beside(self, other: Line) -> bool:
        """Whether two lines stand on one base line."""
        return abs(self.bottom - other.bottom) < 0.3 * min(self.size, other.size)


def page_lines(page: pypdfium2.PdfPage, number: int) -> list[Line]:
    """Lines of one page in reading order, split where there is a gap as wide as two letters are high."""
    textpage = page.get_textpage()
    try:
        letters = Letters(textpage, page)
        return _in_order(list(_split(letters, number)), letters.width)
    finally:
        textpage.close()


def _split(letters: Letters, number: int) -> Iterator[Line]:
    """Asks for as few boxes as it can, as each asking takes its time."""
    line: Line | None = None
    broken = False  # whether PDFium sees a new line: it does after each raised number
    last = range(0)  # letters of the last word, and where it begins
    last_left = 0.0
    for token in _TOKEN.finditer(letters.text):
        words, start = token[0], token.start()
        if words in _BREAKS:
            broken = True
            if line and words in _HYPHENS:
                line.hyphenated = True
                yield _reaching(line, letters, last)
                line = None
            continue
        if words[0] == " ":  # may have been generated: its box says nothing
            if line:
                if not line.first_word:
                    line.first_word = _reaching(line, letters, last).right - line.left
                line.text += " "
            continue
        box = letters.box(start)
        if line and (broken or box[0] - last_left > (2 + _NARROWEST * len(last)) * line.size):
            _reaching(line, letters, last)
            if not (line.meets(box) if broken else line.has_room_for(box)):
                yield line
                line = None
        broken = False
        if line is None:
            line = Line("", box[0], box[2], box[3], box[1], 0.0, False, number)
        if not line.worded and (lettered := _LETTER.search(words)):  # bullets come from other fonts
            index = start + lettered.start()
            _, line.top, _, line.bottom = letters.box(index)
            line.bold, line.worded = letters.is_bold(index), True
        if not words.isalpha() and (mark := _MARK.fullmatch(words)):
            words = _without_mark(mark, letters.box(start + mark.start(2)), line)
        line.text += words
        line.left, line.right = min(line.left, box[0]), max(line.right, box[2])
        last, last_left = range(start, token.end()), box[0]
    if line:
        yield _reaching(line, letters, last)


def _reaching(line: Line, letters: Letters, word: range) -> Line:
    """A line that reaches to the last letter of its last word, which may stand to the left of the first."""
    left, _, right, _ = letters.box(word[-1])
    line.left, line.right = min(line.left, left), max(line.right, right)
    return line


def _without_mark(word: re.Match[str], box: Box, line: Line) -> str:
    """A word without the small raised number that leads to a footnote."""
    _, top, _, bottom = box
    raised = bottom > line.bottom + 0.1 * line.size and top - bottom < 0.85 * line.size
    return word[1] + word[3] if raised else word[0]


def _in_order(lines: list[Line], width: float) -> list[Line]:
    """Lines as people read them: the file's order, unless it jumps about between two columns."""
    pairs = list(pairwise(lines))
    jumps = sum(after.bottom > before.top for before, after in pairs)
    beside = sum(before.beside(after) for before, after in pairs)
    if jumps > 0.5 * len(pairs):
        return sorted(lines, key=_by_height)  # sideways pages come from their last line to their first
    if (jumps <= 3 and beside < 0.35 * len(pairs)) or not width <= WIDEST:  # or is no number
        return lines
    gutter = _gutter(lines, width)
    return lines if gutter is None else _by_columns(lines, gutter)


def _gutter(lines: list[Line], width: float) -> float | None:
    """Where a page of two columns is split: hardly a line crosses there, and prose stands on both sides."""
    for x in sorted(range(int(width * 0.35), int(width * 0.65), 3), key=lambda x: abs(x - width / 2)):
        sides = [[n for n in lines if n.right <= x], [n for n in lines if n.left >= x]]
        crossing = len(lines) - sum(map(len, sides))
        wide = [sum(n.right - n.left for n in side) > 0.2 * width * len(side) for side in sides]
        if crossing <= 0.2 * len(lines) and all(len(side) > 0.2 * len(lines) for side in sides) and all(wide):
            return float(x)
    return None


def _by_columns(lines: list[Line], gutter: float) -> list[Line]:
    # A line across both columns (a title, a wide table) ends what stands above it.
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in sorted(lines, key=_by_height):
        if line.right <= gutter:
            left.append(line)
        elif line.left >= gutter:
            right.append(line)
        else:
            ordered += [*left, *right, line]
            left, right = [], []
    return [*ordered, *left, *right]


def _by_height(line: Line) -> tuple[float, float]:
    return -line.bottom, line.left
