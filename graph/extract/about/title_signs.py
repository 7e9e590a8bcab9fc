"""What speaks for a line of the head as the title of its document, and what against it, as points.

No sign decides: a banner that nobody has listed loses because it stands close to the menu, says nothing of
the document's subject and shares no word with its first sentences, as a title does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...model import BlockKind
from ..layout.furniture import SECTIONS
from ..reading import LaidBlock, Mention, MentionKind, Reading, Zone
from ..words.cues import plain
from ..words.dates import MONTH, dates
from ..words.lexicon import forms
from .sites import MOTTO, force_banner, is_masthead, names_site

_BOARD = re.compile(r"[^.:?]{3,70}\b(?:Panel|Committee|Board|Authority|Assembly|Council)", re.IGNORECASE)
_DAY = re.compile(rf"\W*(?:\w+day,?\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}\W*$", re.IGNORECASE)
_GAP = re.compile(r"\S\s{4,}\S|\s•\s")  # columns of a letter head, parts of a banner
_MENU = re.compile(r"(?:^|\s)1\.?\s+[a-z][^.]{2,60}\s2\.?\s+[a-z]", re.IGNORECASE)  # chapters in one line
_TRAIL = re.compile(r"\s*[/>»›]\s*")
_CRUMB_WORDS = 7
_MOTTO_WORDS = 8
_SUBJECT = re.compile(
    r"""\b(?:polic\w+|forces?|constabular\w+|inspect\w*|hmic\w*|peel|reports?|respon\w+|crimes?|victims?|officers?|watchdog|custody
      |reviews?|commissioners?|recommendations?|chief|statement|letter)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_DATED = re.compile(
    r"published\b|letter\s+information|publication\s+type|updated\b|applies\s+to\b|this\s+was\s+published|(?:words\s+)?by\b",
    re.IGNORECASE,
)
_FEW_WORDS = 3
_WEIGHTY = 4  # letters of a word that counts as shared
_FIRST_SENTENCES = 4
_LABELS = 16  # lines in which the trail of links may stand

_TRAIL_ENDS = 6
_APART = 3
_TOP_HEADING = 3
_NAMES = -6
_ONE_WORD = -4
_NOTHING = -3  # neither a subject of these documents, nor a name, nor a word of the first sentences


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be the title, and what the signs ask about it."""

    reading: Reading
    laid: LaidBlock
    first: int  # indexes of its blocks: a long title may go over several lines
    last: int
    words: str

    @property
    def count(self) -> int:
        """Number of its words."""
        return len(self.words.split())

    @property
    def mentions(self) -> list[Mention]:
        """Names in it."""
        return self.reading.mentions_in(self.laid.block.start, self.laid.block.end)

    def is_apart(self, at: int) -> bool:
        """A blank line stands above the block with this index, or no block has it."""
        blocks = self.reading.blocks
        if not 0 < at < len(blocks):
            return True
        return self.reading.text.count("\n", blocks[at - 1].block.end, blocks[at].block.start) > 1

    def beside(self, at: int) -> LaidBlock | None:
        """The block with this index, if there is one."""
        blocks = self.reading.blocks
        return blocks[at] if 0 <= at < len(blocks) else None


class Signs:
    """The signs of one document's head."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        opening = " ".join(map(reading.words, reading.sentences[:_FIRST_SENTENCES]))
        self._opening = _weighty(opening)
        self._trails = set(_ends_of_trails(reading))

    def points(self, line: Candidate) -> int:
        """How much speaks for a line."""
        below = (line.beside(at) for at in range(line.last + 1, len(self._reading.blocks)))
        next_line = next((laid for laid in below if laid and laid.zone is not Zone.FURNITURE), None)
        points = _TRAIL_ENDS * self._ends_trail(line)
        points += _TOP_HEADING * (line.laid.kind is BlockKind.HEADING and line.laid.block.level == 1)
        echo = min(2, len(_weighty(line.words) & self._opening))
        points += echo or _NOTHING * (not line.mentions and _SUBJECT.search(line.words) is None)
        points += 2 * self._is_dated(line, line.last + 1)
        points += any(self._is_dated(line, line.last + at) for at in (2, 3))
        points += 2 * (next_line is not None and next_line.zone is Zone.BODY)
        return points + self._of_words(line) + self._of_place(line)

    def _ends_trail(self, line: Candidate) -> bool:
        """``Home > Register > 8787`` above "Recommendation 8787"."""
        words = plain(line.words)
        return any(words == end or (end.isdigit() and words.endswith(f" {end}")) for end in self._trails)

    def _of_words(self, line: Candidate) -> int:
        count = line.count
        points = 2 * (count >= _FEW_WORDS and _SUBJECT.search(line.words) is not None)
        points += bool(line.mentions) and count > _FEW_WORDS
        points += _ONE_WORD if count == 1 else -1 if count <= _FEW_WORDS else 0
        points += _NAMES * (is_site(self._reading, line.laid) or _is_place_on_site(line.words))
        points -= 2 * _is_half_menu(line.words)
        return points - 3 * is_motto(line) - 3 * (_GAP.search(line.words) is not None)

    def _of_place(self, line: Candidate) -> int:
        above, below = line.beside(line.first - 1), line.beside(line.last + 1)
        apart, closed = line.is_apart(line.first), line.is_apart(line.last + 1)
        points = _APART * (apart and closed)
        points += 2 * (apart and above is not None and self._is_banner(above))
        return points - 2 * (not closed and below is not None and self._is_banner(below))

    def _is_banner(self, laid: LaidBlock) -> bool:
        return laid.zone is Zone.FURNITURE or is_site(self._reading, laid)

    def _is_dated(self, line: Candidate, at: int) -> bool:
        """A date, the label of one, or the line that names the author."""
        laid = line.beside(at)
        if laid is None:
            return False
        words = self._reading.words(laid.block)
        return _DATED.match(plain(words)) is not None or is_date(words)


