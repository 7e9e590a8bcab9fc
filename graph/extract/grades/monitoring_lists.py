"""Moves into and out of Engage that lists, fact boxes and timelines tell without a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Block, LocalId, PartialDate
from ..reading import Mention, MentionKind, Reading, Sentence, Zone
from ..words.dates import YEAR, dates
from .monitoring_series import series
from .monitoring_words import ENGAGED, ENTER, LEAVE, LEFT

Told = tuple[Block, LocalId, PartialDate, bool]
"""The line, the force, the date, and whether it entered."""
_BEFORE = 300  # characters above a list in which Engage is named
_UNDER = re.compile(r"\b(?:in|under|into|entered|to)\s+$")
_BETWEEN = re.compile(r"[\s(:–—|,-]*(?:(?:since|from|in|entered|moved|joined)\b\s*:?\s*)*", re.IGNORECASE)
_LABEL = re.compile(
    r"""(?:date\s+)?(?:(?:(?P<entered>(?:moved|placed|put)\s+(?:in)?to|placed\s+in|entered|in|under)
      |(?:moved|taken|came)\s+out\s+of|removed\s+from|left|exited)\s+Engage
      |(?:returned|moved(?:\s+back)?|back)\s+to\s+(?:the\s+)?(?:Scan|default|routine\s+monitoring)(?:\s+phase)?)\s*(?:since\s*)?[:|–-]?\s*(?P<when>.*)""",
    re.VERBOSE | re.IGNORECASE,
)
_YEAR = re.compile(YEAR)
_DATE = rf"(?:\d{{1,2}}\s+)?(?:[A-Z][a-z]+\s+)?{YEAR}"
_STAY = re.compile(rf"\s*[:(–—|,-]*\s*(?:from\s+)?(?P<from>{_DATE})\s*(?:to|until|–|—|-)\s*(?P<to>{_DATE})")
"""``Kent Police: 2019 to September 2023``, in a list of those that have left."""


def listed(reading: Reading) -> Iterator[Told]:
    """``Forces in Engage`` with a list below it: ``Kent Police (since May 2022)``."""
    for laid in reading.blocks:
        above = laid.lead_in if laid.lead_in is not None else laid.heading
        named = _forces(reading, laid.block)
        if above is None or laid.zone is Zone.FURNITURE or not named:
            continue
        if LEFT.search(reading.words(reading.blocks[above].block)) and (
            stay := _STAY.match(reading.text, named[0].end, laid.block.end)
        ):
            for entered, when in ((True, stay["from"]), (False, stay["to"])):
                yield laid.block, named[0].id, only_date(when) or when, entered
            continue
        left = LEAVE.search(reading.words(reading.blocks[above].block)) is not None
        if left or ENTER.search(reading.words(reading.blocks[above].block)):
            for _, forces, when in series(reading.words(laid.block), 0, reading.published):
                yield from ((laid.block, force, when, not left) for force in forces)
            continue
        if len(named) != 1:
            continue
        when = next(dates(reading.text, named[0].end, laid.block.end), None)
        if when is None or not _BETWEEN.fullmatch(reading.text, named[0].end, when.start):
            continue
        if _leads(reading, reading.blocks[above].block):
            yield laid.block, named[0].id, when.value, True


def _leads(reading: Reading, lead: Block) -> bool:
    """The lines above a list speak of forces in Engage."""
    start = max(0, lead.start - _BEFORE)
    spoken = list(ENGAGED.finditer(reading.text, start, lead.end))
    return reading.text.find("orces", start, lead.end) >= 0 and any(
        _UNDER.search(reading.text, start, found.start()) for found in spoken
    )


def labelled(reading: Reading) -> Iterator[Told]:
    """``Entered Engage`` with a date behind or below it, under the name of a force."""
    force: LocalId | None = next(iter(reading.subject_forces), None)
    for index, laid in enumerate(reading.blocks):
        words = reading.words(laid.block)
        named = _forces(reading, laid.block)
        if len(named) == 1 and reading.words(named[0]) == words:
            force = named[0].id
        elif force is not None and (label := _LABEL.fullmatch(words)):
            below = reading.blocks[index + 1].block if index + 1 < len(reading.blocks) else laid.block
            when = only_date(label["when"] or reading.words(below))
            if when is not None:
                yield laid.block, force, when, label["entered"] is not None


def _forces(reading: Reading, block: Block) -> list[Mention]:
    named = reading.mentions_in(block.start, block.end)
    return [mention for mention in named if mention.kind is MentionKind.FORCE]


def only_date(words: str) -> PartialDate | None:
    """The date that these words are, if they are nothing else."""
    words = words.strip()
    if _YEAR.fullmatch(words):
        return words
    return next((d.value for d in dates(words) if (d.start, d.end) == (0, len(words))), None)


def of_row(reading: Reading, span: Sentence | Block) -> PartialDate | None:
    """The date with which the line begins: ``May 2022 | Kent Police enters Engage``."""
    line = reading.text.rfind("\n", 0, span.start) + 1
    first = next(dates(reading.text, line, span.start), None)
    if first is None:
        return None
    around = reading.text[line : first.start] + reading.text[first.end : span.start]
    return None if any(map(str.isalnum, around)) else first.value
