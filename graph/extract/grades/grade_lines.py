"""Lines that hold grades: rows of a table, "Good: area; area", a grade above or below its areas."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ...model import Block, BlockKind, Grade
from ..reading import Reading, Zone
from .grade_areas import areas
from .grade_labels import LONGEST_AREA, forces_listed, is_earlier, is_time, looks_like_area, years
from .grade_rows import Told, legend, spelled, told_in
from .grade_tables import GRADE_CELL, areas_beside, cells_of, fitted, is_head, is_nothing, ticked
from .grade_words import GRADE, names_grade, to_grade

_QUOTE = "[‘'“\"’”]?"
_NOTED = re.compile(rf"(?P<when>previous|was|last|up|down|from|20\d\d).*?{GRADE}", re.IGNORECASE)
_GRADE_FIRST = re.compile(
    rf"""^(?:(?:graded|rated|judged)\s+)?{_QUOTE}{GRADE}{_QUOTE}\s*
    (?:\(\d+\)\s*)?(?:(?:at|in|for)\s*)?(?::|\s[–—-])\s*(?P<questions>[^|]{{4,400}})$
    |^{_QUOTE}(?P<grade2>outstanding|good|adequate|requires\s+improvement|inadequate){_QUOTE}\s+(?:at|in|for)\s+(?P<question>[^.:|]{{4,110}}?)(?:\.|[;,](?:\s+and)?)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_RUN_ON = re.compile(
    r"^(?P<question>[A-Z][^.:|]{3,110}?[a-z)])\s+"
    r"(?P<grade>Outstanding|Good|Adequate|Requires improvement|Inadequate)$"
)
_OVERALL_LABEL = re.compile(
    r"^overall(?:\s+(?:judge?ment|grade|rating))?(?:\s*\[\d+\]|[¹²³⁴-⁹]+)?$", re.IGNORECASE
)
_YEAR = re.compile(r"\b20\d\d\b")
_BOX = re.compile(
    r"^(?:areas?\s+for\s+improvement|(?:accelerated\s+)?causes?\s+of\s+concern|recommendations?|(?:innovative|promising)\s+practice"
    r"|main\s+findings|about|context|introduction|notes?|published)\b",
    re.IGNORECASE,
)
_BETWEEN_AREAS = re.compile(r"\s+[/·•]\s+|\s*;\s*(?:and\s+)?|,\s+(?!and\s)")
_ASKS = re.compile(r"(?:how|to\s+what\s+extent|what)\s", re.IGNORECASE)  # one question, commas and all


@dataclass(frozen=True, slots=True)
class Row:
    """A grade in a line; ``question`` as worded there, None where the heading above must tell it."""

    grade: Grade
    question: str | None
    span: Block  # the words that are shown for it
    index: int  # of the line with the grade
    prior: bool = False
    column: str | None = None  # head of the column, where it is more than "Grade"


def rows(reading: Reading) -> Iterator[Row]:
    """Every grade that a line states, in text order."""
    header: list[str] = []
    short = legend(reading.text)
    for index, laid in enumerate(reading.blocks):
        words = spelled(reading.words(laid.block).strip(), short)
        if not any(map(str.isalnum, words)):
            continue  # the rule below the head of a table
        if cells := cells_of(words):
            header, cells = fitted(header, cells)
            yield from _of_table(reading, index, header, cells)
            header = cells if is_head(cells) and not ticked(header, cells) else header
        elif laid.zone is not Zone.FURNITURE:
            header = []
            if names_grade(words):
                yield from _of_line(reading, index, words)


def _only_grades(cells: list[str]) -> bool:
    return all(GRADE_CELL.match(cell) for cell in cells)


def _of_table(reading: Reading, index: int, header: list[str], cells: list[str]) -> Iterator[Row]:
    """A row of cells: areas below grades, or grades beside an area, or a force's grades below areas."""
    block = reading.blocks[index].block
    if len(cells) == len(header) and _only_grades(header) and not _only_grades(cells):
        for grade, cell in zip(header, cells, strict=True):
            yield from (
                Row(to_grade(grade), area, block, index) for area in areas(cell) if looks_like_area(area)
            )
        return
    if mark := ticked(header, cells):
        yield Row(to_grade(mark), cells[0], block, index)
        return
    beside = list(areas_beside(cells))
    if beside and all(looks_like_area(area) or is_nothing(area) for _, area in beside):
        yield from (
            Row(to_grade(grade), area, block, index) for grade, cell in beside for area in listed(cell)
        )
        return
    graded = [(place, m) for place, cell in enumerate(cells) if (m := GRADE_CELL.match(cell))]
    if not graded:
        yield from _told(reading, index, " | ".join(cells))
    if not graded or is_head(cells):
        return
    newest = max((y for cell in header for y in _YEAR.findall(cell)), default="")
    for place, match in graded:
        column = header[place] if len(header) == len(cells) else ""
        older = is_earlier(column) or any(y < newest for y in _YEAR.findall(column))
        own = not column or is_time(column) or _YEAR.search(column)
        first = " ".join(cell for cell in cells[: graded[0][0]] if not (is_nothing(cell) or is_time(cell)))
        yield Row(to_grade(match["grade"]), first or None, block, index, older, None if own else column)
        yield from _noted(match, first, block, index)


def _noted(match: re.Match[str], question: str | None, block: Block, index: int) -> Iterator[Row]:
    """``Good (2018: requires improvement)``: the earlier grade behind the new one."""
    if match["note"] and (earlier := _NOTED.search(match["note"])):
        yield Row(to_grade(earlier["grade"]), question, block, index, prior=True)


