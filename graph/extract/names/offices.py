"""Offices: which inspectorate an inspector's title stands for, and whose "the commissioner" or "PCC" is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ...model import INSPECTORATE_GENRES, Genre, LocalId, PartialDate
from ...reference import bodies
from ..reading import Mention, MentionKind, Reading
from ..words.gates import gated
from .tenures import last_term

HMIC, HMICFRS = "body/hmic", "body/hmicfrs"
LOCAL_BODIES = ("body/pcc-", "body/police-authority-", "body/mayor-", "body/mopac")
"""How the ids of the bodies begin that hold a force to account."""
RENAMED = "2017-07"  # HMIC became HMICFRS on 19 July 2017
_TITLE = re.compile(
    r"""\b(?:(?P<crown>HM|(?:H(?:is|er))\s+Majesty['’]?s)\s+)?(?P<chief>Chief\s+)?Inspector(?:ate)?s?\s+
    (?:\(HMCI\)\s+)?of\s+(?P<field>Constabulary|Prisons|Probation|Fire|the\s+Crown\s+Prosecution)
    (?P<scotland>\s+in\s+Scotland)?(?P<fire>(?:,|\s+and)\s+Fire)?""",
    re.VERBOSE | re.IGNORECASE,
)
_SHORT = re.compile(
    r"\bHMC?IC?\b(?=\s+[A-Z][a-z])|\b(?:H(?:is|er)\s+Majesty['’]?s|HM)\s+(?:Chief\s+)?Inspector(?:s|ate)?\b"
)
_WE_INSPECTED = gated(
    r"\b(?:we\s+(?:\w+\s+){0,2}(?:(?:re-?)?inspect(?:ed)?|visited|examined|assessed|graded|audited|reviewed)|our\s+(?:\w+\s+)?(?:re-?)?inspect(?:ion|ors)|our\s+(?:19|20)\d\d\s+report)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
ENGAGE_PAGE = re.compile(r"(?<=^Police )forces\s+(?:\w+\s+)?in\s+Engage$", re.IGNORECASE)
"""Titles of the inspectorate's lists of moves: "Police forces previously in Engage"."""
_INSPECTION_OF_POLICE = re.compile(
    r"(?=.*\b(?:police|policing|forces|constabular\w+)\b)(?:[^:–—|]{3,60}\s?[:–—|]\s)?An?\s+(?P<work>inspection)\s+(?:of|into)\b",
    re.IGNORECASE,
)
COPIED = re.compile(r"\W*(?:c\.?\s?c\.?|copy|copied|copies)\b", re.IGNORECASE)
"""Begins the line of a letter that names who gets a copy."""
_OWN_REPORTS = INSPECTORATE_GENRES - {Genre.PRESS_RELEASE}
_FIELDS = {"prisons": "body/hmi-prisons", "probation": "body/hmi-probation", "fire": HMICFRS}


def canonical(body: LocalId) -> LocalId:
    """HMIC and HMICFRS are one organisation."""
    return HMICFRS if body == HMIC else body


def inspector_titles(reading: Reading, start: int = 0, end: int | None = None) -> list[Mention]:
    """Titles of inspectors ("HM Inspector of Constabulary") as mentions of their inspectorate.

    Short ones ("HMI") count only where no full one stands in the stretch of text.
    """
    end = len(reading.text) if end is None else end
    full = [
        Mention(found.start(), found.end(), MentionKind.BODY, _inspectorate(found, reading))
        for found in _TITLE.finditer(reading.text, start, end)
    ]
    if full:
        return full
    short = _SHORT.finditer(reading.text, start, end)
    return [Mention(found.start(), found.end(), MentionKind.BODY, _police(reading)) for found in short]


def _inspectorate(title: re.Match[str], reading: Reading) -> LocalId:
    field = title["field"].lower()
    if title["scotland"]:
        return "body/hmics"
    if field != "constabulary":
        return _FIELDS.get(field, "body/hmcpsi")
    if title["fire"]:
        return HMICFRS
    return _police(reading, crown=(title["crown"] or "").lower())


def _police(reading: Reading, crown: str = "") -> LocalId:
    """The police inspectorate by the name that the document uses, else by the name of its time."""
    named = {m.id for m in reading.mentions}
    if HMICFRS in named or HMIC in named:
        return HMICFRS if HMICFRS in named else HMIC
    people = (m.id for m in reading.mentions if m.kind is MentionKind.PERSON)
    earlier = before_renaming(reading.published, reading.text, people)
    return HMIC if earlier and not crown.startswith("his") else HMICFRS


def before_renaming(published: PartialDate | None, text: str, named: Iterable[LocalId]) -> bool:
    """Whether a document is of the time of HMIC: by its date, else its years, else its inspectors' terms."""
    if published is not None:
        return published < RENAMED
    if latest := max((found.group() for found in _YEAR.finditer(text)), default=None):
        return latest < RENAMED[:4]
    left = [term for person in named if (term := last_term(person))]
    return bool(left) and max(left) < RENAMED


def speaking(reading: Reading) -> Mention | None:
    """The police inspectorate where it never names itself: "We inspected the force ..." in its own report."""
    body = HMIC if (reading.published or RENAMED) < RENAMED else HMICFRS
    if engaged := ENGAGE_PAGE.search(reading.title):
        start = reading.text.find(reading.title) + engaged.start()
        return Mention(start, start + len(engaged.group()), MentionKind.BODY, body)
    if reading.genre not in _OWN_REPORTS:
        return None
    if titled := _INSPECTION_OF_POLICE.match(reading.title):
        start = max(0, reading.text.find(reading.title)) + titled.start("work")
        return Mention(start, start + len(titled["work"]), MentionKind.BODY, body)
    for sentence in reading.sentences:
        if found := _WE_INSPECTED.search(reading.text, sentence.start, sentence.end):
            return Mention(found.start(), found.end(), MentionKind.BODY, body)
    return None


def commissioner_of(force: LocalId) -> LocalId | None:
    """Police and crime commissioner for the area of a force; for the Met, the mayor's office."""
    if force == "force/metropolitan":
        return "body/mopac"
    office = force.replace("force/", "body/pcc-", 1)
    return office if office in bodies() else None


@cache
def mayor_of(force: LocalId) -> LocalId | None:
    """The mayor whose area a force polices."""
    area = "london" if force == "force/metropolitan" else force.removeprefix("force/")
    return next((o for o in bodies() if o.startswith("body/mayor-of-") and o.endswith(area)), None)


def chief_of(force: LocalId) -> LocalId | None:
    """The office of chief constable of a force."""
    slug = force.removeprefix("force/")
    return next(
        (o for o in (f"body/chief-constable-{slug}", f"body/commissioner-{slug}") if o in bodies()), None
    )


def force_of(office: LocalId) -> LocalId | None:
    """Force that a local commissioner, a police authority or a chief constable stands for."""
    for kind in ("body/pcc-", "body/police-authority-", "body/chief-constable-"):
        if office.startswith(kind):
            return office.replace(kind, "force/", 1)
    return {"body/mopac": "force/metropolitan", "body/mayor-of-london": "force/metropolitan"}.get(office)
