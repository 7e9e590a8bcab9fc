"""Markdown: read as the page that it stands for, with the fields of its front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt

from ..model import PageField
from .html import read_fragment
from .interface import Captured
from .text import clean, decode

_FRONT = re.compile(r"\A---[^\S\n]*\n(.*?\n)(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z][\w-]*):[^\S\n]+(\S.*)$", re.MULTILINE)
_NAMES = {
    "title": "title",
    "date": "published",
    "published": "published",
    "updated": "modified",
    "modified": "modified",
    "lastmod": "modified",
    "publisher": "publisher",
    "source": "url",
    "url": "url",
}


def read(data: bytes, name: str) -> Captured:
    """Read Markdown (CommonMark and tables)."""
    text, fields = decode(data, name)
    text = clean(text)
    front = _FRONT.match(text)
    values = tuple(_fields(front[1])) if front else ()
    body = text[front.end() :] if front and values else text
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(body)
    return read_fragment(page, name, (*values, *fields))


def _fields(front: str) -> Iterator[PageField]:
    for key, value in _FIELD.findall(front):
        if key.lower() in _NAMES:
            yield PageField(_NAMES[key.lower()], value.strip().strip("\"'"), f"front matter {key}")
