"""How a sentence refers to forces without naming them: as one, together, as the other one, or at large."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ...model import LocalId
from ...reference import forces as all_forces
from ..words.gates import gated
from ..words.lexicon import forms
from .comparisons import LOCAL

Forces = tuple[LocalId, ...]

# One force, spoken of before

_LINKED = r"""\W*(?:(?:but|and|however|yet|also|still|overall|meanwhile|instead|nevertheless|elsewhere
    |in\s+addition),?\s+)?"""
_TELLS = r"""(?:(?:also|then|further|later)\s+)?(?:finds?|found|says?|said|saw|see|heard|notes?|noted
    |adds?|added|concludes?|concluded|reports?|reported|warns?|warned|praises?|praised|commends?|commended|recommends?
    |recommended|criticises?|criticised|singles|describes?|described|looked|examined|visited|disagreed
    |made|makes|raised|acknowledges?)\b"""
ANAPHOR = re.compile(
    rf"""{_LINKED}(?:it(?!\s+(?:concern|worr|frustrat|seem|appear|{_TELLS}))|they(?!\s+{_TELLS})|(?:(?:in|at|on|within|across|among|under)\s+)?(?:its|their)
      |the\s+(?:force|constabulary|service)(?:['’]s)?)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""A sentence that begins with "it" or "the force"; not with what inspectors or their report tell."""
SINGULAR = gated(
    r"\b(?:the|this)\s+(?:(?:smaller|larger|bigger|[A-Z][\w’'.]*-based)\s+)?(?:force|constabulary|met)\b"
    r"(?!\s+(?:used|was\s+used))",
    re.IGNORECASE,
)
REFERS = re.compile(r"\b(?:it|its|they|their|there|the\s+(?:force|constabulary|service))\b", re.IGNORECASE)

# Several forces together

_NUMBERS = {"both": 2, "two": 2, "neither": 2, "pair": 2, "three": 3, "four": 4}
_MANY = "five|six|seven|eight|nine|ten|eleven|twelve|[1-9][0-9]"
_UNITS = r"""(?:(?!\w+est\s)[\w-]+\s+){0,2}?(?:forces|constabularies|(?:force|police)\s+areas|counties
    |organisations|chief\s+constables)\b"""
_DOES = r"""(?:are|is|were|was|have|has|had|do|does|did|need|needs|must|should|can|could|will|would|still|now
    |also|share|use|agree|work)\b"""
_TOGETHER = gated(
    rf"""\b(?P<counted>both|all\s+(?:two|three|four)|(?:the|these|your|their)\s+(?:two|three|four|{_MANY}))
        \s+(?:of\s+)?(?:the\s+|these\s+|your\s+)?{_UNITS}
      |\b(?P<neither>neither)\s+(?:(?:of\s+the\s+(?:two|forces))|force|constabulary|area|county)\b
      |^\W*(?:(?:but|and|however|yet|in),?\s+)?(?P<alone>both|neither|the\s+(?:two|three|four|pair)|all\s+(?:two|three|four))
        \s+(?:{_DOES}|(?<=neither\s)(?!of\b|inspect|report|side)\w+(?:s|ed)\b)
      |\b(?:the|these|your)\s+(?:police\s+)?(?:forces|constabularies)\b
      |\bthe\s+chief\s+constables\b
      |^\W*(?:in\s+)?each\s+(?:force|constabulary)\b
      |\b(?P<sides>(?:on|in)\s+both(?:\s+sides)?(?=\s*$|[\s,;]+(?!the\b|\w+\s+and\b))|between\s+them(?=\s))""",
    re.VERBOSE | re.IGNORECASE,
)
_SOME_OF = re.compile(
    rf"(?:^\W*|\b(?:one|two|three|four|{_MANY}|some|many|most|half|several)\s+)of\s+(?:the|both|these)\s+"
    rf"(?:(?:two|three|four|{_MANY})\s+)?forces\b",
    re.IGNORECASE,
)
_INTRODUCED = gated(
    r"(?<!\bone\sof\s)(?<!\btwo\sof\s)(?<!\bout\sof\s)(?<!\bin\s)\b(?P<number>two|three|four)\s+(?!of\b)(?:[\w’'-]+\s+){0,3}?(?:forces|constabularies)\b",
    re.IGNORECASE,
)
_BEGINNING = 30  # characters
AT_LARGE = 0
"""Number of the forces that are too many to be listed."""


@dataclass(frozen=True, slots=True)
class Together:
    """Words for several forces."""

    number: int | None  # where they say how many
    passing: bool  # they stand far from the beginning of the sentence
    forces: bool  # they say that forces are meant


def together(text: str) -> Together | None:
    """Whether a sentence is about forces together: "both forces", "neither", "all three", "the forces"."""
    found = _TOGETHER.search(text)
    if found is None or _SOME_OF.search(text):
        return None
    passing = found.start() > _BEGINNING and not found["sides"]
    said = found["counted"] or found["neither"] or found["alone"] or found["sides"]
    forces = not found["alone"]
    if said is None:
        return Together(None, passing, forces)
    number = next((_NUMBERS[word] for word in said.lower().split() if word in _NUMBERS), None)
    if found["sides"] or found.group().lower().endswith("organisations"):  # of police, or others too
        return Together(number if found["sides"] else None, passing, forces)
    return Together(AT_LARGE if number is None else number, passing, forces)


def introduced(text: str) -> int | None:
    """How many forces an opening speaks of before it names them: "callers to two West Country forces"."""
    found = _INTRODUCED.search(text)
    return _NUMBERS[found["number"].lower()] if found else None


# The other of two

_OTHER = gated(
    r"""(?:^\W*(?:(?:but|and|by\s+contrast|in\s+contrast|meanwhile|however),?\s+)?
        |,\s+(?:while|whereas|but|and)\s+(?:(?!\bwith\b)[\w’'-]+\s+){0,4}?)
      (?P<other>(?:its|the|their)\s+(?:[\w-]+\s+){0,2}?(?:neighbour|counterpart|partner)\b
        |(?:its|their)\s+colleagues\s+(?:across|in|over)\b
        |the\s+other\s+(?:force\b|constabulary\b|is\b|was\b|has\b|had\b|does\b|did\b|took\b|needs\b))""",
    re.VERBOSE | re.IGNORECASE,
)
_ORDERED = gated(
    r"(?:^\W*(?:(?:but|and),?\s+)?|\bin\s+)the\s+(?P<which>former|latter)\b"
    r"(?!\s+(?!force|constabulary|did|\w+(?:s|ed)\b)[a-z])",
    re.IGNORECASE,
)


def other_force(text: str) -> int | None:
    """Where a neighbour or counterpart stands as the subject of a sentence or clause."""
    found = _OTHER.search(text)
    return None if found is None else found.start("other")


def ordered(text: str) -> int | None:
    """Place among the two named before: "the former", "the latter"."""
    found = _ORDERED.search(text)
    return None if found is None else ("former", "latter").index(found["which"].lower())


# Forces at large

_NATIONAL = re.compile(
    r"""^\W{0,9}(?:[\w’',:-]+\s+){0,12}?(?:
        (?:police\s+)?forces\b
      | chief\s+constables\b | police\s+leaders\b | nationally\b
      | policing\b(?!\s+(?:teams?|plan))
      | (?:the\s+)?police\s+and\s+(?:the\s+)?(?:prosecutors|CPS|Crown\s+Prosecution)\b
      | the\s+police\s+service\b
      | (?:no|every|each|not\s+a)\s+(?:single\s+)?(?:police\s+)?force\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_POLICE = forms("force forces constables leaders nationally policing police")
_COUNTRY = gated(
    r"""\b(?:(?:across|throughout|around|in|up\s+and\s+down|over)\s+(?:(?:all|every|other|many|most)\s+(?:parts?\s+of\s+)?)?
      (?:the\s+(?:whole\s+)?country|England(?:\s+and\s+Wales)?)|nationwide|at\s+(?:a|the)\s+national\s+level)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_BESIDE_OTHERS = re.compile(  # "faster than in all but four other forces", "few forces know so exactly"
    r"(?:\bthan\s+(?:(?:in|at|by|for|that|those)\s+)*(?:(?!the\b)[\w-]+\s+){0,4}?|\b(?:for|to|from)\s+other\s+|\b[Ff]ew\s+)(?:police\s+)?forces$"
)
_RANKS = re.compile(
    r"\b(?:\w{3,}est|most|best|worst|one\s+of|among|first|only|average|as\s+any)\b|\bthan\s+(?:any(?:where)?|most|other|elsewhere|the|in|its)\b",
    re.IGNORECASE,
)
"""Words by which one force is set among those of the country."""


def at_large(text: str) -> re.Match[str] | None:
    """The words by which a sentence turns to forces at large: "most forces", "policing", "nationally"."""
    found = None if _POLICE.isdisjoint(forms(text)) else _NATIONAL.match(text)
    return None if found is None or _BESIDE_OTHERS.search(found.group()) else found


def of_country(text: str) -> bool:
    """Whether a sentence speaks of the whole country, and does not rank one force in it."""
    found = _COUNTRY.search(text)
    if found is None or LOCAL.search(text) or SINGULAR.search(text):
        return False
    return found.start() == 0 or not _RANKS.search(text)


# Areas

_ASIDE = r"(?:,\s(?:[^,]|(?<=\d),(?=\d)){2,100},)?"  # "Essex, where the unit had 3,900 people, had ..."
_IS = (
    r"(?:was|were|is|are|has|had|have|did|does|do|came|fell|took|stood|scored|gets?|makes?|needs?|takes|keeps|knows"
    r"|shows|gives|lets|fails|remains|lags|leads|ranks|records|deals)\b"
)
_PLACE_OPENING = re.compile(
    rf"""(?:But\s|And\s|[A-Z][^,]{{2,60}},\s(?:[^,]{{2,60}},\s)?)?(?:(?:In|At|For|On)\s(?P<places>[A-Z][^,.;:]{{2,60}}?)
        (?:,|\s(?:we|inspectors|an?|the|one|two|three|every|each|all|most|some|no|not|only|there|they|it|staff|officers|victims)\s)
      |(?P<owner>[A-Z][\w\s]{{2,40}})[’']s\s(?!(?:police|chief|commissioner|PCC|mayor)\b)
      |[A-Z][\w’'-]*(?:\s[\w’'-]+){{0,2}}\s(?:in|at|across)\s(?P<inside>[A-Z][\w\s]{{2,40}}?){_ASIDE}\s{_IS}
      |(?P<subject>[A-Z][^,.;:]{{2,60}}?){_ASIDE}\s{_IS})""",
    re.VERBOSE,
)
_ANY_AREA = ("city",)
_JOINT = re.compile(r",\s|\sand\s")
_POLICE_WORD = re.compile(r"\s(?:Police Service|Police|Constabulary)$")


def places(text: str) -> Forces:
    """Areas that are the subject or setting of a sentence ("In Durham, ...", "Kent and Essex were ...")."""
    areas = _areas()
    if alone := areas.get(text.casefold()):
        return (alone,)  # "Durham. Calls were late": a heading in the line
    opening = _PLACE_OPENING.match(text)
    if opening is None:
        return ()
    listed = next(filter(None, opening.groups()))
    if whole := areas.get(listed.strip().casefold()):
        return (whole,)
    named = [areas.get(name.strip().casefold()) for name in _JOINT.split(listed)]
    return tuple(dict.fromkeys(f for f in named if f)) if all(named) else ()


@cache
def _areas() -> dict[str, LocalId]:
    """Force by the name of its area, also as older names of forces have it: "Hampshire"."""
    names = {name: force.id for force in all_forces().values() for name in (*force.aliases, force.name)}
    areas = {_POLICE_WORD.sub("", name).casefold(): force for name, force in names.items()}
    return {area: force for area, force in areas.items() if area not in _ANY_AREA}
