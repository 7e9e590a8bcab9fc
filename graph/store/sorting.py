"""Lines in order without having them all in memory, and what two such rows of lines do not share."""

from __future__ import annotations

import heapq
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

CHUNK = 100_000
"""Lines that are sorted in memory."""


def sorted_lines(lines: Iterable[str], folder: Path, chunk: int = CHUNK) -> Iterator[str]:
    """Lines (without line ends in them) in order, each once; the folder holds nameless files meanwhile."""
    source = iter(lines)
    with ExitStack() as files:
        parts = []
        while part := sorted(set(islice(source, chunk))):
            file = files.enter_context(
                tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n", dir=folder)
            )
            file.writelines(f"{line}\n" for line in part)
            file.seek(0, os.SEEK_SET)
            parts.append(line[:-1] for line in file)
        before = None
        for line in heapq.merge(*parts):
            if line != before:
                yield line
            before = line


def differences(old: Iterable[str], new: Iterable[str]) -> Iterator[tuple[bool, str]]:
    """Lines of only one of two sorted rows, each with whether it is new."""
    merged = heapq.merge(((line, False) for line in old), ((line, True) for line in new))
    waiting: tuple[str, bool] | None = None
    for line, is_new in merged:
        if waiting and waiting[0] == line:
            waiting = None
            continue
        if waiting:
            yield waiting[1], waiting[0]
        waiting = line, is_new
    if waiting:
        yield waiting[1], waiting[0]
