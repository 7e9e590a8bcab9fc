"""Workers with nothing to do are kept for who needs one next: a start takes longer than most documents."""

from __future__ import annotations

import atexit
import os
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from .worker import Worker, modules

_Kind = tuple[int, str, float, str]
"""What makes workers the same: owner (a fork must not use its parent's pipes), module, time, and path."""
_idle: defaultdict[_Kind, list[Worker]] = defaultdict(list)


def hire(module: str, wall_seconds: float) -> Worker:
    """A worker that is idle, or else a new one; `keep` it in the end, or `dismiss` it."""
    try:
        return _idle[os.getpid(), module, wall_seconds, modules()].pop()
    except IndexError:
        return Worker(module, wall_seconds)


def keep(worker: Worker) -> None:
    """Keep a worker that has answered all that it was asked; it ends with this process."""
    _idle[os.getpid(), worker.module, worker.wall_seconds, worker.modules].append(worker)


def dismiss(worker: Worker) -> None:
    """End a worker, whatever it does."""
    worker.end()
    worker.close()


@contextmanager
def hired(module: str, wall_seconds: float) -> Iterator[Worker]:
    """A worker for a time."""
    worker = hire(module, wall_seconds)
    try:
        yield worker
    except BaseException:  # it may be in the middle of a task
        dismiss(worker)
        raise
    keep(worker)


@atexit.register
def _dismiss_all() -> None:
    for (owner, *_), workers in _idle.items():
        for worker in workers if owner == os.getpid() else ():
            dismiss(worker)
