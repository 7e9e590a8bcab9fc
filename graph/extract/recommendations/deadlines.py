"""Deadlines of recommendations: the words, and the date where the text fixes one.

| rule | example | resolved to |
|---|---|---|
| ``absolute`` | by 31 December 2023 | that day |
| ``end-of-month`` | by July 2018 | last day of the month |
| ``end-of-year`` | by the end of 2023, by the end of the year | 31 December (of the year of publication) |
| ``year-inferred`` | by 31 December | first such day from the date of publication on |
| ``year-unknown`` | by 31 December, in a document without a date | - |
| ``relative`` | within six months | - |
| ``immediate`` | immediately | - |
| ``open`` | as soon as possible | - |
| ``from`` | from July 2018 | - |
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

from ...model import PartialDate

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_MONTHS_A_YEAR = 12
_NUMBER = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty[- ]four|a"
    r"|the\snext|the\scoming)"
)
_UNIT = r"(?:working\s+|calendar\s+)?(?:days?|weeks?|months?|years?|quarters?)"
_DATE = rf"""(?:
    (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTHS})\b\.?(?:,?\s+(?P<year>\d{{4}}))?
  | (?P<numbers>\d{{1,2}}/\d{{1,2}}/(?:20)?\d\d)
  | (?P<month2>{_MONTHS})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year2>\d{{4}}))?
  | (?P<whole>(?:the\s+)?end\s+of\s+)?(?P<month3>{_MONTHS})\b(?:,?\s+(?P<year3>\d{{4}}))?
  | (?:the\s+)?end\s+of\s+(?:the\s+year\s+)?(?P<year4>\d{{4}})
  | (?P<this>(?:the\s+)?end\s+of\s+(?:the|this)\s+(?:calendar\s+)?year)
  | (?P<vague>(?:the\s+)?(?:end|start|beginning|middle)\s+of\s+(?:the\s+)?(?:next\s+|current\s+|financial\s+)*
        (?:year|month|week|quarter)
      |(?:the\s+)?(?:spring|summer|autumn|winter)(?:\s+of)?(?:\s+\d{{4}})?
      |next\s+(?:year|month|spring|summer|autumn)|(?:next\s+)?(?:Christmas|Easter))
)"""
_DEADLINE = re.compile(
    rf"""\b(?:
        (?P<by>(?:no|not)\s+later\s+than|by(?:\s+no\s+later\s+than)?|before|on\s+or\s+before|until)\s+{_DATE}
          (?:\s+at\s+the\s+latest)?
      | (?P<relative>(?:within|in|over|during)\s+(?:the\s+(?:next|coming|following)\s+|a\s+period\s+of\s+)?
          {_NUMBER}(?:\s+\w+)?\s+{_UNIT}\b
          (?:\s+of\s+(?:the\s+)?(?:publication|date|receipt|report|receiving)(?:\s+of\s+(?:this|the)\s+report)?)?)
      | (?P<immediate>immediately|with\s+immediate\s+effect|at\s+once|forthwith|straight\s?away)
      | (?P<open>as\s+soon\s+as\s+(?:is\s+)?(?:practicable|practical|possible|reasonably\s+practicable)
          |without\s+(?:further\s+)?delay
          |urgently|as\s+a\s+matter\s+of\s+urgency|at\s+the\s+earliest\s+opportunity)
      | (?P<from>(?:from|starting\s+(?:in|from))\s+(?:\d{{1,2}}\s+)?(?:{_MONTHS})\s+\d{{4}})
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_VAGUE_PERIOD = re.compile(
    r"(?:in|over|during|within)\s+(?:the\s+)?(?:a|the)\s+(?:days?|weeks?|months?|years?)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """When something has to be done: offsets and words, date where fixed, and the rule that read it."""

    start: int
    end: int
    text: str
    date: PartialDate | None
    rule: str


def find_deadline(text: str, published: PartialDate | None = None) -> Deadline | None:
    """First deadline in a text. Dates and "within" go before words such as "urgently"."""
    found = [m for m in _DEADLINE.finditer(text) if not _VAGUE_PERIOD.fullmatch(m.group())]
    if not found:
        return None
    match = min(found, key=lambda m: (m["by"] is None, m["relative"] is None, m.start()))
    date, rule = _resolve(match, published)
    return Deadline(match.start(), match.end(), match.group(), date, rule)


def _resolve(match: re.Match[str], published: PartialDate | None) -> tuple[PartialDate | None, str]:
    for rule in ("relative", "immediate", "open", "from"):
        if match[rule]:
            return None, rule
    if match["vague"]:
        return None, "open"
    if match["numbers"]:
        day, number, year = match["numbers"].split("/")
        known = 0 < int(number) <= _MONTHS_A_YEAR
        return (_date(2000 + int(year) % 100, int(number), day) if known else None), "absolute"
    if match["year4"]:
        return f"{match['year4']}-12-31", "end-of-year"
    if match["this"]:
        return (f"{published[:4]}-12-31" if published else None), "end-of-year"
    month = _month(match["month"] or match["month2"] or match["month3"])
    day = match["day"] or match["day2"]
    year = match["year"] or match["year2"] or match["year3"]
    if year:
        return _date(int(year), month, day), "absolute" if day else "end-of-month"
    date = _next(month, day, published)
    return date, "year-inferred" if date else "year-unknown"


def _month(name: str) -> int:
    return [m[:3] for m in _MONTHS.split("|")[:12]].index(name[:3].lower()) + 1


def _date(year: int, month: int, day: str | None) -> PartialDate | None:
    last = monthrange(year, month)[1] if 0 < year < 10_000 else 0
    number = int(day) if day else last
    return f"{year:04}-{month:02}-{number:02}" if 0 < number <= last else None


def _next(month: int, day: str | None, published: PartialDate | None) -> PartialDate | None:
    """The first such day from the publication on; unknown without a publication date."""
    if not published:
        return None
    year = int(published[:4])
    date = _date(year, month, day)
    return _date(year + 1, month, day) if date and date < published else date
