"""Shards into a server, or into one file for its own loader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from typing import BinaryIO

from pyoxigraph import NamedNode, Quad, QuerySolutions

from ..identifiers import DESCRIPTION_GRAPH, INFERRED_GRAPH, MANIFEST_GRAPH
from ..rdf import Changed, count, description_quads, documents_in, infer, to_nquads
from ..store.graph_store import GraphStore
from ..store.interface import Store
from ..store.manifest import Digest, entry_quads
from ..store.update import triple
from .joined import Joined
from .shards import whole

_PART = 50_000
"""Triples of the inferred graph that are sent at once."""


def to_file(shards: Joined, output: BinaryIO) -> None:
    """Write shards one after the other as N-Quads, and what follows from all of them."""

    def write(quads: Iterable[Quad]) -> None:
        output.write(to_nquads(quads))

    inferred, digest = infer(_passing(shards, write)), Digest()
    while part := list(islice(inferred, _PART)):
        for quad in part:
            digest.add(triple(quad))
        write(part)
        write(_bare(part))
    write(entry_quads(INFERRED_GRAPH, shards.entry, digest))


def to_server(shards: Joined, server: GraphStore, endpoint: Store | None = None) -> None:
    """Put each graph of the shards to a server, and what follows from them.

    Where its ``endpoint`` is given, a description with counts is added. May be done again after a failure.
    """
    _send_derived(infer(_passing(shards, partial(_send, server=server))), shards, server)
    if endpoint:
        description = description_quads(count(partial(_select, endpoint)))
        _send(whole(DESCRIPTION_GRAPH, DESCRIPTION_GRAPH, description, shards.entry), server)


def _passing(shards: Joined, write: Callable[[Iterable[Quad]], None]) -> Iterator[Changed]:
    """Write shards, and pass on what each of their documents says."""
    for quads in shards:
        write(quads)
        yield from documents_in(quads)


def _select(endpoint: Store, text: str) -> QuerySolutions:
    answer = endpoint.query(text)
    if not isinstance(answer, QuerySolutions):
        raise TypeError("not a SELECT")
    return answer


def _bare(quads: Iterable[Quad]) -> list[Quad]:
    """The same triples in the default graph."""
    return [Quad(quad.subject, quad.predicate, quad.object) for quad in quads]


def _send(quads: Iterable[Quad], server: GraphStore) -> None:
    graphs: defaultdict[str | None, list[Quad]] = defaultdict(list)
    for quad in quads:
        name = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else None
        graphs[name].append(quad)
    for graph, own in graphs.items():
        if graph in (None, MANIFEST_GRAPH):
            server.add(graph, to_nquads(_bare(own)))
        else:
            server.put(graph, to_nquads(_bare(own)))


def _send_derived(inferred: Iterator[Quad], shards: Joined, server: GraphStore) -> None:
    """Make the inferred graph anew in parts, as it may be large."""
    digest, write = Digest(), server.put
    while part := list(islice(inferred, _PART)):
        for quad in part:
            digest.add(triple(quad))
        write(INFERRED_GRAPH, to_nquads(_bare(part)))
        server.add(None, to_nquads(_bare(part)))
        write = server.add
    _send(entry_quads(INFERRED_GRAPH, shards.entry, digest), server)
