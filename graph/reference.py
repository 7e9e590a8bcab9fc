"""The reference tables as typed rows: forces, bodies, people with their tenures, programmes, themes.

Source: ``data/reference/*.csv``, which a domain expert can edit; each row there names its own sources.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ..data import REFERENCE
from .model import LocalId, PartialDate


@dataclass(frozen=True, slots=True)
class Force:
    """A police force or neighbouring law-enforcement body."""

    id: LocalId
    name: str
    aliases: tuple[str, ...]
    ambiguous_aliases: tuple[str, ...]  # need a police word beside them; none is in `aliases`
    kind: str
    region: str
    ons_code: str
    wikidata: str
    website: str
    governing_body: LocalId | None
    source: str
    confidence: str
    note: str


@dataclass(frozen=True, slots=True)
class Body:
    """An inspectorate, commissioner, office, department, publisher or other organisation."""

    id: LocalId
    name: str
    short_name: str  # canonical short form, e.g. "HMICFRS", "Home Secretary"
    aliases: tuple[str, ...]
    context_aliases: tuple[str, ...]  # name it only where the text has named it before: "the inspectorate"
    kind: str
    jurisdiction: str
    start: PartialDate | None
    end: PartialDate | None
    predecessor: LocalId | None
    successor: LocalId | None
    role: str
    website: str
    source: str
    confidence: str
    note: str


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person holds a role at a body for a time; open ends are None."""

    id: str
    role: str
    role_type: str
    body: LocalId
    start: PartialDate | None
    end: PartialDate | None
    source: str
    confidence: str
    note: str


@dataclass(frozen=True, slots=True)
class Person:
    """A holder of public roles."""

    id: LocalId
    name: str
    aliases: tuple[str, ...]
    tenures: tuple[Tenure, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme or cycle of inspections."""

    id: LocalId
    name: str
    aliases: tuple[str, ...]
    context_aliases: tuple[str, ...]  # too general to name it by themselves: "re-inspection"
    kind: str
    parent: LocalId | None
    lead_body: LocalId | None
    start: PartialDate | None
    end: PartialDate | None
    legal_basis: str
    source: str
    confidence: str
    note: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of findings: a top concept, or a narrower one with its ``broader``."""

    id: LocalId
    label: str
    alt_labels: tuple[str, ...]
    broader: LocalId | None
    definition: str
    source: str


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (REFERENCE / f"{name}.csv").read_text("utf-8")
    yield from csv.DictReader(io.StringIO(text, newline=""))


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _id(kind: str, cell: str) -> LocalId | None:
    return f"{kind}/{cell}" if cell else None


@cache
def forces() -> Mapping[LocalId, Force]:
    """All forces by id."""
    return {
        f"force/{r['id']}": Force(
            id=f"force/{r['id']}",
            name=r["name"],
            aliases=_list(r["aliases"]),
            ambiguous_aliases=_list(r["ambiguous_aliases"]),
            kind=r["kind"],
            region=r["region"],
            ons_code=r["ons_code"],
            wikidata=r["wikidata"],
            website=r["website"],
            governing_body=_id("body", r["governing_body_id"]),
            source=r["source_slug"] or r["source_governance"],
            confidence=r["confidence_governance"],
            note=r["note"],
        )
        for r in _rows("forces")
    }


@cache
def bodies() -> Mapping[LocalId, Body]:
    """All bodies by id."""
    return {
        f"body/{r['id']}": Body(
            id=f"body/{r['id']}",
            name=r["name"],
            short_name=r["short_name"],
            aliases=_list(r["aliases"]),
            context_aliases=_list(r["context_aliases"]),
            kind=r["kind"],
            jurisdiction=r["jurisdiction"],
            start=r["from"] or None,
            end=r["to"] or None,
            predecessor=_id("body", r["predecessor"]),
            successor=_id("body", r["successor"]),
            role=r["role_in_graph"],
            website=r["website"],
            source=r["source"],
            confidence=r["confidence"],
            note=r["note"],
        )
        for r in _rows("bodies")
    }


def _tenure(row: dict[str, str]) -> Tenure:
    kind = "force" if f"force/{row['body']}" in forces() else "body"
    return Tenure(
        id=row["id"],
        role=row["role"],
        role_type=row["role_type"],
        body=f"{kind}/{row['body']}",
        start=row["from"] or None,
        end=row["to"] or None,
        source=row["source"],
        confidence=row["confidence"],
        note=row["note"],
    )


@cache
def people() -> Mapping[LocalId, Person]:
    """All people by id; a person's name is that of the first row, aliases are those of all rows."""
    grouped: dict[str, list[dict[str, str]]] = {}
    for row in _rows("people"):
        grouped.setdefault(row["person_id"], []).append(row)
    result = {}
    for person, rows in grouped.items():
        names = [r["name"] for r in rows] + [alias for r in rows for alias in _list(r["aliases"])]
        result[f"person/{person}"] = Person(
            id=f"person/{person}",
            name=rows[0]["name"],
            aliases=tuple(dict.fromkeys(names)),
            tenures=tuple(_tenure(r) for r in rows),
        )
    return result


@cache
def programmes() -> Mapping[LocalId, Programme]:
    """All programmes by id."""
    return {
        f"programme/{r['id']}": Programme(
            id=f"programme/{r['id']}",
            name=r["name"],
            aliases=_list(r["aliases"]),
            context_aliases=_list(r["context_aliases"]),
            kind=r["kind"],
            parent=_id("programme", r["parent"]),
            lead_body=_id("body", r["lead_body"]),
            start=r["from"] or None,
            end=r["to"] or None,
            legal_basis=r["legal_basis"],
            source=r["source"],
            confidence=r["confidence"],
            note=r["note"],
        )
        for r in _rows("programmes")
    }


@cache
def themes() -> Mapping[LocalId, Theme]:
    """All themes by id."""
    return {
        f"theme/{r['id']}": Theme(
            id=f"theme/{r['id']}",
            label=r["pref_label"],
            alt_labels=_list(r["alt_labels"]),
            broader=_id("theme", r["broader"]),
            definition=r["definition"],
            source=r["basis"],
        )
        for r in _rows("themes")
    }
