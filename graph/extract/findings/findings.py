"""Findings: sentences in which an inspectorate judges how a force performs, with direction, label and theme.

Sentences of the right voice are weighed (see `weighing`); a recommendation, or a grade and no more, is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ...model import Finding, GradedJudgment, Polarity, Recommendation, Statement
from ..layout.labels import label_in, led_by
from ..reading import Place, Reading, Sentence, evidence
from ..voices.holders import holder
from ..words.gates import gated
from . import confidence
from .direction import direct, shares
from .past import Past
from .polarity import judge
from .theming import theme_of
from .verdicts import is_revisit, kind_of, polarity_of
from .weighing import Decision, decide

_GRADE_WORDS = gated(r"\b(?:outstanding|good|adequate|requires\s+improvement|inadequate)\b", re.IGNORECASE)
_GRADE_ITEM = gated(
    r"(?:is\s+|was\s+)?[‘'\"“]?(?:outstanding|good|adequate|requires\s+improvement|inadequate)[’'\"”]?\s+(?:at|in|for)\b",
    re.IGNORECASE,
)
_REASON = gated(
    r"\b(?:because|after|follow(?:ing|ed|s)|as|when|on\s+the\s+strength\s+of|thanks\s+to"
    r"|(?:said|found|concluded|warned)(?=\s+(?:that\s+)?(?:it|they|the\s+(?:force|constabulary))\s+(?:was|were|had)\b))\b",
    re.IGNORECASE,
)
_PROGRESS = gated(
    r"\bmade\s+(?:[\w“”\"'’]+\s+){0,4}progress\b|\bha(?:s|ve)\s+improved\b[^.]{0,80}\b(?:therefore|so)\b",
    re.IGNORECASE,
)
_BARE_LABEL = re.compile(r"(?:Causes?\s+of\s+concern|Areas?\s+for\s+improvement)\W*", re.IGNORECASE)
_COUNTED = gated(r"\b(?:\d+|\w+)\s+(?:police\s+)?forces\s+(?:and|were|had|got)\b|\bfor\s+\d+\s+forces\b")
_BEYOND_GRADE = 3.0  # weight of cues besides the grade that makes a graded sentence a finding as well


def read(reading: Reading) -> None:
    """Add a `Finding` for each sentence that is one and no recommendation."""
    revisit = is_revisit(reading)
    for index, decision, past in decisions(reading):
        if decision.holds:
            _add(reading, index, decision, past, revisit)


def decisions(reading: Reading) -> Iterator[tuple[int, Decision, Past]]:
    """The sentences that may be findings, each with what was decided and what the sentences before tell."""
    if not reading.inspectorates:
        return
    past, moves, stated = Past(), _moves(reading), _stated(reading)
    taken = moves | stated
    told: Sentence | None = None  # the latest statement
    for index, (sentence, place) in enumerate(zip(reading.sentences, reading.places, strict=True)):
        past.enter(sentence.block, reading.speech[index].voice, place.lead_in is not None)
        spelled_out = place.lead_in in stated and not _names_label(reading, place)
        passed = index in taken or spelled_out or _is_later_cell(reading, index, told)
        decision = None if passed else decide(reading, index, place, past)
        if decision is not None:
            yield index, decision, past
        holds = decision is not None and decision.holds
        told = sentence if holds or index in taken else told
        past.was_finding = holds or (index in taken and past.was_finding)


def _add(reading: Reading, index: int, decision: Decision, past: Past, revisit: bool) -> None:
    sentence, place, forces = reading.sentences[index], reading.places[index], reading.forces_of[index]
    text, prior, lead_in = reading.words(sentence), reading.earlier[index], _lead_text(reading, place)
    judged = direct(text, place.heading, lead_in)
    before = past.polarity if past.was_finding else None
    past.polarity = polarity_of(text, judged, place, lead_in, before, revisit)
    past.theme = theme_of(text, place.heading, reading.setting, past.theme if past.was_finding else None)
    likely = shares(text, place.heading, lead_in)[past.polarity]
    reading.add(
        Finding(
            evidence=evidence(sentence, decision.rule),
            confidence=confidence.of(likely, decision.weight, len(forces)),
            polarity=past.polarity,
            kind=kind_of(text, judged, place, revisit, restated=prior or _names_label(reading, place)),
            forces=forces,
            theme=past.theme,
            held_by=holder(reading, reading.speech[index]),
            inspection=reading.inspections[0].id if reading.inspections and not prior else None,
            prior=prior,
        )
    )


def _is_later_cell(reading: Reading, index: int, told: Sentence | None) -> bool:
    """Behind the cell of a register that holds the statement stand its owner, progress and status."""
    sentence = reading.sentences[index]
    same = told is not None and told.block == sentence.block
    return told is not None and same and " | " in reading.text[told.end : sentence.start]


def _names_label(reading: Reading, place: Place) -> bool:
    """The lead-in of a list ("three causes of concern, which were:") or a heading gives nothing but it."""
    if place.label is None:
        return False
    return (
        label_in(_lead_text(reading, place)) is place.label
        or _BARE_LABEL.fullmatch(place.heading) is not None
    )


def _lead_text(reading: Reading, place: Place) -> str:
    return led_by(reading, place.lead_in) if place.lead_in is not None else ""


def _moves(reading: Reading) -> set[int]:
    """Sentences that tell a monitoring move and nothing else; a list below gives its reasons."""
    return {
        index
        for index, sentence in enumerate(reading.sentences)
        if sentence.start in reading.moves_told and _only_moves(reading.words(sentence))
    }


def _stated(reading: Reading) -> set[int]:
    """Sentences that are recommendations, or grades with nothing else; a list below spells them out."""
    starts = [sentence.start for sentence in reading.sentences]
    return {
        index
        for other in reading.statements
        if isinstance(other, Recommendation | GradedJudgment)
        for index in _covered(reading, starts, other)
        if _fills(reading.words(reading.sentences[index]), other)
    }


def _covered(reading: Reading, starts: Sequence[int], statement: Statement) -> range:
    """Sentences that share words with a statement."""
    first = max(0, bisect_left(starts, statement.evidence.start + 1) - 1)
    if reading.sentences and reading.sentences[first].end <= statement.evidence.start:
        first += 1
    return range(first, bisect_left(starts, statement.evidence.end))


def _only_moves(text: str) -> bool:
    """Whether a sentence tells a move and no more; the reason that it gives for it is a finding."""
    if _PROGRESS.search(text):
        return False
    reason = _REASON.search(text)
    return reason is None or judge(text[reason.end() :]).polarity is not Polarity.CONCERN


def _fills(text: str, statement: Statement) -> bool:
    """Whether a grade is all that its sentence says; how many forces got it is more."""
    if not isinstance(statement, GradedJudgment):
        return True
    if _GRADE_ITEM.match(text):
        return True
    return not _COUNTED.search(text) and judge(_GRADE_WORDS.sub(" ", text)).weight < _BEYOND_GRADE
