"""Graded judgments: tables and lines that hold a grade, lists of them, and sentences; each question once.

Not grades: the scale itself ("forces are graded outstanding, good, ..."), counts of areas or cases by grade,
and the same words in plain English ("good work", "requires improvement in some areas").
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence

from ...model import Block, Evidence, GradedJudgment, LocalId
from ..reading import MentionKind, Reading, Sentence
from .grade_doubts import is_of_others
from .grade_found import Found, has_five_tiers
from .grade_headings import is_title, question_above, question_in
from .grade_labels import force_named, forces_listed, looks_like_area
from .grade_lines import rows
from .grade_sentences import RULE, in_sentences
from .grade_wording import OVERALL, same_question
from .grade_words import names_grade

_FOUR_TIERS, _FIVE_TIERS = "four-tier", "five-tier"
_TELLS = re.compile(r"\b(?:is|was|are|were|rated|graded|judged)\b")  # a headline, not "Custody Good"


def read(reading: Reading) -> None:
    """Record each grade at its first statement."""
    kept: list[Found] = []
    scale = _FIVE_TIERS if has_five_tiers(reading) else _FOUR_TIERS
    in_lines = list(_in_lines(reading))
    in_prose = in_sentences(reading, {found.span.start for found in in_lines})
    for found in sorted((*in_lines, *in_prose), key=lambda f: f.span.start):
        if any(_same(found, other, _heading_of(reading, found.span)) for other in kept):
            continue
        if found.vague and _adds_nothing(found, kept):
            continue
        kept.append(found)
        reading.add(
            GradedJudgment(
                force=found.force,
                grade=found.grade,
                question=found.question,
                scale=scale,
                prior=found.prior,
                evidence=Evidence(found.span.start, found.span.end, found.rule),
                confidence=0.9,
            )
        )


def _adds_nothing(vague: Found, kept: Sequence[Found]) -> bool:
    """``To get an outstanding is no mean feat``: it was told before, and so was what else it might answer."""
    answered = any(
        vague.force == other.force and same_question(vague.question, other.question) for other in kept
    )
    return any(map(vague.is_like, kept)) and (answered or vague.question == OVERALL)


def _same(one: Found, other: Found, heading: str) -> bool:
    """Whether the grade was told before: against the same question, or the one above the sentence."""
    same = one.is_like(other)
    if RULE not in (one.rule, other.rule):  # a table asks nothing twice, but of years
        return (
            same and one.span is not other.span and same_question(one.question, other.question, closely=True)
        )
    return same and (same_question(one.question, other.question) or same_question(heading, other.question))


def _heading_of(reading: Reading, span: Sentence | Block) -> str:
    """The area that a sentence stands under, by its heading."""
    words = _heading(reading, span.block) if isinstance(span, Sentence) else ""
    covers = words.rstrip().endswith("?") or (names_grade(words) and _TELLS.search(words))
    return "" if covers else words  # a pillar's question covers several areas, a headline the whole


def _heading(reading: Reading, block: int) -> str:
    heading = reading.blocks[block].heading
    return (
        "" if heading is None or is_title(reading, heading) else reading.words(reading.blocks[heading].block)
    )


def _in_lines(reading: Reading) -> Iterator[Found]:
    """``Working with partners: good``; a question with "Good" below; a grade with its questions below."""
    for row in rows(reading):
        if is_title(reading, row.index) or is_of_others(_heading(reading, row.index)):
            continue
        named = [
            force for label in row.labels for name in forces_listed(label) if (force := force_named(name))
        ]
        asked = [label for label in row.labels if not forces_listed(label)]
        question = ": ".join(map(question_in, asked)) or question_above(reading, row.index, bool(named))
        rule = "grades.line" if row.span is reading.blocks[row.index].block else "grades.list"
        known = all(map(looks_like_area, asked))
        for force in named or _forces_of_line(reading, row.index, known=known):
            yield Found(force, row.grade, question, row.span, rule, row.prior)


def _forces_of_line(reading: Reading, index: int, *, known: bool) -> Sequence[LocalId]:
    """The force that the heading above names, else the subject of the document.

    Of several subjects the one spoken of last, if what is graded is ``known`` to be an area and no body.
    """
    heading = reading.blocks[index].heading
    if heading is not None:
        block = reading.blocks[heading].block
        named = [m.id for m in reading.mentions_in(block.start, block.end) if m.kind is MentionKind.FORCE]
        if not named and (force := force_named(reading.words(block))):
            return [force]
        if len(named) == 1:
            return named
    if len(reading.subject_forces) == 1:
        return reading.subject_forces
    if not known:
        return ()
    spoken_of = (
        f for s, f in zip(reading.sentences, reading.forces_of, strict=False) if s.block < index and f
    )
    last = deque(spoken_of, maxlen=1)
    return last[0] if last and len(last[0]) == 1 and last[0][0] in reading.subject_forces else ()