def is_banner_line(line: Candidate) -> bool:
    """A name of a site or a section, a motto, a menu: no first line of the document proper."""
    return (
        line.count == 1
        or is_site(line.reading, line.laid)
        or _is_place_on_site(line.words)
        or _is_half_menu(line.words)
        or is_motto(line)
        or _GAP.search(line.words) is not None
    )


def is_site(reading: Reading, laid: LaidBlock) -> bool:
    """The line is the name of an organisation, a paper, a force, a committee."""
    words = reading.words(laid.block).strip()
    if names_site(reading, laid) or is_masthead(words) or _BOARD.fullmatch(words):
        return True
    named = reading.mentions_in(laid.block.start, laid.block.end)
    if not named or named[0].kind is not MentionKind.FORCE:
        return False
    banner = force_banner(reading)
    return (banner is not None and banner.start == named[0].start) or reading.words(named[0]) == words


def is_motto(line: Candidate) -> bool:
    """``Making Kent safer``, ``Your source for local news``: it names nobody and is short."""
    short = line.count <= _MOTTO_WORDS or "since 1" in line.words
    names = ":" in line.words or (bool(line.mentions) and line.is_apart(line.first))
    return short and MOTTO.match(line.words) is not None and not names


def is_date(words: str) -> bool:
    """A line that is a date, perhaps with the time and the day of the week."""
    if not any(map(str.isdigit, words)):
        return False
    if _DAY.match(words):
        return True
    found = next(dates(words), None)
    return (
        found is not None
        and len(words) - (found.end - found.start) <= 24
        and not re.search(r"[a-z]{4,}\s+[a-z]{4,}", words)
    )


def _is_place_on_site(words: str) -> bool:
    """``UK news``, ``Newsroom / Statements``, ``1 Overview 2 Vetting``: a section of a site or a page."""
    if (" / " in words and words.count(" ") < _CRUMB_WORDS) or _MENU.search(words):
        return True
    return all(part in SECTIONS for part in plain(words).split())


def _is_half_menu(words: str) -> bool:
    parts = plain(words).split()
    return 2 * sum(part in SECTIONS for part in parts) >= len(parts)


def _ends_of_trails(reading: Reading) -> Iterator[str]:
    for laid in reading.blocks[:_LABELS]:
        parts = _TRAIL.split(reading.words(laid.block)) if laid.zone is Zone.FURNITURE else ()
        if len(parts) > 1:
            yield plain(parts[-1])


def _weighty(text: str) -> set[str]:
    return {form for form in forms(text) if len(form) >= _WEIGHTY}
