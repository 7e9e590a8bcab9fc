"""Findings: sentences in which an inspectorate judges how a force performs, with direction, label and theme."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model import (
    Fact,
    Finding,
    FindingKind,
    Genre,
    GradedJudgment,
    LocalId,
    MonitoringMove,
    Polarity,
    Recommendation,
    Statement,
)
from .frames import Frames, frames, has_figure, police_weight
from .labels import Label, Place, places
from .polarity import Judgement, judge
from .reading import MentionKind, Reading, Voice, evidence
from .recommendations import document_setting
from .themes import theme_of

THRESHOLD = 1.0
_ABOUT_POLICING = frozenset({"general", "organise", "third", "law", "history"})  # may be what is found
_METHODICAL = frozenset({"method", "purpose", "law", "future", "organise", "general", "commission"})
_CAUSE_IN_TEXT = re.compile(r"\bcauses?\s+(?:of|for)\s+concern\b", re.IGNORECASE)
_CLOSED = re.compile(r"\bclos(?:e|ed|ing|ure)\b|\blifted\b|\bdischarged\b", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:(?:original|previous|earlier|initial)\s+(?:inspection|report|review|visit)|when\s+we\s+(?:last\s+|first\s+|previously\s+)?(?:inspected|examined|reported|visited)"
    r"|at\s+(?:the|that)\s+time\s+of\s+(?:our|the|its)\s+(?:last|previous|earlier)|had\s+(?:previously\s+)?(?:found|shown|voiced|judged|raised|identified|been))\b",
    re.IGNORECASE,
)
_REVISIT = re.compile(r"\brevisit|\bre-?inspection|\bprogress\b|\bremov(?:al|ed)\b|\bupdate\b", re.IGNORECASE)
_FEELING = re.compile(
    r"\b(?:was|is|were|are|am|feels?|felt)\s+[\"“'‘]?(?:\w+ly\s+)?(?:concerned|troubled|worried|disappointed|pleased|shocked|alarmed|encouraged)[\"”'’]?\W*$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|compared\s+(?:to|with)|than\s+(?:in|at)|after)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:in|of|since|to|between|from|until)\s+(?:\d{1,2}\s+)?(?:[A-Z][a-z]+\s+)?((?:19|20)\d\d)\b")
_GRADE_WORDS = re.compile(r"\b(?:outstanding|good|adequate|requires\s+improvement|inadequate)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Past:
    """What the sentences before tell about the next one."""

    block: int = -1
    was_finding: bool = False
    polarity: Polarity | None = None
    theme: LocalId | None = None
    prior: bool = False
    account: float = 0.0  # how far an untagged sentence still retells the report


def read(reading: Reading) -> None:
    """Add a `Finding` for each sentence that is one and no recommendation."""
    if not reading.inspectorates:
        return
    setting = document_setting(reading)
    around = places(reading)
    taken = _taken(reading)
    revisited = bool(_REVISIT.search(_title(reading)))
    past = _Past()
    for index, sentence in enumerate(reading.sentences):
        if past.block != sentence.block and around[index].lead_in is None:
            past.was_finding = False
        same = past.block == sentence.block
        past.block = sentence.block
        past.account = _account(reading.speech[index].voice, past.account, same)
        text = reading.words(sentence)
        judged = judge(text)
        decision = None if index in taken else _decide(reading, index, around, judged, past)
        if decision is None:
            past.was_finding = index in taken and past.was_finding
            continue
        rule, confidence = decision
        polarity = _polarity(reading, index, around, judged, past)
        kind = _kind(text, around[index], judged, revisited)
        theme = theme_of(text, around[index].heading, setting, past.theme if past.was_finding else None)
        prior = _is_prior(reading, text, past)
        past.was_finding, past.polarity, past.theme, past.prior = True, polarity, theme, prior
        reading.add(
            Finding(
                evidence=evidence(sentence, rule),
                confidence=confidence,
                polarity=polarity,
                kind=kind,
                forces=reading.forces_of[index],
                theme=theme,
                held_by=reading.speech[index].speaker or next(iter(reading.inspectorates), None),
                inspection=reading.inspections[0].id if reading.inspections and not prior else None,
                prior=prior,
            )
        )


def _title(reading: Reading) -> str:
    return next((f.value for f in reading.statements if isinstance(f, Fact) and f.name == "title"), "")


def _taken(reading: Reading) -> set[int]:
    """Sentences that are recommendations, grades with nothing else, or monitoring moves."""
    others = sorted(
        (s for s in reading.statements if isinstance(s, Recommendation | GradedJudgment | MonitoringMove)),
        key=lambda s: s.evidence.start,
    )
    result = set()
    for index, sentence in enumerate(reading.sentences):
        for other in others:
            if other.evidence.start >= sentence.end:
                break
            if other.evidence.end > sentence.start and _fills(reading.words(sentence), other):
                result.add(index)
    return result


def _fills(text: str, statement: Statement) -> bool:
    """Whether a grade is all that its sentence says."""
    if not isinstance(statement, GradedJudgment):
        return True
    rest = _GRADE_WORDS.sub(" ", text)
    return judge(rest).weight < 3


def _decide(
    reading: Reading, index: int, around: list[Place], judged: Judgement, past: _Past
) -> tuple[str, float] | None:
    """Rule and confidence if the sentence is a finding."""
    place, speech = around[index], reading.speech[index]
    text = reading.words(reading.sentences[index])
    if place.leads or text.endswith("?") or len(text.split()) < 4 or _FEELING.search(text):
        return None
    if speech.voice in (Voice.FORCE, Voice.OTHER):
        return None
    if _is_demand_list(reading, place):
        return None
    if place.label not in (None, Label.RECOMMENDATION) and (place.own_label or place.lead_in is not None):
        return "findings.labelled", 0.95
    framed = frames(text)
    score = _score(reading, index, place, judged, framed, past)
    if score < THRESHOLD:
        return None
    if framed.reported or (speech.speaker is not None and speech.voice is Voice.INSPECTORATE):
        return "findings.attributed", 0.95
    if place.lead_in is not None:
        return "findings.listed", 0.9
    return ("findings.own-voice", 0.85) if speech.voice is Voice.INSPECTORATE else ("findings.continued", 0.75)


def _is_demand_list(reading: Reading, place: Place) -> bool:
    """An item that only spells out a recommendation in its lead-in."""
    return place.lead_in is not None and any(
        isinstance(s, Recommendation) and s.evidence.start == reading.sentences[place.lead_in].start
        for s in reading.statements
    )


def _score(
    reading: Reading, index: int, place: Place, judged: Judgement, framed: Frames, past: _Past
) -> float:
    sentence, speech = reading.sentences[index], reading.speech[index]
    text = reading.words(sentence)
    named = any(m.kind is MentionKind.FORCE for m in reading.mentions_in(sentence.start, sentence.end))
    attributed = speech.name is not None and not speech.quoted and place.lead_in is None
    score = 0.0 if attributed and framed.against in _ABOUT_POLICING else framed.weight
    score += min(judged.weight, 4.0) * 0.6 + police_weight(text, named)
    if judged.weight == 0 and has_figure(text):
        score += 0.6
    if past.was_finding:
        score += 0.8
    if place.label is not None and place.label is not Label.RECOMMENDATION:
        score += 1.5
    if place.lead_in is not None:
        score += _lead_weight(reading, place.lead_in)
    if framed.against and framed.reported and judged.weight >= 2:
        score -= framed.weight / 2  # "..., inspectors said as their report was published today"
    if speech.voice is Voice.NARRATOR:
        score += past.account if reading.genre not in (Genre.OTHER, Genre.RESPONSE) else -3.0
    return score


def _account(voice: Voice, before: float, same_paragraph: bool) -> float:
    """Weight for a sentence in the journalist's own words, by who spoke last."""
    if voice is Voice.NARRATOR:
        return before if same_paragraph else min(before - 0.25, -0.5) if before else -1.0
    return -0.01 if voice is Voice.INSPECTORATE else -2.0


