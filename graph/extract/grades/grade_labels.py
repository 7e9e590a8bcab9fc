"""Labels beside grades: areas of policing, forces, times, and words such as "our judgment"."""

from __future__ import annotations

import re
from functools import lru_cache

from ...model import LocalId
from ..names.gazetteer import hits
from ..reading import MentionKind
from ..words.lexicon import TEXTS, lexicon
from ..words.lexicon import words as words_of
from .grade_wording import OVERALL

GRADE_LABEL = re.compile(
    r"""^(?:(?:our|the|hmic(?:frs)?|inspectorate|overall|current|peel|force|inspection|previous|last|earlier|final|new|latest|[12]\d{3}(?:[/–-]\d+)?)
        (?:['’]s)?\s+)*(?:judge?ments?|grad(?:e|es|ing)|graded|judged|rat(?:ing|ed)|overall|assessment|result|outcome)(?:\s+(?:for\s+)?[12]\d{3}(?:[/–-]\d+)?)?
        (?:\s*\[\d+\]|[¹²³⁴-⁹]+)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_YEAR = r"(?:19|20)\d\d(?:\s?[/–—-]\s?(?:(?:19|20)\d\d|\d\d))?"
_TIME = re.compile(
    rf"""(?:(?:{_YEAR}|previous(?:ly)?|last|earlier|before|prior|then|was|had\s+been|up|down|from|in|since|to|of|this|now|new|current(?:ly)?
      |January|February|March|April|May|June|July|August|September|October|November|December
      |view|latest|today|time|inspections?|cycle|grades?|gradings?|ratings?|judge?ments?|results?|report|round|year|the|our|PEEL|is|no\s+change|unchanged|same)(?:\s+|$))+""",
    re.VERBOSE | re.IGNORECASE,
)
_DATED_NAME = re.compile(rf"(?P<name>[^\d]+?)\s*\(?{_YEAR}\)?|\(?{_YEAR}\)?\s+(?P<named>[^\d]+)")
_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|last|earlier|before|prior|then|was|had\s+been|from)\b", re.IGNORECASE
)
_REMARK = re.compile(r"\s*\([^)\d]*\)$")  # "Norfolk and Suffolk (inspected together)"
_NAMES = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+(?!Somerset|Cornwall|Isle)")
_AREA_OPENING = re.compile(
    r"""^(?:\d+\.?\s+)?(?:the\s+|its\s+)?(?:(?!outstanding)\w+ing\b|(?:to\s+what\s+)?extent|how\s+(?:well|effective|efficient|legitimate|good|far|does|do)|effectiveness|efficiency|legitimacy
      |leadership|treatment|(?:good\s+)?use\s+of|record\w*|crime|police\s+powers|stop\s+and\s+search|victim|service|serious|organised
      |strategic|workforce|vetting|child|custody|counter|domestic|value|risk|governance|armed|overall|vulnerab\w+|fairness|ethic\w*)""",
    re.VERBOSE | re.IGNORECASE,
)
FOREWORD = re.compile(
    r"(?:hmi|(?:his\s+majesty[’']s\s+)?(?:chief\s+|hm\s+)?inspector)[’']?s?\s+(?:observations|foreword|summary|overview)\W*$|overview\W*$",
    re.IGNORECASE,
)
"""Headings of what an inspector says of the whole."""
LONGEST_AREA = 20  # words
_FEW_WORDS = 6
_CONTENT = re.compile(r"\b[a-z]{4,}")
_MORE_THAN_NAMES = 2
_CLAUSE = re.compile(
    r"^(?:of|for|in|on|at|by|with|from|to|after)\b|\b(?:is|are|was|were|has|have|had|will|must|should|can|says?|said|updated?|units?|ROCU|view|read|see|download)\b|[.!?:\d]",
    re.IGNORECASE,
)
_NO_THEMES = ("-", "none")  # of data/lexicons/themes.csv: look-alikes, and performance as a whole


def looks_like_area(words: str) -> bool:
    """Worded as areas of policing are: "Managing offenders", "Treatment of the public", "How well ..."."""
    words = words.strip()
    return (
        len(words.split()) <= LONGEST_AREA
        and not words.endswith(".")
        and FOREWORD.match(words) is None
        and (OVERALL in words.lower() or _AREA_OPENING.match(words) is not None or _names_theme(words))
        and GRADE_LABEL.match(words) is None
    )


def is_name(words: str) -> bool:
    """It names forces, and nothing that they do."""
    names = [hit for hit in hits(words) if hit.name.kind is MentionKind.FORCE]
    for name in names:
        words = words.replace(words[name.start : name.end], " " * (name.end - name.start))
    return bool(names) and len(_CONTENT.findall(words)) < _MORE_THAN_NAMES


def _names_theme(words: str) -> bool:
    """``Call handling``, ``neighbourhood policing``: a few words on a theme of policing, no sentence."""
    if len(words.split()) > _FEW_WORDS or _CLAUSE.search(words) or is_name(words):
        return False
    return any(hit.row["theme"] not in _NO_THEMES for hit in lexicon("themes").longest(words_of(words)))


def is_time(words: str) -> bool:
    """``2021/22``, ``previous grade``, ``our judgment``: a label that says when, or that it is a grade."""
    words = words.strip().replace("(", "").replace(")", "")
    return (_TIME.fullmatch(words) or GRADE_LABEL.match(words)) is not None


def is_earlier(words: str) -> bool:
    """A label of an earlier inspection."""
    return is_time(words) and _EARLIER.search(words) is not None


@lru_cache(maxsize=TEXTS)
def force_named(words: str | None) -> LocalId | None:
    """The force whose name these words are: "Durham", "Kent Police"."""
    words = (words or "").strip()
    found = (hit.name for hit in hits(words) if (hit.start, hit.end) == (0, len(words)))
    return next((name.id for name in found if name.kind is MentionKind.FORCE), None) if words else None


@lru_cache(maxsize=TEXTS)
def forces_listed(words: str | None) -> tuple[str, ...]:
    """``Durham, Kent and Norfolk``: names of forces and nothing else."""
    names = tuple(name.removeprefix("the ") for name in _NAMES.split(_REMARK.sub("", (words or "").strip())))
    return names if all(force_named(name) for name in names) else ()


def name_and_time(words: str) -> tuple[str, str]:
    """``Kent 2021/22``, ``2019 Kent Police``: a force and a time in one label; else all is name."""
    found = _DATED_NAME.fullmatch(words.strip())
    name = (found["name"] or found["named"]).strip(" (") if found else ""
    return (name, words.replace(name, "").strip(" ()")) if name and forces_listed(name) else (words, "")


def years(words: str) -> str:
    """The first year of a label, "" for none."""
    found = re.search(r"\b(?:19|20)\d\d", words)
    return found.group() if found else ""
