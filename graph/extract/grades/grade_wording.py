"""The wording of a question: where it ends, what is none, and which two are the same."""

from __future__ import annotations

import re

from ..words.dates import MONTH, YEAR

OVERALL = "overall"
CUT = re.compile(
    r"""\s*(?:,\s*and\b(?!\s+(?:(?:at|in|for)\s+)?\w+ing\b)(?=\s+(?:it|he|she|they|there|this|that|its|HMIC\w*|inspectors|officers|(?:the(?!\s+extent\b)|an?)\s|(?-i:[A-Z]))
          |(?:(?!\bhow\b)[^,;])*\b(?:is|was|were|are|has|have|had|will|said|says|found|told|made|would|must|should|needs?|did|do|does|can)\b)
      |,\s+(?-i:[A-Z][\w’']+(?:\s(?:and\s)?[A-Z][\w’']+){0,4})\s+(?:was|is|were)\b
      |,\s*(?:but|while|although|with|(?:having|and|but)\s+(?:been\s+)?(?:graded|rated|judged|been)|having|which|the\s+(?:only|highest|lowest|top)|after|because|down|up
        |compared|according|(?:it|an?\s+(?:new\s+)?report)\s+(?:has\s+|have\s+)?(?:said|found|says|finds))\b|,\s+(?:its\s+(?:highest|best|lowest|worst)|\w+\s+(?:years|months)|where|one\s+of|fared|did|dropped|fell|slipped|improved|got|received|performed|scored|came|saw|citing|including|blaming|leaving|making|noting|saying|adding|warning|reflecting|prompting|putting)\b
      |,\s+(?:it|he|she|they|we|an?\s+\w+|the\s+(?:force|constabulary|service|watchdog|inspectorate|inspectors|report))\s+(?:has|have|had|is|was|were|are|must|will|should|can|does|did|gave|got)\b
      |,\s*[‘'“"]|\s(?:but|while|although|(?<!looking\s)after|because|since|whereas|when|except|apart\s+from)\s
      |\s+and\s+(?:(?:today|now|then|also)\s+)?(?:(?:was|is|were)\s+)?(?:(?:graded|rated|judged|deemed)\s+)?(?:as\s+|to\s+be\s+|a\s+)?
       [‘'“"]?(?:outstanding|good|adequate|requires|inadequate|for\s+[\w ]{3,40}\s+an?\s*$)
      |\s+and\s+(?:(?:today|now|then|also)\s+)?(?:was|is|were|has\s+been)\s+(?:graded|rated|judged|deemed|found)\b
      |,\s+and\s+(?:for|in|at|on)\s+(?:how|the\s+way)\s(?=.*\bthe\s+(?:grade|rating|mark)\b)
      |,\s+in\s+findings\b|,?\s+(?:and|but)\s+(?:classed|rated|graded|judged|marked|assessed)\b
      |\s+and\s+(?:was\s+|were\s+)?told\s|,\s+as\s+(?:was|were|did|is|are|has|have)\s
      |\s+and\s+(?:(?:that\s+)?it|is|was|were|has|had)\s|,?\s+(?:HMIC|inspectors|the\s+report)
      |,?\s+(?:in|by|after|following)\s+(?:an?|the|its|their)\s+(?:[\w-]+\s+){0,3}(?:inspection|report|assessment|review)\b
      |,?\s+(?:last|this)\s+(?:year|week|month)\b
      |\s+and\s+(?:(?:just|only|also)\s+)?(?-i:[A-Z])[\w’']+(?:\s+(?-i:[A-Z])[\w’']+)*\s+$
      |,?\s+by\s+(?:the\s+)?(?:HMIC|inspector|watchdog|police\s+watchdog|HM\b|H(?:er|is)\s+Majesty)
      |,?\s+in\s+(?:(?:19|20)\d\d|that\s+year)\b).*$""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_NO_QUESTION = re.compile(
    rf"(?:\d|(?:(?:early|late|mid)[\s-]+)?(?:{MONTH})\b|to\b|(?:our|their|its)\s+(?:\d|(?:last|previous|earlier|first|latest)\b)|(?:the\s+)?(?:time|times|present|moment|past|recent|last|least|once|previous|latest|earlier|new|(?:a|this|that)\s+(?:new\s+)?(?:report|inspection)|report|inspection|years?|months?|first|same)\b|(?:the\s+)?(?:force|whole)$|having\b|in\s+\w+\s+areas\b|there\b|some\s+of\b|annual\b|reply\b|answer\b|other\s+hand\b|comparison\b|a\s+(?:row|further)\b|(?:\w+\s+)?ends?\s+of\b|contrast\b|example\b|instance\b|which\b|it\b|that\b|them\b|all\b|one\b|its\b|their\b|each\b|all\b|both\b|these\b|this\b|the\s+(?:first|second|third)\s+time|{YEAR})",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"an?\s+(?:[\w-]+\s+){0,3}(?:inspection|report|review|assessment)\b|(?:its\s+|the\s+)?findings\b|.*\bmeans\s+that\b",
    re.IGNORECASE,
)
_COUNT_BEHIND = re.compile(
    r",?\s+(?:and|but|while)\s+(?:in|at|for)\s+(?:a\s+further\s+)?(?:\d+|one|two|three|four|five|six|seven)\b.*$"
)
_LOOSE_END = re.compile(
    r"(?:\s+(?:and|but|or)(?:\s+(?:in|at|for|an?|the|as|to))?|,\s+(?:an?|the)|\s+the"
    r"|\s+(?:that\s+)?(?:it|the\s+force)\s+(?:has\s+been|had\s+been|was|is)\s+(?:graded|rated|judged|moved|placed)\b.*)$"
)
PILLARS = {"effective": "effectiveness", "efficient": "efficiency", "legitimate": "legitimacy"}
_PILLAR = re.compile(r"\b(effective|efficient|legitimate)(?:ly)?\b", re.IGNORECASE)
_AREA_OF = re.compile(
    r"^(?:(?:final|first|second|third|other)\s+)?(?:category|pillar|strand|area)\s+of\s+"
    r"|^(?:final|first|second|third|last|other|remaining)(?:\s+(?:one|category|pillar|strand|area))?,\s+"
)
_PART_OF = re.compile(r"\s+together$|\s+(?:strand|pillar|element|category|inspection)(?:\s+of)?$")
_PILLAR_REACH = 40
_WHOLE = re.compile(r"keeping\s+people\s+safe\b", re.IGNORECASE)  # of all three pillars
PILLAR = r"(?:effectiveness|efficiency|legitimacy|leadership)"
_WITH_WHICH = re.compile(rf"{PILLAR}\s+with\s+which\b", re.IGNORECASE)  # all of a report on one pillar
_STOP = frozenset(
    re.findall(
        r"\w+",
        "a an and at for how in is it its of on the to with does do well are effectively force overall",
    )
)
_STEM = 7  # letters by which words of questions are compared


def same_question(one: str, other: str, *, closely: bool = False) -> bool:
    """Most of the words of the shorter one, or with ``closely`` of the longer one, are in the other."""
    one, other = one.lower(), other.lower()
    if _pillars(one) and _pillars(other) and _pillars(one).isdisjoint(_pillars(other)):
        return False
    if OVERALL in one or OVERALL in other:
        return all(OVERALL in words or _WITH_WHICH.match(words) for words in (one, other))
    left, right = _stems(one), _stems(other)
    size = max(len(left), len(right)) if closely else min(len(left), len(right))
    needed = 0.75 if closely else 0.5
    return one == other or len(left & right) > needed * size > 0


def _pillars(question: str) -> frozenset[str]:
    return frozenset(root for root in ("effectiv", "efficien", "legitima") if root in question)


def _stems(question: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in re.findall(r"\w+", question.lower()) if word not in _STOP)


def with_pillar(words: str, before: str) -> str:
    """``how effective each force is at`` before ``keeping people safe``: the question of a whole pillar."""
    asked = _PILLAR.search(before[-_PILLAR_REACH:]) if _WHOLE.match(words) else None
    return f"{PILLARS[asked[1].lower()]}: {words}" if asked else words


def usable(words: str) -> str | None:
    """The question that words are; None if they are a time, a count, a pronoun."""
    if _OCCASION.match(words.strip()):
        return None
    question = tidy(words)
    return question if question and not _NO_QUESTION.match(question) else None


_EXTENT = "extent to which"
OVERALL_GRADE = re.compile(r"overall\s+(?:judge?ment|grade|rating)", re.IGNORECASE)


def tidy(words: str) -> str:
    """A question as reports word it; ``how efficiently it operates`` names its pillar first."""
    plain = re.sub(r"\s+", " ", words).strip(" ,‘’'“”\"–—-")
    plain = re.sub(r"^(?:the|its|their)\s+", "", plain)
    plain = _AREA_OF.sub("", plain.removeprefix("both "))
    plain = _PART_OF.sub("", _LOOSE_END.sub("", _COUNT_BEHIND.sub("", plain)).strip(" ,"))
    if OVERALL_GRADE.fullmatch(plain):
        return OVERALL
    if not plain.startswith(("how ", _EXTENT)) or plain.count(_EXTENT) > 1:
        return plain  # several extents are parted first
    pillar = _PILLAR.search(plain[:_PILLAR_REACH] if plain.startswith("how ") else plain)
    return f"{PILLARS[pillar[1].lower()]}: {plain}" if pillar else plain
