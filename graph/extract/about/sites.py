"""Sites: whose page a text stands on, by what heads it, its menu, or its imprint."""

from __future__ import annotations

import re

from ...reference import bodies
from ..reading import LaidBlock, Mention, MentionKind, Reading, Zone
from ..words.cues import plain

_SLOGAN = re.compile(
    r"""^(?:\s*\([A-Z]+\))?(?:\.com|\.co\.uk)?(?:\s*(?:$|[|,/]|\s{3}|:(?!\s\S+\s\S+\s\S+))|\s+[-–—]\s
      |\s+(?:home|news|online|sport|and\s+(?:journal|star|echo|post|gazette))\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_MASTHEAD = re.compile(
    r"""^(?:The\s)?(?:[A-Z][\w’'.&-]*\s|(?:and|&|of|on|the)\s){1,4}
      (?:News|Journal|Post|Herald|Gazette|Echo|Mail|Times|Chronicle|Mercury|Telegraph|Argus|Advertiser|Courier|Express|Star|Observer
      |Standard|Guardian|Press|Live|Today|Online|Examiner|Citizen|Sentinel|Reporter|Independent|Tribune|Messenger|Record|Dispatch|Packet
      |World|Mirror|Voice|Radio|FM|Bulletin|Visiter|Recorder|Weekly|Review|Briefing|TV)(?:\s(?:and|&)\s[A-Z]\w+)?$""",
    re.VERBOSE,
)
_EDITION = re.compile(r"(?:\s+(?:News|[A-Z]\w+)){1,2}\s*")  # "ITV News Meridian"
_BEFORE_SITE = ("", "the", "office of the", "the office of the", "from", "swyddfa")
_PROMOTION = re.compile(
    r"\b(?:support|subscribe\s+to|follow|join|download|contact|read\s+more\s+from|told|copyright)\W+(?:the\s+)?$|©\s*(?:\d{4}\s*)?$",
    re.IGNORECASE,
)
_OF_FORCES = re.compile(r"\b[Pp]olice\s+forces\b")
_ALSO_CALLED = re.compile(
    r"\s*(?:[/|•·–-]\s*(?:Heddlu|Police)\b[^/|.]*|[/|]\s*(?-i:(?:[A-Z][\w-]+\s+){1,2}Police)|logo|Police)?$",
    re.IGNORECASE,
)  # in Wales, in both languages
_BEHIND_DASH = re.compile(r"(?:\s*[|•·–—-]|\s{2})\s*(?P<motto>[^.:?]{4,40})$")
MOTTO = re.compile(
    r"(?:\w+ing|your|our|here|proud|together|safer|serving)\b"
    r"|.*\b(?:safer?|together|proud|pride|trusted|community|communities|since\s+1\d{3}|news\s+you\s+can|your\s+source|leading)\b",
    re.IGNORECASE,
)
"""Words with which sites praise themselves below their name."""
_OWNED = re.compile(
    r"(?:©\s*(?:Copyright\s+)?|\bCopyright\s+(?:©\s*)?)(?:\d{4}(?:[–-]\d{2,4})?\s+)?", re.IGNORECASE
)
_NEAR = 40
_LAST_LINES = 6
_FIRST_LINES = 6
_NAME_WORDS = 6  # of a person's name with honours


def is_masthead(words: str) -> bool:
    """The words are formed as the name of a newspaper or station: "Marton and District Courier"."""
    name = words.strip()
    return _MASTHEAD.match(name.title() if name.isupper() else name) is not None


def names_site(reading: Reading, laid: LaidBlock) -> bool:
    """The line is an organisation's name, perhaps with its slogan, or a person's with honours."""
    start, end = laid.block.start, laid.block.end
    named = [m for m in reading.mentions_in(start, end) if m.kind in (MentionKind.BODY, MentionKind.PERSON)]
    if not named or plain(reading.text[start : named[0].start]) not in _BEFORE_SITE:
        return False
    whole = named[0].kind is MentionKind.PERSON and len(reading.words(laid.block).split()) <= _NAME_WORDS
    paper = named[0].kind is MentionKind.BODY and bodies()[named[0].id].kind == "publisher"
    whole = whole or (paper and _EDITION.fullmatch(reading.text[named[0].end : end]) is not None)
    return whole or _SLOGAN.match(reading.text[named[0].end : end]) is not None


def promotes_site(reading: Reading, laid: LaidBlock) -> bool:
    """``Support the Guardian``: a line in which a paper asks for readers or money."""
    named = reading.mentions_in(laid.block.start, laid.block.end)
    return any(promotes(reading, mention) for mention in named)


def promotes(reading: Reading, mention: Mention) -> bool:
    """Whether a paper asks for support there."""
    paper = mention.kind is MentionKind.BODY and bodies()[mention.id].kind == "publisher"
    return (
        paper and _PROMOTION.search(reading.text[max(0, mention.start - _NEAR) : mention.start]) is not None
    )


def opens_page(reading: Reading, mention: Mention) -> bool:
    """The name of the site begins one of the first lines, or stands in "From: Home Office"."""
    for index, laid in enumerate(reading.blocks[: 2 * _FIRST_LINES]):
        if laid.block.start <= mention.start < laid.block.end:
            before = plain(reading.text[laid.block.start : mention.start])
            after = reading.text[mention.end : laid.block.end]
            above = plain(reading.words(reading.blocks[index - 1].block)) if index else ""
            if (index >= _FIRST_LINES or laid.zone is Zone.BODY) and "from" not in (before, above):
                return False
            return before == "from" or (before in _BEFORE_SITE and _SLOGAN.match(after) is not None)
    return False


def inspectorate_site(reading: Reading) -> bool:
    """The name of an inspectorate heads the page."""
    named = (
        m for m in reading.mentions if m.kind is MentionKind.BODY and bodies()[m.id].kind == "inspectorate"
    )
    return any(opens_page(reading, mention) for mention in named)


def force_banner(reading: Reading) -> Mention | None:
    """The name of a force that is all of one of the first lines: the banner of its own page."""
    for index, laid in enumerate(reading.blocks[:_FIRST_LINES]):
        words = reading.words(laid.block)
        if laid.zone is Zone.BODY or words.endswith(":") or _OF_FORCES.search(words):
            break  # below "To:" stand those who get a letter, below "Police forces in Engage" each of these
        for mention in reading.mentions_in(laid.block.start, laid.block.end)[:1]:
            begins = plain(reading.text[laid.block.start : mention.start]) in ("", "the", "heddlu")
            alone = begins and _ALSO_CALLED.match(reading.text, mention.end, laid.block.end) is not None
            alone = alone or (begins and _has_motto(reading, index, mention))
            if mention.kind is MentionKind.FORCE and alone and " " in reading.words(mention):
                return mention
    return None


def _has_motto(reading: Reading, index: int, mention: Mention) -> bool:
    """``Kent Police – PROUD TO PROTECT`` directly above or below the menu of the site."""
    block = reading.blocks[index].block
    found = _BEHIND_DASH.match(reading.text, mention.end, block.end)
    if found is None or MOTTO.match(found["motto"]) is None:
        return False
    near = [reading.blocks[at] for at in (index - 1, index + 1) if 0 <= at < len(reading.blocks)]
    return any(
        laid.zone is Zone.FURNITURE
        and reading.text.count("\n", min(laid.block.end, block.end), max(laid.block.start, block.start)) == 1
        for laid in near
    )


def imprint(reading: Reading) -> Mention | None:
    """The body or force that a line at the end of a page says it belongs to: "© Kent Police 2024"."""
    for laid in reversed(reading.blocks[-_LAST_LINES:]):
        for owned in _OWNED.finditer(reading.text, laid.block.start, laid.block.end):
            named = reading.mentions_in(owned.end(), laid.block.end)[:1]
            begins = named and plain(reading.text[owned.end() : named[0].start]) in _BEFORE_SITE
            if begins and named[0].kind is not MentionKind.PROGRAMME:
                return named[0]
    return None


def force_site(reading: Reading) -> Mention | None:
    """The force on whose own page a text stands, by its banner or its imprint."""
    owner = imprint(reading)
    return force_banner(reading) or (owner if owner and owner.kind is MentionKind.FORCE else None)


def is_above_menu(reading: Reading, index: int) -> bool:
    """The next line, or the one below a motto, is the menu, with no blank line between them."""
    end = reading.blocks[index].block.end
    for laid in reading.blocks[index + 1 : index + 3]:
        if reading.text.count("\n", end, laid.block.start) > 1 + (laid.zone is Zone.FURNITURE):
            return False
        if laid.zone is Zone.FURNITURE:
            return True
        end = laid.block.end
    return False
