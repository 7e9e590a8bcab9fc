"""Words of documents are untrusted: nothing in them may steer a terminal."""

from __future__ import annotations

import unicodedata

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_LINE_ENDS = "\u2028\u2029"
_CONTROL = [chr(n) for n in range(0xA0) if unicodedata.category(chr(n)) == "Cc"]
_ONE_LINE = str.maketrans(
    dict.fromkeys([*_CONTROL, *_BIDI], _REPLACEMENT) | dict.fromkeys(["\t", "\n", "\r", *_LINE_ENDS], " ")
)
_LINES = {code: to for code, to in _ONE_LINE.items() if chr(code) not in "\t\n"}


def safe(text: str) -> str:
    """One line without control characters or writing-direction overrides."""
    return text if text.isprintable() else text.translate(_ONE_LINE)  # most is, and told at once


def safe_lines(text: str) -> str:
    """The same, keeping tabs and line ends."""
    return text.translate(_LINES)
