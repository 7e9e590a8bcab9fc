"""Fuzz one target in this process: ``python -m tests.fuzz.one NAME [options of libFuzzer] [folders]``."""

from __future__ import annotations

import sys
import time

import atheris

SECONDS = 1.0
"""Of computing that one input may take, in a program that is slowed down by counting its branches."""


class SlowError(Exception):
    """An input takes too long."""


def main() -> None:
    name, *options = sys.argv[1:]
    with atheris.instrument_imports(include=["peelgraph"]):
        from .targets import named

        target = named(name)
        for seed in target.seeds:
            target.run(seed)  # loads tables and modules, which takes its time once

    def timed(data: bytes) -> None:
        started = time.process_time()
        target.run(data)
        if (used := time.process_time() - started) > SECONDS:
            raise SlowError(f"{len(data)} bytes took {used:.1f} s")

    atheris.Setup([sys.argv[0], *options], timed)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
