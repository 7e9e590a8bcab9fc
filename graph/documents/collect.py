"""From the paths that a user names to the files to read, each with its address where a list gives one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import DocumentError, UsageError
from .addresses import LIST, addresses
from .containers import CONTAINERS
from .formats import is_document
from .read import check_size, load
from .text import clean

REVIEWS = "reviews.csv"
"""A table beside documents: what people decided on their statements (see `review.decisions`)."""
_STORE = "peel.lock"  # in each store's folder: what it keeps are no documents to find


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, and the address that it was taken from.

    The path of a file inside a zip file or an e-mail goes on behind that: ``reports.zip/kent/a.pdf``.
    """

    path: Path
    url: str | None = None
    container: Path | None = None
    way: tuple[str, ...] = ()  # from the container to the file

    @property
    def name(self) -> str:
        """Name of the document, as people know it."""
        return readable("/".join((self.container.name, *self.way)) if self.container else self.path.name)

    @property
    def shown(self) -> str:
        """Its path, as people know it."""
        return readable(self.path)

    def load(self, max_size: int) -> bytes:
        """Its bytes; raises `DocumentError`."""
        if self.container is None:
            return load(self.path, self.name, max_size)
        from .inside import take

        data = take(self.container, self.way, max_size + 1)
        check_size(len(data), self.name, max_size)
        return data


def readable(path: Path | str) -> str:
    """A path as text: names of files are bytes, which old programs wrote as Windows-1252."""
    raw = os.fsencode(path)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    return " ".join(clean(text).split())


@dataclass(slots=True)
class Collection:
    """What lies at some paths; files in the order of their names."""

    files: list[Found] = field(default_factory=list)
    reviews: list[Path] = field(default_factory=list)  # tables of decisions beside them
    skipped: list[Path] = field(default_factory=list)  # of another kind than documents
    missing: list[tuple[Path, str]] = field(default_factory=list)  # cannot be found or opened, and why


def collect(paths: Iterable[Path]) -> Collection:
    """The documents among files and folders; folders, zip files and e-mails are searched to their depth.

    Raises `UsageError` for a path where nothing is. In folders hidden files and stores are left out;
    symbolic links, which may lead anywhere, are named and not followed.
    """
    collection = Collection()
    seen: set[Path] = set()
    for path in paths:
        for found in _at(path, collection):
            real = found.path.resolve()
            if real not in seen:
                seen.add(real)
                collection.files += _opened(found, collection)
    collection.files.sort(key=lambda found: str(found.path))
    return collection


def _at(path: Path, collection: Collection) -> Iterator[Found]:
    try:
        if path.is_dir():
            yield from _below(path, collection)
        elif path.is_file():
            yield Found(path, _addresses(path.parent).get(path.name) or None)
        elif path.exists():
            raise UsageError(f"{path} is neither a file nor a folder")
        else:
            raise UsageError(f"{path} does not exist")
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {_reason(error)}") from error


@dataclass(frozen=True, slots=True)
class _Place:
    """A folder under search, and the list that holds for it."""

    folder: Path
    addresses: Mapping[str, str]
    inside: Path  # its path as the list would write it


def _below(top: Path, collection: Collection) -> Iterator[Found]:
    """Documents below a folder; with a stack of its own, as folders can be nested deeper than Python's."""
    open_folders = [_Place(top, {}, Path())]
    while open_folders:
        place = open_folders.pop()
        try:
            entries = sorted(os.scandir(place.folder), key=lambda entry: entry.name)
            place = _with_own_list(place, collection)
        except OSError as error:
            collection.missing.append((place.folder, f"cannot be read: {_reason(error)}"))
            continue
        if any(entry.name == _STORE for entry in entries):
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            inside = place.inside / entry.name
            if entry.is_dir(follow_symlinks=False):
                open_folders.append(_Place(place.folder / entry.name, place.addresses, inside))
            elif found := _file(entry, place, collection):
                yield found


def _with_own_list(place: _Place, collection: Collection) -> _Place:
    own = _addresses(place.folder)
    for name in own:
        if not (place.folder / name).exists():
            reason = f"is listed in {place.folder / LIST}, but is not there"
            collection.missing.append((place.folder / name, reason))
    return _Place(place.folder, own, Path()) if own else place


def _file(entry: os.DirEntry[str], place: _Place, collection: Collection) -> Found | None:
    path = place.folder / entry.name
    if entry.is_symlink():
        collection.missing.append((path, "is a symbolic link: it was not followed; name its target instead"))
    elif entry.name == REVIEWS and entry.is_file():
        collection.reviews.append(path)
    elif not is_document(entry.name):
        collection.skipped += [path] if entry.name != LIST else []
    elif not entry.is_file():
        collection.missing.append((path, "is no ordinary file"))
    else:
        return Found(path, place.addresses.get((place.inside / entry.name).as_posix()) or None)
    return None


def _opened(found: Found, collection: Collection) -> Iterator[Found]:
    """A file, or the documents inside it; an e-mail is a document too."""
    suffix = found.path.suffix.lower()
    if suffix != ".zip":
        yield found
    if suffix not in CONTAINERS:
        return
    from .inside import listing

    try:
        inside = listing(found.path)
    except DocumentError as error:
        if suffix == ".zip":  # of an e-mail, the reader says it
            collection.missing.append((found.path, error.reason))
        return

    def shown(way: tuple[str, ...]) -> Path:
        return Path("/".join((str(found.path), *way)))

    for way, url in inside.documents.items():
        yield Found(shown(way), url or None, found.path, way)
    collection.skipped += map(shown, inside.skipped)
    collection.missing += [(shown(way), reason) for way, reason in inside.refused]


def _addresses(folder: Path) -> dict[str, str]:
    path = folder / LIST
    if not path.is_file():
        return {}
    try:
        return addresses(path.read_bytes(), str(path))
    except OSError as error:
        raise UsageError(f"{path} cannot be read as a table: {_reason(error)}") from error


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
