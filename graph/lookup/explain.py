"""Why the graph says something: the sentence in its surroundings, the rule that read it, and who says it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal

from ...queries import load
from ..errors import NotFoundError
from ..identifiers import ID, iri, local_id
from ..store.interface import Store
from ..store.results import Cell, rows, select
from .labels import label
from .names import KINDS, Match, existing
from .union import SECTION, union

if TYPE_CHECKING:
    from ..model import LocalId

SURROUNDINGS = 240
"""Characters shown before and after a quotation, less where a paragraph begins or ends."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a document, with their surroundings and how they were read."""

    before: str
    words: str
    after: str
    document: str
    title: str
    issued: str | None
    source: str | None
    start: int
    end: int
    rule: str
    rule_text: str | None
    confidence: float | None
    held_by: str | None


@dataclass(frozen=True, slots=True)
class Property:
    """Something that a statement says; ``inferred_by`` names the rule where no words say it."""

    name: str
    value: str
    label: str | None
    inferred_by: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A statement with its properties and all its quotations."""

    id: LocalId
    label: str
    properties: tuple[Property, ...]
    quotations: tuple[Quotation, ...]

    def data(self) -> dict[str, object]:
        """The whole as plain values."""
        return asdict(self) | {"iri": iri(self.id)}


def statement(store: Store, name: str) -> Match:
    """A statement by its IRI, local id, or an ending of it that no other has; raises `NotFoundError`."""
    name = name.encode("utf-8", "replace").decode().strip()
    thing = name.removeprefix(ID)
    if "/" in thing and existing(store, [iri(thing)]):
        return Match(thing)
    query = load("lookups/ending").bound({"ending": Literal(thing)})
    found = [local_id(str(row["thing"])) for row in select(store, query)] if thing else []
    if len(found) == 1:
        return Match(found[0])
    if found:
        raise NotFoundError(
            f"{len(found)} statements have an id that ends with {name!r}: give more of it", found[:5]
        )
    near = [f"peel show {thing}"] if thing in KINDS else []
    raise NotFoundError(f"no statement has an id that ends with {name!r}: `peel find WORDS` shows ids", near)


def explain_queries(thing: Match) -> dict[str, str]:
    """The SPARQL that gives what a statement says, and the one that gives its quotations."""
    return {name: load(f"lookups/{name}").bound({"thing": thing.node}) for name in ("statement", "explain")}


def explain_query(store: Store, thing: Match) -> str:
    """Both as one, each row led by the name of its own."""
    queries = explain_queries(thing)
    return union(queries, (column for text in queries.values() for column in rows(store.query(text)).columns))


def explain(store: Store, thing: Match) -> Explanation:
    """Explain a statement or a quotation; raises `NotFoundError` for what rests on no words."""
    parts = defaultdict(list)
    for row in select(store, explain_query(store, thing)):
        parts[row[SECTION]].append(row)
    quotations = [_quotation(store, row) for row in parts["explain"]]
    properties = [_property(row) for row in parts["statement"]]
    if not quotations and not any(p.name == "derivedBy" for p in properties):
        raise NotFoundError(f"{thing.id} does not rest on words of its own: try `peel show {thing.id}`")
    return Explanation(thing.id, label(store, thing), tuple(properties), tuple(quotations))


def surroundings(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a span, within its paragraphs, cut between words."""
    before = text[max(0, start - SURROUNDINGS) : start].rpartition("\n\n")[2]
    after = text[end : end + SURROUNDINGS].partition("\n\n")[0]
    if len(before) == SURROUNDINGS:
        before = "… " + before.partition(" ")[2]
    if len(after) == SURROUNDINGS:
        after = after.rpartition(" ")[0] + " …"
    return before, after


def _quotation(store: Store, row: dict[str, Cell]) -> Quotation:
    words, start, end = str(row["words"]), int(str(row["start"])), int(str(row["end"]))
    before, after = str(row["prefix"]), str(row["suffix"])
    text = store.captured_text(str(row["textDigest"]))
    if text is not None and text[start:end] == words:
        before, after = surroundings(text, start, end)
    confidence = row["confidence"]
    return Quotation(
        before=before,
        words=words,
        after=after,
        document=_short(row["document"]) or "",
        title=str(row["title"]),
        issued=_short(row["issued"]),
        source=_short(row["source"]),
        start=start,
        end=end,
        rule=(_short(row["rule"]) or "").removeprefix("rule/"),
        rule_text=_short(row["ruleText"]),
        confidence=float(confidence) if isinstance(confidence, int | float) else None,
        held_by=_short(row["heldBy"]),
    )


def _property(row: dict[str, Cell]) -> Property:
    name = str(row["property"]).replace("#", "/").rpartition("/")[2]
    return Property(name, _short(row["value"]) or "", _short(row["name"]), _short(row["inferredBy"]))


def _short(cell: Cell) -> str | None:
    return None if cell is None else str(cell).removeprefix(ID)
