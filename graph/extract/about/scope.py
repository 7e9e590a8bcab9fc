"""Scope: whether police are inspected, and which inspectorates act."""

from __future__ import annotations

import re
from collections import Counter

from ...model import InspectorateLink, LocalId
from ...reference import bodies, forces
from ..layout.places import block_of, zone_of
from ..names.gazetteer import hits
from ..names.offices import HMIC, HMICFRS, canonical, inspector_titles, speaking
from ..reading import Mention, MentionKind, Reading, Zone, evidence
from .declared import declared

_COMPLAINTS = ("body/iopc", "body/ipcc")
_SUPER_COMPLAINT = re.compile(r"\bsuper-?complaints?\b", re.IGNORECASE)
POLICE_INSPECTORATES = (HMICFRS, HMIC)
_RENAMING = re.compile(
    r"\b(?:formerly|became|renamed|previously|(?:was|were|still)\s+(?:known|called|named)|known\s+as|as\s+(?:we|it)\s+then\s+(?:were|was)|changed\s+its\s+name|took\s+on|replaced)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"\bjoint(?:ly)?\b|\btogether\b|\b(?:both|two|three|four) inspectorates\b|\bin\s+partnership\s+with\b"
    r"|\b(?:assisted|supported|accompanied)\s+by\b",
    re.IGNORECASE,
)
_JOINT_KIND = re.compile(
    r"\bjoint\s+(?:targeted\s+)?(?:area\s+)?inspection\b|\bjoint\s+thematic\b|\bJTAI\b", re.IGNORECASE
)
_ACTS = re.compile(
    r"(?:(?:lead|participating|partner|joint|other)\s+)?inspectorates?\s*:|(?:by|and|with)\s+(?:HM|H(?:is|er)\s)",
    re.IGNORECASE,
)
_POLICE_INSPECTORATE = re.compile(r"\bHMIC(?:FRS)?\b|\bConstabulary\b(?! in Scotland)")
_ABSENT = re.compile(r"\b(?:rated|graded|judged|inspected)\s+by\s*(?:the\s+)?$", re.IGNORECASE)
_FIRE = re.compile(r"\b(?:fire\s+(?:and|&)\s+rescue|FRSs?\b|fire\s+service|firefighters?)", re.IGNORECASE)
_FIRE_OFFICE = re.compile(
    r"(?:Constabulary(?:,|\s+and)|Police,?)\s+Fire\s+(?:and|&)\s+(?:Rescue|Crime)[\w ]*", re.IGNORECASE
)
_PEEL = re.compile(r"\bPEEL\b|\bEngage\b")  # HMICFRS's own: a table of its grades or moves may name nobody
_POLICE = re.compile(r"\b(?:police|policing|constabular(?!y\s+and\s+fire)\w+)\b", re.IGNORECASE)
_SLOGAN = re.compile(r"\bimprovements\s+in\s+policing\b.{0,60}", re.IGNORECASE)
_INVESTIGATES = re.compile(
    r"\bcase\s+to\s+answer\b|\bmandatory\s+referral\b|\bour\s+(?:investigators|investigation\s+(?:has\s+)?(?:found|looked|considered))\b",
    re.IGNORECASE,
)  # misconduct, told by a body that need not name itself
_OUR_CASE = re.compile(r"\bour\s+investigation\b", re.IGNORECASE)
_HEADLINE_WEIGHT = 3
_FIRE_SHARE = 6  # times as often as of police: then a county's bare name is that of its fire service


def read(reading: Reading) -> None:
    """Fill ``inspectorates``, ``in_scope`` and ``subject_forces``; record the inspectorates that act."""
    acting = _acting(reading)
    reading.inspectorates = list(acting)
    reading.in_scope = _in_scope(reading)
    for body, mention in acting.items():
        reading.add(InspectorateLink(body=canonical(body), evidence=evidence(mention, "scope.inspectorate")))
    titled = {hit.name.id for hit in hits(reading.title)}
    declaring = (
        force for force in declared(reading) if force in titled or forces()[force].kind != "national-agency"
    )
    reading.subject_forces = list(dict.fromkeys(declaring)) if reading.in_scope else []


# Inspectorates


def _acting(reading: Reading) -> dict[LocalId, Mention]:
    """Inspectorates that act, by the name used, in text order."""
    named = [
        m for m in reading.mentions if m.kind is MentionKind.BODY and bodies()[m.id].kind == "inspectorate"
    ]
    content = [m for m in named if zone_of(reading, m) is not Zone.FURNITURE]
    inspecting: dict[LocalId, Mention] = {}
    police = {m.id for m in content} & set(POLICE_INSPECTORATES)
    another = bool(police) and _led_by_another(reading, content)
    if another:
        content = [m for m in content if m.id not in police]
        police = set()
    shown = content or ([] if _only_complaints(reading) else named)
    in_body = [m for m in content if zone_of(reading, m) is Zone.BODY]
    if in_body and another == (not police):
        in_body = [m for m in content if m in in_body or _is_credited(reading, m)]
    for mention in in_body or shown:
        if mention.id in POLICE_INSPECTORATES:
            acts = not _RENAMING.search(_sentence_around(reading, mention))
        else:
            acts = not police or _is_credited(reading, mention) or _acts_jointly(reading, mention)
        if acts:
            inspecting.setdefault(mention.id, mention)
    if not another and not inspecting.keys() & set(POLICE_INSPECTORATES):
        for title in inspector_titles(reading):
            inspecting.setdefault(title.id, title)
    if not inspecting:
        own = content[0] if content else speaking(reading)
        inspecting.update({own.id: own} if own is not None else {})
    return inspecting


