"""Tables of grades: lines in columns, whatever parts their cells.

Above or before each grade stand the labels that it belongs to: a force, an area, a time. Or the grades head
the columns, and the cells below name what got them, or tick them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ...model import Block
from ..reading import Reading, Zone
from ..words.gates import gated
from .grade_areas import listed
from .grade_cells import (
    GRADE_CELL,
    SOFT_MARKS,
    Line,
    Row,
    cells_of,
    graded_cells,
    is_label,
    is_nothing,
    is_number,
    is_rule,
    is_tick,
    softly_parted,
    unmarked,
)
from .grade_labels import forces_listed, is_earlier, is_time, looks_like_area, name_and_time, years
from .grade_words import GRADE, PLAIN_GRADE, names_grade, to_grade

_NOTED = re.compile(rf"(?P<when>previous|was|last|up|down|from|20\d\d).*?{GRADE}", re.IGNORECASE)
_WAS = re.compile(
    rf"[▲▼△▽↑↓=]?\s*(?:was|previously|formerly|(?:up|down)\s+from)\s+{GRADE}", re.IGNORECASE
)  # "▼ was good"
_ONE_GRADE = re.compile(GRADE, re.IGNORECASE)
_SPACED_ROW = gated(rf"(?P<label>[A-Z][^.:;|]{{2,60}}?)(?P<grades>(?:\s+{PLAIN_GRADE}){{2,}})", re.IGNORECASE)
_HEADS_AREAS = re.compile(
    r"(?:(?:our|the)\s+)?(?:areas?|questions?|pillars?|forces?|categor(?:y|ies)|criteri(?:a|on)|strands?|themes?)?(?:\s+of\s+policing)?",
    re.IGNORECASE,
)
_LOOKED_AT = re.compile(  # heads the dates of grades that hold
    r"(?:last|date|report|when)\s+(?:of\s+)?(?:inspected|assessed|graded|published|report|publication)|published|inspected",
    re.IGNORECASE,
)
_FEWEST_COLUMNS = 2
_FEWEST_LINES = 2
_GRADES_OF_HEAD = 3  # so many different grades in a row head the columns of ticks


@dataclass(slots=True)
class Grid:
    """Lines in columns, each with the index of its block; ``end``: the block behind the last one."""

    lines: list[tuple[int, Line]]
    end: int
    head: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)  # of the columns of the head

    @property
    def newest(self) -> str:
        """The newest year in it."""
        return max(
            (
                years(cell)
                for _, line in self.lines
                for cell in line.cells
                if is_time(cell) or name_and_time(cell)[1]
            ),
            default="",
        )


def grid_at(reading: Reading, index: int, short: dict[str, str]) -> Grid | None:
    """The table that begins with a line."""
    lines: list[tuple[int, Line]] = []
    end = index
    framed = reading.words(reading.blocks[index].block).lstrip().startswith("|")
    for at in range(index, len(reading.blocks)):
        laid = reading.blocks[at]
        line = _line(reading, laid.block, framed=framed)
        going_on = lines[-1][1].joined(line) if lines and line else None
        if going_on:
            lines[-1] = (lines[-1][0], going_on)
        elif line and len(line.cells) > 1:
            lines.append((at, line))
        elif not (lines and (laid.zone is Zone.FURNITURE or is_rule(reading.words(laid.block)))):
            break
        else:
            continue
        end = at + 1
    spelled = [(at, Line([_in_full(cell, short) for cell in line.cells], line.starts)) for at, line in lines]
    return Grid(spelled, end) if spelled else _soft_grid(reading, index) or _spaced_grid(reading, index)


def _in_full(cell: str, short: dict[str, str]) -> str:
    """``G (RI)``: with the grade before in brackets."""
    now, bracket, before = cell.partition(" (")
    if bracket and now in short and before.rstrip(")") in short:
        return f"{short[now]} (was {short[before.rstrip(')')]})"
    return short.get(cell, cell)


def _line(reading: Reading, block: Block, *, framed: bool) -> Line | None:
    words = unmarked(reading.words(block))
    if is_rule(words):
        return None
    indent = block.start - (reading.text.rfind("\n", 0, block.start) + 1)
    framed = framed or not words.lstrip().startswith("|")
    return cells_of(words, indent, framed=framed) or Line([words.strip()], [indent])


def _soft_grid(reading: Reading, index: int) -> Grid | None:
    """``Question;Kent;Essex`` above ``Custody;Good;Adequate``: a head, and lines of as many cells."""
    if index + 1 == len(reading.blocks) or not names_grade(reading.words(reading.blocks[index + 1].block)):
        return None
    for mark in SOFT_MARKS:
        head = softly_parted(reading.words(reading.blocks[index].block).strip(" ()"), mark)
        if len(head) < _FEWEST_COLUMNS or not all(is_label(cell) or is_time(cell) for cell in head[1:]):
            continue
        lines = [(index, Line(head))]
        for at, laid in enumerate(reading.blocks[index + 1 :], index + 1):
            cells = graded_cells(reading.words(laid.block), mark)
            if not cells or len(cells) - len(head) not in (0, 1):
                break
            lines.append((at, Line(cells)))
        if len(lines) > _FEWEST_LINES:
            return Grid(lines, lines[-1][0] + 1)
    return None


def _spaced_grid(reading: Reading, index: int) -> Grid | None:
    """``Force Effectiveness Efficiency`` above ``Kent Good Requires improvement``: no bars."""
    lines: list[tuple[int, Line]] = []
    for at, laid in enumerate(reading.blocks[index + 1 :], index + 1):
        row = _SPACED_ROW.fullmatch(reading.words(laid.block).strip())
        cells = [row["label"], *(m["grade"] for m in _ONE_GRADE.finditer(row["grades"]))] if row else []
        if not cells or (lines and len(cells) != len(lines[0][1].cells)):
            break
        lines.append((at, Line(cells)))
    if len(lines) < _FEWEST_LINES:
        return None
    head = reading.words(reading.blocks[index].block).split()
    size = len(lines[0][1].cells)
    if len(head) not in (size, size - 1) or not all(is_label(cell) or is_time(cell) for cell in head):
        return None
    return Grid([(index, Line(head)), *lines], lines[-1][0] + 1)


def rows_of(reading: Reading, grid: Grid) -> Iterator[Row]:
    """Every grade of a table."""
    above = grid.lines[0][0]
    for place, (at, line) in enumerate(grid.lines):
        cells = _fitted(grid, line)
        if place + 1 < len(grid.lines) and _counts(grid.lines[place + 1][1], cells):
            continue
        graded = [GRADE_CELL.match(cell) is not None for cell in cells]
        span = reading.blocks[at].block
        if all(graded) and not (len(cells) == len(grid.head) and all(map(is_label, grid.head))):
            grid.head, grid.starts = cells, line.starts
        elif _heads_ticks(cells) or not (any(graded) or _only_grades(grid.head) or _heads_ticks(grid.head)):
            above = at if grid.head and not any(map(is_nothing, cells)) else above
            grid.head, grid.starts = cells, line.starts
        else:
            yield from _of_row(grid, cells, span, above)


def _counts(line: Line, above: Sequence[str]) -> bool:
    """``Cases | 4 | 1 | 2`` below a row of grades: how many of each, and no force's."""
    numbers = line.cells[1:]
    return len(line.cells) == len(above) > _FEWEST_COLUMNS and all(map(is_number, numbers))


