"""Graded judgments: tables and lines that hold a grade, lists of them, and sentences; each question once.

Not grades: the scale itself ("forces are graded outstanding, good, ..."), counts of areas or cases by grade,
and the same words in plain English ("good work", "requires improvement in some areas").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import Block, BlockKind, Evidence, Fact, Grade, GradedJudgment, LocalId
from .dates import YEAR
from .grade_questions import OVERALL, question_of, same_question, several
from .grade_words import ROW, counts_before, counts_behind, marks, speaks_of_grades, to_grade
from .reading import MentionKind, Reading, Sentence, Voice, Zone

_PRIOR = re.compile(
    r"""\b(?:previous(?:ly)?|last\s+(?:time|inspection|year)|earlier|already|(?:up|down)\s+from|from\s+being
      |had\s+(?:been\s+)?(?:judged|graded|rated)|compared\s+(?:with|to))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s+(?:an?\s+)?[‘'“\"]?$", re.IGNORECASE)
_YEAR = re.compile(rf"\b(?:in|In|of|since)\s+(?:\w+\s+)?(?P<year>{YEAR})\b")
_ATTRIBUTED = re.compile(r"\bHMIC|\b(?:inspectors?|inspectorate|watchdog|report)\b")
_PILLAR_HEADING = re.compile(r"^(?:effectiveness|efficiency|legitimacy|leadership|overall)\b", re.IGNORECASE)
_FIVE_TIER_WORDS = re.compile(r"[‘'“\"]adequate\b|: adequate\b")
_FOUR_TIERS, _FIVE_TIERS = "four-tier", "five-tier"
_FIVE_TIERS_SINCE = "2021"
_AREAS = 14  # more areas than any cycle has asked about
_AREA_WORDS = 10
_LONG_QUESTION = 6  # words; with more, a line is a sentence about the overall grade


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
    for found in sorted((*_in_lines(reading), *_in_sentences(reading)), key=lambda f: f.span.start):
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
    return same and (same_question(one.question, other.question) or same_question(heading, other.question))


def _heading(reading: Reading, span: Sentence | Block) -> str:
    """The area that a sentence stands under, by its heading."""
    heading = reading.blocks[span.block].heading if isinstance(span, Sentence) else None
    if heading is None or _is_title(reading, heading):
        return ""
    words = reading.words(reading.blocks[heading].block)
    return "" if words.rstrip().endswith("?") else words  # a pillar's question covers several areas


# Lines


def _in_lines(reading: Reading) -> Iterator[_Found]:
    """``Working with partners: good``; a question with "Good" below; a grade with its questions below."""
    for index, laid in enumerate(reading.blocks):
        match = ROW.match(reading.words(laid.block).strip()) if laid.zone is not Zone.FURNITURE else None
        if match is None:
            continue
        grade = to_grade(match["grade"])
        below = [] if match["question"] else _questions_below(reading, index)
        for force in _forces_of_line(reading, index):
            for area in below:
                yield _Found(force, grade, reading.words(area), area, "grades.list")
            if not below:
                question = _question_in(match["question"]) or _question_above(reading, index)
                yield _Found(force, grade, question, laid.block, "grades.line")


def _forces_of_line(reading: Reading, index: int) -> Sequence[LocalId]:
    """The force that the heading above names, else the subject of the document."""
    heading = reading.blocks[index].heading
    if heading is not None:
        block = reading.blocks[heading].block
        named = [m.id for m in reading.mentions_in(block.start, block.end) if m.kind is MentionKind.FORCE]
        if len(named) == 1:
            return named
    return reading.subject_forces if len(reading.subject_forces) == 1 else ()


def _question_in(words: str | None) -> str | None:
    if words is None:
        return None
    told = OVERALL in words.lower() and len(words.split()) > _LONG_QUESTION
    return OVERALL if told else words.strip()


def _question_above(reading: Reading, index: int) -> str:
    """The heading that the grade answers, with the pillar above it; "overall" right below the title.

    Below the name of a force it is the title of the document.
    """
    heading = reading.blocks[index].heading
    if heading is None or _is_title(reading, heading):
        return OVERALL
    block = reading.blocks[heading].block
    words = reading.words(block).strip(" ?")
    if any((m.start, m.end) == (block.start, block.end) for m in reading.mentions_in(block.start, block.end)):
        return next(
            (s.value for s in reading.statements if isinstance(s, Fact) and s.name == "title"), OVERALL
        )
    above = reading.blocks[heading - 1] if heading else None
    if above is None or above.kind is not BlockKind.HEADING:
        return words
    pillar = reading.words(above.block)
    return f"{pillar}: {words}" if _PILLAR_HEADING.match(pillar) else words


def _is_title(reading: Reading, index: int) -> bool:
    start = reading.blocks[index].block.start
    titles = (s.evidence.start for s in reading.statements if s.evidence.rule == "facts.title")
    return start in titles


def _questions_below(reading: Reading, index: int) -> list[Block]:
    """Short items right below a grade: the areas that got it."""
    heading = reading.blocks[index].heading
    if heading is not None and reading.words(reading.blocks[heading].block).rstrip().endswith("?"):
        return []
    found: list[Block] = []
    for laid in reading.blocks[index + 1 : index + 1 + _AREAS]:
        words = reading.words(laid.block)
        if laid.kind is not BlockKind.ITEM or len(words.split()) > _AREA_WORDS or words.endswith("."):
            break
        found.append(laid.block)
    return found


# Sentences


def _in_sentences(reading: Reading) -> Iterator[_Found]:
    for index, sentence in enumerate(reading.sentences):
        words = reading.words(sentence)
        if speaks_of_grades(words):
            yield from _in_sentence(reading, index, sentence, words)


def _in_sentence(reading: Reading, index: int, sentence: Sentence, words: str) -> Iterator[_Found]:
    speech = reading.speech[index] if index < len(reading.speech) else None
    spoken = speech is not None and (
        speech.quoted or (speech.voice in (Voice.FORCE, Voice.OTHER) and _ATTRIBUTED.search(words) is None)
    )
    listed = reading.blocks[sentence.block].lead_in is not None
    found = list(marks(words, listed=listed, spoken=spoken))
    for place, (start, end, grade) in enumerate(found):
        left = found[place - 1][1] if place else 0
        right = found[place + 1][0] if place + 1 < len(found) else len(words)
        counted = counts_behind(words[end:right]) or counts_before(words[left:start])
        if counted and not _named(reading, sentence, end, right):
            continue
        question = question_of(reading, index, words, (start, end), (left, right))
        questions = several(question) if _scale(reading) == _FIVE_TIERS else [question]
        prior = _is_prior(reading, words, words[left:start])
        for force in _forces(reading, index, (start, end), (left, right)):
            yield from (_Found(force, grade, q, sentence, "grades.sentence", prior) for q in questions)


def _named(reading: Reading, sentence: Sentence, start: int, end: int) -> list[LocalId]:
    """Forces named in a stretch of a sentence: ``'outstanding' for one, Kent Police``."""
    inside = reading.mentions_in(sentence.start + start, sentence.start + end)
    return list(dict.fromkeys(m.id for m in inside if m.kind is MentionKind.FORCE))


def _forces(reading: Reading, index: int, mark: tuple[int, int], part: tuple[int, int]) -> Sequence[LocalId]:
    """Forces graded: named before the grade in its part of the sentence, behind it, earlier, or spoken of."""
    sentence = reading.sentences[index]
    named = _named(reading, sentence, part[0], mark[0]) or _named(reading, sentence, mark[1], part[1])
    if named := named or _named(reading, sentence, 0, mark[0]):
        return named
    about = reading.forces_of[index] if index < len(reading.forces_of) else ()
    return about or (reading.subject_forces if len(reading.subject_forces) == 1 else ())


def _is_prior(reading: Reading, words: str, before: str) -> bool:
    year = _YEAR.search(words)
    older = year is not None and reading.published is not None and year["year"] < reading.published[:4]
    return older or _FROM.search(before) is not None or _PRIOR.search(words) is not None
