"""Dates told by the day of publication: "on Thursday", "yesterday", "last month", "in June"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ...model import PartialDate
from .dates import MONTH, YEAR, month_number

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNT = rf"(?P<count>\d{{1,2}}|an?|{'|'.join(_NUMBERS)})"
_RELATIVE = re.compile(
    rf"""\b(?:
      (?P<today>today|this\s+(?:morning|afternoon|evening))
    | (?P<yesterday>yesterday|last\s+night)
    | (?P<before>last\s+)?(?P<weekday>{"|".join(_DAYS)})\b(?!\s+\d|,?\s+(?:{MONTH})\s+\d)
    | {_COUNT}\s+(?P<unit>day|week|month|year)s?\s+ago(?P<same>\s+this\s+(?:month|week))?
    | on\s+(?:(?P<american>{"|".join(_DAYS)}),?\s+)?
      (?P<month_first>{MONTH})\s+(?P<day_last>\d{{1,2}})\b(?!,?\s+{YEAR}|\d)
    | (?P<whole>this|last|earlier\s+this|earlier\s+last|late\s+last)\s+(?P<span>week|month|year)
    | (?:(?P<gone>last\s+)
        |(?=(?:{MONTH})\s+(?:last|this)\s+year\b)
        |(?:in|since|during|until|(?:at|by|towards)\s+the\s+(?:end|beginning|start)\s+of)
         \s+(?:early\s+|late\s+|mid-)?
        |(?:on|since|until|from)\s+(?:(?P<named>{"|".join(_DAYS)}),?\s+)?(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)(?P<month>{MONTH})\b(?!\.?,?\s+(?:{YEAR}|\d))
      (?:\s+(?P<which>last|this)\s+year)?
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_DAYS_OF = {"day": 1, "week": 7}


def relative_date(words: str, published: PartialDate | None) -> PartialDate | None:
    """The first date in ``words`` that is told from the day of publication, as precise as the words are.

    Days need a full date of publication, months and years one with a month.
    """
    if published is None or len(published) < len("2024-05"):
        return None
    for found in _RELATIVE.finditer(words):
        if value := _value(found, published):
            return value
    return None


def _value(found: re.Match[str], published: PartialDate) -> PartialDate | None:
    if found["month"] or found["month_first"]:
        return _month(found, published)
    if found["span"]:
        return _whole(found["whole"].lower(), found["span"].lower(), published)
    if found["same"] and found["unit"].lower() == "year":
        return _back(12 * _count(found), "month", published)
    if found["unit"] and found["unit"].lower() in ("month", "year"):
        return _back(_count(found), found["unit"].lower(), published)
    if len(published) < len("2024-05-03"):
        return None
    return (date.fromisoformat(published) - timedelta(_days_back(found, published))).isoformat()


def _days_back(found: re.Match[str], published: PartialDate) -> int:
    if found["today"]:
        return 0
    if found["yesterday"]:
        return 1
    if found["unit"]:
        return _count(found) * _DAYS_OF[found["unit"].lower()]
    back = (date.fromisoformat(published).weekday() - _DAYS.index(found["weekday"].lower())) % len(_DAYS)
    return back or len(_DAYS) if found["before"] else back


def _count(found: re.Match[str]) -> int:
    words = found["count"].lower()
    if words in ("a", "an"):
        return 1
    return int(words) if words.isdigit() else _NUMBERS.index(words) + 1


def _month(found: re.Match[str], published: PartialDate) -> PartialDate | None:
    """A month, or a day of it, without its year: the last one that has begun, unless "last year" is said.

    "31 June" is none, nor is "Friday 3 June" where that day was no Friday.
    """
    number, year = month_number(found["month"] or found["month_first"]), int(published[:4])
    past = number >= int(published[5:7]) if found["gone"] else number > int(published[5:7])
    if (found["which"] or "").lower() == "last" or (not found["which"] and past):
        year -= 1
    day_of_month, named = found["day"] or found["day_last"], found["named"] or found["american"]
    if not day_of_month:
        return f"{year}-{number:02}"
    try:
        day = date(year, number, int(day_of_month))
    except ValueError:
        return None
    if named and day.weekday() != _DAYS.index(named.lower()):
        return None
    return day.isoformat()


def _whole(which: str, span: str, published: PartialDate) -> PartialDate:
    """A month or year; of a week, the month in which it began, or of a first week the one it ended in."""
    if span == "week":
        day = date.fromisoformat(f"{published}-15" if len(published) < len("2024-05-03") else published)
        return (day - timedelta(7 if "last" in which else 0)).isoformat()[: len("2024-05")]
    return _back(1 if "last" in which else 0, span, published)


def _back(count: int, span: str, published: PartialDate) -> PartialDate:
    year, month = int(published[:4]), int(published[5:7])
    if span == "year":
        return str(year - count)
    months = year * 12 + month - 1 - count
    return f"{months // 12}-{months % 12 + 1:02}"
