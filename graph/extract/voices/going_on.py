"""What goes on in the paragraph of what somebody said: in minutes, and where a reply retells a report."""

from __future__ import annotations

import re

from ...model import Genre
from ..reading import Reading, Sentence, Speech, Voice
from ..words.pronouns import PERSONAL
from .state import State

_REPLIES = (Genre.RESPONSE, Genre.OTHER)
_ACTS = re.compile(
    rf"{PERSONAL.pattern}|\b(?:will|shall|since|now|[Cc]hief\s+[Cc]onstable|[Cc]ommissioner|[Pp]anel|[Bb]oard|[Oo]ffice|plans?)\b"
)  # what a responder did, does or wants


def of_minutes(reading: Reading, sentence: Sentence, state: State) -> Speech | None:
    """In minutes, what somebody said goes on to the end of the paragraph."""
    before = _before(reading, sentence)
    if reading.genre is not Genre.OTHER or state.own.voice is not Voice.NARRATOR or before is None:
        return None
    return before if not before.quoted and before.voice in (Voice.OTHER, Voice.FORCE) else None


def of_retelling(reading: Reading, sentence: Sentence, state: State) -> Speech | None:
    """In a reply that speaks as "I" or "we": told by nobody, unless it tells what the responder did."""
    before = _before(reading, sentence)
    if reading.genre not in _REPLIES or state.own.voice is not Voice.OTHER or before is None:
        return None
    told = before.voice in (Voice.INSPECTORATE, Voice.NARRATOR)
    return Speech(Voice.NARRATOR) if told and not _ACTS.search(reading.words(sentence)) else None


def _before(reading: Reading, sentence: Sentence) -> Speech | None:
    """Who said the sentence before in the same paragraph."""
    last = len(reading.speech) - 1
    same = last >= 0 and reading.sentences[last].block == sentence.block
    return reading.speech[last] if same else None
