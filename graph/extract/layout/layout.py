"""Layout: tells headings, paragraphs and items apart, body from furniture, and sentences in the body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...model import Block, BlockKind
from ..reading import LaidBlock, Reading, Sentence, Zone
from .lines import Line, is_closed, kinds_of, lines_of
from .sentences import split
from .turns import turns_of
from .zones import zones_of

_NUMBER = re.compile(r"(?<![\d.])(?P<number>\d{1,2})[.)]?[ \t]*\Z")
_FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be been but by for from had has have in into is it its of on or that the"
        " their this to was were which who will with",
    )
)


def read(reading: Reading) -> None:
    """Fill ``blocks``, ``turns`` and ``sentences``."""
    lines = list(lines_of(reading))
    kinds = list(kinds_of(lines))
    zones = zones_of(lines, kinds)
    reading.blocks = list(_laid(lines, kinds, zones, reading.text))
    reading.turns = turns_of(reading.text, reading.blocks)
    reading.sentences = [
        sentence
        for index, laid in enumerate(reading.blocks)
        if laid.zone is Zone.BODY and laid.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
        for sentence in _sentences(reading, index, last=index == len(lines) - 1)
    ]


def _laid(
    lines: Sequence[Line], kinds: Sequence[BlockKind], zones: Sequence[Zone], text: str
) -> Iterator[LaidBlock]:
    heading: int | None = None
    leads: list[tuple[tuple[int, str] | None, int]] = []  # open lead-ins: list style (None = prose), index
    counted: tuple[int, int] | None = None  # lead-in of a numbered list, and its latest number
    opened = False
    headings = 0  # in a row
    for index, (line, kind, zone) in enumerate(zip(lines, kinds, zones, strict=True)):
        lead_in = None
        if kind is BlockKind.ITEM and zone is not Zone.FURNITURE:
            style = (line.block.level, _marked(text, line.block))
            while leads and leads[-1][0] == style:
                leads.pop()
            lead_in = leads[-1][1] if leads else _counted_on(text, line.block, counted)
            number = _number(text, line.block)
            counted = (lead_in, number) if lead_in is not None and number else counted
            if line.leads_in:
                leads.append((style, index))
        elif zone is not Zone.FURNITURE and kind is not BlockKind.HEADING:
            leads = [(None, index)] if line.leads_in else []
            counted = None if leads else counted
        block = line.block if line.block.kind is kind else replace(line.block, kind=kind)
        yield LaidBlock(block, zone, heading, lead_in)
        opened = opened or zone is Zone.BODY
        if kind is BlockKind.HEADING and (zone is Zone.BODY or (zone is Zone.HEAD and not opened)):
            heading = index
            leads = [] if line.numbered or headings else leads  # one may stand inside a list
            counted = None
        headings = headings + 1 if kind is BlockKind.HEADING else 0


def _counted_on(text: str, block: Block, counted: tuple[int, int] | None) -> int | None:
    """The lead-in of a numbered list that goes on below what explains its last item."""
    return counted[0] if counted and _number(text, block) == counted[1] + 1 else None


def _number(text: str, block: Block) -> int:
    """The number before an item; 0 if there is none."""
    found = _NUMBER.search(text[max(0, block.start - 8) : block.start])
    return int(found["number"]) if found else 0


def _marked(text: str, block: Block) -> str:
    """How an item is marked: by a number ("2."), a letter ("a)"), or something else."""
    mark = text[max(0, block.start - 8) : block.start].rsplit("\n", 1)[-1]
    return "number" if any(map(str.isdigit, mark)) else "letter" if any(map(str.isalpha, mark)) else ""


def _sentences(reading: Reading, index: int, last: bool) -> Iterator[Sentence]:
    block = reading.blocks[index].block
    _, said = reading.turns.get(index, (0, block.start))
    for piece in split(reading.text, said, block.end):
        if last and not piece.closed and _cut_off(reading, index, piece.start, piece.end):
            return
        yield Sentence(piece.start, piece.end, index, piece.label)


def _cut_off(reading: Reading, index: int, start: int, end: int) -> bool:
    """The last line of a capture often stops in mid-sentence: that is no statement. A row is whole."""
    if " | " in reading.words(reading.blocks[index].block):
        return False
    if reading.text[start:end].split()[-1].lower() in _FUNCTION_WORDS:
        return True
    if reading.blocks[index].kind is BlockKind.PARAGRAPH:
        return True
    above = reading.blocks[index - 1].block if index else None
    return above is not None and is_closed(reading.words(above).rstrip())
