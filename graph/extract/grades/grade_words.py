"""Words of grades: where in a line or a sentence "good" is a grade, and where it is plain English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Grade
from ..words.lexicon import forms

_PLAIN_GRADE = r"(?:outstanding|good|adequate|(?:requir|need)(?:es?|s|ed|ing)?\s+improvement|inadequate)"
GRADE = rf"(?P<grade>{_PLAIN_GRADE})"
TRIGGER = (
    r"(?:re-?graded|graded|judged|rated|assessed|ranked|scored|found|deemed|described|classed|considered"
    r"|branded)"
)
_QUOTED = re.compile(rf"[‘'“\"]{GRADE}[’'”\"]", re.IGNORECASE)
_WORD = re.compile(rf"(?<![\w-])(?<!\w[’']){GRADE}(?![\w-])(?!\s+use\s+of\b)", re.IGNORECASE)
_SIGNS = forms(
    "outstanding good adequate inadequate improvement grade rating mark judgement judgment score"
)  # a quick look: most prose holds none
_JUDGED = re.compile(
    rf"\b{TRIGGER}\b|\b(?:grad(?:e|es|ing|ings)|judgments?|ratings?|(?:mark|score|verdict)s?\s+of)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"""\b(?:re-?graded|graded|judged|rated|ranked|grades?|gradings?|ratings?|judgments?|(?:mark|score|verdict)s?\s+of)\b
    |\b(?:rates|judges|deems?)\s|\bbranded\s|\b(?:(?:came|comes?)\s+out|emerge[sd])\s+as\s
      [‘'“"]?(?:outstanding|good|adequate|requir\w+\s+improvement|inadequate)(?=[’'”"]?(?:$|[.,;]|\s+(?:at|in|for|on|overall|and|but|while)\b))
    |\b(?:slipped|slid|dropped|fell|fallen|climbed|rose|risen|moved\s+up|moved\s+down)\s(?:[^.;]{0,25}\s)?to\s
      (?:an?\s+)?[‘'“"]?(?:outstanding|good|adequate|requir\w+\s+improvement|inadequate)\b
    |\b(?:HMIC(?:FRS)?|inspectors|inspectorate|watchdog)\s+(?:considered|deemed)\s
      (?:it|the\s+(?:force|constabulary|service)|(?-i:[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,4}))\s+to\s+be\s
    |\b(?:put|had|has|have)\s[^.;]{2,60}\sdown\s+as\s
    |\b(?:assessed|marked)\s(?:[^.;]{3,90}\s)?as\s|\b(?:found|said|deemed)\s+to\s+(?:be\s|requir)
    |\bfrom\s+(?:being\s+)?(?:an?\s+)?[‘'“"]?(?:outstanding|good|adequate|requir\w+\s+improvement|inadequate)\b[^.;]{0,30}?\sto\s
      (?:an?\s+)?[‘'“"]?(?:outstanding|good|adequate|requir\w+\s+improvement|inadequate)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_FORCE_WORD = r"(?:[Ii]t|[Tt]he\s+(?:force|constabulary|service|Met))"
_PEOPLE = (
    r"(?:Officers|Staff|Supervisors|Detectives|Leaders|Managers|People|Victims|Teams|They|There|Th[aie]\w+"
    r"|Investigators|Records)\b"
)
PEEL_AREA = (  # areas of the assessments since 2014, by the words that open them
    r"(?:(?-i:[Pp]reventing|[Ii]nvestigating|[Rr]educing|[Rr]ecording|[Ss]olving)(?:\s+(?:and|about|data|reported)){0,3}(?:\s+\w+ing)?\s+crimes?"
    r"|[Ss]upporting\s+victims|[Mm]anaging\s+offenders(?:\s+and\s+suspects)?|[Pp]rotecting\s+vulnerable\s+people|[Rr]esponding\s+to\s+the\s+public"
    r"|[Tt]reatment\s+of\s+the\s+public|(?:[Tt]ackling|[Dd]isrupting)\s+serious(?:\s+and)?\s+organised\s+crime|[Vv]etting|[Ll]eadership(?:\s+and\s+force\s+management)?"
    r"|[Ee]ffectiveness|[Ee]fficiency|[Ll]egitimacy)"
)
_PILLAR = r"(?:effectiveness|efficiency|legitimacy|leadership)"
_PREDICATE = re.compile(
    rf"""(?:\b{_FORCE_WORD}|\b(?!{_PEOPLE})[A-Z][\w’']+\s*(?:['’]s\s[a-z][\w ,]{{3,80}})?)
      \s+(?:is|was|are|were|remains?|remained)\s+(?:also\s+|now\s+|still\s+|overall\s+)?{GRADE}
      (?=\s+(?:at|in|for|overall)\b|\s*$|\s*[.,;]|\s+(?:and|while|but)\s+(?:[A-Z]|the\s+force))
    |(?:\b{_FORCE_WORD}|\b(?:Police|Constabulary|Service)|\bforces(?=\s+[‘'“"]))\s+(?:also\s+|still\s+)?[‘'“"]?
      (?P<verb>(?:require[sd]?|need(?:s|ed))\s+improvement)(?=[’'”"]|\s+(?:at|in|for|overall)\b)
    |\bone\s*(?:,|\s[–—-])\s+(?:[A-Z][\w’']+\s?){{1,4}}\s*(?:,|[–—-])\s+(?:was|is)\s+(?:rated\s+|judged\s+)?(?P<one>{_PLAIN_GRADE})
    |(?:^|[,;]\s+(?:and\s+|but\s+)?|\b[Bb]oth\s+){PEEL_AREA}(?:(?:,\s+|,?\s+and\s+){PEEL_AREA})*
      \s+(?:(?:all|both|also|now|still)\s+)?[‘'“"]?(?P<areas>requires?\s+improvement)(?=[’'”"]?\s*(?:$|[.,;]|(?:and|but|while|too|as\s+well)\b))
    |(?:\b[Tt]he\s+extent\s+to\s+which\s[^.;]{{10,160}}?|['’]s\s+(?:overall\s+)?{_PILLAR}(?:\s[^.;]{{3,90}})?)
      \s+(?:(?:is|was|remains)\s+)?[‘'“"]?(?P<told>{_PLAIN_GRADE})(?=[’'”"]?\s*(?:$|[.;,]))""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    rf"""(?:^|\b(?:an?|the|its|their|another|were)\s+)(?:overall\s+)?[‘'“"]?{GRADE}[’'”"]?\s+(?:overall\s+)?
      (?:ratings?|grad(?:e|ing)s?|judge?ments?|marks?|assessment|verdict)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_AREA = r"""(?:\w+ing\s+(?!was\b|is\b)[a-z]+|vetting|recording|custody|effectiveness|efficiency|legitimacy
  |leadership|treatment|use\s+of|response|service|protection|prevention|support|care|management|handling|work|approach|investigation)"""
_TOLD = re.compile(  # who was told so has a grade, whoever reports it
    rf"""\btold\s(?:[^.;,]{{2,40}}?\s)??(?:that\s+)?(?:its|their|our|the)\s+{_AREA}\b[^.;,]{{0,60}}?\s(?:(?:is|was|were|are)\s+)?
      [‘'“"]?{GRADE}(?=[’'”"]?\s*(?:$|[.,;]|(?:and|but|while)\b))
    |\btold\s+(?:that\s+)?we\s+[‘'“"]?(?P<verb>(?:require[sd]?|need(?:ed)?)\s+improvement)(?=[’'”"]?\s+(?:at|in|for|overall)\b)""",
    re.VERBOSE,
)
_CALLED = re.compile(
    rf"""\b(?:HMIC(?:FRS)?|inspectors|inspectorate|watchdog|report)\s+(?:\w+\s+){{0,2}}
      (?:called|branded|labelled|declared|deemed|found|considered)\s+
      (?:it|the\s+(?:force|constabulary|service|Met)|(?:[A-Z]\w+\s+){{1,4}}?)\s*(?:to\s+be\s+|as\s+)?[‘'“\"]?{GRADE}
      (?=[’'”\"]?(?:\s+(?:at|in|for|overall|and)\b|\s*$|[.,;]))
    |\b(?:awarded|given|received|got|scored)\s+[‘'“\"]?(?P<one>{_PLAIN_GRADE})(?=[’'”\"]?\s+(?:for|overall)\b)
    |\b(?:got|received|was\s+given)\s+an?\s+[‘'“\"]?(?P<got>{_PLAIN_GRADE})(?=[’'”\"]?\s*(?:$|[.,;]|and\b))
    |\b(?:was|been|were)\s+(?:called|branded|labelled|declared|deemed)\s+(?:as\s+)?[‘'“\"]?
      (?P<passive>{_PLAIN_GRADE})(?=[’'”\"]?(?:\s+(?:at|in|for|overall|by)\b|\s*$|[.,;]))""",
    re.VERBOSE,
)
_SMALL = r"""(?:(?:just|only|also|now|then|as|an?|it|was|were|is|to\s+be|its\s+[a-z]+|and
  |[A-Z][\w’'-]+(?:\s+\([A-Z]+\))?)\s+)*"""
_ELLIPSIS = re.compile(
    rf"""(?:,|;|\band\b|\bbut\b|\bwhile\b|–)\s*
      (?:{_SMALL}|(?:and\s+)?(?:its\s+)?{_AREA}(?:\s+(?!was\b|were\b)[a-z]+){{0,4}}\s+(?:(?:as|only|just)\s+)?)[‘'“"]?$""",
    re.VERBOSE,
)
_GOES_ON = re.compile(r"[’'”\"]?\s*(?:(?:at|in|for|on|overall|and|one)\b|[,;.]|$)")
_SAME = re.compile(
    r"\bthe\s+same\s+(?:grade|rating|mark|judge?ment)(?:\s+was\s+given|\s+went)?\b", re.IGNORECASE
)
_TOP = re.compile(
    r"""\b(?:the\s+)?(?P<second>(?:second|next)[-\s])?(?P<which>highest|top|best|lowest|worst|bottom)
    (?:(?:\s+(?:possible|available|overall))?\s+(?:grade|rating|mark|judge?ment|score)(?:\s+possible)?\b
      |(?<=est)(?=\s+(?:for|at)\s+(?:its\s|how\s|\w+ing\s|vetting|custody|leadership|efficiency|effectiveness|legitimacy)))""",
    re.VERBOSE | re.IGNORECASE,
)
_FROM_TOP = {  # whether it is the second, and whether it is counted from the top
    (False, True): Grade.OUTSTANDING,
    (True, True): Grade.GOOD,
    (True, False): Grade.REQUIRES_IMPROVEMENT,
    (False, False): Grade.INADEQUATE,
}
_TOP_NAMED = 60  # characters around "the highest grade" in which it is named
_AWARDED = re.compile(
    r"\b(?:landed|picked\s+up|earned|achieved|received|gave|given|awarded|handed|scored|got|kept|retained)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_FORCE_BEFORE = re.compile(
    rf"\b(?:{_FORCE_WORD}|[Ii]t|[Tt]hey|[A-Z]\w+)\s+(?:has\s+been|is|was|are|were|remains?)\s+(?:\w+ly\s+|also\s+|now\s+|still\s+)?(?:an?\s+)?[‘'“\"]?$"
)
_LINKED = re.compile(
    r"\b(?:is|was|are|were|as|be|an?|and|it|force|remains?|requires|for|to|from|rated|in)\s+[‘'“\"]$"
)
_COMPLEMENT = re.compile(
    r"""\b(?:(?:re-?graded|graded|judged|rated|ranked|rates|judges|grades|branded|deems?|deemed)(?:\s+(?:overall\s+)?(?:as|to\s+be|it))*
        (?:\s+[^,.;]{0,90}?\s(?:as|to\s+be|is|was)|\s+(?:it|them|the\s+(?:[\w’']+\s+)?(?:force|constabulary|service|Met)|(?-i:[A-Z][\w’'-]+(?:\s+(?:(?:and|&)\s+)?[A-Z][\w’'-]+){0,5})))?
      |(?:as|be)(?:\s+being)?|(?:grade|rating|judge?ment|mark|score|verdict)s?(?:\s+(?:of|is|was|as|remains?)|,)
      |(?:grade|rating|judge?ment|mark|score|verdict)s?\s+(?:of|on|for)\s[^.;:]{3,120}\s(?:is|was|remains):?
      |stays?\s+as\s+it\s+is:|and|from|to)\s+(?:an?\s+)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_SUBJECT_VERB = re.compile(r"(?:is|was|are|were|be|remains?)\b")
_COMPLEMENT_REACH = 140
_LONGEST = 2_000  # characters; what is longer is no sentence, and would take long
_SCALE = re.compile(rf"{_PLAIN_GRADE}[’'”\"]?,?\s+or\s+[‘'“\"]?{_PLAIN_GRADE}", re.IGNORECASE)
_BESIDE = re.compile(r"[’'”\"]?\s*[,;/|•·–-]?\s*(?:and|or|&)?\s*[‘'“\"]?", re.IGNORECASE)
_SCALE_GRADES = 4
NUMBER = r"(?:\d{1,2}(?!\d)|one|two|three|four|five|six|seven|eight|nine|ten|eleven)"
IN_ALL_AREAS = (
    r"(?:in|for|at|across|on)\s+all\s+(?:of\s+)?(?:the\s+|its\s+)?(?:\w+\s+)?"
    r"(?:areas|categories|pillars|questions)"
)
_COUNTED_BEHIND = re.compile(
    rf"""^(?![’'”"]?\s*{IN_ALL_AREAS}\b)[’'”"]?\s*(?:(?:in|for|at|across)\s+(?:only\s+|just\s+|all\s+|a\s+further\s+)?{NUMBER}
      \s*(?:$|[,;:.(]|\band\b)
    |(?:in|for|at|across)\s+(?:all\s+)?the\s+(?:other|remaining|rest)\b
    |(?:(?:in|for|at|across)\s+)?(?:only\s+|just\s+|all\s+|a\s+further\s+)?
      (?:{NUMBER}|several|most|many|some|all|various|an?\s+(?:number|range|series|majority)\s+of|the\s+majority\s+of)\s+(?:other\s+|more\s+)?
      (?:(?:out\s+)?of\s+(?:the\s+|its\s+)?)?(?:\w+\s+)?
      (?:areas?|forces|questions|categories|aspects|others?|inspections|cases|files|records)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_COUNTED_BEFORE = re.compile(
    rf"""(?<!only\s)\b{NUMBER}\s+
    (?:(?:were|was|as|are|had\s+been|to\s+be|to|graded|judged|rated|assessed)\s+){{0,3}}[‘'“"]?$""",
    re.VERBOSE | re.IGNORECASE,
)
_COUNTED_FORCES = re.compile(
    rf"""\b(?:{NUMBER}|most|all|many|some|several|no|few|other|both|half\s+of)\s+(?:(?:out\s+)?of\s+)?
    (?:(?:the|its|them|other|english|welsh|more|{NUMBER})\s+)*(?:forces|constabularies|areas|questions|categories)\s+(?:(?!and\b)[\w']+\s+){{0,5}}[‘'“"]?$""",
    re.VERBOSE | re.IGNORECASE,
)
_COUNTED = re.compile(rf"\b(?:{NUMBER}|\d+|some|most|many|several|few|half|of)\b", re.IGNORECASE)
_FILES = re.compile(
    r"""\b(?:cases|files?|records|audits?|calls|investigations?|suspects?|warrants?|of\s+these|of\s+them|of\s+the\s+\d+)
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
        and (_WORD.search(words) or _TOP.search(words)) is not None
        and _SCALE.search(words) is None
        and not _lists_scale(words)
    )


def _lists_scale(words: str) -> bool:
    """``outstanding, good, requires improvement and inadequate``: four different grades side by side."""
    row: list[re.Match[str]] = []
    for found in _WORD.finditer(words):
        beside = row and _BESIDE.fullmatch(words, row[-1].end(), found.start())
        row = [*row, found] if beside else [found]
        if len({to_grade(m["grade"]) for m in row}) >= _SCALE_GRADES:
            return True
    return False


def marks(words: str, *, listed: bool, spoken: bool) -> Iterator[tuple[int, int, Grade]]:
    """Places where a grade word is meant as a grade.

    ``listed``: an item of a list, such as "is 'good' at ..."; ``spoken``: somebody's direct speech, in which
    an unquoted "is good at" is praise.
    """
    judged = _JUDGED.search(words) is not None
    strong = _STRONG.search(words) is not None or _is_awarded(words)
    quoted = {m.start("grade") for m in _QUOTED.finditer(words)}
    said = () if spoken else (*_PREDICATE.finditer(words), *_CALLED.finditer(words))
    sure = {m.start(_group(m)) for m in (*said, *_ATTRIBUTE.finditer(words), *_TOLD.finditer(words))}
    last = None
    for match in _WORD.finditer(words):
        start, end = match.span("grade")
        before = words[max(0, start - _COMPLEMENT_REACH) : start]
        if (
            start in sure
            or (start in quoted and (judged or listed or _is_linked(before)))
            or (start in quoted and _AWARDED.search(before) and _GOES_ON.match(words, end))
            or (strong and _COMPLEMENT.search(before))
            or (last is not None and _goes_on(words, last, start, end))
        ):
            last = end
            yield start, end, to_grade(match["grade"])
            yield from _repeated(words, end, to_grade(match["grade"]))
    yield from _unnamed(words) if strong else ()


def _group(found: re.Match[str]) -> str:
    """Which group of a pattern holds the grade."""
    groups = found.groupdict()
    return next(
        name for name in ("grade", "verb", "passive", "told", "one", "areas", "got") if groups.get(name)
    )


def _is_linked(before: str) -> bool:
    """``the force was "inadequate"``, but not ``its training was "inadequate"``."""
    found = _LINKED.search(before)
    return found is not None and (
        _SUBJECT_VERB.match(found.group()) is None or _FORCE_BEFORE.search(before) is not None
    )


def _goes_on(words: str, last: int, start: int, end: int) -> bool:
    """``rated good at custody, adequate at vetting and Kent inadequate``: a later grade of the same verb."""
    between = words[last:start]
    return _ELLIPSIS.search(between) is not None and _GOES_ON.match(words, end) is not None


def _repeated(words: str, start: int, grade: Grade) -> Iterator[tuple[int, int, Grade]]:
    """``good at vetting, and the same grade was given for custody``, with no other grade between."""
    again = _SAME.search(words, start)
    if again is not None and _WORD.search(words, start, again.start()) is None:
        yield *again.span(), grade


def _is_awarded(words: str) -> bool:
    """``got the second-lowest mark``."""
    return any(_AWARDED.search(words[: found.start()]) for found in _TOP.finditer(words))


def _unnamed(words: str) -> Iterator[tuple[int, int, Grade]]:
    """``the highest grade``, unless the grade is named beside it."""
    for found in _TOP.finditer(words):
        around = words[max(0, found.start() - _TOP_NAMED) : found.end() + _TOP_NAMED]
        if _WORD.search(around) is None:
            high = found["which"].lower() in ("highest", "top", "best")
            yield *found.span(), _FROM_TOP[found["second"] is not None, high]


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
