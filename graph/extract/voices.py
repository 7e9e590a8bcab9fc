"""Voices: who says each sentence. Only what an inspectorate says, or is reported to say, can be a finding.

Direct speech belongs to the speaker of its tag, wherever that stands: before the quotation, behind it, in the
paragraph above, or in an earlier paragraph of the same speech. Reported speech belongs to the subject of the
verb of saying. List items speak with the voice of their lead-in. What is left speaks with the document's
own voice: the inspectorate's in its reports, letters and releases, the journalist's in news, else the
responder's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from ..model import BlockKind, Fact, Genre
from ..reference import bodies
from .quotes import Span, quoted_spans, share_quoted
from .reading import MentionKind, Reading, Sentence, Speech, Voice, Zone
from .speakers import Known, attribution, known_speakers, speaker_in

TURN_WORDS = 4
DIRECT = 0.6  # share of a sentence in quotation marks from which on it is direct speech
_OWN_GENRES = frozenset(
    {Genre.REPORT, Genre.LETTER, Genre.PRESS_RELEASE, Genre.PUBLICATION_PAGE, Genre.OTHER}
)
_INSPECTORATES = frozenset(b.id for b in bodies().values() if b.kind == "inspectorate")
_PASTED = re.compile(r"recommendation|causes? of concern|areas? for improvement|\bafi\b", re.IGNORECASE)
_REPLY = re.compile(
    r"\b(?:response|comments?|update|action|reply|what (?:we|the force) (?:have|has) done)\b", re.IGNORECASE
)
_ANNOUNCES = re.compile(
    r"\b(?:findings|recommendations|conclusions|recommended|key\s+points)\b[^.]{0,100}"
    r"\b(?:below|as\s+follows|following|were|are|include|includ(?:es|ed)|read)\b[\s:]*$"
    r"|^(?:among\s+)?(?:its|the|their|other|key|main)\b[^.]{0,40}\bfindings\W*$",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"^(?:I|my|we|our|for my part|in my)\b", re.IGNORECASE)
_OWN_CLAIM = re.compile(
    r"\b(?:according to|found|finds|concluded|highlight(?:s|ed)?|states?|stated|noted|identified|told)\b",
    re.IGNORECASE,
)
_TOLD_US = re.compile(r"\b(?:us|inspectors|inspectorate)\b", re.IGNORECASE)
_FOUND_BELOW = re.compile(
    r"\bwhat\b.{0,30}\binspect(?:ors|orate|ion)\b|\b(?:findings|inspectors\s+found|report\s+(?:says|found))\b",
    re.IGNORECASE,
)
_FORCE_UPDATE = re.compile(
    r"(?:force|chief constable)(?:['’]s)?\s+(?:update|response|comment)", re.IGNORECASE
)


@dataclass(slots=True)
class _State:
    """What the sentences so far tell about the next one."""

    own: Speech  # voice of the document
    known: Known  # people with a role in the document
    last: Speech | None = None  # whom a pronoun means
    quoted: Speech | None = None  # speaker of the latest direct speech
    quoted_block: int = -9  # block in which that stood
    heading: int | None = None
    pasted: bool = False  # the inspectorate's words follow, without further tags
    leading: dict[int, Speech] = field(default_factory=dict)  # voice of the last sentence of each block


def read(reading: Reading) -> None:
    """Fill ``speech``: one entry a sentence."""
    spans = quoted_spans(
        reading.text, ((b.block.start, b.block.end) for b in reading.blocks if b.zone is Zone.BODY)
    )
    state = _State(_own_voice(reading), known_speakers(reading))
    reading.speech = []
    for index, sentence in enumerate(reading.sentences):
        speech = _speech(reading, index, spans, state)
        reading.speech.append(speech)
        state.leading[sentence.block] = speech
        heading = reading.blocks[sentence.block].heading
        if heading != state.heading:
            state.heading = heading
            state.pasted = state.pasted and _names_force(reading, heading)
        if _ANNOUNCES.search(reading.words(sentence)) and speech.voice in (
            Voice.INSPECTORATE,
            Voice.NARRATOR,
        ):
            state.pasted = True
        elif speech.voice in (Voice.FORCE, Voice.OTHER) and reading.genre is not Genre.RESPONSE:
            state.pasted = False
        if speech.quoted:
            state.quoted, state.quoted_block = speech, sentence.block


def _names_force(reading: Reading, heading: int | None) -> bool:
    if heading is None:
        return False
    block = reading.blocks[heading].block
    return any(m.kind is MentionKind.FORCE for m in reading.mentions_in(block.start, block.end))


def _own_voice(reading: Reading) -> Speech:
    """Voice of a sentence that is attributed to nobody."""
    publisher = next(
        (f.value for f in reading.statements if isinstance(f, Fact) and f.name == "publisher"), None
    )
    own = publisher in _INSPECTORATES if publisher else reading.genre is not Genre.OTHER
    if own and reading.genre in _OWN_GENRES:
        return Speech(Voice.INSPECTORATE, next(iter(reading.inspectorates), None))
    if reading.genre is Genre.RESPONSE:
        return Speech(Voice.OTHER)
    return Speech(Voice.NARRATOR)


def _speech(reading: Reading, index: int, spans: list[Span], state: _State) -> Speech:
    sentence = reading.sentences[index]
    if share_quoted(spans, sentence.start, sentence.end) >= DIRECT and not _is_short(sentence):
        speech = replace(_speaker_of_quote(reading, index, spans, state), quoted=True)
        told = reading.genre is Genre.RESPONSE and _reported(reading, sentence, state)
        return told if told and told.voice is Voice.INSPECTORATE else speech
    if (own := _labelled(reading, sentence)) is not None:
        return own
    led = _of_lead_in(reading, sentence, state)
    said = _reported(reading, sentence, state)
    if said is not None and not (led and led.voice is Voice.INSPECTORATE is not said.voice):
        state.last = said
        return (
            state.own
            if state.own.voice is Voice.INSPECTORATE and _is_evidence(reading, sentence, said)
            else said
        )
    return led or _of_passage(reading, sentence, state) or state.own


def _is_evidence(reading: Reading, sentence: Sentence, said: Speech) -> bool:
    """In its own text the inspectorate retells what people told it; only named people comment."""
    if said.voice is Voice.INSPECTORATE:
        return False
    told = _TOLD_US.search(reading.words(sentence)) is not None
    return told or (said.voice is Voice.FORCE and not (said.speaker or "").startswith("person/"))


def _reported(reading: Reading, sentence: Sentence, state: _State) -> Speech | None:
    """Speaker of reported speech. A responder's "I" stays with the responder unless the report is quoted."""
    if reading.genre is Genre.RESPONSE:
        text = reading.words(sentence)
        if _FIRST_PERSON.match(text) and not _OWN_CLAIM.search(text):
            return None
    return attribution(reading, sentence.start, sentence.end, state.last, state.known)


