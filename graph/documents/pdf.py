"""PDF: paragraphs, headings and list items rebuilt from lines; running heads and page numbers dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pypdfium2

from ..errors import DocumentError
from ..model import Block, BlockKind, PageField
from .composer import Composer
from .interface import UNREAD_PAGES, Captured, Outcome
from .pdf_furniture import drop_running_lines
from .pdf_lines import Line, page_lines
from .pdf_measures import Measures, mend_hyphens
from .text import SENTENCE_END, clean, lines, list_level

_LEADERS = re.compile(r"\s*(?:\.\s?){4,}\s*\d*$")


def read(data: bytes, name: str) -> Captured:
    """Read a PDF that holds text; scanned pages hold none."""
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            pages: list[list[Line]] = []
            pictures: list[int] = []
            for number, page in enumerate(pdf, 1):
                pages.append(page_lines(page, number))
                if not pages[-1] and _is_picture(page):
                    pictures.append(number)
            title = clean(pdf.get_metadata_value("Title")).strip()
    except pypdfium2.PdfiumError as error:
        raise _failure(name, str(error)) from error
    if not any(pages):
        raise DocumentError(
            name, Outcome.NO_TEXT_LAYER, "has no text layer: its pages are pictures, and would need OCR first"
        )
    kept = drop_running_lines(pages)
    measures = Measures.of(kept)
    blocks = _join_pages(list(_paragraphs(kept, measures)), measures)
    found = (("title", title, "pdf Title"), (UNREAD_PAGES, _numbered(pictures), "pdf pages"))
    fields = tuple(PageField(*field) for field in found if field[1])
    return _compose(blocks, measures).captured(fields)


def _is_picture(page: pypdfium2.PdfPage) -> bool:
    """Whether a page without words shows something: it was scanned."""
    pictures = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    return next(pictures, None) is not None


def _numbered(pages: list[int]) -> str:
    """Page numbers in a few words: ``3-5, 9``."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def _failure(name: str, message: str) -> DocumentError:
    if "password" in message.lower() or "security" in message.lower():
        return DocumentError(name, Outcome.ENCRYPTED, "is encrypted: save it without its password first")
    return DocumentError(name, Outcome.CORRUPT, "is a damaged PDF, or none at all")


@dataclass(slots=True)
class _Paragraph:
    """Lines that belong together."""

    lines: list[Line]
    marker: str = ""  # bullet or number of an item, not in the text
    row: bool = False  # of a table
    tight: bool = False  # stands right below the one before
    text: str = field(default="")


def _paragraphs(kept: Iterable[Line], measures: Measures) -> Iterator[_Paragraph]:
    current: _Paragraph | None = None
    for line in kept:
        if current is not None:
            before = current.lines[-1]
            if before.beside(line) and line.page == before.page:
                # What stands on one base line is a number and its words, or a row of a table.
                current.row = current.row or not _is_marker(before.text)
                current.lines.append(line)
                continue
            if not current.row and not _item(line.text) and measures.continues(before, line):
                current.lines.append(line)
                continue
            yield current
        tight = current is not None and measures.is_next_line(current.lines[-1], line)
        current = _Paragraph([line], tight=tight)
    if current is not None:
        yield current


def _item(text: str) -> Block | None:
    first = next(lines(text), None)
    return first if first is not None and first.kind == BlockKind.ITEM else None


def _is_marker(text: str) -> bool:
    return _item(text.rstrip() + " x") is not None and len(text) < 8


def _join_pages(paragraphs: list[_Paragraph], measures: Measures) -> list[_Paragraph]:
    """Paragraphs with their words; those that a page or column break had cut are whole again."""
    mend = mend_hyphens([line for paragraph in paragraphs for line in paragraph.lines])
    joined: list[_Paragraph] = []
    before: _Paragraph | None = None  # the last that is no footnote: a paragraph goes on after those
    for paragraph in paragraphs:
        if before and not before.row and not paragraph.row and _is_cut(before, paragraph, measures):
            before.lines += paragraph.lines
            continue
        joined.append(paragraph)
        if not measures.is_small(paragraph.lines[0]):
            before = paragraph
    for paragraph in joined:
        text = " | ".join(n.text.strip() for n in paragraph.lines) if paragraph.row else mend(paragraph.lines)
        text = _LEADERS.sub("", " ".join(clean(text).split()))
        item = None if paragraph.row else _item(text)
        paragraph.marker = text[: item.start].strip() if item else ""
        paragraph.text = text[item.start :] if item else text
    return [paragraph for paragraph in joined if paragraph.text]


def _is_cut(before: _Paragraph, after: _Paragraph, measures: Measures) -> bool:
    last, first = before.lines[-1], after.lines[0]
    return (
        (first.page != last.page or first.bottom > last.top)
        and first.size == last.size
        and first.text[:1].islower()
        and not last.text.rstrip().endswith(SENTENCE_END)
        and measures.is_full(last, first)
        and _item(first.text) is None
    )


def _compose(paragraphs: list[_Paragraph], measures: Measures) -> Composer:
    composer = Composer()
    indents: list[int] = []
    for paragraph in paragraphs:
        kind, level = _kind(paragraph, measures)
        indent = 0
        if kind == BlockKind.ITEM:
            indent = level = list_level(indents, round(paragraph.lines[0].left / 6))
        elif kind == BlockKind.HEADING:
            indents.clear()
        last = composer.blocks[-1].kind if composer.blocks else None
        composer.add(
            paragraph.text,
            kind,
            level,
            indent=indent,
            marker=paragraph.marker if indent else "",
            tight=kind == last and paragraph.tight,
            page=paragraph.lines[0].page,
        )
    return composer


def _kind(paragraph: _Paragraph, measures: Measures) -> tuple[BlockKind, int]:
    if paragraph.row:
        return BlockKind.ROW, 0
    level = measures.heading_level(paragraph.lines)
    if level:
        return BlockKind.HEADING, level
    if paragraph.marker:
        return BlockKind.ITEM, 1
    prose = len(paragraph.lines) > 1 or paragraph.text.endswith(SENTENCE_END)
    return (BlockKind.PARAGRAPH if prose else BlockKind.LINE), 0
