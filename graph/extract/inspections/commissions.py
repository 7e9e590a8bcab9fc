"""Commissions: somebody outside an inspectorate asked it for a piece of work: by whom, of whom, what.

Not a standing programme, one that is "approved by" the Home Secretary, a super-complaint, a referral, a call
for an inspection, or a recommendation. The same commission told twice counts once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Commission, Genre, LocalId, PartialDate
from ...reference import bodies, people
from ..layout.places import notes
from ..names.offices import HMICFRS, canonical, inspector_titles
from ..reading import MentionKind, Reading, Sentence, evidence
from ..words.dates import dates
from .askers import Asker, asker_in, askers
from .commission_words import (
    ACTIVE,
    ADDRESSED,
    AND,
    ASKED_FOR_IT,
    ASKED_TO,
    AT_REQUEST,
    CALLED,
    COMMISSION_OF,
    FIRST_PERSON,
    IN_WRITING,
    IT_WAS,
    NOT_ASKED,
    NOT_YET,
    OBJECTS,
    OTHERS_WORK,
    PASSIVE,
    SAME_REQUEST,
    SOMEBODY,
    SOMEBODY_ELSE,
    SPOKEN_OF,
    STANDING,
    TAKEN_UP,
    TO_INSPECT,
    UPDATE,
    WHEN_BEHIND,
    WORK,
    WORK_ASKED_FOR,
    WORK_BEFORE,
    WROTE,
)

_NEXT = 8  # characters between two sentences of which the second goes on: "The Mayor did the same"
_OBJECT_REACH = 60  # characters behind the verb within which the one who is asked is named
_REACH = 110  # characters behind "by" or before the verb within which the commissioner is named


def read(reading: Reading) -> None:
    """Record each commission once per commissioner."""
    seen: set[LocalId] = set()
    told_at = -_NEXT  # where the sentence ended that told a commission
    for sentence in _sentences(reading):
        goes_on = 0 <= sentence.start - told_at < _NEXT
        for asker, verb in _asked(reading, sentence):
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
    """Sentences, the title ("Home Secretary's commission for a rapid review"), and notes."""
    titles = (s.evidence for s in reading.statements if s.evidence.rule == "facts.title")
    spans = [Sentence(title.start, title.end, block=0) for title in titles]
    for sentence in [*reading.sentences, *spans, *notes(reading)]:
        words = reading.words(sentence)
        if any(
            cue in words
            for cue in (
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
            )
        ):
            yield sentence


def _acceptable(reading: Reading, sentence: Sentence, verb: re.Match[str], *, goes_on: bool) -> bool:
    words = reading.words(sentence)
    if NOT_ASKED.search(words) or STANDING.search(words):
        return False
    if CALLED.search(verb.group()) and not TAKEN_UP.search(words):
        return False
    if same := SAME_REQUEST.search(words):
        return goes_on or WORK.search(words[: same.start()]) is not None
    told = IT_WAS.match(words) or ASKED_FOR_IT.search(words) or ASKED_TO.search(words)
    return WORK.search(words) is not None or (told is not None and bool(reading.inspectorates))


def _asked(reading: Reading, sentence: Sentence) -> Iterator[tuple[Asker, re.Match[str]]]:
    """Askers in a sentence, with the verb that says they asked."""
    text, start, end = reading.text, sentence.start, sentence.end
    for pattern in (PASSIVE, AT_REQUEST):
        for match in pattern.finditer(text, start, end):
            if NOT_YET.search(text, start, match.start()):
                continue
            asker = asker_in(reading, match.end(), min(end, match.end() + _REACH), first=True)
            if asker is not None and asker.start - match.end() <= 30:
                yield asker, match
                yield from ((also, match) for also in _and_also(reading, asker, end))
    for match in COMMISSION_OF.finditer(text, start, end):
        asker = asker_in(reading, max(start, match.start() - _REACH), match.start(), first=False)
        if asker is not None and match.start() - asker.end <= 1:
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
    pronoun = SOMEBODY.search(reading.text, start, verb.start())
    if pronoun is None:
        return None
    return asker_in(reading, max(0, pronoun.start() - SPOKEN_OF), pronoun.start(), first=False)


def _asks_inspectorate(reading: Reading, asker: Asker, verb: re.Match[str], end: int) -> bool:
    """What follows the verb is not somebody else; "I" and "we" must name the inspectorate or its work."""
    named = [
        m for m in reading.mentions_in(verb.end(), min(end, verb.end() + _OBJECT_REACH)) if m.id in bodies()
    ]
    to_inspectorate = any(bodies()[m.id].kind == "inspectorate" for m in named)
    if ADDRESSED.match(reading.text, verb.end(), end) or _asks_other(reading, verb):
        return False
    if WROTE.match(verb["verb"]) and not IN_WRITING.match(reading.text, verb.end(), end):
        return False
    plain_request = (
        verb["verb"].startswith("made ") and SAME_REQUEST.match(reading.text, verb.start("verb")) is None
    )
    if plain_request and not (to_inspectorate or WORK_ASKED_FOR.match(reading.text, verb.end(), end)):
        return False
    of_force = asker.office.startswith("body/chief-constable-")  # reviews of its own are ordered there
    if of_force and not (to_inspectorate or TO_INSPECT.match(reading.text, verb.end(), end)):
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
    return len(between) <= 60 and not re.search(
        r"[.;:]|\b(?:to|by|that|which|and\s+(?:the|a)(?!\s+(?:Secretar|Minister|Department|Mayor))|was|were|be)\b",
        between,
    )


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
    if OTHERS_WORK.search(words):
        return None
    own = next(iter(reading.inspectorates), HMICFRS)
    if FIRST_PERSON.search(words) and reading.genre in (
        Genre.REPORT,
        Genre.LETTER,
        Genre.PUBLICATION_PAGE,
        Genre.PRESS_RELEASE,
    ):
        return own
    named_work = (
        ASKED_FOR_IT.search(words)
        or SAME_REQUEST.search(words)
        or re.search(
            r"\b(?:inspections?|inspectors|inspectorates?|watchdog|report|review|(?:the|this)\s+work)\b",
            words,
            re.IGNORECASE,
        )
    )
    return own if named_work and reading.inspectorates else None


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
