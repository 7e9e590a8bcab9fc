"""The triples of a CONSTRUCT or DESCRIBE."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ...ontology import PREFIXES
from .table import Table
from .values import value

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

SHOWN = 5000
"""Characters of Turtle that a notebook shows."""


@dataclass(frozen=True, slots=True)
class Triples:
    """Triples in the order of their text, and the SPARQL that gave them."""

    triples: tuple[ox.Triple, ...]
    sparql: str = ""

    def __len__(self) -> int:
        return len(self.triples)

    def __iter__(self) -> Iterator[ox.Triple]:
        return iter(self.triples)

    def table(self) -> Table:
        """As rows of subject, predicate and object."""
        rows = tuple((value(t.subject), value(t.predicate), value(t.object)) for t in self.triples)
        return Table(("subject", "predicate", "object"), rows, self.sparql)

    def turtle(self) -> str:
        """As Turtle."""
        return _serialised(self.triples, ox.RdfFormat.TURTLE)

    def graph(self) -> rdflib.Graph:
        """As a graph of rdflib, in memory, free to be changed."""
        import rdflib

        return rdflib.Graph().parse(data=_serialised(self.triples, ox.RdfFormat.N_TRIPLES), format="nt")

    def to_networkx(self) -> nx.MultiDiGraph:
        """An edge from subject to object for each triple, with its predicate."""
        return self.table().to_networkx("subject", "object")

    def _repr_html_(self) -> str:
        return f"<pre>{escape(self.turtle()[:SHOWN])}</pre>"


def _serialised(triples: tuple[ox.Triple, ...], format: ox.RdfFormat) -> str:
    file = io.BytesIO()
    ox.serialize(triples, file, format, prefixes=PREFIXES)
    return file.getvalue().decode()
