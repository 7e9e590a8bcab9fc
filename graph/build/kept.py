"""Documents that a store has kept: understood again, without the files that they came from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from ..documents.interface import Outcome
from ..documents.sandbox import Sandbox
from ..errors import DocumentError
from ..model import LocalId
from ..rdf import read_nquads
from ..review import Reviews
from ..review.decisions import version
from ..store import captures
from ..store.captures import Capture
from ..store.folder import Folder
from ..store.manifest import Entry
from ..store.writer import Page, Writer
from .follow import Following
from .report import Progress, Report
from .work import Task, Understood

BATCH = 100
"""Documents that become durable together."""


def page(capture: Capture, understood: Understood) -> Page:
    """A document as the writer takes it; raises `DocumentError` for an answer that no honest worker gives."""
    entry = Entry(understood.version, capture.source, capture.name, capture.url, capture.origin)
    try:
        return Page(capture.document, read_nquads(understood.nquads), entry, capture.instead_of)
    except (SyntaxError, ValueError) as error:
        raise DocumentError(capture.name, Outcome.CRASHED, f"took the reader over ({error})") from error


def complete(
    folder: Folder,
    writer: Writer,
    sandbox: Sandbox[Task, Understood],
    reviews: Reviews,
    report: Report,
    following: Following,
) -> None:
    """Bring the store to what the journal says, which is written first: after a crash it may know more."""
    undone = captures.behind(captures.journal(folder, following.journalled), writer.source)
    for document in [document for document, capture in undone.items() if capture.is_removal]:
        writer.remove(document)
        del undone[document]
    failed = len(report.failed)
    store_again(folder, writer, sandbox, undone, reviews, report)
    following.has_all = len(report.failed) == failed


def take_out(folder: Folder, writer: Writer, documents: Collection[LocalId]) -> int:
    """Take documents out of the store, durably; returns how many."""
    with writer.failures():
        captures.append(folder, [Capture(document) for document in documents])
    for document in documents:
        writer.remove(document)
    return len(documents)


def apply_reviews(
    folder: Folder, writer: Writer, sandbox: Sandbox[Task, Understood], reviews: Reviews, report: Report
) -> int:
    """Make documents again that were made with other decisions than those of now; returns how many."""
    wanted = {document: version(found) for document, found in reviews.by_document().items()}
    made = writer.reviewed()
    changed = {d for d in {*wanted, *made} if wanted.get(d, "") != made.get(d, "")}
    if not changed:
        return 0
    kept = {d: capture for d, capture in captures.documents(folder).items() if d in changed}
    again = Report()
    store_again(folder, writer, sandbox, kept, reviews, again)
    report.failed += again.failed
    return again.stored


def store_again(
    folder: Folder,
    writer: Writer,
    sandbox: Sandbox[Task, Understood],
    kept: Mapping[LocalId, Capture],
    reviews: Reviews,
    report: Report,
    progress: Progress | None = None,
) -> None:
    """Understand kept documents with the program as it is now, and store what they say."""
    batch: list[Page] = []
    for task, answer in sandbox.map(_tasks(folder, kept, reviews, report)):
        try:
            if isinstance(answer, DocumentError):
                raise answer
            batch.append(page(kept[task.shown], answer))
        except DocumentError as error:
            report.failed.append((task.shown, error.reason))
        else:
            report.stored += 1
            report.count(task.shown, answer.statements, answer.problems)
        if len(batch) >= BATCH:
            writer.store(batch)
            batch.clear()
        if progress:
            progress(report.stored + len(report.failed), len(kept))
    writer.store(batch)


def _tasks(
    folder: Folder, kept: Mapping[LocalId, Capture], reviews: Reviews, report: Report
) -> Iterator[Task]:
    decided = reviews.by_document()
    for document, capture in kept.items():
        try:
            decisions = decided.get(document, ())
            yield Task(
                capture.name, shown=document, captured=captures.recall(folder, capture), decisions=decisions
            )
        except (OSError, ValueError, LookupError):
            report.failed.append((document, "its captured text is missing or damaged: ingest the file again"))
