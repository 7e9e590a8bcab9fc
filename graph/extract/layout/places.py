"""Where in the layout of its document a mention stands; the sentences outside its body."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from ...model import BlockKind
from ..reading import LaidBlock, Mention, Reading, Sentence, Zone
from .sentences import split

_STAMPED = re.compile(r"\d{1,2}/\d{1,2}/\d{4}\s+\d{1,2}:\d{2}(?::\d{2})?$")


def zone_of(reading: Reading, mention: Mention) -> Zone:
    """Zone of the block that a mention stands in."""
    block = block_of(reading, mention)
    return block.zone if block else Zone.FURNITURE


def block_of(reading: Reading, mention: Mention) -> LaidBlock | None:
    """The block that a mention stands in."""
    index = bisect_right(reading.blocks, mention.start, key=lambda laid: laid.block.start) - 1
    return reading.blocks[index] if index >= 0 else None


def notes(reading: Reading) -> Iterator[Sentence]:
    """Sentences of the notes to editors and other prose outside the body."""
    for index, laid in enumerate(reading.blocks):
        if laid.zone is Zone.FURNITURE and laid.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            if _STAMPED.search(reading.words(laid.block)):
                continue  # a link to other news
            for piece in split(reading.text, laid.block.start, laid.block.end):
                yield Sentence(piece.start, piece.end, index)
