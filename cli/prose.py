"""Dossiers and explanations as lines for people: bold and colour on a terminal, plain elsewhere."""

from __future__ import annotations

import os
import shutil
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from ..graph.identifiers import ID
from .entries import details, main_of, name_of, titled
from .output import Cell, on_terminal, shown, write_text
from .text import safe

if TYPE_CHECKING:
    from ..graph.lookup.dossier import Dossier, Section
    from ..graph.lookup.explain import Explanation, Quotation

Line = tuple[str, str]
"""A style ("bold", "dim", "words" or none) and a line of safe text."""

_STYLES = {"bold": "\x1b[1m", "dim": "\x1b[2m", "words": "\x1b[36m"}
_NARROWEST, _WIDEST = 40, 110
_INDENT = "    "
_HEADINGS = {"outcomes": ("work",), "repeated": ("force", "theme", "rule")}
"""Columns that gather the rows of a section."""
_NOTHING = "nothing in the collection says what came of it"


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
        if section.name == "about":
            yield "bold", section.title.capitalize()
            yield from _facts(section)
            continue
        yield "bold", f"{section.title.capitalize()} ({_count(section)})"
        if not section.rows:
            yield "dim", "  nothing in the collection says so"
        yield from _entries(section, dossier, limit)
        if section.total > limit:
            only = "" if section.name == "recently" else f"--only {section.name}, "
            yield "dim", f"  and {section.total - limit} more: {only}--limit {section.total}"
    if dossier.stated:
        yield "", ""
        told = ", ".join(f"{count} {name}" for name, count in dossier.stated.items())
        yield from wrapped(
            "dim", f"  In all: {told}. --only SECTION shows one section, --all every one", "  "
        )


def _count(section: Section) -> str:
    """How many rows, of which polarity, and how many of them say again what another says."""
    records = section.records()
    if len(records) < section.total:
        return str(section.total)
    ways = Counter(name_of(record["polarity"], {}) for record in records if record.get("polarity"))
    parts = [f"{count} {way.removeprefix('polarity/')}" for way, count in ways.items()]
    again = sum(bool(record.get("sameAs")) for record in records)
    parts += [f"{again} said again"] if again else []
    return f"{len(records)}: {', '.join(parts)}" if parts else str(len(records))


def explanation_lines(explanation: Explanation) -> Iterator[Line]:
    """An explanation: what is said, then each quotation in its surroundings."""
    yield "bold", safe(explanation.label)
    yield "dim", safe(explanation.id)
    yield "", ""
    for said in explanation.properties:
        value = f"{said.label} ({said.value})" if said.label and said.label != said.value else said.value
        rule = f"  [inferred by {said.inferred_by.removeprefix('rule/')}]" if said.inferred_by else ""
        yield from wrapped("", f"  {said.name + ':':<16} {safe(value)}{safe(rule)}", " " * 19)
    names = {said.value: said.label for said in explanation.properties}
    for quotation in explanation.quotations:
        yield "", ""
        yield from _quotation_lines(quotation, names)


def _quotation_lines(quotation: Quotation, names: Mapping[str, str | None]) -> Iterator[Line]:
    issued = f", {quotation.issued}" if quotation.issued else ""
    yield "bold", safe(f"{quotation.title}{issued}")
    yield "dim", safe(f"{quotation.document}, characters {quotation.start} to {quotation.end}")
    if quotation.source:
        yield "dim", safe(quotation.source)
    yield "", ""
    yield from wrapped(
        "", f"{_INDENT}{safe(quotation.before)}»{safe(quotation.words)}«{safe(quotation.after)}", _INDENT
    )
    yield "", ""
    if quotation.held_by:
        speaker = names.get(quotation.held_by) or quotation.held_by
        yield from wrapped("", safe(f"  said by:    {speaker}"), " " * 14)
    text = f" – {quotation.rule_text}" if quotation.rule_text else ""
    yield from wrapped("", safe(f"  read by:    {quotation.rule}{text}"), " " * 14)
    if quotation.confidence is not None:
        share = "the share of readings like it that were right in annotated texts"
        yield "", f"  confidence: {quotation.confidence:g} ({share})"


def _facts(section: Section) -> Iterator[Line]:
    gathered: dict[str, list[str]] = {}
    for record in section.records():
        name, value = record["name"], shown(record["value"])
        if name:  # a thing of the graph with its id, a term of the vocabulary without
            value = shown(name) if "://" in value else f"{shown(name)} ({value})"
        gathered.setdefault(str(record["fact"]), []).append(value)
    for fact, values in gathered.items():
        yield from wrapped("", f"  {fact + ':':<16} {'; '.join(values)}", " " * 19)


def _entries(section: Section, dossier: Dossier, limit: int) -> Iterator[Line]:
    """Each row as its words, title or name, and a line of its other values below."""
    headings = _HEADINGS.get(section.name, ())
    for of, records in groupby(section.records()[:limit], lambda record: [record[key] for key in headings]):
        if headings:
            others = (name_of(cell, dossier.names) for cell in of if cell != ID + dossier.id)
            yield from wrapped("", f"  {', '.join(others)}:", "  ")
        for record in records:
            if headings and not main_of(record):
                yield "dim", f"{_INDENT}{_NOTHING}"
                continue
            named = titled(record, dossier.names) | dict.fromkeys(headings)
            yield from entry_lines(named, dossier.names, dossier.id)


def entry_lines(record: Mapping[str, Cell], names: Mapping[str, str], thing: str = "") -> Iterator[Line]:
    """A row: its words, and below them the rest."""
    main = main_of(record)
    rest = details(record, names, thing)
    if main:
        words = shown(record[main])
        yield from wrapped("words", f"  “{words}”" if main == "words" else f"  {words}", "  ")
    yield from wrapped("dim" if main else "", f"{_INDENT if main else '  '}{rest}", _INDENT)


def wrapped(style: str, text: str, indent: str) -> Iterator[Line]:
    """Lines of a text, the first indented as the text is, the others by ``indent``."""
    width = min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)
    if len(text) <= width:
        return iter([(style, text.rstrip())] if text.strip() else [])
    words = text.lstrip()
    lines = textwrap.wrap(
        words,
        width,
        initial_indent=text[: len(text) - len(words)],
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return ((style, line) for line in lines)


def _styled(style: str, text: str) -> str:
    return f"{_STYLES[style]}{text}\x1b[0m"
