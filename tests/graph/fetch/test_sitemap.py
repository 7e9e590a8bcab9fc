"""Sitemaps and their indexes, plain, packed, and broken."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

import pytest

from peelgraph.graph.errors import DocumentError
from peelgraph.graph.fetch.sitemap import Entry, entries, is_sitemap, unpacked

NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
PAGES = f"""<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/xsl" href="//a.org/style.xsl"?>
<!-- made by a plugin -->
<urlset {NAMESPACE} xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
  <url><loc> https://a.org/a?x=1&amp;y=2 </loc><lastmod>2019-03-01</lastmod>
    <image:image><image:loc>https://a.org/a.png</image:loc></image:image></url>
  <url><loc>https://a.org/b</loc></url>
  <url><lastmod>2019-03-01</lastmod></url>
</urlset>"""
INDEX = f"<sitemapindex {NAMESPACE}><sitemap><loc>https://a.org/s1.xml</loc></sitemap></sitemapindex>"
LAUGHS = (
    '<!DOCTYPE urlset [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 20}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + f"]><urlset {NAMESPACE}><url><loc>&i;</loc></url></urlset>"
)
OUTSIDE = (
    '<!DOCTYPE urlset [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset><url><loc>&a;</loc></url></urlset>'
)


def test_pages_and_indexes() -> None:
    assert entries(PAGES.encode(), "s") == [
        Entry("https://a.org/a?x=1&y=2", False, "2019-03-01"),
        Entry("https://a.org/b", False, ""),
    ]
    assert entries(INDEX.encode(), "s") == [Entry("https://a.org/s1.xml", True, "")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (PAGES.encode(), True),
        (INDEX.encode(), True),
        (b"\xef\xbb\xbf" + INDEX.encode(), True),
        (b'<s:urlset xmlns:s="x"/>', True),
        (b"<!doctype html><p>a sitemap: &lt;urlset>", False),
        (b"<rss><channel/></rss>", False),
        (b"<!---->" * 580, False),
        (b"<!----> " * 400 + b"<urlset/>", True),
        (b"", False),
    ],
)
def test_what_is_a_sitemap(body: bytes, expected: bool) -> None:
    assert is_sitemap(body) is expected
    assert is_sitemap(unpacked(gzip.compress(body), "s", 10_000)) is expected


BROKEN = {
    "cut": "<urlset>",
    "deep": "<a>" * 100_000,
    "entities in entities": LAUGHS,
    "an entity from outside": OUTSIDE,
    "too many": f"<urlset>{'<url><loc>x</loc></url>' * 50_001}</urlset>",
}


@pytest.mark.parametrize("kind", BROKEN)
def test_broken_and_hostile_ones_are_refused(kind: str) -> None:
    with pytest.raises(DocumentError, match=r"broken sitemap|more than 50,000"):
        entries(BROKEN[kind].encode(), "s")


@pytest.mark.parametrize(
    ("modified", "older"),
    [
        ("2026-01-30", True),
        ("2026-01-31", False),  # perhaps in the evening
        ("2026-01-31T11:59:00+00:00", True),
        ("2026-01-31T12:59:00+01:00", True),
        ("2026-01-31T12:01:00Z", False),
        ("2026-01-31T11:00:00", True),
        ("last week", False),
        ("", False),
    ],
)
def test_what_a_site_says_of_changes(modified: str, older: bool) -> None:
    assert (
        Entry("https://a.org/", False, modified).is_older_than(datetime(2026, 1, 31, 12, tzinfo=UTC)) is older
    )
