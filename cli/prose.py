"""Dossiers and explanations as lines for people: bold and colour on a terminal, plain elsewhere."""

from __future__ import annotations

import os
import shutil
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from .output import Cell, on_terminal, shown, write_text
from .text import safe

if TYPE_CHECKING:
    from ..graph.lookup.dossier import Dossier, Section
    from ..graph.lookup.explain import Explanation, Quotation

Line = tuple[str, str]
"""A style ("bold", "dim", "words" or none) and a line of safe text."""

_STYLES = {"bold": "\x1b[1m", "dim": "\x1b[2m", "words": "\x1b[36m"}
_NARROWEST, _WIDEST = 40, 110
_MAIN = ("words", "title", "name")
_INDENT = "    "


def write_lines(lines: Iterable[Line], output: Path | None = None) -> None:
    """Write lines; styles only where a terminal shows them and NO_COLOR does not forbid it."""
    coloured = on_terminal(output) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    texts = (_styled(style, text) if coloured and style else text for style, text in lines)
    write_text((text + "\n" for text in texts), output, guarded=True)


def dossier_lines(dossier: Dossier, limit: int) -> Iterator[Line]:
    """A dossier with so many entries of each section."""
    yield "bold", safe(dossier.label)
    yield "dim", safe(dossier.id)
    for section in dossier.sections:
        yield "", ""
        yield "bold", f"{section.title.capitalize()} ({len(section.rows)})"
        entries = _facts(section) if section.name == "about" else _entries(section, dossier.id, limit)
        yield from entries
        if section.name != "about" and len(section.rows) > limit:
            more = len(section.rows) - limit
            yield "dim", f"  and {more} more: --only {section.name}, --limit {len(section.rows)}"


def explanation_lines(explanation: Explanation) -> Iterator[Line]:
    """An explanation: what is said, then each quotation in its surroundings."""
    yield "bold", safe(explanation.label)
    yield "dim", safe(explanation.id)
    yield "", ""
    for said in explanation.properties:
        value = f"{said.label} ({said.value})" if said.label and said.label != said.value else said.value
        rule = f"  [inferred by {said.inferred_by.removeprefix('rule/')}]" if said.inferred_by else ""
        yield from _wrapped("", f"  {said.name + ':':<16} {safe(value)}{safe(rule)}", " " * 19)
    for quotation in explanation.quotations:
        yield "", ""
        yield from _quotation_lines(quotation)


def _quotation_lines(quotation: Quotation) -> Iterator[Line]:
    issued = f", {quotation.issued}" if quotation.issued else ""
    yield "bold", safe(f"{quotation.title}{issued}")
    yield "dim", safe(f"{quotation.document}, characters {quotation.start} to {quotation.end}")
    if quotation.source:
        yield "dim", safe(quotation.source)
    yield "", ""
    yield from _wrapped(
        "", f"{_INDENT}{safe(quotation.before)}»{safe(quotation.words)}«{safe(quotation.after)}", _INDENT
    )
    yield "", ""
    if quotation.held_by:
        yield "", safe(f"  said by:    {quotation.held_by}")
    text = f" – {quotation.rule_text}" if quotation.rule_text else ""
    yield from _wrapped("", safe(f"  read by:    {quotation.rule}{text}"), " " * 14)
    if quotation.confidence is not None:
        share = "the share of readings like it that were right in annotated texts"
        yield "", f"  confidence: {quotation.confidence:g} ({share})"


def _facts(section: Section) -> Iterator[Line]:
    gathered: dict[str, list[str]] = {}
    for record in section.records():
        name, value = record["name"], shown(record["value"])
        gathered.setdefault(str(record["fact"]), []).append(
            f"{shown(name)} ({value})" if name and "/" in value else value
        )
    for fact, values in gathered.items():
        yield from _wrapped("", f"  {fact + ':':<16} {'; '.join(values)}", " " * 19)


def _entries(section: Section, thing: str, limit: int) -> Iterator[Line]:
    """Each row as its words, title or name, and a line of its other values below."""
    for record in section.records()[:limit]:
        main = next((key for key in _MAIN if record.get(key)), None)
        cells = (_text(key, cell) for key, cell in record.items() if key != main)
        rest = " · ".join(cell for cell in cells if cell and cell != thing)
        if main:
            words = shown(record[main])
            yield from _wrapped("words", f"  “{words}”" if main == "words" else f"  {words}", "  ")
        yield from _wrapped("dim" if main else "", f"{_INDENT if main else '  '}{rest}", _INDENT)


def _text(key: str, cell: Cell) -> str:
    if isinstance(cell, bool):
        return key if cell else ""
    return shown(cell).removeprefix("polarity/")


def _wrapped(style: str, text: str, indent: str) -> Iterator[Line]:
    """Lines of a text, the first indented as the text is, the others by ``indent``."""
    words = text.lstrip()
    lines = textwrap.wrap(
        words,
        min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST),
        initial_indent=text[: len(text) - len(words)],
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return ((style, line) for line in lines)


def _styled(style: str, text: str) -> str:
    return f"{_STYLES[style]}{text}\x1b[0m"
