"""Documents into a store: whole or not at all, and on the disk before they are reported as stored."""

from __future__ import annotations

import hashlib
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ..documents.collect import Collection, Found, collect
from ..documents.interface import MAX_SIZE, load
from ..documents.sandbox import Sandbox
from ..errors import DocumentError
from ..identifiers import INFERRED_GRAPH, ONTOLOGY_GRAPH, REFERENCE_GRAPH
from ..model import LocalId
from ..rdf import inferred_quads, ontology_quads, read_nquads, reference_quads
from ..store import captures
from ..store.captures import Capture
from ..store.folder import Folder
from ..store.manifest import Entry
from ..store.writer import Writer
from .report import Report
from .work import Task, Understood, pipeline, understand

BATCH = 50
"""Documents that become durable together."""
_JOURNAL_TAIL = 100 * BATCH * 10
"""Bytes at the journal's end that hold more than two batches."""

Progress = Callable[[int, int], None]
"""Told how many documents are done, and of how many."""


def ingest(
    paths: Iterable[Path], store: Path, progress: Progress | None = None, max_size: int = MAX_SIZE
) -> Report:
    """Store what the documents at some paths say; what is stored already stays untouched.

    Raises `UsageError` for a path where nothing is, and `StoreError` when the store cannot be written.
    """
    collection = collect(paths)
    folder = Folder(store)
    with Sandbox(understand) as sandbox, Writer(folder) as writer:
        run = _Run(folder, writer, collection, max_size)
        set_tables(writer)
        for task, answer in sandbox.map(run.tasks()):
            run.take(task, answer)
            if progress:
                progress(run.done, len(collection.files))
        run.commit()
        finish(writer, folder, changed=bool(run.report.written))
    run.report.seconds = time.perf_counter() - run.started
    return run.report


def set_tables(writer: Writer) -> None:
    """Bring the graphs of ontology and reference tables into the store, where they are missing or older."""
    for graph, quads in ((ONTOLOGY_GRAPH, ontology_quads), (REFERENCE_GRAPH, reference_quads)):
        if writer.pipeline_of(graph) != pipeline():
            writer.set_graph(graph, quads(), pipeline())


def finish(writer: Writer, folder: Folder, *, changed: bool) -> None:
    """Derive what follows from the documents, and publish all of it to readers."""
    if changed or writer.pipeline_of(INFERRED_GRAPH) != pipeline() or not folder.current.exists():
        writer.set_graph(INFERRED_GRAPH, inferred_quads(writer.query), pipeline())
        writer.flush()
        writer.publish()


def put(writer: Writer, capture: Capture, understood: Understood) -> None:
    """Replace one document in the store."""
    entry = Entry(capture.pipeline, capture.source, capture.name, capture.url, capture.origin)
    writer.replace(capture.document, read_nquads(understood.nquads), entry, capture.instead_of)


class _Run:
    """One ingest: what has been seen so far, and what is waiting to become durable."""

    def __init__(self, folder: Folder, writer: Writer, collection: Collection, max_size: int) -> None:
        self.started = time.perf_counter()
        self.report = Report(skipped=[str(path) for path in collection.skipped])
        self.report.failed += [(str(path), reason) for path, reason in collection.missing]
        self.done = 0
        self._folder = folder
        self._writer = writer
        self._files = collection.files
        self._max_size = max_size
        self._seen: dict[LocalId, str] = {}  # documents of this run, by id: path
        self._batch: list[tuple[Capture, Understood]] = []  # not yet in the journal
        self._journalled: deque[tuple[Capture, Understood]] = deque()  # not yet in the store

    def tasks(self) -> Iterator[Task]:
        """What has to be read: first what an interrupted run left undone, then new and changed files."""
        yield from self._undone()
        for found in self._files:
            try:
                task = self._task(found)
            except DocumentError as error:
                self._fail(str(found.path), error.reason)
                continue
            known = self._writer.unchanged(
                hashlib.sha256(task.data).hexdigest(), task.name, task.url, pipeline()
            )
            if known is None:
                yield task
            elif self._is_first(known, task.shown):
                self.report.unchanged += 1
                self.done += 1

    def _task(self, found: Found) -> Task:
        data = load(found.path, found.path.name, self._max_size)
        origin = hashlib.sha256(str(found.path.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        return Task(found.path.name, data, found.url, origin, str(found.path), self._max_size)

    def _undone(self) -> Iterator[Task]:
        # The journal is written before the store, so its end may know documents that the store does not.
        newest = {capture.document: capture for capture in captures.journal(self._folder, _JOURNAL_TAIL)}
        for capture in newest.values():
            entry = self._writer.entry(capture.document)
            if capture.is_removal and entry is not None:
                self._writer.remove(capture.document)
            elif not capture.is_removal and (entry is None or entry.source != capture.source):
                document = captures.recall(self._folder, capture)
                data = self._folder.source(capture.source).read_bytes()
                yield Task(capture.name, data, capture.url, capture.origin, capture.name, captured=document)

    def take(self, task: Task, answer: Understood | DocumentError) -> None:
        """Keep what was understood, and store one document that the journal holds already.

        One at a time: while the database works, the sandbox reads the next document.
        """
        if self._journalled:
            self._put(*self._journalled.popleft())
        if isinstance(answer, DocumentError):
            self._fail(task.shown, answer.reason)
            return
        if not self._is_first(answer.document.id, task.shown):
            return
        with self._writer.failures():
            capture = captures.keep(self._folder, answer.document, task.data, task.origin, pipeline())
        self._batch.append((capture, answer))
        self.report.statements += answer.statements
        if answer.problems:
            self.report.problems[task.shown] = answer.problems
        self.done += 1
        if len(self._batch) >= BATCH:
            self._write_journal()

    def commit(self) -> None:
        """Make all that was taken durable."""
        self._write_journal()
        while self._journalled:
            self._put(*self._journalled.popleft())
        self._writer.flush()

    def _write_journal(self) -> None:
        """Write the batch into the journal, which goes before the store."""
        batch = [(self._with_predecessor(capture), understood) for capture, understood in self._batch]
        with self._writer.failures():
            captures.append(self._folder, [capture for capture, _ in batch])
        self._journalled.extend(batch)
        self._batch.clear()

    def _put(self, capture: Capture, understood: Understood) -> None:
        known = capture.instead_of or self._writer.entry(capture.document)
        put(self._writer, capture, understood)
        self.report.replaced += known is not None
        self.report.stored += known is None

    def _with_predecessor(self, capture: Capture) -> Capture:
        before = self._writer.found_at(capture.origin)
        if before is None or before in self._seen:
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