def _fitted(grid: Grid, line: Line) -> list[str]:
    """Cells as many as columns: the corner of a head, and empty cells at the end of a row, get lost."""
    head, cells = grid.head, line.cells
    if len(head) + 1 == len(cells) and not _only_grades(head):
        grid.head = ["", *head]
        return cells
    if line.starts and grid.starts and 1 < len(cells) < len(head):
        return _by_place(grid, line)
    if 1 < len(cells) < len(head) and (_heads_ticks(head) or _only_grades(head)):
        return cells + [""] * (len(head) - len(cells))
    return cells


def _by_place(grid: Grid, line: Line) -> list[str]:
    """The cells of a row with gaps, each below the head that is nearest."""
    starts = grid.starts if len(grid.starts) == len(grid.head) else [0, *grid.starts]
    cells = [""] * len(grid.head)
    for start, cell in zip(line.starts, line.cells, strict=True):
        cells[min(range(len(starts)), key=lambda place: abs(starts[place] - start))] = cell
    return cells


def _only_grades(cells: Sequence[str]) -> bool:
    return bool(cells) and all(GRADE_CELL.match(cell) for cell in cells)


def _heads_ticks(cells: Sequence[str]) -> bool:
    """``Area | Outstanding | Good | Adequate``: each column is a grade."""
    named = [found["grade"].lower() for cell in cells[1:] if (found := GRADE_CELL.match(cell))]
    different = len(named) == len(set(named)) == len(cells) - 1
    return different and len(named) >= _GRADES_OF_HEAD and _HEADS_AREAS.fullmatch(cells[0]) is not None


