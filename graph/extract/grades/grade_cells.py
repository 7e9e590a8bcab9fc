"""Cells of lines that are laid out as rows of a table, and what kind of thing stands in a cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...model import Block, Grade
from .grade_labels import forces_listed, is_time
from .grade_wording import OVERALL
from .grade_words import GRADE

_PARTED = re.compile(r"[ ]*(?:[|\t]|\.{4,})\s*|[ ]{3,}")
_RULED = ("|", "\t", "   ", "....")
_GAP = re.compile(r"[ ]{3,}")
_RULE = re.compile(r"[\s|:+=_–—-]*")  # the rule below the head of a table
SOFT_MARKS = (";", " / ", ",")  # between cells only where the lines around have as many
_LONGEST = 2_000  # characters of a row
_BRACKETS = " ()"
_EMPHASIS = "*_ "
_QUOTE = "[‘'“\"’”]?"
_GLYPHS = re.compile(r"(?:^|\s*)[★☆⭐●○◉◯⬤⚫⚪■□▪▫◼◻]{2,}(?:$|\s*)")  # a grade as so many of five
GRADE_CELL = re.compile(
    rf"""^(?:and\s+(?=\W))?(?:(?:overall|judge?ment|grade|graded|judged|rated|as|(?:areas|questions|forces)(?=\s+(?:graded|judged|rated)))[:\s]+)*
    {_QUOTE}{GRADE}{_QUOTE}[.:]?(?:\s*\([1-9]\d?(?:\s+forces)?\))?(?:\s*\((?P<note>[^)]{{2,60}})\))?(?:(?<=[’'”"])\s+(?:at|in|for):?)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER = re.compile(r"[£(]?\d[\d,.]*\s?(?:%|per\s?cent|pp?\.?)?\)?", re.IGNORECASE)
_TICK = re.compile(r"[✓✔☑●•■xX*]|yes|tick", re.IGNORECASE)
_NOT_DONE = re.compile(r"not\s+(?:inspected|graded|assessed|judged)\b[^.,;]{0,40}")
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


@dataclass(frozen=True, slots=True)
class Row:
    """A grade in a line; ``labels``: the area and the force as worded there, which may both be missing."""

    grade: Grade
    labels: Sequence[str]
    span: Block  # the words that are shown for it
    index: int  # of the line above which the headings stand that tell what is missing
    prior: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """The cells of a line; ``starts``: how far from its left edge, where gaps part them."""

    cells: list[str]
    starts: list[int] = field(default_factory=list)

    def joined(self, other: Line) -> Line | None:
        """With a line that goes on below in the same columns; None if it does not."""
        if not other.starts or not set(other.starts) <= set(self.starts):
            return None
        if not all(cell[:1].islower() for cell in other.cells):
            return None
        below = dict(zip(other.starts, other.cells, strict=True))
        cells = [
            f"{cell} {below.get(at, '')}".strip() for at, cell in zip(self.starts, self.cells, strict=True)
        ]
        return Line(cells, self.starts)


def unmarked(words: str) -> str:
    """Words without the stars or dots that only repeat their grade; a line with several explains them."""
    marked = not words.isascii() and len(_GLYPHS.findall(words)) == 1
    return _GLYPHS.sub("  ", words) if marked else words


def cells_of(words: str, indent: int = 0, *, framed: bool = True) -> Line | None:
    """The cells of a row, parted by bars, tabs, rows of dots or wide gaps; none for a line of prose.

    ``framed``: bars at both ends are a frame; without, empty cells stand outside them.
    """
    if len(words) > _LONGEST or not any(map(words.__contains__, _RULED)) or not any(map(str.isalnum, words)):
        return None
    bare = words.strip()
    if framed and bare.endswith("|"):
        bare = bare.strip("|").strip()  # else a bar in front stands behind an empty cell
    cells = [cell.strip().strip(_EMPHASIS) for cell in _PARTED.split(bare)]
    if len(cells) < 2:
        return None
    gaps = list(_GAP.finditer(words))
    by_gaps = len(gaps) + 1 == len(cells) and "|" not in words and "\t" not in words
    return Line(cells, [indent, *(indent + gap.end() for gap in gaps)] if by_gaps else [])


def softly_parted(words: str, mark: str) -> list[str]:
    """``Kent: Good; Adequate``: cells between marks that prose has, too."""
    label, colon, rest = words.partition(": ")
    cells = [cell.strip(_BRACKETS) for cell in (rest if colon else words).split(mark)]
    return [label, *cells] if colon else cells


def graded_cells(words: str, mark: str) -> list[str]:
    """Cells between marks, if they are a row of a table: ``Kent,Vetting,Good``, ``Kent: Good / Adequate``."""
    cells = softly_parted(words, mark) if mark in words and len(words) <= _LONGEST else []
    graded = [GRADE_CELL.match(cell) is not None for cell in cells]
    return cells if any(graded[1:]) and not graded[0] and len(cells) > 2 else []


def is_rule(words: str) -> bool:
    """The line of dashes below the head of a table."""
    return _RULE.fullmatch(words) is not None


def is_nothing(words: str) -> bool:
    """No area got the grade: "none", "(no areas)", "–"."""
    bare = words.strip(" ()[]–—-.*").casefold()
    return bare in _NOTHING or _NOT_DONE.fullmatch(bare) is not None


def is_tick(words: str) -> bool:
    """The mark of the column that holds."""
    return _TICK.fullmatch(words) is not None


def is_number(words: str) -> bool:
    """A page, a count, a share."""
    return _NUMBER.fullmatch(words) is not None


def is_label(words: str) -> bool:
    """What names a force or an area, as far as a cell of its own can tell."""
    other = GRADE_CELL.match(words) or is_nothing(words) or is_number(words) or is_tick(words)
    overall = words.strip().lower().startswith(OVERALL)  # "Overall judgment" asks for it, "Judgment" does not
    return not other and (not is_time(words) or overall or bool(forces_listed(words)))
