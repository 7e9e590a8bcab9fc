"""Several forces with a date each: ``Kent in 2019, Essex and Suffolk in May 2020``, also as a table."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from ...model import Block, LocalId, PartialDate
from ..reading import Reading, Sentence
from ..words.dates import YEAR, dates
from ..words.relative_dates import relative_date
from .grade_cells import cells_of
from .grade_labels import force_named, forces_listed
from .monitoring_words import ENGAGED

Dated = tuple[int, list[LocalId], PartialDate]
"""Where the names begin, the forces, and their date."""
_DAY = r"(?:\d{1,2}\s+)?(?:(?:early|late|mid)[\s-]+)?[A-Z][a-z]+"
_SEASON = r"(?:the\s+)?(?:(?:early|late)\s+|(?:spring|summer|autumn|winter)(?:\s+of)?\s+)?"
_WHEN = rf"{_SEASON}(?:{_DAY}(?:\s+{YEAR}|\s+(?:this|last)\s+year)|{YEAR}|\d{{1,2}}\s+[A-Z][a-z]+)"
_NAME = r"[A-Z][\w’']+"
_NAMED = re.compile(
    rf"""(?:^|[,;:]\s+|\b(?:and|while|then)\s+|\b(?:were|are)\s+)(?:and\s+|then\s+)*(?:the\s+)?
    (?P<names>{_NAME}(?:(?:,|,?\s+(?:and|&|of))?\s+(?:the\s+)?{_NAME})*)
    (?:,?\s+(?:followed|entered|did\s+so|too|also|was|were|joined|placed))*(?:,\s*|\s+\(|\s+)(?:in|on|since|from)?\s*
    (?P<when>{_WHEN})(?!\w)""",
    re.VERBOSE,
)
_RESPECTIVELY = re.compile(
    rf",?\s+(?:in|on)\s+(?P<dates>{_WHEN}(?:,\s+(?:(?:in|on)\s+)?{_WHEN})*,?\s+and\s+(?:(?:in|on)\s+)?{_WHEN}),?\s+respectively\b"
)
_NEXT_DATE = re.compile(r"(?:,\s+and|,|\s+and)\s+(?:(?:in|on)\s+)?")
_THEY_ARE = re.compile(r"They\s+(?:are|were)\s")
_SPOKEN_OF = 300  # characters above a table in which Engage is named
_INTO = re.compile(r"\b(?:enter(?:s|ed)?|into|joined|start(?:ed)?|from|since)\b", re.IGNORECASE)
_OUT = re.compile(r"\b(?:left|removed|out|exit(?:s|ed)?|returned|ended|until|to)\b", re.IGNORECASE)


def series(words: str, start: int, published: PartialDate | None) -> Iterator[Dated]:
    """The forces behind a place, each with the date that follows its name."""
    for found in _NAMED.finditer(words, start):
        forces = _forces(found["names"])
        when = _date(found["when"], published)
        if forces and when:
            yield found.start(), forces, when


def respective(words: str, start: int, published: PartialDate | None) -> list[PartialDate]:
    """``Kent and Essex, which entered it in June 2022 and March this year respectively``: their dates."""
    found = _RESPECTIVELY.match(words, start)
    dated = [_date(when, published) for when in _NEXT_DATE.split(found["dates"])] if found else []
    return [when for when in dated if when] if all(dated) else []


def next_sentence(reading: Reading, span: Sentence | Block) -> Sentence | None:
    """The sentence behind a span."""
    at = bisect_left(reading.sentences, span.end, key=lambda sentence: sentence.start)
    return reading.sentences[at] if at < len(reading.sentences) else None


def series_next(reading: Reading, span: Sentence | Block) -> Iterator[Dated]:
    """``We moved two forces. They were Kent, on 3 May 2022, and Essex, on 4 June 2023``."""
    following = next_sentence(reading, span)
    if following and "forces" in reading.words(span) and _THEY_ARE.match(reading.words(following)):
        yield from series(reading.words(following), 0, reading.published)


def named_next(reading: Reading, span: Sentence | Block) -> list[LocalId]:
    """``Two forces are in Engage. They are Kent and Essex``."""
    following = next_sentence(reading, span)
    told = _THEY_ARE.match(reading.words(following)) if following else None
    if following is None or told is None:
        return []
    return _forces(reading.words(following)[told.end() :].removeprefix("the ").rstrip("."))


def tabled(reading: Reading) -> Iterator[tuple[Block, LocalId, PartialDate, bool]]:
    """``Force | Entered Engage | Left``, and below it names and dates."""
    heads: list[bool | None] = []
    for laid in reading.blocks:
        line = cells_of(reading.words(laid.block))
        cells = line.cells if line else []
        if line is None or len(cells) != len(heads):
            heads = _heads(reading, laid.block, cells)
        elif force := force_named(cells[0]):
            for entered, cell in islice(zip(heads, cells, strict=True), 1, None):
                if entered is not None and (when := _date(cell, reading.published)):
                    yield laid.block, force, when, entered


def _heads(reading: Reading, block: Block, cells: list[str]) -> list[bool | None]:
    """What the columns tell: that a force entered, that it left, or something else."""
    told = [False if _OUT.search(cell) else True if _INTO.search(cell) else None for cell in cells]
    if not {True, False} & set(told[1:]):
        return []
    return told if ENGAGED.search(reading.text, max(0, block.start - _SPOKEN_OF), block.end) else []


def _forces(names: str) -> list[LocalId]:
    if whole := force_named(names):
        return [whole]
    parts = [part.removeprefix("the ") for part in re.split(r",\s+(?:and\s+)?(?:the\s+)?", names)]
    listed = [name for part in parts for name in forces_listed(part) or [""]]
    forces = [force_named(name.removeprefix("the ")) for name in listed]
    return [force for force in forces if force] if all(forces) else []


def _date(words: str, published: PartialDate | None) -> PartialDate | None:
    """The date that words are; a bare day or month is the last one before publication."""
    if whole := next(dates(words), None):
        return whole.value
    if relative := relative_date(f"on {words}" if words[:1].isdigit() else words, published):
        return relative
    year = re.search(rf"{YEAR}$", words)
    return year.group() if year else None
