"""Requests: who asks an inspectorate for something in a sentence, and by which words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ...model import LocalId
from ...reference import bodies, people
from ..reading import MentionKind, Reading, Sentence
from .askers import Asker, asker_in, askers
from .commission_words import (
    ACTIVE,
    ADDRESSED,
    AND,
    ASKING,
    AT_REQUEST,
    COMMISSION_OF,
    IN_WRITING,
    NOT_YET,
    ORDERED,
    OTHERS_ASKED,
    PASSIVE,
    PERFORMS,
    SAME_REQUEST,
    SOMEBODY,
    SOMEBODY_ELSE,
    SPOKEN_OF,
    TO_INSPECT,
    TURNED_DOWN,
    VAGUE,
    WORK_ASKED_FOR,
    WORK_BEFORE,
    WROTE,
)

_OBJECT_REACH = 60  # characters behind the verb within which the one who is asked is named
_LONGEST_NAME = 80  # characters of an inspectorate's name
_FAR = 200  # characters before "asking us to"
_NAMED, _ASIDE = 60, 90  # characters between the commissioner and the verb; of an aside between commas
_REACH = 110  # characters behind "by" or before the verb within which the commissioner is named


def asked(reading: Reading, sentence: Sentence) -> Iterator[tuple[Asker, re.Match[str]]]:
    """Askers in a sentence, with the verb that says they asked."""
    text, start, end = reading.text, sentence.start, sentence.end
    for pattern in (PASSIVE, AT_REQUEST):
        for match in pattern.finditer(text, start, end):
            if NOT_YET.search(text, start, match.start()) or TURNED_DOWN.search(text, start, match.start()):
                continue
            asker = asker_in(reading, match.end(), min(end, match.end() + _REACH), first=True)
            if asker is not None and asker.start - match.end() <= 30:
                yield asker, match
                yield from ((also, match) for also in _and_also(reading, asker, end))
    for match in COMMISSION_OF.finditer(text, start, end):
        asker = asker_in(reading, max(start, match.start() - _REACH), match.start(), first=False)
        if asker is not None and match.start() - asker.end <= 1:
            yield asker, match
    for match in ASKING.finditer(text, start, end):
        asker = asker_in(reading, max(start, match.start() - _FAR), match.start(), first=False)
        if asker is not None and not NOT_YET.search(text, start, match.start()):
            yield from ((before, match) for before in _and_before(reading, asker, start))
            yield asker, match
    for match in ACTIVE.finditer(text, start, end):
        asker = _active_asker(reading, sentence, match)
        if asker is not None and _asks_inspectorate(reading, asker, match, end):
            yield from ((before, match) for before in _and_before(reading, asker, start))
            yield asker, match


def _active_asker(reading: Reading, sentence: Sentence, verb: re.Match[str]) -> Asker | None:
    """Subject of the verb; for "he" and "she" the office that was named last."""
    start = max(sentence.start, verb.start() - _REACH)
    asker = asker_in(reading, start, verb.start(), first=False)
    if asker is not None and _subject_of(reading.text, asker, verb):
        return asker
    if PERFORMS.match(verb["verb"]):  # the letter is the request: of whoever signs it
        end = len(reading.text)
        signed = asker_in(reading, max(verb.end(), end - SPOKEN_OF), end, first=False)
        return signed and replace(signed, start=verb.start("verb"), end=verb.start("verb"))
    pronoun = SOMEBODY.search(reading.text, start, verb.start())
    if pronoun is None:
        return None
    return asker_in(reading, max(0, pronoun.start() - SPOKEN_OF), pronoun.start(), first=False)


def _asks_inspectorate(reading: Reading, asker: Asker, verb: re.Match[str], end: int) -> bool:
    """What follows the verb is not somebody else; "I" and "we" must name the inspectorate or its work."""
    reach = verb.end() + _OBJECT_REACH
    behind = reading.mentions_in(verb.end(), min(end, reach + _LONGEST_NAME))
    named = [m for m in behind if m.id in bodies() and m.start < reach]
    to_inspectorate = any(bodies()[m.id].kind == "inspectorate" for m in named)
    for_others = ADDRESSED.match(reading.text, verb.end(), end) or OTHERS_ASKED.match(
        reading.text, verb.end(), end
    )
    if for_others or _asks_other(reading, verb):
        return False
    if WROTE.match(verb["verb"]) and not IN_WRITING.match(reading.text, verb.end(), end):
        return False
    vague = (
        VAGUE.match(verb["verb"]) is not None and SAME_REQUEST.match(reading.text, verb.start("verb")) is None
    )
    if vague and not (to_inspectorate or WORK_ASKED_FOR.match(reading.text, verb.end(), end)):
        return False
    of_force = asker.office.startswith("body/chief-constable-")  # reviews of its own are ordered there
    if of_force and not (to_inspectorate or TO_INSPECT.match(reading.text, verb.end(), end)):
        return False
    if (
        asker.in_first_person
        and not to_inspectorate
        and ORDERED.search(reading.text, max(0, verb.start() - _FAR), verb.start())
    ):
        return False
    if asker.in_first_person:
        before = reading.text[max(0, asker.start - _OBJECT_REACH) : asker.start]
        work = WORK_ASKED_FOR.match(reading.text, verb.end(), end) or WORK_BEFORE.search(before)
        return to_inspectorate or work is not None
    return True


def _asks_other(reading: Reading, verb: re.Match[str]) -> bool:
    """``commissioned Dame Ann Lee to review``: a person who is no inspector."""
    other = SOMEBODY_ELSE.match(reading.text, verb.end())
    if other is None:
        return False
    near = reading.mentions_in(verb.end(), verb.end() + _OBJECT_REACH)
    return not any(m.kind is MentionKind.PERSON and _is_inspector(m.id) for m in near) and not any(
        m.id in bodies() and bodies()[m.id].kind == "inspectorate" and m.start < other.end() for m in near
    )


def _is_inspector(person: LocalId) -> bool:
    return any("inspector" in tenure.role_type for tenure in people()[person].tenures)


def _and_before(reading: Reading, asker: Asker, start: int) -> Iterator[Asker]:
    """``The Home Secretary and the Mayor of London each asked us``: the one named first."""
    for other in askers(reading, max(start, asker.start - _REACH), asker.start):
        if AND.fullmatch(reading.text, other.end, asker.start):
            yield other


def _and_also(reading: Reading, asker: Asker, end: int) -> Iterator[Asker]:
    """``by the Department for Education and the Home Office``: a second body that asked."""
    for other in askers(reading, asker.end, min(end, asker.end + _REACH)):
        if AND.fullmatch(reading.text, asker.end, other.start):
            yield other


def _subject_of(text: str, asker: Asker, verb: re.Match[str]) -> bool:
    """Nothing but the person's name, a date or an aside stands between the asker and the verb."""
    between = text[asker.end : verb.start()]
    aside = between.startswith(",") and between.endswith(",")
    return len(between) <= (_ASIDE if aside else _NAMED) and not re.search(
        r"[.;:]|\b(?:to|by|that|which|and\s+(?:the|a)(?!\s+(?:Secretar|Minister|Department|Mayor))|was|were|be)\b",
        between,
    )
