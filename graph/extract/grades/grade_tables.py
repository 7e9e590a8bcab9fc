"""Cells of a table of grades: grades beside areas, areas beside grades, ticks below grades."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .grade_words import GRADE

_PARTED = re.compile(r"[ ]*(?:[|\t]|\.{4,})\s*|[ ]{3,}")
_RULED = ("|", "\t", "   ", "....")
_QUOTE = "[‘'“\"’”]?"
GRADE_CELL = re.compile(
    rf"""^(?:(?:overall|judge?ment|grade|graded|judged|rated|as|(?:areas|questions|forces)(?=\s+(?:graded|judged|rated)))[:\s]+)*
    {_QUOTE}{GRADE}{_QUOTE}[.:]?(?:\s*\((?P<note>[^)]{{2,60}})\))?$""",
    re.VERBOSE | re.IGNORECASE,
)
_HEADS_AREAS = re.compile(
    r"(?:(?:our|the)\s+)?(?:areas?|questions?|pillars?|forces?|categor(?:y|ies)|criteri(?:a|on)|strands?|themes?)?(?:\s+of\s+policing)?",
    re.IGNORECASE,
)
_TICK = re.compile(r"[✓✔☑●•■xX*]|yes|tick", re.IGNORECASE)
_NOTHING = frozenset(
    {
        "",
        "none",
        "no areas",
        "no area",
        "n/a",
        "nil",
        "not applicable",
        "no forces",
        "not awarded",
        "not graded",
        "ungraded",
        "not assessed",
        "not inspected",
        "no grade",
    }
)
_GRADES_OF_HEAD = 3  # so many different grades in a row head the columns of ticks


def cells_of(words: str) -> list[str]:
    """The cells of a row, parted by bars, tabs, rows of dots or wide gaps; none for a line of prose."""
    if not any(map(words.__contains__, _RULED)) or not any(map(str.isalnum, words)):
        return []
    cells = [cell.strip() for cell in _PARTED.split(words.strip("|").strip())]
    return cells if len(cells) > 1 else []


def is_nothing(words: str) -> bool:
    """No area got the grade: "none", "(no areas)", "–"."""
    return words.strip(" ()[]–—-.*").casefold() in _NOTHING


def fitted(header: list[str], cells: list[str]) -> tuple[list[str], list[str]]:
    """Head and row of one length: the corner of a head, and empty cells at the end of a row, get lost."""
    if len(header) + 1 == len(cells):
        return ["", *header], cells
    if 1 < len(cells) < len(header) and heads_ticks(header):
        return header, cells + [""] * (len(header) - len(cells))
    return header, cells


def is_head(cells: list[str]) -> bool:
    """A row that heads others: no grade in it, or nothing but grades, with what they are of before them."""
    graded = [GRADE_CELL.match(cell) is not None for cell in cells]
    return not any(graded) or all(graded) or heads_ticks(cells)


def heads_ticks(cells: list[str]) -> bool:
    """``Area | Outstanding | Good | Adequate``: each column is a grade."""
    named = [found["grade"].lower() for cell in cells[1:] if (found := GRADE_CELL.match(cell))]
    different = len(named) == len(set(named)) == len(cells) - 1
    return different and len(named) >= _GRADES_OF_HEAD and _HEADS_AREAS.fullmatch(cells[0]) is not None


def ticked(header: list[str], cells: list[str]) -> str | None:
    """The grade above the one cell of a row that holds a tick."""
    marked = [place for place, cell in enumerate(cells[1:], 1) if cell]
    if len(marked) != 1 or len(cells) != len(header) or _TICK.fullmatch(cells[marked[0]]) is None:
        return None
    return header[marked[0]] if heads_ticks(header) else None


def areas_beside(cells: list[str]) -> Iterator[tuple[str, str]]:
    """``Good | Preventing crime, managing offenders``: the grade with each cell behind it."""
    if GRADE_CELL.match(cells[0]) and not any(GRADE_CELL.match(cell) for cell in cells[1:]):
        yield from ((cells[0], cell) for cell in cells[1:])