def _is_credited(reading: Reading, mention: Mention) -> bool:
    """A line of the head says that it inspects: "Lead inspectorate: ...", "by HM Inspectorate of ..."."""
    laid = block_of(reading, mention)
    return laid is not None and laid.zone is Zone.HEAD and _ACTS.match(reading.words(laid.block)) is not None


def _led_by_another(reading: Reading, content: list[Mention]) -> bool:
    """Another inspectorate speaks first and oftener, and never together with that of the police."""
    if _JOINT_KIND.search(reading.title):
        return False
    first = content[0].id
    times = Counter(m.id in POLICE_INSPECTORATES for m in content)
    others = [m for m in content if m.id not in POLICE_INSPECTORATES]
    return (
        first not in POLICE_INSPECTORATES
        and _PEEL.search(reading.text) is None
        and times[False] > times[True]
        and not any(_acts_jointly(reading, m) for m in others)
    )


def _acts_jointly(reading: Reading, mention: Mention) -> bool:
    """Ofsted, CQC and others act where the sentence joins them to the police inspectorate."""
    sentence = _sentence_around(reading, mention)
    before = reading.text[max(0, mention.start - 40) : mention.start]
    beside = _POLICE_INSPECTORATE.search(sentence) is not None
    return (beside or _JOINT.search(sentence) is not None) and not _ABSENT.search(before)


def _sentence_around(reading: Reading, mention: Mention) -> str:
    text = reading.text
    start = max(text.rfind(". ", 0, mention.start), text.rfind("\n", 0, mention.start)) + 1
    ends = [end for end in (text.find(". ", mention.end), text.find("\n", mention.end)) if end >= 0]
    return text[start : min(ends, default=len(text))]


# Police or not


def _in_scope(reading: Reading) -> bool:
    """Whether HMIC or HMICFRS, alone or with others, inspects police here."""
    named = [
        m
        for m in reading.mentions
        if m.kind is MentionKind.FORCE and zone_of(reading, m) is not Zone.FURNITURE
    ]
    acting = set(reading.inspectorates)
    if (acting and not acting & set(POLICE_INSPECTORATES)) or _mainly_complaints(reading):
        return False
    if not acting:
        policed = bool(named or _PEEL.search(reading.title)) and not _INVESTIGATES.search(reading.text)
        return policed and not _only_complaints(reading)
    text = _FIRE_OFFICE.sub(
        " ", " ".join(reading.words(b.block) for b in reading.blocks if b.zone is not Zone.FURNITURE)
    )
    fire = _headline_fire(reading) + len(_FIRE.findall(text))
    of_police = len(_POLICE.findall(text))
    return not fire or (of_police + 2 * len(named) >= fire and _FIRE_SHARE * of_police >= fire)


def _headline_fire(reading: Reading) -> int:
    """A headline that speaks of a fire service and not of police weighs more than words in the text."""
    heads = " ".join(reading.words(b.block) for b in reading.blocks if b.zone is Zone.HEAD)
    plain = _FIRE_OFFICE.sub(" ", _SLOGAN.sub(" ", heads))
    of_fire = (
        _FIRE.search(words) is not None and not _POLICE.search(words)
        for words in (plain, _FIRE_OFFICE.sub(" ", reading.title))
    )
    return _HEADLINE_WEIGHT * sum(of_fire)


def _mainly_complaints(reading: Reading) -> bool:
    """A case of the complaints body, in which the police inspectorate is named once and late, in passing."""
    watchdogs = (*_COMPLAINTS, *POLICE_INSPECTORATES)
    shown = [m for m in reading.mentions if m.id in watchdogs and zone_of(reading, m) is not Zone.FURNITURE]
    own = [m for m in shown if m.id in POLICE_INSPECTORATES]
    many = len(shown) > 2 or _OUR_CASE.search(reading.text) is not None
    return len(own) == 1 and many and shown[-1] is own[0] and zone_of(reading, own[0]) is Zone.BODY


def _only_complaints(reading: Reading) -> bool:
    """Misconduct cases come from another watchdog; super-complaints are answered with it."""
    if _SUPER_COMPLAINT.search(reading.text):
        return False
    return any(m.id in _COMPLAINTS and zone_of(reading, m) is not Zone.FURNITURE for m in reading.mentions)
