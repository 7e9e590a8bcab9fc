"""Grades told in sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ...model import BlockKind, Grade, LocalId
from ..reading import MentionKind, Reading, Sentence, Voice
from ..words.dates import YEAR
from .grade_asked import Asked, asked_in
from .grade_cells import GRADE_CELL
from .grade_doubts import explains_grades, is_given, is_of_others
from .grade_forces import forces_graded, named_in
from .grade_found import Found
from .grade_marks import marks, same_grade
from .grade_questions import Told
from .grade_times import priors
from .grade_words import speaks_of_grades

_ATTRIBUTED = re.compile(r"\bHMIC|\b(?:inspectors?|inspectorate|watchdog|report|assessment)\b")
_FIRE_SERVICE = re.compile(r"[Ff]ire\s+(?:and|&)\s+[Rr]escue\s+[Ss]ervice\b")
_IS_GRADED = re.compile(r"(?:(?:is|was|are|has\s+been|remains)\s+)?[‘'“\"]")
_UP_FROM = re.compile(
    r"\b(?:up|down|compared\s+(?:with|to))\s+(?:from\s+)?(?:an?\s+)?[‘'“\"]?$", re.IGNORECASE
)
_TO = re.compile(rf"[’'”\"]?(?:\s+in\s+(?:\w+\s+)?{YEAR})?\s+to\s", re.IGNORECASE)
_SCALE_ASIDE = re.compile(
    r"\([^()]*\b(?:levels?|highest|lowest|grading|tiers?|scale|steps?|short\s+of)\b[^()]*\)", re.IGNORECASE
)  # "(just one level below outstanding)"
_WISHED_TOO = re.compile(r"(?:,|\band\b|\bor\b)\s+(?:and\s+|or\s+)?[‘'“\"]?$")
_MINUTES = re.compile(  # of a meeting; a page has "4 minute read"
    r"(?:^|[–—-]\s)(?:Draft\s+)?[Mm]inutes?\b(?!\s+(?:ago|read|to)\b)|\b[Mm]inutes\s+of\b", re.MULTILINE
)
_HEAD = 300  # characters
_YEARS = re.compile(YEAR)
_TWO = 2
_NOT_LONG = 2  # sentences
RULE = "grades.sentence"


def in_sentences(reading: Reading, rows_at: set[int]) -> Iterator[Found]:
    """Grades told in prose; ``rows_at``: where the lines begin that were read as rows."""
    so_far: list[Found] = []
    before: list[Found] = []  # what was told last, not long ago
    last = 0
    for index, sentence in enumerate(reading.sentences):
        words = reading.words(sentence)
        before = before if index - last <= _NOT_LONG else []
        again = before and same_grade(words)
        heads_list = GRADE_CELL.match(words) and words.endswith((" at", " in", " for"))
        if (
            heads_list
            or reading.blocks[sentence.block].block.start in rows_at
            or not (speaks_of_grades(words) or again)
        ):
            continue
        if found := list(_in_sentence(reading, index, words, before, so_far)):
            before, last = found, index
            so_far += found
            yield from found


def _in_sentence(
    reading: Reading, index: int, words: str, before: Sequence[Found], so_far: Sequence[Found]
) -> Iterator[Found]:
    """``before``: what the last sentence with grades told, if it is near; ``so_far``: what all have."""
    sentence = reading.sentences[index]
    words = _SCALE_ASIDE.sub(lambda aside: " " * len(aside.group()), words)
    found = _marked(reading, index, words, before)
    if not found or explains_grades(words) or _is_others(reading, sentence, words):
        return
    set_back = reading.earlier[index] if index < len(reading.earlier) else False
    minuted = _MINUTES.search(reading.text, 0, _HEAD) is not None
    now = reading.published or max(_YEARS.findall(reading.title), default=None)
    earlier = priors(
        words, [(start, end) for start, end, _ in found], now, set_back=set_back, minuted=minuted
    )
    asked: list[Asked] = []
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
            told = Told(
                before=history[-1].question if history else None,
                both=list(dict.fromkeys(one.question for one in history))[-_TWO:],
                beside=asked[-1].question if asked and earlier[place] != earlier[place - 1] else None,
                of_other=_of_others(history[len(before) :], before, so_far, forces),
                of_force=_of_force(so_far, forces),
                prior=all(earlier),
            )
            asked = asked_in(reading, index, words, mark, part, told)
        for force in forces if asked else ():
            for each in asked:
                history.append(
                    Found(force, grade, each.question, each.span, RULE, earlier[place], vague=each.vague)
                )
                yield history[-1]


def _of_force(so_far: Sequence[Found], forces: Sequence[LocalId]) -> str | None:
    asked = {one.question for one in so_far if one.force in forces}
    return asked.pop() if len(asked) == 1 else None


def _of_others(
    here: Sequence[Found], before: Sequence[Found], so_far: Sequence[Found], forces: Sequence[LocalId]
) -> str | None:
    """The question that other forces answer: the last of this sentence, else of those told what most did."""
    others = [one.question for one in here if one.force not in forces]
    if others or all(one.force in forces for one in before):
        return others[-1] if others else None
    if before[-1].vague:
        return before[-1].question  # what these sentences speak of
    times = Counter(question for question, _ in {(one.question, one.force): None for one in so_far})
    return max(reversed(list(times)), key=times.__getitem__)


def _marked(
    reading: Reading, index: int, words: str, before: Sequence[Found]
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
    heading = reading.blocks[sentence.block].heading
    if heading is not None and _FIRE_SERVICE.search(reading.words(reading.blocks[heading].block)):
        return True
    other = is_of_others(words) and _ATTRIBUTED.search(words) is None
    return other or _FIRE_SERVICE.search(words) is not None
