"""Documents a second into a durable store, and the cost of one long report."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from peelgraph.graph.build import ingest
from peelgraph.graph.documents.read import read
from peelgraph.graph.extract import extract
from peelgraph.graph.model import Document

from .measure import cpu, row

SAMPLE = Path(__file__).parents[1] / "data" / "documents"
COPIES = 10
PROSE = 80
"""Characters from which on a line counts as prose."""
PIECE = 15
"""Lines of prose in a piece of about 3 kB."""


def run() -> None:
    files = sorted(SAMPLE.glob("*.txt"))
    prose = [line for path in files for line in path.read_text().splitlines() if len(line) > PROSE]
    pieces = [_report(prose[first : first + PIECE]) for first in range(0, len(prose), PIECE)]
    apart = cpu(lambda: [extract(piece) for piece in pieces], 3)
    whole = cpu(lambda: extract(_report(prose)), 3)
    size = sum(map(len, prose)) // 1000
    row(
        f"one report of {size} kB, against {len(pieces)} pieces of it",
        f"{whole / apart:.2f} times",
        "aim 1.3",
    )
    with tempfile.TemporaryDirectory() as folder:
        copies = Path(folder) / "documents"
        copies.mkdir()
        for number in range(COPIES):
            for path in files:
                (copies / f"{number}-{path.name}").write_text(path.read_text() + f"\n\nCopy {number}\n")
        started = time.perf_counter()
        report = ingest([copies], Path(folder) / "store")
        rate = report.stored / (time.perf_counter() - started)
    row(f"ingest of {report.stored} documents, durable", f"{rate:.0f} documents/s", "aim 50, wall clock")


def _report(lines: list[str]) -> Document:
    return read("\n\n".join(["Kent Police: an inspection", *lines]).encode(), "report.txt")
