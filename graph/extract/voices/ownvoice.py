"""Own voice: who speaks where a document attributes a sentence to nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model import INSPECTORATE_GENRES, Fact, Genre
from ...reference import bodies
from ..names.offices import ENGAGE_PAGE
from ..reading import Reading, Sentence, Speech, Voice
from ..words.pronouns import PERSONAL
from .quotes import DIRECT, Span, share_quoted

_OWN_GENRES = INSPECTORATE_GENRES | {Genre.OTHER}
_INSPECTORATES = frozenset(b.id for b in bodies().values() if b.kind == "inspectorate")
_REPLYING = re.compile(
    r"""\b(?:welcom(?:es?|ing)|(?:respond(?:s|ing)?|(?<!police\s)response|reacts?|reaction|reply)\s+to
      |statement\s+(?:on|about|following|in\s+response))\b
    [^.]{0,60}\b(?:HMIC(?:FRS)?|inspect\w+|reports?|review|findings)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_INSPECTORS_TOLD_US = re.compile(
    r"\b(?:inspectorate|inspectors?|HMIC(?:FRS)?|Inspector\s+of\s+Constabulary[\w ]{0,30})\s+"
    r"(?:has\s+|have\s+|had\s+)?told\s+us\b"
)

_REGISTER = re.compile(r"\[/?status\]", re.IGNORECASE)  # how the register prints its states
_ANSWERED = re.compile(r"^\W*(?:Answered\s+by|Question\s+to\s+the\s+Home\s+Office)\b", re.MULTILINE)
_HARDLY = 0.15  # of what stands outside quotation marks
_AS_ONE = re.compile(r"I(?:\s|['’]m\b)")


def own_voice(reading: Reading, quoted: Sequence[Span]) -> Speech:
    """Voice of a sentence that is attributed to nobody."""
    publisher = next(
        (f.value for f in reading.statements if isinstance(f, Fact) and f.name == "publisher"), None
    )
    own = publisher in _INSPECTORATES if publisher else _is_own_page(reading)
    if own and _is_reply(reading):
        return Speech(Voice.OTHER)
    if own and reading.genre in _OWN_GENRES:
        return Speech(Voice.INSPECTORATE, next(iter(reading.inspectorates), None))
    if _ANSWERED.search(reading.text) or _speaks_as_one(reading, quoted):
        return Speech(Voice.OTHER)
    if reading.genre is Genre.RESPONSE and not _is_told_by_another(reading, quoted):
        return Speech(Voice.OTHER)
    return Speech(Voice.NARRATOR)


def _is_told_by_another(reading: Reading, quoted: Sequence[Span]) -> bool:
    """A page of a commissioner or a force that tells of them as a reporter would: hardly ever "I" or "we"."""
    own = [s for s in reading.sentences if share_quoted(quoted, s.start, s.end) < DIRECT]
    personal = sum(1 for s in own if PERSONAL.search(reading.words(s)))
    return personal <= _HARDLY * len(own)


def unattributed(reading: Reading, sentence: Sentence, own: Speech) -> Speech:
    """Voice of a sentence that nobody is said to say: the responder's "I" and "we" on any page."""
    reply = reading.genre is Genre.RESPONSE and own.voice is Voice.NARRATOR
    return Speech(Voice.OTHER) if reply and PERSONAL.search(reading.words(sentence)) else own


def _is_own_page(reading: Reading) -> bool:
    """Whether a page without a publisher is the inspectorate's: a register and a list of moves are, too."""
    return reading.genre is not Genre.OTHER or bool(
        _REGISTER.search(reading.text) or ENGAGE_PAGE.search(reading.title)
    )


def _speaks_as_one(reading: Reading, quoted: Sequence[Span]) -> bool:
    """Whether a minister, a member or a blogger writes: "I am pleased to see that most forces are good"."""
    return reading.genre is Genre.OTHER and any(
        _AS_ONE.match(reading.words(sentence)) and share_quoted(quoted, sentence.start, sentence.end) < DIRECT
        for sentence in reading.sentences
    )


def _is_reply(reading: Reading) -> bool:
    """Whether a release is that of the inspected: it replies, or tells what inspectors told "us"."""
    if reading.genre is not Genre.PRESS_RELEASE:
        return False
    return bool(_REPLYING.search(reading.title) or _INSPECTORS_TOLD_US.search(reading.text))
