"""The folder of a store: where everything lies, its version, its lock, and its published generations.

::

    format            version of this layout
    peel.lock         held by the one process that writes
    sources/ab/...    captured bytes, named by their SHA-256
    texts/ab/...      captured texts, named by their SHA-256
    journal.jsonl     which captures are documents of the store
    reviews.csv       what people decided on statements
    db/               the quads, opened by the writer only
    ledger.sqlite     what documents tell that rules compare, and what followed from it
    unpublished       is there while db/ holds more than readers see
    gen/3, gen/4      published copies (hard links); gen/current points to what readers open
    find/             index of words and names for the published copies, made where it is missing

Sources, texts, journal and reviews are the truth: `peel rebuild` makes all the rest again from them.
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..errors import StoreError, StoreHeldError

FORMAT = 1
KEPT_GENERATIONS = 2
UPDATE = "update"
"""What a writer calls itself that is done in less than a second, so that others wait for it."""
PATIENCE = 10.0
"""Seconds that others wait at most while updates follow upon updates."""
_STEP = 0.01
"""Seconds between two tries."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Paths below a store's folder, and what belongs to the folder as a whole."""

    path: Path

    @property
    def database(self) -> Path:
        """The writer's quads."""
        return self.path / "db"

    @property
    def journal(self) -> Path:
        """One line for each capture and each removal."""
        return self.path / "journal.jsonl"

    @property
    def reviews(self) -> Path:
        """What people decided on statements."""
        return self.path / "reviews.csv"

    @property
    def current(self) -> Path:
        """The published generation that readers open."""
        return self.path / "gen" / "current"

    @property
    def journal_size(self) -> int:
        """Bytes of the journal."""
        return self.journal.stat().st_size if self.journal.exists() else 0

    @property
    def ledger(self) -> Path:
        """What documents tell that rules compare, and what followed; made again where it is missing."""
        return self.path / "ledger.sqlite"

    @property
    def unpublished(self) -> Path:
        """A file that is there while the database holds more than readers see."""
        return self.path / "unpublished"

    def mark_unpublished(self, by: str = "") -> None:
        """Note that the database is about to hold more, and ``by`` what where that is whole at any time."""
        is_new = not self.unpublished.exists()
        self.unpublished.write_text(by)
        if is_new:
            sync_all(self.path)  # a database that holds more must not be taken for a published one

    def source(self, digest: str) -> Path:
        """Captured bytes by their SHA-256."""
        return self.path / "sources" / digest[:2] / digest

    def texts(self, text_digest: str) -> list[Path]:
        """Captures of a text by its SHA-256: more than one where the same words stood in two layouts."""
        return sorted((self.path / "texts" / text_digest[:2]).glob(f"{text_digest}.*.json"))

    def capture(self, text_digest: str, layout_digest: str) -> Path:
        """A captured text with its blocks and fields."""
        return self.path / "texts" / text_digest[:2] / f"{text_digest}.{layout_digest}.json"

    def check_format(self) -> None:
        """Raise a `StoreError` when this is no store, or one of a newer version."""
        try:
            version = int((self.path / "format").read_text())
        except (OSError, ValueError) as error:
            raise StoreError(f"{self.path} holds no store: make one with `peel ingest`") from error
        if version > FORMAT:
            raise StoreError(f"{self.path} was written by a newer peelgraph: upgrade to read it")

    def create(self) -> None:
        """Make an empty folder a store; leave a store as it is, and refuse any other folder."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            if not (self.path / "format").exists():
                if {entry.name for entry in self.path.iterdir()} - {"format.tmp"}:
                    raise StoreError(f"{self.path} is a folder with other things in it: name a new one")
                write_whole(self.path / "format", f"{FORMAT}\n".encode())
        except OSError as error:
            raise StoreError(f"{self.path} cannot be made a store: {error.strerror}") from error
        self.check_format()

    @contextmanager
    def locked(self, work: str = "ingest") -> Iterator[None]:
        """Keep every other writer out; the lock goes with the process, however it ends.

        ``work`` is what others are told. For updates, which are short, and for one that has not said yet what
        it does, one waits up to `PATIENCE` seconds; any other writer is a `StoreHeldError` at once.
        """
        try:
            descriptor = os.open(self.path / "peel.lock", os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise StoreError(f"{self.path} cannot be written: {error.strerror}") from error
        try:
            self._acquire(descriptor)
            os.truncate(descriptor, 0)
            os.pwrite(descriptor, f"{os.getpid()} {work}\n".encode(), 0)
            yield
            os.truncate(descriptor, 0)  # else the next one would be taken for this one
        finally:
            os.close(descriptor)

    def _acquire(self, descriptor: int) -> None:
        until, tries = time.monotonic() + PATIENCE, 0
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                tries += 1
                holder, _, work = (
                    os.pread(descriptor, 40, 0).decode("ascii", "replace").strip().partition(" ")
                )
                brief = work in (UPDATE, "") and time.monotonic() < until
                if tries > 1 and not brief:  # at the first try the words may be those of one that was killed
                    held = f"{self.path} (pid {holder or 'unknown'})"
                    words = f"updates of {held} did not end within {PATIENCE:.0f} seconds: try again"
                    if work not in (UPDATE, ""):
                        words = f"another ingest is running on {held}: wait until it has ended"
                    raise StoreHeldError(words) from error
                time.sleep(_STEP)
            else:
                return

    def sweep(self) -> None:
        """Remove what a killed writer left half made; only under the lock."""
        for leftover in (*self.path.glob("*.tmp"), *self.path.glob("gen/*.tmp")):
            is_folder = leftover.is_dir() and not leftover.is_symlink()
            shutil.rmtree(leftover) if is_folder else leftover.unlink()
        for pattern in ("db/bulk-*.sst", "find/*.tmp*"):
            for leftover in self.path.glob(pattern):
                leftover.unlink()
        replaced = self.path / "db.old"
        if replaced.exists() and not self.database.exists():
            replaced.rename(self.database)  # killed between the two renames of `replace_database`
        shutil.rmtree(replaced, ignore_errors=True)

    def replace_database(self, made: Path) -> None:
        """Put a newly made database in the place of the old one."""
        replaced = self.path / "db.old"
        if self.database.exists():
            self.database.rename(replaced)
        made.rename(self.database)
        sync_folder(self.path)
        shutil.rmtree(replaced, ignore_errors=True)

    def publish(self, backup: Callable[[str], None]) -> None:
        """Make a new generation with ``backup(folder)`` and point readers to it; keep the one before."""
        folder = self.path / "gen"
        folder.mkdir(exist_ok=True)
        numbers, number = self.generations(), self.next_generation
        made = folder / f"{number}.tmp"
        backup(str(made))
        sync_all(folder)
        made.rename(folder / str(number))
        link = folder / "current.tmp"
        link.unlink(missing_ok=True)
        link.symlink_to(str(number))
        link.replace(self.current)
        sync_folder(folder)
        self.unpublished.unlink(missing_ok=True)
        for old in numbers[: len(numbers) + 1 - KEPT_GENERATIONS]:
            shutil.rmtree(folder / str(old), ignore_errors=True)

    @property
    def next_generation(self) -> int:
        """Number of the generation that will be published next."""
        return max(self.generations(), default=0) + 1

    def generations(self) -> list[int]:
        """Numbers of the published generations, oldest first."""
        return sorted(int(p.name) for p in (self.path / "gen").glob("*") if p.name.isdecimal())


def read_text(folder: Path, text_digest: str) -> str | None:
    """The captured text with this SHA-256 (``peel:textDigest``), or None where the folder has none."""
    import json

    for path in Folder(folder).texts(text_digest):
        return str(json.loads(path.read_bytes())["text"])
    return None


def write_whole(path: Path, data: bytes, made: Path | None = None) -> None:
    """Write a file that is whole as soon as it has its name, and on the disk after `sync_all`.

    Until then it is ``made`` under another name, without one beside its place.
    """
    made = made or path.with_name(path.name + ".tmp")
    path.parent.mkdir(parents=True, exist_ok=True)
    made.write_bytes(data)
    made.replace(path)


def sync_all(folder: Path) -> None:
    """Bring all files of the disk that a folder lies on to it, at once.

    For many small files 5 to 10 times faster than `os.fsync` on each, which waits for the database's log too.
    """
    import ctypes

    syncfs = getattr(ctypes.CDLL(None), "syncfs", None)
    if syncfs is None:  # not Linux
        os.sync()
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if syncfs(descriptor):
            raise OSError(errno.EIO, "the disk reports an error", str(folder))
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
