"""Documents inside zip files and e-mails, to any depth that people use: listed, and taken out one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from posixpath import basename, dirname, join
from threading import Lock
from typing import cast

from ..errors import DocumentError, UsageError
from .addresses import LIST, addresses
from .containers import CONTAINERS, Container, opened
from .formats import is_document
from .hired import hired
from .interface import Outcome
from .sandbox import WALL_SECONDS

Way = tuple[str, ...]
"""Names that lead to a file: in the container, in the container in that, and so on."""

_DEEPEST = 3  # containers in each other
_MOST = 100_000  # files in one container
_LARGEST = 50_000_000  # bytes of a container in a container


@dataclass(slots=True)
class Listing:
    """What is inside a container."""

    documents: dict[Way, str] = field(default_factory=dict)  # with their addresses, "" where none is given
    skipped: list[Way] = field(default_factory=list)  # of another kind than documents
    refused: list[tuple[Way, str]] = field(default_factory=list)  # cannot be taken out, and why


@dataclass(frozen=True, slots=True)
class _Request:
    """A listing of a container, or (with a way) the first bytes of a document in it."""

    name: str  # for messages
    path: Path
    way: Way = ()
    limit: int = 0


def listing(path: Path) -> Listing:
    """What is inside the container at a path; raises `DocumentError`."""
    return cast(Listing, _ask(_Request(str(path), path)))


def take(path: Path, way: Way, limit: int) -> bytes:
    """Bytes of a document inside a container, not more than the limit; raises `DocumentError`."""
    return cast(bytes, _ask(_Request(join(path, *way), path, way, limit)))


_turn = Lock()


def _ask(request: _Request) -> object:
    with _turn, hired(__name__, WALL_SECONDS) as worker:
        found = worker.run(answer.__name__, request)
    if isinstance(found, DocumentError):
        raise found
    return cast(object, found)


def answer(request: _Request) -> Listing | bytes:
    """Do what is asked, in the child process."""
    try:
        stamp = request.path.stat().st_mtime_ns
        container = _container(request.path, request.way[:-1], stamp)
        if request.way:
            return container.read(request.way[-1], request.limit)
    except KeyError:
        reason = "has changed while it was read: ingest it again"
        raise DocumentError(request.name, Outcome.UNREADABLE, reason) from None
    except OSError as error:
        reason = f"cannot be read: {(error.strerror or str(error)).lower()}"
        raise DocumentError(request.name, Outcome.UNREADABLE, reason) from error
    found = Listing()
    _list(container, (), found)
    return found


@lru_cache(maxsize=2 * _DEEPEST)
def _container(path: Path, way: Way, stamp: int) -> Container:
    """An open container; ``stamp`` tells states of the file apart."""
    if not way:
        return opened(path, path.name)
    return opened(_container(path, way[:-1], stamp).read(way[-1], _LARGEST), way[-1])


def _list(container: Container, above: Way, found: Listing) -> None:
    for name, reason in _shown(container):
        way = (*above, name)
        if reason:
            found.refused.append((way, reason))
        elif basename(name) == LIST or not is_document(name):
            found.skipped += [way] if basename(name) != LIST else []
        elif name.lower().endswith(CONTAINERS):
            _list_inner(container, way, found)
        else:
            found.documents[way] = ""
        if len(found.documents) + len(found.skipped) + len(found.refused) > _MOST:
            raise DocumentError("", Outcome.OVER_THE_LIMIT, f"holds more than {_MOST} files: it was left out")
    for name, _ in _shown(container):
        if basename(name) == LIST:
            _add_addresses(container, above, name, found)


def _shown(container: Container) -> Iterator[tuple[str, str]]:
    for name, reason in sorted(container.names()):
        if not any(part == "__MACOSX" or (part.startswith(".") and part != "..") for part in name.split("/")):
            yield name, reason


def _list_inner(container: Container, way: Way, found: Listing) -> None:
    if way[-1].lower().endswith(".eml"):
        found.documents[way] = ""
    if len(way) >= _DEEPEST:
        if not way[-1].lower().endswith(".eml"):
            found.refused.append((way, f"is more than {_DEEPEST} archives deep: it was left out"))
        return
    try:
        _list(opened(container.read(way[-1], _LARGEST), way[-1]), way, found)
    except DocumentError as error:
        found.refused.append((way, error.reason))


def _add_addresses(container: Container, above: Way, name: str, found: Listing) -> None:
    try:
        table = addresses(container.read(name, _LARGEST), name)
    except (UsageError, DocumentError) as error:
        found.refused.append(((*above, name), str(error)))
        return
    for file, url in table.items():
        way = (*above, join(dirname(name), file))
        if way in found.documents:
            found.documents[way] = url
