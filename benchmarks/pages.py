"""Pages of the explorer on a large store: CPU of making each, the first time and again, and its size.

``python -m benchmarks.pages STORE``, where STORE is a store folder such as `benchmarks.questions` makes. The
first time includes what a worker reads once (names of all things); the index of words is made before.
"""

from __future__ import annotations

import argparse
import gzip
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from peelgraph.graph.identifiers import ID
from peelgraph.graph.lookup.index import index_of
from peelgraph.graph.serve.explorer.page import page
from peelgraph.graph.serve.frames import Frame
from peelgraph.graph.serve.limits import Limits
from peelgraph.graph.store.local import LocalStore, open_store

from .measure import row

AIMS: Mapping[str, str] = {"/": "aim 1 s", "/id/force/metropolitan": "aim 0.5 s"}
PAGES = (
    "/",
    "/search?q=digital+forensics",
    "/browse/documents",
    "/compare?force=the+Met&force=kent",
    "/id/force/metropolitan",
    "/id/force/metropolitan?section=findings",
    "/id/force/metropolitan?section=findings&polarity=concern&year=2019",
    "/id/theme/digital-forensics",
    "/id/person/lee-freeman",
    "/id/body/hmicfrs",
    "/id/body/hmicfrs?section=findings",
    "/graph?of=the+Met",
    "/graph?projection=force-theme",
    "/path?from=Lee+Freeman&to=Sadiq+Khan",
)


def run(folder: Path, pages: tuple[str, ...] = PAGES) -> None:
    """One row for each page; what a page needs is imported before."""
    index = index_of(open_store(folder))
    if index:
        index.close()
    for address in pages:
        _made(open_store(folder), address)
    for address in pages:
        store = open_store(folder)
        first, body = _made(store, address)
        again, _ = _made(store, f"{address}{'&' if '?' in address else '?'}again=1")
        size = f"{len(body) / 1000:.0f} kB, {len(gzip.compress(body)) / 1000:.0f} kB compressed"
        row(address, f"{first:.2f} s CPU, again {again:.2f} s", AIMS.get(address, size))


def _made(store: LocalStore, address: str) -> tuple[float, bytes]:
    before = time.process_time()
    body = page(store, _frame(address), Limits()).body
    return time.process_time() - before, body


def _frame(address: str) -> Frame:
    """A request as the front passes it on to a worker."""
    parts = urlsplit(address)
    first, _, rest = parts.path.lstrip("/").partition("/")
    view = {"": "home", "id": "thing"}.get(first, first)
    given = [list(pair) for pair in parse_qsl(parts.query)]
    path = {"iri": ID + rest, "kind": rest, "name": rest}
    return Frame({"do": "page", "view": view, "address": parts.path, "path": path, "given": given})


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("store", type=Path, help="a store folder")
    options.add_argument("page", nargs="*", help="addresses of pages; all of some without")
    chosen = options.parse_args()
    run(chosen.store, tuple(chosen.page) or PAGES)


if __name__ == "__main__":
    main()
