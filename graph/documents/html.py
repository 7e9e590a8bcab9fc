"""HTML: the main text of a page in order, rendered like plain text, and the values its markup states."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..errors import DocumentError
from ..model import PageField
from .composer import Composer
from .html_blocks import HEADINGS, write_blocks
from .interface import Captured, Outcome
from .page_fields import page_fields
from .page_furniture import DROPPED, ELSEWHERE, INVISIBLE, NAMED
from .text import clean, decode

_SPACE = re.compile(r"\s+")
_CHARSET = re.compile(
    rb"""<(?:meta\s[^>]*?charset|\?xml\s[^>]*?encoding)\s*=\s*["']?\s*([\w:-]+)""", re.IGNORECASE
)
_PRESCAN = 2048  # bytes at the beginning of a page, in which its encoding is declared
_MAIN_SHARE = 0.8  # of the page's prose: an element with less than this is not the main one


def read(data: bytes, name: str) -> Captured:
    """Read a web page."""
    text, encoding = decode(data, name, declared(data))
    return read_page(text, name, encoding)


def read_page(text: str, name: str, more: tuple[PageField, ...] = ()) -> Captured:
    """Read the main text of a page, and the fields that its markup states."""
    tree = LexborHTMLParser(clean(text))
    fields = page_fields(tree)
    root = _main(tree)
    composer = Composer()
    if root is not None:
        _drop_links_to_other_pages(root)
        write_blocks(root, composer)
    if not composer.blocks:
        raise DocumentError(name, Outcome.EMPTY, "is empty: the page has no text of its own")
    return composer.captured((*fields, *more))


def read_fragment(text: str, name: str, fields: tuple[PageField, ...] = ()) -> Captured:
    """Read markup that is all content, such as what Markdown stands for."""
    composer = Composer()
    write_fragment(text, composer)
    if not composer.blocks:
        raise DocumentError(name, Outcome.EMPTY, "is empty: there are no words in it")
    return composer.captured(fields)


def write_fragment(text: str, composer: Composer) -> None:
    """Write all the visible text of some markup."""
    tree = LexborHTMLParser(clean(text))
    for node in tree.css(INVISIBLE):
        node.decompose()
    if tree.body is not None:
        write_blocks(tree.body, composer)


def declared(data: bytes) -> str:
    """The encoding that a page says it is in; empty when it says none."""
    found = _CHARSET.search(data[:_PRESCAN])
    return found[1].decode("ascii") if found else ""


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
