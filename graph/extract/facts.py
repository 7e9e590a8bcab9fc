"""Facts about the document itself: title, date of publication, publisher; each with the words that say so.

The date is the document's own. Dates of related stories, of earlier reports, of fieldwork, or of the last
change of a page are other dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import BlockKind, Evidence, Fact, Genre, PartialDate
from .cues import plain
from .dates import MONTH, YEAR, Dated, dates, partial
from .publishers import add_publisher, names_site
from .reading import LaidBlock, Reading, Zone, evidence

_PUBLISHED = re.compile(
    r"""^[^\w]*(?:(?:first|date|originally)\s+)?(?:published|posted|issued|uploaded|release\s+date|publication\s+date
      |response\s+date|date(?:d|\s+(?:of\s+)?(?:issued?|publication|letter|response|sent|submitted|posted))?|sent(?:\s+on)?
      |embargoed\s+until)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_SENT = re.compile(r"^[^\w]*sent(?:\s+on)?\b", re.IGNORECASE)
_OTHER_DATE = re.compile(
    r"""\b(?:updated|modified|corrected|reviewed|inspected|accessed|expires?|effective|deadline|inspection|fieldwork
      |report\s+(?:published|date))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_LETTER_DATE = re.compile(
    r"\b(?:letter|response|reply|comments)\b[^.]{0,160}?\b(?:on|dated)\s+$", re.IGNORECASE
)
_TODAY = re.compile(r"\btoday\b[\s,]*\(?(?:\w+day,?\s+)?$", re.IGNORECASE)
_OPENING = 4  # sentences
_CRUMB_DATE = re.compile(
    rf"\b(?P<year>{YEAR})\s*[/>»|]\s*(?P<month>{MONTH})\b|\b(?P<month2>{MONTH})\s*[/>»|]\s*(?P<year2>{YEAR})\b",
    re.IGNORECASE,
)
_NOT_A_TITLE = re.compile(
    r"""^(?:(?:news|media|press)\s+(?:story|release|statement|article)|news|report|speech|letter|response|statement|publication|publications
      |summary|foreword|introduction|contents|letter\s+information|exclusive|breaking|opinion|research\s+and\s+analysis
      |policy\s+paper|corporate\s+report|(?:from|to|cc|date|ref|re|subject)\b.{0,3}|by\s+.+|dear\b.*|(?:date\s+)?published\b.*|last\s+updated\b.*|image\b.*
      |page\s+\d.*|official(?:\s+sensitive)?|not\s+protectively\s+marked|embargoed\b.*|chapter\s+\d+|questions?|effectiveness|efficiency|legitimacy
      |(?:accelerated\s+)?causes?\s+of\s+concern|recommendations?|areas?\s+for\s+improvement|correspondence|guidance|blog|article|agenda\s+item|agenda|minutes
      |inspecting\s+policing\s+in\s+the\s+public\s+interest|promoting\s+improvements\s+in\s+policing.*
      |(?:error\s+)?40[34]\b.*|(?:page|file)\s+not\s+found.*|access\s+denied.*|sorry\b.*|applies\s+to\b.*)$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"""\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b | ^\d{1,3}[a-z]?\s+(?:[A-Z][a-z]+\s?){1,3}$
      | ^\W*(?:https?:|www\.) | ^\S+\.(?:uk|com|org|net|info)\S*$ | @
      | ^(?:Rt\.?\s+Hon|The\s+Rt|Sir|Dame|Mrs?|Ms|Dr|Lord|Baroness|Cllr|Tel|Telephone|Fax)\b
      | ^(?:Home\s+Secretary|Home\s+Office|Secretary\s+of\s+State.{0,60})$
      | ^(?:His|Her)\s+Majesty['’]s\s+(?:Chief\s+)?Inspector\b | ^HM\s+(?:Chief\s+)?Inspector\s+of
      | ^(?:Deputy\s|Assistant\s)?Chief\s+Constable(?:,?\s+\w+){0,4}$
      | \b(?:Street|Road|Avenue|House|Lane)$""",
    re.VERBOSE,
)
_SITE_WORDS = 3  # a first line of so few words above a real headline is the name of the site


def read(reading: Reading) -> None:
    """Add title, date and publisher where the text has them; fill ``published``."""
    _add_title(reading)
    _add_published(reading)
    add_publisher(reading)


# Title


def _add_title(reading: Reading) -> None:
    title = _title(reading)
    if title is not None:
        words = reading.words(title.block).rstrip()
        reading.add(
            Fact(name="title", value=words, evidence=evidence(title.block, "facts.title"), confidence=0.95)
        )


def _title(reading: Reading) -> LaidBlock | None:
    lines = list(_title_lines(reading))
    if not lines:
        return None
    first, rest = lines[0], lines[1:]
    if rest and _is_site_name(reading, first) and _word_count(reading, rest[0]) > 2 * _SITE_WORDS:
        return rest[0]
    return first


