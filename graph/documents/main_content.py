"""The element of a web page that holds its content, freed from the furniture of the site."""

from __future__ import annotations

import re
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .elsewhere import (
    drop_asides_of_news,
    drop_before_title,
    drop_links_to_other_pages,
    drop_sharing,
    drop_tools,
)
from .page_furniture import (
    BESIDE,
    BOXED,
    DROPPED,
    INVISIBLE,
    LIKELY,
    READERS,
    REVEALED,
    TOLD,
)

_WHOLE = frozenset({"html", "body"})  # whatever is said of them, the page is not dropped
_PARTS = _WHOLE | {"main", "article"}
_CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z]{3})")  # before words: not in the middle of made-up letters
_NAMED = "[class], [id], [data-component]"
_MAIN_SHARE = 0.8  # of the page's prose: an element with less than this is not the main one
_MUCH = 0.3  # of the page's prose: an element with more is no furniture, whatever it is called
_LONGEST = 500  # characters of names that are looked at
_SKIP = re.compile(r"\s*skip\s", re.IGNORECASE)
_NOTE = re.compile(r"[\[(]?\d{1,3}[\])]?")  # a mark that leads to a footnote
_STATED = "h1, main, [itemprop=articleBody], [property=articleBody]"  # what holds content by its own word


def main_content(tree: LexborHTMLParser, *, news: bool) -> LexborNode | None:
    """The innermost element with nearly all prose of a page; of news, without lists of other articles."""
    _reveal(tree)
    body = tree.body
    if body is None:
        return None
    for node in tree.css(f"{INVISIBLE}, {DROPPED}"):
        if node.tag not in _WHOLE:
            node.decompose()
    if news:
        _drop_readers(tree)
    total = _prose(body)
    for node in body.css(BESIDE):
        if not (BOXED.match(node.text(separator=" ")) or _holds_content(node, _MUCH * total)):
            node.decompose()
    for node in tree.css(_NAMED):
        _drop_by_name(node, total)
    for link in tree.css("a[href^='#']"):
        if _SKIP.match(link.text()):
            link.decompose()
    drop_tools(body)
    drop_sharing(body)
    for mark in tree.css("sup"):
        linked = mark.css_first("a") is not None or (mark.parent is not None and mark.parent.tag == "a")
        if linked and _NOTE.fullmatch(mark.text(strip=True)):
            mark.decompose()
    root = _innermost(body)
    drop_before_title(root)
    drop_links_to_other_pages(root)
    if news:
        drop_asides_of_news(root)
    return root


def _reveal(tree: LexborHTMLParser) -> None:
    """Show what a click shows, and keep headings that are buttons."""
    for button in tree.css("h1 button, h2 button, h3 button, h4 button, h5 button, h6 button"):
        button.unwrap()
    controlled = {node.attributes["aria-controls"] for node in tree.css("main [aria-controls]")}
    for node in tree.css("[hidden], [style], [aria-hidden]"):
        names = f"{node.attributes.get('class') or ''} {node.attributes.get('role') or ''}"
        if REVEALED.search(names) or node.attributes.get("id") in controlled:
            for attribute in ("hidden", "style", "aria-hidden"):
                if attribute in node.attributes:
                    del node.attrs[attribute]


def _drop_readers(tree: LexborHTMLParser) -> None:
    """Drop what readers wrote below an article: it may be longer, and would be taken for it."""
    for node in reversed(tree.css(_NAMED)):  # children before their parents, which free them
        if READERS.search(_names(node)[:_LONGEST]) and node.tag not in _PARTS and not node.css_first(_STATED):
            node.decompose()


def _drop_by_name(node: LexborNode, total: int) -> None:
    if node.tag in _PARTS:
        return
    # A name such as "has-cookie-banner" on a wrapper must not cost the whole page.
    share = _share(_names(node)[:_LONGEST])
    if share and not _holds_content(node, share * total):
        node.decompose()


@lru_cache(maxsize=4096)
def _share(names: str) -> float:
    """The share of the page's prose up to which an element with such names is furniture."""
    if not names.islower():
        names = _CAMEL.sub("-", names)
    return _MAIN_SHARE if TOLD.search(names) else _MUCH if LIKELY.search(names) else 0


def _names(node: LexborNode) -> str:
    return " ".join(filter(None, map(node.attributes.get, ("class", "id", "data-component"))))


def _holds_content(node: LexborNode, much: float) -> bool:
    return node.css_first(_STATED) is not None or _prose(node) > much


def _prose(node: LexborNode) -> int:
    """Length of a node's text without its links."""
    return len(node.text()) - sum(len(link.text()) for link in node.css("a"))


def _innermost(body: LexborNode) -> LexborNode:
    candidates = body.css("main, article, [role=main]")
    weights = [_prose(node) for node in candidates]
    if not candidates or 2 * max(weights) < _prose(body):
        return _descend(body)
    # The last, so the innermost, of those that hold nearly all.
    heavy = (n for n, w in zip(candidates, weights, strict=True) if w >= _MAIN_SHARE * max(weights))
    return list(heavy)[-1]


def _descend(node: LexborNode) -> LexborNode:
    """The innermost element with the main heading and nearly all prose from there on."""
    while total := _prose(node):
        children = list(node.iter())
        weights = [_prose(child) for child in children]
        title = next((n for n, child in enumerate(children) if child.css_first("h1") is not None), None)
        rest = total - sum(weights[: title or 0])
        heavy = [n for n, weight in enumerate(weights) if weight >= max(_MAIN_SHARE * rest, total / 2)]
        if not heavy or children[heavy[0]].tag == "p" or (title is not None and heavy[0] != title):
            break
        node = children[heavy[0]]
    return node
