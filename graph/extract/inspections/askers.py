"""Askers: the offices, bodies and people in a stretch of text who can commission an inspection."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...model import Fact, Genre, LocalId
from ...reference import bodies, people
from ..layout.places import zone_of
from ..names.offices import COPIED, LOCAL_BODIES, chief_of, commissioner_of, mayor_of
from ..reading import Mention, MentionKind, Reading, Zone

_ADDRESSEES = frozenset({"office", "local-policing-body"})
_PREDECESSOR = re.compile(
    r"\b(?:your|my|his|her|the)\s+predecessor(?:\s+as\s+[\w ]+)?\b|\byou\b|\byour\s+(?:office"
    r"|letter(?:\s+of\s+\d{1,2}\s+[A-Z]\w+(?:\s+\d{4})?)?)\b",
    re.IGNORECASE,
)
_LOCAL = re.compile(
    r"\b(?:the\s+)?(?:(?:then\s+)?(?:local\s+)?(?:police(?:,\s+fire)?\s+and\s+crime\s+commissioner|pf?cc)|the\s+(?:then\s+)?commissioner|commissioner(?=\s+(?-i:[A-Z]\w+\s+[A-Z])))\b",
    re.IGNORECASE,
)
_CHIEF = re.compile(
    r"\b(?:the\s+)?(?:then\s+)?(?:force['’]s\s+)?chief\s+constable\b(?:\s+of\s+(?:the\s+)?(?P<of>[A-Z]\w+))?",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"\bwhose\s+(?:police\s+and\s+crime\s+)?commissioner\b")  # of a force just named
_TO_CHIEF = re.compile(r"^Chief\s+Constable\W*$", re.MULTILINE)
_MINISTERS = re.compile(
    r"\b(?:the\s+)?(?:then\s+)?(?:home\s+secretary)\b|\bministers\b|\bthe\s+government\b", re.IGNORECASE
)
_MAYOR = re.compile(
    r"\b(?:the\s+)?(?:then\s+)?(?:deputy\s+)?mayor(?:\s+(?:of|for)\s+[A-Z]\w+)?\b|\bcity\s+hall\b",
    re.IGNORECASE,
)


_MINISTER = re.compile(r"\b[Tt]he\s+[Mm]inister\b")
_OF_MINISTER = re.compile(r"\b(?:[Ll]etter|[Ss]tatement)\s+(?:from|of|by)\s+the\s+Home\s+Secretary\b")
_MINISTER_SPEAKS = re.compile(
    r"^The\s+(?:Secretary\s+of\s+State\s+for\s+the\s+Home\s+Department|Home\s+Secretary)\s+\([^()\n]{5,60}\):?\s*$",
    re.MULTILINE | re.IGNORECASE,
)  # above a written statement
_MAY = re.compile(r"(?<!\bin\s)(?<!\bIn\s)(?<!\bof\s)(?<!\blast\s)(?<!\bby\s)(?<!\d\s)\bMay\s*$")  # no month
_HOME_OFFICE = "body/home-office"
_AUTHORITY = re.compile(r"\b[Tt]he\s+(?:Police\s+)?Authority\b")
_ANY_AUTHORITY = "body/police-authority"
_SELF = re.compile(r"\b(?:I|[Ww]e|[Mm]y\s+office|[Oo]ur\s+office)\b")
_OBJECT = 100  # characters
_HEAD = 400  # characters in which a letter is addressed
_SAID = re.compile(r"[^“”\"\n]{5,400}[,.]?[”\"],?\s+(?:said|says|added|explained|told)\s")
_INSPECTED = re.compile(r"\b(?:HMIC\w*|inspect\w+|review)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asked: office, person where named, and where the words begin."""

    office: LocalId
    holder: LocalId | None
    start: int
    end: int
    in_first_person: bool = False


def asker_in(reading: Reading, start: int, end: int, *, first: bool) -> Asker | None:
    """The office nearest to the verb: first behind it, last before it."""
    found = sorted(askers(reading, start, end), key=lambda a: (a.start, -a.end))
    if not found:
        return None
    best = found[0] if first else max(found, key=lambda a: (a.end, a.start))
    near = list(_holders(reading, best, start, end))
    return replace(best, holder=near[0] if near else best.holder)


def askers(reading: Reading, start: int, end: int) -> Iterator[Asker]:
    """Everybody in a stretch of text who can commission an inspection."""
    yield from _named(reading, start, end)
    yield from _quoted(reading, start, end)


def _named(reading: Reading, start: int, end: int) -> Iterator[Asker]:
    """Askers by office or name."""
    named = reading.mentions_in(start, end)
    for mention in named:
        if mention.kind is MentionKind.BODY and _commissions(mention.id):
            yield Asker(mention.id, None, mention.start, mention.end)
        elif mention.kind is MentionKind.PERSON and (office := _office_of(reading, mention)):
            yield Asker(office, mention.id, mention.start, mention.end)
    for pattern, office in _generic(reading):
        for match in pattern.finditer(reading.text, start, end):
            offices = (m for m in named if m.kind is MentionKind.BODY and _commissions(m.id))
            spelled_out = any(m.start <= match.start() and match.end() <= m.end for m in offices)
            if office is not None and not spelled_out:  # "Kent's PCC" says whose office it is
                yield Asker(office, None, match.start(), match.end(), pattern is _SELF)
    for match in _WHOSE.finditer(reading.text, start, end):
        before = reading.mentions_in(max(0, match.start() - _OBJECT), match.start())
        of = next((m.id for m in reversed(before) if m.kind is MentionKind.FORCE), None)
        if of is not None and (office := commissioner_of(of)):
            yield Asker(office, None, match.start(), match.end())
    for match in _CHIEF.finditer(reading.text, start, end):
        police = [
            m.id for m in reading.mentions_in(match.start(), match.end() + 40) if m.kind is MentionKind.FORCE
        ]
        force = next(iter([*police, *reading.subject_forces]), None)
        if force is not None and (office := chief_of(force)):
            yield Asker(office, None, match.start(), match.end())


