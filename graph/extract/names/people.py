"""People: everybody who is named with a role, once; office-holders are linked through their tenures.

A name that the tables know is linked only if they know the person in such a role at about that time;
otherwise it is a person of this document. By-lines, victims and offenders hold no role here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...identifiers import slug
from ...model import BlockKind, LocalId, PersonRole
from ...reference import bodies, people
from ..reading import LaidBlock, Mention, MentionKind, Reading, Zone, evidence
from .gazetteer import fold
from .names import (
    APPOSITION,
    BEING,
    CONSTITUENCY,
    COUNCILLOR,
    MEMBER,
    NAME,
    ROLE,
    ROLE_NOUN,
    SPEAKING,
    begins,
    clean_name,
    cut_role,
    led,
    speaks_of_roles,
)
from .offices import canonical, commissioner_of, inspector_titles
from .signatures import SIGNATURE_WORDS, SPELLED_OUT, Found, in_signature
from .tenures import by_name, held, inspects, mayoralty, minister

_INSPECTS = re.compile(
    r"\b(?:HM|Majesty['’]?s)\s+(?:Assistant\s+)?(?:Chief\s+)?(?:Fire\s+)?Inspector|Inspectors?\s+of\s+(?:Constabulary|Prisons|Probation|Fire)|\bHMC?I(?:C|C?FRS)?\b",
    re.IGNORECASE,
)
_REPORTER = re.compile(
    r"\b(?:reporter|correspondent|editor|journalist|photographer|BBC|newsdesk|editorial)\b", re.IGNORECASE
)
_SIGNED = re.compile(
    r"[A-Z][^,.:]{4,40},\s+(?:HM|H(?:is|er)\s+Majesty['’]?s|Chief|Deputy|Assistant|Police\s+and\s+Crime|(?:National\s+)?Director)\s"
)
_NO_OFFICE = re.compile(r"(?:serving|off-duty|disgraced|convicted|retired)\s", re.IGNORECASE)
_CHIEF_OFFICER = re.compile(
    r"constable|superintendent|commander|sergeant|\b[DAT]?CC\b|commissioner of|detective|\bcdr\b|force",
    re.IGNORECASE,
)
_MAY_INSPECT = re.compile(r"(?:\w+\s+)?(?:chief\s+)?inspector\b|(?:from|of|for|at)\s+HMIC", re.IGNORECASE)
_CAPTION = re.compile(r"^(?:image|media|video|photo)\s*caption", re.IGNORECASE)
_WITH_FORCE = re.compile(  # "Assistant Chief Constable with Kent Police, Ann Lee"
    r"\s+(?:with|at|for|of|from)\s+(?:the\s+)?(?:[A-Z][\w’'-]+\s+(?:(?:and|of)\s+)?){1,4}(?:Police(?:\s+Service)?|Constabulary|Force)\b(?=,?\s+[A-Z])"
)
_LONGEST = 20  # words of a role
_NEAR = 40  # characters: "the Met's lead for ..."
_SOMEWHERE = re.compile(r"\b(?:at|in|near|outside|inside)\s+$")  # a place, not a person
_HONOURED = re.compile(r"^(?:Sir|Dame|Lord|Lady|Mr|Mrs|Ms)\s+")


def read(reading: Reading) -> None:
    """Record each person once, with the first role."""
    known = {fold(reading.words(m)): m.id for m in reading.mentions if m.kind is MentionKind.PERSON}
    people: dict[str, Found] = {}
    for found in sorted(_found(reading), key=lambda f: f.start):
        if not (_REPORTER.search(found.role) or _NO_OFFICE.match(found.role)):
            key = fold(found.name)
            people[key] = _fuller(people.get(key, found), found)
    for key, found in people.items():
        reading.add(_person(reading, found, known.get(key) or by_name(key)))
    for found, person in _apart(reading, {known.get(key) or by_name(key) for key in people}):
        reading.add(_person(reading, found, person))


def _apart(reading: Reading, named: set[LocalId | None]) -> Iterator[tuple[Found, LocalId]]:
    """Office-holders whose title stands elsewhere: "The chief inspector has warned ... Ann Lee said"."""
    others = [m for m in reading.mentions if m.kind is MentionKind.PERSON and m.id not in named]
    titles = list(map(reading.words, inspector_titles(reading))) if others else []
    titles = [title for title in titles if not title.lower().endswith("inspectorate")]
    for mention in others:
        if mention.id in named:
            continue
        when = reading.published
        before = map(reading.words, inspector_titles(reading, max(0, mention.start - _NEAR), mention.start))
        fitting = (t for t in [*before, *titles] if inspects(mention.id, when, chief="chief" in t.lower()))
        title = next(fitting, None) or minister(mention.id, when, reading.text)
        if title is not None:
            named = named | {mention.id}
            name = _HONOURED.sub("", reading.words(mention))
            yield Found(name, title, mention.start, mention.end, "people.title-apart"), mention.id


def _fuller(first: Found, later: Found) -> Found:
    """The first mention, unless a later one spells out the same role: "Mayor of London" for "mayor"."""
    short, full = first.role.casefold(), later.role.casefold()
    return later if short != full and (short == "mp" or full.startswith(f"{short} of ")) else first


def _found(reading: Reading) -> Iterator[Found]:
    title = next((s.evidence.start for s in reading.statements if s.evidence.rule == "facts.title"), -1)
    for index, laid in enumerate(reading.blocks):
        caption = laid.zone is Zone.FURNITURE and _CAPTION.match(reading.words(laid.block)) is not None
        if (laid.zone is Zone.FURNITURE and not caption) or laid.block.start == title:
            continue
        if caption or laid.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            yield from _in_prose(reading, laid)
        elif len(reading.words(laid.block).split()) <= SIGNATURE_WORDS:
            signed = list(in_signature(reading, index))
            yield from signed
            named = laid.zone is Zone.HEAD or _SIGNED.match(reading.words(laid.block)) is not None
            if not signed and named and ROLE_NOUN.search(reading.words(laid.block)):
                yield from _in_prose(reading, laid)


# Prose


def _in_prose(reading: Reading, laid: LaidBlock) -> Iterator[Found]:
    start, end = laid.block.start, laid.block.end
    if not speaks_of_roles(reading.words(laid.block)):
        return
    roles = list(_roles(reading, start, end))
    taken: list[tuple[int, int]] = []
    for left, right in roles:
        found = _role_then_name(reading.text, start, left, right, end)
        if found is not None:
            taken.append((found.start, found.end))
            yield found
    for match in COUNCILLOR.finditer(reading.text, start, end):
        if name := clean_name(match["name"]):
            taken.append(match.span())
            role = _also(reading.text, match.end(), end) or f"{match['role']}{match['of'] or ''}"
            if match["role"].islower():  # "Swindon councillor Ann Lee"
                role = reading.text[begins(reading.text, start, match.start()) : match.end("role")]
            yield Found(name, role, match.start(), match.end(), "people.role-name")
    things = [m for m in reading.mentions_in(start, end) if m.kind is not MentionKind.PERSON]
    blocked = [*taken, *((m.start, m.end) for m in things), *roles]
    for match in NAME.finditer(reading.text, start, end):
        name = clean_name(match["name"])
        if name is None or any(a < match.end("name") and match.start("name") < b for a, b in blocked):
            continue
        if _SOMEWHERE.search(reading.text, start, match.start()):
            continue
        found = _name_then_role(reading.text, match, name, end)
        if found is not None:
            yield found


def _roles(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of roles: by pattern, widened by the names of offices that they overlap."""
    offices = [m for m in reading.mentions_in(start, end) if m.kind is MentionKind.BODY and _is_office(m)]
    spans = [m.span() for m in ROLE.finditer(reading.text, start, end)] + [(m.start, m.end) for m in offices]
    if reading.text.find(" MP ", start, end) >= 0:
        spans += [m.span() for m in MEMBER.finditer(reading.text, start, end)]
    merged: list[tuple[int, int]] = []
    for left, right in sorted(spans):
        if merged and left < merged[-1][1]:
            merged[-1] = merged[-1][0], max(right, merged[-1][1])
        else:
            merged.append((left, right))
    yield from merged


