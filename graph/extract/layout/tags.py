"""Speech tags: where, around a quotation, its speaker may be named."""

from __future__ import annotations

import re
from bisect import bisect_left

from ..reading import Reading, Sentence, Zone
from ..voices.quotes import DIRECT, Span, share_quoted

_INTRODUCES = re.compile(r":$|\b(?:responds?|reacts?|comments?|says)$", re.IGNORECASE)
"""A lead-in, or the heading "The chief constable responds"."""


def tags_of(reading: Reading, index: int, spans: list[Span]) -> list[Span]:
    """Where the speaker of a quotation may be named, best place first."""
    sentence = reading.sentences[index]
    block = reading.blocks[sentence.block].block
    before, after = _gaps(reading, index)
    tags = [gap for gap in (before, after, *_edges(sentence, spans)) if _has_words(reading, gap, spans)]
    following = index + 1
    continues = not _has_words(reading, before, spans) and _opens_block(reading, index)
    while not tags and continues and following < len(reading.sentences):
        if reading.sentences[following].block != sentence.block:
            break
        gaps = (_gaps(reading, following)[1], _edges(reading.sentences[following], spans)[1])
        tags = [gap for gap in gaps if _has_words(reading, gap, spans)]
        following += 1
    above = sentence.block - 1
    while above >= 0 and reading.blocks[above].zone is Zone.FURNITURE:
        above -= 1
    if not tags and above >= 0 and _opens_block(reading, index):
        words = reading.words(reading.blocks[above].block).rstrip()
        if _INTRODUCES.search(words):
            tags = [(reading.blocks[above].block.start, reading.blocks[above].block.end)]
    return [(max(start, block.start) if start >= block.start else start, end) for start, end in tags]


def _edges(sentence: Sentence, spans: list[Span]) -> tuple[Span, Span]:
    """What stands in a sentence before its first opening and behind its last closing quotation mark."""
    inside = [
        span
        for span in spans[max(0, bisect_left(spans, (sentence.start, 0)) - 1) :][:8]
        if span[1] > sentence.start and span[0] < sentence.end
    ]
    if not inside:
        return (sentence.start, sentence.start), (sentence.end, sentence.end)
    first, last = max(sentence.start, inside[0][0]), min(sentence.end, inside[-1][1])
    return (sentence.start, first), (last, sentence.end)


def _opens_block(reading: Reading, index: int) -> bool:
    return index == 0 or reading.sentences[index - 1].block != reading.sentences[index].block


def _gaps(reading: Reading, index: int) -> tuple[Span, Span]:
    """Text between a sentence and its neighbours in the same block."""
    sentence = reading.sentences[index]
    block = reading.blocks[sentence.block].block
    start, end = block.start, block.end
    if index and reading.sentences[index - 1].block == sentence.block:
        start = reading.sentences[index - 1].end
    if index + 1 < len(reading.sentences) and reading.sentences[index + 1].block == sentence.block:
        end = reading.sentences[index + 1].start
    return (start, sentence.start), (sentence.end, end)


def _has_words(reading: Reading, gap: Span, spans: list[Span]) -> bool:
    start, end = gap
    return any(map(str.isalpha, reading.text[start:end])) and share_quoted(spans, start, end) < DIRECT
