"""Earlier states of a document that a store has kept, and what changed since."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..documents.sandbox import Sandbox
from ..errors import NotFoundError, StoreError
from ..model import Extraction
from ..store import captures
from ..store.captures import Capture
from ..store.folder import Folder
from .changes import Change, changes
from .maintain import named
from .work import Task, read_and_extract


@dataclass(frozen=True, slots=True)
class Difference:
    """Two states of a document, both read by the program as it is now."""

    before: Capture
    after: Capture
    changes: list[Change]


def states(store: Path, document: str) -> list[Capture]:
    """Kept states of a document (by id, file name or address), oldest first; raises `NotFoundError`."""
    folder = Folder(store)
    folder.check_format()
    return captures.history(folder, named(document, captures.documents(folder)))


def difference(store: Path, document: str, back: int = 1) -> Difference:
    """What changed in a document's statements since so many states ago.

    Raises `NotFoundError` where no such state is kept.
    """
    kept = states(store, document)
    if back >= len(kept):
        raise NotFoundError(
            f"{document}: {len(kept)} state{'s' if len(kept) > 1 else ''} of this document kept, "
            f"so there is none {back} before the newest"
        )
    older, newer = kept[-1 - back], kept[-1]
    before, after = _read(Folder(store), [older, newer])
    return Difference(older, newer, changes(before, after))


def _read(folder: Folder, wanted: list[Capture]) -> list[Extraction]:
    found = []
    with Sandbox(read_and_extract) as sandbox:
        for _, extraction in sandbox.map(_task(folder, capture) for capture in wanted):
            if isinstance(extraction, Exception):
                raise extraction
            found.append(extraction)
    return found


def _task(folder: Folder, capture: Capture) -> Task:
    try:
        return Task(capture.name, captured=captures.recall(folder, capture))
    except (OSError, ValueError, LookupError) as error:
        raise StoreError(f"the captured text of {capture.name} is missing or damaged") from error
