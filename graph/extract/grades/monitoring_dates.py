"""When a force was moved: the date beside the words that say so, or the day on which it is announced."""

from __future__ import annotations

import re
from bisect import bisect_left

from ...model import Block, Genre, PartialDate
from ..reading import Reading, Sentence
from ..words.dates import YEAR, Dated, dates, month_number
from ..words.relative_dates import relative_date
from .monitoring_lists import of_row
from .monitoring_words import (
    DECISION,
    EMERGED,
    IN_YEAR,
    LATELY,
    LOOKED_BACK,
    NEXT_MOVE,
    NOW,
    NOW_OUT,
    PERFECT,
    SAME_MONTH,
    SINCE,
    SINCE_THEN,
    SINCE_YEAR,
    SOON,
    STATE,
    THAT_YEAR,
    VISIT,
    WHICH_ENTERED,
    WRITTEN,
    YEARS_AFTER,
)

_DECIDED = 2  # sentences on in which the day of the decision is told
_HEAD, _DAY = 800, 30  # characters of a letter's head, and of a date
_YEAR_BEHIND = re.compile(rf"\s+(?P<year>{YEAR})\b")  # "went in as long ago as 2019"
_CLAUSE = 120  # characters around the cue within which its date stands


def date_of(
    reading: Reading, span: Sentence | Block, cue: re.Match[str], part: tuple[int, int], *, entered: bool
) -> PartialDate | None:
    """Date beside the cue.

    A state ("was in special measures until 2018") tells when it began only behind "since", and a move
    out of it never happened "since" then.
    """
    if until := cue.groupdict().get("until"):
        return next((d.value for d in dates(until)), until[-4:])
    if not entered and NOW_OUT.search(reading.words(span)[: cue.start()]):
        return None  # "a report of June 2022 took effect, and the force is now out of ..."
    if entered and SINCE_THEN.search(reading.words(span), cue.end()):
        return _date_before(reading, span)
    if SAME_MONTH.search(reading.words(span), *part):
        return next(filter(None, (_date_before(reading, span, back) for back in (1, 2))), None)
    left, right = part
    if that := THAT_YEAR.search(reading.words(span), left, right):
        before = _date_before(reading, span)
        return f"{before[:4]}-{month_number(that['month']):02}" if before else None
    if (soon := SOON.match(reading.words(span), cue.end())) and (
        told := relative_date(soon.group(), written(reading))
    ):
        return told
    everywhere = [
        d
        for d in dates(reading.text, span.start, span.end)
        if not VISIT.search(reading.text, span.start, d.start)
    ]
    since = {d for d in everywhere if SINCE.search(reading.text, span.start, d.start)}
    state = STATE.match(cue.group()) is not None
    if state or not entered:
        everywhere = [d for d in everywhere if (d in since) is entered]
    near = [d for d in everywhere if span.start + left <= d.start and d.end <= span.start + right]
    whole = part_of(cue, [], reading.words(span))
    near = near or (_only(everywhere) if part == whole else [])  # a second move may own the date
    if near:
        return min(near, key=lambda d: abs(d.start - span.start - cue.end())).value
    words = reading.words(span)
    if behind := _YEAR_BEHIND.match(words, cue.end()):
        return behind["year"]
    year = (SINCE_YEAR if state else IN_YEAR).search(words, left, right)
    if year and (entered or not year.group().lower().startswith("since")):
        return year["year"]
    if ago := YEARS_AFTER.search(words, 0, cue.start()):
        return _years_before(ago["count"], written(reading))
    if state and not EMERGED.search(words):
        return of_row(reading, span)
    told = relative_date(words[left:right], written(reading)) or of_row(reading, span)
    if told is None and isinstance(span, Sentence):
        told = _decided(reading, span)
    return told


def part_of(cue: re.Match[str], cues: list[re.Match[str]], words: str) -> tuple[int, int]:
    """The stretch of the sentence around a cue in which no other move is told."""
    left = max((c.end() for c in cues if c.end() <= cue.start()), default=0)
    right = min((c.start() for c in cues if c.start() >= cue.end()), default=len(words))
    if left:
        left = max((m.end() for m in NEXT_MOVE.finditer(words, left, cue.start())), default=left)
    if right < len(words):
        right = max((m.start() for m in NEXT_MOVE.finditer(words, cue.end(), right)), default=right)
    if aside := WHICH_ENTERED.match(words, cue.end()):
        right = aside.start()
    return max(left, cue.start() - _CLAUSE), min(right, cue.end() + _CLAUSE)


def _years_before(count: str, published: PartialDate | None) -> PartialDate | None:
    """``Four years after it was placed in Engage``, of a page of 2023."""
    return relative_date(f"{count} years ago", published)


def _date_before(reading: Reading, span: Sentence | Block, back: int = 1) -> PartialDate | None:
    """The date that a sentence before tells: "In 2019 it failed. It has been in Engage since then"."""
    at = bisect_left(reading.sentences, span.start, key=lambda s: s.start) - back
    if at < 0:
        return None
    words = reading.words(reading.sentences[at])
    year = IN_YEAR.search(words)
    return next((d.value for d in dates(words)), year["year"] if year else None)


def announces(reading: Reading, words: str, cue: re.Match[str]) -> bool:
    """The document announces the move: what it says has happened, happened on its day."""
    before = words[: cue.start()]
    if LATELY.match(words, cue.end()):
        return False
    if LOOKED_BACK.search(before) or STATE.match(cue.group()):
        return False
    if reading.genre is Genre.NEWS_ARTICLE:
        return PERFECT.search(before) is not None
    own = reading.genre in (Genre.LETTER, Genre.PRESS_RELEASE, Genre.PUBLICATION_PAGE)
    return own and NOW.search(words) is not None


def written(reading: Reading) -> PartialDate | None:
    """The day on which a letter was sent, which may come before that of its publication."""
    if reading.genre is Genre.LETTER and (sent := WRITTEN.search(reading.text, 0, _HEAD)):
        day = next(dates(reading.text, sent.end(), sent.end() + _DAY), None)
        if day is not None and day.start == sent.end():
            return day.value
    return reading.published


def _decided(reading: Reading, span: Sentence) -> PartialDate | None:
    """``The decision was taken on 4 May 2022.`` in one of the next sentences."""
    at = bisect_left(reading.sentences, span.start, key=lambda s: s.start) + 1
    for sentence in reading.sentences[at : at + _DECIDED]:
        words = reading.words(sentence)
        if DECISION.search(words):
            told = next(dates(words), None)
            return told.value if told else relative_date(words, reading.published)
    return None


def whole_date(words: str) -> PartialDate:
    """The date that words hold, or the year that they end with."""
    return next((when.value for when in dates(words)), words[-4:])


def vaguer(known: PartialDate | None, other: PartialDate) -> bool:
    """Whether another date says the same more exactly."""
    return known is None or (len(known) < len(other) and other.startswith(known))


def _only(found: list[Dated]) -> list[Dated]:
    return found if len(found) == 1 else []
