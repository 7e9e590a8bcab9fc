"""Turns: evidence to a committee or a debate, in print, names each speaker before a colon."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ...model import BlockKind
from ..reading import LaidBlock, Zone

Span = tuple[int, int]

_WORD = r"[A-ZÀ-Þ][\w’'.-]*"
_TAG = re.compile(
    rf"""(?P<question>Q\.?\s?\d{{1,3}}\.?\s+)?(?!(?:Witness(?:es)?|Members?)\b)
    (?P<name>{_WORD}(?:,?\s+(?:{_WORD}|of|for|and|the)){{0,10}})(?P<seat>(?:\s\([^()\n]{{2,60}}\)){{0,2}})\s?:\s+(?=\S)""",
    re.VERBOSE,
)
_OF_PERSON = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Viscount|Cllr|Councillor|Professor)\b|(?:The\s+)?Chair(?:man|woman|person)?$"
)
_FEWEST = 4  # turns of a dialogue
_SURE = 2  # of them that a number, a title or a seat shows to be a person's
_SPEAKERS = 2


def turns_of(text: str, blocks: Sequence[LaidBlock]) -> Mapping[int, Span]:
    """From the name of the speaker to what is said, for each block that opens a turn; empty: no dialogue."""
    tags = {
        index: tag
        for index, laid in enumerate(blocks)
        if laid.zone is not Zone.FURNITURE and (tag := _TAG.match(text, laid.block.start, laid.block.end))
    }
    sure = sum(1 for tag in tags.values() if tag["question"] or tag["seat"] or _OF_PERSON.match(tag["name"]))
    speakers = {tag["name"].split()[-1] for tag in tags.values()}
    if len(tags) < _FEWEST or sure < _SURE or not _SPEAKERS <= len(speakers) < len(tags):
        return {}
    return {index: (tag.start("name"), tag.end()) for index, tag in tags.items()}


def turn_at(turns: Mapping[int, Span], blocks: Sequence[LaidBlock]) -> Mapping[int, Span]:
    """The tag that holds for each block of a dialogue: its own, or that of the paragraphs before it."""
    going: Span | None = None
    held = {}
    for index, laid in enumerate(blocks):
        going = turns.get(index, None if laid.kind is BlockKind.HEADING else going)
        if going is not None:
            held[index] = going
    return held
