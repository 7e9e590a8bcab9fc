"""Voices: who says each sentence. Only what an inspectorate says, or is reported to say, can be a finding.

Direct speech belongs to the speaker of its tag, wherever that stands: before the quotation, behind it, in the
paragraph above, or in an earlier paragraph of the same speech. Reported speech belongs to the subject of the
verb of saying. List items speak with the voice of their lead-in. What is left speaks with the document's
own voice: the inspectorate's in its reports, letters and releases, the journalist's in news, else the
responder's.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ...model import BlockKind, Genre
from ..layout.registers import printed
from ..reading import MentionKind, Reading, Sentence, Speech, Voice, Zone
from ..words.gates import gated
from .announcing import alleges, announces, approves, heads_points, minuted
from .direct import speaker_of_quote
from .explained import explained
from .going_on import of_minutes, of_retelling
from .headed import is_found_below
from .introduced import introduced
from .ownvoice import own_voice, unattributed
from .quotes import DIRECT, Span, quoted_spans, share_quoted
from .retold import (
    FIRST_PERSON,
    SPOKEN_OF,
    retells,
    says_of_report,
    speaks_for_itself,
    was_told,
)
from .speakers import attribution, known_speakers, speakers_of_turns
from .state import State, heading_above, replies

TURN_WORDS = 4
_LABEL_WORDS = 8
_PASTED = re.compile(
    r"recommendation|causes? of concern|areas? for improvement|\bafi\b|^(?:text|wording)$", re.IGNORECASE
)
_REPLY = re.compile(
    r"\b(?:response|comments?|update|action|reply|accepted|agreed|what (?:we|the force) (?:have|has) done)\b",
    re.IGNORECASE,
)
_BY_REPORT = re.compile(r"According\s+to\s+(?:this|the|its)\s+(?:[\w’']+\s+){0,2}report,")
_TOLD_US = gated(r"\b(?:us|inspectors|inspectorate)\b", re.IGNORECASE)
_IN_THEIR_VIEW = gated(
    r"(?:in|according\s+to)\s+(?:its|their|his|her)\s+(?:view|opinion|words)\b", re.IGNORECASE
)
_ALL = 0.95  # share of a paragraph, without its marks
_CITED = re.compile(
    r"(?:(?:By|Within|Before)\s[^,]{3,40},\s+)?(?:[Tt]he\s+)?(?:[Aa]ll\s+|[Ee]very\s+|[Ee]ach\s+)?(?:[Pp]olice\s+)?(?:[Ff]orces?|[Cc]hief\s+[Cc]onstables?|[Cc]onstabulary"
    r"|Home\s+Office|College\s+of\s+Policing|National\s+Police\s+Chiefs['’]\s+Council|(?:[A-Z][\w’'&-]+\s+){1,4}(?:Police|Constabulary))\s+should\b"
)
_ANSWER = gated(
    r"(?:(?:chief\s+constable|commissioner|PCC|force|constabulary)(?:['’]s)?[\w ]{0,20}:\s*)?"
    r"(?:partially\s+|fully\s+|not\s+)?(?:accepted|agreed|rejected|done|complete[d]?|implemented|closed|ongoing|in\s+progress)\b"
    r"(?:\s+in\s+(?:part|full|principle))?\W*$|no\s+(?:answer|response|reply|comment)\b",
    re.IGNORECASE,
)
_REPLY_LABEL = gated(
    r"\b(?:comments?|response|reply|answer)\s*:|\b(?:ACCEPTED|AGREED|REJECTED)\b", re.IGNORECASE
)
_REPLY_LINE = gated(r"(?:[\w’']+\s+){0,4}(?:comments?|response|reply|answer|update)\s*:", re.IGNORECASE)
_ENDS = re.compile(r"(?<=[.!?])\s+")
_COMPLAINANT = Speech(Voice.OTHER)
_FORCE_UPDATE = re.compile(
    r"(?:force|chief constable)(?:['’]s)?\s+(?:update|response|comment)"
    r"|(?:[\w&-]+\s+){0,4}?[\w&-]+['’]s?\s+position$",
    re.IGNORECASE,
)


def read(reading: Reading) -> None:
    """Fill ``speech``: one entry a sentence."""
    spans = quoted_spans(
        reading.text, ((b.block.start, b.block.end) for b in reading.blocks if b.zone is Zone.BODY)
    )
    known = known_speakers(reading)
    state = State(
        own_voice(reading, spans),
        known,
        turns={**introduced(reading, known), **speakers_of_turns(reading, known)},
        printed=frozenset(printed(reading)),
        explained=explained(reading),
    )
    reading.own_voice, reading.speech = state.own.voice, []
    for index, sentence in enumerate(reading.sentences):
        if _ANSWER.match(reading.words(sentence)) or _is_headed_reply(reading, sentence):
            state.replied = reading.blocks[sentence.block].heading
        speech = _speech(reading, index, spans, state)
        reading.speech.append(speech)
        state.leading[sentence.block] = speech
        heading = reading.blocks[sentence.block].heading
        if heading != state.heading:
            state.heading = heading
            state.pasted = state.pasted and _names_force(reading, heading)
        if speech.voice in (Voice.INSPECTORATE, Voice.NARRATOR) and announces(reading.words(sentence)):
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


def _speech(reading: Reading, index: int, spans: list[Span], state: State) -> Speech:
    sentence, words = reading.sentences[index], reading.words(reading.sentences[index])
    if index in state.printed and reading.inspectorates:
        return Speech(Voice.INSPECTORATE, reading.inspectorates[0])
    turn = state.turns.get(sentence.block)
    if turn is not None:
        return _in_turn(reading, sentence, state, turn)
    direct = share_quoted(spans, sentence.start, sentence.end) >= DIRECT and not _is_short(sentence)
    if direct and _opens_section(reading, sentence) and (own := _labelled(reading, sentence, state)):
        return own
    if direct:
        speech = replace(speaker_of_quote(reading, index, spans, state), quoted=True)
        state.quoted, state.quoted_block = speech, sentence.block
        retold = reading.genre is Genre.RESPONSE or _BY_REPORT.match(words)
        if retold and _is_cited(reading, sentence, spans):
            return Speech(Voice.INSPECTORATE, next(iter(reading.inspectorates), None))
        told = _reported(reading, sentence, state) if retold else None
        return told if told and told.voice is Voice.INSPECTORATE else speech
    if (own := _labelled(reading, sentence, state)) is not None:
        return own
    if heads_points(reading, index):
        return Speech(Voice.INSPECTORATE, reading.inspectorates[0])
    others = reading.genre is Genre.OTHER
    own_view = others and state.own.voice is Voice.NARRATOR and approves(words)
    if alleges(words) or (others and minuted(words)) or own_view:
        state.last = _COMPLAINANT
        return _COMPLAINANT
    if state.last and state.last.voice is Voice.OTHER and _IN_THEIR_VIEW.match(words):
        return state.last
    if sentence.block in state.explained and reading.speech[-1].voice is Voice.INSPECTORATE:
        return reading.speech[-1]
    led = _of_lead_in(reading, sentence, state)
    said = _reported(reading, sentence, state)
    if said is not None and not (led and led.voice is Voice.INSPECTORATE is not said.voice):
        state.last = said
        return (
            state.own
            if state.own.voice is Voice.INSPECTORATE and _is_evidence(reading, sentence, said)
            else said
        )
    for passage in (_of_passage, of_minutes, of_retelling):
        led = led or passage(reading, sentence, state)
    return led or unattributed(reading, sentence, state.own)


def _in_turn(reading: Reading, sentence: Sentence, state: State, turn: Speech) -> Speech:
    """Whoever has the word in a dialogue, unless what inspectors said is retold."""
    inspecting = next(iter(reading.inspectorates), None)
    if turn.voice is Voice.INSPECTORATE or inspecting is None:
        return turn
    told = _reported(reading, sentence, state)
    if told is not None and told.voice is Voice.INSPECTORATE:
        state.last = told
        return told
    named = SPOKEN_OF.search(reading.words(sentence)) is not None
    state.last = Speech(Voice.INSPECTORATE, inspecting) if named else turn  # "It found ..." comes next
    return turn


def _is_cited(reading: Reading, sentence: Sentence, spans: list[Span]) -> bool:
    """A paragraph of a response that is all one quotation, of what others should do: a recommendation."""
    block = reading.blocks[sentence.block].block
    whole = share_quoted(spans, block.start, block.end) >= _ALL
    return whole and _CITED.match(reading.words(sentence)) is not None


def _is_evidence(reading: Reading, sentence: Sentence, said: Speech) -> bool:
    """In its own text the inspectorate retells what people told it; only named people comment."""
    if said.voice is Voice.INSPECTORATE:
        return False
    if (said.speaker or "").startswith("person/"):
        return False
    return said.voice is Voice.FORCE or _TOLD_US.search(reading.words(sentence)) is not None


def _reported(reading: Reading, sentence: Sentence, state: State) -> Speech | None:
    """Speaker of reported speech. A responder's "I" stays with the responder unless the report is quoted."""
    if reading.genre is Genre.RESPONSE:
        if speaks_for_itself(reading.words(sentence)):
            return None
        if reading.inspectorates and retells(reading, sentence, state.last):
            return Speech(Voice.INSPECTORATE, reading.inspectorates[0])
    told = was_told(reading, reading.words(sentence)) or says_of_report(reading, len(reading.speech))
    if reading.inspectorates and told:
        return Speech(Voice.INSPECTORATE, reading.inspectorates[0])
    return attribution(reading, sentence.start, sentence.end, state.last, state.known)


