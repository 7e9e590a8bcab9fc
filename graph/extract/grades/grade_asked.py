"""What a grade in a sentence was given for: one area or several, named there, below or a sentence later."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...model import Block
from ..reading import Reading, Sentence
from .grade_areas import areas, areas_counted, areas_listed, several
from .grade_around import is_area
from .grade_forces import BOTH, named_behind, named_in, named_next
from .grade_found import has_five_tiers
from .grade_labels import looks_like_area
from .grade_questions import Told, question_of, topic_at
from .grade_wording import CUT, OVERALL, PILLARS
from .grade_words import NUMBER, WORD, counts_before, counts_behind, counts_forces, speaks_of_grades

_LISTED_BELOW = re.compile(
    r"[’'”\"]?\s*(?:at|in|for|on)?(?:\s+the\s+following|\s+(?:the\s+following|these|\w+)\s+(?:\w+\s+)?areas?(?:\s+of\s+\w+)?)?\s*:?",
    re.IGNORECASE,
)
_AND_TOO = re.compile(r"[’'”\"]?\s*(?:,|and|or|&)\s*(?:and\s+)?[‘'“\"]?$")
_FOR = re.compile(r"[’'”\"]?\s*(?:grade|rating|judgment)s?,?\s+(?:for|in|at)\s+[a-z]")
_THESE_ARE = re.compile(
    r"(?:The(?:se)?\s+(?:accolades?|grades?|ratings?|marks?|areas?|ones?|\w+\s+areas?)|These|They)\s+"
    r"(?:is|was|are|were|came|went)\s+(?:(?:given|for|in|to)\s+)*(?P<count>)(?P<areas>[^:;]{4,220})"
)
_COUNTS_AREAS = re.compile(
    r"\b(?:areas?|categor\w+|questions?|pillars?|strands?|grades?|ratings?|ones?)\b", re.IGNORECASE
)
_AMONG = re.compile(
    rf"Among\s+(?:them|these|those|the\s+(?P<count>{NUMBER}))\s+(?:is|was|are|were)\s+(?P<areas>[^:;]{{4,220}})",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"[’'”\"]?\s*\b(?:(?:on|in|for|at)\s+)?both(?:\s+(?:areas|counts|questions|pillars))?(?=\s+(?:were|are|had|was)\b|\s*[.,;]|$)",
    re.IGNORECASE,
)
_ALL_THREE = re.compile(
    r"[’'”\"]?,?(?:\s+(?P<overall>overall)\s+and)?\s+(?:in|under|for|on|across|at)\s+(?:all|the)\s+three(?:\s+(?:main|key)(?=\s+areas))?(?:\s+(?:of\s+(?:them|these)|areas|headings|pillars|categories|strands|counts|measures))?(?=\s*(?:[.,;]|$|(?:and|that|which|examined|inspected|assessed)\b))",
    re.IGNORECASE,
)
_PILLARS = re.compile(
    r"\blegitima(?:cy|te)\b|\bhow\s+(?:\w+\s+)?it\s+treats\s+the\s+(?:public|people)\b", re.IGNORECASE
)
_PILLAR_ASSESSED = re.compile(
    r"\b(?P<pillar>effectiveness|efficiency|legitimacy|leadership)[”\"’']?\s+(?:assessments?|inspections?|reports?|reviews?)\b",
    re.IGNORECASE,
)  # "in the annual legitimacy assessments"
_GRADE_FOR = re.compile(  # "Good was the grade for how it protects people, vets staff and treats victims"
    r"[’'”\"]?\s+(?:was|is)\s+(?:also\s+)?the\s+(?:grade|rating|mark|judge?ment)\s+(?:given\s+)?for\s+(?P<list>[a-z][^.:;]{4,220})"
)
_NAMELY = re.compile(  # "two inadequate, these being investigating crime and responding to the public"
    r"[’'”\"]?(?:\s+ones?)?(?:,|\s+[–—-])\s+(?:these\s+being|these\s+(?:are|were)|namely|which\s+(?:are|were))\s+(?P<list>[^.:;]{4,220})"
)
_WAY = re.compile(
    r"(?P<way>\bhow\s+(?:well\s+)?(?:it|the\s+(?:force|constabulary)|they)\s+(?:(?!,?\s+(?:and\s+)?how\b)[^.;:]){3,90})"
)
_THREE = 3
_SO_WAS = re.compile(
    r"[’'”\"]?,?\s+(?:and\s+so|as)\s+(?:was|were|is|are)\s+(?:(?:the\s+force['’]s|its|the)\s+)?(?P<area>[^.;,]{4,90})"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the words that a grade answers it in."""

    question: str
    span: Sentence | Block
    vague: bool = False  # no words ask it


