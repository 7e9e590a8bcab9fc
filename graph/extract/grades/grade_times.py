"""Which of the grades in a sentence is an earlier one: "up from", "in 2018", "previously graded"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...model import PartialDate
from ..words.dates import YEAR

_EARLIER = re.compile(
    r"""\b(?:previous(?:ly)?|last\s+(?:time|inspection|year)|earlier|lost|already|originally|initially|once(?!\s+(?:more|again)\b)
      |having\s+been|\w+\s+years\s+running|(?:had|having)\s+(?:been\s+)?(?:judged|graded|rated|assessed|found|received|given)
      |(?:years?|months?)\s+after\s+(?:it|they|being)\b
      |(?:\w+\s+)?(?:years?|months?|half)\s+(?:ago|earlier|before))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:since|than\s+in|compared\s+(?:with|to))\s+(?:\w+\s+){0,3}?(?:inspection|report|time|visit|year)\b",
    re.IGNORECASE,
)
_VISIT = re.compile(
    r"\b(?:took\s+place|(?:was|were)\s+(?:carried\s+out|conducted|held))\b[^,;.]{0,60}", re.IGNORECASE
)  # when inspectors came, not when they had graded before
_ASIDE = re.compile(r",\s+(?:which|who)\b[^,]*,")  # "Essex, which was there a year earlier, has moved up"
_THEN = re.compile(r"(?:^|,)\s*then\s+(?:(?:judged|graded|rated)\s+)?[‘'“\"]?$")
_AND_AS = re.compile(r",?\s+and\s+(?:as\s+|to\s+be\s+)?[‘'“\"]?$")
_TO = re.compile(r"[’'”\"]?\s+to\s")
_REPORTED = re.compile(  # "said he was glad that inspectors had rated it good": not earlier than this report
    r"\b(?:said|added|noted|pleased|delighted|proud|disappointed|glad)\b[^.;]{0,80}?\bhad\b", re.IGNORECASE
)
_NOW = re.compile(r"\b(?:now|this\s+(?:time|year)|today|has\s+since|currently|latest)\b", re.IGNORECASE)
_HAS_BEEN = re.compile(  # "a year after being told to plan better, the force has been rated as good"
    r"\bha(?:s|ve)\s+(?:now\s+|today\s+)?been\s+(?:re-?)?(?:graded|rated|judged|given|awarded)\b(?!.*\b(?:had|previously)\b)"
)
_FROM = re.compile(
    r"\bfrom\s+(?:being\s+)?(?:(?:graded|judged|rated)\s+)?(?:as\s+)?(?:an?\s+)?(?:(?:grade|rating|judgment)\s+of\s+)?[‘'“\"]?$",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(rf"\b(?:in|of|since|its|our|the)\s+(?:\w+\s+)?(?P<year>{YEAR})\b", re.IGNORECASE)
_FRONTED = re.compile(
    rf"[^,]*(?:\b{YEAR}\b|\bago\b|\b(?:last|previous|earlier)\s+\w+,|^\s*last\s+(?:year|time)\b)",
    re.IGNORECASE,
)
_TURN = re.compile(r"[,;]|\b(?:and|but|while|whereas|to|up|down)\b")
_OTHER_GRADE = re.compile(r"[;,]\s+(?:but|while)\b|\b(?:compared|but|whereas|up\s+from|down\s+from)\b")


def priors(
    words: str,
    marks: Sequence[tuple[int, int]],
    published: PartialDate | None,
    *,
    set_back: bool = False,
    minuted: bool = False,
) -> list[bool]:
    """For each grade at ``words[start:end]`` whether an earlier inspection gave it.

    A sentence set in the past, by its own words or (``set_back``) by those before it, stays there until
    "now", a newer year, or the grade behind "from". Minutes (``minuted``) tell what was said with "had been".
    """
    words = words.replace(" had been ", " has been ") if minuted else words
    years = [match["year"] for match in _IN_YEAR.finditer(words)]
    newest = (published or "")[:4] or max(years, default="")
    betweens = [words[left:right] for (_, left), (right, _) in pairwise(marks)]
    apart = any(_told(_own(between), newest) for between in betweens)  # one grade is set back, not all
    return list(_each(words, marks, newest, carried=set_back and not apart))


def _each(words: str, marks: Sequence[tuple[int, int]], newest: str, *, carried: bool) -> Iterator[bool]:
    fallen = False  # "from" stood before the last one
    was = False  # the last one was earlier
    for place, (start, end) in enumerate(marks):
        before = words[marks[place - 1][1] if place else 0 : start]
        last = place + 1 == len(marks)
        behind = _behind(words[end:] if last else words[end : marks[place + 1][0]], last)
        if _FROM.search(before):
            yield True
            carried, fallen = False, True
            continue
        if fallen and _TO.match(before):
            yield False
            continue
        fallen = False
        told = True if _THEN.search(before) else _told(_own(before) if place else before, newest)
        if place and told is None and was and _AND_AS.search(before):
            told = True  # "had been rated inadequate at custody, and as requiring improvement at vetting"
        was = told if told is not None else carried or _told(behind, newest) is True
        yield was
        if told is not None:
            carried = told and _FRONTED.match(before) is not None


def _own(before: str) -> str:
    """What stands between two grades and belongs to the second one."""
    turn = _TURN.search(before)
    return before[turn.end() :] if turn else ""


def _behind(after: str, last: bool) -> str:
    """What follows a grade and belongs to it."""
    after = _OTHER_GRADE.split(after, maxsplit=1)[0]
    if last:
        return after
    turns = list(_TURN.finditer(after))
    return after[: turns[-1].start()] if turns else after


def _told(words: str, newest: str) -> bool | None:
    """Whether words set a grade in the past; None if they say nothing about time."""
    if _NOW.search(words) or _HAS_BEEN.search(words):
        return False
    if years := [match["year"] for match in _IN_YEAR.finditer(words)]:
        return years[-1] < newest
    for other in (_ASIDE, _VISIT, _SINCE, _REPORTED):
        words = other.sub("", words)
    return True if _EARLIER.search(words) else None
