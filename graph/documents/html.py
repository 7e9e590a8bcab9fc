"""HTML: the main text of a page in order, rendered like plain text, and the values its markup states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..errors import DocumentError
from ..model import Block, BlockKind
from .interface import Captured, Outcome
from .page_fields import page_fields
from .page_furniture import DROPPED, HEADINGS, INLINE, NAMED
from .text import SENTENCE_END, clean, decode

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SPACE = re.compile(r"\s+")
_MAIN_SHARE = 0.8  # of the page's prose: an element with less than this is not the main one


def read(data: bytes, name: str) -> Captured:
    """Read a web page."""
    tree = LexborHTMLParser(clean(decode(data, name)[0]))
    fields = page_fields(tree)
    root = _main(tree)
    page = _Page()
    if root is not None:
        _drop_links_to_other_pages(root)
        _walk(root, page)
    text = "".join(page.pieces)
    if not text:
        raise DocumentError(name, Outcome.EMPTY, "is empty: the page has no text of its own")
    return Captured(text, tuple(page.blocks), fields)


def _main(tree: LexborHTMLParser) -> LexborNode | None:
    """The element that holds the content, freed from what is none."""
    for node in tree.css(DROPPED):
        node.decompose()
    for node in tree.css("[class], [id], [data-component]"):
        names = " ".join(filter(None, map(node.attributes.get, ("class", "id", "data-component"))))
        if NAMED.search(names) and node.tag not in ("html", "body", "main", "article"):
            _drop_unless_main(node)
    body = tree.body
    if body is None:
        return None
    candidates = body.css("main, article, [role=main]")
    weights = [_prose(node) for node in candidates]
    if not candidates or 2 * max(weights) < _prose(body):
        return _descend(body)
    # The last, so the innermost, of those that hold nearly all.
    return [n for n, weight in zip(candidates, weights, strict=True) if weight >= _MAIN_SHARE * max(weights)][
        -1
    ]


def _drop_unless_main(node: LexborNode) -> None:
    # A name such as "has-cookie-banner" on a wrapper must not cost the whole page.
    if node.css_first("h1, main, article") is None:
        node.decompose()


def _prose(node: LexborNode) -> int:
    """Length of a node's text without its links."""
    return len(node.text()) - sum(len(link.text()) for link in node.css("a"))


def _descend(node: LexborNode) -> LexborNode:
    """The innermost element that holds nearly all prose below a node, and its main heading."""
    total, title = _prose(node), node.css_first("h1")
    while total:
        heavy = [child for child in node.iter() if _prose(child) >= _MAIN_SHARE * total]
        if not heavy or heavy[0].tag == "p" or (title is not None and heavy[0].css_first("h1") is None):
            break
        node = heavy[0]
    return node


def _drop_links_to_other_pages(root: LexborNode) -> None:
    for heading in root.css("h2, h3, h4, h5"):
        if not HEADINGS.fullmatch(_SPACE.sub(" ", heading.text()).strip(" :")):
            continue
        following = heading.next
        while following is not None and not _ends_section(following, heading.tag):
            node, following = following, following.next
            node.decompose()
        heading.decompose()


def _ends_section(node: LexborNode, heading: str | None) -> bool:
    return node.tag in _HEADINGS and str(node.tag) <= str(heading)


@dataclass(slots=True)
class _List:
    ordered: bool
    number: int


@dataclass(slots=True)
class _Page:
    """The text that is being written, and where the walk stands in the page."""

    pieces: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)  # of the open block
    lists: list[_List] = field(default_factory=list)
    marker: str = ""  # bullet or number that the next block takes
    heading: int = 0
    cells: list[str] | None = None  # of the open table row
    preformatted: bool = False
    length: int = 0

    def write(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += len(piece)

    def close_block(self) -> None:
        """Write the open block, each of its lines for itself."""
        lines = [_SPACE.sub(" ", clean(line)).strip() for line in "".join(self.words).split("\n")]
        self.words.clear()
        lines = list(filter(None, lines))
        if self.cells is not None:
            self.cells.extend(lines)
            return
        # Titles of links and labels are paragraphs in markup, too: only a sentence's end makes one sure.
        prose = len(lines) == 1 and lines[0].endswith(SENTENCE_END)
        kind = BlockKind.PARAGRAPH if prose else BlockKind.LINE
        for index, line in enumerate(lines):
            if self.marker:
                self._block(line, BlockKind.ITEM, len(self.lists))
            elif self.heading:
                self._block(line, BlockKind.HEADING, self.heading)
            else:
                self._block(line, kind, tight=index > 0)

    def close_row(self) -> None:
        """Write the open table row as one block."""
        cells, self.cells = self.cells, None
        if cells:
            self._block(" | ".join(cells), BlockKind.ROW)

    def _block(self, line: str, kind: BlockKind, level: int = 0, tight: bool = False) -> None:
        last = self.blocks[-1].kind if self.blocks else None
        tight = tight or (kind == last and kind in (BlockKind.ITEM, BlockKind.ROW))
        if last:
            self.write("\n" if tight else "\n\n")
        self.write("  " * len(self.lists) + self.marker)
        self.marker = ""
        self.blocks.append(Block(self.length, self.length + len(line), kind, level))
        self.write(line)


def _walk(root: LexborNode, page: _Page) -> None:
    """Write all text below a node; with a stack of its own, as pages can be nested deeper than Python's."""
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


def _enter(node: LexborNode, page: _Page) -> None:
    tag = node.tag or ""
    if INLINE.fullmatch(tag):
        # Browsers set labels that stand side by side apart by style sheets.
        if node.prev is not None and node.prev.tag in ("span", "a", "time"):
            page.words.append(" ")
        return
    page.close_block()
    if tag in _HEADINGS:
        page.heading = _HEADINGS[tag]
    elif tag in ("ul", "ol"):
        start = node.attributes.get("start") or ""
        page.lists.append(_List(tag == "ol", int(start) if start.isdecimal() else 1))
    elif tag == "li" and page.lists:
        innermost = page.lists[-1]
        page.marker = f"{innermost.number}. " if innermost.ordered else "• "
        innermost.number += 1
    elif tag == "tr" and node.css_first("h1, h2, h3, h4, ul, ol, table") is None:
        page.cells = []  # a row of data; tables that only lay out the page are read as if they were none
    elif tag == "pre":
        page.preformatted = True


def _leave(node: LexborNode, page: _Page) -> None:
    tag = node.tag or ""
    if INLINE.fullmatch(tag):
        return
    page.close_block()
    if tag in _HEADINGS:
        page.heading = 0
    elif tag in ("ul", "ol") and page.lists:
        page.lists.pop()
    elif tag == "li":
        page.marker = ""
    elif tag == "tr":
        page.close_row()
    elif tag == "pre":
        page.preformatted = False
