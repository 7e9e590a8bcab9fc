"""Lists that were run together in one line: ``the force should: (a) review ...; and (b) train ...``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ...model import Block, BlockKind

_ENUMERATOR = re.compile(
    r"(?:^|(?<=[:;,.])|(?<=[;,]\sand)|(?<=[;,]\sor))\s*\((?P<mark>[a-j]|[ivx]{1,4}|\d{1,2})\)\s+"
)
_OWN = re.compile(r"\((?P<mark>[ai1])\)\s*$")
_MARK = 8  # characters of a mark before a block
_STAR = re.compile(r"\s+\*\s+(?=[A-Z])")
_SERIES = (
    ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"],
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"],
    [str(number) for number in range(1, 21)],
)
_END = re.compile(r"[.!?][”\"’']?(?=\s+[A-Z“])")


def run_in(text: str, block: Block) -> Iterator[Block]:
    """The parts of a block: what leads in, each item, and what goes on behind the last one."""
    if block.kind is BlockKind.ITEM and len(stars := list(_STAR.finditer(text, block.start, block.end))) > 1:
        yield from _items(block, [(block.start, block.start), *(star.span() for star in stars)], block.end)
        return
    marks = _enumerated(text, block)
    if not marks:
        yield block
        return
    if text[block.start : marks[0].start()].strip():
        yield replace(block, end=marks[0].start())
    goes_on = _END.search(text, marks[-1].end(), block.end)
    end = goes_on.end() if goes_on else block.end
    yield from _items(block, [mark.span() for mark in marks], end)
    if text[end : block.end].strip():
        yield replace(block, start=end + len(text[end : block.end]) - len(text[end : block.end].lstrip()))


def _enumerated(text: str, block: Block) -> list[re.Match[str]]:
    """Enumerators in their order, behind a colon or at the start; none where there is but one.

    The first may stand before the block, as the mark of an item.
    """
    if "(" not in text[block.start : block.end]:
        return []
    found = list(_ENUMERATOR.finditer(text, block.start, block.end))
    own = _OWN.search(text, max(0, block.start - _MARK), block.start) if found else None
    for series in _SERIES:
        opened = own is not None and own["mark"] == series[0]
        expected = series[1:] if opened else series
        marks = [mark for mark in found if mark["mark"] in expected]
        in_turn = [mark for mark, turn in zip(marks, expected, strict=False) if mark["mark"] == turn]
        in_turn = in_turn if [m["mark"] for m in in_turn] == expected[: len(in_turn)] else []
        before = text[block.start : in_turn[0].start()].rstrip() if in_turn else ""
        if in_turn and (opened or (len(in_turn) > 1 and (not before or before.endswith(":")))):
            return in_turn
    return []


def _items(block: Block, marks: list[tuple[int, int]], end: int) -> Iterator[Block]:
    ends = [start for start, _ in marks[1:]] + [end]
    for (_, start), stop in zip(marks, ends, strict=True):
        yield replace(block, start=start, end=stop, kind=BlockKind.ITEM)
