"""Then and now: sentences that set a time before this inspection against the present.

"It used to take a month; now it takes a week" says how things are now, and what is good there got better.
"""

from __future__ import annotations

import re

from ..words.gates import gated
from ..words.lexicon import forms
from ..words.numbers import NUMBER, SECONDS, value

_NUMBER = rf"(?:{NUMBER}|a\s+\w+)"
_NOW = gated(
    r"""\b(?:now|nowadays|today|no\s+longer|any\s+more|this\s+(?:time|year|autumn|spring|summer|winter)|these\s+days
      |ha(?:s|ve)\s+(?:since|come\s+down|come\s+on|gone\s+(?:up|down)|fallen|risen|dropped))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_THEN = gated(
    r"""\bused\s+to\b|\b(?:weeks?|months?|years?)\s+(?:ago|before|earlier)\b
      |\blast\s+(?:time|year|spring|summer|autumn|winter)\b|\buntil\s+(?:recently|then|last|20\d\d)\b|\bin\s+(?:19|20)\d\d\b
      |\bwhen\s+(?:we|inspectors)\s+(?:were\s+)?(?:last|previously|first)\b|\bpreviously\b|\bin\s+the\s+past\b|\bonce\b
      |(?<!since\s)\b(?:our|the|its)\s+(?:last|previous|first|earlier|20\d\d)\s+(?:\w+\s+)?(?:inspection|report|visit|review)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_CHANGED = gated(
    rf"""\b(?:now|no\s+longer|any\s+more|by\s+then)\b
      |\bsince\b(?!\s+(?:(?:19|20)\d\d|it|they|he|she|no|there|most|many|some|officers|staff)\b)
      |\b(?:up|down)\s+from\b|\bfrom\s+(?:\w+\s+)?{_NUMBER}(?:\s*%|\s+\w+){{0,3}}\s+to\s+(?:\w+\s+)?{_NUMBER}\b
      |\b(?:against|compared\s+(?:to|with))\b[^.;]{{0,60}}\b(?:before|earlier|ago|last|previous\w*|(?:19|20)\d\d)\b
      |\bthan\s+(?:in|at|when|it\s+(?:did|was|had)|they\s+(?:did|were|had)|before|last\s+year|an?\s+year\s+(?:ago|before|earlier)|\w+\s+years\s+ago)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_UNIT = rf"(?:\s*%|\s+({'|'.join(SECONDS)})s?\b|(?:\s+[a-z]+){{1,3}}?)?"
_ABOUT = r"(?:(?:about|some|around|nearly|almost|over|under|just|well)\s+){0,2}"
_FIGURE = rf"{_ABOUT}({NUMBER})"
_FIGURES = gated(
    rf"\bfrom\s+{_FIGURE}{_UNIT}\s+(?:(?:in|last)\s+\w+\s+)?to\s+{_FIGURE}{_UNIT}", re.IGNORECASE
)
_FEWER = gated(r"\bfewer\b(?!\s+than\b)", re.IGNORECASE)
_AGAINST = gated(
    rf"\b{_FIGURE}\s[^.;,\d]{{0,60}},?\s(?:against|up\s+from|down\s+from|compared\s+(?:to|with))\s+{_FIGURE}\b"
    r"(?=[^.;]{0,40}\b(?:when|in|before|last|ago|earlier|previous\w*)\b)",
    re.IGNORECASE,
)
_TARGET = gated(
    r"""(?P<is>\d+(?:\.\d+)?)\s*(?:%|per\s?cent)[^.;%]{0,90}?
    \b(?:target|national\s+standard|goal)s?\b[^.;%]{0,30}?
    (?P<meant>\d+(?:\.\d+)?)\s*(?:%|per\s?cent)""",
    re.VERBOSE | re.IGNORECASE,
)
_UNWANTED = forms("abandoned abandonment unanswered dropped lost refused late missed overdue outstanding")
_AGAINST_SIGNS = forms("against up down compared")
_SIGNS = forms(
    "now nowadays today longer more time year autumn spring summer winter days has have since then than from "
    "against compared"
)


_YEAR = gated(r"\b(?:19|20)\d\d\b")
_THEN_SIGNS = forms("used ago before earlier last until when previously previous past once first")


def is_of_change(text: str) -> bool:
    """Whether a sentence compares with an earlier time."""
    return not _SIGNS.isdisjoint(forms(text)) and _CHANGED.search(text) is not None


def movement(text: str) -> tuple[int, str] | None:
    """Where things rise or fall: "from 48 to 79 percent", "141 against 46", "fewer than before"."""
    found = forms(text)
    if "fewer" in found and is_of_change(text) and (fewer := _FEWER.search(text)) is not None:
        return fewer.start(), "fall"
    if not _AGAINST_SIGNS.isdisjoint(found) and (against := _AGAINST.search(text)) is not None:
        return _way(against.start(), _value(against[2], None), _value(against[1], None))
    moved = _FIGURES.search(text) if "from" in found else None
    if moved is None:
        return None
    first, last = _value(moved[1], moved[2] or moved[4]), _value(moved[3], moved[4] or moved[2])
    return _way(moved.start(), first, last)


def meets_target(text: str) -> bool | None:
    """Whether a share reaches its target: "63.9% of calls, against a target of 90%"; None without one."""
    told = _TARGET.search(text)
    if told is None:
        return None
    is_, meant = float(told["is"]), float(told["meant"])
    return is_ <= meant if not _UNWANTED.isdisjoint(forms(text)) else is_ >= meant


def _way(offset: int, first: float, last: float) -> tuple[int, str] | None:
    return (offset, "rise" if last > first else "fall") if first != last else None


def _value(number: str, unit: str | None) -> float:
    return value(number) * SECONDS[unit.lower()] if unit else value(number)


def turn_to_now(text: str) -> int | None:
    """Offset at which a sentence on an earlier time comes to the present; None if it does not."""
    found = forms(text)
    told = not _THEN_SIGNS.isdisjoint(found) or _YEAR.search(text)
    if not told or _SIGNS.isdisjoint(found) or (then := _THEN.search(text)) is None:
        return None
    now = next((m for m in _NOW.finditer(text) if m.start() > then.end()), None)
    if now is None:
        return None
    between = max(text.rfind(mark, then.end(), now.start()) for mark in (";", ",", " – ", " and "))
    return between if between > 0 else None
