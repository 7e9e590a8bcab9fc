"""How things are timed: CPU seconds of this process, or of a whole child process; medians of several runs."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence

RUNS = 5
SHORTEST = 0.005
"""CPU seconds that the clock can tell."""


def cpu(action: Callable[[], object], runs: int = RUNS) -> float:
    """Median CPU seconds of an action in this process; a short one is done again until it can be measured."""
    seconds = []
    for _ in range(runs):
        before, calls, used = time.process_time(), 0, 0.0
        while used < SHORTEST:
            action()
            calls, used = calls + 1, time.process_time() - before
        seconds.append(used / calls)
    return statistics.median(seconds)


def process_cpu(command: Sequence[str], runs: int = RUNS) -> float:
    """Median CPU seconds (user and system) of a whole command, after one run to warm up (and compile)."""
    seconds = []
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for run in range(runs + 1):
        before = _children()
        subprocess.run(command, check=True, capture_output=True, env=environment)
        if run:
            seconds.append(_children() - before)
    return statistics.median(seconds)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def row(what: str, value: str, against: str) -> None:
    """One line of the report."""
    print(f"{what:<58} {value:>16}   {against}")
