"""The index of a store folder: one SQLite file with the words and names of its published generations.

The writer brings it up to the next generation before that is published, and leaves alone what readers of the
one before still see. Whoever misses it makes it again.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from importlib.resources import files
from pathlib import Path
from threading import get_ident

from ..store.local import LocalStore
from .filling import fill, state_of

LAYOUT = 2
"""Version of the tables; an index of another is made again."""
_MADE = "SELECT state, generation FROM made"


def path_of(folder: Path) -> Path:
    """Where the index of a store folder lies."""
    return folder / "find" / "index.sqlite"


def index_of(store: LocalStore) -> sqlite3.Connection | None:
    """The index of what a store shows, made where it is missing; None where the folder cannot hold one."""
    if store.folder is None or store.generation is None:
        return None
    path, number = path_of(store.folder), int(store.generation.name)
    with suppress(sqlite3.Error, OSError):
        if (found := _opened(path)) is not None:
            state, generation = found.execute(_MADE).fetchone()
            if generation >= number or state == state_of(store):
                return found
            found.close()
        _make(store, path, number)
        return _opened(path)
    return None


def refresh(store: LocalStore, number: int, changed: set[str], since: str) -> None:
    """Bring the index up to the generation that will have a number; made anew where it is missing.

    ``changed`` are the documents (IRIs) that have changed since the state of the store (see `state_of`) that
    is named; an index of another state is compared document by document.
    """
    assert store.folder is not None
    path = path_of(store.folder)
    with suppress(sqlite3.Error, OSError):
        found = _opened(path)
        if found is None:
            _make(store, path, number)
            return
        found.close()
        with closing(sqlite3.connect(path, isolation_level=None)) as index:
            state, _ = index.execute(_MADE).fetchone()
            fill(index, store, number, changed if state == since else None)


def discard(folder: Path) -> None:
    """Drop the index, so that the next is made from nothing."""
    for path in (folder / "find").glob("*"):
        path.unlink(missing_ok=True)


def _opened(path: Path) -> sqlite3.Connection | None:
    """An index to be read, where there is a whole one."""
    for mode in ("mode=ro", "immutable=1") if path.exists() else ():  # the latter where all is read-only
        index = sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True)
        with suppress(sqlite3.Error):  # as it is no database
            if (
                index.execute("PRAGMA user_version").fetchone() == (LAYOUT,)
                and index.execute(_MADE).fetchone()
            ):
                return index
        index.close()
    return None


def _make(store: LocalStore, path: Path, number: int) -> None:
    path.parent.mkdir(exist_ok=True)
    made = path.with_name(f"{path.name}.{os.getpid()}-{get_ident()}.tmp")
    try:
        with closing(sqlite3.connect(made, isolation_level=None)) as index:
            index.execute("PRAGMA journal_mode = OFF")
            index.execute("PRAGMA synchronous = OFF")
            index.executescript((files(__package__) / "index.sql").read_text("utf-8"))
            index.execute("INSERT INTO made VALUES ('', 0)")
            fill(index, store, number, None)
            index.execute(f"PRAGMA user_version = {LAYOUT}")
            index.execute("PRAGMA journal_mode = WAL")
        for beside in path.parent.glob(f"{path.name}-*"):  # of the one before
            beside.unlink(missing_ok=True)
        made.replace(path)
    finally:
        for left in path.parent.glob(f"{made.name}*"):
            left.unlink(missing_ok=True)
