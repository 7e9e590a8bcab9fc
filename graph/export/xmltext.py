"""Text in XML 1.0, quickly: most values need no escaping, and one look tells which."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from xml.sax.saxutils import escape

from .cells import clean
from .columns import Column

_PLAIN = re.compile("[ !#-%'-;=?-~]*")
"""ASCII without the characters that are escaped between tags or in quotation marks."""

_LINE_ENDS = {"\r": "&#13;", "\x85": "&#133;", "\u2028": "&#8232;"}
"""Some readers, such as Gephi Lite's, take these for line feeds where they stand bare."""

_IN_ATTRIBUTES = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"} | _LINE_ENDS


def quoted(text: str) -> str:
    """An attribute's value with its quotation marks."""
    return f'"{text}"' if _PLAIN.fullmatch(text) else f'"{inner(text)}"'


def inner(text: str) -> str:
    """An attribute's value between double quotation marks."""
    return escape(clean(text), _IN_ATTRIBUTES)


def content(text: str) -> str:
    """Text between tags."""
    return text if _PLAIN.fullmatch(text) else escape(clean(text), _LINE_ENDS)


Head = tuple[str, str, Column]
"""Attribute, the markup before its value, and its column."""


def heads(made: Sequence[Column], markup: str) -> list[Head]:
    """What stands before the values of each column; ``{}`` in the markup is the column's number."""
    return [(column.attribute, markup.format(i), column) for i, column in enumerate(made)]


def cells(made: Sequence[Head], data: Mapping[str, object], tail: str, escaped: Callable[[str], str]) -> str:
    """The values that a row has, each before ``tail``; one look at the whole row spares most escaping."""
    told = []
    for attribute, head, column in made:
        value = data.get(attribute)
        if type(value) is not str:  # nearly all are texts, and it pays not to ask the column
            value = column.text(data)
        if value is not None:
            told.append((head, value))
    if _PLAIN.fullmatch("".join([value for _, value in told])):
        return "".join([f"{head}{value}{tail}" for head, value in told])
    return "".join([f"{head}{escaped(value)}{tail}" for head, value in told])
