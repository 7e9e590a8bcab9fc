"""Statements as entries of a list: the words in their surroundings, what they are, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ....ontology import PREFIXES
from ...identifiers import ID
from ...lookup.contexts import Context, contexts
from ...store.local import LocalStore
from ...store.results import Cell
from .render import day, kind, short, worded

if TYPE_CHECKING:
    from ...model import LocalId

NAMESPACE = PREFIXES["peel"]
STATEMENT = re.compile(
    re.escape(ID)
    + r"(finding|recommendation|judgment|monitoring|reaction|commission|claim|role)/.+/[0-9a-f]{8}"
)
"""Things that are known by their words, and have a page that explains them."""
_OWN = ("finding", "recommendation", "judgment", "event", "reaction", "commission", "claim", "statement")
_DETAILS = {
    "commissioner": "commissioned by",
    "holder": "held by",
    "asked": "asked",
    "work": "work:",
    "inspection": "",
    "kind": "",
    "earlier": "",
    "stage": "",
    "force": "",
    "addressee": "to",
    "theme": "",
    "speaker": "said by",
    "speakerName": "said by",
    "question": "",
    "grade": "",
    "deadlineText": "deadline:",
    "deadline": "that is",
    "deadlineRule": "",
    "date": "",
}
"""Columns that an entry tells in this order, each after some words."""
_DATES = {"date", "deadline", "issued"}


@dataclass(frozen=True, slots=True)
class Told:
    """A value as it is shown: after some words, and with an IRI where it is a thing."""

    text: str
    iri: str | None = None
    before: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement of a list."""

    statement: str | None
    polarity: str
    context: Context
    tags: tuple[Told, ...]
    details: tuple[Told, ...]
    document: Told
    issued: str | None


def entries(
    store: LocalStore,
    records: Sequence[Mapping[str, Cell]],
    names: Mapping[LocalId, str],
    thing: LocalId = "",
) -> list[Entry]:
    """The rows of a lookup that have words; what they all are about, ``thing``, is not said again."""
    found = contexts(store, {statement for record in records if (statement := own(record))})
    merged: dict[tuple[str | None, Cell], Entry] = {}
    for record in records:
        if record.get("words"):
            key, one = (own(record), record["words"]), _entry(record, names, ID + thing, found)
            merged[key] = _with_more(merged[key], one) if key in merged and key[0] else one
    return list(merged.values())


def _with_more(entry: Entry, same: Entry) -> Entry:
    """One statement of several forces or addressees, which come in rows of their own."""
    return replace(entry, details=tuple(dict.fromkeys([*entry.details, *same.details])))


def own(record: Mapping[str, Cell]) -> str | None:
    """The IRI of the statement that a row tells of."""
    cells = (record.get(name) for name in _OWN)
    return next((cell for cell in cells if isinstance(cell, str) and STATEMENT.fullmatch(cell)), None)


def told(cell: Cell, names: Mapping[LocalId, str], before: str = "", *, date: bool = False) -> Told:
    """A cell as it is shown: things by their names."""
    text = str(cell)
    if text.startswith(ID):
        name = names.get(text.removeprefix(ID), short(text))
        scale = f" ({text.split('/')[-2]})" if kind(text) == "grade" else ""  # unlike scales share words
        return Told(name + scale, text, before)
    if text.startswith(NAMESPACE):
        return Told(worded(text.removeprefix(NAMESPACE)), text, before)
    return Told(day(text) if date else text, None, before)


def _entry(
    record: Mapping[str, Cell],
    names: Mapping[LocalId, str],
    thing: str,
    found: Mapping[tuple[str, str], Context],
) -> Entry:
    statement, words = own(record), str(record["words"])
    skipped = {None, "", thing, record.get("speaker") and record.get("speakerName")}
    details = tuple(
        told(record[key], names, before, date=key in _DATES)
        for key, before in _DETAILS.items()
        if record.get(key) not in skipped
    )
    return Entry(
        statement,
        short(record["polarity"]).removeprefix("polarity/") if record.get("polarity") else "",
        found.get((str(statement), words), Context("", words, "")),
        tuple(_tags(record, names)),
        details,
        told(record["document"], names),
        str(record["issued"]) if record.get("issued") else None,
    )


def _tags(record: Mapping[str, Cell], names: Mapping[LocalId, str]) -> Iterable[Told]:
    for key in ("what", "outcome", "change", "polarity", "label"):
        if record.get(key):
            yield told(record[key], names)
    if record.get("holderKnown") == "by date":
        yield Told("holder inferred from the date")
    if record.get("restated"):
        yield Told("restates an earlier inspection")
    if record.get("sameAs"):
        yield Told("said again", str(record["sameAs"]))
