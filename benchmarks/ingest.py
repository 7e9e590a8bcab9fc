"""Documents a second: extraction alone, and the whole way into a durable store."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from peelgraph.graph.build import ingest
from peelgraph.graph.documents.interface import read
from peelgraph.graph.extract import extract

from .measure import cpu, row

SAMPLE = Path(__file__).parents[1] / "data" / "documents"
COPIES = 10


def run() -> None:
    files = sorted(SAMPLE.glob("*.txt"))
    documents = [read(path) for path in files]
    seconds = cpu(lambda: [extract(document) for document in documents])
    row("extraction alone", f"{len(documents) / seconds:.0f} documents/s", "aim 200, CPU of one core")
    text = "\n".join(path.read_text() for path in files)
    long = read(text.encode(), "long.txt")
    ratio = cpu(lambda: extract(long), 3) / seconds
    row(f"one report of {len(text) // 1000} kB, against the same in pieces", f"{ratio:.2f} times", "aim 1.3")
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
