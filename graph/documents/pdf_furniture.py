"""Running heads and page numbers of a PDF: what comes again at the edges of its pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from .pdf_lines import Line

_EDGE_LINES = 3  # at the top and at the bottom of a page, among which running heads are looked for
_IN_A_ROW = 3  # pages that have the same line at the same height: the head of a chapter
_APART = 2  # pages: left and right pages may have heads of their own
_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivxlc]{1,7}", re.IGNORECASE)


def drop_running_lines(pages: list[list[Line]]) -> list[Line]:
    """All lines of a document but those that repeat, digits apart, at the edges of its pages."""
    edges = [_edges(page) for page in pages]
    seen = Counter(words for edge in edges for words in {_masked(line) for line in edge})
    at_height = Counter(what for edge in edges for what in {_place(line)[:3] for line in edge})
    often = max(2, 0.3 * len(pages))
    of_chapters = _heads_of_chapters(pages)
    kept = []
    for page, edge in zip(pages, edges, strict=True):
        fixed = {
            id(line)
            for line in edge
            if _masked(line) != "#" and (at_height[_place(line)[:3]] >= often or _place(line) in of_chapters)
        }
        running = fixed | {id(line) for line in edge if _masked(line) == "#" or seen[_masked(line)] >= often}
        words = [line for line in page if line.text.strip()]
        content = [line for line in words if id(line) not in running]
        # A word or number that comes again, but stands beside others, is of a table.
        of_tables = {
            id(line)
            for line in words
            if id(line) in running - fixed and any(line.beside(other) for other in content)
        }
        kept += [line for line in words if id(line) not in running or id(line) in of_tables]
    return kept


def _edges(page: list[Line], lines: int = _EDGE_LINES) -> list[Line]:
    by_height = sorted(page, key=lambda line: line.bottom)
    return by_height[:lines] + by_height[lines:][-lines:]


def _masked(line: Line) -> str:
    words = line.text.strip()
    return "#" if _ROMAN.fullmatch(words) else _DIGITS.sub("#", words)


_Place = tuple[str, float, int, int]  # words, size, height, page


def _place(line: Line) -> _Place:
    return _masked(line), line.size, round(line.bottom), line.page


def _heads_of_chapters(pages: list[list[Line]]) -> set[_Place]:
    """Places of lines that come again at one height on several pages in a row, with other words elsewhere."""
    found: defaultdict[tuple[str, float, int], list[int]] = defaultdict(list)
    for page in pages:
        for words, size, height, number in dict.fromkeys(map(_place, _edges(page, 2))):
            found[words, size, height].append(number)
    return {(*what, page) for what, numbers in found.items() for run in _runs(numbers) for page in run}


def _runs(numbers: list[int]) -> Iterator[list[int]]:
    """Pages that follow each other, where they are enough."""
    run = numbers[:1]
    for before, after in pairwise(numbers):
        if after - before > _APART:
            if len(run) >= _IN_A_ROW:
                yield run
            run = []
        run.append(after)
    if len(run) >= _IN_A_ROW:
        yield run
