"""Direct speech: what stands in quotation marks, also over several paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

Span = tuple[int, int]
DIRECT = 0.6  # share of a sentence in quotation marks from which on it is direct speech

_MARK = re.compile(r"[“”\"]")
# Single marks are also apostrophes and stand around catchwords: speech opens a paragraph or follows a stop.
_SINGLE_OPENS = re.compile(r"(?:^|[:.!?]\s+)[‘'](?=[A-Z])")
_SINGLE_CLOSES = re.compile(r"(?<=[.,?!…])[’'](?!\w)|[’'](?=\W*$)")
_CATCHWORD = re.compile(r"[‘'](?:[\w-]+\s+){0,5}[\w-]*[^\Ws][’'](?!\w)(?!\W*$)")


def quoted_spans(text: str, blocks: Iterable[Span]) -> list[Span]:
    """Stretches inside quotation marks, in order. A mark left open ends with its paragraph.

    Speech over several paragraphs opens each of them with a mark and closes only the last one.
    """
    spans: list[Span] = []
    for start, end in blocks:
        if not _MARK.search(text, start, end):
            spans += _in_single_marks(text, start, end)
            continue
        opened: int | None = None
        inner = False  # a catchword in marks of the same kind: "they found us "good" on the whole"
        for mark in _MARK.finditer(text, start, end):
            opens = _is_opening(text, mark)
            if opened is None and opens:
                opened = mark.end()
            elif opened is not None and (inner or opens):
                inner = opens
            elif opened is not None:
                spans.append((opened, mark.start()))
                opened = None
        if opened is not None:
            spans.append((opened, end))
    return spans


def _in_single_marks(text: str, start: int, end: int) -> Iterator[Span]:
    block = text[start:end]
    place = 0
    while (opening := _SINGLE_OPENS.search(block, place)) is not None:
        place = opening.end()
        if _CATCHWORD.match(block, opening.end() - 1):
            continue
        closing = _SINGLE_CLOSES.search(block, opening.end())
        place = closing.start() if closing else len(block)
        yield start + opening.end(), start + place


def share_quoted(spans: Sequence[Span], start: int, end: int) -> float:
    """Share of ``text[start:end]`` that stands in quotation marks."""
    first = max(0, bisect_right(spans, (start, 0)) - 1)
    inside = 0
    for left, right in spans[first:]:
        if left >= end:
            break
        inside += max(0, min(end, right) - max(start, left))
    return inside / max(1, end - start)


def _is_opening(text: str, mark: re.Match[str]) -> bool:
    if mark.group() != '"':
        return mark.group() == "“"
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end() : mark.end() + 1]
    return bool(after.strip()) and (not before.strip() or before in "([:-–—•")
