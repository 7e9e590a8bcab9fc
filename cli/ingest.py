"""``peel ingest``."""

from __future__ import annotations

import typer

from .documents import MaxSizeOption, PathsArgument, progress_bar, summarise
from .options import StoreOption, store_path


def ingest(paths: PathsArgument, store: StoreOption = None, max_size: MaxSizeOption = 50) -> None:
    """Read documents and store what they say.

    What is stored already stays as it is; a file that changed replaces what was read from it before. A table
    documents.csv beside the files (columns file, url) gives their addresses. The exit code is 1 when a
    document was left out or breaks a rule; the others are stored all the same.

    Examples: peel ingest reports/ · peel ingest page.html letter.pdf --store my.store
    """
    from ..graph.build import ingest as store_documents

    folder = store_path(store)
    with progress_bar("reading") as progress:
        report = store_documents(paths, folder, progress, int(max_size * 1_000_000))
    summarise(report, folder)
    if not report.is_complete:
        raise typer.Exit(1)
