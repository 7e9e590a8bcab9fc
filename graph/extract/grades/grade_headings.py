"""What the headings above a row of grades ask."""

from __future__ import annotations

import re

from ...model import BlockKind
from ..layout.asides import tells_no_findings
from ..layout.labels import label_in
from ..reading import Reading
from .grade_labels import FOREWORD, force_named, looks_like_area
from .grade_questions import topic_of
from .grade_rows import is_row
from .grade_wording import OVERALL, OVERALL_GRADE, with_pillar

_HOW = re.compile(
    r"^how\s+\w+\s+(?:is|are)\s+(?:the|each|every)\s+(?:force|constabulary|service)\s+(?:at|in)\s+(?=\w+ing\b)",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"(?:\s*\[\d+\]|[¹²³⁴-⁹]+)$")
_GRADES_FOR = re.compile(
    r"^(?:table\s+\w{1,3}[:.]\s+)?(?:(?:our|the|force|graded)\s+)*(?:(?:grades?|gradings?|ratings?|judge?ments?|results)\s+(?:for|on|in|at)\s+"
    r"|how\s+(?:the\s+)?forces\s+(?:were\s+graded|did|fared|performed)\s+(?:for|on|in|at)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_MARK = re.compile(  # an icon, a bullet, a number of a thread, "Question:"
    r"^(?:\[[^\]]*\]\s*|[^\w\s(‘“'\"]+\s*|\d{1,2}/\s*|(?:question|area|pillar)\s?\d{0,2}:\s+)+", re.IGNORECASE
)
_QUESTION = re.compile(r"question\s?\d{0,2}:\s", re.IGNORECASE)
_TAIL = re.compile(  # "legitimacy – eastern region", "efficiency grades by round"
    r"\s*[–—-]\s[\w\s]*\b(?:regions?|forces)$|\s+(?:grades?|ratings?|judge?ments?)\s+by\s.*$", re.IGNORECASE
)
_SUMMARY = re.compile(
    r"^(?:summary(?:\s+of\s+findings)?|conclusions?|grades|ratings|our\s+judge?ments?)\W*$", re.IGNORECASE
)
_PILLAR_HEADING = re.compile(r"^(?:effectiveness|efficiency|legitimacy|leadership|overall)\b", re.IGNORECASE)
_DATED = re.compile(
    r"(?:first\s+|last\s+)?(?:published|posted|updated)\b|(?:\w+day,?\s+)?\d{1,2}\s+[A-Z]\w+\s+(?:19|20)\d\d$",
    re.IGNORECASE,
)
_OF_FORCES = re.compile(r"\b(?:force|police|constabulary)", re.IGNORECASE)
_OVERALL = re.compile(rf"\b{OVERALL}\b", re.IGNORECASE)
_LABEL_WORDS = 3  # "Area for improvement"; with more, it names the area
_LONG_QUESTION = 6  # words; with more, a line is a sentence about the overall grade


def question_in(words: str) -> str:
    """The question of a row, as reports word it."""
    told = OVERALL in words.lower() and len(words.split()) > _LONG_QUESTION
    return (
        OVERALL
        if told or OVERALL_GRADE.fullmatch(words.strip())
        else _HOW.sub("", _MARK.sub("", words).strip(" ?"))
    )


def question_above(reading: Reading, index: int, of_force: bool) -> str:
    """The heading that the grade answers, with the pillar above it; "overall" right below the title.

    Below the name of a force, or beside it, it is what the document is about.
    """
    above = reading.words(reading.blocks[index - 1].block) if index else ""
    if _QUESTION.match(above):
        return question_in(above)
    lead_in = reading.blocks[index].lead_in
    if lead_in is not None and looks_like_area(led := _asked_by(reading, lead_in)):
        return led
    heading = _asking_heading(reading, index)
    if heading is None or is_title(reading, heading):
        titled = "" if heading is None else _asked_by(reading, heading)
        if (
            looks_like_area(titled)
            and len(titled.split()) <= _LONG_QUESTION
            and not _OF_FORCES.search(titled)
        ):
            return titled  # a chapter of a report
        return topic_of(reading, index) if of_force else OVERALL
    block = reading.blocks[heading].block
    words = _asked_by(reading, heading)
    if tells_no_findings(reading.words(block)):
        return topic_of(reading, index) if of_force else OVERALL
    if force_named(reading.words(block)):
        return _over_forces(reading, heading)
    if not looks_like_area(words) and of_force:
        return topic_of(reading, index)
    if not looks_like_area(words) and _OVERALL.search(reading.words(reading.blocks[index].block)):
        return OVERALL  # "Overall judgment: good" below "Overview"
    over = reading.blocks[heading - 1] if heading else None
    pillar = reading.words(over.block) if over is not None and over.kind is BlockKind.HEADING else ""
    if _PILLAR_HEADING.match(pillar):
        return f"{pillar}: {words}"
    return with_pillar(words, reading.words(block).partition(words)[0])


def _over_forces(reading: Reading, heading: int) -> str:
    """What stands over headings that name forces: an area, else the title."""
    over: int | None = heading
    while over is not None and force_named(reading.words(reading.blocks[over].block)):
        over = reading.blocks[over].heading
    aside = over is not None and tells_no_findings(reading.words(reading.blocks[over].block))
    if over is not None and not aside and looks_like_area(asked := _asked_by(reading, over)):
        return asked
    return OVERALL if aside else reading.title or OVERALL


def _asked_by(reading: Reading, index: int) -> str:
    """The question that a heading or a lead-in asks: ``Table 2: grades for custody`` -> ``custody``."""
    words = _FOOTNOTE.sub("", reading.words(reading.blocks[index].block)).strip(" ?:")
    return _HOW.sub("", _TAIL.sub("", _GRADES_FOR.sub("", _MARK.sub("", words))))


def _asks_nothing(words: str) -> bool:
    """A row of a table without a frame, the line with the date of the page, a label, a foreword's title."""
    labelled = label_in(words) is not None and len(words.split()) <= _LABEL_WORDS
    return labelled or is_row(words) or any(wording.match(words) for wording in (_DATED, FOREWORD))


def _asking_heading(reading: Reading, index: int) -> int | None:
    """The heading above that asks something: "Summary of findings" repeats what the one before asked."""
    heading = reading.blocks[index].heading
    while heading is not None and _asks_nothing(reading.words(reading.blocks[heading].block)):
        heading = reading.blocks[heading].heading
    if heading is None or not _SUMMARY.match(reading.words(reading.blocks[heading].block)):
        return heading
    above = [n for n in range(heading - 1, -1, -1) if reading.blocks[n].kind is BlockKind.HEADING]
    asking = (n for n in above if reading.words(reading.blocks[n].block).rstrip().endswith("?"))
    return next(asking, above[0] if above else None)


def is_title(reading: Reading, index: int) -> bool:
    """Whether a block is the title of the document."""
    start = reading.blocks[index].block.start
    titles = (s.evidence.start for s in reading.statements if s.evidence.rule == "facts.title")
    return start in titles
