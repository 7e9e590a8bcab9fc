"""Answers as plain Python rows, and in the formats of the W3C."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import BinaryIO

import pyoxigraph as ox

from ...ontology import PREFIXES
from ..errors import UsageError
from .interface import Answer, Store

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]

XSD = PREFIXES["xsd"]
_NUMBERS = {XSD + "integer": int, XSD + "decimal": float, XSD + "double": float, XSD + "float": float}

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
            return _NUMBERS[datatype](Decimal(term.value))
        except (ArithmeticError, ValueError):  # INF, NaN, or no number at all
            return term.value
    return term.value


def rows(answer: Answer) -> Rows:
    """Any answer as rows: triples get three columns, a boolean gets one."""
    if isinstance(answer, ox.QuerySolutions):
        columns = tuple(variable.value for variable in answer.variables)
        return Rows(columns, (tuple(map(cell, solution)) for solution in answer))
    if isinstance(answer, ox.QueryTriples):
        triples = sorted(answer, key=str)
        return Rows(("subject", "predicate", "object"), (tuple(map(cell, triple)) for triple in triples))
    return Rows(("answer",), [(bool(answer),)])


def select(store: Store, query: str) -> list[dict[str, Cell]]:
    """The rows of a query, each by its columns' names."""
    return list(rows(store.query(query)))


def serialise(answer: Answer, file: BinaryIO, name: str) -> None:
    """Write an answer in a format of `RESULT_FORMATS` (rows, booleans) or `RDF_FORMATS` (triples)."""
    if isinstance(answer, ox.QueryTriples):
        if name not in RDF_FORMATS:
            raise UsageError(
                f"the query makes a graph, which {name} cannot hold: take one of {_list(RDF_FORMATS)}"
            )
        ox.serialize(sorted(answer, key=str), file, RDF_FORMATS[name], prefixes=PREFIXES)
    elif name in RESULT_FORMATS:
        answer.serialize(file, RESULT_FORMATS[name])
    else:
        raise UsageError(
            f"the query gives rows, which {name} cannot hold: take one of {_list(RESULT_FORMATS)}"
        )


def _list(formats: Iterable[str]) -> str:
    return ", ".join(formats)
