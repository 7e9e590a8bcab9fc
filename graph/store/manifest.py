"""The manifest graph: what was stored from which bytes, by which version, and a digest to check it by."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, Store

from ...ontology import PREFIXES
from ..identifiers import MANIFEST_GRAPH

MANIFEST = NamedNode(MANIFEST_GRAPH)
SOURCE = NamedNode(PREFIXES["peel"] + "sourceDigest")
ORIGIN = NamedNode(PREFIXES["peel"] + "originKey")
_NAME = NamedNode(PREFIXES["rdfs"] + "label")
_URL = NamedNode(PREFIXES["dcterms"] + "source")
PIPELINE = NamedNode(PREFIXES["peel"] + "pipelineVersion")
_COUNT = NamedNode(PREFIXES["peel"] + "quadCount")
_DIGEST = NamedNode(PREFIXES["peel"] + "graphDigest")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is remembered of a document, or (the pipeline only) of another graph."""

    pipeline: str  # version of the program that made the graph
    source: str = ""  # SHA-256 of the captured bytes
    name: str = ""
    url: str | None = None
    origin: str = ""  # key of the place where the bytes were found


def subjects(store: Store, predicate: NamedNode, value: str) -> Iterator[str]:
    """IRIs of the entries that have a value."""
    for quad in store.quads_for_pattern(None, predicate, Literal(value), MANIFEST):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject.value


def values(store: Store, predicate: NamedNode) -> Iterator[tuple[str, str]]:
    """IRI and value of each entry that has one."""
    for quad in store.quads_for_pattern(None, predicate, None, MANIFEST):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            yield quad.subject.value, quad.object.value


def to_quads(subject: str, entry: Entry, lines: Collection[str]) -> Iterator[Quad]:
    """An entry as quads, with count and digest of the lines of the graph it stands for."""
    digest = Digest()
    for _ in digest.passing(sorted(lines)):
        pass
    return entry_quads(subject, entry, digest)


class Digest:
    """Count and SHA-256 of the sorted lines of a graph, joined by line ends."""

    def __init__(self) -> None:
        self.count = 0
        self._sha256 = hashlib.sha256()

    def passing(self, lines: Iterable[str]) -> Iterator[str]:
        """The same lines, taken into account."""
        for line in lines:
            self._sha256.update(("\n" if self.count else "").encode() + line.encode())
            self.count += 1
            yield line

    @property
    def value(self) -> str:
        """The digest of what has passed, hexadecimal."""
        return self._sha256.hexdigest()


def entry_quads(subject: str, entry: Entry, digest: Digest) -> Iterator[Quad]:
    """An entry as quads."""
    node = NamedNode(subject)
    yield Quad(node, _COUNT, Literal(digest.count), MANIFEST)
    for predicate, value in (
        (PIPELINE, entry.pipeline),
        (_DIGEST, digest.value),
        (SOURCE, entry.source),
        (_NAME, entry.name),
        (_URL, entry.url),
        (ORIGIN, entry.origin),
    ):
        if value:
            yield Quad(node, predicate, Literal(value), MANIFEST)


def entry_of(store: Store, subject: str) -> Entry | None:
    """The entry of a document or another graph, by its IRI."""
    quads = store.quads_for_pattern(NamedNode(subject), None, None, MANIFEST)
    values = {quad.predicate: quad.object.value for quad in quads if isinstance(quad.object, Literal)}
    if not values:
        return None
    return Entry(
        pipeline=values[PIPELINE],
        source=values.get(SOURCE, ""),
        name=values.get(_NAME, ""),
        url=values.get(_URL),
        origin=values.get(ORIGIN, ""),
    )
