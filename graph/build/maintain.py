"""A store kept in order: made again from the texts that it keeps, and freed of documents."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from ..documents.sandbox import Sandbox
from ..errors import NotFoundError, StoreError
from ..lookup.index import discard
from ..model import LocalId
from ..review.decisions import read as read_reviews
from ..store import captures
from ..store.captures import Capture
from ..store.folder import Folder
from ..store.updater import own_graphs
from ..store.writer import Writer
from .follow import Following
from .kept import store_again, take_out
from .report import Progress, Report
from .steps import finish, set_tables
from .work import understand


def rebuild(store: Path, progress: Progress | None = None, *, workers: int | None = None) -> Report:
    """Make the database again from journal, texts and sources; until that is whole the old one serves."""
    started = time.perf_counter()
    folder, report = Folder(store), Report()
    folder.check_format()
    with (
        Sandbox(understand, workers=workers) as sandbox,
        Writer(folder, folder.path / "db.tmp") as writer,
        Following(writer, folder, anew=True) as following,
    ):
        set_tables(writer)
        reviews = read_reviews(folder.reviews)
        kept = {d: replace(c, instead_of=None) for d, c in captures.documents(folder).items()}
        store_again(folder, writer, sandbox, kept, reviews, report, progress)
        with suppress(StoreError):  # what is damaged has lost them
            writer.adopt(own_graphs(folder.path))
        discard(folder.path)
        finish(writer, folder, following)
        writer.become_current()
    report.seconds = time.perf_counter() - started
    return report


def remove(documents: Iterable[str], store: Path) -> Report:
    """Take documents out, named by id, file name or address; their captures are kept.

    Raises `NotFoundError`, before anything is removed, for a name that fits no document, or several.
    """
    started = time.perf_counter()
    folder = Folder(store)
    folder.check_format()
    with Writer(folder) as writer, Following(writer, folder) as following:
        kept = captures.documents(folder)
        chosen = dict.fromkeys(named(name, kept) for name in documents)
        removed = take_out(folder, writer, chosen)
        finish(writer, folder, following)
    return Report(removed=removed, seconds=time.perf_counter() - started)


def named(name: str, kept: Mapping[LocalId, Capture]) -> LocalId:
    """The document of a store that goes by an id, a file name or an address; raises `NotFoundError`."""
    fitting = [
        document
        for document, capture in kept.items()
        if name in (document, document.removeprefix("document/"), capture.name, capture.url)
    ]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise NotFoundError(f"{name} names {len(fitting)} documents: give the id of one", fitting)
    nearly = [document for document in kept if name.lower() in document]
    raise NotFoundError(f"{name}: no document of the store goes by this id, file name or address", nearly[:5])
