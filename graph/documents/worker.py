"""One child process with limits, in which untrusted documents are read: no parser is safe in one's own.

PDFium took 2.9 GB on a file of 3.8 kB and aborted on nested objects; lexbor hung on 300,000 nested elements.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from threading import Lock
from typing import Any

from ..errors import DocumentError
from .interface import Outcome

MEMORY = 1_500_000_000
"""Address space of a worker, in bytes; the program and its libraries take about a third of it."""
CPU_SECONDS = 20
"""Computing time for one document."""

_OVER_TIME = f"takes more than {CPU_SECONDS} s to read"
_KILLED = "lost its reader, which was killed from outside (is memory short?): ingest it again"


class Worker:
    """Runs functions of one module for task after task; started anew when a task was the end of it."""

    def __init__(self, module: str, wall_seconds: float) -> None:
        self.module = module
        self.wall_seconds = wall_seconds
        self.modules = modules()
        self._closed = False
        self._starting = Lock()
        self._start()

    def run(self, function: str, task: Any) -> Any:  # Any: task and answer of the function
        """What a function returns for a task, or a `DocumentError`."""
        self._send((function, task))
        try:
            if self._connection.poll(self.wall_seconds):
                outcome, answer = self._connection.recv()
                return answer if outcome == Outcome.OK else DocumentError(task.name, outcome, answer)
            outcome, reason = Outcome.OVER_THE_LIMIT, _OVER_TIME
        except (EOFError, OSError):
            outcome, reason = self._cause_of_death()
        self._restart()
        return DocumentError(task.name, outcome, reason)

    def end(self) -> None:
        """Kill the process, whatever it does; a `run` in another thread then returns."""
        with self._starting:
            self._closed = True
            self._process.kill()
            self._process.wait()

    def close(self) -> None:
        """Give back what an ended process held."""
        self._connection.close()

    def _start(self) -> None:
        self._connection, theirs = Pipe()
        command = f"from {__name__} import serve; serve({theirs.fileno()}, {self.module!r})"
        self._process = subprocess.Popen(
            [sys.executable, "-c", command],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=None if os.environ.get("PEEL_DEBUG") else subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": self.modules},
            start_new_session=True,  # Ctrl-C is for the owner, which then ends the worker
        )
        theirs.close()

    def _restart(self) -> None:
        with self._starting:
            if not self._closed:
                self._process.kill()
                self._process.wait()
                self._connection.close()
                self._start()

    def _send(self, task: object) -> None:
        try:
            self._connection.send(task)
        except OSError:  # died since the last task: the next one will do
            self._restart()
            with contextlib.suppress(OSError):  # told by the answer
                self._connection.send(task)

    def _cause_of_death(self) -> tuple[Outcome, str]:
        code = self._process.wait()
        if code == -signal.SIGXCPU:
            return Outcome.OVER_THE_LIMIT, _OVER_TIME
        if code == -signal.SIGKILL:  # no limit of ours does that
            return Outcome.CRASHED, _KILLED
        if code > 0:
            return Outcome.CRASHED, f"could not be read: the reader ended with exit code {code}"
        name = signal.Signals(-code).name
        return Outcome.CRASHED, f"makes the reader crash ({name}): the file is damaged or hostile"


def modules() -> str:
    """Where workers that start now look for modules."""
    return os.pathsep.join(filter(None, sys.path))


def serve(descriptor: int, module: str) -> None:
    """Be the worker: take tasks from a pipe until it is closed."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    loaded = importlib.import_module(module)
    if prepare := getattr(loaded, "prepare", None):
        prepare()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    connection = Connection(descriptor)
    with contextlib.suppress(EOFError, OSError):
        while True:
            function, task = connection.recv()
            used = int(time.process_time())
            resource.setrlimit(resource.RLIMIT_CPU, (used + CPU_SECONDS + 1, resource.RLIM_INFINITY))
            connection.send(_answer(getattr(loaded, function), task))


def _answer(function: Callable[[Any], object], task: object) -> tuple[Outcome, object]:  # Any: a task
    try:
        return Outcome.OK, function(task)
    except DocumentError as error:
        return Outcome(error.outcome), error.reason
    except MemoryError:
        return Outcome.OVER_THE_LIMIT, f"needs more than {MEMORY / 1e9:g} GB of memory to read"
    except RecursionError:
        return Outcome.OVER_THE_LIMIT, "is nested too deeply"
    except Exception as error:
        return Outcome.CRASHED, f"makes the reader fail ({type(error).__name__}: {error})"
