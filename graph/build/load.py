"""Shards into a server, or into one file for its own loader."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import BinaryIO

from pyoxigraph import NamedNode, Quad, QuerySolutions

from ..errors import StoreError
from ..identifiers import DESCRIPTION_GRAPH, INFERRED_GRAPH, MANIFEST_GRAPH
from ..rdf import Changed, count, description_quads, documents_in, infer, read_nquads, to_nquads
from ..store.graph_store import GraphStore
from ..store.interface import Store
from ..store.manifest import Digest, Entry, entry_quads
from ..store.update import triple
from .locations import Location
from .report import Progress
from .shards import whole
from .spread import INDEX

_PART = 50_000
"""Triples of the inferred graph that are sent at once."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A file of a location."""

    name: str
    documents: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Index:
    """What a location holds, and the version of the program that wrote it."""

    pipeline: str
    shards: tuple[Shard, ...]


def read_index(location: str) -> Index:
    """The index of a location; raises `StoreError`."""
    try:
        with Location(location).open(INDEX) as file:
            index = json.load(file)
        return Index(index["pipeline"], tuple(Shard(**shard) for shard in index["shards"]))
    except FileNotFoundError as error:
        raise StoreError(
            f"{location} has no {INDEX}: `peel ingest --shards` has not been there, or not to its end"
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{location}/{INDEX} is damaged: write the shards again") from error


def to_file(location: str, output: BinaryIO, progress: Progress | None = None) -> int:
    """Write all shards one after the other as N-Quads; returns the number of documents."""
    index = read_index(location)
    output.writelines(_contents(location, index, progress))
    return sum(shard.documents for shard in index.shards)


def to_server(
    location: str, server: GraphStore, endpoint: Store | None = None, progress: Progress | None = None
) -> int:
    """Put each graph of the shards to a server, and what follows from them where its ``endpoint`` is given.

    May be done again after a failure. Returns the number of documents.
    """
    index = read_index(location)
    entry = Entry(index.pipeline)
    _send_derived(infer(_put(_contents(location, index, progress), server)), entry, server)
    if endpoint:
        description = description_quads(count(partial(_select, endpoint)))
        _send(whole(DESCRIPTION_GRAPH, DESCRIPTION_GRAPH, description, entry), server)
    return sum(shard.documents for shard in index.shards)


def _put(contents: Iterable[bytes], server: GraphStore) -> Iterator[Changed]:
    """Send shards, and pass on what each of their documents says."""
    for data in contents:
        quads = read_nquads(data)
        _send(quads, server)
        yield from documents_in(quads)


def _select(endpoint: Store, text: str) -> QuerySolutions:
    answer = endpoint.query(text)
    if not isinstance(answer, QuerySolutions):
        raise TypeError("not a SELECT")
    return answer


def _send(quads: Iterable[Quad], server: GraphStore) -> None:
    graphs: defaultdict[str | None, list[Quad]] = defaultdict(list)
    for quad in quads:
        name = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else None
        graphs[name].append(Quad(quad.subject, quad.predicate, quad.object))
    for graph, own in graphs.items():
        if graph in (None, MANIFEST_GRAPH):
            server.add(graph, to_nquads(own))
        else:
            server.put(graph, to_nquads(own))


def _send_derived(inferred: Iterator[Quad], entry: Entry, server: GraphStore) -> None:
    """Make the inferred graph anew in parts, as it may be large."""
    digest, write = Digest(), server.put
    while part := [Quad(q.subject, q.predicate, q.object) for q in islice(inferred, _PART)]:
        for quad in part:
            digest.add(triple(quad))
        write(INFERRED_GRAPH, to_nquads(part))
        server.add(None, to_nquads(part))
        write = server.add
    _send(entry_quads(INFERRED_GRAPH, entry, digest), server)


def _contents(location: str, index: Index, progress: Progress | None) -> Iterator[bytes]:
    done, total = 0, sum(shard.documents for shard in index.shards)
    for shard in index.shards:
        yield _read(location, shard)
        done += shard.documents
        if progress:
            progress(done, total)


def _read(location: str, shard: Shard) -> bytes:
    try:
        with Location(location).open(shard.name) as file:
            data = gzip.decompress(file.read())
    except (OSError, EOFError) as error:
        raise StoreError(f"{location}/{shard.name} is missing or damaged: write the shards again") from error
    if hashlib.sha256(data).hexdigest() != shard.sha256:
        raise StoreError(f"{location}/{shard.name} is not what was written: write the shards again")
    return data
