"""Scope: whether police are inspected, which inspectorates act, and which forces are the declared subject."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ...model import BlockKind, Genre, InspectorateLink, LocalId
from ...reference import bodies
from ..layout.places import block_of, zone_of
from ..names.mentions import FIELD, JOINED
from ..names.offices import HMIC, HMICFRS, canonical, chief_of, force_of, inspector_titles, speaking
from ..reading import LaidBlock, Mention, MentionKind, Reading, Zone, evidence
from .publishers import force_banner

_COMPLAINTS = ("body/iopc", "body/ipcc")
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
_POLICE = re.compile(r"\b(?:police|policing|constabular(?!y\s+and\s+fire)\w+)\b", re.IGNORECASE)
_ASIDE = re.compile(
    r"""\b(?:unlike|like|such\s+as|compared\s+(?:with|to)|than|alongside|neighbouring|including|with|from|at|others?\s+were|formerly\s+of
      |previously\s+at|joined|department\s+of|officers?\s+of|neighbours?)\s+(?:the\s+)?(?:forces?\s+)?$""",
    re.VERBOSE | re.IGNORECASE,
)
FORCES_ARE = re.compile(
    r"^(?:The|These)\s+(?:\w+\s+){0,3}(?:forces|constabularies)(?:\s+\w+){0,6}\s+(?:are|were)\b[:\s]",
    re.IGNORECASE,
)
_FORCES = re.compile(r"\b(?:forces|chief\s+constables|constabularies)\b", re.IGNORECASE)
_THE_FORCE = re.compile(r"\b[Tt]h(?:e|is)\s+(?:force|constabulary)\b")
_AT_LARGE = 2  # times that forces are spoken of in the plural
_REACH = 200  # characters of a list of forces
_HEADLINE_WEIGHT = 3
_LOCAL_VOICES = (Genre.RESPONSE, Genre.OTHER)
_MAIN_SHARE = 0.5  # of all force mentions: a force named that often is the subject even if no heading says so


def read(reading: Reading) -> None:
    """Fill ``inspectorates``, ``in_scope`` and ``subject_forces``; record the inspectorates that act."""
    acting = _acting(reading)
    reading.inspectorates = list(acting)
    reading.in_scope = _in_scope(reading)
    for body, mention in acting.items():
        reading.add(InspectorateLink(body=canonical(body), evidence=evidence(mention, "scope.inspectorate")))
    reading.subject_forces = list(dict.fromkeys(_declared(reading))) if reading.in_scope else []


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
    first = content[0].id
    times = Counter(m.id in POLICE_INSPECTORATES for m in content)
    others = [m for m in content if m.id not in POLICE_INSPECTORATES]
    return (
        first not in POLICE_INSPECTORATES
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
    forces = [
        m
        for m in reading.mentions
        if m.kind is MentionKind.FORCE and zone_of(reading, m) is not Zone.FURNITURE
    ]
    acting = set(reading.inspectorates)
    if (acting and not acting & set(POLICE_INSPECTORATES)) or _mainly_complaints(reading):
        return False
    if not acting:
        return bool(forces) and not _only_complaints(reading)
    text = _FIRE_OFFICE.sub(
        " ", " ".join(reading.words(b.block) for b in reading.blocks if b.zone is not Zone.FURNITURE)
    )
    fire = _headline_fire(reading) + len(_FIRE.findall(text))
    return not fire or len(_POLICE.findall(text)) + 2 * len(forces) >= fire


def _headline_fire(reading: Reading) -> int:
    """A headline that speaks of a fire service and not of police weighs more than words in the text."""
    heads = " ".join(reading.words(b.block) for b in reading.blocks if b.zone is Zone.HEAD)
    plain = _FIRE_OFFICE.sub(" ", heads)
    return _HEADLINE_WEIGHT if _FIRE.search(plain) and not _POLICE.search(plain) else 0


def _mainly_complaints(reading: Reading) -> bool:
    """A case of the complaints body, in which the police inspectorate is named once and late, in passing."""
    watchdogs = (*_COMPLAINTS, *POLICE_INSPECTORATES)
    shown = [m for m in reading.mentions if m.id in watchdogs and zone_of(reading, m) is not Zone.FURNITURE]
    own = [m for m in shown if m.id in POLICE_INSPECTORATES]
    return len(own) == 1 and len(shown) > 2 and shown[-1] is own[0] and zone_of(reading, own[0]) is Zone.BODY


def _only_complaints(reading: Reading) -> bool:
    """Misconduct cases come from another watchdog."""
    return any(m.id in _COMPLAINTS and zone_of(reading, m) is not Zone.FURNITURE for m in reading.mentions)


# Subject forces


def _declared(reading: Reading) -> Iterator[LocalId]:
    """Forces that headings, fields, lists of inspected forces or, failing these, the opening declare."""
    forces = [
        m
        for m in reading.mentions
        if m.kind is MentionKind.FORCE and zone_of(reading, m) is not Zone.FURNITURE
    ]
    blocks = [(block_of(reading, mention), mention) for mention in forces]
    told = [
        mention.id for block, mention in blocks if block is not None and _declares(reading, block, mention)
    ]
    told += [*_offices_declare(reading), *_listed_as_inspected(reading)]
    yield from told
    banner = force_banner(reading)
    if not told or (banner is not None and set(told) == {banner.id}):
        yield from _opening(reading)
    if not told and _is_national(reading):
        return
    if not forces:
        yield from _of_the_one_office(reading)
    counts = Counter(m.id for m in forces)
    one, several = (len(pattern.findall(reading.text)) for pattern in (_THE_FORCE, _FORCES))
    one_force = reading.genre in _LOCAL_VOICES or one > several
    fewest = 0 if one_force else 1  # else the one that is named can be named in passing
    yield from (f for f, count in counts.most_common(1) if count > max(fewest, _MAIN_SHARE * len(forces)))


def _of_the_one_office(reading: Reading) -> Iterator[LocalId]:
    """Where no force is named: the one whose commissioner or chief opens the text, before an inspectorate."""
    named: set[LocalId] = set()
    for mention in reading.mentions:
        if mention.kind is not MentionKind.BODY or zone_of(reading, mention) is Zone.FURNITURE:
            continue
        if zone_of(reading, mention) is Zone.BODY and mention.id in reading.inspectorates:
            break
        named |= {force} if (force := force_of(mention.id)) else set()
    if len(named) == 1:
        yield from named


def _is_national(reading: Reading) -> bool:
    """The document speaks of forces at large much more than of any one force."""
    if reading.genre in _LOCAL_VOICES:  # "forces" are their own and a neighbour
        return False
    counts = Counter(m.id for m in reading.mentions if m.kind is MentionKind.FORCE)
    top = max(counts.values(), default=0) + len(_THE_FORCE.findall(reading.text))
    return len(_FORCES.findall(reading.text)) > max(_AT_LARGE, 2 * top)


def _opening(reading: Reading) -> Iterator[LocalId]:
    """Forces that the first paragraph speaks of, unless the document is about forces at large."""
    if _is_national(reading):
        return
    first = next(
        (b.block for b in reading.blocks if b.zone is Zone.BODY and b.kind is BlockKind.PARAGRAPH), None
    )
    if first is None:
        return
    named = reading.mentions_in(first.start, first.end)
    forces = [m.id for m in named if m.kind is MentionKind.FORCE and not is_aside(reading, m)]
    chiefs = [m.id for m in named if m.id.startswith("body/chief-constable-")]
    yield from forces or [force for chief in chiefs if (force := force_of(chief))]


def _declares(reading: Reading, laid: LaidBlock, mention: Mention) -> bool:
    words = reading.words(laid.block)
    if FIELD.match(words):
        return True
    if laid.kind is BlockKind.HEADING:
        return not is_aside(reading, mention)
    listed = laid.kind is BlockKind.ITEM and (mention.start, mention.end) == (
        laid.block.start,
        laid.block.end,
    )
    return listed and laid.zone is Zone.BODY


def _listed_as_inspected(reading: Reading) -> Iterator[LocalId]:
    """``The forces are the Met, Cleveland and Wiltshire``: a list of those that the document is about."""
    for sentence in reading.sentences:
        if FORCES_ARE.match(reading.words(sentence)):
            yield from (
                m.id for m in reading.mentions_in(sentence.start, sentence.end) if m.kind is MentionKind.FORCE
            )


def is_aside(reading: Reading, mention: Mention) -> bool:
    """The force is named beside others: "unlike Kent", "others were Kent and Essex"."""
    first = mention.start
    for before in reversed(reading.mentions_in(max(0, first - _REACH), first)):
        if before.kind is not MentionKind.FORCE or not JOINED.fullmatch(reading.text, before.end, first):
            break
        first = before.start
    return _ASIDE.search(reading.text[max(0, first - 40) : first]) is not None


def _offices_declare(reading: Reading) -> Iterator[LocalId]:
    """A commissioner's response speaks for one force, and a letter is written to its chief constable."""
    if reading.genre not in (Genre.RESPONSE, Genre.LETTER):
        return
    for mention in reading.mentions:
        if mention.kind is MentionKind.BODY and zone_of(reading, mention) is Zone.HEAD:
            force = force_of(mention.id)
            if force is not None and any(m.id in (force, chief_of(force)) for m in reading.mentions):
                yield force
