"""From a landing page to the report and letter that it announces.

Pages are untrusted, and parsers of HTML can be made to hang: their tags are read in one linear pass instead.
"""

from __future__ import annotations

import csv
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from ..errors import DocumentError
from .addresses import normal

_TAG = re.compile(  # each alternative ends before the next "<", or takes what it has passed: linear
    rb"<!--.*?(?:-->|\Z)|<(script|style|template)\b.*?(?:</\1\s*>|\Z)"
    rb"|<(/?)(a|h[1-6]|nav|header|footer|aside)\b([^<>]*)>",
    re.DOTALL | re.IGNORECASE,
)
_ANY_TAG = re.compile(rb"<[^<>]*>")
_HREF = re.compile(rb"(?:^|[\s\"'/])href\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_AROUND = (b"nav", b"header", b"footer", b"aside")
_FILES = (".pdf", ".docx", ".doc", ".odt")
_REPORT = re.compile(r"\b(?:reports?|letters?)\b")
_LONGEST = 5_000_000  # bytes of a page that are looked at


@dataclass(slots=True)
class _Reading:
    """Where in a page the reading is."""

    around: int = 0  # how many elements beside the text are open
    section: int = 0  # level of the heading that announces documents, while its section lasts
    heading: int = 0  # where the last heading began
    link: tuple[int, bytes] | None = None  # where the open link began, and its attributes


def report_links(page: bytes, address: str) -> list[str]:
    """Addresses of documents that a page offers as its report or letter, each once, in the page's order."""
    found: dict[str, None] = {}
    for href, text, announced in _links(page[:_LONGEST]):
        try:
            link = normal(href, address)
        except DocumentError:  # mailto:, javascript: and the like
            continue
        if link != address and _is_report(link, text, announced):
            found[link] = None
    return list(found)


def _is_report(link: str, text: str, announced: bool) -> bool:
    if any(cue in text for cue in _cues()[1]):
        return True
    is_file = urlsplit(link).path.lower().endswith(_FILES)
    return announced and (is_file or _REPORT.search(text) is not None)


def _links(page: bytes) -> Iterator[tuple[str, str, bool]]:
    """Links of the text itself: address, words in lower case, whether a heading announces documents."""
    reading = _Reading()
    for tag in _TAG.finditer(page):
        name, closes = (tag[3] or b"").lower(), bool(tag[2])
        if name in _AROUND:
            reading.around = max(0, reading.around + (-1 if closes else 1))
        elif reading.around:
            continue
        elif name == b"a":
            if closes and reading.link:
                start, attributes = reading.link
                yield _target(attributes), _words(page[start : tag.start()]), bool(reading.section)
            reading.link = None if closes else (tag.end(), tag[4])
        elif name:
            _at_heading(reading, page, tag, int(name[1:]), closes)


def _target(attributes: bytes) -> str:
    """Where a link leads; a link to nowhere leads to its own page."""
    href = _HREF.search(attributes)
    target = next(part for part in href.groups() if part is not None) if href else b""
    return html.unescape(target.decode("utf-8", "replace"))


def _at_heading(reading: _Reading, page: bytes, tag: re.Match[bytes], level: int, closes: bool) -> None:
    """A section of documents lasts to the next heading that is not below its own."""
    if not closes:
        reading.heading = tag.end()
        if level <= reading.section:
            reading.section = 0
    elif reading.heading:
        if _words(page[reading.heading : tag.start()]).rstrip(" :") in _cues()[0]:
            reading.section = level
        reading.heading = 0


def _words(piece: bytes) -> str:
    text = html.unescape(_ANY_TAG.sub(b" ", piece).decode("utf-8", "replace"))
    return " ".join(text.split()).lower()


@cache
def _cues() -> tuple[frozenset[str], tuple[str, ...]]:
    """Headings that announce documents, and words by which a link is known as one."""
    rows = list(csv.DictReader(files(__package__).joinpath("link_cues.csv").read_text("utf-8").splitlines()))
    headings = frozenset(row["phrase"] for row in rows if row["kind"] == "heading")
    return headings, tuple(row["phrase"] for row in rows if row["kind"] == "text")
