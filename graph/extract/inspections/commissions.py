"""Commissions: somebody outside an inspectorate asked it for a piece of work: by whom, of whom, what.

Not a standing programme, one that is "approved by" the Home Secretary, a super-complaint, a referral, a call
for an inspection, or a recommendation. The same commission told twice counts once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import INSPECTORATE_GENRES, Commission, LocalId, PartialDate, PersonRole
from ...reference import bodies
from ..layout.places import notes
from ..layout.turns import turn_at
from ..names.offices import HMICFRS, canonical, inspector_titles
from ..reading import Reading, Sentence, evidence
from ..words.dates import dates
from ..words.pronouns import PERSONAL
from .commission_words import (
    ASKED_FOR_IT,
    ASKED_TO,
    CALLED,
    IT_LOOKED,
    IT_WAS,
    LABELLED,
    NOT_ASKED,
    OBJECTS,
    OF_US,
    OTHERS_WORK,
    SAME_REQUEST,
    STANDING,
    TAKEN_UP,
    UPDATE,
    WHEN_BEHIND,
    WORK,
    WORK_SPOKEN_OF,
)
from .requests import asked

_NEXT = 8  # characters between two sentences of which the second goes on: "The Mayor did the same"
_REACH = 110  # characters behind the verb within which the work is named
_SIGNS = (  # of which each sentence that tells a commission has one
    "commission",
    "ask",
    "request",
    "instruct",
    "direct",
    "task",
    "requir",
    "invit",
    "behest",
    "order",
    "call",
    "same",
    "suit",
    "letter",
    "told",
    "persuade",
    "brought",
    "sought",
    "instigat",
    "approach",
    "set ",
    "gave",
    "given",
    "handed",
    "Commission",
    "Request",
    "Order",
)


def read(reading: Reading) -> None:
    """Record each commission once per commissioner."""
    seen: set[LocalId] = set()
    told_at = -_NEXT  # where the sentence ended that told a commission
    for sentence in _sentences(reading):
        goes_on = 0 <= sentence.start - told_at < _NEXT
        for asker, verb in asked(reading, sentence):
            if asker.office in seen or not _acceptable(reading, sentence, verb, goes_on=goes_on):
                continue
            of = _asked_body(reading, sentence)
            if of is None:
                continue
            seen.add(asker.office)
            told_at = sentence.end
            what = _what(reading, sentence, max(verb.end(), asker.end))
            reading.add(
                Commission(
                    by=asker.office,
                    holder=asker.holder,
                    of=canonical(of),
                    what=what,
                    inspection=_commissioned(reading, what),
                    updates=_updated(reading, what),
                    date=_date(reading, sentence.start, max(verb.end(), asker.end)),
                    evidence=evidence(sentence, "commissions.asked"),
                    confidence=0.9,
                )
            )


def _date(reading: Reading, start: int, asked: int) -> PartialDate | None:
    """When it was asked: "In June 2023, MOPAC asked us", "was commissioned by the PCC in May 2019"."""
    found = next(dates(reading.text, start, asked), None)
    if found is None and (after := WHEN_BEHIND.match(reading.text, asked)):
        found = next(dates(reading.text, after.start(), after.end()), None)
    return found.value if found else None


def _sentences(reading: Reading) -> Iterator[Sentence]:
    """Sentences, the title ("Home Secretary's commission for a rapid review"), notes and fact boxes."""
    titles = (s.evidence for s in reading.statements if s.evidence.rule == "facts.title")
    spans = [Sentence(title.start, title.end, block=0) for title in titles]
    boxes = (laid.block for laid in reading.blocks if LABELLED.match(reading.words(laid.block)))
    spans += [Sentence(box.start, box.end, block=0) for box in boxes]
    for sentence in [*reading.sentences, *spans, *notes(reading)]:
        words = reading.words(sentence)
        if any(map(words.__contains__, _SIGNS)):
            yield sentence


def _acceptable(reading: Reading, sentence: Sentence, verb: re.Match[str], *, goes_on: bool) -> bool:
    words = reading.words(sentence)
    if NOT_ASKED.search(words) or STANDING.search(words):
        return False
    if CALLED.search(verb.group()) and not TAKEN_UP.search(words):
        return False
    if same := SAME_REQUEST.search(words):
        return goes_on or WORK.search(words[: same.start()]) is not None
    told = (
        IT_WAS.match(words) or LABELLED.match(words) or ASKED_FOR_IT.search(words) or ASKED_TO.search(words)
    )
    return WORK.search(words) is not None or (told is not None and bool(reading.inspectorates))


def _asked_body(reading: Reading, sentence: Sentence) -> LocalId | None:
    """The inspectorate that was asked: named in the sentence, else the one whose text or report this is."""
    inside = [
        *reading.mentions_in(sentence.start, sentence.end),
        *inspector_titles(reading, sentence.start, sentence.end),
    ]
    asked = [m.id for m in inside if m.id in bodies() and bodies()[m.id].kind == "inspectorate"]
    if asked:
        return next((body for body in asked if canonical(body) == HMICFRS), asked[0])
    words = reading.words(sentence)
    if OTHERS_WORK.search(words) and not OF_US.search(words):
        return None
    own = next(iter(reading.inspectorates), HMICFRS)
    first_person = PERSONAL.search(words) is not None
    if reading.genre in INSPECTORATE_GENRES and (first_person or IT_LOOKED.search(words)):
        return own
    if first_person and _says_inspector(reading, sentence):
        return own
    named_work = (
        ASKED_FOR_IT.search(words)
        or LABELLED.match(words)
        or SAME_REQUEST.search(words)
        or WORK_SPOKEN_OF.search(words)
        or (IT_WAS.match(words) and (" series" in words or _names_inspectorate(reading, sentence.start)))
    )
    return own if named_work and reading.inspectorates else None


def _says_inspector(reading: Reading, sentence: Sentence) -> bool:
    """Whether an inspector has the word in evidence to a committee: "us" is then the inspectorate."""
    tag = turn_at(reading.turns, reading.blocks).get(sentence.block)
    roles = (s for s in reading.statements if isinstance(s, PersonRole) and s.is_inspector)
    return tag is not None and any(role.name.split()[-1] in reading.text[slice(*tag)] for role in roles)


def _names_inspectorate(reading: Reading, start: int) -> bool:
    """The sentence before, on whose work the next one goes on: "It was commissioned by ..."."""
    before = next((s for s in reversed(reading.sentences) if s.end <= start), None)
    if before is None or not 0 <= start - before.end < _NEXT:
        return False
    named = (m for m in reading.mentions_in(before.start, before.end) if m.id in bodies())
    return any(bodies()[m.id].kind == "inspectorate" for m in named)


def _what(reading: Reading, sentence: Sentence, start: int) -> str | None:
    """The work in the text's words: what follows "to", "for" or "that"."""
    rest = reading.text[start : sentence.end]
    found = next((m for m in (pattern.search(rest, 0, _REACH) for pattern in OBJECTS) if m is not None), None)
    if found is None:
        return None
    return (
        re.split(r",\s+(?:and\s+(?:the|it|its|this)\b|said\b|[A-Z])", rest[found.end() :])[0].strip(" ,")
        or None
    )


def _commissioned(reading: Reading, what: str | None) -> LocalId | None:
    """The inspection that was commissioned: the one the document reports, unless updates were asked for."""
    if what and UPDATE.search(what):
        return None
    return next((inspection.id for inspection in reading.inspections if not inspection.follow_up), None)


def _updated(reading: Reading, what: str | None) -> LocalId | None:
    """The earlier inspection on which updates were asked for."""
    if not what or not UPDATE.search(what):
        return None
    dated = [inspection for inspection in reading.inspections if not inspection.follow_up]
    return dated[-1].id if dated else None
