"""Run all timings: ``make bench``."""

from __future__ import annotations

import tempfile
from pathlib import Path

from peelgraph.graph.build import ingest as store_documents

from . import exports, extraction, ingest, names, questions, serving, start
from .collection import make_store


def main() -> None:
    names.run(ingest.SAMPLE)
    extraction.run()
    ingest.run()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        store_documents([ingest.SAMPLE], store)
        start.run(store)
        made = Path(folder) / "made"
        make_store(1000, made)
        questions.run_beside(made)
    exports.run()
    serving.run()


if __name__ == "__main__":
    main()
