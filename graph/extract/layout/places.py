"""Where in the layout of its document a mention stands."""

from __future__ import annotations

from bisect import bisect_right

from ..reading import LaidBlock, Mention, Reading, Zone


def zone_of(reading: Reading, mention: Mention) -> Zone:
    """Zone of the block that a mention stands in."""
    block = block_of(reading, mention)
    return block.zone if block else Zone.FURNITURE


def block_of(reading: Reading, mention: Mention) -> LaidBlock | None:
    """The block that a mention stands in."""
    index = bisect_right(reading.blocks, mention.start, key=lambda laid: laid.block.start) - 1
    return reading.blocks[index] if index >= 0 else None
