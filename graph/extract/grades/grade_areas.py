"""Several areas that got one grade: ``preventing crime, supporting victims and managing offenders``."""

from __future__ import annotations

import re

from .grade_cells import is_nothing
from .grade_labels import looks_like_area
from .grade_wording import CUT, PILLAR, tidy
from .grade_words import NUMBER

_COUNTED_LIST = re.compile(
    rf"""[’'”"]?,?\s*(?:(?:grade|rating|mark|judge?ment)s?\s+)?(?:in|for|at|on|across)(?:(?:\s+only|\s+just|\s+all(?:\s+but\s+{NUMBER}\s+of\s+the)?)?\s+(?:{NUMBER}(?:\s+of\s+(?:them|these|those|(?:the\s+)?(?:{NUMBER}\s+)?(?:pillars|areas|questions|categories|strands)))?|these|the\s+following|all\s+(?:the\s+)?(?:remaining|other))\b|(?=:))
    (?:\s+(?:\w+\s+){{0,2}}(?:areas?|pillars?|questions?|categories|strands?|themes)(?:\s+of\s+(?!{PILLAR})\w+)?
      (?:\s+(?:assessed|inspected|examined|graded)(?:\s+\w+){{0,5}}
        |\s+of\s+(?:its|the|their)\s+[\w /]{{3,40}}?)?)?
    (?:\s*:|\s+of(?=\s+{PILLAR})|\s+[–—-]|,\s+(?:namely|including|among\s+them)|,(?=\s+[“"‘']?(?:\w+ing\b|how\b|the\s+way\b|{PILLAR}))|\s+\()\s*(?P<list>(?:(?!\s[–—]\s)[^.()]){{5,220}})""",
    re.VERBOSE | re.IGNORECASE,
)
_AREAS_BEFORE = re.compile(
    rf"\b(?:{NUMBER}|the|these)\s+(?:\w+\s+)?areas\b[^.;:]{{0,60}}$|\b(?:the|these)\s+{NUMBER}\s+(?:rated|graded|judged)\W*$"
    rf"|\b(?:the|those)\s+(?:{NUMBER}\s+)?(?:areas\s+)?in\s+which\s[^.;:]{{3,60}}$|\b{NUMBER}\s+of\s+(?:these|them|those)(?:\s+(?:were|are|rated|graded|judged|as))*\W*$",
    re.IGNORECASE,
)
_AREAS_ASIDE = re.compile(
    rf"\b(?:in|across|for)\s+(?:all|each\s+of\s+the|the)\s+(?:{NUMBER}\s+)?(?:\w+\s+)?areas\s+[–—(]\s*(?P<list>[^–—()]{{5,220}}?)\s*[–—)]",
    re.IGNORECASE,
)  # "in all three areas – custody, vetting and leadership – the force was good"
_GIVEN = (
    r"(?:(?:were|was|are|have|has|had|been|also|all|both|each|now|earned|got|received|given|found|judged|rated|graded"
    r"|marked|deemed|considered|to\s+be|as|a|an)\s+)+[‘'“\"]?$"
)
_ITS_LIST = re.compile(
    rf"\b[Ii]ts\s+(?P<list>[a-z][^,;.]{{3,60}}?(?:,\s+its\s+[^,;.]{{3,60}}?)*,?\s+and\s+its\s+[^,;.]{{3,80}}?)\s+{_GIVEN}"
)
_HOW_LIST = re.compile(
    rf"\b[Hh]ow\s+(?:well\s+)?it\s+(?P<list>\w+s\s+[^,;.]{{3,60}}?(?:,\s+\w+s\s+[^,;.]{{3,60}}?)*,?\s+and\s+\w+s\s+[^,;.]{{3,60}}?)\s+{_GIVEN}"
)
_AT_LIST = re.compile(  # "At managing offenders, developing its workforce, and vetting, the force was"
    rf"(?:^|[.;]\s+)(?:At|For|In|On)\s+(?P<list>\w+ing\s[^.;:]{{3,60}}?,\s[^.;:]{{5,150}}),\s+(?:the\s+(?:force|constabulary)|it)\s+{_GIVEN}"
)
_IN_QUOTES = re.compile(r"[“\"‘]([^“”\"‘’]{5,90})[”\"’]")
_PARTED = re.compile(r",\s+(?:and\s+)?|\s+and\s+(?=its\s|\w+s\s)")
_NAMED = re.compile(r"[’'”\"]?\s*[:–—]\s*(?P<list>[^.()]{5,220})")
_WERE_AREAS = re.compile(
    r"[’'”\"]?\s+(?:are|were)\s+(?P<list>(?:how\s|the\s+way\s|\w+ing\s)[^.()]{5,220})"
)  # "the two areas that require improvement were managing offenders and ..."
_AREAS_ARE = re.compile(
    r"[’'”\"]?\s+areas(?:,[^,]{3,40},)?\s+(?:were|are|included?|includes)\s+(?:among\s+others\s+)?(?P<list>(?:[a-z]\w+ing|how|the\s+way)\s[^.:;]{5,220})"
)  # "Inadequate areas were recording crime and managing offenders"
_ONE_AND_OTHER = re.compile(  # "two outstanding grades: one for recording crime, the other for ..."
    r"""[’'”"]?\s+(?:grade|rating|mark|judge?ment)s[^.;:]{0,40}[:–—,]\s*(?:one|the\s+first)\s+(?:for|in|at)\s+
    (?P<list>[^.;]{4,100}?[,;]?\s+(?:and\s+)?(?:the\s+other|another|the\s+second|one)\s+(?:for|in|at)\s[^.;]{4,100})""",
    re.VERBOSE | re.IGNORECASE,
)
_THE_OTHER = re.compile(
    r"[,;]?\s+(?:and\s+)?(?:the\s+other|another|the\s+second|one)\s+(?:for|in|at)\s+", re.IGNORECASE
)
_TWO = 2
_DOES = (
    r"(?:respond|protect|manage|investigate|prevent|support|tackle|engage|treat|keep|record|plan|lead|use|answer"
    r"|deal)s?\b"
)
_HOW_VERBS = re.compile(rf"how\s+(?:well\s+)?(?P<who>we|they|it|the\s+force)\s+(?P<list>{_DOES}[^;]+)")
_NEXT_VERB = re.compile(rf",?\s+and\s+(?={_DOES}\s(?!and\b))|,\s+(?={_DOES}\s)")
_EXTENT = ("extent to which", "to what extent")
_NEXT_EXTENT = re.compile(r",?\s+(?:and\s+)?(?=the\s+extent\s+to\s+which\b)")
_PILLAR_LIST = re.compile(rf"{PILLAR}(?:(?:,\s+|,?\s+and\s+){PILLAR})+", re.IGNORECASE)
_REPEATED = re.compile(
    r"(?<!powers)(?:;|,|,?\s+and|;\s+and|,\s+and|,?\s+as\s+well\s+as)\s+(?:at|in|for|on)\s+(?=[a-z])"
)
_BETWEEN_AREAS = re.compile(
    r"""(?:;\s+(?:and\s+)?|,\s+(?:and\s+)?|\s+and\s+)
    (?=(?!reducing\s+(?:vulnerab|re-?offend|crime)|keeping\s+people|tackling\s+anti|providing\s+sustain|learning\b
        |protecting\s+(?:its|the|their)\s+(?:workforce|staff|people))
      (?:(?:\w+-)?(?:respond|protect|manag|investigat|prevent|deter|reduc|support|tackl|engag|treat|keep|record|us|plan|answer|build|vett|recruit
          |train|develop|handl|deal|lead|disrupt|safeguard|understand|identify|solv|detect|provid|meet|work|look|serv|run|bring|fight|help|find
          |involv|communicat|upl?hold|combat|catch|pursu|attend|car|counter|cutt|ensur|improv|deliver|mak(?=ing\s+(?:\w+\s+)?(?:use|best)\b)|monitor
          |operat|promot|spend|us|secur|staff|stopp|target|tak|updat|hold|giv|learn|deploy|polic)ing\s+(?!and\b)\w|(?<!corruption\sand\s)vetting\b|how\s+(?:it|well|the)\b
        |(?<=[,;]\s)(?:respond|protect|manage|investigate|prevent|support|tackle|engage|treat|keep|record)\s
        |(?<=,\sand\s)(?:respond|protect|manage|investigate|prevent|support|tackle|engage|treat|keep|record)\s
        |(?:records|answers|investigates|supports|protects|prevents|responds|manages|tackles|treats|plans|handles|deals|vets|leads|uses)\s(?!and\b)\w
        |(?:the\s+|its\s+)?(?:treatment|(?:good\s+)?use|leadership|recording|crime\s+(?:recording|data)|police\s+powers
          |victim\s+service|service\s+to|serious|strategic)\b))""",
    re.VERBOSE | re.IGNORECASE,
)
_BETWEEN_LISTED = re.compile(r"\s+[/·•]\s+|\s*;\s*(?:and\s+)?|,\s+(?!and\s)")
_ASKS = re.compile(r"(?:how|to\s+what\s+extent|what)\s", re.IGNORECASE)  # one question, commas and all
_UNFINISHED = re.compile(
    r"\bpowers$|\b(?:it|force)\s+\w+(?:,\s+\w+)*$|(?:^|\b(?:to|of|in|for|at)\s)(?:(?!vetting)\w+ing(?:,\s*|\s+and\s+)?)+$|\b(?:with|of|to|for|by|in|on)$|^$",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"\s*[;,]\s*(?:and|or)?\s*$")


