"""From the paths that a user names to the files to read, each with its address where a list gives one."""

from __future__ import annotations

import csv
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from ..errors import UsageError
from .formats import SUFFIXES

LIST = "documents.csv"
"""A table beside documents: columns ``file`` (relative to it), ``url``, and others that are for people."""


REVIEWS = "reviews.csv"
"""A table beside documents: what people decided on their statements (see `review.decisions`)."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, and the address that it was taken from."""

    path: Path
    url: str | None = None


@dataclass(slots=True)
class Collection:
    """What lies at some paths; files in the order of their names."""

    files: list[Found] = field(default_factory=list)
    reviews: list[Path] = field(default_factory=list)  # tables of decisions beside them
    skipped: list[Path] = field(default_factory=list)  # of another kind than documents
    missing: list[tuple[Path, str]] = field(default_factory=list)  # cannot be found or opened, and why


def collect(paths: Iterable[Path]) -> Collection:
    """The documents among files and folders; folders are searched to their depth.

    Raises `UsageError` for a path where nothing is. In folders hidden files and symbolic links are left out.
    """
    collection = Collection()
    seen: set[Path] = set()
    for path in paths:
        for found in _at(path, collection):
            real = found.path.resolve()
            if real not in seen:
                seen.add(real)
                collection.files.append(found)
    collection.files.sort(key=lambda found: str(found.path))
    return collection


def _at(path: Path, collection: Collection) -> Iterator[Found]:
    if path.is_dir():
        yield from _below(path, {}, Path(), collection)
    elif path.is_file():
        addresses = _addresses(path.parent / LIST)
        yield Found(path, addresses.get(path.name) or None)
    elif path.exists():
        raise UsageError(f"{path} is neither a file nor a folder")
    else:
        raise UsageError(f"{path} does not exist")


def _below(
    folder: Path, addresses: Mapping[str, str], inside: Path, collection: Collection
) -> Iterator[Found]:
    """Documents below a folder; ``inside`` is its path as the list above it, if any, would write it."""
    own = _addresses(folder / LIST)
    if own:
        addresses, inside = own, Path()
        for name in own:
            if not (folder / name).exists():
                collection.missing.append((folder / name, f"is listed in {folder / LIST}, but is not there"))
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        collection.missing.append((folder, f"cannot be read: {(error.strerror or str(error)).lower()}"))
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith(".") or entry.is_symlink():
            continue
        if entry.is_dir():
            yield from _below(path, addresses, inside / entry.name, collection)
        elif stat.S_ISREG(entry.stat().st_mode) and entry.name != LIST:
            if entry.name == REVIEWS:
                collection.reviews.append(path)
            elif path.suffix.lower() in SUFFIXES and path.stem.upper() != "README":
                yield Found(path, addresses.get((inside / entry.name).as_posix()) or None)
            else:
                collection.skipped.append(path)


def _addresses(path: Path) -> dict[str, str]:
    """Address by file name, as a list beside documents gives them; no address is an empty string."""
    if not path.is_file():
        return {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path} cannot be read as a table: {error}") from error
    addresses = {}
    for number, row in enumerate(rows, 2):
        name, url = (row.get("file") or "").strip(), (row.get("url") or "").strip()
        if not name:
            raise UsageError(f"{path}, line {number}: the column `file` is missing or empty")
        if url and not (urlsplit(url).scheme in ("http", "https") and urlsplit(url).netloc):
            raise UsageError(f"{path}, line {number}: {url} is no web address")
        addresses[name] = url
    return addresses
