"""PDF reports read beside other readers: how much comes back whole and in order, and pages a second."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pdfminer.high_level
import pdfplumber
import pypdf
import pypdfium2

from peelgraph.graph.documents import pdf

from . import peers
from .measure import cpu, row
from .reports import HEAD, Report

PAGES = 250
_SPACE = re.compile(r"\s+")


def run(pages: int = PAGES) -> None:
    """Each reader reads one made-up report."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "report.pdf"
        report = Report(path, pages)
        data = path.read_bytes()
        readers: dict[str, Callable[[], str]] = {
            "peelgraph": lambda: pdf.read(data, path.name).text,
            "pypdf": lambda: "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages),
            "pdfminer.six": lambda: pdfminer.high_level.extract_text(path),
            "pdfplumber": lambda: _pdfplumber(path),
            "pypdfium2": lambda: _pdfium(path),
        }
        count = len(pypdfium2.PdfDocument(path))
        ours = 0.0
        for name, read in readers.items():
            text = read()
            speed = count / cpu(read, 1)
            ours = ours or speed
            whole, rows = _in_order(text, report.paragraphs), _found(text, report.rows)
            quality = (
                f"{whole:.1%} of paragraphs whole and in order, {rows:.1%} of table rows, "
                f"{text.count(HEAD)} running heads left"
            )
            row(f"{name}, {count} pages", f"{speed:.0f} pages/s", quality)
            if name != "peelgraph":
                peers.rates(f"reading PDF, {count} pages", name, ours, speed, "pages/s", f"it has {quality}")


def _pdfplumber(path: Path) -> str:
    with pdfplumber.open(path) as report:
        return "\n".join(page.extract_text() for page in report.pages)


def _pdfium(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as report:
        return "\n".join(page.get_textpage().get_text_range() for page in report)


def _in_order(text: str, paragraphs: list[str]) -> float:
    """Share of paragraphs that come whole, each behind the last that was found."""
    text, place, found = _SPACE.sub(" ", text), 0, 0
    for words in paragraphs:
        at = text.find(words, place)
        if at >= 0:
            place, found = at + len(words), found + 1
    return found / len(paragraphs)


def _found(text: str, rows: list[str]) -> float:
    lines = {_SPACE.sub(" ", line.replace("|", " ")).strip() for line in text.split("\n")}
    return sum(words in lines for words in rows) / len(rows)


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else PAGES)
