"""Blocks written one below the other as plain texts are, with the place of each; rows of tables as lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model import Block, BlockKind, PageField
from .interface import Captured
from .text import SENTENCE_END, clean

_SHORT = 60  # characters: a cell that spans rows is repeated in each up to this length
_WIDEST = 100  # columns that one cell can span
_CLOSE = (BlockKind.ITEM, BlockKind.ROW)  # no blank line between two of these


@dataclass(slots=True)
class Composer:
    """The text of a document that is being written."""

    pieces: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    length: int = 0

    def add(
        self,
        words: str,
        kind: BlockKind,
        level: int = 0,
        *,
        indent: int = 0,
        marker: str = "",
        tight: bool = False,
        page: int | None = None,
    ) -> None:
        """Write a block; its indentation (in steps) and its marker, a bullet or number, stand outside it."""
        last = self.blocks[-1].kind if self.blocks else None
        tight = tight or (kind == last and kind in _CLOSE)
        gap = "" if last is None else "\n" if tight else "\n\n"
        lead = gap + "  " * indent + (marker + " " if marker else "")
        start = self.length + len(lead)
        self.length = start + len(words)
        self.blocks.append(Block(start, self.length, kind, level, page))
        self.pieces += (lead, words)

    def add_lines(
        self, text: str, *, heading: int = 0, marker: str = "", depth: int = 0, tight: bool = False
    ) -> None:
        """Write each line of a text as a block: the first as an item of a list where it has a marker.

        ``heading`` is the level of a heading, ``depth`` that of the list around it; 0 is none.
        """
        lines = list(filter(None, (" ".join(clean(line).split()) for line in text.split("\n"))))
        # Titles of links, labels and questions that grades answer are paragraphs in markup, too:
        # only a sentence's end makes one sure.
        prose = len(lines) == 1 and lines[0].endswith(SENTENCE_END) and not lines[0].endswith("?")
        plain = BlockKind.PARAGRAPH if prose else BlockKind.LINE
        for index, line in enumerate(lines):
            if marker and not index:
                self.add(line, BlockKind.ITEM, depth, indent=depth, marker=marker)
            elif heading:
                self.add(line, BlockKind.HEADING, heading, indent=depth)
            else:
                self.add(line, plain, indent=depth, tight=tight or index > 0)

    def captured(self, fields: tuple[PageField, ...] = ()) -> Captured:
        """All that was written."""
        return Captured("".join(self.pieces), tuple(self.blocks), fields)


class Table:
    """Rows as lines with a bar between cells; empty and spanning cells keep the others in their columns."""

    def __init__(self) -> None:
        self._row: list[str] = []
        self._above: list[str] = []
        self._spans: dict[int, tuple[int, str]] = {}  # column: rows below that it reaches into, words there

    def cell(self, words: str, columns: int = 1, rows: int = 1) -> None:
        """Add a cell that spans so many columns and rows."""
        self._fill()
        words = " ".join(clean(words).split())
        for extra in range(min(max(columns, 1), _WIDEST)):
            if rows > 1:
                repeated = words if not extra and len(words) <= _SHORT else ""
                self._spans[len(self._row)] = (rows - 1, repeated)
            self._row.append("" if extra else words)

    def continued(self, columns: int = 1) -> None:
        """Add a cell that goes on with the one above it."""
        column = len(self._row)
        words = self._above[column] if column < len(self._above) else ""
        self.cell(words if len(words) <= _SHORT else "", columns)

    def end_row(self) -> str:
        """The row as one line; empty when all its cells are."""
        self._fill()
        row, self._row = self._row, []
        self._above = list(row)
        while row and not row[-1]:
            row.pop()
        return " ".join(" | ".join(row).split())

    def _fill(self) -> None:
        """Cells that reach down from rows above into the columns that come next."""
        while (column := len(self._row)) in self._spans:
            rows, words = self._spans.pop(column)
            self._row.append(words)
            if rows > 1:
                self._spans[column] = (rows - 1, words)
