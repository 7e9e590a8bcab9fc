"""Date of publication: a labelled date, a date line, or words such as "published today (11 May 2023)".

Dates of related stories, of earlier reports, of fieldwork, or of the last change of a page are other dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ...model import INSPECTORATE_GENRES, BlockKind, Genre
from ...reference import bodies
from ..reading import LaidBlock, MentionKind, Reading, Zone
from ..words.dates import MONTH, YEAR, Dated, dates, partial, periods

_PUBLISHED = re.compile(
    r"""^[^\w]*(?:(?:\w+\s+){0,3}(?:news|press|media)\s+(?:release|notice|statement)\s*[–—:|(,-]+\s*(?=(?:strictly\s+)?(?:embargo|not\s)))?
      (?:(?:first|date|originally|strictly|(?:agenda\s+)?papers?)\s+)?(?:published|posted|issued|uploaded|added|delivered\s+on|(?:press\s+)?release\s+date|publi(?:cation|sh)\s+date
      |article\s+date|meeting\s+date|response\s+date|date(?:d|\s+(?:of\s+)?(?:issued?|publication|publi(?:sh|c)\w*|release|letter|response|reply|sent|submitted|posted))?
      |sent(?:\s+on)?|embargo(?:ed)?|not\s+(?:for|to\s+be)\s+(?:publication|release|use(?=\s+(?:before|until))|used(?=\s+(?:before|until))|published|released|broadcast))(?![a-z])""",
    re.VERBOSE | re.IGNORECASE,
)
_SENT = re.compile(r"^[^\w]*sent(?:\s+on)?\b", re.IGNORECASE)
_MEETING_DATE = re.compile(r"\W*(?:date\s+of\s+(?:the\s+)?meeting|meeting\s+date)\b", re.IGNORECASE)
_OTHER_DATE = re.compile(
    r"""\b(?:inspected|since|accessed|expires?|effective|deadline|inspection|fieldwork
      |report\s+(?:published|date))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_OF_THE_REPORT = re.compile(
    r"\W*(?:(?:inspection|HMIC(?:FRS)?(?:['’]s)?)\s+)?report\b.{0,20}\b(?:published|issued)\b", re.IGNORECASE
)
_REPORT_FIELD = re.compile(
    r"^(?:(?:title|name)\s+of\s+(?:the\s+)?)?(?:HMIC(?:FRS)?\s+)?(?:inspection|report|publication)(?:\s+(?:report|title|name))*\s*:",
    re.IGNORECASE,
)
_LAST_CHANGE = re.compile(r"\b(?:updated|modified|corrected|reviewed|edited|amended)\b", re.IGNORECASE)
_ISSUE = re.compile(r"\b(?:published|posted|issued)", re.IGNORECASE)
_DATELINE_WORDS = re.compile(
    r"""\b(?:for\s+immediate\s+release|immediate|published|posted|updated|first|last|date|meeting|press\s+(?:release|notice)|media\s+release|release
      |mins?(?:utes?)?\s+read|read|page\s+\d+|comments?|share|on|at|by|GMT|BST|UTC|noon|midnight|a\.?m|p\.?m|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_FIRST_OF_LINE = re.compile(
    r"\s+(?:[–—|·•]|-(?=\s))\s*(?!(?:inspection|fieldwork|deadline)\b)(?:[\w’'&]+[\s,]*){1,5}$", re.IGNORECASE
)
_BY = re.compile(r"^\W*by\s", re.IGNORECASE)
_LETTER_DATE = re.compile(
    r"\b(?:letter|response|reply|comments)\b[^.]{0,160}?\b(?:on|dated)\s+$", re.IGNORECASE
)
_TODAY = re.compile(r"\btoday\b[\s,]*[(\[]?(?:\w+day,?\s+)?$", re.IGNORECASE)
_POSTED = re.compile(
    r"\W*(?:This\s+(?:report|document|letter|page|release|article|statement|question)\s+(?:was|is)\s+)?(?:(?:first|originally)\s+)?(?:posted|published|uploaded|added|answered)(?:\s+on|\s*:)?\s+(?:\w+day,?\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r",?\s+(?:the|this|our|its|an?)\s+[a-z]"
)  # "Published on 2 May, the report was commissioned by ..."
_AFTER_DATELINE = re.compile(r"\s*[:–—-]\s")
_CRUMB_DATE = re.compile(
    rf"\b(?P<year>{YEAR})\s*[/>»|]\s*(?P<month>{MONTH})\b|\b(?P<month2>{MONTH})\s*[/>»|]\s*(?P<year2>{YEAR})\b",
    re.IGNORECASE,
)
_OF_MOVE = re.compile(
    r"(?:entered|left|(?:moved|taken)\s+(?:in|out)(?:to|\s+of)|removed\s+from)\s+(?:Engage|special\s+measures)\W*$",
    re.IGNORECASE,
)  # label of the date below it
_STAMP = re.compile(
    r"(?:^|(?<=[a-z]))Published\s+(?:on\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\s+\d{4}\W*$"
)
_COMMITTEE = re.compile(r"\b(?:panel|committee|board|meeting|cabinet)\b", re.IGNORECASE)
_SECTION = re.compile(r"\W*(?:[A-Z]\w+\s+){1,2}[|·•]\s+|\s+[|·•](?:\s+[A-Z]\w+){1,2}\W*")
_AT_TIME = re.compile(
    r"(?:,?\s+(?:at\s+)?\d{1,2}(?:[.:]\d\d)?\s*[ap]\.?m\.?)?(?:\s*\([^()]*\))?\s*", re.IGNORECASE
)
_OPENING = 8  # sentences
_FIELDS = 3  # lines from the title of a report to its date
_BELOW_STANDFIRST = 3  # paragraphs between which a date may still stand
_FOOT = 12  # blocks
_LINE = 100  # characters of a date line
_FULL = len("2019-03-28")

_REPORT_DATE = re.compile(r"\W*report\s+date\s*:", re.IGNORECASE)  # on the inspectorate's own page
_OWN_GENRES = INSPECTORATE_GENRES - {Genre.LETTER}

Candidate = tuple[Dated, str]


def published(reading: Reading) -> Candidate | None:
    """The date of the document itself and the rule that found it; of a month and a day in it, the day."""
    found = list(_candidates(reading))
    if not found:
        return None
    first = found[0]
    same = (c for c in found if len(c[0].value) == _FULL and c[0].value.startswith(first[0].value))
    return next(same, first)


def _candidates(reading: Reading) -> Iterator[Candidate]:
    """Best first."""
    head = _own(reading, list(_head(reading)))
    for sent in (False, True):
        yield from sorted(
            _labelled(reading, head, sent=sent), key=lambda found: _of_meeting(reading, found[0])
        )
    for above, laid in pairwise([None, *head]):
        moved = above is not None and _OF_MOVE.match(reading.words(above.block))
        short = laid is not None and laid.block.end - laid.block.start <= _LINE
        if laid is not None and short and not moved and _is_dateline(_unnamed(reading, laid)):
            yield from ((when, "facts.published-line") for when in _own_dates(reading, laid))
    yield from ((when, "facts.published-line") for laid in head for when in _meeting(reading, laid))
    yield from ((when, "facts.published-line") for when in _beside_section(reading))
    yield from ((when, "facts.published-today") for when in _opening(reading))
    if reading.genre in (Genre.RESPONSE, Genre.LETTER):
        yield from ((when, "facts.published-letter") for when in _letter_dates(reading))
        yield from _at_foot(reading)
    foot = reading.blocks[-_FOOT:] if reading.genre is Genre.PRESS_RELEASE else []
    for laid in [*head, *foot]:
        if _STAMP.search(words := reading.words(laid.block)) and len(words) <= _LINE:
            yield from ((when, "facts.published-label") for when in _own_dates(reading, laid))
    for laid in head:
        if crumb := _CRUMB_DATE.search(reading.words(laid.block)):
            value = partial(crumb["year"] or crumb["year2"], crumb["month"] or crumb["month2"])
            start = laid.block.start + crumb.start()
            yield Dated(start, start + len(crumb.group()), value or ""), "facts.published-crumb"


def _labelled(reading: Reading, lines: list[LaidBlock], *, sent: bool) -> Iterator[Candidate]:
    for index, laid in enumerate(lines):
        words = reading.words(laid.block)
        of_report = reading.genre in _OWN_GENRES and _REPORT_DATE.match(words) is not None
        labelled = _PUBLISHED.match(words) is not None and not _OTHER_DATE.search(words)
        if (labelled or of_report) and bool(_SENT.match(words)) is sent:
            for block in (laid, *lines[index + 1 : index + 2]):
                yield from ((when, "facts.published-label") for when in _own_dates(reading, block))


def _of_meeting(reading: Reading, when: Dated) -> bool:
    """The day on which a committee meets: a paper that says when it was issued has that date."""
    line = reading.text.rfind("\n", 0, when.start) + 1
    return _MEETING_DATE.match(reading.text, line, when.start) is not None


def _own(reading: Reading, lines: list[LaidBlock]) -> list[LaidBlock]:
    """Lines without the date of the report that a response answers, told below its title."""
    if reading.genre is not Genre.RESPONSE:
        return lines
    if any(_OF_THE_REPORT.match(reading.words(laid.block)) for laid in lines):
        return lines  # the date of the report stands under a name of its own
    titles = [i for i, laid in enumerate(lines) if _REPORT_FIELD.match(reading.words(laid.block))]
    return [
        laid
        for i, laid in enumerate(lines)
        if not (_PUBLISHED.match(reading.words(laid.block)) and any(0 < i - t <= _FIELDS for t in titles))
    ]


def _head(reading: Reading) -> Iterator[LaidBlock]:
    """Blocks before the body, and lines of their own between its first paragraphs."""
    opened = 0
    for laid in reading.blocks:
        opened += laid.zone is Zone.BODY and laid.kind is BlockKind.PARAGRAPH
        if opened > _BELOW_STANDFIRST:
            return
        line = laid.kind in (BlockKind.ROW, BlockKind.HEADING) and laid.zone is not Zone.FURNITURE
        if not opened or line:
            yield laid


def _unnamed(reading: Reading, laid: LaidBlock) -> str:
    """Words of a line without the name of the paper: "Stroud News, Wednesday, July 16, 2014, page 7"."""
    named = reading.mentions_in(laid.block.start, laid.block.end)
    paper = next(
        (m for m in named if m.kind is MentionKind.BODY and bodies()[m.id].kind == "publisher"), None
    )
    if paper is None or paper.start != laid.block.start:
        return reading.words(laid.block)
    return reading.text[paper.end : laid.block.end]


def _is_dateline(words: str) -> bool:
    when = next(dates(words), None)
    if when is None or next(periods(words), None) is not None:
        return False
    if _FIRST_OF_LINE.match(words, when.end) and not when.start:
        return True
    if _OTHER_DATE.search(words):
        return False
    around = _DATELINE_WORDS.sub(" ", f"{words[: when.start]} {words[when.end :]}")
    rest = [] if _BY.match(words) else re.findall(r"[A-Za-z]{3,}", around)
    return len(rest) <= 4 and sum(word.islower() for word in rest) <= 1


def _meeting(reading: Reading, laid: LaidBlock) -> Iterator[Dated]:
    """``Meeting of the Kent Police and Crime Panel, 2 May 2023``: the day of a committee's paper."""
    words = reading.words(laid.block)
    if reading.genre is Genre.OTHER and len(words) <= _LINE and _COMMITTEE.search(words):
        for when in _own_dates(reading, laid):
            if _AT_TIME.fullmatch(reading.text, when.end, laid.block.end):
                yield when


def _beside_section(reading: Reading) -> Iterator[Dated]:
    """``News | 3 May 2022`` above the body or below its standfirst, which looks like a line of a menu."""
    opened = 0
    for laid in reading.blocks:
        opened += laid.zone is Zone.BODY and laid.kind is BlockKind.PARAGRAPH
        if opened > 1:
            return
        for when in dates(reading.text, laid.block.start, laid.block.end):
            before, after = (
                reading.text[laid.block.start : when.start],
                reading.text[when.end : laid.block.end],
            )
            if laid.zone is Zone.FURNITURE and _SECTION.fullmatch(before + after):
                yield when


def _own_dates(reading: Reading, laid: LaidBlock) -> Iterator[Dated]:
    """Dates of a line, but not those behind "Updated"."""
    for when in dates(reading.text, laid.block.start, laid.block.end):
        before = reading.text[laid.block.start : when.start]
        changed = [m.end() for m in _LAST_CHANGE.finditer(before)]
        if not changed or any(m.end() > changed[-1] for m in _ISSUE.finditer(before)):
            yield when


def _at_foot(reading: Reading) -> Iterator[Candidate]:
    """``Date: 2 May 2019`` below the signature."""
    last = [laid for laid in reading.blocks[-_FOOT:] if laid.zone is not Zone.FURNITURE]
    lines = [laid for laid in last if laid.kind in (BlockKind.ROW, BlockKind.HEADING)]
    yield from _labelled(reading, lines, sent=False)
    for laid in lines:
        alone = any(
            (d.start, d.end) == (0, len(reading.words(laid.block))) for d in dates(reading.words(laid.block))
        )
        if (alone or laid.zone is Zone.HEAD) and _is_dateline(reading.words(laid.block)):
            yield from ((when, "facts.published-line") for when in _own_dates(reading, laid))


def _letter_dates(reading: Reading) -> Iterator[Dated]:
    for laid in reading.blocks[:6]:
        if laid.zone is Zone.FURNITURE:
            continue
        for when in dates(reading.text, laid.block.start, laid.block.end):
            if _LETTER_DATE.search(reading.text[laid.block.start : when.start]):
                yield when


def _opening(reading: Reading) -> Iterator[Dated]:
    """``has today (11 May 2023) published``, or ``11 May 2023 – ...``, in one of the first sentences."""
    for index, sentence in enumerate(reading.sentences[:_OPENING]):
        for when in dates(reading.text, sentence.start, sentence.end):
            before = reading.text[sentence.start : when.start]
            begins = not index and not before and _AFTER_DATELINE.match(reading.text, when.end)
            posted = _POSTED.fullmatch(before) and not _GOES_ON.match(reading.text, when.end, sentence.end)
            if begins or _TODAY.search(before) or posted:
                yield when