def _title_lines(reading: Reading) -> Iterator[LaidBlock]:
    for index, laid in enumerate(reading.blocks):
        if laid.zone is Zone.BODY and (
            index or len(reading.blocks) == 1 or laid.kind is not BlockKind.HEADING
        ):
            return
        if laid.zone is Zone.FURNITURE or laid.kind not in (
            BlockKind.HEADING,
            BlockKind.PARAGRAPH,
            BlockKind.ITEM,
        ):
            continue
        words = reading.words(laid.block).rstrip()
        ruled_out = _NOT_A_TITLE.match(plain(words)) or _ADDRESS.search(words) or words[0].islower()
        if not ruled_out and not _is_date(words) and not names_site(reading, laid):
            yield laid


def _is_site_name(reading: Reading, laid: LaidBlock) -> bool:
    words = reading.words(laid.block)
    if any(c.isdigit() for c in words) or _word_count(reading, laid) > _SITE_WORDS:
        return False
    return not reading.mentions_in(laid.block.start, laid.block.end)


def _word_count(reading: Reading, laid: LaidBlock) -> int:
    return len(reading.words(laid.block).split())


def _is_date(words: str) -> bool:
    found = next(dates(words), None)
    return (
        found is not None
        and len(words) - (found.end - found.start) <= 24
        and not re.search(r"[a-z]{4,}\s+[a-z]{4,}", words)
    )


# Date


def _add_published(reading: Reading) -> None:
    found = next(_published(reading), None)
    if found is not None:
        when, rule = found
        _record_published(reading, when.value, Evidence(when.start, when.end, rule))
        return
    field = next((f for f in reading.document.fields if f.name == "published"), None)
    marked = next(dates(field.value[:10]), None) if field else None
    if marked is not None and reading.blocks:
        first = reading.blocks[0].block
        _record_published(reading, marked.value, Evidence(first.start, first.end, "facts.published-markup"))


def _record_published(reading: Reading, when: PartialDate, words: Evidence) -> None:
    reading.published = when
    reading.add(Fact(name="published", value=when, evidence=words, confidence=0.95))


def _published(reading: Reading) -> Iterator[tuple[Dated, str]]:
    """Candidates, best first: a labelled date, a line that is a date, a date in a letter's introduction."""
    head = list(_head(reading))
    for sent in (False, True):
        for index, laid in enumerate(head):
            words = reading.words(laid.block)
            if _PUBLISHED.match(words) and not _OTHER_DATE.search(words) and bool(_SENT.match(words)) is sent:
                near = [laid, *head[index + 1 : index + 2]]
                yield from (
                    (when, "facts.published-label") for block in near for when in _dates(reading, block)
                )
    for laid in head:
        words = reading.words(laid.block)
        if laid.block.end - laid.block.start <= 60 and not _OTHER_DATE.search(words) and _is_dateline(words):
            yield from ((when, "facts.published-line") for when in _dates(reading, laid))
    yield from ((when, "facts.published-today") for when in _today(reading))
    if reading.genre in (Genre.RESPONSE, Genre.LETTER):
        yield from ((when, "facts.published-letter") for when in _letter_dates(reading))
    for laid in head:
        if crumb := _CRUMB_DATE.search(reading.words(laid.block)):
            value = partial(crumb["year"] or crumb["year2"], crumb["month"] or crumb["month2"])
            start = laid.block.start + crumb.start()
            yield Dated(start, start + len(crumb.group()), value or ""), "facts.published-crumb"


def _head(reading: Reading) -> Iterator[LaidBlock]:
    """Blocks before the body, and labelled ones between its first paragraphs."""
    opened = 0
    for laid in reading.blocks:
        opened += laid.zone is Zone.BODY and laid.kind is BlockKind.PARAGRAPH
        if opened and (opened > 1 or laid.kind is not BlockKind.ROW):
            return
        yield laid


def _is_dateline(words: str) -> bool:
    when = next(dates(words), None)
    if when is None:
        return False
    rest = re.findall(r"[A-Za-z]{3,}", words[: when.start] + words[when.end :])
    return len(rest) <= 4 and sum(word.islower() for word in rest) <= 1


def _dates(reading: Reading, laid: LaidBlock) -> Iterator[Dated]:
    yield from dates(reading.text, laid.block.start, laid.block.end)


def _letter_dates(reading: Reading) -> Iterator[Dated]:
    for laid in reading.blocks[:6]:
        for when in _dates(reading, laid) if laid.zone is not Zone.FURNITURE else ():
            if _LETTER_DATE.search(reading.text[laid.block.start : when.start]):
                yield when


def _today(reading: Reading) -> Iterator[Dated]:
    """``has today (11 May 2023) published``, in one of the first sentences."""
    for sentence in reading.sentences[:_OPENING]:
        for when in dates(reading.text, sentence.start, sentence.end):
            if _TODAY.search(reading.text[sentence.start : when.start]):
                yield when
