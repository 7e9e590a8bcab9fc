"""The shards of one or several locations as one collection: each document once, the first location's."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from ..errors import StoreError
from ..identifiers import document_graph, iri
from ..rdf import documents_in, read_nquads
from ..store.manifest import MANIFEST, Digest, Entry, whole_entry
from ..store.update import triple
from .locations import Location
from .report import Progress
from .spread import INDEX, TABLES


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


class Joined:
    """Iterates once over the quads of each shard; afterwards it knows how many documents there were.

    Raises `StoreError` where a location is not whole, or of another version than the first.
    """

    def __init__(self, locations: Sequence[str], progress: Progress | None = None) -> None:
        self._indexes = [(location, read_index(location)) for location in locations]
        self._progress = progress
        self._seen: set[str] = set()  # documents
        self.again = 0
        """Documents that an earlier location has as well; they were left out."""
        (first, index), *others = self._indexes
        self.entry = Entry(index.pipeline)
        """How the manifest lists what is derived from all of them."""
        for location, other in others:
            if other.pipeline != index.pipeline:
                raise StoreError(
                    f"{location} was written by version {other.pipeline}, {first} by {index.pipeline}:"
                    " write the older shards again"
                )

    @property
    def documents(self) -> int:
        """Number of documents that have passed."""
        return len(self._seen)

    def __iter__(self) -> Iterator[list[Quad]]:
        listed = Digest()
        done, total = 0, sum(shard.documents for _, index in self._indexes for shard in index.shards)
        for number, (location, index) in enumerate(self._indexes):
            for shard in index.shards:
                data = _read(location, shard)
                if shard.name != TABLES:
                    yield self._documents(read_nquads(data), listed)
                elif not number:
                    # Each location's manifest counts its own documents: one count of all goes last.
                    yield [quad for quad in read_nquads(data) if quad.subject != MANIFEST]
                done += shard.documents
                if self._progress:
                    self._progress(done, total)
        yield list(whole_entry(listed))

    def _documents(self, quads: list[Quad], listed: Digest) -> list[Quad]:
        """The quads of documents that have not been seen yet; their entries are added to those ``listed``."""
        documents = {document for document, _, _ in documents_in(quads)}
        again = documents & self._seen
        self.again += len(again)
        self._seen |= documents
        kept = _without(quads, again) if again else quads
        for quad in kept:
            if quad.graph_name == MANIFEST:
                listed.add(triple(quad))
        return kept


def _without(quads: list[Quad], documents: set[str]) -> list[Quad]:
    """Quads of a shard without those that only some documents say."""
    graphs = {NamedNode(document_graph(document)) for document in documents}
    entries = {NamedNode(iri(document)) for document in documents}
    kept = [
        quad
        for quad in quads
        if isinstance(quad.graph_name, NamedNode)
        and quad.graph_name not in graphs
        and not (quad.graph_name == MANIFEST and quad.subject in entries)
    ]
    said = [quad for quad in kept if quad.graph_name != MANIFEST]
    return [*kept, *(Quad(quad.subject, quad.predicate, quad.object) for quad in said)]


def _read(location: str, shard: Shard) -> bytes:
    try:
        with Location(location).open(shard.name) as file:
            data = gzip.decompress(file.read())
    except (OSError, EOFError) as error:
        raise StoreError(f"{location}/{shard.name} is missing or damaged: write the shards again") from error
    if hashlib.sha256(data).hexdigest() != shard.sha256:
        raise StoreError(f"{location}/{shard.name} is not what was written: write the shards again")
    return data
