"""Sitemaps and their indexes (sitemaps.org): the addresses that a site lists of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from xml.etree import ElementTree

from ..errors import DocumentError
from .bodies import gunzipped
from .interface import Outcome

_ROOT = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*>\s*|<!--.*?-->\s*)*<(?:\w+:)?(?:urlset|sitemapindex)\b", re.DOTALL
)
_GZIP = b"\x1f\x8b"
_HEAD = 4096  # bytes in which the root element begins
_MOST = 50_000  # addresses in one file, by the protocol
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
    found: list[Entry] = []
    try:
        for entry in _parsed(body):
            found.append(entry)
            if len(found) > _MOST:
                raise DocumentError(name, Outcome.BROKEN, f"lists more than {_MOST:,} addresses")
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise DocumentError(name, Outcome.BROKEN, "is a broken sitemap") from error
    return found


def _parsed(body: bytes) -> Iterator[Entry]:
    """Entries one by one; each is dropped from memory afterwards. Expat itself refuses bombs of entities."""
    for _, element in ElementTree.iterparse(BytesIO(body)):  # noqa: S314
        kind = _local(element)
        if kind in ("url", "sitemap"):
            values = {_local(child): (child.text or "").strip() for child in element}
            if values.get("loc"):
                yield Entry(values["loc"], kind == "sitemap", values.get("lastmod", ""))
            element.clear()


def _local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]
