"""Extraction alone, on one core: ``python -m benchmarks.extraction`` takes some minutes.

Each run is a process of its own that reads each text once: in a second reading of the same texts the words of
their sentences would still be known. One document before them loads the word lists.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from pathlib import Path

from peelgraph.graph.documents.read import read
from peelgraph.graph.extract import extract
from peelgraph.graph.model import Document

from .measure import row

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "data" / "documents", ROOT / "tests" / "data" / "variety" / "open" / "texts")
SIZE = 3000
"""Characters of the document in which rates are told."""
RUNS = 5
PROSE = 80
"""Characters from which on a line counts as prose."""


def run() -> None:
    row(f"all statements, {SIZE // 1000} kB documents", f"{rate(FOLDERS):.0f} a second", "aim 200")
    prose = list(_prose())
    pieces, whole = _seconds(_pieces), _seconds(_whole)
    row(
        f"one report of {sum(map(len, prose)) // 1000} kB, against {len(_pieces())} pieces of it",
        f"{whole / pieces:.2f} times",
        "aim 1.3",
    )


def rate(folders: Sequence[Path]) -> float:
    """Documents of 3 kB a second in which all texts of some folders are read, each once."""
    documents = _texts(folders)
    return sum(len(document.text) for document in documents) / SIZE / _seconds(_texts, folders)


def _seconds(made: Callable[..., list[Document]], *of: object) -> float:
    """Median CPU seconds in which a new process reads documents."""
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        return statistics.median(pool.apply(_read_once, (made, of)) for _ in range(RUNS))


def _read_once(made: Callable[..., list[Document]], of: tuple[object, ...]) -> float:
    documents = made(*of)
    extract(_report(["Kent Police must do better. We found that too many victims of fraud had waited."]))
    started = time.process_time()
    for document in documents:
        extract(document)
    return time.process_time() - started


def _texts(folders: Sequence[Path]) -> list[Document]:
    return [read(path) for folder in folders for path in sorted(folder.glob("*.txt"))]


def _prose() -> Iterator[str]:
    for document in _texts(FOLDERS):
        yield from (line for line in document.text.splitlines() if len(line) > PROSE)


def _whole() -> list[Document]:
    return [_report(list(_prose()))]


def _pieces() -> list[Document]:
    pieces: list[list[str]] = [[]]
    for line in _prose():
        pieces[-1].append(line)
        if sum(map(len, pieces[-1])) >= SIZE:
            pieces.append([])
    return [_report(piece) for piece in pieces]


def _report(lines: list[str]) -> Document:
    return read("\n\n".join(["Kent Police: an inspection", *lines]).encode(), "report.txt")


if __name__ == "__main__":
    run()
