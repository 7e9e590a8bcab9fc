"""Numbers of lists as word processors write them: 3, 03, c, C, iii, III."""

from __future__ import annotations

_ROMAN = {"m": 1000, "cm": 900, "d": 500, "cd": 400, "c": 100, "xc": 90, "l": 50, "xl": 40, "x": 10}
_ROMAN |= {"ix": 9, "v": 5, "iv": 4, "i": 1}


def written(count: int, style: str) -> str:
    """A count as letters, Roman or Arabic digits; styles go by the names of Word."""
    if style in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if style == "lowerLetter" else letter.upper()
    if style in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        roman = _roman(count)
        return roman if style == "lowerRoman" else roman.upper()
    return f"{count:02}" if style == "decimalZero" else str(count)


def _roman(count: int) -> str:
    letters = ""
    for letter, value in _ROMAN.items():
        times, count = divmod(count, value)
        letters += letter * times
    return letters