def _lead_weight(reading: Reading, lead_in: int) -> float:
    """A list of findings is announced by a verdict or by what inspectors found."""
    text = reading.words(reading.sentences[lead_in])
    framed = frames(text)
    if framed.against in _METHODICAL and not framed.reported:
        return framed.weight
    attributed = reading.speech[lead_in].speaker is not None
    return 2.0 if framed.reported or attributed or judge(text).weight >= 2 else 0.5


def _polarity(
    reading: Reading, index: int, around: list[Place], judged: Judgement, past: _Past
) -> Polarity:
    """From the label, the words, the lead-in, or what was said before."""
    place = around[index]
    if _is_labelled(place, judged, reading.words(reading.sentences[index])):
        return Polarity.CONCERN
    if place.label is Label.INNOVATIVE_PRACTICE:
        return Polarity.STRENGTH
    if place.lead_in is not None:
        lead = judge(reading.words(reading.sentences[place.lead_in]))
        if lead.polarity is Polarity.CONCERN and lead.weight >= 2:
            return Polarity.CONCERN
        if lead.polarity in (Polarity.STRENGTH, Polarity.PROGRESS) and lead.weight >= 2:
            return judged.polarity if judged.polarity not in (None, Polarity.CONCERN) or judged.weight >= 3 else lead.polarity
    if judged.polarity is not None:
        return judged.polarity
    return past.polarity if past.was_finding and past.polarity else Polarity.CONCERN


def _is_labelled(place: Place, judged: Judgement, text: str) -> bool:
    """Whether the label of a failing holds for a sentence: not where a revisit tells under it what got better."""
    if place.label not in (Label.CAUSE_OF_CONCERN, Label.ACCELERATED, Label.AREA_FOR_IMPROVEMENT):
        return False
    if place.own_label or place.lead_in is not None:
        return True
    if _CLOSED.search(text):
        return False
    return judged.polarity in (None, Polarity.CONCERN)


def _kind(text: str, place: Place, judged: Judgement, revisited: bool) -> FindingKind:
    if place.label is Label.INNOVATIVE_PRACTICE:
        return place.label.kind
    if _is_labelled(place, judged, text) and place.label is not None:
        return FindingKind.FINDING if revisited and not place.own_label else place.label.kind
    if _CAUSE_IN_TEXT.search(text) and not _CLOSED.search(text):
        return FindingKind.CAUSE_OF_CONCERN
    return FindingKind.FINDING


def _is_prior(reading: Reading, text: str, past: _Past) -> bool:
    if _EARLIER.search(text) and not _SINCE.search(text):
        return True
    if reading.genre is Genre.NEWS_ARTICLE and not _EARLIER.search(text):
        return False
    years = [int(y) for y in _YEAR.findall(text)]
    published = int(reading.published[:4]) if reading.published else None
    return bool(years and published and max(years) < published - 1 and not _SINCE.search(text))
