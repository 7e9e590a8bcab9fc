"""Documents as N-Quads in many files: what a cluster writes side by side, and any quad store can load.

A shard holds what some documents say as a store would hold it: their graphs, their entries in the manifest,
and their triples in the default graph. It depends on the documents alone, not on who wrote it or when.
"""

from __future__ import annotations

import gzip
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pyoxigraph import Quad

from ..documents.collect import Found
from ..documents.sandbox import Sandbox
from ..errors import DocumentError
from ..identifiers import ONTOLOGY_GRAPH, REFERENCE_GRAPH, document_graph, iri
from ..model import LocalId
from ..rdf import ontology_quads, reference_quads, to_nquads
from ..store.captures import Capture
from ..store.manifest import MANIFEST, Digest, Entry, to_quads, whole_entry
from ..store.update import triple, triples
from .kept import page
from .locations import Location
from .work import Task, Understood, pipeline, taken_up, understand

DOCUMENTS = 100
"""Documents of a shard."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Files that make one shard, in order; ``taken`` are documents of earlier shards, with their paths."""

    number: int
    files: tuple[Found, ...]
    location: Location
    max_size: int
    taken: Mapping[LocalId, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Name of the shard's file."""
        return f"documents-{self.number:06}.nq.gz"


@dataclass(slots=True)
class Written:
    """What became of the files of a piece."""

    name: str
    pipeline: str
    digest: str = ""  # SHA-256 of the shard
    listed: Digest = field(default_factory=Digest)  # of its documents' entries in the manifest
    documents: dict[LocalId, str] = field(default_factory=dict)  # with their paths
    failed: list[tuple[str, str]] = field(default_factory=list)
    problems: dict[str, list[str]] = field(default_factory=dict)
    statements: Counter[str] = field(default_factory=Counter)


def write_shard(piece: Piece) -> Written:
    """Read the files of a piece and write its shard; may be done twice, as where a worker was lost."""
    written = Written(piece.name, pipeline())
    quads: list[Quad] = []
    with Sandbox(understand, workers=1) as sandbox:
        for task, answer in sandbox.map(_tasks(piece, written)):
            try:
                quads += _take(piece, written, task, answer)
            except DocumentError as error:
                written.failed.append((task.shown, error.reason))
    for quad in quads:
        if quad.graph_name == MANIFEST:
            written.listed.add(triple(quad))
    data = to_nquads(quads)
    written.digest = put(piece.location, piece.name, data)
    return written


def put(location: Location, name: str, data: bytes) -> str:
    """Write a compressed file; returns the SHA-256 of what is in it."""
    location.write(name, gzip.compress(data, mtime=0))
    return hashlib.sha256(data).hexdigest()


def without_doubles(pieces: Iterable[Piece], written: Iterable[Written]) -> Iterator[Piece]:
    """Pieces to be written again, as an earlier one holds some of their documents."""
    seen: dict[LocalId, str] = {}
    for piece, found in zip(pieces, written, strict=True):
        taken = {document: seen[document] for document in found.documents if document in seen}
        if taken:
            yield replace(piece, taken=taken)
        for document, shown in found.documents.items():
            seen.setdefault(document, shown)


def tables(listed: Digest) -> bytes:
    """The shard of what is no document's: ontology, reference tables, and what is ``listed`` of documents."""
    quads = list(whole_entry(listed))
    for graph, own in ((ONTOLOGY_GRAPH, ontology_quads()), (REFERENCE_GRAPH, reference_quads())):
        quads += whole(graph, graph, own, Entry(pipeline()))
    return to_nquads(quads)


def whole(graph: str, subject: str, quads: Iterable[Quad], entry: Entry) -> Iterator[Quad]:
    """A graph, its copy in the default graph, and its entry in the manifest."""
    lines = triples(quads, graph)
    for quad in lines.values():
        yield quad
        yield Quad(quad.subject, quad.predicate, quad.object)
    yield from to_quads(subject, entry, lines)


def _tasks(piece: Piece, written: Written) -> Iterator[Task]:
    for found in piece.files:
        try:
            yield taken_up(found, piece.max_size)
        except DocumentError as error:
            written.failed.append((found.shown, error.reason))


def _take(piece: Piece, written: Written, task: Task, answer: Understood | DocumentError) -> Iterator[Quad]:
    if isinstance(answer, DocumentError):
        raise answer
    document, shown = answer.document, task.shown
    first = piece.taken.get(document.id) or written.documents.setdefault(document.id, shown)
    if first != shown:
        raise DocumentError(shown, "", f"is the same document as {first}: only that one is stored")
    written.statements += answer.statements
    if answer.problems:
        written.problems[shown] = answer.problems
    said = page(
        Capture(document.id, document.name, document.source_digest, url=document.url, origin=task.origin),
        answer,
    )
    return whole(document_graph(said.document), iri(said.document), said.quads, said.entry)
