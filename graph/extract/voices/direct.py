"""Direct speech: whose it is, by its tag, the sentence before, the speech it goes on, or its heading."""

from __future__ import annotations

import re

from ..layout.tags import tags_of
from ..reading import Reading, Sentence, Speech, Voice
from .quotes import Span
from .speakers import attribution, speaker_in
from .state import State, heading_above, replies

_COMMENT = re.compile(
    r"\b(?:comments?|observations?|response|reply|views?|statement|words)\b", re.IGNORECASE
)  # "Chief Constable's comment" stands above what the chief constable said
_SHE_SAID = re.compile(
    r"\b(?:he|she)\s+(?:also\s+)?(?:said|says|added|told|warned|wrote)\b|\bsaid\s+(?:he|she)\b"
)
_BLOCKS_ABOVE = 2  # in which "she" was named


def speaker_of_quote(reading: Reading, index: int, spans: list[Span], state: State) -> Speech:
    """Whoever says the sentence in quotation marks with this index."""
    tags = tags_of(reading, index, spans)
    for start, end in tags:
        speaker = attribution(reading, start, end, state.last, state.known) or speaker_in(
            reading, start, end, state.last, state.known
        )
        if speaker is not None:
            state.last = speaker
            return speaker
    sentence = reading.sentences[index]
    if (before := _named_before(reading, index)) is not None:
        return before
    if (above := _person_above(reading, index, tags, state)) is not None:
        return above
    if state.quoted is not None and sentence.block - state.quoted_block <= 1:
        return state.quoted
    if (headed := _speaker_of_heading(reading, sentence, state)) is not None:
        return headed
    return state.own if replies(reading, sentence, state) else state.last or state.own


def _named_before(reading: Reading, index: int) -> Speech | None:
    """Whoever said the sentence before in the same paragraph: ``Ann Lee said so. “We have ...”``."""
    if not index or reading.sentences[index - 1].block != reading.sentences[index].block:
        return None
    before = reading.speech[index - 1]
    said = before.name is not None and not before.quoted and before.voice in (Voice.OTHER, Voice.FORCE)
    return before if said else None


def _person_above(reading: Reading, index: int, tags: list[Span], state: State) -> Speech | None:
    """Whom ``she said`` means where the last to speak was a body: the person named last before."""
    if not any(_SHE_SAID.search(reading.text, start, end) for start, end in tags):
        return None
    sentence = reading.sentences[index]
    first = reading.blocks[max(0, sentence.block - _BLOCKS_ABOVE)].block.start
    words = reversed(reading.text[first : sentence.start].split())
    return next((state.known[word] for word in map(_bare, words) if word in state.known), None)


def _bare(word: str) -> str:
    return word.strip(",.;:()").removesuffix("’s").removesuffix("'s")


def _speaker_of_heading(reading: Reading, sentence: Sentence, state: State) -> Speech | None:
    """Whose words stand below "Chief Constable's comment"."""
    above = reading.blocks[sentence.block].heading
    if above is None or not _COMMENT.search(heading_above(reading, sentence)):
        return None
    block = reading.blocks[above].block
    return speaker_in(reading, block.start, block.end, None, state.known)