def _quoted(reading: Reading, start: int, end: int) -> Iterator[Asker]:
    """``Ann Lee, PCC for Kent, said: “I have asked HMIC``: "I" is who speaks, named before or behind it."""
    for match in _SELF.finditer(reading.text, start, end):
        line = reading.text.rfind("\n", 0, match.start()) + 1
        opened = max(reading.text.rfind(mark, line, match.start()) for mark in '“"')
        if opened < 0 or reading.text.find("”", opened, match.start()) >= 0:
            continue
        if not _INSPECTED.search(reading.text, match.end(), match.end() + _OBJECT):
            continue
        speaker = max(_named(reading, line, opened), key=lambda a: (a.end, a.start), default=None)
        if speaker is None and (said := _SAID.match(reading.text, match.end())):
            behind = _named(reading, said.end(), said.end() + _OBJECT)
            speaker = min(behind, key=lambda a: a.start, default=None)
        if speaker is not None:
            yield Asker(speaker.office, speaker.holder, match.start(), match.end(), in_first_person=True)


def _generic(reading: Reading) -> Iterator[tuple[re.Pattern[str], LocalId | None]]:
    """Roles without an area: whose they are follows from the document's force."""
    forces = reading.subject_forces
    local = commissioner_of(forces[0]) if len(forces) == 1 else None
    yield _LOCAL, local if local != "body/mopac" else None
    yield _MINISTERS, "body/home-secretary"
    yield _MAYOR, next(filter(None, map(mayor_of, forces)), None)
    own = _publisher(reading)
    if own is not None and own.startswith(LOCAL_BODIES):
        yield _SELF, own
    if own == _HOME_OFFICE or _OF_MINISTER.search(reading.title) or _MINISTER_SPEAKS.search(reading.text):
        yield _SELF, "body/home-secretary"
    if any(m.id == "person/theresa-may" for m in reading.mentions):
        yield _MAY, "body/home-secretary"
    ministers = (
        m.id for m in reading.mentions if "minister" in m.id and m.id in bodies() and _commissions(m.id)
    )
    yield _MINISTER, next(ministers, None)
    authorities = (m.id for m in reading.mentions if "police-authority" in m.id and m.id != _ANY_AUTHORITY)
    yield _AUTHORITY, next(authorities, None)
    if reading.genre in (Genre.LETTER, Genre.RESPONSE):
        offices = (
            m.id
            for m in reading.mentions
            if m.id in bodies() and zone_of(reading, m) is Zone.HEAD and not _is_copied(reading, m)
        )
        written_to = (o for o in offices if _commissions(o) and bodies()[o].kind in _ADDRESSEES and o != own)
        chief = chief_of(forces[0]) if forces and _TO_CHIEF.search(reading.text, 0, _HEAD) else None
        yield _PREDECESSOR, chief or next(written_to, None)


def _is_copied(reading: Reading, mention: Mention) -> bool:
    """Whether a letter goes to an office as a copy."""
    line = reading.text.rfind("\n", 0, mention.start) + 1
    return COPIED.match(reading.text, line, mention.start) is not None


def _publisher(reading: Reading) -> LocalId | None:
    return next((s.value for s in reading.statements if isinstance(s, Fact) and s.name == "publisher"), None)


_ASKING_KINDS = frozenset(
    {"office", "local-policing-body", "department", "government", "oversight-body", "coordination-body"}
)


def _commissions(body: LocalId) -> bool:
    """Offices and bodies that can ask for an inspection; not sorts of them ("a commissioner")."""
    row = bodies()[body]
    able = row.kind in _ASKING_KINDS
    return (
        (able or "commissioner" in row.role)
        and row.kind != "inspectorate"
        and not row.kind.endswith("-class")
    )


def _office_of(reading: Reading, person: Mention) -> LocalId | None:
    """Office of a person who is named without it: by what the document or the tables say."""
    role = next((s for s in reading.statements if getattr(s, "person", None) == person.id), None)
    body = getattr(role, "body", None)
    if body and (body.startswith("body/") and _commissions(body)):
        return "body/home-secretary" if body == "body/home-office" else body
    for tenure in people()[person.id].tenures:
        if tenure.role == "Home Secretary":
            return "body/home-secretary"
        if tenure.role == "Mayor of London":
            return "body/mayor-of-london"
    return None


def _holders(reading: Reading, asker: Asker, start: int, end: int) -> Iterator[LocalId]:
    for mention in reading.mentions_in(start, min(end + 40, len(reading.text))):
        gap = min(abs(mention.start - asker.end), abs(asker.start - mention.end))
        if mention.kind is MentionKind.PERSON and gap <= 8:
            yield mention.id
