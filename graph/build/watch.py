"""Waits until files at some paths have changed."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

PAUSE = 1.0
"""Seconds between two looks."""
_SHARE = 20
"""A look that takes long is followed by a pause of so many times as long."""

_Look = dict[str, tuple[int, ...]]


def changes(paths: Iterable[Path], pause: float = PAUSE) -> Iterator[None]:
    """Yield at once, and then whenever files have changed and stood still for one pause; never ends.

    Whether their content is new is for the ingest to see: here times and sizes only wake it up.
    """
    paths = list(paths)
    known: _Look | None = None
    while True:
        now = _look(paths) if known is None else _at_rest(paths, pause)
        if now != known:
            known = now
            yield


def _at_rest(paths: list[Path], pause: float) -> _Look:
    """The first look that is like the one before."""
    before: _Look | None = None
    while True:
        started = time.perf_counter()
        now = _look(paths)
        if now == before:
            return now
        before = now
        time.sleep(max(pause, _SHARE * (time.perf_counter() - started)))


def _look(paths: list[Path]) -> _Look:
    """Size, times and number of each file at some paths, and of the tables beside single files."""
    found: _Look = {}
    for path in paths:
        below = os.walk(path) if path.is_dir() else [(str(path.parent), [], [path.name, "documents.csv"])]
        for folder, _, names in below:
            for name in names:
                try:
                    stat = os.stat(os.path.join(folder, name), follow_symlinks=False)  # noqa: PTH116, PTH118
                except OSError:
                    continue  # gone since it was listed
                found[f"{folder}/{name}"] = (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)
    return found