def several(question: str, *, recent: bool, both: bool = False) -> list[str]:
    """``investigating crime, supporting victims and managing offenders``: the areas that got a grade.

    Of the cycles before 2021, questions such as "reducing crime and keeping people safe" are one area each,
    unless the sentence speaks of ``both`` or of each.
    """
    if len(quoted := _IN_QUOTES.findall(f"“{question}”")) > 1:
        return [tidy(part) for part in quoted]
    two = re.split(r"\s+and\s+(?:its\s+)?", question) if both and "," not in question else []
    if len(two) == _TWO and all(map(looks_like_area, two)):
        return two
    if how := _HOW_VERBS.match(question):
        parts = _NEXT_VERB.split(how["list"])
        if len(parts) > (1 if how["who"] in ("we", "they") else _TWO):  # else one question of some cycles
            first = f"how it {parts[0]}" if how["who"] in ("it", "the force") else parts[0]
            return [tidy(part) for part in (first, *parts[1:])]
    if question.startswith(_EXTENT):
        return [tidy(part) for part in _NEXT_EXTENT.split(question)]
    question = question.removesuffix(" alike")
    if _PILLAR_LIST.fullmatch(question):
        return re.findall(r"[a-z]+(?=[,\s]|$)(?<!and)", question.lower())
    parts = [part for piece in _REPEATED.split(question) for part in _split(piece, recent=recent)]
    parts = [tidy(part) for part in parts]
    return parts if all(len(part) > 3 for part in parts) else [question]


