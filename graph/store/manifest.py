"""The manifest graph: what was stored from which bytes, by which version, and a digest to check it by."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from pyoxigraph import Literal, NamedNode, Quad, Store

from ...ontology import PREFIXES
from ..identifiers import ID, MANIFEST_GRAPH
from .update import triple

MANIFEST = NamedNode(MANIFEST_GRAPH)
SOURCE = NamedNode(PREFIXES["peel"] + "sourceDigest")
ORIGIN = NamedNode(PREFIXES["peel"] + "originKey")
_NAME = NamedNode(PREFIXES["rdfs"] + "label")
_URL = NamedNode(PREFIXES["dcterms"] + "source")
PIPELINE = NamedNode(PREFIXES["peel"] + "pipelineVersion")
DECISIONS = NamedNode(PREFIXES["peel"] + "decisionsVersion")
_COUNT = NamedNode(PREFIXES["peel"] + "quadCount")
DIGEST = NamedNode(PREFIXES["peel"] + "graphDigest")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is remembered of a document, or (the pipeline only) of another graph."""

    pipeline: str  # version of the program that made the graph
    source: str = ""  # SHA-256 of the captured bytes
    name: str = ""
    url: str | None = None
    origin: str = ""  # key of the place where the bytes were found

    @property
    def decisions(self) -> str:
        """The part of the version that is people's decisions, empty without any."""
        _, mark, key = self.pipeline.partition("-r")
        return mark + key


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
    return entry_quads(subject, entry, Digest.of(lines))


class Digest:
    """Count of the lines of a graph, and the sum of their SHA-256: in any order, and changed line by line."""

    def __init__(self, count: int = 0, value: str = "0") -> None:
        self.count = count
        self._sum = int(value, 16)

    @classmethod
    def of(cls, lines: Iterable[str]) -> Self:
        """Count and sum of some lines."""
        digest = cls()
        for line in lines:
            digest.add(line)
        return digest

    def passing(self, lines: Iterable[str], count: int = 1) -> Iterator[str]:
        """The same lines, which are taken in, or (-1) out as they were in."""
        for line in lines:
            self.add(line, count)
            yield line

    def changing(self, changes: Iterable[tuple[bool, str]]) -> Iterator[tuple[bool, str]]:
        """The same lines, which are taken in (True) or out."""
        for is_new, line in changes:
            self.add(line, 1 if is_new else -1)
            yield is_new, line

    def add(self, line: str, count: int = 1) -> None:
        """Take in one line."""
        self.count += count
        self._sum += count * int.from_bytes(hashlib.sha256(line.encode()).digest())

    def merge(self, other: Digest) -> None:
        """Take in all that another has taken in."""
        self.count += other.count
        self._sum += other._sum

    @property
    def value(self) -> str:
        """The digest, hexadecimal."""
        return f"{self._sum % (1 << 256):064x}"


def entry_quads(subject: str, entry: Entry, digest: Digest) -> Iterator[Quad]:
    """An entry as quads."""
    node = NamedNode(subject)
    yield Quad(node, _COUNT, Literal(digest.count), MANIFEST)
    for predicate, value in (
        (PIPELINE, entry.pipeline),
        (DECISIONS, entry.decisions),
        (DIGEST, digest.value),
        (SOURCE, entry.source),
        (_NAME, entry.name),
        (_URL, entry.url),
        (ORIGIN, entry.origin),
    ):
        if value:
            yield Quad(node, predicate, Literal(value), MANIFEST)


def whole_entry(documents: Digest) -> Iterator[Quad]:
    """The manifest's entry of itself: how many lines it has of documents, and their digest."""
    return entry_quads(MANIFEST.value, Entry(""), documents) if documents.count else iter(())


def recount(store: Store) -> Digest:
    """Count and digest of all entries of documents, as they are."""
    digest = Digest()
    for quad in store.quads_for_pattern(None, None, None, MANIFEST):
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(ID):
            digest.add(triple(quad))
    return digest


def digest_of(store: Store, subject: str) -> Digest:
    """Count and digest of the graph that an entry stands for; of an empty one where there is no entry."""
    values = _values(store, subject)
    return Digest(int(values.get(_COUNT, 0)), values.get(DIGEST, "0"))


def entry_of(store: Store, subject: str) -> Entry | None:
    """The entry of a document or another graph, by its IRI."""
    values = _values(store, subject)
    if not values:
        return None
    return Entry(
        pipeline=values[PIPELINE],
        source=values.get(SOURCE, ""),
        name=values.get(_NAME, ""),
        url=values.get(_URL),
        origin=values.get(ORIGIN, ""),
    )


def _values(store: Store, subject: str) -> dict[NamedNode, str]:
    quads = store.quads_for_pattern(NamedNode(subject), None, None, MANIFEST)
    return {quad.predicate: quad.object.value for quad in quads if isinstance(quad.object, Literal)}
