"""Runs commands of the write half in forks of itself, each killed after some seconds; one JSON array a line."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path

from peelgraph.graph.build import ingest, rebuild, remove, run
from peelgraph.graph.documents import worker  # noqa: F401 (imported before the fork, as all that a run needs)
from peelgraph.graph.store import spool

run.BATCH = 3  # many small batches: many moments between two steps of the protocol
spool._FULL, spool._PART, spool._BULK = 400_000, 100_000, 50_000  # of about 0.1 MB a batch


def carry_out(command: str, store: Path, arguments: list[str]) -> None:
    if command == "ingest":
        ingest(map(Path, arguments), store, workers=2, prune=True)
    elif command == "remove":
        remove(arguments, store)
    else:
        rebuild(store, workers=2)


def exit_code(pid: int, seconds: float) -> int:
    """How a process ended, which is killed when its time is over."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.001)
    os.kill(pid, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def main() -> None:
    for line in sys.stdin:
        command, store, arguments, seconds = json.loads(line)
        pid = os.fork()
        if not pid:
            carry_out(command, Path(store), arguments)
            os._exit(0)
        sys.stdout.write(f"{exit_code(pid, seconds)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
