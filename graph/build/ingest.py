"""Documents into a store: whole or not at all, and on the disk before they are reported as stored."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Self

from ..documents.collect import Collection, Found, collect
from ..documents.read import MAX_SIZE, load
from ..documents.sandbox import Sandbox
from ..errors import DocumentError
from ..identifiers import INFERRED_GRAPH, ONTOLOGY_GRAPH, REFERENCE_GRAPH
from ..model import LocalId
from ..rdf import inferred_quads, ontology_quads, reference_quads
from ..review import Decision, Reviews
from ..review.decisions import read as read_reviews
from ..review.decisions import version, write
from ..store import captures
from ..store.captures import Capture
from ..store.folder import Folder, sync_folder, write_whole
from ..store.writer import Page, Writer
from .kept import BATCH, apply_reviews, complete, page
from .report import Progress, Report
from .work import Task, Understood, pipeline, understand

_BATCH_BYTES = 16_000_000
"""N-Quads from which a batch is full."""


def ingest(
    paths: Iterable[Path], store: Path, progress: Progress | None = None, max_size: int = MAX_SIZE
) -> Report:
    """Store what the documents at some paths say; what is stored already stays untouched.

    Raises `UsageError` for a path where nothing is, and `StoreError` when the store cannot be written.
    """
    started = time.perf_counter()
    collection = collect(paths)
    folder = Folder(store)
    brought = [decision for table in collection.reviews for decision in read_reviews(table).decisions]
    with (
        Sandbox(understand) as sandbox,
        Writer(folder) as writer,
        _Run(folder, writer, collection, max_size) as run,
    ):
        set_tables(writer)
        reviews = take_in(folder, writer, brought)
        run.reviews = reviews
        complete(folder, writer, sandbox, reviews, run.report)
        for task, answer in sandbox.map(run.tasks()):
            run.take(task, answer)
            if progress:
                progress(run.done, len(collection.files))
        run.commit()
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


class _Run:
    """One ingest: what has been seen so far, and what is waiting to become durable."""

    def __init__(self, folder: Folder, writer: Writer, collection: Collection, max_size: int) -> None:
        self.report = Report(skipped=[str(path) for path in collection.skipped])
        self.report.failed += [(str(path), reason) for path, reason in collection.missing]
        self.done = 0
        self.reviews = Reviews()
        self._folder = folder
        self._writer = writer
        self._files = collection.files
        self._max_size = max_size
        self._seen: dict[LocalId, str] = {}  # documents of this run, by id: path
        self._batch: list[tuple[Capture, Page]] = []
        self._size = 0  # bytes of the batch
        self._thread = ThreadPoolExecutor(1)
        self._storing: Future[None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown()  # what is being stored gets to its end before the store is closed

    def tasks(self) -> Iterator[Task]:
        """New and changed files."""
        for found in self._files:
            try:
                task = self._task(found)
            except DocumentError as error:
                self._fail(str(found.path), error.reason)
                continue
            digest = hashlib.sha256(task.data).hexdigest()
            known = self._writer.unchanged(digest, task.name, task.url, self._version)
            if known is None:
                yield task
            elif self._is_first(known, task.shown):
                self.report.unchanged += 1
                self.done += 1

    def _version(self, document: LocalId) -> str:
        return pipeline() + version(self.reviews.of(document))

    def _task(self, found: Found) -> Task:
        data = load(found.path, found.path.name, self._max_size)
        origin = hashlib.sha256(str(found.path.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        return Task(found.path.name, data, found.url, origin, str(found.path), self._max_size)

    def take(self, task: Task, answer: Understood | DocumentError) -> None:
        """Keep what was understood; a full batch is stored while the next documents are read."""
        if isinstance(answer, DocumentError):
            self._fail(task.shown, answer.reason)
            return
        if not self._is_first(answer.document.id, task.shown):
            return
        with self._writer.failures():
            capture = captures.keep(self._folder, answer.document, task.data, task.origin, pipeline())
        capture = self._with_predecessor(capture)
        try:
            self._batch.append((capture, page(capture, answer)))
        except DocumentError as error:
            self._fail(task.shown, error.reason)
            return
        self._size += len(answer.nquads)
        self.report.count(task.shown, answer.statements, answer.problems)
        self.done += 1
        if len(self._batch) >= BATCH or self._size >= _BATCH_BYTES:
            self._hand_over()

    def commit(self) -> None:
        """Return when all that was taken is on the disk."""
        self._hand_over()
        if self._storing:
            self._storing.result()

    def _hand_over(self) -> None:
        if self._storing:
            self._storing.result()
        self._storing = self._thread.submit(self._store, self._batch)
        self._batch, self._size = [], 0

    def _store(self, batch: list[tuple[Capture, Page]]) -> None:
        """Make a batch durable: first the journal, then the store."""
        with self._writer.failures():
            captures.append(self._folder, [capture for capture, _ in batch])
        new = self._writer.store([page for _, page in batch])
        self._writer.flush()
        self.report.stored += new
        self.report.replaced += len(batch) - new

    def _with_predecessor(self, capture: Capture) -> Capture:
        before = self._writer.found_at(capture.origin)
        if before in (None, capture.document) or before in self._seen:
            return capture
        return replace(capture, instead_of=before)

    def _is_first(self, document: LocalId, shown: str) -> bool:
        first = self._seen.setdefault(document, shown)
        if first != shown:
            self._fail(shown, f"is the same document as {first}: only that one is stored")
        return first == shown

    def _fail(self, shown: str, reason: str) -> None:
        self.report.failed.append((shown, reason))
        self.done += 1
