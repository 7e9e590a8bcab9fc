"""``peel ingest``."""

from __future__ import annotations

import typer

from .documents import MaxSizeOption, PathsArgument, progress_bar, summarise
from .options import StoreOption, store_path


def ingest(paths: PathsArgument, store: StoreOption = None, max_size: MaxSizeOption = 50) -> None:
    """Read documents and store what they say.

    What is stored already stays as it is; a file that changed replaces what was read from it before. A table
    documents.csv beside the files (columns file, url) gives their addresses. Files that cannot be
    read are named and left out; documents that break a rule are named and stored. The exit code is then 1.

    Examples: peel ingest reports/ · peel ingest page.html letter.pdf --store my.store
    """
    from ..graph.build import ingest as store_documents

    folder = store_path(store)
    with progress_bar("reading") as progress:
        report = store_documents(paths, folder, progress, int(max_size * 1_000_000))
    summarise(report, folder)
    if not report.is_complete:
        raise typer.Exit(1)
