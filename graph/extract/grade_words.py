"""Words of grades: where in a line or a sentence "good" is a grade, and where it is plain English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Grade

_PLAIN_GRADE = r"(?:outstanding|good|adequate|requir(?:es?|ed|ing)\s+improvement|inadequate)"
_GRADE = rf"(?P<grade>{_PLAIN_GRADE})"
ROW = re.compile(
    rf"""^(?:(?P<question>[^:]{{3,140}}?)\s*(?::|\s[–—-])\s*
      |(?:(?:overall|judgment|grade|graded|judged|rated)[:\s]+)*)
    [‘'“"]?{_GRADE}[’'”"]?\.?$""",
    re.VERBOSE | re.IGNORECASE,
)
TRIGGER = (
    r"(?:re-?graded|graded|judged|rated|assessed|ranked|scored|found|deemed|described|classed|considered)"
)
_QUOTED = re.compile(rf"[‘'“\"]{_GRADE}[’'”\"]", re.IGNORECASE)
_WORD = re.compile(rf"(?<![\w-])(?<!\w[’']){_GRADE}(?![\w-])", re.IGNORECASE)
_JUDGED = re.compile(rf"\b{TRIGGER}\b|\b(?:grad(?:e|es|ing|ings)|judgments?|ratings?)\b", re.IGNORECASE)
_STRONG = re.compile(
    r"""\b(?:re-?graded|graded|judged|rated|ranked|grades?|gradings?|ratings?|judgments?)\b
    |\bassessed\b[^.;]{3,90}\sas\s|\bfound\s+to\s+be\s""",
    re.VERBOSE | re.IGNORECASE,
)
_FORCE_WORD = r"(?:[Ii]t|[Tt]he\s+(?:force|constabulary|service|Met))"
_PREDICATE = re.compile(
    rf"""(?:\b{_FORCE_WORD}|\b[A-Z][\w’']+\s*(?:['’]s\s[a-z][\w ,]{{3,80}})?)
      \s+(?:is|was|are|were|remains?|remained)\s+(?:also\s+|now\s+|still\s+|overall\s+)?{_GRADE}
      (?=\s+(?:at|in|for|overall)\b|\s*$|\s*[.,;])
    |(?:\b{_FORCE_WORD}|\b(?:Police|Constabulary|Service))\s+(?:also\s+)?
      (?P<verb>require[sd]\s+improvement)(?=\s+(?:at|in|for|overall)\b)""",
    re.VERBOSE,
)
_LINKED = re.compile(r"\b(?:is|was|are|were|as|be|an?|and|remains?|requires|for|to|from|rated|in)\s+[‘'“\"]$")
_COMPLEMENT = re.compile(
    r"""\b(?:(?:re-?graded|graded|judged|rated|ranked)(?:\s+(?:overall\s+)?(?:as|to\s+be|it))*
        (?:\s+[^,.;]{0,90}?\s(?:as|to\s+be|is|was))?
      |(?:as|be)(?:\s+being)?|(?:grade|rating|judgment)s?\s+(?:of|is|was|as|remains?)
      |stays?\s+as\s+it\s+is:|and|from|to)\s+(?:an?\s+)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_COMPLEMENT_REACH = 140
_LONGEST = 2_000  # characters; what is longer is no sentence, and would take long
_SCALE = re.compile(rf"{_PLAIN_GRADE}[’'”\"]?,?\s+or\s+[‘'“\"]?{_PLAIN_GRADE}", re.IGNORECASE)
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven)"
_COUNTED_BEHIND = re.compile(
    rf"""^[’'”"]?\s*(?:(?:in|for|at|across)\s+(?:only\s+|just\s+|all\s+|a\s+further\s+)?{_NUMBER}
      \s*(?:$|[,;.]|\band\b)
    |(?:(?:in|for|at|across)\s+)?(?:only\s+|just\s+|all\s+|a\s+further\s+)?
      (?:{_NUMBER}|several|most|many|some|all)\s+(?:other\s+|more\s+)?
      (?:(?:out\s+)?of\s+(?:the\s+|its\s+)?)?(?:\w+\s+)?
      (?:areas?|forces|questions|categories|aspects|others?|inspections|cases|files|records)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_COUNTED_BEFORE = re.compile(
    rf"""\b{_NUMBER}\s+
    (?:(?:were|was|as|are|had\s+been|to\s+be|graded|judged|rated|assessed)\s+){{0,3}}[‘'“"]?$""",
    re.VERBOSE | re.IGNORECASE,
)
_FILES = re.compile(
    r"""\b(?:cases|files?|records|audits?|calls|investigations?|of\s+these|of\s+them|of\s+the\s+\d+)
    [\s,]+(?:[\w%]+\s+){0,6}[‘'“"]?$""",
    re.VERBOSE | re.IGNORECASE,
)


def to_grade(words: str) -> Grade:
    """Grade by its words: "requiring improvement" is ``requires improvement``."""
    words = words.lower()
    return Grade.REQUIRES_IMPROVEMENT if words.startswith("requir") else Grade(words)


def speaks_of_grades(words: str) -> bool:
    """A grade word stands in the sentence, and the sentence does not explain the scale."""
    return len(words) <= _LONGEST and _WORD.search(words) is not None and _SCALE.search(words) is None


def marks(words: str, *, listed: bool, spoken: bool) -> Iterator[tuple[int, int, Grade]]:
    """Places where a grade word is meant as a grade.

    ``listed``: an item of a list, such as "is 'good' at ..."; ``spoken``: somebody's direct speech, in which
    an unquoted "is good at" is praise.
    """
    judged = _JUDGED.search(words) is not None
    strong = _STRONG.search(words) is not None
    quoted = {m.start("grade") for m in _QUOTED.finditer(words)}
    said = () if spoken else _PREDICATE.finditer(words)
    predicates = {m.start("grade") if m["grade"] else m.start("verb") for m in said}
    for match in _WORD.finditer(words):
        start, end = match.span("grade")
        sure = start in quoted and (
            judged or listed or _LINKED.search(words[max(0, start - _COMPLEMENT_REACH) : start]) is not None
        )
        if sure or start in predicates or (strong and _is_complement(words, start)):
            yield start, end, to_grade(match["grade"])


def _is_complement(words: str, start: int) -> bool:
    """Unquoted behind "graded", "judged ... to be", "as", or "grade of"."""
    return _COMPLEMENT.search(words[max(0, start - _COMPLEMENT_REACH) : start]) is not None


def counts_behind(words: str) -> bool:
    """``'good' in two areas``: what follows the grade is a number of things without their names."""
    return _COUNTED_BEHIND.match(words) is not None


def counts_before(words: str) -> bool:
    """``14 were inadequate``, ``of the cases, some were good``: grades of files, not of a force."""
    return _COUNTED_BEFORE.search(words) is not None or _FILES.search(words) is not None
