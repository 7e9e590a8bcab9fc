"""Furniture: lines of a page that carry no statements, by the table ``data/lexicons/furniture.csv``."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from ..words.cues import LineCues, plain
from ..words.dates import MONTH, YEAR
from ..words.gates import gated
from ..words.lexicon import table

_MARKUP = re.compile(r"\[/?(?:on|comment|status|\+)\]", re.IGNORECASE)
_SEPARATORS = (" | ", " > ", " » ", " › ", " · ")
_BREADCRUMB = re.compile(r"^[^./]{1,60}(?:\s/\s[^./]{1,60})+\s/\s[^./]{1,140}$")
_LINK_ONLY = re.compile(r"^(?:https?://|www\.)\S+$|^\S+@\S+\.\S+$")
_FILE = re.compile(r"\((?:PDF|Word|Excel|ODT|CSV|HTML)\b[^()]{0,40}\)", re.IGNORECASE)
_CRUMBS = re.compile(r"^[^.>»›]{1,40}(?:\s*[>»›]\s*[^.>»›]{1,80})+$")
SECTIONS = frozenset(
    re.findall(
        r"\S+",
        """
        about advice animals announcements archive arts business buy cars climate comment contact courts
        crime culture cymraeg cymru dating directory e-edition education england entertainment environment
        events family features football health home homes info jobs jurisdiction latest letters lifestyle
        local login magazine media menu money more motors national news newsletters newspapers notices
        obituaries opinion pictures podcasts politics property public publications puzzles radio rugby
        science search shop sport sports subscribe tech technology traffic travel tv uk us video videos
        wales weather what's on world
        """,
    )
)
"""Words of the menus of newspapers and other sites."""
_SENTENCE_END = re.compile(r"[a-z\d)]\.(?:\s|$)")
_TELLS = re.compile(
    r"\b(?:should|must|ought to|do(?:es)? not|doesn[’']t|ha[ds] not|had)\b|^(?:AFI|Recommendation)\b.*:"
)  # what a row of a register asks or finds, and no menu
_CELL = 6  # spaces in the sentence of a cell
_GRADED = re.compile(
    r"(?:outstanding|good|adequate|requires improvement|inadequate)\s?[:–—-]\s", re.IGNORECASE
)
_PAGES = SECTIONS | {
    "about us",
    "our work",
    "contact us",
    "get involved",
    "get help",
    "who we are",
    "what we do",
}
_COOKIES = re.compile(r"\bcookies?\b", re.IGNORECASE)
_CHOOSING = re.compile(
    r"\b(?:accept|reject|decline|preferences|settings|allow|website|site)\b", re.IGNORECASE
)
_EMERGENCY = gated(
    r"^(?:please\s+|always\s+)?(?:call|dial|ring)\s+(?:us\s+)?(?:on\s+)?(?:999|101)\b"
    r"|\bemergency\W{1,3}(?:please\s+|always\s+)?(?:call|dial|ring)\s+(?:us\s+)?(?:on\s+)?(?:999|101)\b",
    re.IGNORECASE,
)
_BUTTONS = re.compile(r"(?:\[[^\[\]]{2,30}\]\s*){2,}")
_PICTURE = re.compile(
    r"\[[^\[\]]*\b(?:photo\w*|image|picture|logo|crest|badge|video|map|graphic|chart|advert\w*)\b[^\[\]]*\]",
    re.IGNORECASE,
)
_RUNNING_HEAD = re.compile(  # "PEEL: Police legitimacy 2016 – Kent Police      9"
    r"\S+(?:\s\S+){2,12}\s{4,}(?:page\s)?\d{1,3}(?:\sof\s\d{1,3})?", re.IGNORECASE
)
_DATE = re.compile(rf"\b{MONTH}\s+{YEAR}\b", re.IGNORECASE)  # of the paper whose page it is
_MENU_WORDS = 3
_MENU_SHARE = 0.6
_LONG = 30  # words; longer lines are prose, whatever they begin with


class Scope(StrEnum):
    """How far a cue reaches."""

    LINE = "line"  # this line only
    LINKS = "links"  # this line and the link texts under it
    CONTENTS = "contents"  # the table of contents under it
    REST = "rest"  # everything below, once the body has begun


class Furniture:
    """The cues, and the lines that are navigation by their shape."""

    def __init__(self, cues: LineCues[Scope]) -> None:
        self._cues = cues

    def scope(self, line: str) -> Scope | None:
        """Scope of the cue that a line is or begins with; None for lines of content."""
        if line.count(" ") < _LONG and (scope := next(self._cues.find(plain(line)), None)):
            return scope
        return Scope.LINE if _is_navigation(line) else None


def _is_navigation(line: str) -> bool:
    # Plain searches come first: they are many times faster than patterns, and most lines are prose.
    if _GRADED.match(line):
        return False
    if any(map(line.__contains__, _SEPARATORS)) and not line.endswith("."):
        return not has_prose_cell(line)
    if " / " in line and (_BREADCRUMB.match(line) or _is_trail(line)):
        return True
    if any(map(line.__contains__, ">»›")) and not line.endswith(".") and _CRUMBS.match(line):
        return True
    if _is_menu(line) or _is_spaced_menu(line):
        return True
    if "ook" in line and _COOKIES.search(line) and _CHOOSING.search(line):
        return True
    if "    " in line and _RUNNING_HEAD.fullmatch(line) and not _DATE.search(line):
        return True
    if _EMERGENCY.search(line) and line.count(" ") < _LONG:
        return True
    if "(" in line and _FILE.search(line) and not line.endswith("."):
        return True
    if line.startswith("[") and (_MARKUP.match(line) or _BUTTONS.fullmatch(line) or _PICTURE.match(line)):
        return True
    return _LINK_ONLY.match(line) is not None or not any(map(str.isalpha, line))


def has_prose_cell(line: str) -> bool:
    """A row of a register, flattened to one line: one of its cells holds a sentence."""
    cells = map(str.strip, line.split(" | "))
    return any(
        cell.count(" ") >= _CELL and (_SENTENCE_END.search(cell) or _TELLS.search(cell)) is not None
        for cell in cells
    )


def _is_trail(line: str) -> bool:
    """``Publications / A report``: a section of the site, then where in it the page stands."""
    return plain(line.partition(" / ")[0]) in SECTIONS and not line.endswith(".")


def _is_menu(line: str) -> bool:
    """``News Opinion Sport Culture``: most words are names of sections."""
    words = plain(line).split() if line.count(" ") < _LONG and line[-1:] not in ".?!:" else []
    known = sum(word in SECTIONS for word in words)
    return known >= _MENU_WORDS and known >= _MENU_SHARE * len(words)


def _is_spaced_menu(line: str) -> bool:
    """``Home  About us  Get help``: short entries with wide gaps, one of them the name of a section."""
    parts = [plain(part) for part in line.split("  ") if part.strip()] if "  " in line else []
    short = len(parts) >= _MENU_WORDS and all(part.count(" ") < _MENU_WORDS for part in parts)
    return short and not any(map(str.isdigit, line)) and any(part in _PAGES for part in parts)


@cache
def furniture() -> Furniture:
    """The table of the package."""
    return Furniture(LineCues((row["cue"], Scope(row["scope"])) for row in table("furniture")))
