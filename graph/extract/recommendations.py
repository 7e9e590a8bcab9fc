"""Recommendations: what is asked of whom, and by when.

A label decides first, then the lead-in of a list, then the wording (see `demands`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model import Fact, Genre, LocalId, Recommendation
from .deadlines import Deadline, find_deadline
from .demands import MUST, SHOULD, asking_rule, asks, is_demanded, leads_in_demands
from .labels import Label, Place, places
from .reading import MentionKind, Reading, Sentence, Voice, evidence
from .themes import setting_of, theme_of

ALL_FORCES = "group/all-forces"

_FORCES = re.compile(
    r"""\b(?:(?<!the\s)forces|(?:all|every|each)\s+(?:police\s+)?forces?|chief\s+constables|police\s+leaders
      |chief\s+officers|police\s+forces)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_FORCE = re.compile(
    r"""\b(?:the|that|this)\s+(?:force|constabulary|service|met)\b
      |^\W*(?:also\s+|however,?\s+)?(?:it|they)\b|\b(?:it|they)\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_AGENT = re.compile(r"\bby\s+(?=the\b|every\b|all\b|forces\b|chief\b|[A-Z])")
_AGENT_LENGTH = 80  # characters
_EARLIER = re.compile(
    r"""\b(?:original|previous|earlier|last|first)\s+(?:inspection|report|review|visit)\b
      |\bwe\s+(?:also\s+|had\s+)?recommended\b""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Demand:
    """A sentence recognised as a recommendation: rule, confidence, and the lead-in that governs it."""

    rule: str
    confidence: float
    lead: Sentence | None = None


def read(reading: Reading) -> None:
    """Add a `Recommendation` for each sentence that is one."""
    if not reading.inspectorates:
        return
    setting = document_setting(reading)
    retold = False  # a journalist goes on with what the inspectorate asked for
    for index, place in enumerate(places(reading)):
        voice = reading.speech[index].voice
        if voice is not Voice.NARRATOR:
            retold = voice is Voice.INSPECTORATE and reading.genre is Genre.NEWS_ARTICLE
        if voice is Voice.INSPECTORATE or (voice is Voice.NARRATOR and (retold or _reprints(reading, place))):
            demand = _demand(reading, index, place)
            if demand is not None:
                _add(reading, index, demand, place.heading, setting)


def document_setting(reading: Reading) -> LocalId | None:
    """Theme of the whole document."""
    title = next((f.value for f in reading.statements if isinstance(f, Fact) and f.name == "title"), "")
    return setting_of(title, [reading.words(sentence) for sentence in reading.sentences])


def _reprints(reading: Reading, place: Place) -> bool:
    """Somebody else's page prints recommendations under their label."""
    return place.label is Label.RECOMMENDATION and reading.genre is not Genre.RESPONSE


def _demand(reading: Reading, index: int, place: Place) -> Demand | None:
    text = reading.words(reading.sentences[index])
    if place.label not in (None, Label.RECOMMENDATION):
        return None
    if place.leads:
        # A lead-in that says something of its own is the recommendation; its items only spell it out.
        speaks = SHOULD.search(text) and not leads_in_demands(text)
        return Demand("recommendations.should", 0.85) if speaks else None
    if place.lead_in is not None:
        return _of_item(text, reading.sentences[place.lead_in], reading)
    if place.own_label or (place.label is Label.RECOMMENDATION and asks(text)):
        return Demand("recommendations.labelled", 0.95)
    found = asking_rule(text)
    return Demand(*found) if found else None


def _of_item(text: str, lead: Sentence, reading: Reading) -> Demand | None:
    lead_text = reading.words(lead)
    if leads_in_demands(lead_text):
        return Demand("recommendations.listed", 0.95, lead) if is_demanded(text, lead_text) else None
    found = None if SHOULD.search(lead_text) else asking_rule(text)
    return Demand(*found, lead) if found else None


def _add(reading: Reading, index: int, demand: Demand, heading: str, setting: LocalId | None) -> None:
    sentence = reading.sentences[index]
    text = reading.words(sentence)
    deadline = _deadline(reading, text, demand)
    reading.add(
        Recommendation(
            evidence=evidence(sentence, demand.rule),
            confidence=demand.confidence,
            addressees=_addressees(reading, index, demand),
            theme=theme_of(text, heading, setting),
            deadline_text=deadline.text if deadline else None,
            deadline=deadline.date if deadline else None,
            deadline_rule=deadline.rule if deadline else None,
            held_by=reading.speech[index].speaker or next(iter(reading.inspectorates), None),
            inspection=reading.inspections[0].id if reading.inspections else None,
            prior=_is_prior(reading, sentence, demand),
        )
    )


def _deadline(reading: Reading, text: str, demand: Demand) -> Deadline | None:
    own = find_deadline(text, reading.published)
    if own is None and demand.lead is not None:
        return find_deadline(reading.words(demand.lead), reading.published)
    return own


def _addressees(reading: Reading, index: int, demand: Demand) -> tuple[LocalId, ...]:
    """Who stands before the modal, else behind "by", else in the lead-in, else the force spoken of."""
    sentence = reading.sentences[index]
    text = reading.words(sentence)
    modal = SHOULD.search(text) or MUST.search(text)
    if modal is not None:
        subject = _named(reading, index, sentence.start, sentence.start + modal.start())
        agent = _AGENT.search(text, modal.end())
        if not subject and agent:
            start = sentence.start + agent.end()
            subject = _named(reading, index, start, min(start + _AGENT_LENGTH, sentence.end))
        alone = demand.lead is None and reading.genre is not Genre.RESPONSE
        return subject or (reading.forces_of[index] if alone else ())
    span = demand.lead or sentence
    return _named(reading, index, span.start, span.end) or reading.forces_of[index]


def _named(reading: Reading, index: int, start: int, end: int) -> tuple[LocalId, ...]:
    """Forces and bodies named in a stretch of text, without the inspectorate that asks."""
    asked = [
        m.id
        for m in reading.mentions_in(start, end)
        if m.kind in (MentionKind.FORCE, MentionKind.BODY) and m.id not in reading.inspectorates
    ]
    text = reading.text[start:end]
    if _FORCES.search(text):
        asked.append(ALL_FORCES)
    elif not any(a.startswith("force/") for a in asked) and _FORCE.search(text):
        asked += reading.forces_of[index]
    return tuple(dict.fromkeys(asked))


def _is_prior(reading: Reading, sentence: Sentence, demand: Demand) -> bool:
    spans = (sentence, demand.lead) if demand.lead is not None else (sentence,)
    return any(_EARLIER.search(reading.words(span)) for span in spans)
