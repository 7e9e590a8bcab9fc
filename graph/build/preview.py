"""What would be read from documents, without a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..documents.collect import collect, readable
from ..documents.interface import Outcome
from ..documents.read import MAX_SIZE
from ..documents.sandbox import Sandbox
from ..errors import DocumentError
from ..model import Extraction
from .work import Task, read_and_extract, taken_up


def preview(
    paths: Iterable[Path], max_size: int = MAX_SIZE
) -> Iterator[tuple[str, Extraction | DocumentError]]:
    """Path and statements of each document, or why it cannot be read; raises like `ingest`."""
    collection = collect(paths)
    with Sandbox(read_and_extract) as sandbox:
        unread = [
            DocumentError(readable(path), Outcome.UNREADABLE, reason) for path, reason in collection.missing
        ]

        def tasks() -> Iterator[Task]:
            for found in collection.files:
                try:
                    yield taken_up(found, max_size)
                except DocumentError as error:
                    unread.append(DocumentError(found.shown, error.outcome, error.reason))

        for task, answer in sandbox.map(tasks()):
            yield task.shown, answer
        yield from ((error.name, error) for error in unread)
