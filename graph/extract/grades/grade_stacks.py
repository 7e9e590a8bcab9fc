"""Lines of one cell each, one below the other: areas or forces with a grade above or below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ...model import BlockKind
from ..reading import Reading, Zone
from .grade_cells import GRADE_CELL, Line, Row, is_nothing, unmarked
from .grade_grids import Grid, noted, rows_of
from .grade_labels import LONGEST_AREA, forces_listed, is_time, looks_like_area
from .grade_rows import told_in
from .grade_wording import OVERALL_GRADE
from .grade_words import names_grade, to_grade

_BOX = re.compile(
    r"^(?:areas?\s+for\s+improvement|(?:accelerated\s+)?causes?\s+of\s+concern|recommendations?|(?:innovative|promising)\s+practice"
    r"|main\s+findings|about|context|introduction|notes?|published)\b",
    re.IGNORECASE,
)
_KEY = re.compile(r"^outstanding\ngood\n(?:adequate\n)?requires improvement\ninadequate$", re.MULTILINE)
_ITEM = re.compile(r"^(?P<item>[a-z][^.;]{3,100})[;.](?:\s+and)?$")  # part of a sentence
_SLASH = " / "
_LONGEST = 300  # characters
_ALL_FORCES = 1_000  # characters of a line that lists them
_SCALE = 3  # so many grades of nothing are the scale itself
_GRADE, _NONE, _FORCE, _AREA, _OTHER = "GNFAO"


@dataclass(frozen=True, slots=True)
class Stack:
    """A run of short lines that holds grades, from block ``start`` on; ``kinds``: a letter for each line."""

    start: int
    words: list[str]
    kinds: str

    @property
    def end(self) -> int:
        """Index of the block behind it."""
        return self.start + len(self.words)


def stack_at(reading: Reading, index: int) -> Stack:
    """The run of lines that begins with a line; without kinds if it holds no grade that stands alone."""
    words: list[str] = []
    for laid in islice(reading.blocks, index, None):
        line = _ITEM.sub(r"\g<item>", unmarked(reading.words(laid.block)).strip())
        aside = laid.zone is Zone.FURNITURE and not is_nothing(line) and not _is_graded(words, line)
        if aside or not _is_part(line):
            break
        words.append(line)
    if not any(map(GRADE_CELL.match, words)):
        return Stack(index, words, "")
    laid_out = zip(words, islice(reading.blocks, index, None), strict=False)
    kinds = "".join(_kind(line, item=laid.kind is BlockKind.ITEM) for line, laid in laid_out)
    kinds = _without_key(kinds, words)
    if kinds.count(_FORCE) == 1 and kinds.startswith(_FORCE) and _AREA in kinds:
        kinds = kinds.replace(_FORCE, _OTHER)  # whose grades all of them are
    is_scale = _GRADE * _SCALE in kinds and not set(kinds) & {_AREA, _FORCE}
    return Stack(index, words, "" if is_scale else kinds)


def _is_graded(words: Sequence[str], line: str) -> bool:
    """``Preventing crime / Recording crime`` right below a grade is no menu."""
    parts = line.split(_SLASH)
    return bool(words and GRADE_CELL.match(words[-1])) and len(parts) > 1 and all(map(looks_like_area, parts))


def _without_key(kinds: str, words: list[str]) -> str:
    """The scale itself, grade by grade from the best to the worst, is a key and grades nothing."""
    run = "\n".join(words).casefold()
    key = _KEY.search(run)
    if key is None:
        return kinds
    first = run.count("\n", 0, key.start())
    size = key.group().count("\n") + 1
    return kinds[:first] + _OTHER * size + kinds[first + size :]


def _is_part(words: str) -> bool:
    """Short, no sentence, no label of a box, no row of a table in one line."""
    if len(words) > _LONGEST:
        return len(words) <= _ALL_FORCES and bool(forces_listed(words))
    if GRADE_CELL.match(words) or forces_listed(words):
        return True
    short = all(len(part.split()) <= LONGEST_AREA for part in words.split(_SLASH)) and not words.endswith(
        (".", ":")
    )
    return short and _BOX.match(words) is None and not (names_grade(words) and told_in(words))


def _kind(words: str, *, item: bool) -> str:
    if GRADE_CELL.match(words):
        return _GRADE
    if is_nothing(words):
        return _NONE
    if forces_listed(words):
        return _FORCE
    overall = OVERALL_GRADE.fullmatch(words) is not None
    return (
        _AREA
        if overall or all(map(looks_like_area, words.split(_SLASH))) or (item and not is_time(words))
        else _OTHER
    )


def rows_stacked(reading: Reading, stack: Stack) -> Iterator[Row]:
    """Every grade of a run of lines."""
    if grid := _columns(stack):
        yield from rows_of(reading, grid)
    elif _leads(stack.kinds):
        yield from _below(reading, stack)
    else:
        yield from _above(reading, stack)


def _columns(stack: Stack) -> Grid | None:
    """A table whose cells stand one below the other: heads, then labels with equally many grades each."""
    first = re.search(r"[GN]{2,}", stack.kinds)
    if first is None:
        return None
    size = len(first.group())
    shape = re.fullmatch(rf"([^GN]*?)((?:[^GN][GN]{{{size}}})+)[^GN]*", stack.kinds)
    heads = len(shape[1]) if shape else 0
    if shape is None or heads < size - 1:
        return None
    one_row = len(shape[2]) == size + 1
    if one_row and (heads < size or set(stack.kinds[heads - size + 1 : heads + 1]) == {_AREA}):
        at, rows = heads + 1, [stack.words[heads + 1 : heads + 1 + size]]
    else:
        at = heads
        rows = [stack.words[n : n + size + 1] for n in range(heads, heads + len(shape[2]), size + 1)]
    head = stack.words[at - size : at]
    places = range(stack.start + at, stack.end, len(rows[0]))
    lines = [(stack.start + at - size, Line(head)), *zip(places, map(Line, rows), strict=False)]
    return Grid(lines, stack.end)


def _leads(kinds: str) -> bool:
    """Whether a grade stands above what got it: the reading that leaves fewer lines without a partner."""
    named = _FORCE if _FORCE in kinds else _AREA
    alone_if_below = len(re.findall(rf"{named}(?![GN])|(?<!{named})G", kinds))
    before_first = re.match(r"[^G]*", kinds)
    unled = before_first.group().count(named) if before_first else 0
    alone_if_above = unled + len(re.findall(rf"G(?![{named}N])", kinds))
    if alone_if_above == alone_if_below:
        return kinds[0] == _GRADE and named in kinds
    return alone_if_above < alone_if_below


def _below(reading: Reading, stack: Stack) -> Iterator[Row]:
    grade = None
    for at, (kind, words) in enumerate(zip(stack.kinds, stack.words, strict=True), stack.start):
        if kind == _GRADE:
            grade, index = GRADE_CELL.match(words), at
        elif kind in (_AREA, _FORCE) and grade:
            if kind == _AREA and _FORCE in stack.kinds:
                grade = None  # an area above the next grades
            else:
                for area in words.split(_SLASH):
                    yield Row(to_grade(grade["grade"]), [area], reading.blocks[at].block, index)
        elif kind == _OTHER and grade and _is_between(stack.kinds, at - stack.start):
            yield Row(to_grade(grade["grade"]), [words], reading.blocks[at].block, index)
        elif kind == _OTHER:
            grade = None


def _is_between(kinds: str, place: int) -> bool:
    """Among areas below their grades, the one line between two grades is an area, however it is worded."""
    return (
        _FORCE not in kinds and kinds[place - 1 : place + 2] == f"{_GRADE}{_OTHER}{_GRADE}" and _AREA in kinds
    )


def _above(reading: Reading, stack: Stack) -> Iterator[Row]:
    for place, (kind, words) in enumerate(zip(stack.kinds, stack.words, strict=True)):
        if kind != _GRADE or (match := GRADE_CELL.match(words)) is None:
            continue
        at = stack.start + place
        labels = [stack.words[place - 1]] if place and _is_label(reading, stack, place - 1) else []
        yield Row(to_grade(match["grade"]), labels, reading.blocks[at].block, at)
        yield from noted(match, labels, reading.blocks[at].block, at)


def _is_label(reading: Reading, stack: Stack, place: int) -> bool:
    """A line right above a grade names its area; headings are looked up later, with the pillar above them."""
    heading = reading.blocks[stack.start + place].kind is BlockKind.HEADING
    return not heading and looks_like_area(stack.words[place])
