"""Where in a sentence a word such as "good" is a grade, and where it is plain English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...model import Grade
from .grade_around import is_area
from .grade_words import GRADE, INTERJECTED, NUMBER, PEEL_AREA, PLAIN_GRADE, TOP, TRIGGER, WORD, to_grade

_QUOTED = re.compile(rf"[‘'“\"]{GRADE}[’'”\"]", re.IGNORECASE)
_JUDGED = re.compile(
    rf"\b{TRIGGER}\b|\b(?:grad(?:e|es|ing|ings)|judgments?|ratings?|(?:mark|score|verdict)s?\s+of|overall\s+verdict|(?:bottom|top)\s+of\s+the\s+(?:table|class|league))\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"""\b(?:re-?graded|graded|judged|rated|ranked|grades?|gradings?|ratings?|judgments?|(?:mark|score|verdict)s?\s+(?:of|on|for))\b
    |\bwhich\s+(?:the\s+(?:watchdog|inspectorate|inspectors|report)|inspectors|HMIC(?:FRS)?)\s+(?:described|called)\s
    |\b(?:rates|judges|deems?)\s|\bbranded\s|\b(?:(?:came|comes?)\s+out|emerge[sd])\s+as\s
      [‘'“"]?(?:outstanding|good|adequate|requir\w+\s+improvement|inadequate)(?=[’'”"]?(?:$|[.,;]|\s+(?:at|in|for|on|overall|and|but|while)\b))
    |\b(?:lifted|raised|upgraded|downgraded|promoted|slipped|slid|dropped|fell|fallen|climbed|rose|risen|moved\s+up|moved\s+down|turned|went|gone)\s(?:[^.;]{0,25}\s)?(?:in)?to\s
      (?:an?\s+)?[‘'“"]?(?:outstanding|good|adequate|requir\w+\s+improvement|inadequate)\b
    |\b(?:HMIC(?:FRS)?|inspectors|inspectorate|watchdog)\s+(?:considered|deemed)\s
      (?:it|the\s+(?:force|constabulary|service)|(?-i:[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,4}))\s+to\s+be\s
    |\b(?:HMIC(?:FRS)?|inspectors|inspectorate|watchdog|report)\s+(?:has\s+|have\s+|had\s+)?(?:found|concluded|decided|ruled|held|says?|said)\s+(?:that\s+)?
      (?:we|it|they|the\s+(?:force|constabulary))\s+(?:is|are|was|were)\s+(?=(?:outstanding|inadequate)\b)
    |\b(?:put|had|has|have)\s[^.;]{2,60}\sdown\s+as\s|\b(?:stay(?:s|ed)?|remain(?:s|ed)?)\s+at\s
    |\b(?:assessed|marked)\s(?:[^.;]{3,90}\s)?as\s|\bmarked\s(?:[^.;]{2,60}\s)?(?:up|down)\s|\b(?:marked|found)\s+[‘'“"]?(?:outstanding|good|adequate|requir\w+\s+improvement|inadequate)\b|\b(?:found|said|deemed)\s+to\s+(?:be\s|requir)
    |\bfrom\s+(?:being\s+)?(?:an?\s+)?[‘'“"]?(?:outstanding|good|adequate|requir\w+\s+improvement|inadequate)\b[^.;]{0,30}?\sto\s
      (?:an?\s+)?[‘'“"]?(?:outstanding|good|adequate|requir\w+\s+improvement|inadequate)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_FORCE_WORD = r"(?:[Ii]t|[Tt]he\s+(?:force|constabulary|service|Met))"
_PEOPLE = (
    r"(?:Officers|Staff|Supervisors|Detectives|Leaders|Managers|People|Victims|Teams|They|There|Th[aie]\w+"
    r"|Investigators|Records)\b"
)
_PILLAR = r"(?:effectiveness|efficiency|legitimacy|leadership)"
_PREDICATE = re.compile(
    rf"""(?:\b{_FORCE_WORD}|\b(?!{_PEOPLE})[A-Z][\w’']+\s*(?:['’]s\s[a-z][\w ,]{{3,80}})?)
      (?:,\s+(?:which\s[^.;]{{3,60}}|{INTERJECTED}),)?\s+(?:is|was|are|were|remains?|remained)\s+(?:also\s+|now\s+|still\s+|overall\s+)?{GRADE}
      (?=\s+(?:at|in|for|overall|when\s+it\s+comes)\b|\s*$|\s*[.,;]|\s+(?:and|while|but)\s+(?:[A-Z]|the\s+force))
    |(?:\b{_FORCE_WORD}|\b(?:Police|Constabulary|Service)|\bforces(?=\s+[‘'“"])|\b(?i:{NUMBER})\s+forces|\b(?:remaining|other|further)\s+(?i:{NUMBER})|\b(?i:{NUMBER})\s+of\s+(?:these|them|those)(?=\s+requ\w+\s+improvement:))\s+(?:also\s+|still\s+)?[‘'“"]?
      (?P<verb>(?:require[sd]?|need(?:s|ed)?)\s+improvement)(?=[’'”"]|\s*[.;:]|\s*$|\s+(?:at|in|for|overall|on|with|when\s+it\s+comes)\b)
    |\bone\s*(?:,|\s[–—-])\s+(?:[A-Z][\w’']+\s?){{1,4}}\s*(?:,|[–—-])\s+(?:was|is)\s+(?:rated\s+|judged\s+)?(?P<one>{PLAIN_GRADE})
    |(?:^|[,;]\s+(?:and\s+|but\s+)?|\b[Bb]oth\s+)(?:[Tt]he\s+|[Ii]ts\s+)?(?:[Hh]ow\s+(?:it|the\s+force)\s[^.;,]{{4,80}}?|{PEEL_AREA})(?:(?:,\s+|,?\s+and\s+){PEEL_AREA})*
      (?:\s+of\s+(?:its|the)\s+[a-z ]{{3,60}}?)?
      (?:,\s+(?:{INTERJECTED}|which\s[^,]{{3,60}}),)?\s+(?:now\s+)?(?:(?:all|both|also|now|still)\s+)?
      [‘'“"]?(?P<areas>requires?\s+improvement)(?=[’'”"]?\s*(?:$|[.,;–—]|(?:and|but|while|too|as\s+well)\b))
    |\b(?i:{PEEL_AREA}),\s+which\s+(?:remains?|is|was)\s+(?:now\s+|still\s+|again\s+)?[‘'“"]?(?P<which>{PLAIN_GRADE})(?=[’'”"]?\s*(?:$|[.,;]|in\s+(?:19|20)\d\d|last\b|(?:a|two|three)\s+years?\b))
    |(?:\b[Tt]he\s+extent\s+to\s+which\s[^.;]{{10,160}}?|(?:['’]s\s+(?:overall\s+)?{_PILLAR}|\bthe\s+{_PILLAR}\s+of\s+the\s+[A-Z]\w+|^(?:The|Its|Their)\s+{_PILLAR}(?=,|\s+(?:with\s+which|in|at)\s))(?:,?\s[^.;]{{3,90}})?)
      \s+(?:(?:is|was|remains)\s+)?[‘'“"]?(?P<told>(?i:{PLAIN_GRADE}))(?=[’'”"]?\s*(?:$|[.;,]))""",
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
    |\b(?:awarded|given|received|got|scored)\s+[‘'“\"]?(?P<one>{PLAIN_GRADE})(?=[’'”\"]?\s+(?:for|overall)\b)
    |\b(?:got|received|was\s+given)\s+an?\s+[‘'“\"]?(?P<got>{PLAIN_GRADE})(?=[’'”\"]?\s*(?:$|[.,;]|and\b))
    |\b(?:was|been|were)\s+(?:called|branded|labelled|declared|deemed)\s+(?:as\s+)?[‘'“\"]?
      (?P<passive>{PLAIN_GRADE})(?=[’'”\"]?(?:\s+(?:at|in|for|overall|by)\b|\s*$|[.,;]))""",
    re.VERBOSE,
)
_SMALL = r"""(?:(?:having\s+been
  |just|only|merely|barely|also|now|then|as|an?|it|was|were|is|to\s+be|its\s+[a-z]+|and
  |[A-Z][\w’'-]+(?:\s+\([A-Z]+\))?)\s+)*"""
_ELLIPSIS = re.compile(
    rf"""(?:,|;|\band\b|\bbut\b|\bwhile\b|–)\s*
      (?:{_SMALL}|(?:and\s+)?(?:its\s+)?{_AREA}(?:\s+(?!was\b|were\b)[a-z]+){{0,4}}\s+(?:(?:as|only|just)\s+)?)[‘'“"]?$""",
    re.VERBOSE,
)
_GOES_ON = re.compile(
    r"[’'”\"]?\s*(?:(?:at|in|for|on|overall|and|one|too|again|today|now|as\s+well)\b|[,;.]|$)"
)
_ENDS = re.compile(  # no noun follows: the word stands for itself
    r"""[’'”"]?\s*(?:[,;.:()–—’'”"]|$|(?:at|in|for|on|overall|and|but|one|under|across|with|by|as|then|now|this|last|when|while|than
      |(?:an?|two|three|four|five|\d+)\s+(?:years?|months?)\s+(?:ago|earlier|before)|from|to|is|are|was|were|includ\w+|both|too|again|because|after|since|whereas|compared|rather|here|there|either|grad\w+|ratings?|judge?ments?|marks?)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_SAME = re.compile(
    r"\bthe\s+same\s+(?:grade|rating|mark|judge?ment)(?:\s+was\s+given|\s+went)?\b|\banother(?=\s+(?:for|at|in)\s+\w+ing\b)",
    re.IGNORECASE,
)
_FROM_TOP = {  # whether it is the second, and whether it is counted from the top
    (False, True): Grade.OUTSTANDING,
    (True, True): Grade.GOOD,
    (True, False): Grade.REQUIRES_IMPROVEMENT,
    (False, False): Grade.INADEQUATE,
}
_TOP_NAMED = 60  # characters around "the highest grade" in which it is named
_AWARDED = re.compile(
    r"\b(?:left|land(?:s|ed)|pick(?:s|ed)\s+up|earn(?:s|ed)|achieve[sd]?|receive[sd]?|g[ai]ves?|given|award(?:s|ed)|hand(?:s|ed)|scores?|scored|g[eo]ts?"
    r"|kept|keeps|retain(?:s|ed)|scrape[sd]|reach(?:es|ed)?|manage[sd])\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_HEADS_LIST = re.compile(rf"[‘'“\"]?{PLAIN_GRADE}[’'”\"]?\s+(?:at|in|for)\s*:?", re.IGNORECASE)
_IS_AT = re.compile(rf"(?:is|was)\s+{PLAIN_GRADE}\s+(?:at|in|for)\b")  # "is good at preventing crime"
_WAS_GIVEN = re.compile(r"\s+(?:(?:was|is|were)\s+(?:given|awarded|reserved)|went|goes)\b")
_FORCE_BEFORE = re.compile(
    rf"\b(?:{_FORCE_WORD}|[Ii]t|[Tt]hey|[Ww]e|which|[A-Z]\w+)\s+(?:ha(?:s|d|ve)\s+been|is|was|are|were|remains?)\s+(?:\w+ly\s+|also\s+|now\s+|still\s+)?(?:an?\s+)?[‘'“\"]?$"
)
_NOUN = re.compile(  # "got an adequate for custody"
    rf"""\b(?:an?|another|its|their|two|three|four|five|sweep\s+of|string\s+of|run\s+of)\s+(?:overall\s+)?[‘'“"]?(?P<noun>{PLAIN_GRADE})
    (?=s?[’'”"]?\s*(?:$|[.;)]|,?\s+(?:for|overall|compared|down|up|from|across)\b|(?:at|in|on)\s|and\s+an?\s|,\s+(?:but|while|the)\b))
    |\bthe\s+[‘'“"]?(?P<earlier>{PLAIN_GRADE})[’'”"]?\s+(?:of\s+(?:\w+\s+(?:years?|months?)\s+ago|last\s+\w+|(?:19|20)\d\d|the\s+\w+\s+before)
      |(?:it|they|the\s+force)\s+(?:had\s+)?(?:got|was\s+given|had|received)\b)
    |\bin(?:to)?\s+the\s+[‘'“"]?(?P<group>{PLAIN_GRADE})[’'”"]?\s+(?:group|category|band|bracket|tier)\b
    |(?:^|\bthe\s+|\bits\s+)[‘'“"]?(?P<areas>{PLAIN_GRADE})[’'”"]?\s+areas(?:,[^,]{{3,40}},)?\s+(?:were|are|included?)\s""",
    re.VERBOSE | re.IGNORECASE,
)
_ASIDE = re.compile(
    rf"(?<!green)(?<!amber)(?<!red)(?<!blue)(?<=[a-z])\s+\(\s*[‘'“\"]?{GRADE}[’'”\"]?\s*\)", re.IGNORECASE
)  # "custody (good)"
_OF_FORCE = re.compile(  # right behind the name of a force: "Kent and Essex both require improvement"
    rf"""(?:\s\([A-Z]{{2,6}})?\)?[,\s]+(?:(?:both|all|each|also|now|still|too|again|overall|then|once|previously|which|who|that|has|have|had|been|(?P<be>is|was|are|were|remains?))\s+)*
    [‘'“"]?(?P<of>{PLAIN_GRADE})(?=[’'”"]?\s*(?:$|[.,;]|(?:at|in|for|overall|on|under|and|but|while|too)\b))""",
    re.VERBOSE | re.IGNORECASE,
)
_LINKED = re.compile(
    r"\b(?:(?:is|was|are|were|been)(?:\s+(?:now|then|again|still|only|just|merely))?|as|be|an?|and|it|[Ff]orce|remains?|requires|for|to|from|rated|in|at|with)\s+[‘'“\"]$"
)
_THAT = re.compile(r"\b(?:that|which|who|we)\s+[‘'“\"]$")  # "the one that 'requires improvement'"
_SUBJECT_VERB = re.compile(r"(?:is|was|are|were|been|be|remains?)\b")
_SUBJECT_OF = re.compile(
    r"(?:^|\bthat\s+|[.;]\s+|,\s+(?:and|but|while)\s+)(?P<area>[^.;]{4,110}?)\s+[‘'“\"]$"
)
_THEN = re.compile(r"\b(?:then|now|once|previously)\b")
_REACH = 140


def marks(
    words: str, forces_end: Sequence[int], *, listed: bool, spoken: bool
) -> Iterator[tuple[int, int, Grade]]:
    """Places where a grade word is meant as a grade.

    ``forces_end``: where names of forces end; ``listed``: an item of a list, such as "is 'good' at ...";
    ``spoken``: somebody's direct speech, in which an unquoted "is good at" is praise.
    """
    judged = _JUDGED.search(words) is not None
    strong = _STRONG.search(words) is not None or _is_awarded(words)
    quoted = {m.start("grade") for m in _QUOTED.finditer(words)}
    sure = set(_sure(words, forces_end, spoken=spoken))
    last = None
    for match in WORD.finditer(words):
        start, end = match.start("grade"), match.end()
        before = words[max(0, start - _REACH) : start]
        if (
            start in sure
            or (start in quoted and (judged or listed or _is_linked(before)))
            or _HEADS_LIST.fullmatch(words)
            or (listed and _IS_AT.match(words))
            or (start in quoted and match["grade"][0] in "rn" and _follows_area(before))
            or (start in quoted and match["grade"][0] in "rn" and _THAT.search(before))
            or (start in quoted and _AWARDED.search(before) and _GOES_ON.match(words, end))
            or (strong and _ENDS.match(words, end))
            or (last is not None and _goes_on(words, last, start, end))
        ):
            last = end
            yield start, end, to_grade(match["grade"])
            yield from _repeated(words, end, to_grade(match["grade"]))
    yield from _unnamed(words) if strong else ()


def _sure(words: str, forces_end: Sequence[int], *, spoken: bool) -> Iterator[int]:
    """Where the words beside a grade alone tell that it is one."""
    told_by_all = (_ATTRIBUTE, _TOLD, _NOUN, _ASIDE)
    for pattern in told_by_all if spoken else (*told_by_all, _PREDICATE, _CALLED):
        yield from (m.start(_group(m)) for m in pattern.finditer(words))
    for end in () if spoken else forces_end:
        found = _OF_FORCE.match(words, end)
        if found and (found["be"] or found["of"][:1].lower() in "rni" or _THEN.search(found.group())):
            yield found.start("of")


def _group(found: re.Match[str]) -> str:
    """Which group of a pattern holds the grade."""
    groups = found.groupdict()
    return next(
        name
        for name in (
            "grade",
            "verb",
            "passive",
            "told",
            "one",
            "areas",
            "got",
            "noun",
            "earlier",
            "group",
            "which",
            "aside",
        )
        if groups.get(name)
    )


def _is_linked(before: str) -> bool:
    """``the force was "inadequate"``, but not ``its training was "inadequate"``."""
    found = _LINKED.search(before)
    return found is not None and (
        _SUBJECT_VERB.match(found.group()) is None or _FORCE_BEFORE.search(before) is not None
    )


def _follows_area(before: str) -> bool:
    """``Investigating reports of abuse 'requires improvement'``: an area is the subject."""
    subject = _SUBJECT_OF.search(before)
    return subject is not None and is_area(subject["area"])


def _goes_on(words: str, last: int, start: int, end: int) -> bool:
    """``rated good at custody, adequate at vetting and Kent inadequate``: a later grade of the same verb."""
    between = words[last:start]
    return _ELLIPSIS.search(between) is not None and _GOES_ON.match(words, end) is not None


def _repeated(words: str, start: int, grade: Grade) -> Iterator[tuple[int, int, Grade]]:
    """``good at vetting, and the same grade was given for custody``, with no other grade between."""
    again = _SAME.search(words, start)
    if again is not None and WORD.search(words, start, again.start()) is None:
        yield *again.span(), grade


def same_grade(words: str) -> tuple[int, int] | None:
    """Where a sentence says that the grade told before was given again."""
    found = _SAME.search(words)
    return found.span() if found else None


def _is_awarded(words: str) -> bool:
    """``got the second-lowest mark``."""
    return any(
        _AWARDED.search(words[: found.start()]) or _WAS_GIVEN.match(words, found.end())
        for found in TOP.finditer(words)
    )


def _unnamed(words: str) -> Iterator[tuple[int, int, Grade]]:
    """``the highest grade``, unless the grade is named beside it."""
    for found in TOP.finditer(words):
        around = words[max(0, found.start() - _TOP_NAMED) : found.end() + _TOP_NAMED]
        if WORD.search(around) is None:
            high = found["which"].lower() in ("highest", "top", "best")
            given = _WAS_GIVEN.match(words, found.end())
            end = given.end() if given else found.end()
            yield found.start(), end, _FROM_TOP[found["second"] is not None, high]
