"""Title: the line of the head for which most speaks (`title_signs`), or the subject line of a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from ...model import BlockKind, Genre
from ..layout.lines import SMALL
from ..names.names import ROLE_NOUN, person_name
from ..reading import LaidBlock, Reading, Zone
from ..words.cues import LineCues, plain
from ..words.dates import YEAR
from ..words.lexicon import table
from .sites import promotes_site
from .title_signs import Candidate, Signs, is_banner_line, is_date

_NUMBERED_LABEL = re.compile(
    r"""(?:chapter\s+\d+|(?:paper|report|ref)\s+(?:no\.?\s*)?[a-z]*\d[\w/.-]*|appendix\s+\w{1,2}|page\s+\d.*|\d+\s+(?:min|comment).*|[\[(].*[\])]
      |(?:\#?\d{2,4}/\d{2,4}\W*)?(?:hmic(?:frs)?\W+)?(?:news|press|media)\s+(?:release|statement|notice)(?:\W+\d.*)?)\W*$""",
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
      | → | \S\s{3,}\S.*\S\s{3,}\S""",
    re.VERBOSE,
)
_MEETING = re.compile(
    rf"[^.]{{3,60}}\b(?:committee|panel|board|cabinet)\b[^.]{{0,20}}\b{YEAR}\W*$", re.IGNORECASE
)
_BY_LINE = re.compile(
    r"(?P<name>\S+\s+\S+)\s+(?:\S+\s+){0,5}(?:correspondent|reporter|editor|writer)\W*$", re.IGNORECASE
)
_CAPTIONED = re.compile(r"image\s+(?:caption|source)\W*$", re.IGNORECASE)
_QUESTION_WORDS = 17  # of a title in the body
_SUBJECT_WORDS = 3
_KICKER_WORDS = 3
_PAGE = re.compile(r"published\b|letter\s+information|publication\s+type", re.IGNORECASE)
_DEAR = re.compile(r"dear\s", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?:(?:report\s+)?title|title\s+of\s+(?:the\s+)?(?:report|paper))\s*:\s+(?P<title>\S+\s+\S.{6,})",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:re|subject)\s*:\s+(?P<title>\S+\s+\S.{6,})", re.IGNORECASE)
_TOO_FEW = -4  # points: the name of a site alone is no title
_NEAR = 4  # points: of lines that have about as many, the first is the title and the next its standfirst
_LABELS = 16  # lines in which a label may stand
_HEAD_LINES = 60  # a title stands in the first lines, however long the head is
_TITLE_LINES = 4
_OFFICE_WORDS = 10
_OFFICE_REACH = 40  # characters behind a name within which its office is told
_VERB = re.compile(r"\b(?:says?|said|has|have|is|was|will|warns?|told|tells)\b")


def title_of(reading: Reading) -> LaidBlock | None:
    """The line that is the title of the document, if it has one."""
    if (subject := _labelled(reading) or _subject_line(reading)) is not None:
        return subject
    signs, candidates = Signs(reading), list(_candidates(reading))
    kickers = {above.first for above, below in pairwise(candidates) if _is_kicker(above, below)}
    lines = [(signs.points(line), line) for line in candidates if line.first not in kickers]
    most = max((points for points, _ in lines), default=_TOO_FEW)
    if most <= _TOO_FEW:
        return None
    near = (
        line
        for points, line in lines
        if points == most or (points >= most - _NEAR and not is_banner_line(line))
    )
    return next(near).laid


def _is_kicker(line: Candidate, below: Candidate) -> bool:
    """``Domestic violence`` above the headline of a story: its topic, not its title."""
    news = line.reading.genre is Genre.NEWS_ARTICLE and not line.mentions
    return (
        news and line.count <= _KICKER_WORDS and below.count > _KICKER_WORDS and below.first == line.last + 1
    )


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
    heads = (below.kind is BlockKind.HEADING or unclosed) and not (_is_label(words) or is_date(words))
    return below if heads and len(words.split()) >= _SUBJECT_WORDS else None


def _labelled(reading: Reading) -> LaidBlock | None:
    """``Title of report: HMICFRS activity`` in the paper of a committee, ``Re: ...``, without its label."""
    labels = (_LABELLED, _SUBJECT) if reading.genre is Genre.OTHER else (_SUBJECT,)
    for laid in reading.blocks[:_LABELS]:
        words = reading.words(laid.block)
        if found := next(filter(None, (label.match(words) for label in labels)), None):
            return replace(laid, block=replace(laid.block, start=laid.block.start + found.start("title")))
    return None


def _candidates(reading: Reading) -> Iterator[Candidate]:
    """Lines of the head that can be titles, and a question with which the body opens."""
    last = -1
    for index, laid in enumerate(reading.blocks[:_HEAD_LINES]):
        if index <= last:
            continue
        opens = index or len(reading.blocks) == 1 or laid.kind is not BlockKind.HEADING
        in_body = laid.zone is Zone.BODY and opens
        if laid.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM):
            line = _line(reading, index)
            last = line.last
            asks = line.words.endswith("?") and line.count <= _QUESTION_WORDS
            if laid.zone is not Zone.FURNITURE and (asks or not in_body) and _can_be_title(line):
                yield line  # "Section 55 response: is custody safe?" may open the body
        if in_body:
            return


def _line(reading: Reading, index: int) -> Candidate:
    """The line with those into which it goes on, as titles do on the covers of reports."""
    laid = reading.blocks[index]
    line = Candidate(reading, laid, index, index, reading.words(laid.block).rstrip())
    while line.last - index < _TITLE_LINES and _goes_on(line):
        end = reading.blocks[line.last + 1].block.end
        whole = replace(laid, block=replace(laid.block, end=end))
        words = " ".join(reading.words(whole.block).split())
        line = Candidate(reading, whole, index, line.last + 1, words)
    return line


def _goes_on(line: Candidate) -> bool:
    """The next line begins in small letters, or this one ends in a word that cannot be its last."""
    below = line.beside(line.last + 1)
    if below is None or line.laid.zone is not Zone.HEAD or below.kind is not BlockKind.HEADING:
        return False
    if below.zone is Zone.BODY or line.laid.kind is not BlockKind.HEADING:
        return False
    words, more = line.words, line.reading.words(below.block)
    hangs = words.rsplit(maxsplit=1)[-1].casefold() in SMALL and line.count > 1
    dash = not any(map(str.isalnum, more))
    goes_on = more[0].islower() and " " in more and not more.startswith("by ")
    if line.is_apart(line.last + 1):
        return hangs or goes_on
    return hangs or dash or (below.zone is Zone.HEAD and goes_on)


def _can_be_title(line: Candidate) -> bool:
    words = line.words
    if words[0].islower() or words.endswith((":", "...", "…")) or _is_label(words) or is_date(words):
        return False
    named = person_name(words) is not None and _role_below(line)
    return not (
        named
        or _is_addressee(words)
        or _ADDRESS.search(words)
        or promotes_site(line.reading, line.laid)
        or _is_caption(line)
    )


def _is_caption(line: Candidate) -> bool:
    """The text of a picture, below a line that says so."""
    above = line.beside(line.first - 1)
    return above is not None and _CAPTIONED.match(line.reading.words(above.block)) is not None


def _is_label(words: str) -> bool:
    """``Press release``, ``Published on ...``, ``By ...``: kinds, parts and fields of documents."""
    line = plain(words)
    return (
        next(_labels().find(line), False)
        or _NUMBERED_LABEL.match(line) is not None
        or _MEETING.match(line) is not None
        or _is_by_line(words)
    )


def _is_by_line(words: str) -> bool:
    """``Ann Lee Home affairs correspondent``, and no headline: "Ann Lee says sorry to an editor"."""
    found = _BY_LINE.match(words)
    return found is not None and person_name(found["name"]) is not None and _VERB.search(words) is None


@cache
def _labels() -> LineCues[bool]:
    return LineCues((row["cue"], True) for row in table("headings"))


def _is_addressee(words: str) -> bool:
    """``Ann Lee, Director of children's services, Kent``: a name and its office, or the office alone."""
    name, comma, office = words.partition(",")
    named = comma and person_name(name) is not None and ROLE_NOUN.search(office[:_OFFICE_REACH])
    return (
        bool(named or (comma and ROLE_NOUN.fullmatch(name)))
        and not words.endswith((".", "?", "!"))
        and _VERB.search(office) is None
    )


def _role_below(line: Candidate) -> bool:
    """The line is the name of somebody whose office stands in the next."""
    below = line.beside(line.last + 1)
    words = line.reading.words(below.block) if below else ""
    return ROLE_NOUN.search(words) is not None and len(words.split()) <= _OFFICE_WORDS