def _of_passage(reading: Reading, sentence: Sentence, state: State) -> Speech | None:
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
    announced = goes_on or state.pasted or is_found_below(reading, sentence)
    if announced and not FIRST_PERSON.match(reading.words(sentence)):
        return Speech(Voice.INSPECTORATE, next(iter(reading.inspectorates), None))
    return None


def _is_short(sentence: Sentence) -> bool:
    """A title or a catchword in quotation marks is no speech."""
    return sentence.end - sentence.start < 12


def _opens_section(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence stands right below its heading, or behind a label of its own."""
    return sentence.label is not None or reading.blocks[sentence.block].heading == sentence.block - 1


def _is_headed_reply(reading: Reading, sentence: Sentence) -> bool:
    """Whether its line, or the one above, says that it answers: "Comment: ...", "PCC's comment: AGREED"."""
    if _REPLY_LINE.match(reading.text, _line_start(reading, sentence), sentence.end):
        return True
    words = reading.words(reading.blocks[sentence.block - 1].block) if sentence.block else ""
    return len(words.split()) <= _LABEL_WORDS and _REPLY_LABEL.search(words) is not None


def _labelled(reading: Reading, sentence: Sentence, state: State) -> Speech | None:
    """Passages of the report that a response pastes, and the force's updates in a register."""
    heading = heading_above(reading, sentence)
    if replies(reading, sentence, state) and not _PASTED.search(sentence.label or ""):
        return None
    if _FORCE_UPDATE.match(reading.text, _line_start(reading, sentence)) or _FORCE_UPDATE.match(heading):
        return Speech(Voice.FORCE)
    if reading.genre is not Genre.RESPONSE:
        return None
    laid = reading.blocks[sentence.block]
    lead = reading.words(reading.blocks[laid.lead_in].block) if laid.lead_in is not None else ""
    if FIRST_PERSON.match(_ENDS.split(lead)[-1]):
        lead = ""  # "The report found that calls are missed. We are:", and below what is being done
    pasted = sentence.label or lead or (heading if not _REPLY.search(heading) else "")
    if _PASTED.search(pasted):
        return Speech(Voice.INSPECTORATE, next(iter(reading.inspectorates), None))
    return None


def _is_turn(reading: Reading, sentence: Sentence) -> bool:
    """A few words that only turn to the next list ("Less encouragingly:")."""
    words = reading.words(sentence)
    turns = reading.text[sentence.end : sentence.end + 1] == ":" and not FIRST_PERSON.match(words)
    return turns and len(words.split()) <= TURN_WORDS


def _line_start(reading: Reading, sentence: Sentence) -> int:
    return reading.blocks[sentence.block].block.start


def _lead(reading: Reading, block: int) -> str:
    """The last words of a lead-in, without its dash: "I note that in the report's assessment:"."""
    return reading.words(reading.blocks[block].block).rstrip(" :–—-")


def _of_lead_in(reading: Reading, sentence: Sentence, state: State) -> Speech | None:
    """Voice of the sentence that introduces a list, for its items."""
    laid = reading.blocks[sentence.block]
    if laid.kind is not BlockKind.ITEM or laid.lead_in is None:
        return None
    said = state.leading.get(laid.lead_in)
    if (
        said
        and said.voice is Voice.OTHER
        and reading.inspectorates
        and announces(_lead(reading, laid.lead_in))
    ):
        return Speech(Voice.INSPECTORATE, reading.inspectorates[0])
    return replace(said, quoted=False) if said and said.voice is not Voice.NARRATOR else None
