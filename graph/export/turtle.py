"""Turtle: the merged graph with prefixes, sorted by subject."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph as ox

from ...ontology import PREFIXES
from .interface import Source
from .triples import lines_of, sorted_quads


def write(source: Source, file: BinaryIO) -> None:
    """Write every triple once."""
    triples = (quad.triple for quad in sorted_quads(lines_of(source)))
    ox.serialize(triples, file, ox.RdfFormat.TURTLE, prefixes=PREFIXES)
