"""What the graph says about one IRI: its own triples, and labels of what it names."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pyoxigraph as ox

from ...ontology import PREFIXES
from ..lookup.labels import names_of, things_in
from ..store.local import LocalStore
from .answers import written
from .formats import HTML, TRIPLES, choose, named
from .frames import Frame
from .limits import Limits, RefusedError

MOST_INCOMING = 1000
"""Statements about a thing by others that are told; a force has many thousands."""
_LABEL = ox.NamedNode(PREFIXES["rdfs"] + "label")


def entity(store: LocalStore, frame: Frame, limits: Limits) -> Frame:
    """The thing ``frame.head["iri"]`` as RDF, or for a page as JSON (type ``text/html``).

    Raises `RefusedError` 404 for what the store says nothing about.
    """
    try:
        node = ox.NamedNode(str(frame.head["iri"]))
    except ValueError as error:
        raise RefusedError(404, "no thing has such an address") from error
    own = [quad.triple for quad in store.engine.quads_for_pattern(node, None, None, ox.DefaultGraph())]
    incoming = list(_incoming(store, node))
    if not own and not incoming:
        raise RefusedError(404, f"the store says nothing about <{node.value}>")
    if _wants_page(frame):
        page = _page(store, node, own, incoming)
        return Frame({"status": 200, "type": HTML}, json.dumps(page, ensure_ascii=False).encode())
    return written(_ordered([*own, *incoming]), frame, limits)


def _incoming(store: LocalStore, node: ox.NamedNode) -> Iterator[ox.Triple]:
    quads = store.engine.quads_for_pattern(None, None, node, ox.DefaultGraph())
    for _, quad in zip(range(MOST_INCOMING), quads, strict=False):
        yield quad.triple


def _ordered(triples: list[ox.Triple]) -> list[ox.Triple]:
    return sorted(triples, key=str)


def _wants_page(frame: Frame) -> bool:
    offered = [*TRIPLES, HTML]
    wanted, accept = str(frame.head.get("format") or ""), frame.head.get("accept")
    if wanted:
        return named(wanted, offered) == HTML
    return choose(str(accept), offered) == HTML if accept else False


def _page(
    store: LocalStore, node: ox.NamedNode, own: list[ox.Triple], incoming: list[ox.Triple]
) -> dict[str, object]:
    """Plain values for a template: label, rows of (property, value, label), and rows of (thing, property)."""
    things = {t.object.value for t in own if isinstance(t.object, ox.NamedNode)}
    things |= {t.subject.value for t in incoming if isinstance(t.subject, ox.NamedNode)}
    names = names_of(store, things_in([sorted(things)]))
    labels = [t.object.value for t in own if t.predicate == _LABEL and isinstance(t.object, ox.Literal)]
    return {
        "iri": node.value,
        "label": min(labels, default=node.value),
        "own": [_row(t.predicate, t.object, names) for t in _ordered(own)],
        "incoming": [_row(t.predicate, t.subject, names) for t in _ordered(incoming)],
        "cut": len(incoming) == MOST_INCOMING,
    }


def _row(predicate: ox.NamedNode, term: object, names: dict[str, str]) -> dict[str, str | None]:
    """One statement; ``iri`` is None where the value is no thing."""
    iri = term.value if isinstance(term, ox.NamedNode) else None
    text = term.value if isinstance(term, ox.Literal) else _short(iri or str(term))
    label = names.get(iri.removeprefix(PREFIXES["id"])) if iri else None
    return {"property": _short(predicate.value), "of": predicate.value, "iri": iri, "text": label or text}


def _short(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
