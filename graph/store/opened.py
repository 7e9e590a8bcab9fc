"""A store's database opened for writing, under the lock, with what waits to be loaded into it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from pyoxigraph import Store

from ..errors import StoreDamagedError, StoreError
from .folder import Folder, sync_all
from .manifest import MANIFEST, digest_of, recount
from .spool import Spool


class Opened:
    """Holds the lock of a store folder while it is open; to be used in a ``with`` statement.

    ``_store`` is the database with all that was written: who asks for it has what waits loaded first.
    ``_engine`` is the database as it is.
    """

    work = "ingest"
    """What other writers are told, see `Folder.locked`."""

    def __init__(self, folder: Folder, database: Path | None = None) -> None:
        self._folder = folder
        self._database = database or folder.database
        self._lock = ExitStack()
        self._waiting = 0  # documents that are not in the database yet
        self._stored = 0  # documents that are, since opening

    def __enter__(self) -> Self:
        self._folder.create()
        with ExitStack() as lock:
            lock.enter_context(self._folder.locked(self.work))
            with self.failures():
                self._folder.sweep()
                self._engine = self._open()
                self._spool = Spool(self._folder.path)
                self.was_settled = not self._folder.unpublished.exists()
                listed = digest_of(self._engine, MANIFEST.value)
                self._listed = listed if self.was_settled else recount(self._engine)
            self._lock = lock.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if not isinstance(error, StoreError):  # after one nothing can be written
                self._load()
        finally:
            self._spool.close()
            del self._engine  # pyoxigraph knows no other way to close a database
            self._lock.close()

    @property
    def _store(self) -> Store:
        self._load()
        return self._engine

    def _load(self) -> None:
        """Put what waits into the database; killed meanwhile, some documents are in it, and others not."""
        if self._spool.is_empty:
            return
        with self.failures():
            self._spool.load(self._engine)
            loaded, self._spool = self._spool, Spool(self._folder.path)
            loaded.close()
        self._stored, self._waiting = self._stored + self._waiting, 0

    def _open(self) -> Store:
        own = self._database == self._folder.database
        if own and self._folder.journal.exists() and not self._database.exists():
            # An empty one in its place would be published as if all documents had gone.
            raise StoreError(f"{self._database} is missing: `peel rebuild` makes it again")
        try:
            return Store(str(self._database))
        except (OSError, RuntimeError) as error:
            words = f"{self._database} cannot be opened ({error})"
            if _is_damage(error):
                raise StoreDamagedError(f"{words}: `peel rebuild` makes it again") from error
            raise StoreError(words) from error

    def flush(self) -> None:
        """Return when all that was written is on the disk: a commit alone does not see to that."""
        self._load()
        with self.failures():
            sync_all(self._database)

    def become_current(self) -> None:
        """Put a database that was written elsewhere in the place of the store's own; the last thing to do."""
        self.flush()
        self._engine = Store()  # drops, and so closes, the other one
        with self.failures():
            self._folder.replace_database(self._database)

    @contextmanager
    def failures(self) -> Iterator[None]:
        """Turn a failure of disk or database into one line; nothing can be written after it."""
        try:
            yield
        except (OSError, RuntimeError, sqlite3.Error) as error:
            if _is_damage(error):
                words = f"{self._folder.path}: the database is damaged ({error})"
                raise StoreDamagedError(f"{words}: `peel rebuild` makes it again") from error
            full = any(words in str(error).lower() for words in ("no space left", "disk is full"))
            reason = "disk full" if full else f"cannot be written ({error})"
            raise StoreError(
                f"{self._folder.path}: {reason}: {self._stored} documents stored, run again"
            ) from error


def _is_damage(error: Exception) -> bool:
    """Whether RocksDB says that its files are not what it wrote."""
    return "corruption" in str(error).lower()
