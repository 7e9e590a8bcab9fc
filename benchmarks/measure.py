"""How things are timed: CPU seconds of this process, or of a whole child process; medians of several runs."""

from __future__ import annotations

import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence

RUNS = 5


def cpu(action: Callable[[], object], runs: int = RUNS) -> float:
    """Median CPU seconds of an action in this process."""
    seconds = []
    for _ in range(runs):
        before = time.process_time()
        action()
        seconds.append(time.process_time() - before)
    return statistics.median(seconds)


def wall(action: Callable[[], object], runs: int = RUNS) -> float:
    """Median seconds by the clock of an action in this process, after one run to warm up."""
    action()
    seconds = []
    for _ in range(runs):
        before = time.perf_counter()
        action()
        seconds.append(time.perf_counter() - before)
    return statistics.median(seconds)


def process_cpu(command: Sequence[str], runs: int = RUNS) -> float:
    """Median CPU seconds (user and system) of a whole command, after one run to warm up."""
    seconds = []
    for run in range(runs + 1):
        before = _children()
        subprocess.run(command, check=True, capture_output=True)
        if run:
            seconds.append(_children() - before)
    return statistics.median(seconds)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def row(what: str, value: str, against: str) -> None:
    """One line of the report."""
    print(f"{what:<58} {value:>16}   {against}")
