"""DOCX: paragraphs, headings, lists and tables of a Word file in order, without deleted or hidden text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element

from ..errors import DocumentError
from .docx_styles import Numbers, Styles
from .interface import Captured, Outcome
from .office import Cell, Paragraph, Writer
from .package import Package, attribute, child, children, local, number, properties

_TRANSPARENT = ("customXml", "ins", "moveTo", "sdt", "sdtContent", "smartTag")
_GONE = ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "sdtPr", "tblPr", "trPr", "tcPr")
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_WORD = re.compile(r"[^\W\d_]{3}")
_HEADING_LENGTH = 200  # characters: what is longer is a paragraph in the style of a heading


def read(data: bytes, name: str) -> Captured:
    """Read a Word file (2007 and later)."""
    package = Package(data, name)
    top = _related(package, "")
    main = top.get("officeDocument", "word/document.xml")
    near = _related(package, main)
    writer = _Writer(
        Styles(package.xml(near.get("styles", ""))),
        Numbers(package.xml(near.get("numbering", ""))),
        {kind: package.xml(near.get(f"{kind}s", "")) for kind in ("footnote", "endnote")},
    )
    body = child(package.required(main), "body")
    writer.blocks(() if body is None else body)
    writer.notes()
    if not writer.composer.blocks:
        raise DocumentError(name, Outcome.EMPTY, "is empty: there are no words in it")
    return writer.composer.captured(tuple(properties(package.xml(top.get("core-properties", "")), "docx")))


def _related(package: Package, part: str) -> dict[str, str]:
    """The parts that one part (or, as "", the whole) refers to, by their kind."""
    folder, _, file = part.rpartition("/")
    found: dict[str, str] = {}
    for link in children(package.xml(join(folder, "_rels", f"{file}.rels")), "Relationship"):
        target = attribute(link, "Target")
        path = target[1:] if target.startswith("/") else normpath(join(dirname(part), target))
        found.setdefault(attribute(link, "Type").rpartition("/")[2], path)
    return found


class _Writer(Writer):
    """Tells what the elements of a Word file are."""

    def __init__(self, styles: Styles, numbers: Numbers, notes: dict[str, Element | None]) -> None:
        super().__init__()
        self._styles = styles
        self._numbers = numbers
        self._notes = {
            (kind, attribute(note, "id")): note
            for kind, root in notes.items()
            for note in children(root, kind)
        }

    def content(self, parent: Iterable[Element]) -> Iterator[Paragraph | Element]:
        """Paragraphs and tables of a body, a cell, a text box or a note."""
        for node in _unwrapped(parent):
            if local(node) == "p":
                yield self._paragraph(node)
            elif local(node) == "tbl":
                yield node

    def rows(self, table: Element) -> Iterator[list[Cell]]:
        """Rows of a table."""
        for row in _unwrapped(table):
            if local(row) == "tr" and child(child(row, "trPr"), "del") is None:
                yield [_cell(node) for node in _unwrapped(row) if local(node) == "tc"]

    def _paragraph(self, node: Element) -> Paragraph:
        described = child(node, "pPr")
        paragraph = Paragraph()
        self._run(node, paragraph)
        if not paragraph.text.strip() or self._styles.is_contents(described):
            paragraph.words.clear()
            return paragraph
        listed, level = self._styles.numbering(described)
        marker = self._numbers.next(listed, level) if listed else ""
        if len(paragraph.text) <= _HEADING_LENGTH:
            paragraph.heading = self._styles.heading(described)
        if marker and (paragraph.heading or _WORD.search(marker)):
            paragraph.words.insert(0, marker + " ")  # "Recommendation 1" is a number with words
        elif marker:
            paragraph.marker, paragraph.depth = marker, level + 1
        return paragraph

    def _run(self, node: Iterable[Element], paragraph: Paragraph) -> None:
        for part in node:
            tag = local(part)
            if tag in _GONE or (tag == "r" and _hidden(part)):
                continue
            if tag == "t":
                paragraph.words.append((part.text or "").replace("\n", " "))
            elif tag in _SIGNS:
                paragraph.words.append(_SIGNS[tag])
            elif tag == "txbxContent":
                paragraph.boxes.append(part)
            elif tag == "AlternateContent":  # the same twice, for newer and for older programs
                self._run(part[:1], paragraph)
            elif tag in ("footnoteReference", "endnoteReference"):
                note = self._notes.get((tag.removesuffix("Reference"), attribute(part, "id")))
                self.cited += [] if note is None else [note]
            else:
                self._run(part, paragraph)


def _cell(node: Element) -> Cell:
    described = child(node, "tcPr")
    merged = child(described, "vMerge")
    return Cell(
        node,
        columns=number(attribute(child(described, "gridSpan"), "val"), 1),
        continued=merged is not None and attribute(merged, "val") != "restart",
    )


def _unwrapped(parent: Iterable[Element]) -> Iterator[Element]:
    """Children, those in content controls and tracked insertions too; no tables of contents."""
    for node in parent:
        if local(node) in _TRANSPARENT:
            gallery = child(child(child(node, "sdtPr"), "docPartObj"), "docPartGallery")
            if attribute(gallery, "val") != "Table of Contents":
                yield from _unwrapped(node)
        elif local(node) not in _GONE:
            yield node


def _hidden(run: Element) -> bool:
    mark = child(child(run, "rPr"), "vanish")
    return mark is not None and attribute(mark, "val") not in ("0", "false")
