"""Genre: the kind of document, by its lines (``data/lexicons/genres.csv``), its voice and who signs it."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from ...model import Fact, Genre, LocalId
from ...reference import bodies
from ..names.offices import COPIED, LOCAL_BODIES, inspector_titles
from ..reading import LaidBlock, MentionKind, Reading, Zone, evidence
from ..words.cues import LineCues, plain
from ..words.gates import gated
from ..words.lexicon import table
from .genre_voices import weigh_voice
from .sites import imprint, inspectorate_site, is_masthead

_LOCAL = ("body/pcc", *LOCAL_BODIES)
_SAID = re.compile(
    r"\b(?:said|told|warned|according\s+to|(?:report|inspect\w+|watchdog|HMIC\w*)\s+(?:has\s+|have\s+)?(?:found|finds|reviewed))\b"
)
_RELEASE_NUMBER = re.compile(r"^#?\d{3}/\d{4}\b")
_RELEASE = gated(r"\bfor\s+immediate\s+release\b|\bpress\s+releases?\W*$", re.IGNORECASE)
_RESPONSE_TITLE = gated(
    r"""\b(?:response|responds?|reply|replies|statement|reacts?|reaction|comments?)\s+(?:\w+\s+){0,2}?(?:to|on|about|following)\s+
      (?:[\w’'“”‘"-]+\s+){0,5}?[“‘'"]?(?:hmic|hm\s+inspect|inspect|report|findings|recommendation|review|peel)
    |\b(?:commissioner|pf?cc|force|police|constabulary|mayor|chief\s+constable)\b[^.]{0,30}\bresponds?\b
    |\b(?:pf?cc|commissioner|constable|constabulary|force|npcc|mayor)(?:['’]s)?\s+(?:statutory\s+|formal\s+)?(?:response|statement)
      (?!\s+to\s+(?!“|‘|(?:[\w’'“”‘"-]+\s+){0,5}?[“‘'"]?(?:hmic|hm\s|inspect|report|findings|recommendation|review|peel)))
    |\bresponse\s+(?:of|from|by)\s+[^.:]{3,70}?\s+to\s+(?:the\s+)?(?:hmic|hm\s+inspect|inspect|report|peel)
    |\b(?:hmic(?:frs)?|inspection|report|peel)\b[^.:]{0,50}\W\s*(?:response|reaction|statement)\s+(?P<from>from|by)\s+
    |\bgovernment(?:[’']s)?\s+response\s+to\b
    |^(?:our|my)\s+response""",
    re.VERBOSE | re.IGNORECASE,
)
_POLICING = re.compile(
    r"\b(?:forces?|police|constabulary|commissioner|pf?cc|opcc|mayor|chief|npcc|section\s+55|our|my|formal|statutory)\b",
    re.IGNORECASE,
)
_CHARITY = re.compile(r"\bregistered\s+charity\b", re.IGNORECASE)
_RESPONDING = re.compile(r"\b(?:respon|repl|statement|reaction|comment)", re.IGNORECASE)
_DEAR = re.compile(r"dear\s", re.IGNORECASE)
_DEAR_INSPECTOR = re.compile(r"dear\s+(?:HMC?I|(?:HM\s+)?(?:chief\s+)?inspector)\b", re.IGNORECASE)
_FROM, _TO = re.compile(r"from\s*(?::|$)", re.IGNORECASE), re.compile(r"to\s*(?::|$)", re.IGNORECASE)
_MEMBERSHIP = re.compile(
    r"\bmembership\b|\bour members\b|\bdonate\b", re.IGNORECASE
)  # in a menu: an association's, a charity's
_OF_POLICE = re.compile(r"\b(?:[Tt]he\s+)?(?<![A-Z][a-z]\s)police\s+response\s+to\b")  # what is inspected
_HOW = re.compile(r"\bhow\b", re.IGNORECASE)  # "how police respond" is what a report is about
_LETTER_TITLE = re.compile(
    r"(?:open\s+)?letter\s+(?:from|to)\b(?P<government>\s+the\s+(?:home\s+secretary|(?:policing\s+)?minister|secretary\s+of\s+state)\b)?",
    re.IGNORECASE,
)
_SCRUTINY = gated(
    r"\b(?:police(?:,\s+fire)?\s+and\s+crime\s+panel|joint\s+(?:independent\s+)?audit\s+(?:and\s+\w+\s+)?committee"
    r"|scrutiny\s+(?:committee|panel|board)|agenda\s+item)\b",
    re.IGNORECASE,
)
_MINUTES = re.compile(r"(?:draft\s+|public\s+)?minutes\s+of\b", re.IGNORECASE)
_NEWS_FEED = re.compile(r"\bnews\W+news\s+feed\b", re.IGNORECASE)  # of the inspectorate: its releases
_ORGANISATION = re.compile(
    r"(?:The\s)?(?:[A-Z][\w’']+\s(?:(?:and|&|of|for)\s)?){1,6}(?:Federation|Institute|Association|Trust|Partnership|Foundation|Coalition|Alliance"
    r"|Union|Society|Forum|Charity|Board|UNISON)(?:\s(?:of|for)\s[A-Z][\w’' ]{2,40})?$"
)  # whose site it is, on its first line
_THIRD_PARTIES = frozenset({"campaign-group", "website", "scrutiny-body", "charity", "union", "association"})
_REACTS = gated(
    r"""\b(?:commissioner|pf?cc|chief\s+constable|minister|mayor|npcc|apcc)\b[^.]{0,40}\s
      (?:has\s+|have\s+|is\s+|are\s+)?(?:welcom(?:ed|es)|respond(?:ed|s)|react(?:ed|s)|pleased|delighted|thanked|praised)\b
      [^.]{0,80}\b(?:HMIC(?:FRS)?|inspect\w+|report|findings|review|PEEL)\b
    |\btold\s+by\s+(?:the\s+)?(?:pf?cc|commissioner)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_CLOSING = re.compile(r"yours\s+(?:sincerely|faithfully|truly)\W*$", re.IGNORECASE)
_SIGNATURE = 6  # lines
_FEW = 2  # lines of a head
_OFFICE_LINES = 2  # in which an office names itself
_HEAD_LINES = 12
_MENU_LINES = 6  # in which the menu of a site stands
_LINE = 12  # words; longer lines are prose


def read(reading: Reading) -> None:
    """Fill ``genre``, and record it with the line that speaks for it most."""
    points: Counter[Genre] = Counter()
    best: dict[Genre, tuple[int, LaidBlock]] = {}
    for laid in reading.blocks:
        for genre, worth in _cues(plain(reading.words(laid.block)), laid):
            points[genre] += worth
            if worth > best.get(genre, (0, laid))[0]:
                best[genre] = worth, laid
    weigh_voice(reading, points)
    _weigh_people(reading, points)
    if not reading.blocks:
        return
    genre = max(Genre, key=lambda g: (points[g], g is Genre.NEWS_ARTICLE))
    reading.genre = genre if points[genre] > 0 else _plain(reading)
    span = best[genre][1] if genre in best else _first(reading)
    confidence = 0.95 if points[genre] >= 4 + points.most_common(2)[-1][1] else 0.8
    reading.add(
        Fact(
            name="genre",
            value=reading.genre,
            evidence=evidence(span.block, "genre.points"),
            confidence=confidence,
        )
    )


def _plain(reading: Reading) -> Genre:
    """Below its own name, a page of the inspectorate; a headline and what people said is news."""
    if inspectorate_site(reading):
        return Genre.PUBLICATION_PAGE
    return Genre.NEWS_ARTICLE if _SAID.search(reading.text) else Genre.OTHER


def _first(reading: Reading) -> LaidBlock:
    return next((laid for laid in reading.blocks if laid.zone is not Zone.FURNITURE), reading.blocks[0])


def _cues(line: str, laid: LaidBlock) -> list[tuple[Genre, int]]:
    if line.count(" ") > _LINE:
        return []
    head = laid.zone is not Zone.BODY
    return [(genre, points) for where, genre, points in _table().find(line) if where == "line" or head]


@cache
def _table() -> LineCues[tuple[str, Genre, int]]:
    rows = table("genres")
    return LineCues((r["cue"], (r["where"], Genre(r["genre"]), int(r["points"]))) for r in rows)


def _weigh_people(reading: Reading, points: Counter[Genre]) -> None:
    if _is_from_inspector(reading) or _is_signed_by_inspector(reading):
        points[Genre.LETTER] += 6
        points[Genre.RESPONSE] -= 6
    elif any(_DEAR_INSPECTOR.match(reading.words(laid.block)) for laid in reading.blocks):
        points[Genre.RESPONSE] += 6
        points[Genre.LETTER] -= 6
    _weigh_menu(reading, points)
    sites = _weigh_head(reading, points)
    owner = imprint(reading)
    if owner is not None and owner.kind is MentionKind.BODY and owner.id not in sites:
        _weigh_site(owner.id, points, alone=True)
    opened = next((i for i, laid in enumerate(reading.blocks) if laid.zone is Zone.BODY), 0)
    points[Genre.RESPONSE] += 3 * _opens_with_reaction(reading, opened)
    for laid in reading.blocks[opened:][-8:]:
        for mention in (
            reading.mentions_in(laid.block.start, laid.block.end) if laid.zone is Zone.HEAD else ()
        ):
            if mention.id.startswith("body/pcc") and not COPIED.match(reading.words(laid.block)):
                points[Genre.RESPONSE] += 4
                points[Genre.LETTER] -= 3


def _weigh_menu(reading: Reading, points: Counter[Genre]) -> None:
    """The name of the site on its first line, and the menu below it."""
    top = [(reading.words(laid.block), laid.zone) for laid in reading.blocks[:_MENU_LINES]]
    points[Genre.NEWS_ARTICLE] += 8 * any(is_masthead(words) for words, _ in top[:1])
    points[Genre.OTHER] += 5 * any(_ORGANISATION.match(words) for words, _ in top[:1])
    points[Genre.OTHER] += 5 * any(_MEMBERSHIP.search(words) for words, zone in top if zone is Zone.FURNITURE)
    points[Genre.PRESS_RELEASE] += 5 * any(_NEWS_FEED.search(words) for words, _ in top)


def _weigh_head(reading: Reading, points: Counter[Genre]) -> set[LocalId]:
    """The lines above the text; returns the bodies with which such lines begin."""
    sites = set()
    for laid in reading.blocks[:_HEAD_LINES]:
        words = reading.words(laid.block)
        points[Genre.OTHER] += 9 * (_MINUTES.match(words) is not None)
        if _SCRUTINY.search(words) and len(words.split()) < _LINE and laid.zone is not Zone.FURNITURE:
            points[Genre.OTHER] += 9
        if laid.zone is Zone.BODY:
            break
        if letter := _LETTER_TITLE.match(words):
            points[
                Genre.OTHER if letter["government"] and "from" in letter.group().lower() else Genre.LETTER
            ] += 4
        if _RELEASE_NUMBER.match(words) or _RELEASE.search(words):
            points[Genre.PRESS_RELEASE] += 6
        responds = _RESPONSE_TITLE.search(words) if laid.zone is Zone.HEAD else None
        if responds and not _HOW.search(words, 0, responds.end()) and not _OF_POLICE.search(words):
            local = _is_local(reading, laid, responds)
            points[Genre.RESPONSE if local else Genre.OTHER] += 7
            points[Genre.PRESS_RELEASE] -= 6 * local  # the release of whoever responds
        for mention in reading.mentions_in(laid.block.start, laid.block.end):
            if mention.kind is MentionKind.BODY and mention.start == laid.block.start:
                _weigh_site(mention.id, points, alone=words.strip() == reading.words(mention))
                sites.add(mention.id)
    return sites


def _opens_with_reaction(reading: Reading, opened: int) -> bool:
    """Its title or first paragraph tells how a commissioner, chief constable or minister took the report."""
    head = [laid for laid in reading.blocks[:opened] if laid.zone is Zone.HEAD][-_FEW:]
    first = [*head, *reading.blocks[opened : opened + 1]]
    return any(_REACTS.search(reading.words(laid.block)) for laid in first)


def _is_local(reading: Reading, laid: LaidBlock, responds: re.Match[str]) -> bool:
    """``Kent Police responds``, ``Our response``: a force or its commissioner, not a charity or a union."""
    start = laid.block.start
    subject = _RESPONDING.split(reading.text[start : start + responds.end()], maxsplit=1)[0]
    named = reading.mentions_in(start, laid.block.end if responds["from"] else start + len(subject))
    if any(m.kind is MentionKind.FORCE or m.id.startswith(_LOCAL) for m in named):
        return True
    head = (laid for laid in reading.blocks[:_HEAD_LINES] if laid.zone is not Zone.BODY)
    if any(_CHARITY.search(reading.words(laid.block)) for laid in head):
        return False
    above = [
        m
        for top in reading.blocks[:_OFFICE_LINES]
        for m in reading.mentions_in(top.block.start, top.block.end)
    ]
    of_office = any(m.id.startswith(_LOCAL) for m in above)  # "Ann Lee responds to", on its own page
    return of_office or not subject.strip(" :–—-") or _POLICING.search(subject) is not None


def _is_signed_by_inspector(reading: Reading) -> bool:
    """An inspector's title, and no commissioner's, stands below "Yours sincerely"."""
    signed = next((n for n, b in enumerate(reading.blocks) if _CLOSING.match(reading.words(b.block))), None)
    if signed is None:
        return False
    start, end = reading.blocks[signed].block.end, reading.blocks[signed:][:_SIGNATURE][-1].block.end
    local = any(m.id.startswith(_LOCAL) for m in reading.mentions_in(start, end))
    return not local and any(inspector_titles(reading, start, end))


def _is_from_inspector(reading: Reading) -> bool:
    """An inspectorate's name or an inspector's title stands above "Dear ...", or between "From" and "To"."""
    lines = [reading.words(laid.block) for laid in reading.blocks]
    sender = next((i for i, line in enumerate(lines) if _FROM.match(line)), 0)
    addressee = (
        next((i for i, line in enumerate(lines) if i > sender and _TO.match(line)), 0) if sender else 0
    )
    dear = addressee or next((i for i, line in enumerate(lines) if _DEAR.match(line)), 0)
    heads = [laid.block for laid in reading.blocks[sender:dear] if laid.zone is Zone.HEAD]
    if not heads:
        return False
    named = [m for head in heads for m in reading.mentions_in(head.start, head.end)]
    inspecting = [
        m.start for m in named if m.kind is MentionKind.BODY and bodies()[m.id].kind == "inspectorate"
    ]
    titles = [t for head in heads for t in inspector_titles(reading, head.start, head.end)]
    inspecting += [title.start for title in titles]
    local = [m.start for m in named if m.id.startswith(("body/pcc", "body/pfcc", "body/chief-constable"))]
    last = heads[-1].end if addressee else heads[-1].start
    return bool(inspecting) and min(inspecting) < min([*local, last])


def _weigh_site(body: str, points: Counter[Genre], *, alone: bool) -> None:
    kind = bodies()[body].kind
    if kind == "publisher":
        points[Genre.NEWS_ARTICLE] += 4
    elif kind == "inspectorate":
        points[Genre.NEWS_ARTICLE] -= 4
    elif body.startswith(_LOCAL) and (alone or not body.startswith("body/mayor")):
        points[Genre.RESPONSE] += 2 + 2 * alone
        points[Genre.OTHER] += 2
        points[Genre.NEWS_ARTICLE] -= 3
        points[Genre.PRESS_RELEASE] -= 5 * alone
    elif kind in _THIRD_PARTIES:
        points[Genre.OTHER] += 7