def _is_office(mention: Mention) -> bool:
    kind = bodies()[mention.id].kind
    return kind == "office" or mention.id.startswith(("body/pcc", "body/pfcc", "body/mopac"))


def _role_then_name(text: str, start: int, left: int, right: int, end: int) -> Found | None:
    """``Commander Ann Lee, the lead for ...``; ``HM Chief Inspector of Prisons, Ann Lee,``."""
    if place := _WITH_FORCE.match(text, right, end):
        right = place.end()
    gap = re.compile(r"\s*(?:\([A-Z]{2,6}\))?,?\s+").match(text, right, end)
    match = NAME.match(text, gap.end(), end) if gap else None
    name = clean_name(match["name"]) if match else None
    if match is None or name is None:
        return None
    left = begins(text, start, left)
    role = SPELLED_OUT.get(text[left:right], re.sub(r"^the\s+", "", text[left:right]))
    if also := _also(text, match.end(), end):
        role = f"{role}, {also}"
    elif did := led(text, match.end()):
        role = f"{role}, {did}"
    return Found(name, role, left, match.end(), "people.role-name")


def _also(text: str, start: int, end: int) -> str | None:
    """The role behind a name: ``, chair of the panel``."""
    more = APPOSITION.match(text, start, end)
    role = cut_role(more["role"]) if more and not more["org"] else ""
    return role if ROLE_NOUN.search(role[:_NEAR]) else None


