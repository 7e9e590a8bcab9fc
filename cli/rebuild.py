"""``peel rebuild``."""

from __future__ import annotations

import typer

from .documents import WorkersOption, progress_bar, summarise
from .options import StoreOption, store_path


def rebuild(store: StoreOption = None, workers: WorkersOption = None) -> None:
    """Make the store again from the texts that it keeps.

    Needed when the database is damaged, and after an upgrade that reads documents better; the files that
    were ingested are not needed. Readers see the old state until the new one is whole.

    Example: peel rebuild --store my.store
    """
    from ..graph.build import rebuild as make_again

    folder = store_path(store)
    with progress_bar("rebuilding") as progress:
        report = make_again(folder, progress, workers=workers)
    summarise(report, folder)
    if not report.is_complete:
        raise typer.Exit(1)
