"""HTML: the main text of a page in order, rendered like plain text, and the values its markup states."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..errors import DocumentError
from .composer import Composer
from .html_blocks import HEADINGS, write_blocks
from .interface import Captured, Outcome
from .page_fields import page_fields
from .page_furniture import DROPPED, ELSEWHERE, NAMED
from .text import clean, decode

_SPACE = re.compile(r"\s+")
_MAIN_SHARE = 0.8  # of the page's prose: an element with less than this is not the main one


def read(data: bytes, name: str) -> Captured:
    """Read a web page."""
    tree = LexborHTMLParser(clean(decode(data, name)[0]))
    fields = page_fields(tree)
    root = _main(tree)
    composer = Composer()
    if root is not None:
        _drop_links_to_other_pages(root)
        write_blocks(root, composer)
    if not composer.blocks:
        raise DocumentError(name, Outcome.EMPTY, "is empty: the page has no text of its own")
    return composer.captured(fields)


def _main(tree: LexborHTMLParser) -> LexborNode | None:
    """The element that holds the content, freed from what is none."""
    for node in tree.css(DROPPED):
        node.decompose()
    for node in tree.css("[class], [id], [data-component]"):
        names = " ".join(filter(None, map(node.attributes.get, ("class", "id", "data-component"))))
        if NAMED.search(names) and node.tag not in ("html", "body", "main", "article"):
            _drop_unless_main(node)
    body = tree.body
    if body is None:
        return None
    candidates = body.css("main, article, [role=main]")
    weights = [_prose(node) for node in candidates]
    if not candidates or 2 * max(weights) < _prose(body):
        return _descend(body)
    # The last, so the innermost, of those that hold nearly all.
    return [n for n, weight in zip(candidates, weights, strict=True) if weight >= _MAIN_SHARE * max(weights)][
        -1
    ]


def _drop_unless_main(node: LexborNode) -> None:
    # A name such as "has-cookie-banner" on a wrapper must not cost the whole page.
    if node.css_first("h1, main, article") is None:
        node.decompose()


def _prose(node: LexborNode) -> int:
    """Length of a node's text without its links."""
    return len(node.text()) - sum(len(link.text()) for link in node.css("a"))


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
