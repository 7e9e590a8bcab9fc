"""Areas that stand before a grade or around it: "its vetting was good", "the only good area was vetting"."""

from __future__ import annotations

import re

from ..reading import Reading
from .grade_labels import looks_like_area
from .grade_wording import CUT, usable
from .grade_words import INTERJECTED, NUMBER

_SUBJECT = re.compile(
    r"""(?:^|[,;]\s(?:(?:and|but|while|although)\s)?|\bthat\s|\band\s|\bwhile\s|\bbut\s|\bits\s|\btheir\s|['’]s?\s)(?P<subject>[\w][\w\s,-]{3,140}?)\s*
    (?:\b(?:is|was|were|are|ha[sd]\s+(?:(?:also|now|since)\s+)?been|remains?|stay(?:s|ed)|came\s+out|emerged)\s+(?:(?:also|now|again|then|still|all|both|each)\s+)?
      (?:(?:re-?graded|graded|judged|rated|found|said|deemed|considered|assessed|marked|lifted|raised|upgraded|downgraded|moved|put)\s+)?(?:up\s+|down\s+)?(?:as\s+|at\s+|to\s+(?:be\s+)?)?(?:an?\s+)?
      |,\s+(?:(?:which|that)\s+(?:was|is|had\s+been)\s+)?(?:graded|judged|rated|marked)\s+(?:as\s+)?)[‘'“"]?$""",
    re.VERBOSE | re.IGNORECASE,
)
_INTERJECTED = re.compile(rf",\s+(?:{INTERJECTED}|one\s+of\s+[^,]{{3,60}}),")
_CONTRAST = re.compile(r"\b(?:while|whereas|but)\s")
_POSSESSED = re.compile(
    r"\bits\s+(?P<subject>[a-z][a-z\s-]{3,90}?)(?:\s+(?:is|was|were)(?:\s+(?:each|both|all|also|now|still))?(?:\s+(?:rated|graded|judged|found|marked))?)?(?:\s+as)?\s+[‘'“\"]?$"
)
_AREA_WORD = re.compile(
    r"^(?:the\s+|its\s+|their\s+|both\s+|only\s+|overall\s+)?(?:\w+ing\s|how\s|extent\s+to\s+which\s|effectiveness|efficiency|legitimacy|leadership|treatment|use\s+of|good\s+use|crime|vetting"
    r"|recording|custody|police\s+powers|stop\s+and\s+search|response|victim|service|protection|investigations?|workforce"
    r"|way\s+(?:in\s+which\s+)?(?:it|officers|the\s+force)\b|work\s+(?:on|with|against|to)|approach|handling|management|support|care|ability|planning|performance\s+(?:on|in|at))",
    re.IGNORECASE,
)
_EXTENT = re.compile(
    r"\b(?P<subject>extent\s+to\s+which\s.{10,160}?)\s+(?:is|was)\b[^.;,]{0,30}$", re.IGNORECASE
)
_OF_ANOTHER = re.compile(
    r"^[’'”\"]?\s*[,;]?\s*(?:(?:and|but|while|with)\s+)?(?P<subject>[a-z][a-z\s-]{3,60}?)\s+[‘'“\"]?$"
)
_BY = re.compile(r"^|[.]\s|\b(?:on|at|in|for|to|with|was|is|were|are|its|their)\s+")
_WHICH = re.compile(
    r"""(?P<question>\w[^,;:.]{3,60})[,:]
    \s+(?:(?P<for>(?:for|at|in|on)\s+which\s+)|(?:which|where)\s+|(?:both|all|each)\s+)(?:\w+\s+){0,6}[‘'“\"]?$""",
    re.VERBOSE,
)
_VERB = re.compile(r"\b(?:is|was|were|are)\b")
_ALL = re.compile(r"(?:\s+(?:all|both|also|now|still))?\s*$")
_WHICH_WAS = re.compile(r",\s+which$")  # "leadership, which had been good"
_QUOTES = " ‘'“\""
_NO_VERB = re.compile(r"\b(?:of|as|an?|at|to|be|from|for|with)$")  # "a rating of requires improvement"
_THOUGH = re.compile(r"^(?:although|though)\s+")
_ITS = re.compile(r"^(?:its|their|the|both|only)\s+", re.IGNORECASE)
_GRADE_FOR = re.compile(
    r"""\b(?:grade|grading|rating|judge?ment|mark|score|verdict)s?\s+(?:of\s+[^.,;:]{3,60}?\s+)?(?:for|on|in|at)\s+(?P<question>[^,;:.]{3,90}?)
    (?=\s*(?:[–—,:]|\s-)\s*$|\s+(?:has|have|had|was|were|is|are|went|goes|fell|rose|dropp\w+|improv\w+|slipp\w+|mov\w+|remain\w*|stay\w*|chang\w+)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_AREA = r"\b(?:areas?|questions?|categor(?:y|ies)|aspects?|strands?)"
_AREA_GRADED = re.compile(rf"{_AREA}\b[^.;:]{{0,50}}$", re.IGNORECASE)
_WAS = re.compile(
    r"[’'”\"]?\s+(?:was|were|is|are|includ(?:e[sd]?|ing))\s*:?\s*(?P<question>[^.:]{4,200})", re.IGNORECASE
)
_BEHIND = re.compile(  # "one area in which it was found to require improvement, the management of offenders"
    r"[’'”\"]?(?:,|\s*[:–—])\s+(?P<question>(?:the\s+\w+\s+of\s|how\s|\w+ing\s(?!to\b))[^.,:;]{4,90})(?=\.|$)"
)
_IS_THE_AREA = re.compile(
    rf"""(?:^|[,;:]\s+|\band\s+|\bwith\s+)(?P<question>[^.;:]{{4,90}}?)\s+(?:was|is|were|are|being)\s+
    (?:the\s+)?(?:(?:only|one|single|sole|other|(?:worst|best|lowest|highest|top)(?:[-\s](?:rated|graded|scoring|marked))?)\s+)*
    {_AREA}\b(?:[^.;:,]{{0,40}}|,\s+(?:at|with)\s+(?:an?\s+)?[‘'“"]?)$""",
    re.VERBOSE | re.IGNORECASE,
)
_AREA_INCLUDED = re.compile(
    rf"""(?:{_AREA}|\b(?:others?|{NUMBER}))\s*,\s+(?:including|among\s+them|such\s+as)\s+(?P<question>[^;:.]{{4,160}}?),\s+
    (?:was|were|is|are|has\s+been|have\s+been)\b[^.;:,]{{0,40}}$""",
    re.VERBOSE | re.IGNORECASE,
)
_AREA_NAMED = re.compile(
    rf"""(?:{_AREA}|\b(?:one|two|three|others?))\s*(?:,|\s[–—-])\s*(?P<question>[^,–—;:.]{{4,120}}?)\s*(?:,|\s[–—-])\s*
    (?:(?:(?:it|they|we|the\s+force|[A-Z]\w+)\s+)?(?:was|were|is|are|has\s+been|have\s+been)\b[^.;:,]{{0,40}}
      |(?:it|they|we|the\s+(?:force|constabulary))\s+[‘'“"]?)$""",
    re.VERBOSE | re.IGNORECASE,
)
_MOVED_FROM = re.compile(
    r"""(?:^|[,;:]\s|\b(?:and|but|while)\s)(?:(?:its|the|their)\s+)?(?P<subject>\w[\w\s-]{3,90}?)\s+(?:(?:has|have|had)\s+)?
    (?:slid|slipped|fallen|fell|dropped|dipped|risen|rose|climbed|improved|gone|went|moved)(?:\s+(?:up|down|back|the\s+(?:other|same)\s+way,))?\s+from\b[^.;]{0,60}$""",
    re.VERBOSE | re.IGNORECASE,
)
_AREAS_DASHED = re.compile(
    rf"""(?:{_AREA}|\b(?:{NUMBER}|others?|everything\s+else|the\s+rest))\b[^.;:–—]{{0,40}}\s[–—]\s(?P<question>[^;:.–—]{{4,160}}?)\s[–—]\s
    (?:(?:all|both|each)\s+)?(?:was|were|is|are|came|got|received|had)\b[^.;:,]{{0,40}}$""",
    re.VERBOSE | re.IGNORECASE,
)


def area_around(reading: Reading, index: int, ahead: str, before: str, after: str) -> str | None:
    """``the only area rated good was X``; ``one, X, was graded``; ``its grade for X rose from``."""
    if _AREA_GRADED.search(before) and (named := _WAS.match(after) or _BEHIND.match(after)):
        return usable(CUT.sub("", named["question"]))
    if (which := _which(before)) is not None:
        return usable(which)
    around = (_IS_THE_AREA, _AREA_INCLUDED, _AREA_NAMED, _AREAS_DASHED)
    told = next(filter(None, (area.search(before) for area in around)), None) or _GRADE_FOR.search(ahead)
    if told is None or _is_force(reading, index, told):
        return None
    return usable(told["question"])


def _which(before: str) -> str | None:
    """``when it came to X, for which it got``; ``better news on X, both rated``: the shortest X."""
    told = (_WHICH.match(before, by.end()) for by in _BY.finditer(before))
    found = [m["question"] for m in told if m and (m["for"] or is_area(m["question"]))]
    asked = [CUT.sub("", words) for words in found if not _VERB.search(words)]
    return asked[-1] if asked else None


def _is_force(reading: Reading, index: int, told: re.Match[str]) -> bool:
    """``one, Kent, was outstanding``: it is a force that was counted."""
    start = reading.sentences[index].start
    named = reading.mentions_in(start, reading.sentences[index].end)
    return any(reading.words(m) == told["question"].strip() for m in named)


def subject_graded(before: str, *, requires: bool, later: bool) -> str | None:
    """``Its efficiency was rated``, ``and its legitimacy``: the area that is the subject of the verb.

    ``later``: the verb of a grade before may count again ("vetting was good, managing offenders inadequate").
    """
    before = _INTERJECTED.sub("", _CONTRAST.split(before)[-1])
    if (moved := _MOVED_FROM.search(before)) and is_area(moved["subject"]):
        return usable(moved["subject"])
    found = _EXTENT.search(before) or _POSSESSED.search(before) or _SUBJECT.search(before)
    if found is None and later:
        found = _OF_ANOTHER.search(before)
    if found is None and requires and not _NO_VERB.search(before.rstrip(_QUOTES)):
        found = _SUBJECT.search(f"{_ALL.sub('', before.rstrip(_QUOTES))} is ")
    if found is None:
        return None
    told = _WHICH_WAS.sub("", found["subject"])
    said = told.rpartition("that ")[2]  # "and said that supporting victims"
    subject = _THOUGH.sub("", told.rpartition(", ")[2])  # "of the rest, supporting victims"
    area = next(filter(is_area, (told, said, subject)), None)
    return usable(_ITS.sub("", area)) if area else None


def is_area(words: str) -> bool:
    """Whether words that stand before a verb, or behind "so was", name what is graded."""
    return _AREA_WORD.match(words) is not None or looks_like_area(words)
