"""Each question of the library on the store on disk, against the same query on rdflib's own store."""

from __future__ import annotations

import statistics
from pathlib import Path

import rdflib
from pyoxigraph import RdfFormat, serialize
from rdflib.plugins.sparql.sparql import SPARQLError

from peelgraph.graph.store.local import open_store
from peelgraph.queries import library

from .measure import cpu, row


def run(store: Path) -> None:
    ours = open_store(store)
    theirs = rdflib.Graph()
    triples = ours.query("CONSTRUCT WHERE { ?s ?p ?o }")
    theirs.parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")
    ratios = {}
    for name, query in library().items():
        if any(not parameter.optional for parameter in query.params):
            continue
        text = query.bound({})
        fast = cpu(lambda text=text: _consume(ours.query(text)))
        try:
            slow = cpu(lambda text=text: list(theirs.query(text)), 1)
        except (SPARQLError, TypeError) as error:  # rdflib's aggregates trip over unbound values
            row(f"query {name}", f"{1000 * fast:.1f} ms CPU", f"rdflib fails: {error}")
            continue
        ratios[name] = slow / max(fast, 1e-6)
        row(f"query {name}", f"{1000 * fast:.1f} ms CPU", f"{ratios[name]:.0f} times faster than rdflib")
    row("geometric mean", f"{statistics.geometric_mean(ratios.values()):.0f} times", "aim 10 times")


def _consume(answer: object) -> None:
    for _ in answer if hasattr(answer, "__iter__") else ():  # type: ignore[attr-defined]
        pass