def asked_in(
    reading: Reading, index: int, words: str, mark: tuple[int, int], part: tuple[int, int], told: Told
) -> list[Asked]:
    """What a grade was given for, with the words that say so; nothing if areas or forces are only counted."""
    sentence = reading.sentences[index]
    before, behind = words[part[0] : mark[0]], words[mark[1] : part[1]]
    if _AND_TOO.match(behind) and (also := WORD.match(words, part[1])) and counts_behind(words[also.end() :]):
        return []  # "inadequate and requiring improvement in a number of areas"
    if below := _listed_below(reading, sentence, behind):
        return [Asked(reading.words(block), block) for block in below]
    three = _ALL_THREE.match(behind)
    if three and not has_five_tiers(reading) and _PILLARS.search(reading.text):
        overall = [OVERALL] if three["overall"] else []
        return [Asked(pillar, sentence) for pillar in (*overall, *PILLARS.values())]
    if three and index and len(ways := _ways(reading.words(reading.sentences[index - 1]))) == _THREE:
        return [Asked(way, sentence) for way in ways]
    if given := _GRADE_FOR.match(behind) or _NAMELY.match(behind):
        return [Asked(area, sentence) for area in areas(given["list"])]
    if assessed := _PILLAR_ASSESSED.search(before):
        return [Asked(assessed["pillar"].lower(), sentence)]
    if named_areas := areas_counted(before, behind) or areas_listed(before):
        return [Asked(area, sentence) for area in named_areas]
    of_forces = counts_forces(before) and BOTH.search(before) is None
    named = named_behind(reading, sentence, mark[1], part[1]) or (
        of_forces and (named_in(reading, sentence, part[0], mark[0]) or named_next(reading, index))
    )
    counted = counts_behind(behind) or (counts_before(before) and _FOR.match(behind) is None)
    if not named and (of_forces or counted):
        return _areas_next(reading, index, before) if counted and _COUNTS_AREAS.search(words) else []
    if (_BOTH.search(before) or _BOTH.match(behind)) and len(told.both) > 1:
        return [Asked(question, sentence) for question in told.both]
    question = question_of(reading, index, words, mark, part, told)
    if question is None:
        return [
            Asked(area, sentence, vague=True) for area in _apart(reading, topic_at(reading, index), words)
        ]
    also = _SO_WAS.match(behind)
    asked = _apart(reading, question, words)
    return [Asked(q, sentence) for q in (*asked, *([also["area"]] if also and is_area(also["area"]) else []))]


def _ways(words: str) -> list[str]:
    """``how it tackles corruption, how it vets staff and how it treats people``: what was looked at."""
    return [found["way"].strip() for found in _WAY.finditer(words)]


def _apart(reading: Reading, question: str, words: str) -> list[str]:
    """The areas that a question lists."""
    each = re.escape(question)
    both = rf"\bboth\s+{each}|{each},?\s+(?:were\b|are\b|(?:\w+\s+)?(?:both|each)\b)"
    return several(question, recent=has_five_tiers(reading), both=re.search(both, words) is not None)


def _areas_next(reading: Reading, index: int, before: str) -> list[Asked]:
    """``Good in one area. The accolade is for vetting``: the areas that were counted, in the next sentence.

    ``Six 'outstanding' grades and two 'good' ones. Among the six are ...``: those that were six.
    """
    following = reading.sentences[index + 1] if index + 1 < len(reading.sentences) else None
    if following is None or speaks_of_grades(words := reading.words(following)):
        return []
    told = _THESE_ARE.match(words) or _AMONG.match(words)
    if told is None or (
        told["count"] and re.search(rf"\b{told['count']}\W+$", before, re.IGNORECASE) is None
    ):
        return []
    named = areas(CUT.sub("", told["areas"]).rstrip("."))
    return [Asked(area, following) for area in named] if all(map(is_area, named)) else []


def _listed_below(reading: Reading, sentence: Sentence, behind: str) -> list[Block]:
    """``The force was graded good at:`` with the areas below."""
    last = reading.text[sentence.end : reading.blocks[sentence.block].block.end]
    if _LISTED_BELOW.fullmatch(behind) is None or any(map(str.isalnum, last)):
        return []  # the list is led in by a later sentence
    items = [laid.block for laid in reading.blocks if laid.lead_in == sentence.block]
    return [
        item
        for item in items
        if not speaks_of_grades(reading.words(item)) or looks_like_area(reading.words(item))
    ]
