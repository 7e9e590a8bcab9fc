"""``peel ingest``."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from ..graph.errors import StoreHeldError, UsageError
from .documents import (
    MaxSizeOption,
    PathsArgument,
    WorkersOption,
    going_on_next_time,
    progress_bar,
    summarise,
)
from .options import StoreOption, store_path
from .output import note

if TYPE_CHECKING:
    from ..graph.build import Report

_PATIENCE = 10
"""Seconds until a store that another process writes is tried again."""


def ingest(
    paths: PathsArgument,
    store: StoreOption = None,
    max_size: MaxSizeOption = 50,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove documents of these paths whose files are gone.")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Go on: ingest again whenever files change, until Ctrl-C.")
    ] = False,
    workers: WorkersOption = None,
    shards: Annotated[
        str | None,
        typer.Option(metavar="PLACE", help="Write N-Quads files to a folder or fsspec address, no store."),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Dask cluster that writes the shards: tcp://HOST:PORT"),
    ] = None,
) -> None:
    """Read documents and store what they say.

    What is stored already stays as it is; a file whose content changed replaces what was read from it before,
    and the older capture is kept. A table documents.csv beside the files (columns file, url) gives their
    addresses. Files that cannot be read are named and left out; documents that break a rule are named and
    stored. The exit code is then 1. It can be stopped at any moment: the next run goes on.

    With --shards the graph is written to N-Quads files for `peel load`: by all cores, or by a cluster, whose
    workers must see the documents and the place under the same names.

    Examples: peel ingest reports/ · peel ingest page.html letter.pdf --store my.store ·
    peel ingest reports/ --prune --watch ·
    peel ingest reports/ --shards s3://bucket/shards --scheduler tcp://head:8786
    """
    from ..graph.build import ingest as store_documents
    from ..graph.build.spread import spread

    size = int(max_size * 1_000_000)
    if shards:
        if watch or prune or store:
            raise UsageError("--shards writes no store: leave out --store, --watch and --prune")
        with progress_bar("reading") as progress:
            report = spread(paths, shards, progress, max_size=size, workers=workers, scheduler=scheduler)
        _end(report, shards)
    if scheduler:
        raise UsageError("--scheduler writes shards: name their place with --shards PLACE")
    folder = store_path(store)

    def once() -> Report:
        with progress_bar("reading") as progress:
            return store_documents(paths, folder, progress, max_size=size, workers=workers, prune=prune)

    with going_on_next_time():
        if watch:
            _watch(paths, folder, once)
        report = once()
    _end(report, folder)


def _end(report: Report, place: Path | str) -> NoReturn:
    summarise(report, place)
    raise typer.Exit(0 if report.is_complete else 1)


def _watch(paths: list[Path], folder: Path, once: Callable[[], Report]) -> NoReturn:
    """Ingest whenever files have changed; says something only where the store or what fails is new."""
    from ..graph.build.watch import changes

    failed = None
    note(f"watching {len(paths)} path{'s' if len(paths) > 1 else ''}: Ctrl-C ends it")
    for _ in changes(paths):
        report = _patiently(once)
        if report.is_news or report.failed != failed:
            summarise(report, folder)
        failed = report.failed
    raise AssertionError("watching ends by Ctrl-C only")


def _patiently(once: Callable[[], Report]) -> Report:
    while True:
        try:
            return once()
        except StoreHeldError as error:  # a person at work on the same store: that is soon over
            note(str(error))
            time.sleep(_PATIENCE)
