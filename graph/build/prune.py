"""Which documents of a store have lost the file that they were read from."""

from __future__ import annotations

from collections.abc import Container, Iterable
from pathlib import Path

from ..documents.collect import Collection
from ..documents.containers import CONTAINERS
from ..errors import UsageError
from ..model import LocalId
from ..store import captures
from ..store.folder import Folder


def gone(
    folder: Folder, paths: Iterable[Path], collection: Collection, seen: Container[LocalId]
) -> list[LocalId]:
    """Documents that were read from some paths or below them, where no file is now; ``seen`` are not gone.

    Raises `UsageError` where a folder cannot be looked into: its files may all be there.
    """
    holders = (path for path, _ in collection.missing if not path.is_symlink())
    closed = [path for path in holders if path.is_dir() or path.suffix.lower() in CONTAINERS]
    if closed:
        raise UsageError(f"{closed[0]} cannot be read: nothing was pruned, as its files may be there")
    here = {captures.place(found.path) for found in collection.files}
    roots = {captures.place(path) for path in paths}
    return [
        document
        for document, capture in captures.documents(folder).items()
        if document not in seen
        and capture.origin not in here
        and not roots.isdisjoint([capture.origin, *capture.folders.split()])
    ]
