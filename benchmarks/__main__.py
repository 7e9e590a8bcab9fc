"""Run all timings and print one table beside the peers: ``make bench``.

Single measurements are told on the standard error stream while they are made.
"""

from __future__ import annotations

import argparse
import contextlib
import platform
import sys
import tempfile
from pathlib import Path

from peelgraph import __version__
from peelgraph.graph.build import ingest as store_documents

from . import exports, extraction, ingest, loading, names, peers, questions, reading, serving, start
from .collection import make_store


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--markdown", action="store_true", help="the table as Markdown")
    options.add_argument("--quick", action="store_true", help="peers only, small and short: rough")
    chosen = options.parse_args()
    with contextlib.redirect_stdout(sys.stderr):
        _measure(quick=chosen.quick)
    print(f"peelgraph {__version__}, Python {platform.python_version()}, one run", end="\n\n")
    print(*peers.table(markdown=chosen.markdown), sep="\n")


def _measure(*, quick: bool) -> None:
    names.run(ingest.SAMPLE)
    if not quick:
        _alone()
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made"
        make_store(50 if quick else 1000, made)
        questions.run_beside(made)
        loading.run(made)
    exports.run()
    reading.run(20 if quick else 60)
    serving.run(0.5 if quick else 10)


def _alone() -> None:
    """What has no peer."""
    extraction.run()
    ingest.run()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        store_documents([ingest.SAMPLE], store)
        start.run(store)


if __name__ == "__main__":
    main()
