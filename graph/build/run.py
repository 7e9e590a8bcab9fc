"""One ingest under way: which files are new, what has been seen, and what is waiting to become durable."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Self

from ..documents.collect import Collection, Found, readable
from ..documents.sandbox import Sandbox
from ..errors import DocumentError
from ..model import LocalId
from ..review import Reviews
from ..review.decisions import version
from ..store import captures
from ..store.captures import Capture
from ..store.folder import Folder
from ..store.writer import Page, Writer
from .kept import BATCH, page
from .report import Progress, Report
from .work import Task, Understood, pipeline, taken_up

_BATCH_BYTES = 16_000_000
"""N-Quads from which a batch is full."""


@dataclass(frozen=True, slots=True)
class _Settled:
    """A file that nothing is to be read from: unchanged (``document``), or refused (``reason``)."""

    found: Found
    document: LocalId = ""
    reason: str = ""

    @property
    def shown(self) -> str:
        """Path as the user gave it."""
        return self.found.shown


class Run:
    """Takes files in the order of their names, however fast each is read: the same ones always win."""

    def __init__(
        self,
        folder: Folder,
        writer: Writer,
        collection: Collection,
        reviews: Reviews,
        max_size: int,
        progress: Progress | None,
    ) -> None:
        self.report = Report(skipped=[readable(path) for path in collection.skipped])
        self.report.failed += [(readable(path), reason) for path, reason in collection.missing]
        self.seen: dict[LocalId, str] = {}  # documents of this run, by id: path
        self._folder = folder
        self._writer = writer
        self._files = len(collection.files)
        self._decided = reviews.by_document()
        self._max_size = max_size
        self._progress = progress
        self._done = 0
        self._line: deque[Task | _Settled] = deque()
        self._replaced: set[LocalId] = set()  # documents whose place another took in this run
        self._displaced: list[Found] = []  # files that had been moved, and whose document was such a one
        self._batch: list[tuple[Capture, Page]] = []
        self._size = 0  # bytes of the batch
        self._thread = ThreadPoolExecutor(1)
        self._storing: Future[None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown()  # what is being stored gets to its end before the store is closed

    def read(self, files: Iterable[Found], sandbox: Sandbox[Task, Understood]) -> None:
        """Read files, store what is new in them, and return when that is on the disk."""
        for task, answer in sandbox.map(self._tasks(files)):
            self._take(task, answer)
        self._settle_until(None)
        self._hand_over()
        if self._storing:
            self._storing.result()
        if self._displaced:
            displaced, self._displaced = self._displaced, []
            self.read(displaced, sandbox)

    def _tasks(self, files: Iterable[Found]) -> Iterator[Task]:
        """New and changed files; the others get in line beside them."""
        for found in files:
            place = self._look(found)
            self._line.append(place)
            if isinstance(place, Task):
                yield place
            elif len(self._line) == 1:
                self._settle_until(None)

    def _look(self, found: Found) -> Task | _Settled:
        try:
            task = taken_up(found, self._max_size)
        except DocumentError as error:
            return _Settled(found, reason=error.reason)
        digest = hashlib.sha256(task.data).hexdigest()
        known = self._writer.unchanged(digest, task.name, task.url, self._version)
        return _Settled(found, known) if known else task

    def _version(self, document: LocalId) -> str:
        return pipeline() + version(self._decided.get(document, ()))

    def _take(self, task: Task, answer: Understood | DocumentError) -> None:
        """Keep what was understood; a full batch is stored while the next documents are read."""
        self._settle_until(task)
        self._line.popleft()
        try:
            self._understood(task, answer)
        except DocumentError as error:
            self.report.failed.append((task.shown, error.reason))
        self._count()
        if len(self._batch) >= BATCH or self._size >= _BATCH_BYTES:
            self._hand_over()

    def _settle_until(self, task: Task | None) -> None:
        while self._line and (place := self._line[0]) is not task:
            if isinstance(place, _Settled):
                self._settle(place)
            self._line.popleft()

    def _settle(self, place: _Settled) -> None:
        if place.reason:
            self.report.failed.append((place.shown, place.reason))
        elif place.document in self._replaced:
            self._displaced.append(place.found)
            return
        elif self._is_first(place.document, place.shown):
            self.report.unchanged += 1
        self._count()

    def _understood(self, task: Task, answer: Understood | DocumentError) -> None:
        if isinstance(answer, DocumentError):
            raise answer
        if not self._is_first(answer.document.id, task.shown):
            return
        with self._writer.failures():
            capture = captures.keep(
                self._folder, answer.document, task.data, task.origin, pipeline(), task.folders
            )
        capture = self._with_predecessor(capture)
        self._batch.append((capture, page(capture, answer)))
        self._size += len(answer.nquads)
        self.report.count(task.shown, answer.statements, answer.problems)

    def _with_predecessor(self, capture: Capture) -> Capture:
        before = self._writer.found_at(capture.origin)
        if before is None or before == capture.document or before in self.seen:
            return capture
        self._replaced.add(before)
        return replace(capture, instead_of=before)

    def _hand_over(self) -> None:
        if self._storing:
            self._storing.result()
        self._storing = self._thread.submit(self._store, self._batch)
        self._batch, self._size = [], 0

    def _store(self, batch: list[tuple[Capture, Page]]) -> None:
        """Make a batch durable, which the journal does, and store it."""
        with self._writer.failures():
            captures.append(self._folder, [capture for capture, _ in batch])
        new = self._writer.store([page for _, page in batch])
        self.report.stored += new
        self.report.replaced += len(batch) - new

    def _is_first(self, document: LocalId, shown: str) -> bool:
        first = self.seen.setdefault(document, shown)
        if first != shown:
            self.report.failed.append((shown, f"is the same document as {first}: only that one is stored"))
        return first == shown

    def _count(self) -> None:
        self._done += 1
        if self._progress:
            self._progress(self._done, self._files)
