"""All that a store says, sorted, in memory that does not grow with the store."""

from __future__ import annotations

import heapq
import itertools
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from typing import IO, BinaryIO

import pyoxigraph as ox

from ..errors import UsageError
from ..identifiers import MANIFEST_GRAPH
from ..store.interface import Store
from .interface import Source

RUN_LENGTH = 200_000
"""Lines that are sorted in memory at a time."""

Key = Callable[[str], tuple[str, str]]

_QUADS = f"SELECT ?s ?p ?o ?g {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(?g != <{MANIFEST_GRAPH}>) }}"
_TRIPLES = "SELECT ?s ?p ?o { ?s ?p ?o }"


def lines_of(source: Source, *, graphs: bool = False) -> Iterator[str]:
    """N-Quads or N-Triples lines of what is wanted; raises `UsageError` for a query that makes no triples."""
    if source.query is None:
        return quad_lines(source.store) if graphs else triple_lines(source.store)
    answer = source.store.query(source.query)
    if not isinstance(answer, ox.QueryTriples):
        raise UsageError("the query gives rows, which RDF cannot hold: use CONSTRUCT, or a network format")
    return (f"{triple.subject} {triple.predicate} {triple.object} .\n" for triple in answer)


def quad_lines(store: Store) -> Iterator[str]:
    """N-Quads lines of all graphs but the bookkeeping; of a store without named graphs its triples."""
    answer = _solutions(store, _QUADS)
    first = next(answer, None)
    if first is None:
        return triple_lines(store)
    return (f"{s} {p} {o} {g} .\n" for s, p, o, g in itertools.chain([first], answer))


def triple_lines(store: Store) -> Iterator[str]:
    """N-Triples lines of the default graph: each triple once."""
    return (f"{s} {p} {o} .\n" for s, p, o in _solutions(store, _TRIPLES))


def sort_into(lines: Iterable[str], file: BinaryIO, key: Key | None = None) -> None:
    """Write lines in order, each once, by way of temporary files where they are many."""
    remaining = iter(lines)
    with ExitStack() as spills:
        runs = []
        while run := sorted(itertools.islice(remaining, RUN_LENGTH), key=key):
            runs.append(spills.enter_context(_spill(run)))
        file.writelines(line.encode() for line, _ in itertools.groupby(heapq.merge(*runs, key=key)))


def sorted_quads(lines: Iterable[str], key: Key | None = None) -> Iterator[ox.Quad]:
    """The statements of N-Quads or N-Triples lines, sorted."""
    with tempfile.TemporaryFile() as file:
        sort_into(lines, file, key)
        file.seek(0)
        yield from ox.parse(file, format=ox.RdfFormat.N_QUADS)


def _spill(run: list[str]) -> IO[str]:
    file = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 - the caller closes it
    file.writelines(run)
    file.seek(0)
    return file


def _solutions(store: Store, query: str) -> Iterator[tuple[object, ...]]:
    answer = store.query(query)
    assert isinstance(answer, ox.QuerySolutions)
    return (tuple(solution) for solution in answer)
