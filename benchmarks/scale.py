"""How ingest grows: ``python -m benchmarks.scale 1000 10000``; ``--reports 300`` for reports of 200 kB."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from peelgraph.graph.store.local import open_store

from .generated import sizes, write
from .measure import process_cpu, row

PEEL = [sys.executable, "-m", "peelgraph.cli"]
FORCE = "kent"


@dataclass(frozen=True)
class Measured:
    """One collection, ingested and opened."""

    documents: int
    bytes: int  # of the texts
    seconds: float  # wall clock
    cpu: float  # seconds of all processes
    peak: int  # bytes of the largest process
    store: int  # bytes
    show: float  # CPU seconds of `peel show`


def measure(count: int, *, reports: bool) -> Measured:
    with tempfile.TemporaryDirectory() as place:
        folder, store = Path(place) / "documents", Path(place) / "store"
        write(folder, count, reports=reports)
        started = time.perf_counter()
        process = subprocess.Popen(
            [*PEEL, "ingest", folder, "--store", store], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):  # 1: a document breaks a rule, or is like another
            raise SystemExit(f"ingest of {count} documents ended with {process.returncode}")
        return Measured(
            count,
            sum(sizes(folder)),
            time.perf_counter() - started,
            used.ru_utime + used.ru_stime,
            used.ru_maxrss * 1024,
            open_store(store).size or 0,
            process_cpu([*PEEL, "show", FORCE, "--store", str(store)], runs=3),
        )


def tell(found: Measured, first: Measured) -> None:
    name = f"{found.documents:,} documents of {found.bytes / found.documents / 1000:.1f} kB"
    per_document = found.seconds / found.documents
    ratio = per_document / (first.seconds / first.documents)
    row(name, f"{1 / per_document:.1f} a second", f"{ratio:.2f} times the time of the first size; aim 1.3")
    cpu = found.cpu / found.documents
    growth = f"{cpu * first.documents / first.cpu:.2f} times; aim 1.3"
    row("  CPU, all processes", f"{1000 * cpu:.1f} ms each", growth)
    row(
        "  largest process",
        f"{found.peak / 1e6:.0f} MB",
        f"{found.peak / first.peak:.2f} times the first; aim 1",
    )
    row("  store", f"{found.store / 1e6:.0f} MB", f"{found.store / found.documents / 1000:.0f} kB each")
    row(
        f"  peel show {FORCE}",
        f"{1000 * found.show:.0f} ms CPU",
        f"{found.show / first.show:.2f} times; aim 2",
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sizes", type=int, nargs="*", default=[1000, 10_000])
    options.add_argument("--reports", type=int, default=0, help="so many reports of 200 kB as well")
    chosen = options.parse_args()
    first = None
    for count in chosen.sizes:
        found = measure(count, reports=False)
        first = first or found
        tell(found, first)
    if chosen.reports:
        found = measure(chosen.reports, reports=True)
        tell(found, found)


if __name__ == "__main__":
    main()
