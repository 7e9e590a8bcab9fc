"""The folder of a fetch: documents as they came, where each came from, and what every server said.

::

    documents.csv             file, address, time of capture, page that led there: what `peel ingest` reads
    www.example.org/...       the bytes of each document
    .fetch/journal.jsonl      each answer and each failure, with all headers: the truth that the rest follows
    .fetch/earlier/...        documents as they were before they changed
    .fetch/sitemaps/...       sitemaps that were gone through
"""

from __future__ import annotations

import csv
import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path

from ..documents.addresses import LIST
from ..errors import PeelError, UsageError
from .interface import Answer
from .kept import Kept, now

_OWN = ".fetch"
_COLUMNS = ("file", "url", "captured", "found_on")


class Folder:
    """What is kept, by address; made by `opened`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._journal = path / _OWN / "journal.jsonl"
        self._kept: dict[str, Kept] = {}

    def find(self, address: str) -> Kept | None:
        """What is kept of an address, as it was asked for or as it answered, while its file is whole."""
        kept = self._kept.get(address)
        if kept is None:
            return None
        try:
            whole = (self.path / kept.file).stat().st_size == kept.size
        except FileNotFoundError:
            whole = False
        return kept if whole else None

    def read(self, kept: Kept) -> bytes:
        """The bytes of a document."""
        return (self.path / kept.file).read_bytes()

    def keep(self, asked: str, answer: Answer, file: str, found_on: str) -> Kept:
        """Keep an answer; where other bytes were kept of its address, those become its earlier state."""
        before, digest, time = self.find(answer.address), hashlib.sha256(answer.body).hexdigest(), now()
        same = before is not None and before.sha256 == digest
        kept = Kept(
            asked=asked,
            address=answer.address,
            file=file,
            size=len(answer.body),
            sha256=digest,
            captured=before.captured if before and same else time,
            checked=time,
            found_on=found_on or (before.found_on if before else ""),
            etag=answer.header("etag"),
            modified=answer.header("last-modified"),
        )
        if before and not same:
            self._move(before)
        if before is None or not same or before.file != file:
            self._write(self.path / file, answer.body)
            self._list(kept)
        self._note(kept, {"status": answer.status, "headers": answer.headers})
        return kept

    def confirm(self, asked: str, kept: Kept, answer: Answer) -> Kept:
        """Keep the word of a server that nothing has changed."""
        kept = replace(kept, asked=asked, checked=now())
        self._note(kept, {"status": answer.status, "headers": answer.headers})
        return kept

    def failed(self, asked: str, outcome: str, reason: str) -> None:
        """Keep why there is no document."""
        self._append({"asked": asked, "checked": now(), "outcome": outcome, "reason": reason})

    def write_list(self) -> None:
        """Write the table of documents anew, in the order of their files."""
        documents = {kept.file: kept for kept in self._kept.values() if not kept.is_sitemap}
        temporary = self._journal.with_name("documents.tmp")
        with _naming(self.path / LIST), temporary.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(_COLUMNS)
            writer.writerows(_row(kept) for _, kept in sorted(documents.items()))
        temporary.replace(self.path / LIST)

    def _list(self, kept: Kept) -> None:
        """Add a document to the end of the table: should the process die, the table knows it nevertheless."""
        if not kept.is_sitemap:
            with (self.path / LIST).open("a", encoding="utf-8", newline="") as file:
                csv.writer(file, lineterminator="\n").writerow(_row(kept))

    def _load(self) -> None:
        """Read the journal; a last line that a dying process left cut is cut off."""
        if not self._journal.exists():
            return
        with self._journal.open("rb+") as file:
            data = file.read()
            file.truncate(data.rfind(b"\n") + 1)
        for number, line in enumerate(data[: data.rfind(b"\n") + 1].splitlines(), 1):
            try:
                entry = json.loads(line)
                if "kept" in entry:
                    self._remember(Kept(**entry["kept"]))
            except (ValueError, TypeError) as error:
                raise PeelError(f"{self._journal}, line {number}: is damaged; remove that line") from error

    def _remember(self, kept: Kept) -> None:
        self._kept[kept.asked] = self._kept[kept.address] = kept

    def _note(self, kept: Kept, answer: dict[str, object]) -> None:
        self._append({"kept": asdict(kept), **answer})
        self._remember(kept)

    def _append(self, entry: dict[str, object]) -> None:
        line = json.dumps(entry, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        with _naming(self._journal), self._journal.open("ab") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())

    def _write(self, path: Path, body: bytes) -> None:
        """A file appears under its name only when all of it is written."""
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = self._journal.with_name("body.tmp")
        with _naming(path), temporary.open("wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)

    def _move(self, kept: Kept) -> None:
        path = self.path / kept.file
        earlier = self._journal.parent / "earlier" / f"{kept.sha256[:16]}-{path.name}"
        earlier.parent.mkdir(exist_ok=True)
        path.replace(earlier)


def _row(kept: Kept) -> tuple[str, ...]:
    return kept.file, kept.address, kept.captured, kept.found_on


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """An error of writing, such as a full disk, names the file that it is about."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


@contextmanager
def opened(path: Path) -> Iterator[Folder]:
    """A folder to fetch into, held by this process; raises a `UsageError` for one with other things in it."""
    own = path / _OWN
    if path.exists() and not path.is_dir():
        raise UsageError(f"{path} is a file: name a folder with --into")
    if (path / LIST).exists() and not own.exists():
        raise UsageError(f"{path / LIST} was not written by peel fetch: name another folder with --into")
    own.mkdir(parents=True, exist_ok=True)
    with (own / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PeelError(f"another peel fetch is writing {path}: wait for it to end") from error
        folder = Folder(path)
        folder._load()
        folder.write_list()
        try:
            yield folder
        finally:
            folder.write_list()
