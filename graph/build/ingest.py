"""Documents into a store: whole or not at all, and on the disk before they are reported as stored."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

from ..documents.collect import collect
from ..documents.read import MAX_SIZE
from ..documents.sandbox import Sandbox
from ..errors import StoreDamagedError
from ..review.decisions import read as read_reviews
from ..store.folder import Folder
from ..store.writer import Writer
from .follow import Following
from .kept import apply_reviews, complete, take_out
from .maintain import rebuild
from .prune import gone
from .report import Progress, Report
from .run import Run
from .steps import finish, set_tables, take_in
from .work import understand


def ingest(
    paths: Iterable[Path],
    store: Path,
    progress: Progress | None = None,
    *,
    max_size: int = MAX_SIZE,
    workers: int | None = None,
    prune: bool = False,
) -> Report:
    """Store what the documents at some paths say; what is stored already stays untouched.

    With ``prune`` documents that earlier came from these paths go, where their files are gone. ``workers``
    (without: one for each core) changes nothing but the time. A damaged database is made again first. Raises
    `UsageError` for a path where nothing is, and `StoreError` when the store cannot be written.
    """
    paths = list(paths)
    try:
        return _ingest(paths, store, progress, max_size, workers, prune)
    except StoreDamagedError:  # as after a power cut, where the disk lost what it had promised to keep
        repaired = rebuild(store, progress, workers=workers)
        report = _ingest(paths, store, progress, max_size, workers, prune)
        report.repaired = True
        report.failed = repaired.failed + report.failed
        report.seconds += repaired.seconds
        return report


def _ingest(
    paths: list[Path],
    store: Path,
    progress: Progress | None,
    max_size: int,
    workers: int | None,
    prune: bool,
) -> Report:
    started = time.perf_counter()
    collection = collect(paths)
    folder = Folder(store)
    brought = [decision for table in collection.reviews for decision in read_reviews(table).decisions]
    with (
        Sandbox(understand, workers=workers) as sandbox,
        Writer(folder) as writer,
        Following(writer, folder) as following,
    ):
        set_tables(writer)
        if not folder.current.exists():
            finish(writer, folder, following)  # should this run be killed, its store can be read all the same
        reviews = take_in(folder, writer, brought)
        with Run(folder, writer, collection, reviews, max_size, progress) as run:
            complete(folder, writer, sandbox, reviews, run.report, following)
            run.read(collection.files, sandbox)
            if prune:
                run.report.removed = take_out(folder, writer, gone(folder, paths, collection, run.seen))
            apply_reviews(folder, writer, sandbox, reviews, run.report)
        finish(writer, folder, following)
    run.report.seconds = time.perf_counter() - started
    return run.report
