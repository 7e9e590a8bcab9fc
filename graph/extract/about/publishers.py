"""Publisher: whose page or paper the document is, by what heads it, signs it, or speaks in it."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from ...identifiers import slug
from ...model import INSPECTORATE_GENRES, Fact, Genre, LocalId
from ...reference import bodies
from ..layout.furniture import SECTIONS
from ..layout.places import zone_of
from ..names.gazetteer import hits
from ..names.offices import LOCAL_BODIES, commissioner_of, inspector_titles, speaking
from ..reading import Mention, MentionKind, Reading, Zone, evidence
from ..words.cues import plain
from .sites import force_site, is_above_menu, is_masthead, opens_page, promotes

_RESPONDS = re.compile(
    r"(?:['’]s?)?\s+(?:statutory\s+)?(?:responds?|response|statement|reaction|reacts|welcomes|accepts|comments)\b",
    re.IGNORECASE,
)
_MINISTER_SAID = re.compile(r"^(?:The\s+)?Home\s+Secretary(?:,?\s+[A-Z]\w+){0,4},?\s+said:", re.MULTILINE)
_MINISTER_SIGNS = re.compile(r"^(?:The\s+)?Home\s+Secretary$(?=\s*\Z)", re.MULTILINE)
_INSPECTOR_SAID = re.compile(r"\bInspectors?\b[^.\n]{0,80}\bsaid\b", re.IGNORECASE)
_INSPECTORATES = (
    *("body/hmicfrs", "body/hmic", "body/hmi-prisons"),
    *("body/hmics", "body/hmi-probation", "body/hmcpsi"),
)
_NO_PUBLISHERS = frozenset(
    {"office", "local-policing-body-class", "collaboration"}
)  # in addresses, or no bodies
_MASTHEAD_LINES = 3  # in which a paper names itself
_UNLISTED = (Genre.NEWS_ARTICLE, Genre.OTHER)
_SITE_NAME = re.compile(
    r"\W*(?P<name>[A-Z][\w’'.&-]*(?:\s(?:(?:and|&|of|for|the)\s)?[A-Z][\w’'.&-]*){0,4})(?:\s*$|\s*[•|–—]|\s{3})"
)


def add_publisher(reading: Reading) -> None:
    """Record the publisher that the markup of the page states, or that the text shows."""
    found, marked = _in_text(reading), _in_markup(reading)
    if found is not None and marked in (None, found[0]):
        body, span = found
        confidence = 0.9 if body in _INSPECTORATES else 0.85
        fact = evidence(span, "facts.publisher")
        reading.add(Fact(name="publisher", value=body, evidence=fact, confidence=confidence))
    elif marked is not None:
        fact = evidence(reading.blocks[0].block, "facts.publisher-markup")
        reading.add(Fact(name="publisher", value=marked, evidence=fact))
    elif (unlisted := _unlisted(reading)) is not None:
        fact = evidence(unlisted, "facts.publisher-masthead")
        reading.add(Fact(name="publisher", value=unlisted.id, evidence=fact, confidence=0.8))


def _unlisted(reading: Reading) -> Mention | None:
    """A paper or a charity that no table has, by its masthead, or by its name above the menu of its site."""
    first = next((n for n, laid in enumerate(reading.blocks) if laid.zone is not Zone.FURNITURE), None)
    if first is None or reading.genre not in _UNLISTED or reading.blocks[first].zone is Zone.BODY:
        return None
    block = reading.blocks[first].block
    found = _SITE_NAME.match(reading.text, block.start, block.end)
    if found is None or reading.mentions_in(block.start, block.end):
        return None
    name = found["name"]
    if all(word in SECTIONS for word in plain(name).split()):
        return None
    masthead = reading.genre is Genre.NEWS_ARTICLE and is_masthead(name)
    if not masthead and not (" " in name and not first and is_above_menu(reading, first)):
        return None
    own = f"{reading.document.id.replace('document/', 'body/', 1)}/{slug(name)}"
    return Mention(found.start("name"), found.end("name"), MentionKind.BODY, own)


def _in_text(reading: Reading) -> tuple[LocalId, Mention] | None:
    named = [m for m in reading.mentions if m.kind is MentionKind.BODY]
    outside = [m for m in named if zone_of(reading, m) is not Zone.BODY]
    site = [m for m in named if opens_page(reading, m)]
    match reading.genre:
        case Genre.NEWS_ARTICLE:
            promoted = [m for m in named if promotes(reading, m)]
            if paper := _paper_above(reading):
                return paper
            printed = [m for m in outside if reading.words(m)[0].isupper()]
            choices = [m for m in (*site, *printed, *promoted) if bodies()[m.id].kind == "publisher"]
        case Genre.RESPONSE:
            page, responder = _own_page(reading), _responder(reading)
            choices = [m for m in (*site, *reversed(outside), *named) if m.id.startswith(LOCAL_BODIES)]
            if (page or responder) and not any(m in (*site, *outside) for m in choices):
                return page or responder
            if not choices:
                return _unnamed_commissioner(reading, named)
        case _:
            local = reading.genre is Genre.LETTER  # from the inspectorate, to these
            choices = [
                m
                for m in site
                if bodies()[m.id].kind not in _NO_PUBLISHERS and not (local and m.id.startswith(LOCAL_BODIES))
            ]
            if not choices and reading.genre is Genre.OTHER:
                return _own_page(reading)
            if not choices and reading.genre in INSPECTORATE_GENRES:
                if minister := _minister(reading):
                    return "body/home-office", minister
                own = (*named, *inspector_titles(reading))
                lead = (*_INSPECTORATES, "body/ofsted") if reading.genre is Genre.LETTER else _INSPECTORATES
                choices = [m for m in own if m.id in lead] or [*filter(None, [speaking(reading)])]
    return (choices[0].id, choices[0]) if choices else None


def _paper_above(reading: Reading) -> tuple[LocalId, Mention] | None:
    """A paper's name without its article is all of one of the first lines: "Independent"."""
    for laid in reading.blocks[:_MASTHEAD_LINES]:
        if paper := _papers().get(plain(reading.words(laid.block))):
            return paper, Mention(laid.block.start, laid.block.end, MentionKind.BODY, paper)
    return None


