"""What files of word processors have in common: paragraphs and tables, and how they become blocks."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ..model import BlockKind
from .composer import Composer, Table


@dataclass(slots=True)
class Paragraph:
    """One paragraph; a heading has a level, an item of a list a marker and a depth."""

    words: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)  # text boxes that are anchored in it
    heading: int = 0
    marker: str = ""
    depth: int = 0

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(self.words)

    @property
    def filled(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.boxes or self.text.strip())

    @property
    def simple(self) -> bool:
        """Whether it can stand in a cell of data."""
        return not (self.heading or self.marker or self.boxes)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its content, the columns it takes, and whether it goes on with the one above."""

    content: Element
    columns: int = 1
    continued: bool = False


class Writer(ABC):
    """Writes the blocks of a body; a format says what its elements are."""

    def __init__(self) -> None:
        self.composer = Composer()
        self.cited: list[Element] = []  # notes, in the order of their numbers

    @abstractmethod
    def content(self, parent: Iterable[Element]) -> Iterator[Paragraph | Element]:
        """Paragraphs and tables of a body, a cell, a text box or a note."""

    @abstractmethod
    def rows(self, table: Element) -> Iterator[list[Cell]]:
        """Rows of a table."""

    def blocks(self, parent: Iterable[Element]) -> None:
        """Write what stands in a body, a cell, a text box or a note."""
        self._write(self.content(parent))

    def notes(self) -> None:
        """Write the notes that were referred to."""
        for count, note in enumerate(self.cited, 1):
            texts = (part.text.strip() for part in self.content(note) if isinstance(part, Paragraph))
            self.composer.add_lines(" ".join(texts), marker=f"{count}.", depth=1)

    def _write(self, parts: Iterable[Paragraph | Element]) -> None:
        for part in parts:
            if isinstance(part, Element):
                self._table(part)
                continue
            self.composer.add_lines(part.text, heading=part.heading, marker=part.marker, depth=part.depth)
            for box in part.boxes:
                self.blocks(box)

    def _table(self, node: Element) -> None:
        table = Table()
        for cells in self.rows(node):
            read = [list(self._filled(cell.content)) for cell in cells]
            if all(map(_is_data, read)):
                self._row(cells, read, table)
            else:  # it only lays out the page
                for parts in read:
                    self._write(parts)

    def _filled(self, parent: Element) -> Iterator[Paragraph | Element]:
        for part in self.content(parent):
            if isinstance(part, Element) or part.filled:
                yield part

    def _row(self, cells: list[Cell], read: list[list[Paragraph | Element]], table: Table) -> None:
        for cell, parts in zip(cells, read, strict=True):
            if cell.continued:
                table.continued(cell.columns)
            else:
                words = "".join(part.text for part in parts if isinstance(part, Paragraph))
                table.cell(words, cell.columns)
        if row := table.end_row():
            self.composer.add(row, BlockKind.ROW)


def _is_data(parts: list[Paragraph | Element]) -> bool:
    return len(parts) < 2 and all(isinstance(part, Paragraph) and part.simple for part in parts)