def _of_line(reading: Reading, index: int, words: str) -> Iterator[Row]:
    laid = reading.blocks[index]
    if alone := GRADE_CELL.match(words):
        yield from _of_grade_alone(reading, index, alone)
    elif told := list(_told(reading, index, words)):
        yield from told
    elif (first := _GRADE_FIRST.match(words)) and _is_short(words.rstrip(".")):
        at = first["questions"] or first["question"]
        for area in forces_listed(at) or listed(at, splitting=areas):
            yield Row(to_grade(first["grade"] or first["grade2"]), area, laid.block, index)
    elif (run_on := _run_on(reading, index, words)) is not None:
        for area in listed(run_on["question"]):
            yield Row(to_grade(run_on["grade"]), area, laid.block, index)


def _told(reading: Reading, index: int, words: str) -> Iterator[Row]:
    """The labels and grades of one row, whatever stands between them."""
    block = reading.blocks[index].block
    for told in told_in(words):
        older = told.prior or _is_older(reading, index, told.time)
        for each in _asked(told):
            yield Row(told.grade, each or told.force, block, index, older, told.force if each else None)


def _asked(told: Told) -> Sequence[str | None]:
    if told.question is None:
        return [None]
    return listed(told.question, splitting=areas) if told.listed else listed(told.question)


def _is_older(reading: Reading, index: int, time: str) -> bool:
    """``2021: Good`` beside a line of a newer year, or below "Last inspection"."""
    heading = reading.blocks[index].heading
    if heading is not None and is_earlier(reading.words(reading.blocks[heading].block)):
        return True
    near = reading.blocks[max(0, index - 1) : index + 2]
    dated = (told for laid in near for told in told_in(reading.words(laid.block)) if time)
    return any("" < years(time) < years(other.time) for other in dated)


def listed(words: str, splitting: Callable[[str], list[str]] = lambda words: [words]) -> list[str]:
    """The areas of a cell or line: "Preventing crime, good use of resources", "A / B"; none for "none"."""
    if is_nothing(words):
        return []
    parts = _BETWEEN_AREAS.split(words.strip(" ,;"))
    apart = all(looks_like_area(part) and " " in part for part in parts)  # not "building, supporting and ..."
    if len(parts) > 1 and apart and not _ASKS.match(words):
        return parts
    return splitting(words)


def _is_short(words: str) -> bool:
    """One list, not sentences."""
    return not re.search(r"[.!?]\s|\.$", words)


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


# A grade that stands alone


def _of_grade_alone(reading: Reading, index: int, match: re.Match[str]) -> Iterator[Row]:
    """The areas below it, the area above it, or what the heading above says."""
    grade, block = to_grade(match["grade"]), reading.blocks[index].block
    if _is_empty(reading, index + 1):
        return
    below = _areas_below(reading, index)
    for area in below:
        yield Row(grade, reading.words(area), area, index)
    if not below:
        question = _area_above(reading, index)
        yield Row(grade, question, block, index)
        yield from _noted(match, question, block, index)


def _is_empty(reading: Reading, index: int) -> bool:
    """No area got the grade above: "(none)", or the next grade of a run of grades with areas below."""
    if index >= len(reading.blocks):
        return False
    if is_nothing(reading.words(reading.blocks[index].block)):
        return True
    heads = _is_grade(reading, index) and _opens_with_grade(reading, index)
    return heads and bool(_areas_below(reading, index))


def _opens_with_grade(reading: Reading, index: int) -> bool:
    """A run of grades and areas begins with a grade."""
    first = index
    while first and _is_part(reading, first - 1):
        first -= 1
    return next((True for n in range(first, index + 1) if _is_grade(reading, n)), False) and (
        _is_grade(reading, first) or not looks_like_area(reading.words(reading.blocks[first].block))
    )


def _areas_below(reading: Reading, index: int) -> list[Block]:
    """Short lines below a grade, where a run of grades and areas begins with a grade."""
    first = index
    while first and _is_part(reading, first - 1):
        first -= 1
    opens = next((n for n in range(first, index + 1) if _is_grade(reading, n)), index)
    above = reading.words(reading.blocks[opens - 1].block) if opens > first else ""
    if looks_like_area(above) or _OVERALL_LABEL.match(above):
        return []
    found: list[Block] = []
    for laid in reading.blocks[index + 1 :]:
        at = index + 1 + len(found)
        if not _is_part(reading, at) or _is_grade(reading, at):
            break
        if laid.kind is not BlockKind.ITEM and not looks_like_area(reading.words(laid.block)):
            break
        found.append(laid.block)
    return found


def _is_part(reading: Reading, index: int) -> bool:
    """A line of a run of grades and areas: short, no sentence, no label of a box."""
    laid = reading.blocks[index]
    words = reading.words(laid.block).strip()
    short = len(words.split()) <= LONGEST_AREA and (
        not words.endswith((".", ":")) or _is_grade(reading, index)
    )
    return laid.zone is not Zone.FURNITURE and short and _BOX.match(words) is None


def _is_grade(reading: Reading, index: int) -> bool:
    return GRADE_CELL.match(reading.words(reading.blocks[index].block).strip()) is not None


def _area_above(reading: Reading, index: int) -> str | None:
    """An item or short line right above that is worded as an area; headings are looked up later."""
    above = reading.blocks[index - 1] if index else None
    if above is None or above.kind is BlockKind.HEADING or above.zone is Zone.FURNITURE:
        return None
    words = reading.words(above.block).strip()
    return words if looks_like_area(words) and not words.endswith((".", ":")) else None
