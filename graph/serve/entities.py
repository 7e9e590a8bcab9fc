"""What the graph says about one IRI: its own triples and those that point to it, with names for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from ...ontology import PREFIXES
from ..lookup.labels import names_of, things_in
from ..store.local import LocalStore
from .answers import written
from .frames import Frame
from .limits import Limits, RefusedError

MOST_INCOMING = 1000
"""Statements about a thing by others that are told; a force has many thousands."""
_LABEL = ox.NamedNode(PREFIXES["rdfs"] + "label")


@dataclass(frozen=True, slots=True)
class Row:
    """A property ``of`` (an IRI, and ``property`` for short) with its value, whose IRI is None for text."""

    property: str
    of: str
    iri: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Described:
    """An IRI with its own rows, and those of things that point to it; ``cut`` where there are more."""

    iri: str
    label: str
    own: tuple[Row, ...]
    incoming: tuple[Row, ...]
    cut: bool


def entity(store: LocalStore, frame: Frame, limits: Limits) -> Frame:
    """The thing ``frame.head["iri"]`` as RDF; raises `RefusedError` 404 for what the store does not know."""
    _, own, incoming = _triples(store, str(frame.head["iri"]))
    return written(_ordered([*own, *incoming]), frame, limits)


def described(store: LocalStore, iri: str) -> Described:
    """The same for a page."""
    node, own, incoming = _triples(store, iri)
    things = {t.object.value for t in own if isinstance(t.object, ox.NamedNode)}
    things |= {t.subject.value for t in incoming if isinstance(t.subject, ox.NamedNode)}
    names = names_of(store, things_in([sorted(things)]))
    labels = [t.object.value for t in own if t.predicate == _LABEL and isinstance(t.object, ox.Literal)]
    return Described(
        node.value,
        min(labels, default=node.value),
        tuple(_row(t.predicate, t.object, names) for t in _ordered(own)),
        tuple(_row(t.predicate, t.subject, names) for t in _ordered(incoming)),
        len(incoming) == MOST_INCOMING,
    )


def _triples(store: LocalStore, iri: str) -> tuple[ox.NamedNode, list[ox.Triple], list[ox.Triple]]:
    try:
        node = ox.NamedNode(iri)
    except ValueError as error:
        raise RefusedError(404, "no thing has such an address") from error
    own = [quad.triple for quad in store.engine.quads_for_pattern(node, None, None, ox.DefaultGraph())]
    incoming = list(_incoming(store, node))
    if not own and not incoming:
        raise RefusedError(404, f"the store says nothing about <{node.value}>")
    return node, own, incoming


def _incoming(store: LocalStore, node: ox.NamedNode) -> Iterator[ox.Triple]:
    quads = store.engine.quads_for_pattern(None, None, node, ox.DefaultGraph())
    for _, quad in zip(range(MOST_INCOMING), quads, strict=False):
        yield quad.triple


def _ordered(triples: list[ox.Triple]) -> list[ox.Triple]:
    return sorted(triples, key=str)


def _row(predicate: ox.NamedNode, term: object, names: dict[str, str]) -> Row:
    iri = term.value if isinstance(term, ox.NamedNode) else None
    text = term.value if isinstance(term, ox.Literal) else _short(iri or str(term))
    label = names.get(iri.removeprefix(PREFIXES["id"])) if iri else None
    return Row(_short(predicate.value), predicate.value, iri, label or text)


def _short(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
