"""ODT: paragraphs, headings, lists and tables of an OpenDocument text in order, without deleted text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ..errors import DocumentError
from .interface import Captured, Outcome
from .list_numbers import written
from .office import Cell, Paragraph, Writer
from .package import Package, attribute, child, children, local, number, properties

_BODIES = ("section", "index-body", "list-header", "text-box", "note-body", "custom-shape", "frame", "g")
_GROUPS = ("table-header-rows", "table-rows", "table-row-group")
_GONE = ("annotation", "annotation-end", "note-citation", "tracked-changes", "title", "desc", "hidden-text")
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_REPEATED = 200  # times that one cell or row may stand for: spreadsheets fill pages with them


def read(data: bytes, name: str) -> Captured:
    """Read an OpenDocument text."""
    package = Package(data, name)
    listed = package.xml("META-INF/manifest.xml")
    if listed is not None and any(local(node) == "encryption-data" for node in listed.iter()):
        raise DocumentError(name, Outcome.ENCRYPTED, "is encrypted: save it without its password first")
    content = package.required("content.xml")
    writer = _Writer(_Styles(package.xml("styles.xml"), content))
    text = child(child(content, "body"), "text")
    writer.blocks(() if text is None else text)
    writer.notes()
    if not writer.composer.blocks:
        raise DocumentError(name, Outcome.EMPTY, "is empty: there are no words in it")
    return writer.composer.captured(tuple(properties(package.xml("meta.xml"), "odt")))


class _Styles:
    """Styles of paragraphs and of lists, by name."""

    def __init__(self, *roots: Element | None) -> None:
        self._parents: dict[str, str] = {}
        self._lists: dict[str, dict[int, Element]] = {}
        for node in (node for root in roots if root is not None for part in root for node in part):
            name = attribute(node, "name")
            if local(node) == "style":
                self._parents[name] = attribute(node, "parent-style-name")
            elif local(node) == "list-style":
                self._lists[name] = {number(attribute(level, "level"), 1): level for level in node}

    def is_title(self, style: str) -> bool:
        """Whether a paragraph is the title of the whole."""
        return "Title" in (style, self._parents.get(style))

    def level(self, style: str, depth: int) -> Element | None:
        """How one level (1 = outermost) of a list is marked."""
        return self._lists.get(style, {}).get(depth)


@dataclass(slots=True)
class _List:
    """A list that is open: the counts of its levels, and whether its next paragraph begins an item."""

    style: str = ""
    counts: list[int] = field(default_factory=list)
    fresh: bool = False


class _Writer(Writer):
    """Tells what the elements of an OpenDocument text are."""

    def __init__(self, styles: _Styles) -> None:
        super().__init__()
        self._styles = styles
        self._ended: dict[str, int] = {}  # how far lists of each style were counted

    def content(self, parent: Iterable[Element]) -> Iterator[Paragraph | Element]:
        """Paragraphs and tables of a body, a cell, a text box or a note."""
        return self._content(parent, _List())

    def _content(self, parent: Iterable[Element], within: _List) -> Iterator[Paragraph | Element]:
        for node in parent:
            tag = local(node)
            if tag in ("p", "h"):
                yield self._paragraph(node, within)
            elif tag == "table":
                yield node
            elif tag == "list":
                yield from self._list(node, within)
            elif tag in _BODIES:
                yield from self._content(node, within)

    def _list(self, node: Element, within: _List) -> Iterator[Paragraph | Element]:
        style = attribute(node, "style-name") or within.style
        level = self._styles.level(style, len(within.counts) + 1)
        count = number(attribute(level, "start-value"), 1) - 1
        if attribute(node, "continue-numbering") == "true" or attribute(node, "continue-list"):
            count = self._ended.get(style, count)
        for item in node:
            if local(item) == "list-item":
                count = number(attribute(item, "start-value"), count + 1)
                yield from self._content(item, _List(style, [*within.counts, count], fresh=True))
            else:
                yield from self._content([item], within)
        if not within.counts:
            self._ended[style] = count

    def _paragraph(self, node: Element, within: _List) -> Paragraph:
        paragraph = Paragraph()
        self._text(node, paragraph)
        if not paragraph.text.strip():
            return paragraph
        if local(node) == "h":
            paragraph.heading = min(max(number(attribute(node, "outline-level"), 1), 1), 6)
        elif self._styles.is_title(attribute(node, "style-name")):
            paragraph.heading = 1
        if within.fresh:
            within.fresh = False
            marker = self._marker(within)
            if paragraph.heading and marker != "•":
                paragraph.words.insert(0, f"{marker} " if marker else "")
            elif not paragraph.heading:
                paragraph.marker, paragraph.depth = marker, len(within.counts)
        return paragraph

    def _marker(self, within: _List) -> str:
        level = self._styles.level(within.style, len(within.counts))
        if level is None or local(level) != "list-level-style-number":
            return "•"
        shown = max(1, number(attribute(level, "display-levels"), 1))
        style = _FORMATS.get(attribute(level, "num-format"))
        if style is None:
            return ""
        numbers = ".".join(written(count, style) for count in within.counts[-shown:])
        return f"{attribute(level, 'num-prefix')}{numbers}{attribute(level, 'num-suffix')}".strip()

    def _text(self, node: Element, paragraph: Paragraph) -> None:
        paragraph.words.append((node.text or "").replace("\n", " "))
        for part in node:
            tag = local(part)
            if tag in ("tab", "s"):
                paragraph.words.append(" ")
            elif tag == "line-break":
                paragraph.words.append("\n")
            elif tag == "note":
                self.cited += children(part, "note-body")
            elif tag in ("text-box", "custom-shape"):
                paragraph.boxes.append(part)
            elif tag not in _GONE:
                self._text(part, paragraph)
            paragraph.words.append((part.tail or "").replace("\n", " "))

    def rows(self, table: Element) -> Iterator[list[Cell]]:
        """Rows of a table."""
        for node in table:
            if local(node) in _GROUPS:
                yield from self.rows(node)
            elif local(node) == "table-row":
                yield list(_cells(node))


def _cells(row: Element) -> Iterator[Cell]:
    beside = 0  # columns that the last cell spans to its right
    for node in row:
        covered = local(node) == "covered-table-cell"
        if not covered and local(node) != "table-cell":
            continue
        for _ in range(min(number(attribute(node, "number-columns-repeated"), 1), _REPEATED)):
            if not covered:
                beside = number(attribute(node, "number-columns-spanned"), 1)
            beside -= 1
            yield Cell(node, continued=covered and beside < 0)
