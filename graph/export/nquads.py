"""N-Quads, sorted: two exports can be compared line by line."""

from __future__ import annotations

from typing import BinaryIO

from .interface import Source
from .triples import quad_lines, sort_into


def write(source: Source, file: BinaryIO) -> None:
    """Write every graph but the bookkeeping."""
    sort_into(quad_lines(source.store), file)
