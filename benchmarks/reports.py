"""Reports as PDF, of any number of pages, made of known paragraphs: what a reader should give back."""

from __future__ import annotations

import random
from pathlib import Path

from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
)

HEAD = "An inspection of Anyshire Police"
"""What stands above each page."""
_SENTENCES = (
    "The force should improve how it records crime, so that victims get the service they need.",
    "Inspectors found that supervisors in {} did not always check the quality of investigations.",
    "Officers understand the risks that vulnerable people face in {} and elsewhere.",
    "We spoke with staff in {} who said that their workloads were too high.",
    "This was an area for improvement in our previous inspection of {}.",
    "Leaders have invested in first-line training and in difficult but efficient workflows in {}.",
)
_PLACES = ("Ashby", "Brampton", "Coldwell", "Dunmore", "Eastwick", "Farley", "Glenford", "Harrow Hill")
_BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=11, leading=14, spaceAfter=7)
_CHAPTER = ParagraphStyle("chapter", fontName="Helvetica-Bold", fontSize=20, leading=24, spaceAfter=12)
_SECTION = ParagraphStyle("section", fontName="Helvetica-Bold", fontSize=14, leading=17, spaceAfter=8)
_AREAS = ("Preventing crime", "Managing offenders", "Leadership")
_CHAPTER_PAGES = 10


class Report(BaseDocTemplate):  # type: ignore[misc]  # its library has no types
    """A report with running heads and page numbers, every third chapter in two columns."""

    def __init__(self, path: Path, pages: int, seed: int = 1) -> None:
        super().__init__(str(path), pagesize=A4)
        one, left, right = Frame(70, 60, 455, 710), Frame(70, 60, 218, 710), Frame(307, 60, 218, 710)
        self.addPageTemplates(
            [
                PageTemplate("one", [one], onPage=_furniture),
                PageTemplate("two", [left, right], onPage=_furniture),
            ]
        )
        self._random = random.Random(seed)
        self.paragraphs: list[str] = []
        """Words of all paragraphs and headings in order, as they should be read."""
        self.rows: list[str] = []
        self.build(
            [part for chapter in range(1, pages // _CHAPTER_PAGES + 1) for part in self._chapter(chapter)]
        )

    def _chapter(self, chapter: int) -> list[Flowable]:
        two = chapter % 3 == 0
        parts: list[Flowable] = [NextPageTemplate("two" if two else "one"), PageBreak()]
        parts.append(self._said(f"Chapter {chapter}: how well the force works", _CHAPTER))
        for section in range(1, 17):
            parts.append(self._said(f"Part {chapter}.{section} of this report", _SECTION))
            parts += [self._said(self._prose(), _BODY, note=not paragraph) for paragraph in range(4)]
            if section % 4 == 0 and not two:
                parts.append(self._table(chapter))
        return parts

    def _prose(self) -> str:
        return " ".join(
            self._random.choice(_SENTENCES).format(self._random.choice(_PLACES)) for _ in range(6)
        )

    def _said(self, words: str, style: ParagraphStyle, note: bool = False) -> Paragraph:
        self.paragraphs.append(words)
        return Paragraph(words + ("<super size=7>3</super>" if note else ""), style)

    def _table(self, chapter: int) -> Table:
        cells = [[f"{area} {chapter}", self._random.choice(("Good", "Adequate"))] for area in _AREAS]
        self.rows += [" ".join(row) for row in cells]
        return Table(cells, style=[("GRID", (0, 0), (-1, -1), 0.5, black)], spaceAfter=9)


def _furniture(canvas: Canvas, report: BaseDocTemplate) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(70, 805, HEAD)
    canvas.drawRightString(525, 30, f"Page {report.page}")
