"""The letters of a PDF page as PDFium gives them: their text, places and fonts, turned upright."""

from __future__ import annotations

import ctypes
import math
from collections import Counter

import pypdfium2
import pypdfium2.raw as pdfium

_BOLD = (b"bold", b"black", b"heavy", b"semibold")
WIDEST = 14_400
"""Points: no page of a PDF may be wider."""
_SAMPLE = 25  # letters that are asked how they stand


Box = tuple[float, float, float, float]
"""Left, top, right and bottom of the box of a letter's font, in points from the page's lower left corner."""


class Letters:
    """The letters of a page in the file's order, with the breaks of lines and the spaces that PDFium sees."""

    def __init__(self, textpage: pypdfium2.PdfTextPage, page: pypdfium2.PdfPage) -> None:
        self._raw = textpage.raw
        self.text = self._text(textpage)
        self._rect = (ctypes.c_float * 4)()  # read at once: a structure is read field by field
        self._rect_at = ctypes.cast(self._rect, ctypes.POINTER(pdfium.FS_RECTF))
        left, bottom, right, top = page.get_mediabox()
        # The sides of a damaged page may be no numbers.
        self._turns = self._quarter_turns() if right - left <= WIDEST and top - bottom <= WIDEST else 0
        self._far = left + right, bottom + top
        self.width = (top - bottom) if self._turns % 2 else (right - left)
        """Width of the page as its text is read."""

    def box(self, index: int) -> Box:
        """Place of a letter, on a page that is turned so that most of its text is upright."""
        pdfium.FPDFText_GetLooseCharBox(self._raw, index, self._rect_at)
        left, top, right, bottom = self._rect
        if not self._turns:
            return left, top, right, bottom
        x, y = self._far
        if self._turns == 1:
            return bottom, x - left, top, x - right
        if self._turns == 2:
            return x - right, y - bottom, x - left, y - top
        return y - top, right, y - bottom, left

    def is_bold(self, index: int) -> bool:
        """Whether the name of a letter's font says that it is bold."""
        name = ctypes.create_string_buffer(64)
        pdfium.FPDFText_GetFontInfo(self._raw, index, name, 64, ctypes.byref(ctypes.c_int()))
        return any(word in name.value.lower() for word in _BOLD)

    def _text(self, textpage: pypdfium2.PdfTextPage) -> str:
        count = textpage.count_chars()
        text: str = textpage.get_text_range()
        if len(text) == count:
            return text
        # PDFium's text leaves out some letters of the list, and has others twice: then places would be wrong.
        return "".join(chr(pdfium.FPDFText_GetUnicode(self._raw, index)) for index in range(count))

    def _quarter_turns(self) -> int:
        """How often the page is to be turned clockwise for most of its text to stand upright."""
        step = max(1, len(self.text) // _SAMPLE)
        letters = [index for index in range(0, len(self.text), step) if not self.text[index].isspace()]
        angles = (pdfium.FPDFText_GetCharAngle(self._raw, index) for index in letters)
        turns = Counter(-round(angle / (math.pi / 2)) % 4 for angle in angles if angle >= 0)
        return max(turns, key=lambda turn: (turns[turn], -turn), default=0)
