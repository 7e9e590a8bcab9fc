"""Recommendations: what is asked of whom, and by when.

A label decides first; then "should", said by an inspectorate of an addressee; then "must" and "needs to", which
ask for something only where they name a step that one could tick off, or a date. All other demands ("has to do
better") say what is wrong today and are findings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model import Fact, Genre, LocalId, Recommendation
from .deadlines import Deadline, find_deadline
from .frames import frames
from .labels import Label, Place, places
from .lexicon import lexicon, words
from .reading import MentionKind, Reading, Sentence, Voice, evidence
from .themes import setting_of, theme_of

ALL_FORCES = "group/all-forces"

_SHOULD = re.compile(
    r"\b(?<!\bas it )(?<!\bas they )(?<!\bthan it )(?<!\bthan they )(?<!\bas we )(?:should|ought\s+to)\b"
    r"(?!\s+(?:(?:never\s+|not\s+)?have\s+(?:been|had|done|carried|gone|happened|led)\b|not\s+be\s+(?:under|over)|be\s+(?:able|noted|said|proud|congratulated|commended|read)|help\b|mean\b|lead\s+to|result\s+in))",
    re.IGNORECASE,
)
_MUST = re.compile(r"\b(?:must|ha(?:s|ve|d)\s+to|need(?:s|ed)?\s+to|(?:is|are|was|were)\s+(?:also\s+)?(?:told|asked)\s+(?:to|for)|(?:have|has|had)(?:\s+been\s+given)?\s+until)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"^(?:[\w’',-]+\s+){0,5}?(?:I|we|it|they|HMIC(?:FRS)?|inspectors?|the\s+(?:inspectorate|watchdog|report)|report)\s+(?:also\s+|therefore\s+|now\s+|has\s+|have\s+)*"
    r"(?:recommend(?:s|ed)?\b(?!\s+in\b)|wants?\s+(?!to\b)|urges?\b|urged\b|calls?\s+(?:for|on)\b|called\s+(?:for|on)\b)",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"(?:\b(?:should|must|ought\s+to|(?:need|ha[sd]|have|needs)\s+to)\b(?:\s+\w+ly)?(?:\s+(?:also|now|all))?(?:,[^,]{0,80},)?"
    r"|\brecommend(?:s|ed|ations?)?\b[^.]{0,80}?|\bcall(?:s|ed)?\s+(?:for|on)\b[^.]{0,60}?)"
    r"(?:\s+(?:(?:take\s+(?:immediate\s+|urgent\s+)?(?:steps|action)\s+to\s+)?(?:make\s+sure|ensure|satisfy\s+(?:itself|themselves|himself|herself))"
    r"|to|(?:are|is|were|was|include|included)))?(?:\s+that)?(?:\s+(?:it|they|the\s+force|forces|all\s+forces|its\s+\w+(?:\s+and\s+\w+)?))?\s*$",
    re.IGNORECASE,
)
_NOT_ADDRESSED = re.compile(
    r"\b(?:victims?|children|the\s+public|people|communities|residents|everyone|nobody|no\s+one|it\s+is|there\s+is|I|we)\s*$"
    r"|\b(?:whether|what|how|which|who|why|where)\b[^,;]{0,80}$",
    re.IGNORECASE,
)
_NO_DEMAND = frozenset({"commission", "method", "purpose", "law", "history", "monitoring", "third", "general", "organise"})
_FORCES = re.compile(
    r"\b(?:(?<!the )forces|all\s+(?:police\s+)?forces|every\s+(?:police\s+)?force|each\s+force|chief\s+constables|police\s+leaders|chief\s+officers|police\s+forces)\b",
    re.IGNORECASE,
)
_FORCE = re.compile(
    r"\b(?:the|that|this)\s+(?:force|constabulary|service|met)\b|^\W*(?:also\s+|however,?\s+)?(?:it|they)\b|\b(?:it|they)\s*$", re.IGNORECASE
)
_AGENT = re.compile(r"\bby\s+(?=the\b|every\b|all\b|forces\b|chief\b|[A-Z])")
_EARLIER = re.compile(
    r"\b(?:original|previous|earlier|last|first)\s+(?:inspection|report|review|visit)\b|\bwe\s+(?:also\s+|had\s+)?recommended\b", re.IGNORECASE
)
_DEMAND_START = re.compile(r"^(?:by|within|before|immediately|no\s+later)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Demand:
    """A sentence recognised as a recommendation: the rule, its confidence, and the lead-in that governs it."""

    rule: str
    confidence: float
    lead: Sentence | None = None


def read(reading: Reading) -> None:
    """Add a `Recommendation` for each sentence that is one."""
    if not reading.inspectorates:
        return
    setting = document_setting(reading)
    around = places(reading)
    for index, sentence in enumerate(reading.sentences):
        demand = demand_of(reading, index, around)
        if demand is None:
            continue
        text = reading.words(sentence)
        deadline = _deadline(reading, text, demand)
        reading.add(
            Recommendation(
                evidence=evidence(sentence, demand.rule),
                confidence=demand.confidence,
                addressees=_addressees(reading, index, demand),
                theme=theme_of(text, around[index].heading, setting),
                deadline_text=deadline.text if deadline else None,
                deadline=deadline.date if deadline else None,
                deadline_rule=deadline.rule if deadline else None,
                held_by=reading.speech[index].speaker or next(iter(reading.inspectorates), None),
                inspection=reading.inspections[0].id if reading.inspections else None,
                prior=_is_prior(reading, sentence, demand),
            )
        )


def document_setting(reading: Reading) -> LocalId | None:
    """Theme of the whole document."""
    title = next((f.value for f in reading.statements if isinstance(f, Fact) and f.name == "title"), "")
    return setting_of(title, [reading.words(sentence) for sentence in reading.sentences])


def demand_of(reading: Reading, index: int, around: list[Place]) -> Demand | None:
    """Decide in the order: label, lead-in, "should", "must"."""
    place, text = around[index], reading.words(reading.sentences[index])
    voice = reading.speech[index].voice
    if voice is not Voice.INSPECTORATE and not (voice is Voice.NARRATOR and _retells(reading, index, place)):
        return None
    if place.label not in (None, Label.RECOMMENDATION):
        return None
    if place.leads:
        asks = _SHOULD.search(text) and not _OPEN_END.search(text)
        return Demand("recommendations.should", 0.85) if asks else None
    if place.lead_in is not None:
        lead = reading.sentences[place.lead_in]
        return _of_item(text, reading.words(lead), lead)
    if place.own_label or (place.label is Label.RECOMMENDATION and _asks(text)):
        return Demand("recommendations.labelled", 0.95)
    return _of_wording(text)


def _retells(reading: Reading, index: int, place: Place) -> bool:
    """Recommendations that another page reprints under their label, or a journalist retells."""
    if place.label is Label.RECOMMENDATION:
        return reading.genre is not Genre.RESPONSE
    before = (s.voice for s in reversed(reading.speech[:index]) if s.voice is not Voice.NARRATOR)
    return reading.genre is Genre.NEWS_ARTICLE and next(before, None) is Voice.INSPECTORATE


def _of_item(text: str, lead_text: str, lead: Sentence) -> Demand | None:
    if _OPEN_END.search(lead_text):
        firm = re.search(r"\b(?:should|ought|recommend)", lead_text, re.IGNORECASE)
        if firm or _has_step(text):
            return Demand("recommendations.listed", 0.92, lead)
        return None
    if _SHOULD.search(lead_text):
        return None  # the line above is the recommendation; its items only spell it out
    own = _of_wording(text)
    return Demand(own.rule, own.confidence, lead) if own else None


def _asks(text: str) -> bool:
    return bool(_SHOULD.search(text) or _MUST.search(text) or _DEMAND_START.match(text))


def _of_wording(text: str) -> Demand | None:
    if _ASKS.match(text):
        return Demand("recommendations.asked", 0.85)
    if frames(text).against in _NO_DEMAND:
        return None
    if (modal := _SHOULD.search(text)) and not _NOT_ADDRESSED.search(text[: modal.start()]):
        return Demand("recommendations.should", 0.85)
    if (modal := _MUST.search(text)) and not _NOT_ADDRESSED.search(text[: modal.start()]) and (
        _has_step(text[modal.end() :]) or (modal.group().lower() != "had to" and _dated(text))
    ):
        return Demand("recommendations.step", 0.7)
    return None


def _dated(text: str) -> bool:
    deadline = find_deadline(text)
    return deadline is not None and deadline.rule not in {"open", "from"}


def _has_step(text: str) -> bool:
    """Whether the first verb of demand is one that could be ticked off."""
    found = words(text)
    first = next(iter(lexicon("demands").longest(found)), None)
    return first is not None and first.row["demand"] == "step" and first.first <= 3


def _deadline(reading: Reading, text: str, demand: Demand) -> Deadline | None:
    own = find_deadline(text, reading.published)
    if own is None and demand.lead is not None:
        return find_deadline(reading.words(demand.lead), reading.published)
    return own


def _addressees(reading: Reading, index: int, demand: Demand) -> tuple[LocalId, ...]:
    sentence = reading.sentences[index]
    text = reading.words(sentence)
    modal = _SHOULD.search(text) or _MUST.search(text)
    if modal is not None:
        subject = _named(reading, index, sentence.start, sentence.start + modal.start())
        agent = _AGENT.search(text, modal.end())
        if not subject and agent:
            subject = _named(reading, index, sentence.start + agent.end(), sentence.start + agent.end() + 80)
        alone = demand.lead is None and reading.genre is not Genre.RESPONSE
        return subject or (reading.forces_of[index] if alone else ())
    if demand.lead is not None:
        return _named(reading, index, demand.lead.start, demand.lead.end) or reading.forces_of[index]
    return _named(reading, index, sentence.start, sentence.end) or reading.forces_of[index]


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
    if demand.lead is not None and _EARLIER.search(reading.words(demand.lead)):
        return True
    return bool(_EARLIER.search(reading.words(sentence)))
