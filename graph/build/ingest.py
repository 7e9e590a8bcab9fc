"""Documents into a store: whole or not at all, and on the disk before they are reported as stored."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

from ..documents.collect import collect
from ..documents.read import MAX_SIZE
from ..documents.sandbox import Sandbox
from ..identifiers import INFERRED_GRAPH, ONTOLOGY_GRAPH, REFERENCE_GRAPH
from ..rdf import inferred_quads, ontology_quads, reference_quads
from ..review import Decision, Reviews
from ..review.decisions import read as read_reviews
from ..review.decisions import write
from ..store.folder import Folder, sync_folder, write_whole
from ..store.writer import Writer
from .kept import apply_reviews, complete, take_out
from .prune import gone
from .report import Progress, Report
from .run import Run
from .work import pipeline, understand


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
    (without: one for each core) changes nothing but the time. Raises `UsageError` for a path where nothing
    is, and `StoreError` when the store cannot be written.
    """
    started = time.perf_counter()
    paths = list(paths)
    collection = collect(paths)
    folder = Folder(store)
    brought = [decision for table in collection.reviews for decision in read_reviews(table).decisions]
    with Sandbox(understand, workers=workers) as sandbox, Writer(folder) as writer:
        set_tables(writer)
        if not folder.current.exists():
            finish(writer, folder)  # should this run be killed, its store can be read all the same
        reviews = take_in(folder, writer, brought)
        with Run(folder, writer, collection, reviews, max_size, progress) as run:
            complete(folder, writer, sandbox, reviews, run.report)
            run.read(collection.files, sandbox)
            if prune:
                run.report.removed = take_out(folder, writer, gone(folder, paths, collection, run.seen))
            apply_reviews(folder, writer, sandbox, reviews, run.report)
        finish(writer, folder)
    run.report.seconds = time.perf_counter() - started
    return run.report


def set_tables(writer: Writer) -> None:
    """Bring the graphs of ontology and reference tables into the store, where they are missing or older."""
    for graph, quads in ((ONTOLOGY_GRAPH, ontology_quads), (REFERENCE_GRAPH, reference_quads)):
        if writer.pipeline_of(graph) != pipeline():
            writer.set_graph(graph, quads(), pipeline())


def take_in(folder: Folder, writer: Writer, decisions: Iterable[Decision]) -> Reviews:
    """The decisions of a store, others added to its table; raises `UsageError` for a table with mistakes."""
    reviews = read_reviews(folder.reviews)
    if reviews.take_in(decisions):
        with writer.failures():
            write_whole(folder.reviews, write(reviews))
            sync_folder(folder.path)
    return reviews


def finish(writer: Writer, folder: Folder) -> None:
    """Derive what follows from the documents, and publish all of it, unless readers see it all already."""
    if folder.unpublished.exists() or not folder.current.exists():
        writer.set_graph(INFERRED_GRAPH, inferred_quads(writer.query), pipeline())
        writer.flush()
        writer.publish()
