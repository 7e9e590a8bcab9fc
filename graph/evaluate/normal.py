"""Normal forms in which values are compared: what two careful people would call the same has one form."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

PLAIN = str.maketrans("’‘ʼ“”–—‑−\u00a0\u2009\u202f", "'''\"\"----   ")
"""Typographic quotes, dashes and spaces as the keyboard has them, one for one: offsets stay."""

_SLUGS = {
    "civil-nuclear-constabulary": "civil-nuclear",
    "ministry-of-defence-police": "ministry-of-defence",
    "british-transport-police": "btp",
    "metropolitan-police": "metropolitan",
}
_BODIES = {
    "hm inspectorate of constabulary": "hmic",
    "hm inspectorate of constabulary and fire and rescue services": "hmicfrs",
    "hm inspectorate of constabulary, fire and rescue services": "hmicfrs",
    "hm inspectorate of constabulary in scotland": "hmics",
    "hm inspectorate of prisons": "hmip",
    "hmi prisons": "hmip",
    "hm inspectorate of probation": "hmi probation",
    "hm crown prosecution service inspectorate": "hmcpsi",
    "care quality commission": "cqc",
    "independent office for police conduct": "iopc",
    "independent police complaints commission": "ipcc",
    "national police chiefs' council": "npcc",
    "national crime agency": "nca",
    "mayor's office for policing and crime": "mopac",
    "secretary of state for the home department": "home secretary",
    "bbc news": "bbc",
    "itv news": "itv",
    "itv report": "itv",
}
_EVERYONE = frozenset(
    (
        "forces",
        "police forces",
        "all police forces",
        "every force",
        "chief constables",
        "all chief constables",
    )
)
_PCC = r"(?:police,? (?:fire and |and )?crime commissioner|pf?cc)"
_PCC_OF_AREA = (
    re.compile(rf"{_PCC}(?: for|,)? (?P<area>.+)"),
    re.compile(rf"(?P<area>.+?)(?:'s)? {_PCC}"),
)
_FORCE_WORD = re.compile(r" (?:police|constabulary)$")
_TITLE = re.compile(
    "sir|dame|lord|lady|baroness|mr|mrs|ms|miss|dr|prof|professor|rt|hon|the|right|honourable|cllr|councillor"
    "|cbe|obe|mbe|kbe|dbe|cb|kcb|qpm|kpm|qfsm|kc|qc|mp|dl|gbe|ws"
)
_FUNCTION_WORD = re.compile("a|an|and|at|for|how|in|is|its|it|of|on|s|the|to|with")


def fold(text: str) -> str:
    """Lower case, plain quotes and dashes, no diacritics, single spaces."""
    letters = unicodedata.normalize("NFKD", text.translate(PLAIN))
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).casefold().split())


def title(value: object) -> object:
    """Title of a document: folded, without closing punctuation; none is None."""
    return (fold(value).strip(" .:;,") if value else None) if isinstance(value, str) else value


def slug(value: object) -> str:
    """Slug of a force; full names of four forces stand for their slugs."""
    folded = fold(str(value)).replace(" ", "-")
    return _SLUGS.get(folded, folded)


def body(value: object) -> object:
    """Key of an organisation or office, however it is spelled; of a commissioner, the area counts."""
    if not isinstance(value, str):
        return value
    name = fold(re.sub(r"\([^)]*\)", " ", value)).replace("&", "and").strip(" .,;:")
    name = re.sub(r"^(?:the )?(?:then )?", "", name)
    name = re.sub(r"^(?:his|her) majesty's ", "hm ", name).removeprefix("office of the ")
    name = "all forces" if name in _EVERYONE else _BODIES.get(name, name)
    for pattern in _PCC_OF_AREA:
        if found := pattern.fullmatch(name):
            return "pcc " + _FORCE_WORD.sub("", found["area"])
    return (_FORCE_WORD.sub("", name) if name.startswith("chief constable of ") else name) or None


def inspecting_body(value: object) -> object:
    """As `body`, but HMIC and its successor HMICFRS are one."""
    key = body(value)
    return "hmicfrs" if key == "hmic" else key


def addressees(value: object) -> object:
    """The bodies and forces that a recommendation is addressed to, in any order."""
    if value is not None and not isinstance(value, str):
        return value
    return frozenset(key for part in (value or "").split(";") if (key := body(part)))


def person(value: object) -> str:
    """Name of a person without honorifics and the letters behind it."""
    folded = fold(str(value or ""))
    words = re.findall(r"[^\W\d_][\w'-]*", folded)
    return " ".join(word for word in words if not _TITLE.fullmatch(word)) or folded


def content_words(value: object) -> list[str]:
    """Words without function words; His or Her Majesty's is HM."""
    text = re.sub(r"\b(?:his|her) majesty's\b", "hm", fold(str(value or "")))
    return [word for word in re.findall(r"\w+", text) if not _FUNCTION_WORD.fullmatch(word)]


def word_f1(left: Sequence[str], right: Sequence[str]) -> float:
    """F1 of two bags of words."""
    shared = (Counter(left) & Counter(right)).total()
    return 2 * shared / (len(left) + len(right)) if left and right else float(left == right)


def shared_words(left: object, right: object) -> float:
    """Share of the shorter one's words that both have."""
    ours, theirs = set(content_words(left)), set(content_words(right))
    return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else float(ours == theirs)
