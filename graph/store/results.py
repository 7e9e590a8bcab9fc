"""Answers as plain Python rows, and in the formats of the W3C."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile
from typing import BinaryIO

import pyoxigraph as ox

from ...ontology import PREFIXES
from ..errors import StoreError, UsageError
from .interface import Answer, Store

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]

XSD = PREFIXES["xsd"]
_NUMBERS: dict[str, Callable[[Decimal], int | float]] = {
    XSD + "integer": int,
    XSD + "decimal": float,
    XSD + "double": float,
    XSD + "float": float,
}

RESULT_FORMATS = {"srj": ox.QueryResultsFormat.JSON, "srx": ox.QueryResultsFormat.XML}
RDF_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


@dataclass(frozen=True, slots=True)
class Rows:
    """Named columns and the rows below them; ``rows`` can be walked once."""

    columns: tuple[str, ...]
    rows: Iterable[Row]

    def __iter__(self) -> Iterator[dict[str, Cell]]:
        """Each row by its columns' names."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)


def cell(term: object) -> Cell:
    """A term as a Python value: IRIs and dates are text, numbers and booleans are themselves."""
    if term is None:
        return None
    if not isinstance(term, ox.Literal):
        return term.value if isinstance(term, ox.NamedNode) else str(term)
    datatype = term.datatype.value
    if datatype == XSD + "boolean":
        return term.value in {"true", "1"}
    if datatype in _NUMBERS:
        try:
            number = Decimal(term.value)
        except ArithmeticError:  # typed as a number, but none
            return term.value
        return _NUMBERS[datatype](number) if number.is_finite() else term.value
    return term.value


def rows(answer: Answer) -> Rows:
    """Any answer as rows: triples get three columns, a boolean gets one."""
    if isinstance(answer, ox.QuerySolutions):
        return Rows(_columns(answer), (tuple(map(cell, solution)) for solution in _told(answer)))
    if isinstance(answer, ox.QueryTriples):
        triples = sorted(answer, key=str)
        return Rows(("subject", "predicate", "object"), (tuple(map(cell, triple)) for triple in triples))
    return Rows(("answer",), [(bool(answer),)])


def window(answer: Answer, start: int, most: int | None) -> tuple[Rows, int]:
    """At most so many rows from one on, and how many there are; of a SELECT the others are only counted."""
    if not isinstance(answer, ox.QuerySolutions):
        table = rows(answer)
        whole = list(table.rows)
        return Rows(table.columns, whole[start:][:most]), len(whole)
    shown, total = [], 0
    for total, solution in enumerate(_told(answer), 1):
        if total > start and (most is None or total <= start + most):
            shown.append(tuple(map(cell, solution)))
    return Rows(_columns(answer), shown), total


def _columns(answer: ox.QuerySolutions) -> tuple[str, ...]:
    return tuple(variable.value for variable in answer.variables)


def _told(answer: ox.QuerySolutions) -> Iterator[ox.QuerySolution]:
    try:
        yield from answer
    except (OSError, RuntimeError, ValueError) as error:  # evaluation is lazy: SERVICE fails only here
        raise StoreError(f"the query stopped: {error}") from error


def select(store: Store, query: str) -> list[dict[str, Cell]]:
    """The rows of a query, each by its columns' names."""
    return list(rows(store.query(query)))


def is_graph(answer: Answer) -> bool:
    """Whether an answer is triples."""
    return isinstance(answer, ox.QueryTriples)


def serialise(answer: Answer, file: BinaryIO, name: str) -> None:
    """Write an answer in a format of `RESULT_FORMATS` (rows, booleans) or `RDF_FORMATS` (triples)."""
    graph = isinstance(answer, ox.QueryTriples)
    formats = RDF_FORMATS if graph else RESULT_FORMATS
    if name not in formats:
        made = "makes a graph" if graph else "gives rows"
        raise UsageError(f"the query {made}, which {name} cannot hold: take one of {', '.join(formats)}")
    if not isinstance(answer, ox.QueryTriples):
        answer.serialize(file, RESULT_FORMATS[name])
    elif name == "turtle":
        file.write(_turtle(sorted(answer, key=str)))
    else:
        ox.serialize(sorted(answer, key=str), file, RDF_FORMATS[name])


def _turtle(triples: list[ox.Triple]) -> bytes:
    """Turtle whose prefixes do not come in another order each time, as pyoxigraph writes them."""
    buffer = io.BytesIO()
    ox.serialize(triples, buffer, ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    return with_sorted_prefixes(buffer.getvalue())


def with_sorted_prefixes(turtle: bytes) -> bytes:
    """The same Turtle, with the prefixes at its head in order."""
    head = list(takewhile(lambda line: line.startswith(b"@prefix"), io.BytesIO(turtle)))
    return b"".join(sorted(head)) + turtle[sum(map(len, head)) :]
