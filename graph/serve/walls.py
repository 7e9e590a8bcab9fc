"""What a worker process takes from itself before it sees a stranger's query."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import sys

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # of Linux's unshare(2)
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


def build(memory: int, *, network: bool) -> None:
    """Bound the memory, leave no core, end with the parent, and go where there is no network.

    To be called while the process has one thread. The last two are Linux's, and where it refuses them the
    guard of queries still stands.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    with contextlib.suppress(OSError):
        os.nice(5)  # the front goes first
    if sys.platform == "linux":
        system = ctypes.CDLL(None)
        system.prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if not network:
            system.unshare(_NEW_USER | _NEW_NETWORK)
