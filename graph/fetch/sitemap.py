"""Sitemaps and their indexes (sitemaps.org): the addresses that a site lists of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from xml.parsers import expat

from ..errors import DocumentError
from .bodies import gunzipped
from .interface import Outcome

_ROOT = re.compile(  # what comes before the root is passed once: thousands of comments are no riddle
    rb"\A(?:\xef\xbb\xbf)?(?>(?:\s|<\?[^>]*>|<!--.*?-->)*)<(?:\w+:)?(?:urlset|sitemapindex)\b", re.DOTALL
)
_GZIP = b"\x1f\x8b"
_HEAD = 4096  # bytes in which the root element begins
_MOST = 50_000  # addresses in one file, by the protocol
_DEEPEST = 16  # elements in each other; entries are at 3
_LONGEST = 4096  # characters of an address
_ENTRIES = ("url", "sitemap")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """An address of a sitemap: a page, or in an index another sitemap."""

    address: str
    is_sitemap: bool
    modified: str  # a W3C date or time, as it stands there

    def is_older_than(self, when: datetime) -> bool:
        """Whether the site says that nothing has changed since then."""
        try:
            modified = datetime.fromisoformat(self.modified)
        except ValueError:
            return False
        if len(self.modified) == len("2026-01-31"):
            modified += _DAY  # at some time of that day
        return (modified if modified.tzinfo else modified.replace(tzinfo=UTC)) < when


def unpacked(body: bytes, name: str, max_size: int) -> bytes:
    """A sitemap without its packing: many sites list ``sitemap.xml.gz``."""
    return gunzipped([body], name, max_size) if body.startswith(_GZIP) else body


def is_sitemap(body: bytes) -> bool:
    """Whether a file is a sitemap or an index of sitemaps."""
    return _ROOT.match(body[:_HEAD]) is not None


def entries(body: bytes, name: str) -> list[Entry]:
    """The addresses of a sitemap in their order; raises a `DocumentError` where it is broken or endless."""
    reading = _Reading()
    try:
        reading.parser.Parse(body, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise DocumentError(name, Outcome.BROKEN, "is a broken sitemap") from error
    except _TooManyError as error:
        raise DocumentError(name, Outcome.BROKEN, f"lists more than {_MOST:,} addresses") from error
    return reading.found


class _TooManyError(Exception):
    pass


class _Reading:
    """Takes what the parser meets, and keeps nothing but entries: a tree of 50 MB of tags takes gigabytes."""

    def __init__(self) -> None:
        self.found: list[Entry] = []
        self._open: list[str] = []
        self._values = {"loc": "", "lastmod": ""}
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _refuse(self, *_declaration: object) -> None:
        raise ValueError("sitemaps declare nothing: entities would come from here")

    def _start(self, name: str, _attributes: object) -> None:
        self._open.append(name.rpartition(":")[2])
        if len(self._open) > _DEEPEST:
            raise ValueError("too deep")
        if self._open[-1] in _ENTRIES:
            self._values = {"loc": "", "lastmod": ""}

    def _text(self, text: str) -> None:
        *_, parent, name = ["", *self._open]
        if parent in _ENTRIES and name in self._values and len(self._values[name]) < _LONGEST:
            self._values[name] += text

    def _end(self, _name: str) -> None:
        kind, address = self._open.pop(), self._values["loc"].strip()
        if kind in _ENTRIES and address:
            if len(self.found) == _MOST:
                raise _TooManyError
            self.found.append(Entry(address, kind == "sitemap", self._values["lastmod"].strip()))
