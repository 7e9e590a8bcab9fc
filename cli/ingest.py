"""``peel ingest``."""

from __future__ import annotations

from typing import Annotated

import typer

from .documents import (
    MaxSizeOption,
    PathsArgument,
    WorkersOption,
    going_on_next_time,
    progress_bar,
    summarise,
)
from .options import StoreOption, store_path


def ingest(
    paths: PathsArgument,
    store: StoreOption = None,
    max_size: MaxSizeOption = 50,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove documents of these paths whose files are gone.")
    ] = False,
    workers: WorkersOption = None,
) -> None:
    """Read documents and store what they say.

    What is stored already stays as it is; a file whose content changed replaces what was read from it before,
    and the older capture is kept. A table documents.csv beside the files (columns file, url) gives their
    addresses. Files that cannot be read are named and left out; documents that break a rule are named and
    stored. The exit code is then 1. It can be stopped at any moment: the next run goes on.

    Examples: peel ingest reports/ · peel ingest page.html letter.pdf --store my.store ·
    peel ingest reports/ --prune
    """
    from ..graph.build import ingest as store_documents

    folder = store_path(store)
    with going_on_next_time(), progress_bar("reading") as progress:
        report = store_documents(
            paths, folder, progress, max_size=int(max_size * 1_000_000), workers=workers, prune=prune
        )
    summarise(report, folder)
    if not report.is_complete:
        raise typer.Exit(1)
