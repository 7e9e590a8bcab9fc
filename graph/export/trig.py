"""TriG: one block a named graph, so that one sees what each document says."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph as ox

from ...ontology import PREFIXES
from .interface import Source
from .triples import lines_of, sorted_quads


def write(source: Source, file: BinaryIO) -> None:
    """Write every graph but the bookkeeping, in alphabetical order."""
    quads = sorted_quads(lines_of(source, graphs=True), key=_by_graph)
    ox.serialize(quads, file, ox.RdfFormat.TRIG, prefixes=PREFIXES)


def _by_graph(line: str) -> tuple[str, str]:
    """Graph, then the rest, of a line that ends in ``<graph> .``; a triple's object stands in for a graph."""
    return line.rsplit(" ", 2)[1], line