def _of_passage(reading: Reading, sentence: Sentence, state: _State) -> Speech | None:
    """Passages announced as the inspectorate's ("Its findings were:") on other people's pages."""
    if state.own.voice is Voice.INSPECTORATE:
        return None
    if _is_turn(reading, sentence) and reading.speech and reading.speech[-1].voice is Voice.INSPECTORATE:
        return reading.speech[-1]
    goes_on = (
        reading.blocks[sentence.block].kind is BlockKind.ITEM
        and reading.blocks[sentence.block].lead_in is None
        and bool(reading.speech)
        and reading.speech[-1].voice is Voice.INSPECTORATE
    )
    found_below = reading.genre is Genre.NEWS_ARTICLE and _FOUND_BELOW.search(_heading(reading, sentence))
    announced = goes_on or state.pasted or found_below
    if announced and not _FIRST_PERSON.match(reading.words(sentence)):
        return Speech(Voice.INSPECTORATE, next(iter(reading.inspectorates), None))
    return None


def _is_short(sentence: Sentence) -> bool:
    """A title or a catchword in quotation marks is no speech."""
    return sentence.end - sentence.start < 12


def _labelled(reading: Reading, sentence: Sentence) -> Speech | None:
    """Passages of the report that a response pastes, and the force's updates in a register."""
    heading = _heading(reading, sentence)
    if _FORCE_UPDATE.match(reading.text, _line_start(reading, sentence)) or _FORCE_UPDATE.match(heading):
        return Speech(Voice.FORCE)
    if reading.genre is not Genre.RESPONSE:
        return None
    laid = reading.blocks[sentence.block]
    lead = reading.words(reading.blocks[laid.lead_in].block) if laid.lead_in is not None else ""
    pasted = sentence.label or lead or (heading if not _REPLY.search(heading) else "")
    if _PASTED.search(pasted):
        return Speech(Voice.INSPECTORATE, next(iter(reading.inspectorates), None))
    return None


def _is_turn(reading: Reading, sentence: Sentence) -> bool:
    """A few words that only turn to the next list ("Less encouragingly:")."""
    ends = reading.text[sentence.end : sentence.end + 1] == ":"
    return ends and len(reading.words(sentence).split()) <= TURN_WORDS


def _heading(reading: Reading, sentence: Sentence) -> str:
    above = reading.blocks[sentence.block].heading
    return reading.words(reading.blocks[above].block) if above is not None else ""


def _line_start(reading: Reading, sentence: Sentence) -> int:
    return reading.blocks[sentence.block].block.start


def _of_lead_in(reading: Reading, sentence: Sentence, state: _State) -> Speech | None:
    """Voice of the sentence that introduces a list, for its items."""
    laid = reading.blocks[sentence.block]
    if laid.kind is not BlockKind.ITEM or laid.lead_in is None:
        return None
    said = state.leading.get(laid.lead_in)
    return replace(said, quoted=False) if said and said.voice is not Voice.NARRATOR else None


# Direct speech


def _speaker_of_quote(reading: Reading, index: int, spans: list[Span], state: _State) -> Speech:
    for start, end in _tags(reading, index, spans):
        speaker = attribution(reading, start, end, state.last, state.known) or speaker_in(
            reading, start, end, state.last, state.known
        )
        if speaker is not None:
            state.last = speaker
            return speaker
    sentence = reading.sentences[index]
    if state.quoted is not None and sentence.block - state.quoted_block <= 1:
        return state.quoted
    return state.last or state.own


def _tags(reading: Reading, index: int, spans: list[Span]) -> list[Span]:
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
        if words.endswith(":"):
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
    return any(c.isalpha() for c in reading.text[start:end]) and share_quoted(spans, start, end) < DIRECT
