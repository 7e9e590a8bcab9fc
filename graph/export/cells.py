"""Attributes of nodes and edges as text that every consumer reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_LONG_MONTHS = {1, 3, 5, 7, 8, 10, 12}


def clean(text: str) -> str:
    """Text without the characters that XML 1.0 cannot hold, even escaped; each becomes U+FFFD."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def cell(value: object) -> str | None:
    """An attribute as text: None stays away, lists are joined by ``|``, sets in alphabetical order."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, set | frozenset):
        value = sorted(map(str, value))
    if isinstance(value, list | tuple):
        return clean("|".join(str(part) for part in value if part is not None))
    return clean(str(value))


def label(node: str, data: Mapping[str, object]) -> str:
    """What a node is called; its id where it has no name."""
    text = cell(data.get("label"))
    return clean(node) if text is None else text


@lru_cache(maxsize=1 << 12)
def first_day(value: object) -> str | None:
    """First day of a year, month or day as ``YYYY-MM-DD``; None for anything else."""
    text = str(value)
    return (text + "-01-01"[len(text) - 4 :]) if _DATE.fullmatch(text) else None


@lru_cache(maxsize=1 << 12)
def last_day(value: object) -> str | None:
    """Last day of a year, month or day as ``YYYY-MM-DD``; None for anything else."""
    text = str(value)
    if not _DATE.fullmatch(text) or len(text) == 10:
        return first_day(value)
    year, month = int(text[:4]), int(text[5:7] or 12)
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = 31 if month in _LONG_MONTHS else 30 if month != 2 else 28 + leap
    return f"{year:04}-{month:02}-{days}"


def life(data: Mapping[str, object]) -> dict[str, str]:
    """``start`` and ``end`` of a node or edge as full days, where known and in order."""
    start, end = first_day(data.get("start")), last_day(data.get("end"))
    if start and end and start > end:
        return {}
    return {key: day for key, day in (("start", start), ("end", end)) if day}
