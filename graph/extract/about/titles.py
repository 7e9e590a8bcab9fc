"""Title: the first line of the head that names a subject, and not the site, a section, or an address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ...model import BlockKind, Genre
from ..layout.furniture import SECTIONS
from ..names.names import ROLE_NOUN, person_name
from ..reading import LaidBlock, MentionKind, Reading, Zone
from ..words.cues import plain
from ..words.dates import MONTH, YEAR, dates
from .publishers import is_masthead, names_site, promotes_site

_NOT_A_TITLE = re.compile(
    r"""^(?:(?:news|media|press)\s+(?:story|release|statement|article)|news|report|speech|letter|response|statement|publication|publications
      |summary|foreword|introduction|contents|overall\s+summary|our\s+judge?ments?|letter\s+information|exclusive|breaking|opinion|research\s+and\s+analysis|independent\s+report
      |policy\s+paper|corporate\s+report|(?:from|to|cc|date|ref|re|subject)\b.{0,3}|by\b(?:\s+|\W+).+|dear\b.*|(?:date\s+)?published\b.*|last\s+updated\b.*|image\b.*
      |page\s+\d.*|official(?:\s+sensitive)?|not\s+protectively\s+marked|embargoed\b.*|for\s+immediate\s+release\b.*|chapter\s+\d+|questions?|effectiveness|efficiency|legitimacy
      |(?:accelerated\s+)?causes?\s+of\s+concern|recommendations?|areas?\s+for\s+improvement|correspondence|guidance|blog|article|agenda\s+item\b.{0,40}|appendix\s+\w{1,2}\W*|agenda|minutes
      |inspecting\s+polic\w+(?:\b.*\bin\s+the\s+public\s+interest)?|in\s+the\s+public\s+interest|.*\bexit\s+this\s+site\b.*|promoting\s+improvements\s+in\s+policing.*|share\b.*|\d+\s+(?:min|comment).*
      |(?:error\s+)?40[34]\b.*|(?:page|file)\s+not\s+found.*|access\s+denied.*|sorry\b.*|applies\s+to\b.*|gov\.uk(?:\s.{0,20})?
      |(?:\d+\.\s*)?home\s+\d+\.\s.*|message\s+type\s+icon
      |support\s+us\b.*|(?:sign|log)\s+in\b.*|my\s+account|est(?:ablished|d)?\.?\s+(?:in\s+)?1[6-9]\d\d|serving\s+the\b.*
      |serving\s+(?:people|communities|towns|villages|readers)\b.*
      |(?:meeting|author|classification|status|reports?\s+(?:of|to|by|from|author)|lead\s+officer|presented\s+by|prepared\s+by|for\s+(?:information|decision|noting)|wards?|portfolio\s+holder)\s*:.*
      |contents(?:\s+\|?\s*(?:print|download|share|hide|show)\b.*)|(?:the\s+)?(?:meeting|session)\s+to\s+be\s+held\b.*|(?:agenda|papers)\s.{0,20}\bissued\b.*
      |1\.?\s+[a-z].{2,60}\s2\.?\s+[a-z].{2,60}\s3\.?\s+[a-z].*
      |[^.:–—|]{3,50}\s[–—|-]\s+(?:keeping|making|protecting)\s+[\w’' ]{2,30}\ssafer?
      |this\s+article\s+is\s+more\s+than\b.*|on\s+air\s+now\b.*|improving\s+polic\w+\s+across\b.*|.{3,40}\b(?:your\s+source\s+for|news\s+you\s+can)\b.*
      |(?:\#?\d{2,4}/\d{2,4}\W*)?(?:hmic(?:frs)?\W+)?(?:news|press|media)\s+(?:release|statement|notice)(?:\W+\d.*)?)$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"""\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b | ^\d{1,3}[a-z]?\s+(?:[A-Z][a-z]+\s?){1,3}$
      | ^P\.?\s?O\.?\s+Box\b | ^\W*(?:https?:|www\.) | ^\S+\.(?:uk|com|org|net|info)\S*$ | @
      | ^(?:Rt\.?\s+Hon|The\s+Rt|Sir|Dame|Mrs?|Ms|Dr|Lord|Baroness|Cllr|Tel|Telephone|Fax)\b
      | ^(?:Home\s+Secretary|Home\s+Office|Secretary\s+of\s+State.{0,60})$
      | ^(?:His|Her)\s+Majesty['’]s\s+(?:Chief\s+)?Inspector\b | ^HM\s+(?:Chief\s+)?Inspector\s+of
      | ^(?:Deputy\s|Assistant\s)?Chief\s+Constable(?:,?\s+(?:[A-Z][\w’'-]*|of|for|and)){0,5}$
      | \b(?:Street|Road|Avenue|House|Lane|Close|Gate|Village|Park|Square|Court)(?:,\s+[A-Z][\w\s,’']{2,60})?$
      | \bsince\s+1[6-9]\d\d$ | → | \S\s{3,}\S.*\S\s{3,}\S""",
    re.VERBOSE,
)
_MEETING = re.compile(
    rf"[^.]{{3,60}}\b(?:committee|panel|board|cabinet)\b[^.]{{0,20}}\b{YEAR}\W*$", re.IGNORECASE
)
_DAY = re.compile(rf"\W*(?:\w+day,?\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}\W*$", re.IGNORECASE)
_SECTION_WORDS = 3  # a first line of so few words above a real headline names the site or a section
_HEADLINE_WORDS = 5
_SUBJECT_WORDS = 3
_PAGE = re.compile(
    r"published\b|letter\s+information|publication\s+type|updated\b|applies\s+to\b|this\s+was\s+published",
    re.IGNORECASE,
)
_DEAR = re.compile(r"dear\s", re.IGNORECASE)
_BOARD = re.compile(r"[^.:?]{3,70}\b(?:Panel|Committee|Board|Authority|Assembly|Council)", re.IGNORECASE)
_SLOGAN = re.compile(
    r"(?:\w+ing|your|our|here|proud|together|safer)\b|.*\b(?:safer?|together|proud|pride|trusted|community|communities)\b",
    re.IGNORECASE,
)
_SLOGAN_WORDS = 6
_LABELLED = re.compile(
    r"(?:(?:report\s+)?title|title\s+of\s+(?:the\s+)?(?:report|paper)|subject)\s*:\s+(?P<title>\S+\s+\S.{6,})",
    re.IGNORECASE,
)
_LABELS = 16  # lines in which a label, or the trail of links, may stand
_TRAIL = re.compile(r"\s*[/>»›]\s*")
_GAP = re.compile(r"\S\s{4,}\S")  # columns of a letter head
_SITE_MENU = re.compile(
    r"\b(?:home|about(?:\s+us)?|contact(?:\s+us)?|donate|our\s+work|who\s+we\s+are|news|get\s+help|what\s+we\s+do)\b",
    re.IGNORECASE,
)
_BANNER_WORDS = 12
_TITLE_WORDS = 17
_CRUMB_WORDS = 7
_OFFICE_WORDS = 10
_OFFICE_REACH = 40  # characters behind a name within which its office is told
_VERB = re.compile(r"\b(?:says?|said|has|have|is|was|will|warns?|told|tells)\b")
_LONG_HEADLINE_WORDS = 7


def title_of(reading: Reading) -> LaidBlock | None:
    """The line that is the title of the document, if it has one."""
    if (subject := _subject_line(reading) or _labelled(reading)) is not None:
        return subject
    lines = list(_candidates(reading))
    if (named := _end_of_trail(reading, lines)) is not None:
        return named
    while len(lines) > 1 and _heads_site(reading, lines[0], lines[1]):
        del lines[0]
    return lines[0] if lines else None


def _subject_line(reading: Reading) -> LaidBlock | None:
    """The line below "Dear ..." that says what a letter is about."""
    head = [laid for laid in reading.blocks if laid.zone is not Zone.FURNITURE]
    dear = next((n for n, laid in enumerate(head) if _DEAR.match(reading.words(laid.block))), None)
    if dear is None or dear + 1 >= len(head):
        return None
    if any(_PAGE.match(reading.words(laid.block)) for laid in head[:dear]):
        return None  # a page with a title of its own holds the letter
    below = head[dear + 1]
    words = reading.words(below.block)
    unclosed = below.kind is BlockKind.PARAGRAPH and not words.rstrip().endswith((".", ":", ",", "!"))
    heads = (below.kind is BlockKind.HEADING or unclosed) and not (
        _NOT_A_TITLE.match(plain(words)) or _is_date(words)
    )
    return below if heads and len(words.split()) >= _SUBJECT_WORDS else None


def _labelled(reading: Reading) -> LaidBlock | None:
    """``Title of report: HMICFRS activity`` in the paper of a committee, without its label."""
    if reading.genre is not Genre.OTHER:
        return None
    for laid in reading.blocks[:_LABELS]:
        if found := _LABELLED.match(reading.words(laid.block)):
            return replace(laid, block=replace(laid.block, start=laid.block.start + found.start("title")))
    return None


def _end_of_trail(reading: Reading, lines: list[LaidBlock]) -> LaidBlock | None:
    """The line that a trail of links above it ends in: "Home / News / Kent does well"."""
    titles = {plain(reading.words(laid.block)): laid for laid in reversed(lines)}
    for laid in reading.blocks[:_LABELS]:
        trail = _TRAIL.split(reading.words(laid.block))
        if laid.zone is Zone.FURNITURE and len(trail) > 1 and (named := titles.get(plain(trail[-1]))):
            return named
    return None


def _candidates(reading: Reading) -> Iterator[LaidBlock]:
    for index, laid in enumerate(reading.blocks):
        opens = index or len(reading.blocks) == 1 or laid.kind is not BlockKind.HEADING
        if laid.zone is Zone.BODY and opens:
            asks = reading.words(laid.block).rstrip().endswith("?") and _count(reading, laid) <= _TITLE_WORDS
            yield from [laid] if asks else []  # "Section 55 response: is custody safe?"
            return
        if laid.zone is Zone.FURNITURE or laid.kind not in (
            BlockKind.HEADING,
            BlockKind.PARAGRAPH,
            BlockKind.ITEM,
        ):
            continue
        words = reading.words(laid.block).rstrip()
        ruled_out = any(rule.match(plain(words)) for rule in (_NOT_A_TITLE, _MEETING))
        ruled_out = ruled_out or _ADDRESS.search(words) is not None or words[0].islower()
        if (person_name(words) is not None and _role_below(reading, index)) or _is_addressee(words):
            continue
        if not (ruled_out or _is_date(words) or names_site(reading, laid) or promotes_site(reading, laid)):
            yield laid


def _is_addressee(words: str) -> bool:
    """``Ann Lee, Director of children's services, Kent``: a name and its office, or the office alone."""
    name, comma, office = words.partition(",")
    named = comma and person_name(name) is not None and ROLE_NOUN.search(office[:_OFFICE_REACH])
    return (
        bool(named or (comma and ROLE_NOUN.fullmatch(name)))
        and not words.endswith((".", "?", "!"))
        and _VERB.search(office) is None
    )


def _role_below(reading: Reading, index: int) -> bool:
    """The line is the name of somebody whose office stands in the next."""
    below = reading.words(reading.blocks[index + 1].block) if index + 1 < len(reading.blocks) else ""
    return ROLE_NOUN.search(below) is not None and len(below.split()) <= _OFFICE_WORDS


def _heads_site(reading: Reading, laid: LaidBlock, below: LaidBlock) -> bool:
    """A masthead, a force's banner, or the name of a section, above a headline."""
    words, more = reading.words(laid.block), _count(reading, below)
    if words.rstrip().endswith(("...", "…")):  # cut short, in a trail of links
        return True
    if _GAP.search(words) or _is_banner(reading, laid, below):
        return True
    if _BOARD.fullmatch(words.strip()) or (" / " in words and words.count(" ") < _CRUMB_WORDS):
        return True
    if is_masthead(words) or all(word in SECTIONS for word in plain(words).split()):
        return True
    if _is_force(reading, laid):
        return more >= _HEADLINE_WORDS or _menu_below(reading, laid) or _is_slogan(reading, below)
    if _is_slogan(reading, laid):
        return True
    if len(words.split()) == 1 and more >= _SUBJECT_WORDS:
        return True
    if any(map(str.isdigit, words)) or reading.mentions_in(laid.block.start, laid.block.end):
        return False
    short = _count(reading, laid)
    return (short <= _SECTION_WORDS and more >= _LONG_HEADLINE_WORDS) or (
        short < _SECTION_WORDS and more >= _HEADLINE_WORDS
    )


def _is_banner(reading: Reading, laid: LaidBlock, below: LaidBlock) -> bool:
    """A short first line with the menu of the site between it and a headline."""
    at, headline = reading.blocks.index(laid), reading.blocks.index(below)
    between = [b for b in reading.blocks[at + 1 : headline] if b.zone is Zone.FURNITURE]
    if at > 1 or _count(reading, laid) > _BANNER_WORDS or _count(reading, below) < _SUBJECT_WORDS:
        return False
    return any(_is_site_menu(reading.words(b.block).strip(" []")) for b in between)


def _is_site_menu(words: str) -> bool:
    return _SITE_MENU.fullmatch(words) is not None or len(_SITE_MENU.findall(words)) > 1


def _is_force(reading: Reading, laid: LaidBlock) -> bool:
    named = reading.mentions_in(laid.block.start, laid.block.end)
    return (
        bool(named)
        and named[0].kind is MentionKind.FORCE
        and reading.words(named[0]) == reading.words(laid.block).strip()
    )


def _is_slogan(reading: Reading, laid: LaidBlock) -> bool:
    """``Making Kent safer`` between the name of a force and the menu of its site."""
    above = reading.blocks.index(laid) - 1
    words = reading.words(laid.block)
    return (
        above >= 0
        and (_is_force(reading, reading.blocks[above]) or names_site(reading, reading.blocks[above]))
        and _menu_below(reading, laid)
        and len(words.split()) <= _SLOGAN_WORDS
        and _SLOGAN.match(words) is not None
    )


def _menu_below(reading: Reading, laid: LaidBlock) -> bool:
    below = reading.blocks.index(laid) + 1
    return below < len(reading.blocks) and reading.blocks[below].zone is Zone.FURNITURE


def _count(reading: Reading, laid: LaidBlock) -> int:
    return len(reading.words(laid.block).split())


def _is_date(words: str) -> bool:
    if _DAY.match(words):
        return True
    found = next(dates(words), None)
    return (
        found is not None
        and len(words) - (found.end - found.start) <= 24
        and not re.search(r"[a-z]{4,}\s+[a-z]{4,}", words)
    )
