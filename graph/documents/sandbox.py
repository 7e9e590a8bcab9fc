"""Child processes with limits, in which untrusted documents are read: as many at a time as there are cores.

Answers come in the order of the tasks, whatever worker was fastest, so the number of workers changes nothing
but the time. What waits for its turn is bounded in number and in bytes.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import LifoQueue
from typing import Generic, Protocol, Self, TypeVar

from ..errors import DocumentError
from .hired import dismiss, hire, keep
from .worker import Worker

WALL_SECONDS = 30
"""Time for one document by the clock."""
_AHEAD = 8
"""Tasks for each worker that are under way or wait for their turn."""
_AHEAD_BYTES = 32_000_000
"""Size of such tasks, from which on no more are begun."""
_WORTH_A_WORKER = 8
"""Tasks that take about as long as a worker's start: for each so many one more is started."""


class Task(Protocol):
    """What a worker is given; ``name`` is for messages."""

    @property
    def name(self) -> str:
        """Name of the document."""

    @property
    def size(self) -> int:
        """About how many bytes it holds."""


T = TypeVar("T", bound=Task)
R = TypeVar("R")


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Sandbox(Generic[T, R]):
    """Runs one function of a module for task after task; tasks and results must be picklable."""

    def __init__(
        self, work: Callable[[T], R], wall_seconds: float = WALL_SECONDS, workers: int | None = None
    ) -> None:
        self._work = work
        self._wall_seconds = wall_seconds
        self._most = workers or cores()
        self._threads = ThreadPoolExecutor(self._most)
        self._workers: list[Worker] = []
        self._idle: LifoQueue[Worker] = LifoQueue()  # the last to end is the next to work: its memory is warm
        self._given = self._answered = 0
        self._hire()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        is_idle = self._given == self._answered
        for worker in () if is_idle else self._workers:
            worker.end()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._workers:
            (keep if is_idle else dismiss)(worker)

    def map(self, tasks: Iterable[T]) -> Iterator[tuple[T, R | DocumentError]]:
        """Results in the order of the tasks; later tasks are under way while their owner uses one."""
        line: deque[tuple[T, Future[R | DocumentError]]] = deque()
        size = 0
        for task in tasks:
            line.append((task, self._give(task)))
            size += task.size
            while line and (len(line) >= _AHEAD * self._most or size > _AHEAD_BYTES):
                first, answer = line.popleft()
                size -= first.size
                yield first, self._result(answer)
        while line:
            first, answer = line.popleft()
            yield first, self._result(answer)

    def _give(self, task: T) -> Future[R | DocumentError]:
        self._given += 1
        if len(self._workers) < min(self._most, 1 + self._given // _WORTH_A_WORKER):
            self._hire()
        return self._threads.submit(self._run, task)

    def _result(self, answer: Future[R | DocumentError]) -> R | DocumentError:
        result = answer.result()
        self._answered += 1
        return result

    def _hire(self) -> None:
        worker = hire(self._work.__module__, self._wall_seconds)
        self._workers.append(worker)
        self._idle.put(worker)

    def _run(self, task: T) -> R | DocumentError:
        worker = self._idle.get()
        try:
            answer: R | DocumentError = worker.run(self._work.__name__, task)
        finally:
            self._idle.put(worker)
        return answer
