"""Grades that nobody gave: wished for, feared, denied, or explained."""

from __future__ import annotations

import re

_WISHED = re.compile(
    r"""\b(?:wants?|wanted|hop(?:es?|ed|ing)|aim(?:s|ed|ing)?|aspir\w+|ambitions?|determined|striv\w+|seeks?|seeking|target|towards?
      |look(?:s|ed|ing)?\s+forward|expect(?:s|ed|ing)?|likely|rather\s+than|instead\s+of|short\s+of|would|could|should|(?-i:may)|might|if|unless|whether|in\s+order)\b(?:(?!\b(?:that|which)\s+(?:(?:it|the\s+\w+)\s+)?(?:is|was|are|were)\b)[^.;]){0,80}$""",
    re.VERBOSE | re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no|nobody|nothing|none|neither|nor|never|not(?!\s+(?:only|just)\b)|without|in\s+places|an?\s+(?:police\s+)?force\s+(?:which|that))\b(?:(?!\band\b|\bbut\b)[^.;,:]){0,60}$"
    r"|^Nor\b(?:,\s+\w+,)?[^.;,:]{0,60}$",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(  # no force is named with it: "and the region's own crime unit as good"
    r"(?:(?:^|[,;]\s+|\b(?:and|but|while)\s+)(?:[Tt]he|its|an?)\s+|\b(?:graded|rated|judged)\s+the\s+)(?:[\w’'-]+\s+){0,4}(?:unit|team|squad|council|school)s?"
    r"(?:,\s+[A-Z]+,)?\s+(?:(?:was|were|is|as|only|graded|rated|judged)\s+)*[‘'“\"]?$"
)
_COUNTED = re.compile(  # "five of the six areas were assessed as good": which of them is not said
    r"""\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|most|all(?:\s+but\s+\w+)?)\s+(?:of|out\s+of)\s+(?:the\s+|its\s+)?
      (?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|core)?\s*(?:areas?|questions?|categories|pillars|aspects)\b
      (?:\s+(?:was|were|is|are|being))?(?:\s+\w+){0,3}\s*[‘'“"]?$
    |\b[Ii]n\s+(?:half|most|many|some|several)\s+(?:of\s+(?:the|its)\s+)?areas\b[^.;:–(]{0,100}[‘'“"]?$
    |\bareas\s+(?:where|in\s+which)\b[^.;:,]{0,40}[‘'“"]?$
    |\b(?:only|just)\s+one\s+(?:area\s+|other\s+)?as\s*[‘'“"]?$""",
    re.VERBOSE | re.IGNORECASE,
)
_NOT_MEANT = re.compile(r"[’'”\"]?\s+(?:does|did|would|will|is)\s*(?:not|n['’]t)\b", re.IGNORECASE)
_EXPLAINED = re.compile(
    r"^To\s+be\s+(?:graded|rated|judged)\b|^(?:An?|Any|Each|Every)\s+(?:police\s+)?(?:force|grade|rating|judge?ment)\b|\bcharacteristics\b|\bgrading\s+criteria\b"
    r"|\bstands?\s+for\s+\W(?:outstanding|good|adequate|requir|inadequate)|\bfrom\s+\W?outstanding\W?\s+(?:down\s+)?to\b|\badded\s+to\s+the\s+(?:\w+\s+)?scale\b|\bworth\s+\w+\s+points?\b|^To\s+ask\b"
    r"|\b(?:reduction|drop|fall)\s+in\s+grades?\b|\bdirect\s+comparisons?\b|\bnecessarily\s+means?\b|\bgrade\s+of\s+\W?\w+\W?\s+between\b",
    re.IGNORECASE,
)

_OTHERS = re.compile(
    r"""\b(?:Ofsted|Estyn|IOPC|IPCC|Independent\s+Office\s+for\s+Police|CQC|Care\s+Quality|[Ff]ire\s+and\s+[Rr]escue\s+[Ss]ervice
    |[Ii]nternal\s+[Aa]udit(?:ors?)?|[Ss]elf-assess\w+|HM\s+Inspectorate\s+of\s+Pr\w+|[Yy]outh\s+[Jj]ustice|[Dd]ip[-\s]sampl\w+|(?i:survey(?:ed)?|poll(?:ed|ing)?|respondents|readers|residents))\b""",
    re.VERBOSE,
)


def is_of_others(words: str) -> bool:
    """Words that speak of another body's grades, of auditors', or of what people think."""
    return _OTHERS.search(words) is not None


def explains_grades(words: str) -> bool:
    """A sentence on what grades mean, or on when any force gets one."""
    return _EXPLAINED.search(words) is not None


def is_given(before: str, after: str) -> bool:
    """Whether the words around a grade say that it was given."""
    return not (
        _OF_OTHERS.search(before)
        or _WISHED.search(before)
        or _DENIED.search(before)
        or _COUNTED.search(before)
        or _NOT_MEANT.match(after)
    )