def areas_listed(before: str) -> list[str]:
    """``its custody, its vetting and its work with victims were all``: the areas that one verb grades."""
    if its := _ITS_LIST.search(before):
        return [tidy(re.sub(r"^its\s+", "", part.strip())) for part in _PARTED.split(its["list"])]
    if at := _AT_LIST.search(before):
        return [tidy(part) for part in re.split(r",\s+(?:and\s+)?", at["list"])]
    if how := _HOW_LIST.search(before):
        return [tidy(part) for part in _PARTED.split(how["list"])]
    return []


def areas_counted(before: str, behind: str) -> list[str]:
    """``in three areas: vetting, custody and ...``: the areas that are counted and then named."""
    if told := _AREAS_ARE.match(behind):
        return areas(told["list"])
    found = _COUNTED_LIST.match(behind)
    if found is None and _AREAS_BEFORE.search(before):
        found = _NAMED.match(behind) or _WERE_AREAS.match(behind)
    if aside := _AREAS_ASIDE.search(before):
        return [tidy(part) for part in re.split(r",\s+(?:and\s+)?|\s+and\s+", aside["list"])]
    if found is None:
        found = _ONE_AND_OTHER.match(behind)
    if found is None:
        return []
    if len(quoted := _IN_QUOTES.findall(found["list"])) > 1:
        return [tidy(part) for part in quoted]
    if len(two := _THE_OTHER.split(found["list"])) == _TWO:
        return [tidy(CUT.sub("", part)) for part in two]
    pieces = re.split(r"[;,]\s*(?:and\s+)?", CUT.sub("", found["list"]))
    return [area for piece in pieces if piece.strip() for area in areas(piece)]


def areas(words: str) -> list[str]:
    """Areas listed in a line of their own: ``treatment of the public; managing offenders``."""
    words = _OPEN_END.sub("", words)
    if ";" in words:
        return [part for part in map(tidy, re.split(r"\s*;\s*(?:and\s+)?", words)) if part]
    return several(tidy(words), recent=True)


def listed(words: str, *, apart: bool = False) -> list[str]:
    """The areas of a cell or line: "Preventing crime, good use of resources", "A / B"; none for "none".

    ``apart``: several areas may stand in it that only their wording parts.
    """
    if is_nothing(words):
        return []
    parts = _BETWEEN_LISTED.split(words.strip(" ,;"))
    known = all(looks_like_area(part) and " " in part for part in parts)  # not "building, supporting and ..."
    one_name = len(parts) == _TWO and not apart and " and " in parts[1]  # "planning, management and value"
    if len(parts) > 1 and known and not one_name and not _ASKS.match(words):
        return [area for part in parts for area in areas(part)] if apart else parts
    return areas(words) if apart else [words]


def _split(words: str, *, recent: bool) -> list[str]:
    """Cut where another area begins, not inside "building, supporting and protecting the workforce"."""
    cuts = [m for m in _BETWEEN_AREAS.finditer(words) if not _UNFINISHED.search(words[: m.start()])]
    if not recent and not any("," in m.group() or ";" in m.group() for m in cuts):
        return [words]
    parts, at = [], 0
    for cut in cuts:
        if _UNFINISHED.search(words[at : cut.start()]):
            continue
        parts.append(words[at : cut.start()])
        at = cut.end()
    return [*parts, words[at:]]
