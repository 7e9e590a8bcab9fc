"""Days that dates of any precision begin and end on: ``2016-02`` lasts from its first day to its last."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")


@lru_cache(maxsize=1 << 12)
def first_day(text: str) -> str | None:
    """First day of a year, month or day as ``YYYY-MM-DD``; None for anything else."""
    return _day(text + "-01-01"[len(text) - 4 :]) if _DATE.fullmatch(text) else None


@lru_cache(maxsize=1 << 12)
def last_day(text: str) -> str | None:
    """Last day of a year, month or day as ``YYYY-MM-DD``; None for anything else."""
    if not _DATE.fullmatch(text) or len(text) == 10:
        return first_day(text)
    year, month = int(text[:4]), int(text[5:7] or 12)
    return _day(f"{text[:4]}-{month:02}-{calendar.monthrange(max(year, 1), month)[1]}")


def life(data: Mapping[str, object]) -> dict[str, str]:
    """``start`` and ``end`` of a node or edge as full days, where known and in order."""
    start, end = first_day(str(data.get("start"))), last_day(str(data.get("end")))
    if start and end and start > end:
        return {}
    return {key: day for key, day in (("start", start), ("end", end)) if day}


def _day(text: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:  # the year 0, the 31st of February
        return None
