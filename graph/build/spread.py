"""Documents into shards: by threads of this process, or by the workers of a Dask cluster; the same bytes."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from ..documents.collect import Found, collect, readable
from ..documents.read import MAX_SIZE
from ..documents.sandbox import cores
from ..errors import StoreError, UsageError
from ..store.manifest import Digest
from .locations import Location, extra
from .report import Progress, Report
from .shards import DOCUMENTS, Piece, Written, put, tables, without_doubles, write_shard
from .work import pipeline

INDEX = "shards.json"
"""What a location holds, in order; written last, so that its presence says that all else is there."""
TABLES = "tables.nq.gz"
_ANSWER_SECONDS = 10


def spread(
    paths: Iterable[Path],
    location: str,
    progress: Progress | None = None,
    *,
    max_size: int = MAX_SIZE,
    workers: int | None = None,
    scheduler: str | None = None,
) -> Report:
    """Write what documents say as shards to a folder or an fsspec address.

    With ``scheduler`` (``tcp://host:port``) the workers of that cluster do it, which must see the documents
    and the location under the same names. Raises `UsageError` and `StoreError`.
    """
    started = perf_counter()
    collection, place = collect(paths), Location(location)
    pieces = list(_pieces(collection.files, place, max_size))
    place.remove(INDEX)
    with _executor(scheduler, workers) as executor:
        written: list[Written] = []
        for done, found in enumerate(executor.map(write_shard, pieces), 1):
            _same_program(found)
            written.append(found)
            if progress:
                progress(min(done * DOCUMENTS, len(collection.files)), len(collection.files))
        for piece in list(without_doubles(pieces, written)):
            [written[piece.number]] = executor.map(write_shard, [piece])
    _finish(place, written)
    report = Report(skipped=[readable(path) for path in (*collection.skipped, *collection.reviews)])
    report.failed += [(readable(path), reason) for path, reason in collection.missing]
    for found in written:
        report.stored += len(found.documents)
        report.failed += found.failed
        report.problems |= found.problems
        report.statements += found.statements
    report.seconds = perf_counter() - started
    return report


def _pieces(files: Sequence[Found], place: Location, max_size: int) -> Iterator[Piece]:
    for number, first in enumerate(range(0, len(files), DOCUMENTS)):
        yield Piece(number, tuple(files[first : first + DOCUMENTS]), place, max_size)


def _finish(place: Location, written: Sequence[Written]) -> None:
    """Take away what an earlier run left beside the shards of this one, and write tables and index."""
    listed = Digest()
    for each in written:
        listed.merge(each.listed)
    shards = [{"name": TABLES, "documents": 0, "sha256": put(place, TABLES, tables(listed))}]
    shards += [{"name": w.name, "documents": len(w.documents), "sha256": w.digest} for w in written]
    ours = {shard["name"] for shard in shards}
    for name in sorted(place.names()):
        if name.startswith("documents-") and name not in ours:
            place.remove(name)
    index = json.dumps({"pipeline": pipeline(), "shards": shards}, indent=1)
    place.write(INDEX, index.encode() + b"\n")


@contextmanager
def _executor(scheduler: str | None, workers: int | None) -> Iterator[Executor]:
    if scheduler is None:
        with ThreadPoolExecutor(workers or cores()) as executor:
            yield executor
        return
    distributed = extra("distributed")
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # it says at length what we say in a line
    try:
        client = distributed.Client(scheduler, timeout=_ANSWER_SECONDS)
    except (OSError, ValueError) as error:
        raise UsageError(f"{scheduler}: no Dask scheduler answers there") from error
    with client:
        try:
            yield client.get_executor()
        except distributed.KilledWorker as error:
            raise StoreError(f"the cluster lost several workers on one piece: {error}") from error
        except (CancelledError, distributed.comm.CommClosedError) as error:
            raise StoreError(f"{scheduler}: the cluster's scheduler is gone: run again") from error


def _same_program(found: Written) -> None:
    if found.pipeline != pipeline():
        raise StoreError(
            f"a worker of the cluster has version {found.pipeline}, this is {pipeline()}: they must be equal"
        )
