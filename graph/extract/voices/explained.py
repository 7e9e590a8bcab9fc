"""Paragraphs that explain the items of a numbered list: they go on with the voice of their item."""

from __future__ import annotations

import re
from itertools import pairwise

from ...model import BlockKind
from ..reading import Reading, Zone

_ANSWERS = re.compile(
    r"\b(?:I|we|my|our|us|you|your|accept(?:s|ed)?|agree[sd]?|response|reply|comments?|updates?|progress|complete[d]?|implemented"
    r"|since\s+the\s+inspection|(?:new|action)\s+plan)\b",
    re.IGNORECASE,
)  # of a responder, point by point


def explained(reading: Reading) -> frozenset[int]:
    """Blocks below an item that the list goes on behind, and as many below the last; none if they answer."""
    lists: dict[int, list[int]] = {}
    for index, laid in enumerate(reading.blocks):
        if laid.kind is BlockKind.ITEM and laid.lead_in is not None:
            lists.setdefault(laid.lead_in, []).append(index)
    return frozenset(block for items in lists.values() for block in _explaining(reading, items))


def _explaining(reading: Reading, items: list[int]) -> list[int]:
    between = [range(first + 1, second) for first, second in pairwise(items)]
    if not any(between):
        return []
    behind = range(items[-1] + 1, items[-1] + 1 + min(map(len, between)))
    blocks = [block for gap in (*between, behind) for block in gap if block < len(reading.blocks)]
    texts = [reading.blocks[block] for block in blocks]
    prose = all(laid.kind is BlockKind.PARAGRAPH and laid.zone is Zone.BODY for laid in texts)
    answers = any(_ANSWERS.search(reading.words(laid.block)) for laid in texts)
    return blocks if prose and not answers else []
