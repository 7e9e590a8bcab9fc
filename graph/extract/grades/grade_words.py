"""Words of grades, and words that only count areas, cases or forces by grade."""

from __future__ import annotations

import re

from ...model import Grade
from ..words.lexicon import forms

PLAIN_GRADE = r"(?:outstanding|good|adequate|(?:requir|need)(?:es?|s|ed|ing)?\s+improvement|inadequate)"
GRADE = rf"(?P<grade>{PLAIN_GRADE})"
TRIGGER = (
    r"(?:re-?graded|graded|judged|rated|assessed|ranked|scored|found|deemed|described|classed|considered"
    r"|branded)"
)
WORD = re.compile(
    rf"(?<![\w-])(?<!\w[’']){GRADE}(?:s(?<=goods|dings|uates))?(?![\w-])(?!\s+use\s+of\b)", re.IGNORECASE
)
_SIGNS = forms(
    "outstanding good goods adequate inadequate improvement grade rating mark judgement judgment score"
)  # a quick look: most prose holds none
TOP = re.compile(
    r"""\b(?:the\s+)?(?P<second>(?:second|next)[-\s])?(?P<which>highest|top|best|lowest|worst|bottom)
    (?:(?:\s+(?:possible|available|overall))?\s+(?:grade|rating|mark|judge?ment|score)(?:\s+possible)?\b
      |(?<=est)(?=\s+(?:for|at)\s+(?:its\s|how\s|\w+ing\s|vetting|custody|leadership|efficiency|effectiveness|legitimacy)))""",
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST = 2_000  # characters; what is longer is no sentence, and would take long
_SCALE = re.compile(rf"{PLAIN_GRADE}[’'”\"]?,?\s+or\s+(?:to\s+)?[‘'“\"]?{PLAIN_GRADE}", re.IGNORECASE)
_BESIDE = re.compile(r"[’'”\"]?\s*[,;/|•·–-]?\s*(?:and|or|&)?\s*[‘'“\"]?", re.IGNORECASE)
_SCALE_GRADES = 4
NUMBER = (
    r"(?:\d{1,2}(?!\d)|(?:twenty|thirty|forty)[-\s](?:one|two|three|four|five|six|seven|eight|nine)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)"
)
PEEL_AREA = (  # areas of the assessments since 2014, by the words that open them
    r"(?:(?-i:[Pp]reventing|[Ii]nvestigating|[Rr]educing|[Rr]ecording|[Ss]olving)(?:\s+(?:and|about|data|reported)){0,3}(?:\s+\w+ing)?\s+crimes?"
    r"|(?:[Cc]rime\s+)?(?:[Pp]revention|[Ii]nvestigations?|[Rr]ecording)|[Ss]upporting\s+victims|[Mm]anaging\s+offenders(?:\s+and\s+suspects)?|[Pp]rotecting\s+vulnerable\s+people|[Rr]esponding\s+to\s+the\s+public"
    r"|[Tt]reatment\s+of\s+the\s+public|(?:[Tt]ackling|[Dd]isrupting)\s+serious(?:\s+and)?\s+organised\s+crime|[Vv]etting|[Ll]eadership(?:\s+and\s+force\s+management)?"
    r"|[Ee]ffectiveness|[Ee]fficiency|[Ll]egitimacy)"
)
INTERJECTED = r"(?:on\s+the\s+other\s+hand|however|by\s+contrast|meanwhile|though)"  # between commas
IN_ALL_AREAS = (
    r"(?:in|for|at|across|on)\s+all\s+(?:of\s+)?(?:the\s+|its\s+)?(?:\w+\s+)?"
    r"(?:areas|categories|pillars|questions)"
)
_COUNTED_BEHIND = re.compile(
    rf"""^(?![’'”"]?\s*{IN_ALL_AREAS}\b)[’'”"]?\s*(?:(?:in|for|at|across)\s+(?:only\s+|just\s+|all\s+|a\s+further\s+|another\s+)?{NUMBER}
      (?:\s+of\s+(?:them|these|those))?\s*(?:$|[,;:.(]|\b(?:and|by)\b)
    |(?:in|for|at|across)\s+(?:all\s+)?the\s+(?:other|remaining|rest)\b
    |(?:(?:in|for|at|across)\s+)?(?:only\s+|just\s+|all\s+|a\s+further\s+|another\s+)?
      (?:{NUMBER}|several|most|many|some|all|various|an?\s+(?:number|range|series|majority)\s+of|the\s+majority\s+of)\s+(?:other\s+|more\s+)?
      (?:(?:out\s+)?of\s+(?:the\s+|its\s+)?)?(?:\w+\s+)?
      (?:areas?|forces|questions|categories|aspects|others?|inspections|cases|files|records)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_COUNTED_BEFORE = re.compile(
    rf"""(?<!only\s)\b{NUMBER}\s+(?:of\s+which\s+|(?:(?:grades|ratings|marks|judge?ments)\s+)?of\s+(?=[‘'“"]?$))?
    (?:(?:were|was|as|are|had\s+been|to\s+be|to|found|graded|judged|rated|assessed)\s+){{0,4}}[‘'“"]?$""",
    re.VERBOSE | re.IGNORECASE,
)
_COUNTED_FORCES = re.compile(
    rf"""\b(?:{NUMBER}|most|all|many|some|several|no|few|other|both|half\s+of)\s+(?:(?:out\s+)?of\s+)?
    (?:(?:the|its|them|other|english|welsh|more|police|{NUMBER})\s+)*(?:forces|constabularies|areas|questions|categories|(?<=\bone\s)(?:force|constabulary)(?=\s+(?:was|were|is|had|got)))\s+(?:(?!and\b)[\w']+\s+){{0,12}}[‘'“"]?$""",
    re.VERBOSE | re.IGNORECASE,
)
_COUNTED = re.compile(rf"\b(?:{NUMBER}|\d+|some|most|many|several|few|half|of)\b", re.IGNORECASE)
_FILES = re.compile(
    r"""\b(?:plans|samples?|cases|files?|records|audits?|(?<!101\s)(?<!999\s)calls|investigations?|suspects?|warrants?|of\s+these|of\s+them|of\s+the\s+\d+)
    [\s,]+(?:[\w%]+\s+){0,6}[‘'“"]?$""",
    re.VERBOSE | re.IGNORECASE,
)


def names_grade(words: str) -> bool:
    """A quick look whether a grade can stand in a line."""
    words = words.lower()
    return any(map(words.__contains__, ("good", "adequate", "improvement", "outstanding")))


def to_grade(words: str) -> Grade:
    """Grade by its words: "requiring improvement" is ``requires improvement``."""
    words = words.lower()
    return Grade.REQUIRES_IMPROVEMENT if words.startswith(("requir", "need")) else Grade(words)


def speaks_of_grades(words: str) -> bool:
    """A grade word stands in the sentence, and the sentence does not explain the scale."""
    return (
        len(words) <= _LONGEST
        and not _SIGNS.isdisjoint(forms(words))
        and (WORD.search(words) or TOP.search(words)) is not None
        and _SCALE.search(words) is None
        and not _lists_scale(words)
    )


def _lists_scale(words: str) -> bool:
    """``outstanding, good, requires improvement and inadequate``: four different grades side by side."""
    row: list[re.Match[str]] = []
    for found in WORD.finditer(words):
        beside = row and _BESIDE.fullmatch(words, row[-1].end(), found.start())
        row = [*row, found] if beside else [found]
        if len({to_grade(m["grade"]) for m in row}) >= _SCALE_GRADES:
            return True
    return False


def counts_behind(words: str) -> bool:
    """``'good' in two areas``: what follows the grade is a number of things without their names."""
    return _COUNTED_BEHIND.match(words) is not None


def counts_before(words: str) -> bool:
    """``14 were inadequate``, ``of the cases, some were good``: grades of files, not of a force."""
    of_files = _FILES.search(words) is not None and _COUNTED.search(words) is not None
    return _COUNTED_BEFORE.search(words) is not None or of_files


def counts_forces(words: str) -> bool:
    """``five forces were rated``: grades of forces that may not be named."""
    return _COUNTED_FORCES.search(words) is not None