@cache
def _papers() -> dict[str, LocalId]:
    papers = (body for body in bodies().values() if body.kind == "publisher")
    return {
        plain(name).removeprefix("the "): body.id for body in papers for name in (body.name, *body.aliases)
    }


def _minister(reading: Reading) -> Mention | None:
    """The Home Secretary signs a letter, or speaks in a release and no inspector does: the Home Office's."""
    said = None
    if reading.genre is Genre.LETTER:
        said = _MINISTER_SIGNS.search(reading.text)
    elif reading.genre is Genre.PRESS_RELEASE and not _INSPECTOR_SAID.search(reading.text):
        said = _MINISTER_SAID.search(reading.text)
    return Mention(said.start(), said.end(), MentionKind.BODY, "body/home-office") if said else None


def _own_page(reading: Reading) -> tuple[LocalId, Mention] | None:
    """The force whose own page it is."""
    site = force_site(reading)
    return (site.id, site) if site is not None else None


def _responder(reading: Reading) -> tuple[LocalId, Mention] | None:
    """The force that the title says responds: "Kent Police responds to", "The Met's response to"."""
    title = next((s.evidence for s in reading.statements if s.evidence.rule == "facts.title"), None)
    for mention in reading.mentions_in(title.start, title.end) if title else ():
        behind = reading.text[mention.end : title.end if title else mention.end]
        if mention.kind is MentionKind.FORCE and _RESPONDS.match(behind):
            return mention.id, mention
    return None


def _unnamed_commissioner(reading: Reading, named: list[Mention]) -> tuple[LocalId, Mention] | None:
    """A commissioner who signs without naming the area: that of the force the document names most."""
    signed = [m for m in named if m.id in ("body/pcc", "body/pfcc")]
    forces = Counter(m.id for m in reading.mentions if m.kind is MentionKind.FORCE)
    office = commissioner_of(forces.most_common(1)[0][0]) if forces else None
    return (office, signed[-1]) if office and signed else None


def _in_markup(reading: Reading) -> LocalId | None:
    """The organisation that the page's markup names as its publisher, if the tables know it."""
    for value in (f.value for f in reading.document.fields if f.name == "publisher"):
        named = [hit for hit in hits(value) if hit.name.kind in (MentionKind.BODY, MentionKind.FORCE)]
        longest = max(named, key=lambda hit: hit.end - hit.start, default=None)
        if longest is None or not reading.blocks:
            continue
        whole = longest.start == 0 and longest.end == len(value) and " " in value
        office = longest.name.kind is MentionKind.BODY and (longest.start == 0 or longest.end == len(value))
        if whole or office:
            return longest.name.id
    return None
