"""Graded judgments: tables and lines that hold a grade, lists of them, and sentences; each question once.

Not grades: the scale itself ("forces are graded outstanding, good, ..."), counts of areas or cases by grade,
and the same words in plain English ("good work", "requires improvement in some areas").
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...model import Block, BlockKind, Evidence, Grade, GradedJudgment, LocalId
from ..reading import MentionKind, Reading, Sentence, Voice
from ..words.dates import YEAR
from .grade_areas import areas, areas_counted, areas_listed, several
from .grade_around import is_area
from .grade_doubts import explains_grades, is_given, is_of_others
from .grade_forces import BOTH, forces_graded, named_behind, named_in, named_next
from .grade_headings import is_title, question_above, question_in
from .grade_labels import force_named, forces_listed, looks_like_area
from .grade_lines import rows
from .grade_marks import marks, same_grade
from .grade_questions import Told, question_of
from .grade_times import priors
from .grade_wording import CUT, same_question
from .grade_words import WORD, counts_before, counts_behind, counts_forces, speaks_of_grades

_ATTRIBUTED = re.compile(r"\bHMIC|\b(?:inspectors?|inspectorate|watchdog|report)\b")
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
_SCALE_ASIDE = re.compile(
    r"\([^()]*\b(?:levels?|highest|lowest|grading|tiers?|scale)\b[^()]*\)", re.IGNORECASE
)  # "(just one level below outstanding)"
_AND_TOO = re.compile(r"[’'”\"]?\s*(?:,|and|or|&)\s*(?:and\s+)?[‘'“\"]?$")
_WISHED_TOO = re.compile(r"(?:,|\band\b|\bor\b)\s+(?:and\s+|or\s+)?[‘'“\"]?$")
_FOR = re.compile(r"[’'”\"]?\s*(?:grade|rating|judgment)s?,?\s+(?:for|in|at)\s+[a-z]")
_THESE_ARE = re.compile(
    r"(?:The(?:se)?\s+(?:accolades?|grades?|ratings?|marks?|areas?|ones?|\w+\s+areas?)|That|This|These|They|It)\s+"
    r"(?:is|was|are|were|came|went)\s+(?:(?:given|for|in|to)\s+)*(?P<areas>[^:;]{4,220})"
)
_SO_WAS = re.compile(
    r"[’'”\"]?,?\s+(?:and\s+so|as)\s+(?:was|were|is|are)\s+(?:(?:the\s+force['’]s|its|the)\s+)?(?P<area>[^.;,]{4,90})"
)
_FIVE_TIER_WORDS = re.compile(r"[‘'“\"]adequate\b|: adequate\b")
_YEARS = re.compile(YEAR)
_NOT_LONG = 2  # sentences
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
        if any(_same(found, other, _heading_of(reading, found.span)) for other in kept):
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


def _heading_of(reading: Reading, span: Sentence | Block) -> str:
    """The area that a sentence stands under, by its heading."""
    words = _heading(reading, span.block) if isinstance(span, Sentence) else ""
    return "" if words.rstrip().endswith("?") else words  # a pillar's question covers several areas


def _heading(reading: Reading, block: int) -> str:
    heading = reading.blocks[block].heading
    return (
        "" if heading is None or is_title(reading, heading) else reading.words(reading.blocks[heading].block)
    )


# Lines


def _in_lines(reading: Reading) -> Iterator[_Found]:
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
            yield _Found(force, row.grade, question, row.span, rule, row.prior)


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


# Sentences


def _in_sentences(reading: Reading, rows_at: set[int]) -> Iterator[_Found]:
    """Grades told in prose; ``rows_at``: where the lines begin that were read as rows."""
    before: list[_Found] = []  # what was told last, not long ago
    last = 0
    for index, sentence in enumerate(reading.sentences):
        words = reading.words(sentence)
        before = before if index - last <= _NOT_LONG else []
        again = before and same_grade(words)
        if reading.blocks[sentence.block].block.start in rows_at or not (speaks_of_grades(words) or again):
            continue
        if found := list(_in_sentence(reading, index, words, before)):
            before, last = found, index
            yield from found


def _in_sentence(reading: Reading, index: int, words: str, before: Sequence[_Found]) -> Iterator[_Found]:
    sentence = reading.sentences[index]
    words = _SCALE_ASIDE.sub(lambda aside: " " * len(aside.group()), words)
    found = _marked(reading, index, words, before)
    if not found or explains_grades(words) or _is_others(reading, sentence, words):
        return
    set_back = reading.earlier[index] if index < len(reading.earlier) else False
    now = reading.published or max(_YEARS.findall(reading.title), default=None)
    earlier = priors(words, [(start, end) for start, end, _ in found], now, set_back=set_back)
    asked: list[tuple[str, Sentence | Block]] = []
    forces: Sequence[LocalId] = ()
    history = list(before)
    for place, (start, end, grade) in enumerate(found):
        left = found[place - 1][1] if place else 0
        right = found[place + 1][0] if place + 1 < len(found) else len(words)
        forces = forces_graded(reading, index, (start, end), (left, right), forces)
        if not (asked and _UP_FROM.search(words[left:start])):  # else it answers what the grade before did
            mark, part = (start, end), (left, right)
            if _TO.match(words[end:right]) and place + 1 < len(found):  # "from X to Y at Z"
                after = found[place + 2][0] if place + 2 < len(found) else len(words)
                mark, part = found[place + 1][:2], (left, after)
            others = [one.question for one in history if one.force not in forces]
            beside = asked[-1][0] if asked and earlier[place] != earlier[place - 1] else None
            told = Told(
                history[-1].question if history else None,
                beside,
                others[-1] if others else None,
                all(earlier),
            )
            asked = _questions(reading, index, words, mark, part, told)
        for force in forces if asked else ():
            for question, span in asked:
                history.append(_Found(force, grade, question, span, "grades.sentence", earlier[place]))
                yield history[-1]


def _marked(
    reading: Reading, index: int, words: str, before: Sequence[_Found]
) -> list[tuple[int, int, Grade]]:
    """The grades that a sentence gives, in its own words or as "the same grade"."""
    sentence = reading.sentences[index]
    speech = reading.speech[index] if index < len(reading.speech) else None
    spoken = speech is not None and (
        speech.quoted or (speech.voice in (Voice.FORCE, Voice.OTHER) and _ATTRIBUTED.search(words) is None)
    )
    laid = reading.blocks[sentence.block]
    listed = laid.lead_in is not None or (laid.kind is BlockKind.ITEM and _IS_GRADED.match(words) is not None)
    named = reading.mentions_in(sentence.start, sentence.end)
    ends = [m.end - sentence.start for m in named if m.kind is MentionKind.FORCE]
    found = sorted(marks(words, ends, listed=listed, spoken=spoken))
    if not found and before and (again := same_grade(words)):
        found = [(*again, before[-1].grade)]
    return _given(words, found)


def _given(words: str, found: list[tuple[int, int, Grade]]) -> list[tuple[int, int, Grade]]:
    """Without the grades that are wished for or denied."""
    given: list[tuple[int, int, Grade]] = []
    left, refused = 0, False
    for start, end, grade in found:
        before = words[left:start]
        refused = not is_given(before, words[end:]) or (refused and _WISHED_TOO.search(before) is not None)
        if not refused:
            given.append((start, end, grade))
        left = end
    return given


def _is_others(reading: Reading, sentence: Sentence, words: str) -> bool:
    """Ofsted grades schools, and the IOPC calls things inadequate, too."""
    if named_in(reading, sentence, 0, len(words)):
        return False
    other = is_of_others(words) and _ATTRIBUTED.search(words) is None
    return other or _FIRE_SERVICE.search(words) is not None


def _questions(
    reading: Reading, index: int, words: str, mark: tuple[int, int], part: tuple[int, int], told: Told
) -> list[tuple[str, Sentence | Block]]:
    """What a grade was given for, with the words that say so; nothing if areas or forces are only counted."""
    sentence = reading.sentences[index]
    before, behind = words[part[0] : mark[0]], words[mark[1] : part[1]]
    if _AND_TOO.match(behind) and (also := WORD.match(words, part[1])) and counts_behind(words[also.end() :]):
        return []  # "inadequate and requiring improvement in a number of areas"
    if below := _listed_below(reading, sentence, behind):
        return [(reading.words(block), block) for block in below]
    if listed := areas_counted(before, behind) or areas_listed(before):
        return [(area, sentence) for area in listed]
    of_forces = counts_forces(before) and BOTH.search(before) is None
    named = named_behind(reading, sentence, mark[1], part[1]) or (
        of_forces and (named_in(reading, sentence, part[0], mark[0]) or named_next(reading, index))
    )
    counted = counts_behind(behind) or (counts_before(before) and _FOR.match(behind) is None)
    if not named and (of_forces or counted):
        return _named_next(reading, index) if counted and not of_forces else []
    question = question_of(reading, index, words, mark, part, told)
    also = _SO_WAS.match(behind)
    both = (
        re.search(
            rf"\bboth\s+{re.escape(question)}|{re.escape(question)},?\s+(?:were\b|are\b|(?:\w+\s+)?(?:both|each)\b)",
            words,
        )
        is not None
    )
    asked = several(question, recent=_scale(reading) == _FIVE_TIERS, both=both)
    return [(q, sentence) for q in (*asked, *([also["area"]] if also and is_area(also["area"]) else []))]


def _named_next(reading: Reading, index: int) -> list[tuple[str, Sentence | Block]]:
    """``Good in one area. The accolade is for vetting``: the areas that were counted, in the next sentence."""
    following = reading.sentences[index + 1] if index + 1 < len(reading.sentences) else None
    told = _THESE_ARE.match(reading.words(following)) if following else None
    if following is None or told is None or speaks_of_grades(reading.words(following)):
        return []
    named = areas(CUT.sub("", told["areas"]).rstrip("."))
    return [(area, following) for area in named] if all(map(is_area, named)) else []


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
