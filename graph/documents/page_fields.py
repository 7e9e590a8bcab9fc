"""Title, dates, publisher and address that a web page's markup states, each with where it stood."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

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
    "dcterms.date": "published",
    "dc.date": "published",
    "citation_publication_date": "published",
    "datepublished": "published",
    "article:modified_time": "modified",
    "govuk:public-updated-at": "modified",
    "og:updated_time": "modified",
    "dcterms.modified": "modified",
    "dc.date.modified": "modified",
    "datemodified": "modified",
    "og:title": "title",
    "dcterms.title": "title",
    "dc.title": "title",
    "og:site_name": "publisher",
    "govuk:primary-publishing-organisation": "publisher",
    "dcterms.publisher": "publisher",
    "dc.publisher": "publisher",
    "og:url": "url",
}
_LABELS = {
    "published": "published",
    "first published": "published",
    "date published": "published",
    "published on": "published",
    "publication date": "published",
    "last updated": "modified",
    "updated": "modified",
    "date updated": "modified",
}
_CHANGED = re.compile(r"modif|updat", re.IGNORECASE)
_ISSUED = re.compile(r"publish|entry-date|created", re.IGNORECASE)
_DATE = re.compile(r"(?<!\d)\d{1,2} [A-Z][a-z]+ \d{4}\b")
_ARCHIVED = "[ARCHIVED CONTENT] "  # before titles, by the web archive of the government
_WRAPPING = re.compile(r"^\s*(?:<!--|<!\[CDATA\[|//.*\n)+|(?:-->|//\s*\]\]>|\]\]>)\s*$")

Found = Iterator[tuple[str, str, str]]


def page_fields(tree: LexborHTMLParser) -> tuple[tuple[PageField, ...], frozenset[str]]:
    """All values, each once and the most trustworthy of a name first; and the page's types (schema.org)."""
    found: dict[tuple[str, str], PageField] = {}
    nodes = list(_json_ld(tree))
    for source in (_canonical(tree), _stated(nodes), _meta(tree), _visible(tree)):
        for name, value, origin in source:
            plain = " ".join(clean(value).split())
            if plain:
                found.setdefault((name, plain), PageField(name, plain, origin))
    return tuple(found.values()), frozenset(kind for node in nodes for kind in _types(node))


def _canonical(tree: LexborHTMLParser) -> Found:
    for link in tree.css("link[rel=canonical][href]"):
        yield "url", link.attributes["href"] or "", "link canonical"


def _json_ld(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    for script in tree.css("script[type='application/ld+json']"):
        try:
            data = json.loads(_WRAPPING.sub("", script.text()), strict=False)
        except (ValueError, RecursionError):
            continue  # a page's broken markup is no fault of the reader
        yield from _nodes(data)


def _nodes(data: Any) -> Iterator[dict[str, Any]]:  # Any: JSON of a stranger
    entries = data if isinstance(data, list) else [data]
    for entry in entries:
        if not isinstance(entry, dict):
            continue
        yield from _nodes(entry.get("@graph", []))
        yield from _nodes(entry.get("mainEntity", []))
        if any(kind.endswith(_PAGE_TYPES) for kind in _types(entry)):
            yield entry


def _types(node: dict[str, Any]) -> list[str]:
    types = node.get("@type") or ""
    return [str(kind) for kind in (types if isinstance(types, list) else [types])]


def _stated(nodes: list[dict[str, Any]]) -> Found:
    for node in nodes:
        for key, name in _JSON_LD.items():
            value = node.get(key) or (node.get("name") if key == "headline" else None)
            yield name, html.unescape(_value(value)), f"json-ld {key}"


def _value(value: Any) -> str:  # Any: JSON of a stranger
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id") or value.get("url")
    return value if isinstance(value, str) else ""


def _meta(tree: LexborHTMLParser) -> Found:
    for meta in tree.css("meta[content]"):
        keys = (meta.attributes.get(name) for name in ("property", "name", "itemprop"))
        key = next(filter(None, keys), "").lower()
        if key in _META:
            yield _META[key], meta.attributes["content"] or "", f"meta {key}"


def _visible(tree: LexborHTMLParser) -> Found:
    times = [time for time in tree.css("time[datetime]") if not _is_listed(time)]
    for time in times:
        if time is not times[0] and not (time.parent == times[0].parent and _is_change(time)):
            break  # later ones belong to other pages' teasers
        changed = "modified" if _is_change(time) else "published"
        yield changed, time.attributes["datetime"] or "", "time element"
    for label in tree.css("dt"):
        name = _LABELS.get(" ".join(label.text().split()).rstrip(":").lower())
        value = label.next
        while value is not None and not value.is_element_node:
            value = value.next
        if name and value is not None and value.tag == "dd":
            yield name, _iso(value.text()), f"page field {label.text(strip=True).rstrip(':')}"
    for title in tree.css("head > title"):
        yield "title", title.text().removeprefix(_ARCHIVED), "title element"


def _is_listed(time: LexborNode) -> bool:
    """Whether a time stands in one of several items that have one: a page's history, or other pages."""
    item: LexborNode | None = time
    while item is not None and item.tag != "li":
        item = item.parent
    return item is not None and item.parent is not None and len(item.parent.css("li time")) > 1


def _is_change(time: LexborNode) -> bool:
    """Whether a time element tells when the page was changed: by its names, or the words before it."""
    names = " ".join(time.attributes.get(key) or "" for key in ("itemprop", "class"))
    before = "" if time.prev is None else time.prev.text_content or time.prev.text()
    return _CHANGED.search(names.strip() or before) is not None and not _ISSUED.search(names)


def _iso(value: str) -> str:
    """``28 March 2019`` as ``2019-03-28``; other words as they are."""
    words = " ".join(value.split())
    found = _DATE.search(words)
    try:
        return datetime.strptime(found[0], "%d %B %Y").date().isoformat() if found else words
    except ValueError:
        return words
