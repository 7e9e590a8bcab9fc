"""Title, dates, publisher and address that a web page's markup states, each with where it stood."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from ..model import PageField
from .text import clean

_JSON_LD = {
    "headline": "title",
    "datePublished": "published",
    "dateModified": "modified",
    "publisher": "publisher",
    "url": "url",
    "mainEntityOfPage": "url",
}
_PAGE_TYPES = (
    "Article",
    "WebPage",
    "Report",
    "BlogPosting",
    "PressRelease",
    "Legislation",
    "GovernmentService",
)
_META = {
    "article:published_time": "published",
    "govuk:first-published-at": "published",
    "dcterms.issued": "published",
    "dc.date.issued": "published",
    "citation_publication_date": "published",
    "article:modified_time": "modified",
    "dcterms.modified": "modified",
    "og:title": "title",
    "dcterms.title": "title",
    "og:site_name": "publisher",
    "dcterms.publisher": "publisher",
    "og:url": "url",
}


def page_fields(tree: LexborHTMLParser) -> tuple[PageField, ...]:
    """All values found, the most trustworthy of each name first; each value once."""
    found: dict[tuple[str, str], PageField] = {}
    for name, value, origin in (*_canonical(tree), *_json_ld(tree), *_meta(tree), *_visible(tree)):
        plain = " ".join(clean(value).split())
        if plain:
            found.setdefault((name, plain), PageField(name, plain, origin))
    return tuple(found.values())


Found = Iterator[tuple[str, str, str]]


def _canonical(tree: LexborHTMLParser) -> Found:
    for link in tree.css("link[rel=canonical][href]"):
        yield "url", link.attributes["href"] or "", "link canonical"


def _json_ld(tree: LexborHTMLParser) -> Found:
    for script in tree.css("script[type='application/ld+json']"):
        try:
            data = json.loads(script.text())
        except (ValueError, RecursionError):
            continue  # a page's broken markup is no fault of the reader
        for node in _nodes(data):
            for key, name in _JSON_LD.items():
                yield name, _value(node.get(key)), f"json-ld {key}"


def _nodes(data: Any) -> Iterator[dict[str, Any]]:  # Any: JSON of a stranger
    entries = data if isinstance(data, list) else [data]
    for entry in entries:
        if not isinstance(entry, dict):
            continue
        yield from _nodes(entry.get("@graph", []))
        types = entry.get("@type") or ""
        if any(str(kind).endswith(_PAGE_TYPES) for kind in (types if isinstance(types, list) else [types])):
            yield {"headline": entry.get("name"), **entry}


def _value(value: Any) -> str:  # Any: JSON of a stranger
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id") or value.get("url")
    return value if isinstance(value, str) else ""


def _meta(tree: LexborHTMLParser) -> Found:
    for meta in tree.css("meta[content]"):
        key = (meta.attributes.get("property") or meta.attributes.get("name") or "").lower()
        if key in _META:
            yield _META[key], meta.attributes["content"] or "", f"meta {key}"


def _visible(tree: LexborHTMLParser) -> Found:
    for time in tree.css("time[datetime]"):
        modified = "modif" in (time.attributes.get("itemprop") or "").lower()
        yield "modified" if modified else "published", time.attributes["datetime"] or "", "time element"
        break  # later ones belong to other pages' teasers
    for title in tree.css("head > title"):
        yield "title", title.text(), "title element"
