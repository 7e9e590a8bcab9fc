"""The element of a web page that holds its content, freed from the furniture of the site."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .html_blocks import HEADINGS
from .page_furniture import (
    BESIDE,
    BOXED,
    DROPPED,
    ELSEWHERE,
    INVISIBLE,
    LIKELY,
    OTHER_STORY,
    REVEALED,
    TOLD,
    TOOL,
)

_WHOLE = frozenset({"html", "body"})  # whatever is said of them, the page is not dropped
_SPACE = re.compile(r"\s+")
_MAIN_SHARE = 0.8  # of the page's prose: an element with less than this is not the main one
_MUCH = 0.3  # of the page's prose: an element with more is no furniture, whatever it is called
_SKIP = re.compile(r"\s*skip\s", re.IGNORECASE)
_NOTE = re.compile(r"[\[(]?\d{1,3}[\])]?")  # a mark that leads to a footnote
_LABEL = 60  # characters
_LINK_WORDS = 0.9  # of the words of a list that only leads to other pages


def main_content(tree: LexborHTMLParser, *, news: bool) -> LexborNode | None:
    """The innermost element with nearly all prose of a page; of news, without lists of other articles."""
    _reveal(tree)
    body = tree.body
    if body is None:
        return None
    for node in tree.css(f"{INVISIBLE}, {DROPPED}"):
        if node.tag not in _WHOLE:
            node.decompose()
    total = _prose(body)
    for node in body.css(BESIDE):
        if not (BOXED.match(node.text(separator=" ")) or _holds_content(node, _MUCH * total)):
            node.decompose()
    for node in tree.css("[class], [id], [data-component]"):
        _drop_by_name(node, total)
    for link in tree.css("a[href^='#']"):
        if _SKIP.match(link.text()):
            link.decompose()
    for node in reversed(tree.css("a, p, span")):  # children before their parents, which free them
        _drop_by_words(node)
    for mark in tree.css("sup"):
        linked = mark.css_first("a") is not None or (mark.parent is not None and mark.parent.tag == "a")
        if linked and _NOTE.fullmatch(mark.text(strip=True)):
            mark.decompose()
    root = _innermost(body)
    _drop_links_to_other_pages(root)
    if news:
        _drop_lists_of_links(root)
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


def _drop_by_name(node: LexborNode, total: int) -> None:
    if node.tag in ("html", "body", "main", "article"):
        return
    names = " ".join(filter(None, map(node.attributes.get, ("class", "id", "data-component"))))
    # A name such as "has-cookie-banner" on a wrapper must not cost the whole page.
    share = _MAIN_SHARE if TOLD.search(names) else _MUCH if LIKELY.search(names) else 0
    if share and not _holds_content(node, share * total):
        node.decompose()


def _drop_by_words(node: LexborNode) -> None:
    words = _SPACE.sub(" ", node.text()).strip()
    if len(words) < _LABEL and TOOL.fullmatch(words):
        node.decompose()
    elif node.tag == "p" and (begins := OTHER_STORY.match(words)):
        linked = sum(len(_SPACE.sub(" ", link.text()).strip()) for link in node.css("a"))
        if linked >= _LINK_WORDS * (len(words) - begins.end()):
            node.decompose()


def _holds_content(node: LexborNode, much: float) -> bool:
    return node.css_first("h1, main") is not None or _prose(node) > much


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
    """The innermost element that holds nearly all prose below a node, and its main heading."""
    total, title = _prose(node), node.css_first("h1")
    while total:
        heavy = [child for child in node.iter() if _prose(child) >= _MAIN_SHARE * total]
        if not heavy or heavy[0].tag == "p" or (title is not None and heavy[0].css_first("h1") is None):
            break
        node = heavy[0]
    return node


def _drop_links_to_other_pages(root: LexborNode) -> None:
    for heading in root.css("h2, h3, h4, h5"):
        if not ELSEWHERE.fullmatch(_SPACE.sub(" ", heading.text()).strip(" :")):
            continue
        following = heading.next
        while following is not None and not _ends_section(following, heading.tag):
            node, following = following, following.next
            node.decompose()
        heading.decompose()


def _ends_section(node: LexborNode, heading: str | None) -> bool:
    return node.tag in HEADINGS and str(node.tag) <= str(heading)


def _drop_lists_of_links(root: LexborNode) -> None:
    """On pages of the inspectorate such lists lead to the report; in news only to other news."""
    for node in root.css("ul, ol"):
        words = len(node.text(strip=True))
        linked = sum(len(link.text(strip=True)) for link in node.css("a"))
        if linked and linked >= _LINK_WORDS * words:
            above = node.prev
            while above is not None and not (above.text_content or above.text()).strip():
                above = above.prev
            if above is not None and ELSEWHERE.fullmatch(above.text(strip=True)):
                above.decompose()
            node.decompose()
