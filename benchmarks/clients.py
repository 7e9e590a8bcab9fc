"""Clients that keep so many connections busy for so long, and count; and what servers use meanwhile."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


@dataclass
class Load:
    """What came of it; seconds of each answer."""

    good: list[float] = field(default_factory=list)
    refused: list[float] = field(default_factory=list)
    """Answers that are no 200."""
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        """Good answers a second."""
        return len(self.good) / self.seconds

    def percentile(self, share: float) -> float:
        """Seconds within which this share of all answers came."""
        all_ = sorted([*self.good, *self.refused])
        return all_[min(len(all_) - 1, int(share * len(all_)))] if all_ else float("inf")


def load(
    host: str, port: int, targets: Iterable[str], connections: int, seconds: float, most: int = 1 << 60
) -> Load:
    """Ask for one target after the other, over so many connections, for so long or so many times."""
    found = Load()
    begun = time.perf_counter()
    asyncio.run(_all(host, port, iter(targets), connections, begun + seconds, most, found))
    found.seconds = time.perf_counter() - begun
    return found


async def _all(
    host: str, port: int, targets: Iterator[str], connections: int, end: float, most: int, found: Load
) -> None:
    asking = (_one(host, port, targets, end, most, found) for _ in range(connections))
    await asyncio.gather(*asking)


async def _one(host: str, port: int, targets: Iterator[str], end: float, most: int, found: Load) -> None:
    reader, writer = await asyncio.open_connection(host, port)
    head = f"HTTP/1.1\r\nHost: {host}:{port}\r\nAccept: application/sparql-results+json\r\n\r\n"
    try:
        while (begun := time.perf_counter()) < end and len(found.good) < most:
            writer.write(f"GET {next(targets)} {head}".encode())
            try:
                async with asyncio.timeout(end - begun + 60):
                    status = await _answer(reader)
            except (TimeoutError, asyncio.IncompleteReadError, ConnectionError):
                found.refused.append(time.perf_counter() - begun)
                return
            (found.good if status == 200 else found.refused).append(time.perf_counter() - begun)
    finally:
        writer.close()


async def _answer(reader: asyncio.StreamReader) -> int:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    if "transfer-encoding: chunked" in head:
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    else:
        await reader.readexactly(int(head.partition("content-length:")[2].split("\r\n")[0] or 0))
    return int(head.split()[1])


def cpu_of(pid: int) -> float:
    """CPU seconds of a process and all below it, ended ones included."""
    total = 0.0
    for one in family(pid):
        try:
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += sum(map(int, fields[11:15])) / TICK
    return total


def memory_of(pid: int) -> int:
    """Bytes of memory that a process and all below it hold for themselves."""
    total = 0
    for one in family(pid):
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) * 1024
    return total


def family(pid: int) -> Iterator[int]:
    """A process and all that descend from it."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from family(int(child))
