"""Graded judgments: tables and lines that hold a grade, lists of them, and sentences; each question once.

Not grades: the scale itself ("forces are graded outstanding, good, ..."), counts of areas or cases by grade,
and the same words in plain English ("good work", "requires improvement in some areas").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...model import Block, BlockKind, Evidence, Grade, GradedJudgment, LocalId
from ..reading import MentionKind, Reading, Sentence, Voice
from ..words.dates import YEAR
from .grade_areas import areas_counted, several
from .grade_doubts import explains_grades, is_given
from .grade_forces import BOTH, forces_graded, named_behind, named_in
from .grade_headings import is_title, question_above, question_in
from .grade_labels import force_named, looks_like_area
from .grade_lines import rows
from .grade_questions import question_of
from .grade_times import priors
from .grade_wording import same_question
from .grade_words import counts_before, counts_behind, counts_forces, marks, speaks_of_grades

_ATTRIBUTED = re.compile(r"\bHMIC|\b(?:inspectors?|inspectorate|watchdog|report)\b")
_OTHER_BODY = re.compile(
    r"\b(?:Ofsted|Estyn|IOPC|IPCC|Independent\s+Office\s+for\s+Police|CQC|Care\s+Quality"
    r"|[Ff]ire\s+and\s+[Rr]escue\s+[Ss]ervice)\b"
)
_FIRE_SERVICE = re.compile(r"[Ff]ire\s+(?:and|&)\s+[Rr]escue\s+[Ss]ervice\b")
_IS_GRADED = re.compile(r"(?:(?:is|was|are|has\s+been|remains)\s+)?[‘'“\"]")
_LISTED_BELOW = re.compile(
    r"[’'”\"]?\s*(?:at|in|for|on)?(?:\s+(?:the\s+following|these|\w+)\s+(?:\w+\s+)?areas?(?:\s+of\s+\w+)?)?\s*:?",
    re.IGNORECASE,
)
_UP_FROM = re.compile(
    r"\b(?:up|down|compared\s+(?:with|to))\s+(?:from\s+)?(?:an?\s+)?[‘'“\"]?$", re.IGNORECASE
)
_TO = re.compile(rf"[’'”\"]?(?:\s+in\s+(?:\w+\s+)?{YEAR})?\s+to\s", re.IGNORECASE)
_FOR = re.compile(r"[’'”\"]?\s*(?:grade|rating|judgment)s?,?\s+(?:for|in|at)\s+[a-z]")
_FIVE_TIER_WORDS = re.compile(r"[‘'“\"]adequate\b|: adequate\b")
_FOUR_TIERS, _FIVE_TIERS = "four-tier", "five-tier"
_FIVE_TIERS_SINCE = "2021"


@dataclass(frozen=True, slots=True)
class _Found:
    """A grade found: for whom, against what, in which words."""

    force: LocalId
    grade: Grade
    question: str
    span: Sentence | Block
    rule: str
    prior: bool = False


def read(reading: Reading) -> None:
    """Record each grade at its first statement."""
    kept: list[_Found] = []
    scale = _scale(reading)
    in_lines = list(_in_lines(reading))
    in_prose = _in_sentences(reading, {found.span.start for found in in_lines})
    for found in sorted((*in_lines, *in_prose), key=lambda f: f.span.start):
        if any(_same(found, other, _heading(reading, found.span)) for other in kept):
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


def _scale(reading: Reading) -> str:
    """Five grades since 2021; "adequate" as a grade exists only there."""
    recent = (reading.published or "") >= _FIVE_TIERS_SINCE
    return _FIVE_TIERS if recent or _FIVE_TIER_WORDS.search(reading.text) else _FOUR_TIERS


def _same(one: _Found, other: _Found, heading: str) -> bool:
    """Whether the grade was told before: against the same question, or the one above the sentence."""
    same = (one.force, one.grade, one.prior) == (other.force, other.grade, other.prior)
    if (
        one.rule != "grades.sentence" and other.rule != "grades.sentence"
    ):  # a table asks nothing twice, but of years
        return (
            same and one.span is not other.span and same_question(one.question, other.question, closely=True)
        )
    return same and (same_question(one.question, other.question) or same_question(heading, other.question))


def _heading(reading: Reading, span: Sentence | Block) -> str:
    """The area that a sentence stands under, by its heading."""
    heading = reading.blocks[span.block].heading if isinstance(span, Sentence) else None
    if heading is None or is_title(reading, heading):
        return ""
    words = reading.words(reading.blocks[heading].block)
    return "" if words.rstrip().endswith("?") else words  # a pillar's question covers several areas


# Lines


def _in_lines(reading: Reading) -> Iterator[_Found]:
    """``Working with partners: good``; a question with "Good" below; a grade with its questions below."""
    for row in rows(reading):
        if is_title(reading, row.index):
            continue
        named = [force for words in (row.question, row.column) if (force := force_named(words))]
        asked = [words for words in (row.question, row.column) if words and not force_named(words)]
        question = ": ".join(map(question_in, asked)) or question_above(reading, row.index, bool(named))
        rule = "grades.line" if row.span is reading.blocks[row.index].block else "grades.list"
        for force in named[:1] or _forces_of_line(reading, row.index):
            yield _Found(force, row.grade, question, row.span, rule, row.prior)


def _forces_of_line(reading: Reading, index: int) -> Sequence[LocalId]:
    """The force that the heading above names, else the subject of the document."""
    heading = reading.blocks[index].heading
    if heading is not None:
        block = reading.blocks[heading].block
        named = [m.id for m in reading.mentions_in(block.start, block.end) if m.kind is MentionKind.FORCE]
        if not named and (force := force_named(reading.words(block))):
            return [force]
        if len(named) == 1:
            return named
    return reading.subject_forces if len(reading.subject_forces) == 1 else ()


# Sentences


def _in_sentences(reading: Reading, rows_at: set[int]) -> Iterator[_Found]:
    """Grades told in prose; ``rows_at``: where the lines begin that were read as rows."""
    for index, sentence in enumerate(reading.sentences):
        words = reading.words(sentence)
        if reading.blocks[sentence.block].block.start not in rows_at and speaks_of_grades(words):
            yield from _in_sentence(reading, index, sentence, words)


def _in_sentence(reading: Reading, index: int, sentence: Sentence, words: str) -> Iterator[_Found]:
    speech = reading.speech[index] if index < len(reading.speech) else None
    spoken = speech is not None and (
        speech.quoted or (speech.voice in (Voice.FORCE, Voice.OTHER) and _ATTRIBUTED.search(words) is None)
    )
    laid = reading.blocks[sentence.block]
    listed = laid.lead_in is not None or (laid.kind is BlockKind.ITEM and _IS_GRADED.match(words) is not None)
    found = _given(words, sorted(marks(words, listed=listed, spoken=spoken)))
    if not found or explains_grades(words) or _is_others(reading, sentence, words):
        return
    set_back = reading.earlier[index] if index < len(reading.earlier) else False
    earlier = priors(words, [(start, end) for start, end, _ in found], reading.published, set_back=set_back)
    asked: list[tuple[str, Sentence | Block]] = []
    for place, (start, end, grade) in enumerate(found):
        left = found[place - 1][1] if place else 0
        right = found[place + 1][0] if place + 1 < len(found) else len(words)
        if not (asked and _UP_FROM.search(words[left:start])):  # else it answers what the grade before did
            mark, part = (start, end), (left, right)
            if _TO.match(words[end:right]) and place + 1 < len(found):  # "from X to Y at Z"
                after = found[place + 2][0] if place + 2 < len(found) else len(words)
                mark, part = found[place + 1][:2], (end, after)
            asked = _questions(reading, index, words, mark, part, prior=earlier[place])
        for force in forces_graded(reading, index, (start, end), (left, right)) if asked else ():
            for question, span in asked:
                yield _Found(force, grade, question, span, "grades.sentence", earlier[place])


def _given(words: str, found: list[tuple[int, int, Grade]]) -> list[tuple[int, int, Grade]]:
    """Without the grades that are wished for or denied."""
    lefts = [0, *(end for _, end, _ in found)]
    return [mark for left, mark in zip(lefts, found, strict=False) if _is_given(words, left, mark)]


def _is_given(words: str, left: int, mark: tuple[int, int, Grade]) -> bool:
    return is_given(words[left : mark[0]], words[mark[1] :])


def _is_others(reading: Reading, sentence: Sentence, words: str) -> bool:
    """Ofsted grades schools, and the IOPC calls things inadequate, too."""
    if named_in(reading, sentence, 0, len(words)):
        return False
    other = _OTHER_BODY.search(words) is not None and _ATTRIBUTED.search(words) is None
    return other or _FIRE_SERVICE.search(words) is not None


def _questions(
    reading: Reading, index: int, words: str, mark: tuple[int, int], part: tuple[int, int], *, prior: bool
) -> list[tuple[str, Sentence | Block]]:
    """What a grade was given for, with the words that say so; nothing if areas or forces are only counted."""
    sentence = reading.sentences[index]
    before, behind = words[part[0] : mark[0]], words[mark[1] : part[1]]
    if below := _listed_below(reading, sentence, behind):
        return [(reading.words(block), block) for block in below]
    if listed := areas_counted(before, behind):
        return [(area, sentence) for area in listed]
    of_forces = counts_forces(before) and BOTH.search(before) is None
    named = named_behind(reading, sentence, mark[1], part[1]) or (
        of_forces and named_in(reading, sentence, part[0], mark[0])
    )
    counted = counts_behind(behind) or (counts_before(before) and _FOR.match(behind) is None)
    if not named and (of_forces or counted):
        return []
    question = question_of(reading, index, words, mark, part, prior=prior)
    return [(q, sentence) for q in several(question, recent=_scale(reading) == _FIVE_TIERS)]


def _listed_below(reading: Reading, sentence: Sentence, behind: str) -> list[Block]:
    """``The force was graded good at:`` with the areas below."""
    if _LISTED_BELOW.fullmatch(behind) is None:
        return []
    items = [laid.block for laid in reading.blocks if laid.lead_in == sentence.block]
    return [
        item
        for item in items
        if not speaks_of_grades(reading.words(item)) or looks_like_area(reading.words(item))
    ]
