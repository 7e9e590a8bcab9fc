"""Forces that a sentence grades: named in it, spoken of, or counted and then named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model import LocalId
from ..names.offices import force_of
from ..reading import MentionKind, Reading, Sentence
from .grade_labels import force_named

_NAMES_FOLLOW = re.compile(r"(?:[,:(–—-]|\b(?:including|namely|them|were|are|was|is))\s*(?:the\s+)?$")
_ELLIPTIC = re.compile(
    r"(?:^|(?:[,;]|\band|\bwhile|\bbut)\s+)(?P<name>[A-Z][\w’']+(?:\s+(?:(?:and|&)\s+)?[A-Z][\w’']+)*)\s+(?:(?:was|were|is|as|only|got|received|given|an?)\s+)*[‘'“\"]?$"
)
_AS_WAS = re.compile(
    r",\s+as\s+(?:was|were|did|is|are|has|have)\s+(?P<name>[A-Z][\w’']+(?:\s+(?:(?:and|&)\s+)?[A-Z][\w’']+)*)"
)  # "good, as was Kent"
BOTH = re.compile(r"\b(?:both|the\s+two)\s+(?:police\s+)?(?:forces|constabularies)\b", re.IGNORECASE)
_TWO = 2


def forces_graded(
    reading: Reading, index: int, mark: tuple[int, int], part: tuple[int, int]
) -> Sequence[LocalId]:
    """Forces graded: named before the grade in its part of the sentence, behind it, earlier, or spoken of."""
    sentence = reading.sentences[index]
    named = named_in(reading, sentence, part[0], mark[0]) or named_in(reading, sentence, mark[1], part[1])
    beside = _ELLIPTIC.search(reading.words(sentence)[: mark[0]])
    if not named and beside is not None and (force := force_named(beside["name"])):
        return [force]
    if named := named or named_in(reading, sentence, 0, mark[0]):
        too = _AS_WAS.search(reading.words(sentence), mark[1])
        also = force_named(too["name"]) if too else None
        return [*named, also] if also and also not in named else named
    if len(reading.subject_forces) == _TWO and BOTH.search(reading.words(sentence)[: mark[0]]):
        return reading.subject_forces
    chiefs = reading.mentions_in(sentence.start, sentence.start + mark[0])
    if of_chief := [force for m in chiefs if (force := force_of(m.id))]:
        return of_chief[-1:]
    about = reading.forces_of[index] if index < len(reading.forces_of) else ()
    return about or (reading.subject_forces if len(reading.subject_forces) == 1 else ())


def named_behind(reading: Reading, sentence: Sentence, start: int, end: int) -> list[LocalId]:
    """Forces that what was counted turns out to be: ``'outstanding' for one, Kent Police``."""
    inside = reading.mentions_in(sentence.start + start, sentence.start + end)
    first = next((m for m in inside if m.kind is MentionKind.FORCE), None)
    told = first is not None and _NAMES_FOLLOW.search(reading.text, sentence.start + start, first.start)
    return named_in(reading, sentence, start, end) if told else []


def named_in(reading: Reading, sentence: Sentence, start: int, end: int) -> list[LocalId]:
    """Forces named in a stretch of a sentence: ``'outstanding' for one, Kent Police``."""
    inside = reading.mentions_in(sentence.start + start, sentence.start + end)
    return list(dict.fromkeys(m.id for m in inside if m.kind is MentionKind.FORCE))
