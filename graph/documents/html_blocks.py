"""From the elements of a page to blocks: headings, paragraphs, items of lists, rows of tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from ..model import BlockKind
from .composer import Composer, Table
from .page_furniture import INLINE
from .text import clean

HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LAYOUT = "h1, h2, h3, h4, ul, ol, table, p + p"  # what tables of data do not have in their rows


def write_blocks(root: LexborNode, composer: Composer) -> None:
    """Write all text below a node; with a stack of its own, as pages can be nested deeper than Python's."""
    page = _Page(composer)
    stack: list[tuple[LexborNode, Iterator[LexborNode]]] = [(root, root.iter(include_text=True))]
    while stack:
        node, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            _leave(node, page)
        elif child.tag == "-text":
            text = child.text_content or ""
            page.words.append(text if page.preformatted else text.replace("\n", " "))
        elif child.tag == "br":
            page.words.append("\n")
        elif child.is_element_node:
            _enter(child, page)
            stack.append((child, child.iter(include_text=True)))
    page.close_block()


@dataclass(slots=True)
class _List:
    ordered: bool
    number: int


@dataclass(slots=True)
class _Page:
    """Where the walk stands in the page."""

    composer: Composer
    words: list[str] = field(default_factory=list)  # of the open block
    lists: list[_List] = field(default_factory=list)
    marker: str = ""  # bullet or number that the next block takes
    heading: int = 0
    tables: list[Table] = field(default_factory=list)
    cell: list[str] | None = None  # texts of the open cell, in a row of data
    in_row: bool = False
    preformatted: bool = False

    def close_block(self) -> None:
        """Write the open block, each of its lines for itself."""
        text = "".join(self.words)
        self.words.clear()
        if not clean(text).strip():
            return
        if self.cell is not None:
            self.cell.append(text)
            return
        marker, self.marker = self.marker, ""
        self.composer.add_lines(text, heading=self.heading, marker=marker, depth=len(self.lists))

    def close_row(self) -> None:
        """Write the open table row as one block."""
        self.in_row = False
        if row := self.tables[-1].end_row():
            self.composer.add(row, BlockKind.ROW, indent=len(self.lists))


def _enter(node: LexborNode, page: _Page) -> None:
    tag = node.tag or ""
    if INLINE.fullmatch(tag):
        # Browsers set labels that stand side by side apart by style sheets.
        if node.prev is not None and node.prev.tag in ("span", "a", "time"):
            page.words.append(" ")
        return
    page.close_block()
    if tag in HEADINGS:
        page.heading = HEADINGS[tag]
    elif tag in ("ul", "ol"):
        page.lists.append(_List(tag == "ol", _number(node, "start")))
    elif tag == "li" and page.lists:
        innermost = page.lists[-1]
        page.marker = f"{innermost.number}." if innermost.ordered else "•"
        innermost.number += 1
    elif tag == "table":
        page.tables.append(Table())
    elif tag == "tr" and page.tables:
        page.in_row = node.css_first(_LAYOUT) is None  # else it only lays out the page
    elif tag in ("td", "th") and page.in_row:
        page.cell = []
    elif tag == "pre":
        page.preformatted = True


def _leave(node: LexborNode, page: _Page) -> None:
    tag = node.tag or ""
    if INLINE.fullmatch(tag):
        return
    page.close_block()
    if tag in HEADINGS:
        page.heading = 0
    elif tag in ("ul", "ol") and page.lists:
        page.lists.pop()
    elif tag == "li":
        page.marker = ""
    elif tag in ("td", "th") and page.cell is not None:
        page.tables[-1].cell(" ".join(page.cell), _number(node, "colspan"), _number(node, "rowspan"))
        page.cell = None
    elif tag == "tr" and page.in_row:
        page.close_row()
    elif tag == "table" and page.tables:
        page.tables.pop()
    elif tag == "pre":
        page.preformatted = False


def _number(node: LexborNode, attribute: str) -> int:
    value = node.attributes.get(attribute) or ""
    return int(value) if value.isdecimal() and len(value) < 6 else 1
