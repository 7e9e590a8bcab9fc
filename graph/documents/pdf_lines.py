"""The lines of a PDF page with their places, as PDFium gives them, in reading order."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

_BREAKS = ("\r", "\n")
_HYPHENS = ("\x02", "\ufffe")  # PDFium's marks for a hyphen that ends a line
_BOLD = (b"bold", b"black", b"heavy", b"semibold")
_WIDEST = 14_400  # points: no page of a PDF may be wider


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

    @property
    def size(self) -> float:
        """Height of the font's box, rounded to half points."""
        return round((self.top - self.bottom) * 2) / 2

    def beside(self, other: Line) -> bool:
        """Whether two lines stand on one base line."""
        return abs(self.bottom - other.bottom) < 0.3 * min(self.size, other.size)


def page_lines(page: pypdfium2.PdfPage, number: int) -> list[Line]:
    """Lines of one page in reading order, split where there is a gap as wide as two letters are high."""
    textpage = page.get_textpage()
    try:
        lines = list(_split(textpage, number))
    finally:
        textpage.close()
    return _in_order(lines, page.get_width())


def _split(textpage: pypdfium2.PdfTextPage, number: int) -> Iterator[Line]:
    raw, box = textpage.raw, pdfium.FS_RECTF()
    line: Line | None = None
    worded = False  # whether the line has a letter or digit
    for index in range(textpage.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(raw, index))
        if letter in _BREAKS or letter in _HYPHENS:
            if line:
                line.hyphenated = letter in _HYPHENS
                yield line
            line = None
            continue
        if letter == " ":  # may have been generated: its box says nothing
            if line and not line.text.endswith(" "):
                line.first_word = line.first_word or line.right - line.left
                line.text += " "
            continue
        pdfium.FPDFText_GetLooseCharBox(raw, index, ctypes.byref(box))
        if line and box.left - line.right > 2 * line.size and line.text.endswith(" "):
            yield line
            line = None
        if line is None:
            line = Line("", box.left, box.right, box.bottom, box.top, 0.0, False, number)
            worded = False
        if not worded and letter.isalnum():  # bullets come from fonts of other sizes
            line.bottom, line.top, worded = box.bottom, box.top, True
            line.bold = _is_bold(raw, index)
        line.text += letter
        line.right = max(line.right, box.right)
    if line:
        yield line


def _is_bold(raw: pdfium.FPDF_TEXTPAGE, index: int) -> bool:
    name = ctypes.create_string_buffer(64)
    pdfium.FPDFText_GetFontInfo(raw, index, name, 64, ctypes.byref(ctypes.c_int()))
    return any(word in name.value.lower() for word in _BOLD)


def _in_order(lines: list[Line], width: float) -> list[Line]:
    """Lines as people read them: the file's order, unless it jumps about between two columns."""
    pairs = list(pairwise(lines))
    jumps = sum(after.bottom > before.top for before, after in pairs)
    beside = sum(before.beside(after) for before, after in pairs)
    if (jumps <= 3 and beside < 0.35 * len(pairs)) or not width <= _WIDEST:  # or is no number
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
    for line in sorted(lines, key=lambda n: (-n.bottom, n.left)):
        if line.right <= gutter:
            left.append(line)
        elif line.left >= gutter:
            right.append(line)
        else:
            ordered += [*left, *right, line]
            left, right = [], []
    return [*ordered, *left, *right]