def _of_row(grid: Grid, cells: list[str], span: Block, above: int) -> Iterator[Row]:
    """Areas below grades or beside one, a tick below one, or grades with labels before and above them."""
    fits = len(cells) == len(grid.head)
    if fits and _only_grades(grid.head) and not _only_grades(cells):
        for grade, cell in zip(grid.head, cells, strict=True):
            yield from (Row(to_grade(grade), [each], span, above) for each in _named(cell))
    elif fits and _heads_ticks(grid.head) and not any(map(GRADE_CELL.match, cells)):
        ticked = [
            grade for grade, cell in zip(grid.head[1:], cells[1:], strict=True) if cell and is_tick(cell)
        ]
        if len(ticked) == 1:
            yield Row(to_grade(ticked[0]), cells[:1], span, above)
    elif GRADE_CELL.match(cells[0]) and not any(map(GRADE_CELL.match, cells[1:])):
        for cell in cells[1:]:
            yield from (Row(to_grade(cells[0]), [each], span, above) for each in _named(cell))
    else:
        yield from _labelled(grid, cells, span, above)


def _named(cell: str) -> list[str]:
    """Forces or areas in one cell."""
    if is_nothing(cell) or is_number(cell):
        return []
    return [*forces_listed(cell)] or [area for area in listed(cell, apart=True) if looks_like_area(area)]


def _labelled(grid: Grid, cells: list[str], span: Block, above: int) -> Iterator[Row]:
    head = grid.head if len(grid.head) == len(cells) else [""] * len(cells)
    first = next((place for place, cell in enumerate(cells) if GRADE_CELL.match(cell)), len(cells))
    labels = [cell for cell in cells[:first] if is_label(cell)]
    forces = [cell for cell in labels if forces_listed(cell)]
    own = [*forces, " ".join(cell for cell in labels if cell not in forces)]
    time = next((cell for cell in cells if is_time(cell) and not is_label(cell)), "")
    for dated, cell in zip(head, cells, strict=True):
        if (match := GRADE_CELL.match(cell)) is None:
            if (was := _WAS.fullmatch(cell)) is not None and own[-1]:
                yield Row(to_grade(was["grade"]), own, span, above, prior=True)
            continue
        column, told = name_and_time(dated)
        when = column if is_time(column) else told or ("" if any(map(_LOOKED_AT.fullmatch, head)) else time)
        older = is_earlier(when) or "" < years(when) < grid.newest
        all_labels = [label for label in (*own, column if is_label(column) else "") if label]
        yield Row(to_grade(match["grade"]), all_labels, span, above, older)
        yield from noted(match, all_labels, span, above)


def noted(match: re.Match[str], labels: Sequence[str], span: Block, index: int) -> Iterator[Row]:
    """``Good (2018: requires improvement)``: the earlier grade behind the new one."""
    if match["note"] and (earlier := _NOTED.search(match["note"])):
        yield Row(to_grade(earlier["grade"]), labels, span, index, prior=True)
