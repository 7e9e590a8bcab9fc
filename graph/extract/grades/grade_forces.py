"""Forces that a sentence grades: named in it, spoken of, or counted and then named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model import LocalId
from ..names.offices import force_of
from ..reading import MentionKind, Reading, Sentence
from .grade_labels import force_named, forces_listed
from .grade_words import NUMBER, counts_forces

_NAMES_FOLLOW = re.compile(r"(?:[,:(–—-]|\b(?:including|namely|them|were|are|was|is))\s*(?:the\s+)?$")
_NAME = r"(?P<name>[A-Z][\w’']+(?:\s+(?:(?:and|&)\s+)?[A-Z][\w’']+)*)"
_SUBJECT = re.compile(  # a county that stands for its force: "Essex got a good", "and Kent inadequate"
    rf"(?:\bone(?:\s+force)?,\s+(?P<one>[A-Z][\w’']+(?:\s+(?:(?:and|&)\s+)?[A-Z][\w’']+)*),\s+(?:to\s+be\s+)?"
    rf"|(?:^|(?:[,;]|\band|\bwhile|\bbut)\s+)(?:(?:[Nn]eighbours?|[Nn]eighbouring|[Nn]earby)\s+)?{_NAME}\s+(?:alone\s+)?(?:(?:is|was|were|did|has|had|got|came|became|remains?|received|fell|dropped|rose)\s"
    r"(?:(?!\b(?:and|while|but)\b)[^,;]){0,80}|(?:(?:each|both|all|as|only|given|an?|the\s+only\s+(?:one|force)|judged|rated|graded|found)\s+)*))[‘'“\"]?$"
)
_AS_WAS = re.compile(
    r",\s+(?:as|and\s+so)\s+(?:was|were|did|is|are|has|have)\s+(?P<name>[A-Z][\w’']+(?:\s+(?:(?:and|&)\s+)?[A-Z][\w’']+)*)"
)  # "good, as was Kent"
_ASIDE = re.compile(
    r",\s+(?:(?:with|of|from|for|to|in|by)\s+)?(?:which|whose|whom|where)\b[^,;]*,"
)  # "Suffolk, with which Norfolk shares an office, was"
_EXCEPT = re.compile(
    r"\b(?:except|apart\s+from|other\s+than|with\s+the\s+exception\s+of|but\s+not)\b[^,;.:)]*", re.IGNORECASE
)
_CLAUSE = re.compile(r";|\b(?:whereas|while|but|although)\b")
_THEY_ARE = re.compile(
    rf"(?:They|These|Those|The\s+(?:{NUMBER}|forces|others?)(?:\s+(?:forces|constabularies))?)\s+(?:include[sd]?|are|were)\b"
)
_AND_ONE = re.compile(r"(?:\b(?:and|but|while)|[,;])\s+(?:only\s+|just\s+)?(?:one|two|three)\b")
BOTH = re.compile(r"\b(?:both|the\s+two)\s+(?:police\s+)?(?:forces|constabularies)\b", re.IGNORECASE)
_TWO = 2
_LOOK_BACK = 2  # sentences


def forces_graded(
    reading: Reading, index: int, mark: tuple[int, int], part: tuple[int, int], last: Sequence[LocalId] = ()
) -> Sequence[LocalId]:
    """Forces graded: named before the grade in its part of the sentence, behind it, earlier, or spoken of.

    ``last``: those of the grade before it in the sentence.
    """
    sentence = reading.sentences[index]
    words = reading.words(sentence)
    named = _others(reading, sentence, part[0], mark[0])
    beside = None if named else _SUBJECT.search(words[: mark[0]])
    if beside is not None and (names := forces_listed(beside["one"] or beside["name"])):
        return [force for name in names if (force := force_named(name))]
    named = named or named_in(reading, sentence, mark[1], _clause_end(words, mark[1], part[1]))
    if named := named or list(last) or _others(reading, sentence, 0, mark[0]):
        too = _AS_WAS.search(words, mark[1])
        also = [f for name in forces_listed(too["name"]) if (f := force_named(name))] if too else []
        without = _excepted(reading, sentence, mark[1], part[1])
        return [force for force in dict.fromkeys([*named, *also]) if force not in without]
    if counts_forces(words[: mark[0]]) and (listed := named_next(reading, index)):
        return listed
    if len(reading.subject_forces) == _TWO and BOTH.search(words[: mark[0]]):
        return reading.subject_forces
    chiefs = reading.mentions_in(sentence.start, sentence.start + mark[0])
    if of_chief := [force for m in chiefs if (force := force_of(m.id))]:
        return of_chief[-1:]
    later = named_in(reading, sentence, mark[1], len(words))  # subjects of other clauses
    spoken_of = (
        reading.forces_of[n]
        for n in range(index, max(-1, index - _LOOK_BACK), -1)
        if n < len(reading.forces_of)
    )
    about = next((own for of in spoken_of if (own := [force for force in of if force not in later])), None)
    return about or (reading.subject_forces if len(reading.subject_forces) == 1 else ())


def _clause_end(words: str, start: int, end: int) -> int:
    """Where another clause begins, with a subject of its own."""
    found = _CLAUSE.search(words, start, end)
    return found.start() if found else end


def _others(reading: Reading, sentence: Sentence, start: int, end: int) -> list[LocalId]:
    """Forces named in a stretch, but not those that only stand in an aside, or are excepted."""
    named = named_in(reading, sentence, start, end)
    asides = _ASIDE.finditer(reading.words(sentence), start, end)
    inside = [force for aside in asides for force in named_in(reading, sentence, *aside.span())]
    inside += _excepted(reading, sentence, start, end)
    return [force for force in named if force not in inside] or named


def _excepted(reading: Reading, sentence: Sentence, start: int, end: int) -> list[LocalId]:
    """``All were good except Kent``."""
    found = _EXCEPT.finditer(reading.words(sentence), start, end)
    return [force for excepted in found for force in named_in(reading, sentence, *excepted.span())]


def named_next(reading: Reading, index: int) -> list[LocalId]:
    """Forces that were counted, and that the next sentence names: ``They include: Kent, Essex``."""
    if index + 1 >= len(reading.sentences):
        return []
    following = reading.sentences[index + 1]
    told = _THEY_ARE.match(reading.words(following))
    return named_in(reading, following, 0, following.end - following.start) if told else []


def named_behind(reading: Reading, sentence: Sentence, start: int, end: int) -> list[LocalId]:
    """Forces that what was counted turns out to be: ``'outstanding' for one, Kent Police``."""
    inside = reading.mentions_in(sentence.start + start, sentence.start + end)
    first = next((m for m in inside if m.kind is MentionKind.FORCE), None)
    told = first is not None and _NAMES_FOLLOW.search(reading.text, sentence.start + start, first.start)
    if first is not None and _AND_ONE.search(reading.text, sentence.start + start, first.start):
        return []  # "37 forces were good, and one, Kent Police, was outstanding"
    return named_in(reading, sentence, start, end) if told else []


def named_in(reading: Reading, sentence: Sentence, start: int, end: int) -> list[LocalId]:
    """Forces named in a stretch of a sentence: ``'outstanding' for one, Kent Police``."""
    inside = reading.mentions_in(sentence.start + start, sentence.start + end)
    return list(dict.fromkeys(m.id for m in inside if m.kind is MentionKind.FORCE))
