"""What stands behind the edges of the network: the words of claims and statements, or a reference table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from ...queries import load
from ..identifiers import ID, iri
from ..model import LocalId
from ..store.interface import Store

_BACKS_OBJECT = {"hasFinding", "hasRecommendation"}
"""Relations that rest on the words of the thing they lead to."""

AT_ONCE, MANY = 16, 1000
"""Things that a query is asked about at once: for more than some thirty the engine reads all there are, which
pays for many only."""

_TELLS_OF = {"reports": "object", "followsUp": "object", "fieldwork": "subject"}
"""Claims that also back what the inspection at that end is, the best first."""


@dataclass(slots=True)
class Backing:
    """Which words or tables stand behind an edge."""

    claims: dict[tuple[str, str, str], Mapping[str, str]] = field(default_factory=dict)
    statements: dict[str, Mapping[str, str]] = field(default_factory=dict)
    inspections: dict[str, dict[str, Mapping[str, str]]] = field(default_factory=dict)
    origins: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def of(self, subject: str, predicate: str, value: str) -> Mapping[str, str]:
        """The claim of that triple, else the statement or inspection concerned, else a table's source."""
        found = self.claims.get((subject, predicate, value)) or self.statements.get(subject)
        if not found and predicate in _BACKS_OBJECT:
            found = self.statements.get(value)
        if not found and (told := self.inspections.get(subject)):
            found = next(told[claim] for claim in _TELLS_OF if claim in told)
        return found or self.origins.get(subject) or {}


def backing_of(store: Store, only: Collection[LocalId] | None = None) -> Backing:
    """All that a store has to back its relations with, or what backs those of ``only`` some things."""
    backing = Backing()
    for row in ask(store, "network-statements", only, "subject"):
        backing.statements.setdefault(row["subject"], _words(row))
    for row in ask(store, "network-claims", only, "subject"):
        predicate = local_name(row["predicate"])
        backing.claims.setdefault((row["subject"], predicate, row["object"]), _words(row))
        if predicate in _TELLS_OF:
            told = backing.inspections.setdefault(row[_TELLS_OF[predicate]], {})
            told.setdefault(predicate, _words(row))
    for row in ask(store, "network-origins", only):
        backing.origins[row["thing"]] = {"origin": row["origin"]}
    return backing


def _words(row: Mapping[str, str]) -> Mapping[str, str]:
    return {"evidence": row["evidence"], "document": row["document"]}


def ask(
    store: Store, name: str, things: Collection[LocalId] | None = None, variable: str = "thing"
) -> list[dict[str, str]]:
    """Rows of a network query, each once and in order: things by local ids, without the empty cells.

    ``things`` are all that a variable of it may be.
    """
    text = load(f"lookups/{name}").text
    return rows_of(store, [text] if things is None else _in_batches(text, sorted(things), variable))


def rows_of(store: Store, texts: Iterable[str]) -> list[dict[str, str]]:
    """Rows of a query that is asked in parts, as `ask` gives them."""
    columns: list[str] = []
    rows: set[tuple[str, ...]] = set()
    for text in texts:
        answer = store.query(text)
        assert isinstance(answer, ox.QuerySolutions)
        columns = [variable.value for variable in answer.variables]
        rows |= {tuple("" if term is None else term.value for term in row) for row in answer}
    return [
        {column: text.removeprefix(ID) for column, text in zip(columns, row, strict=True) if text}
        for row in sorted(rows)
    ]


def batches(things: Sequence[LocalId], size: int) -> Iterator[Sequence[LocalId]]:
    """Some things at a time."""
    return (things[start : start + size] for start in range(0, len(things), size))


def listed(things: Iterable[LocalId], variable: str) -> str:
    """What a variable may be, in SPARQL."""
    return f"VALUES ?{variable} {{ {' '.join(str(ox.NamedNode(iri(thing))) for thing in things)} }}"


def _in_batches(text: str, things: Sequence[LocalId], variable: str) -> Iterator[str]:
    """The query for a few things at a time, for many at once."""
    for some in batches(things, AT_ONCE if len(things) < MANY else len(things)):
        yield text.replace("WHERE {", f"WHERE {{\n  {listed(some, variable)}", 1)


def local_name(iri: str) -> str:
    """The last part of an IRI: ``https://w3id.org/peelgraph/ns#about`` -> ``about``."""
    return iri.replace("#", "/").rpartition("/")[2]
