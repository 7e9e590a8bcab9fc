"""Rows of lookups as people read them: the words first, then who, what, when and where by their names."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping

from ..graph.identifiers import ID
from .output import Cell, shown
from .text import safe

MAIN = ("words", "title", "name")
"""Columns that an entry begins with; the first that has a value."""
_STATEMENT = re.compile(
    re.escape(ID)
    + r"(finding|recommendation|judgment|monitoring|reaction|commission|claim|role)/.+/[0-9a-f]{8}"
)
"""Things that are known by their words: shown by the last digits of their id, which `peel explain` takes."""
_DIGITS = 8
_TITLE = 64  # characters of a document's title, where the words are what counts
_UNSAID = {"holderKnown": ("named", ""), "outcome": ("finding",)}


def main_of(record: Mapping[str, Cell]) -> str | None:
    """The column that an entry begins with, where it has words of its own."""
    return next((key for key in MAIN if record.get(key)), None)


def titled(record: Mapping[str, Cell], names: Mapping[str, str]) -> dict[str, Cell]:
    """A row with its document's name for a title, where it has no words of its own."""
    name = None if main_of(record) else names.get(shown(record.get("document")))
    return {"title": name, **record} if name else dict(record)


def details(record: Mapping[str, Cell], names: Mapping[str, str], thing: str = "") -> str:
    """The other values of a row in one line, without the thing that the whole is about."""
    main = main_of(record)
    others = {key: cell for key, cell in record.items() if key not in (main, "start", "end", "document")}
    if "start" in record:
        others["period"] = period(record["start"], record["end"])
    if main == "title":
        others["id"] = shown(record["document"])
    else:
        others["document"] = record.get("document")
    if main == "name":
        others["id"] = shown(others.pop("inspection"))
    own = [key for key, cell in others.items() if is_statement(cell) and key != "sameAs"]
    ordered = sorted(others, key=own.__contains__)
    skipped = {ID + thing, *_repeated(record)}
    parts = (_text(key, others[key], names) for key in ordered if others[key] not in skipped)
    return " · ".join(dict.fromkeys(part for part in parts if part))


def name_of(cell: Cell, names: Mapping[str, str]) -> str:
    """A thing by its name, a statement by the end of its id, anything else as it is."""
    text = shown(cell)
    if is_statement(cell):
        return f"[{ending(text)}]"
    if text.startswith("rule/"):
        return safe(f"derived by {text.removeprefix('rule/')}")
    scale = f" ({text.split('/')[1]})" if text.startswith("grade/") else ""  # unlike scales share their words
    return safe(names.get(text, text) + scale)


def ending(statement: str) -> str:
    """The end of a statement's id, which `peel explain` takes."""
    return safe(statement[-_DIGITS:])


def period(start: Cell, end: Cell) -> str | None:
    """Two dates as a span of time."""
    if start and end:
        return shown(start) if start == end else f"{shown(start)} to {shown(end)}"
    return f"since {shown(start)}" if start else f"until {shown(end)}" if end else None


def _text(key: str, cell: Cell, names: Mapping[str, str]) -> str:
    """A value with as much of its column's name as it needs to be understood."""
    if cell is None or cell in _UNSAID.get(key, ()):
        return ""
    if isinstance(cell, bool):
        return key if cell else ""
    if isinstance(cell, int):
        return f"{cell} {key if cell != 1 else key.removesuffix('s')}"
    text = shown(cell) if key == "id" and not is_statement(cell) else name_of(cell, names)
    match key:
        case "sameAs":
            return f"the same as {text}"
        case "holderKnown":
            return f"holder {text}"
        case "deadline":
            return f"deadline {text}"
        case "deadlineRule":
            return f"(deadline {text})"
        case "asked":
            return f"asked {text}"
        case "document":
            return f"in: {textwrap.shorten(text, _TITLE, placeholder=' …')}"
    return text


def _repeated(record: Mapping[str, Cell]) -> set[Cell]:
    """A speaker as worded, where the graph knows who it is."""
    return {record.get("speakerName")} if record.get("speaker") else set()


def is_statement(cell: Cell) -> bool:
    """Whether it is the id of something that a document says."""
    return isinstance(cell, str) and _STATEMENT.fullmatch(cell) is not None