def _name_then_role(text: str, match: re.Match[str], name: str, end: int) -> Found | None:
    """``Ann Lee, HM Inspector of Constabulary``; ``Ann Lee is the Police and Crime Commissioner``."""
    if does := SPEAKING.match(text, match.end(), end):
        return Found(name, does["role"], match.start(), does.end(), "people.name-does")
    more = APPOSITION.match(text, match.end(), end) or BEING.match(text, match.end(), end)
    if more is None:
        if re.search(r"\bMP\b", match["post"] or "") is None:
            return None
        seat = CONSTITUENCY.match(text, match.end(), end)
        role = f"MP{seat.group() if seat else ''}"
        return Found(name, role, match.start(), seat.end() if seat else match.end(), "people.name-role")
    role = cut_role(more["role"])
    whole = ROLE.match(text, more.start("role"), end)
    if whole is not None and len(whole.group()) > len(role):  # commas inside a title
        role = whole.group()
    if len(role.split()) > _LONGEST or not (
        ROLE_NOUN.search(role) or role.startswith(("from ", "of the ", "for the "))
    ):
        return None
    return Found(name, role, match.start(), more.start("role") + len(role), "people.name-role")


# Linking


def _person(reading: Reading, found: Found, known: LocalId | None) -> PersonRole:
    linked = known if known and held(known, found.role, reading.published) else None
    inspects = _INSPECTS.search(found.role) is not None
    if linked and not inspects and _MAY_INSPECT.match(found.role):
        inspects = any("inspector" in tenure.role_type for tenure in people()[linked].tenures)
    own = f"{reading.document.id.replace('document/', 'person/', 1)}/{slug(found.name)}"
    span = Mention(found.start, found.end, MentionKind.PERSON, linked or own)
    return PersonRole(
        person=linked or own,
        name=found.name,
        role=mayoralty(linked, found.role, reading.published),
        body=_body(reading, found, inspects),
        is_inspector=inspects,
        evidence=evidence(span, found.rule),
    )


def _body(reading: Reading, found: Found, inspects: bool) -> LocalId | None:
    """Where the role is held: named in the words, or the force that the document is about."""
    inside = [m for m in reading.mentions_in(found.start, found.end) if m.kind is not MentionKind.PERSON]
    if inspects:
        named = [m.id for m in inside if m.kind is MentionKind.BODY and bodies()[m.id].kind == "inspectorate"]
        if named:
            return canonical(named[0])
        titles = inspector_titles(reading, found.start, found.end)
        return canonical(titles[0].id if titles else "body/hmicfrs")
    for mention in inside:
        if mention.id in ("body/pcc", "body/pfcc"):
            return next(
                (office for force in reading.subject_forces if (office := commissioner_of(force))), mention.id
            )
        if mention.kind in (MentionKind.BODY, MentionKind.FORCE):
            return "body/home-office" if mention.id == "body/home-secretary" else mention.id
    if _CHIEF_OFFICER.search(found.role) and len(reading.subject_forces) == 1:
        return reading.subject_forces[0]
    return None
