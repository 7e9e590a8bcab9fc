"""The workers as the front sees them: each is given one question, and killed where it is late."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from pathlib import Path
from subprocess import DEVNULL, Popen
from typing import Any

from .frames import Frame, receive
from .limits import Limits

_CHUNK = 1 << 18
GRACE = 2.0
"""Seconds that a request may take beyond the limit of its query, most of them waiting for a worker."""
_PATIENCE = 0.05
"""Seconds after which it is worth while to watch whether the client is still there."""
_ALLOCATOR = {"MALLOC_ARENA_MAX": "2"}
"""Else glibc reserves 64 MB of addresses for each thread that opens the store: too much for a small limit."""

Gone = Callable[[], Awaitable[object]]
"""Returns when the client has gone."""


class GoneError(Exception):
    """The client has gone."""


class Worker:
    """One process and the line to it."""

    def __init__(self, store: Path, limits: Limits) -> None:
        mine, theirs = socket.socketpair()
        with theirs:
            given = (theirs.fileno(), str(store), json.dumps(asdict(limits)))
            code = f"from {__package__}.worker import main; main(*{given!r})"
            self._process = Popen(
                [sys.executable, "-c", code],
                pass_fds=[theirs.fileno()],
                stdin=DEVNULL,
                stdout=DEVNULL,
                stderr=None if os.environ.get("PEEL_DEBUG") else DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **_ALLOCATOR},
                start_new_session=True,  # Ctrl-C is for the front, which then ends the workers
            )
        self._line = mine

    async def start(self) -> Frame:
        """Connect; the answer says whether the store could be opened."""
        self._reader, self._writer = await asyncio.open_connection(sock=self._line, limit=_CHUNK)
        return await self._receive()

    async def ask(self, question: Frame) -> Frame:
        """The answer, or that the process has died over the question."""
        self._writer.write(question.packed)
        return await self._receive()

    async def _receive(self) -> Frame:
        try:
            return await receive(self._reader)
        except (asyncio.IncompleteReadError, OSError):
            code = await asyncio.to_thread(self._process.wait)
            return _epitaph(code)

    async def kill(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._writer.close()
        await asyncio.to_thread(self._process.wait)


def _epitaph(code: int) -> Frame:
    if code == -signal.SIGSEGV:
        return Frame({"status": 400, "dead": True}, b"the query nests too deep for the engine")
    if code == -signal.SIGABRT:
        return Frame({"status": 503, "dead": True}, b"the query needs more memory than it may have")
    return Frame({"status": 503, "dead": True}, f"the query ended its worker ({code})".encode())


class Pool:
    """So many workers, and a line of questions that wait for one."""

    def __init__(self, store: Path, limits: Limits, workers: int, waiting: int = 200) -> None:
        self._store = store
        self._limits = limits
        self._count = workers
        self._idle: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        self._workers: set[Worker] = set()
        self._hiring: set[asyncio.Task[None]] = set()
        self._waiting = 0
        self._most_waiting = waiting

    async def open(self) -> Frame:
        """Start all workers; the answer of the first says whether the store can be opened."""
        first, *_ = await asyncio.gather(*(self._hire() for _ in range(self._count)))
        return first

    async def close(self) -> None:
        """End all workers."""
        for task in self._hiring:
            task.cancel()
        await asyncio.gather(*self._hiring, return_exceptions=True)
        await asyncio.gather(*(worker.kill() for worker in self._workers))
        self._workers.clear()

    async def ask(self, question: Frame, gone: Gone | None = None) -> Frame:
        """The answer of a worker, or a 503 where there is none within the limit and `GRACE`.

        Raises `GoneError` as soon as ``gone`` says so: nobody works for a client that has left.
        """
        loop = asyncio.get_running_loop()
        latest = loop.time() + self._limits.seconds + GRACE
        worker = await self._next(gone)
        if worker is None:
            return Frame({"status": 503}, b"all workers are busy: ask again later")
        asking = asyncio.ensure_future(worker.ask(question))
        seconds = min(self._limits.seconds, latest - loop.time())
        answer: Frame | None = None
        try:
            if not (await asyncio.wait({asking}, timeout=min(_PATIENCE, seconds)))[0]:
                await _unless(gone, asking, seconds - _PATIENCE)
            answer = asking.result() if asking.done() else None
        finally:
            asking.cancel()
            if answer is None or answer.head.get("dead"):
                self._replace(worker)
            else:
                self._idle.put_nowait(worker)
        return answer or Frame({"status": 503}, f"the query took longer than {seconds:.3g} s".encode())

    async def _next(self, gone: Gone | None) -> Worker | None:
        """A worker that has nothing to do; None where there is none for too long."""
        if not self._idle.empty():
            return self._idle.get_nowait()
        if self._waiting >= self._most_waiting:
            return None
        self._waiting += 1
        free = asyncio.ensure_future(self._idle.get())
        try:
            await _unless(gone, free, self._limits.seconds)
            return free.result() if free.done() else None
        except (GoneError, asyncio.CancelledError):
            if free.done() and not free.cancelled():
                self._idle.put_nowait(free.result())
            raise
        finally:
            free.cancel()
            self._waiting -= 1

    async def _hire(self) -> Frame:
        worker = Worker(self._store, self._limits)
        self._workers.add(worker)
        answer = await worker.start()
        if answer.head["status"] == 200:
            self._idle.put_nowait(worker)
        else:
            self._workers.discard(worker)
            await worker.kill()
        return answer

    def _replace(self, worker: Worker) -> None:
        self._workers.discard(worker)
        task = asyncio.ensure_future(self._rehire(worker))
        self._hiring.add(task)
        task.add_done_callback(self._hiring.discard)

    async def _rehire(self, worker: Worker) -> None:
        await worker.kill()
        while (await self._hire()).head["status"] != 200:
            await asyncio.sleep(1)


async def _unless(gone: Gone | None, wanted: asyncio.Future[Any], seconds: float) -> None:
    """Wait for something, at most so long; raises `GoneError` where the client leaves before."""
    leaving = asyncio.ensure_future(gone() if gone else asyncio.sleep(seconds))
    both: set[asyncio.Future[Any]] = {wanted, leaving}
    try:
        await asyncio.wait(both, timeout=seconds, return_when="FIRST_COMPLETED")
    finally:
        leaving.cancel()
    if gone and leaving.done() and not wanted.done():
        raise GoneError
