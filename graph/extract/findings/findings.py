"""Findings: sentences in which an inspectorate judges how a force performs, with direction, label and theme.

Each sentence of the right voice is weighed: frames for and against (see `frames`), evaluative words, a police
subject, figures, the lead-in of its list, and whether the sentence before was a finding.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ...model import (
    Finding,
    Genre,
    GradedJudgment,
    LocalId,
    MonitoringMove,
    Polarity,
    Recommendation,
    Statement,
)
from ..reading import Label, MentionKind, Place, Reading, Sentence, Speech, Voice, evidence
from ..voices.holders import holder
from . import confidence
from .frames import Frames, frames, has_figure, police_weight
from .polarity import Judgement, judge
from .themes import theme_of
from .verdicts import is_revisit, kind_of, polarity_of

THRESHOLD = 1.0
FEWEST_WORDS = 4
CUE_WEIGHT, MOST_CUES = 0.6, 4.0  # what evaluative words add, and how much of them counts
FIGURE, CONTINUED, LABELLED = 0.6, 0.8, 1.5
LED_IN, WEAKLY_LED_IN = 2.0, 0.5
BARE = 0.8  # a sentence that neither judges nor tells what inspectors found
LANDING, CLEAR = 1.0, 2.0  # pages that only announce a report judge in clear words or not at all
STRANGER = -3.0  # own words of a page that is neither the inspectorate's nor news

_ABOUT_POLICING = frozenset({"general", "organise", "third", "law", "history"})  # may be what is found
_METHODICAL = frozenset({"method", "purpose", "law", "future", "organise", "general", "commission"})
_COLUMNS = re.compile(r"\S {3,}\S")  # cells of a table whose layout was kept
_FEELING = re.compile(
    r"""\b(?:was|is|were|are|am|feels?|felt)\s+["“'‘]?(?:\w+ly\s+)?
    (?:concerned|troubled|worried|disappointed|pleased|shocked|alarmed|encouraged)["”'’]?\W*$""",
    re.VERBOSE | re.IGNORECASE,
)
_GRADE_WORDS = re.compile(
    r"\b(?:outstanding|good|adequate|requires\s+improvement|inadequate)\b", re.IGNORECASE
)
_GRADE_ITEM = re.compile(
    r"(?:is\s+|was\s+)?[‘'\"“]?(?:outstanding|good|adequate|requires\s+improvement|inadequate)[’'\"”]?\s+(?:at|in|for)\b",
    re.IGNORECASE,
)
_GRADE_LIST = re.compile(
    r"(?:outstanding|good|adequate|requires\s+improvement|inadequate)\s*:\s*\w", re.IGNORECASE
)
_REASON = re.compile(r"\b(?:because|after|following|as|when)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:\d+|\w+)\s+(?:police\s+)?forces\s+(?:and|were|had|got)\b|\bfor\s+\d+\s+forces\b")
_BEYOND_GRADE = 3.0  # weight of cues besides the grade that makes a graded sentence a finding as well


@dataclass(slots=True)
class _Past:
    """What the sentences before tell about the next one."""

    block: int = -1
    was_finding: bool = False
    polarity: Polarity | None = None
    theme: LocalId | None = None
    account: float = 0.0  # weight of a sentence in a journalist's own words, by who spoke last

    def enter(self, block: int, voice: Voice, listed: bool) -> None:
        """Go on to the next sentence."""
        same = self.block == block
        if not same and not listed:
            self.was_finding = False
        self.block = block
        if voice is not Voice.NARRATOR:
            self.account = -0.01 if voice is Voice.INSPECTORATE else -2.0
        elif not same:
            self.account = min(self.account - 0.25, -0.5) if self.account else -1.0


def read(reading: Reading) -> None:
    """Add a `Finding` for each sentence that is one and no recommendation."""
    if not reading.inspectorates:
        return
    revisit, taken = is_revisit(reading), _taken(reading)
    past = _Past()
    told: Sentence | None = None  # the latest statement
    for index, (sentence, place) in enumerate(zip(reading.sentences, reading.places, strict=True)):
        past.enter(sentence.block, reading.speech[index].voice, place.lead_in is not None)
        text = reading.words(sentence)
        spelled_out = place.lead_in is not None and place.lead_in in taken
        passed = index in taken or spelled_out or _is_later_cell(reading, index, told)
        decision = None if passed else _decide(reading, index, place, past)
        told = sentence if decision or index in taken else told
        if decision is None:
            past.was_finding = index in taken and past.was_finding
            continue
        judged = judge(text)
        lead_text = _lead_text(reading, place)
        before = past.polarity if past.was_finding else None
        past.polarity = polarity_of(text, judged, place, lead_text, before, revisit)
        past.theme = theme_of(text, place.heading, reading.setting, past.theme if past.was_finding else None)
        past.was_finding = True
        reading.add(
            Finding(
                evidence=evidence(sentence, decision[0]),
                confidence=decision[1],
                polarity=past.polarity,
                kind=kind_of(text, judged, place, revisit),
                forces=reading.forces_of[index],
                theme=past.theme,
                held_by=holder(reading, reading.speech[index]),
                inspection=reading.inspections[0].id
                if reading.inspections and not reading.earlier[index]
                else None,
                prior=reading.earlier[index],
            )
        )


def _is_later_cell(reading: Reading, index: int, told: Sentence | None) -> bool:
    """Behind the cell of a register that holds the statement stand its owner, progress and status."""
    sentence = reading.sentences[index]
    same = told is not None and told.block == sentence.block
    return told is not None and same and " | " in reading.text[told.end : sentence.start]


def _lead_text(reading: Reading, place: Place) -> str:
    return reading.words(reading.sentences[place.lead_in]) if place.lead_in is not None else ""


def _taken(reading: Reading) -> set[int]:
    """Sentences that are recommendations, grades with nothing else, or monitoring moves."""
    starts = [sentence.start for sentence in reading.sentences]
    return {
        index
        for other in reading.statements
        if isinstance(other, Recommendation | GradedJudgment | MonitoringMove)
        for index in _covered(reading, starts, other)
        if _fills(reading.words(reading.sentences[index]), other)
    }


def _covered(reading: Reading, starts: Sequence[int], statement: Statement) -> range:
    """Sentences that share words with a statement."""
    first = max(0, bisect_left(starts, statement.evidence.start + 1) - 1)
    if reading.sentences and reading.sentences[first].end <= statement.evidence.start:
        first += 1
    return range(first, bisect_left(starts, statement.evidence.end))


def _fills(text: str, statement: Statement) -> bool:
    """Whether a grade is all that its sentence says; how many forces got it is more."""
    if isinstance(statement, MonitoringMove):  # the reason that a sentence gives for it is a finding
        reason = _REASON.search(text)
        return reason is None or judge(text[reason.end() :]).polarity is not Polarity.CONCERN
    if not isinstance(statement, GradedJudgment):
        return True
    if _GRADE_ITEM.match(text):
        return True
    return not _COUNTED.search(text) and judge(_GRADE_WORDS.sub(" ", text)).weight < _BEYOND_GRADE


def _decide(reading: Reading, index: int, place: Place, past: _Past) -> tuple[str, float] | None:
    """Rule and confidence if the sentence is a finding."""
    speech, text = reading.speech[index], reading.words(reading.sentences[index])
    if place.leads or speech.voice in (Voice.FORCE, Voice.OTHER):
        return None
    shortest = FEWEST_WORDS if place.lead_in is None else FEWEST_WORDS - 1
    if _GRADE_LIST.match(text) or _COLUMNS.search(text):
        return None
    if text.endswith("?") or len(text.split()) < shortest or _FEELING.search(text):
        return None
    if place.label not in (None, Label.RECOMMENDATION) and (place.own_label or place.lead_in is not None):
        return "findings.labelled", confidence.LABELLED
    framed, judged = frames(text), judge(text)
    score = _score(reading, index, place, judged, framed, past)
    if score < THRESHOLD:
        return None
    rule = _rule(speech, framed, place)
    return rule, confidence.of(score, judged, len(reading.forces_of[index]))


def _rule(speech: Speech, framed: Frames, place: Place) -> str:
    if framed.reported or (speech.name is not None and speech.voice is Voice.INSPECTORATE):
        return "findings.attributed"
    if place.lead_in is not None:
        return "findings.listed"
    return "findings.own-voice" if speech.voice is Voice.INSPECTORATE else "findings.continued"


def _score(
    reading: Reading, index: int, place: Place, judged: Judgement, framed: Frames, past: _Past
) -> float:
    sentence, speech = reading.sentences[index], reading.speech[index]
    text = reading.words(sentence)
    named = any(m.kind is MentionKind.FORCE for m in reading.mentions_in(sentence.start, sentence.end))
    attributed = speech.name is not None and not speech.quoted and place.lead_in is None
    score = 0.0 if attributed and framed.against in _ABOUT_POLICING else framed.weight
    score += min(judged.weight, MOST_CUES) * CUE_WEIGHT + police_weight(text, named)
    score += FIGURE * (judged.weight == 0 and has_figure(text)) + CONTINUED * past.was_finding
    bare = judged.weight == 0 and framed.weight <= 0 and place.lead_in is None and not has_figure(text)
    score -= BARE * (bare and not attributed)
    if reading.genre is Genre.PUBLICATION_PAGE and not framed.reported and place.label is None:
        score -= LANDING * (judged.weight < CLEAR and not has_figure(text))
    score += LABELLED * (place.label not in (None, Label.RECOMMENDATION))
    if place.lead_in is not None:
        score += _lead_weight(reading, place.lead_in)
    if framed.against and framed.reported and judged.weight >= 2:
        score -= framed.weight / 2  # "..., inspectors said as their report was published today"
    if speech.voice is Voice.NARRATOR:
        score += STRANGER if reading.genre in (Genre.OTHER, Genre.RESPONSE) else past.account
    return score


def _lead_weight(reading: Reading, lead_in: int) -> float:
    """A list of findings is announced by a verdict or by what inspectors found."""
    text = reading.words(reading.sentences[lead_in])
    framed = frames(text)
    if framed.against in _METHODICAL and not framed.reported:
        return framed.weight
    attributed = reading.speech[lead_in].speaker is not None
    return LED_IN if framed.reported or attributed or judge(text).weight >= 2 else WEAKLY_LED_IN
