"""Dates with the precision that the text gives them: days, months, and runs of months."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

from ...model import PartialDate
from .gates import gated

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"""(?:\b|(?<=[a-z][a-z])(?=\d))(?:
      (?P<iso>{YEAR}-\d\d-\d\d)(?:\b|(?=T\d))(?!-)
    | (?P<slashed>\d{{1,2}}[/.]\d{{1,2}}[/.](?:{YEAR}|\d\d))\b
    | (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+(?:of\s+)?|[-/])(?P<month>{MONTH})\b
      (?:\.?,?\s+|[-/])(?P<year>{YEAR})\b
    | (?P<month2>{MONTH})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>{YEAR})\b
    | (?P<month3>{MONTH})\b\.?,?\s+(?:of\s+)?(?P<year3>{YEAR})\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_SIGN = re.compile(r"\d{4}|\d[/.]\d")  # a quick look: most prose holds no date
_RUN = gated(
    rf"""\b(?:
      (?P<a>\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?P<b>{MONTH})\.?(?:\s+(?P<c>{YEAR}))?
      \s*(?:to|and|until|[-–—])\s*
      (?P<d>\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?P<e>{MONTH})\.?,?\s+(?P<f>{YEAR})
    | (?P<g>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:to|and|until|[-–—])\s*(?P<h>\d{{1,2}})(?:st|nd|rd|th)?
      \s+(?P<i>{MONTH})\.?,?\s+(?P<j>{YEAR})
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text: offsets and ISO value."""

    start: int
    end: int
    value: PartialDate


@dataclass(frozen=True, slots=True)
class Period:
    """A run of days or months in a text: offsets, first and last."""

    start: int
    end: int
    first: PartialDate
    last: PartialDate


def dates(text: str, start: int = 0, end: int | None = None) -> Iterator[Dated]:
    """Every date in ``text[start:end]`` that has at least a month and a year."""
    end = len(text) if end is None else end
    if _SIGN.search(text, start, end) is None:
        return
    for match in _DATE.finditer(text, start, end):
        if value := _value(match):
            yield Dated(match.start(), match.end(), value)


def periods(text: str, start: int = 0, end: int | None = None) -> Iterator[Period]:
    """Every "February to May 2016", "8-19 October 2018", "21 May and 3 June 2019"."""
    end = len(text) if end is None else end
    for m in _RUN.finditer(text, start, end):
        if m["g"]:
            first, last = partial(m["j"], m["i"], m["g"]), partial(m["j"], m["i"], m["h"])
        else:
            first, last = partial(m["c"] or m["f"], m["b"], m["a"]), partial(m["f"], m["e"], m["d"])
            if first and last and first[:7] > last[:7] and not m["c"]:
                first = partial(str(int(m["f"]) - 1), m["b"], m["a"])  # November to January 2016
        if first and last and first <= last:
            yield Period(m.start(), m.end(), first, last)


def partial(year: str, month: str, day: str | None = None) -> PartialDate | None:
    """ISO date of the words; None where there is no such day."""
    number = month_number(month)
    if not day:
        return f"{year}-{number:02}"
    of_month = int(re.sub(r"\D", "", day))
    return f"{year}-{number:02}-{of_month:02}" if 0 < of_month <= monthrange(int(year), number)[1] else None


def month_number(name: str) -> int:
    """1 to 12 for a month's name or its beginning."""
    return [month[:3] for month in MONTHS].index(name[:3].lower()) + 1


def _value(match: re.Match[str]) -> PartialDate | None:
    if match["iso"]:
        year, month, day = match["iso"].split("-")
    elif match["slashed"]:  # British order
        day, month, year = re.split(r"[/.]", match["slashed"])
        year = year if len(year) == 4 else f"20{year}"
    else:
        year = match["year"] or match["year2"] or match["year3"]
        name = match["month"] or match["month2"] or match["month3"]
        return partial(year, name, match["day"] or match["day2"])
    real = 0 < int(month) <= 12 and 0 < int(day) <= monthrange(int(year), int(month))[1]
    return f"{year}-{int(month):02}-{int(day):02}" if real else None
