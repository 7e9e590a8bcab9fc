"""Statements of a store laid before a person, and what the person decides on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..documents.sandbox import Sandbox
from ..model import LocalId, Statement
from ..rdf import statement_ids
from ..review import Decision, Key, Reviews, Verdict, keys
from ..review.decisions import read as read_reviews
from ..store import captures
from ..store.captures import Capture
from ..store.folder import Folder
from ..store.writer import Writer
from .follow import Following
from .kept import apply_reviews, complete
from .maintain import named
from .report import Report
from .steps import finish, set_tables, take_in
from .work import Task, read_and_extract, understand


@dataclass(frozen=True, slots=True)
class Item:
    """A statement as it was read, where it stands, and what was decided on it."""

    id: LocalId
    key: Key
    statement: Statement
    text: str  # of the document
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The statements of one document in reading order, and decisions whose statement is not read any more."""

    document: LocalId
    name: str
    items: tuple[Item, ...]
    unmatched: tuple[Decision, ...]


def sheets(store: Path, documents: Iterable[str] = ()) -> Iterator[Sheet]:
    """The statements of some documents (by id, file name or address), of all without any.

    Raises `NotFoundError` for a name that fits no document, `UsageError` for a table with mistakes.
    """
    folder = Folder(store)
    folder.check_format()
    kept, reviews = captures.documents(folder), read_reviews(folder.reviews)
    chosen = dict.fromkeys(named(name, kept) for name in documents) or kept
    with Sandbox(read_and_extract) as sandbox:
        for task, extraction in sandbox.map(_tasks(folder, {d: kept[d] for d in chosen})):
            if isinstance(extraction, Exception):
                raise extraction
            decided = {decision.key: decision for decision in reviews.of(task.shown)}
            ids = statement_ids(extraction)
            items = tuple(
                Item(ids[statement][-1], key, statement, extraction.document.text, decided.pop(key, None))
                for key, statement in keys(extraction)
            )
            yield Sheet(task.shown, task.name, items, tuple(decided.values()))


def rejected(store: Path, name: str) -> Item | None:
    """The rejected statement of that id, or of an id that ends so; only documents with such are read."""
    if not (folder := Folder(store)).reviews.exists():
        return None
    kept, reviews = captures.documents(folder), read_reviews(folder.reviews)
    of = [
        document
        for document, decisions in reviews.by_document().items()
        if document in kept and any(made.verdict is Verdict.REJECTED for made in decisions)
    ]
    items = (item for sheet in sheets(store, of) for item in sheet.items) if of else iter(())
    gone = (item for item in items if item.decision and item.decision.verdict is Verdict.REJECTED)
    return next((item for item in gone if f"/{item.id}".endswith(f"/{name}")), None)


def decide(store: Path, decisions: Iterable[Decision]) -> Report:
    """Keep decisions in the store's table, and make the documents again that they are about."""
    folder, report = Folder(store), Report()
    folder.check_format()
    with (
        Sandbox(understand) as sandbox,
        Writer(folder) as writer,
        Following(writer, folder) as following,
    ):
        set_tables(writer)
        reviews: Reviews = take_in(folder, writer, decisions)
        complete(folder, writer, sandbox, reviews, report, following)
        report.replaced = apply_reviews(folder, writer, sandbox, reviews, report)
        finish(writer, folder, following)
    return report


def _tasks(folder: Folder, kept: dict[LocalId, Capture]) -> Iterator[Task]:
    for document, capture in kept.items():
        yield Task(capture.name, shown=document, captured=captures.recall(folder, capture))
