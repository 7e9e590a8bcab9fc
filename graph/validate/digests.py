"""Whether graphs are still what was stored: their triples against the digest in the manifest."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad

from ..store.manifest import Digest
from ..store.update import triple
from .problem import Problem, graph_name


def check_digest(quads: Iterable[Quad], graph: str, stored: str) -> list[Problem]:
    """The graph itself as a problem, where the digest of its triples is not the stored one."""
    digest = Digest()
    for line in map(triple, quads):
        digest.add(line)
    if digest.value == stored:
        return []
    words = "this graph is not what was stored: triples were added, lost or changed"
    return [Problem(graph_name(graph), graph, "graph-digest", words)]
