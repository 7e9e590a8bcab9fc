"""HTML: the main text of a page in order, rendered like plain text, and the values its markup states."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from ..errors import DocumentError
from ..model import PageField
from .composer import Composer
from .html_blocks import write_blocks
from .interface import Captured, Outcome
from .main_content import main_content
from .page_fields import page_fields
from .page_furniture import INVISIBLE
from .text import clean, decode

_CHARSET = re.compile(
    rb"""<(?:meta\s[^>]*?charset|\?xml\s[^>]*?encoding)\s*=\s*["']?\s*([\w:-]+)""", re.IGNORECASE
)
_PRESCAN = 2048  # bytes at the beginning of a page, in which its encoding is declared
_NEWS = frozenset(("NewsArticle", "ReportageNewsArticle", "BackgroundNewsArticle", "AnalysisNewsArticle"))
_DEEPEST = 2_000  # elements in each other: browsers stop at 512, and what is looked at grows with the square
_MOST_OPEN = 20_000  # elements that are begun and not ended: the time that lexbor takes grows with the square
_NESTING = re.compile(
    r"<(/?)(?:a|article|b|blockquote|center|details|div|dl|em|font|form|i|main|ol|section|span|strong|table|ul)\b",
    re.IGNORECASE,
)


def read(data: bytes, name: str) -> Captured:
    """Read a web page."""
    text, encoding = decode(data, name, declared(data))
    return read_page(text, name, encoding)


def read_page(text: str, name: str, more: tuple[PageField, ...] = ()) -> Captured:
    """Read the main text of a page, and the fields that its markup states."""
    tree = _parsed(text, name)
    fields, types = page_fields(tree)
    root = main_content(tree, news=not _NEWS.isdisjoint(types) or _is_broadcast(fields))
    composer = Composer()
    if root is not None:
        write_blocks(root, composer)
    if not composer.blocks:
        raise DocumentError(name, Outcome.EMPTY, "is empty: the page has no text of its own")
    return composer.captured((*fields, *more))


def read_fragment(text: str, name: str, fields: tuple[PageField, ...] = ()) -> Captured:
    """Read markup that is all content, such as what Markdown stands for."""
    composer = Composer()
    write_fragment(text, name, composer)
    if not composer.blocks:
        raise DocumentError(name, Outcome.EMPTY, "is empty: there are no words in it")
    return composer.captured(fields)


def write_fragment(text: str, name: str, composer: Composer) -> None:
    """Write all the visible text of some markup."""
    tree = _parsed(text, name)
    for node in tree.css(INVISIBLE):
        node.decompose()
    if tree.body is not None:
        write_blocks(tree.body, composer)


def declared(data: bytes) -> str:
    """The encoding that a page says it is in; empty when it says none."""
    found = _CHARSET.search(data[:_PRESCAN])
    return found[1].decode("ascii") if found else ""


def _is_broadcast(fields: tuple[PageField, ...]) -> bool:
    """Whether the publisher calls itself news, as broadcasters do whose older pages state no type."""
    return any(f.name == "publisher" and f.value.endswith(" News") for f in fields)


def _parsed(text: str, name: str) -> LexborHTMLParser:
    text = clean(text)
    opened = _most_open(text) if text.count("<") > _DEEPEST else 0
    if opened <= _MOST_OPEN:
        tree = LexborHTMLParser(text)
        if opened <= _DEEPEST or not _is_deep(tree):
            return tree
    reason = f"is nested more than {_DEEPEST} elements deep: it is damaged or hostile"
    raise DocumentError(name, Outcome.OVER_THE_LIMIT, reason)


def _most_open(text: str) -> int:
    """How many elements are open at once at the most, of those that do not end by themselves."""
    now = most = 0
    for tag in _NESTING.finditer(text):
        now += -1 if tag[1] else 1
        most = max(most, now)
    return most


def _is_deep(tree: LexborHTMLParser) -> bool:
    level = [] if tree.root is None else [tree.root]
    for _ in range(_DEEPEST):
        level = [child for node in level for child in node.iter()]
    return bool(level)
