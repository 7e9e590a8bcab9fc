"""Attributes of nodes and edges as text that every consumer reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Text without the characters that XML 1.0 cannot hold, even escaped; each becomes U+FFFD."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def cell(value: object) -> str | None:
    """An attribute as text: None stays away, lists are joined by ``|``, sets in alphabetical order."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, set | frozenset):
        value = sorted(map(str, value))
    if isinstance(value, list | tuple):
        return clean("|".join(str(part) for part in value if part is not None))
    return clean(str(value))


def label(node: str, data: Mapping[str, object]) -> str:
    """What a node is called; its id where it has no name."""
    text = cell(data.get("label"))
    return clean(node) if text is None else text
