"""Documents a second into a durable store."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from peelgraph.graph.build import ingest

from .measure import row

SAMPLE = Path(__file__).parents[1] / "data" / "documents"
COPIES = 10


def run() -> None:
    files = sorted(SAMPLE.glob("*.txt"))
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
