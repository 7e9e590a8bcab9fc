"""N-Quads, sorted: two exports can be compared line by line."""

from __future__ import annotations

from typing import BinaryIO

from .interface import Source
from .triples import lines_of, sort_into


def write(source: Source, file: BinaryIO) -> None:
    """Write every graph but the bookkeeping."""
    sort_into(lines_of(source, graphs=True), file)
