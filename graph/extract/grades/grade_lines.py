"""Lines that hold grades: tables, runs of short lines, rows in one line, "Good: area; area"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import BlockKind
from ..reading import Reading, Zone
from .grade_areas import listed
from .grade_cells import Row, is_rule, unmarked
from .grade_grids import Grid, grid_at, rows_of
from .grade_labels import forces_listed, is_earlier, looks_like_area, years
from .grade_pairs import paired
from .grade_rows import Told, legend, spelled, told_in
from .grade_stacks import rows_stacked, stack_at
from .grade_words import GRADE, names_grade, to_grade

_QUOTE = "[‘'“\"’”]?"
_GRADE_FIRST = re.compile(
    rf"""^(?:(?:graded|rated|judged)\s+)?{_QUOTE}{GRADE}{_QUOTE}\s*
    (?:\(\d+\)\s*)?(?:(?:at|in|for)\s*)?(?::|\s[–—-])\s*(?P<questions>[^|]{{4,400}})$
    |^{_QUOTE}(?P<grade2>outstanding|good|adequate|requir(?:es|ing)\s+improvement|inadequate){_QUOTE}\s+(?:at|in|for)\s+(?P<question>(?!\d)[^.:|]{{4,110}}?)(?:\.|[;,](?:\s+and)?)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_RUN_ON = re.compile(
    r"^(?P<question>[A-Z][^.:|]{3,110}?[a-z)])\s+"
    r"(?P<grade>Outstanding|Good|Adequate|Requires improvement|Inadequate)$"
)
_CLAUSE = re.compile(
    r"(?:^|[:–—-]\s+)(?:the|an?|any)\s+(?:force|constabulary)\b|\b(?:has|have|is|are|was|were|there)\b",
    re.IGNORECASE,
)
_SEVERAL = 2
_LONGEST = 2_000  # characters


def rows(reading: Reading) -> Iterator[Row]:
    """Every grade that a line states, in text order."""
    if not names_grade(reading.text):
        return
    short = legend(reading.text)
    index = past = 0  # past: the end of a run of lines without a grade of its own
    while index < len(reading.blocks):
        words = unmarked(reading.words(reading.blocks[index].block)).strip()
        stack = stack_at(reading, index) if index >= past else None
        past = max(past, stack.end if stack else 0)
        if is_rule(words):
            index += 1
        elif grid := grid_at(reading, index, short):
            yield from list(rows_of(reading, grid)) or _each_told(reading, grid, short)
            index = grid.end
        elif stack and stack.kinds:
            yield from rows_stacked(reading, stack)
            index = stack.end
        else:
            yield from _of_line(reading, index, spelled(words, short))
            index += 1


def _each_told(reading: Reading, grid: Grid, short: dict[str, str]) -> Iterator[Row]:
    """Lines that bars part, but each in its own way: ``Custody | Kent: Good | Essex: Inadequate``."""
    for at, line in grid.lines:
        yield from _told(reading, at, spelled(" | ".join(line.cells), short))


def _of_line(reading: Reading, index: int, words: str) -> Iterator[Row]:
    found = list(_in_line(reading, index, words)) if names_grade(words) and len(words) <= _LONGEST else []
    if reading.blocks[index].zone is not Zone.FURNITURE or len(found) >= _SEVERAL:
        yield from found


def _in_line(reading: Reading, index: int, words: str) -> Iterator[Row]:
    laid = reading.blocks[index]
    if told := list(paired(words, laid.block, index)) or list(_told(reading, index, words)):
        yield from told
    elif (first := _GRADE_FIRST.match(words)) and _is_short(words.rstrip(".")):
        at = first["questions"] or first["question"]
        for area in forces_listed(at) or listed(at, apart=True):
            yield Row(to_grade(first["grade"] or first["grade2"]), [area], laid.block, index)
    elif (run_on := _run_on(reading, index, words)) is not None:
        for area in listed(run_on["question"]):
            yield Row(to_grade(run_on["grade"]), [area], laid.block, index)


def _told(reading: Reading, index: int, words: str) -> Iterator[Row]:
    """The labels and grades of one row, whatever stands between them."""
    block = reading.blocks[index].block
    for told in told_in(words):
        older = told.prior or _is_older(reading, index, told.time)
        for area in _asked(told):
            yield Row(told.grade, [each for each in (area, told.force) if each], block, index, older)


def _asked(told: Told) -> list[str]:
    return listed(told.question, apart=told.listed) if told.question else [""]


def _is_older(reading: Reading, index: int, time: str) -> bool:
    """``2021: Good`` beside a line of a newer year, or below "Last inspection"."""
    heading = reading.blocks[index].heading
    if heading is not None and is_earlier(reading.words(reading.blocks[heading].block)):
        return True
    near = reading.blocks[max(0, index - 1) : index + 2]
    dated = (told for laid in near for told in told_in(reading.words(laid.block)) if time)
    return any("" < years(time) < years(other.time) for other in dated)


def _is_short(words: str) -> bool:
    """One list, not sentences, nor what a grade means: "Good: the force has ..."."""
    return not re.search(r"[.!?]\s|\.$", words) and _CLAUSE.search(words) is None


def _run_on(reading: Reading, index: int, words: str) -> re.Match[str] | None:
    """``Preventing crime Good``: a row of a table whose cells ran together, or one of several headings."""
    found = _RUN_ON.match(words)
    if found is None or not looks_like_area(found["question"]):
        return None
    near = reading.blocks[max(0, index - 1) : index] + reading.blocks[index + 1 : index + 2]
    if any(_RUN_ON.match(reading.words(laid.block).strip()) for laid in near):
        return found
    headings = (laid for laid in reading.blocks if laid.kind is BlockKind.HEADING)
    graded = (_RUN_ON.match(reading.words(laid.block).strip()) for laid in headings)
    alike = [other for other in graded if other and looks_like_area(other["question"])]
    return found if reading.blocks[index].kind is BlockKind.HEADING and len(alike) > 1 else None
