"""Each question of the library: timed on a large store, and beside rdflib and raw pyoxigraph on a small."""

from __future__ import annotations

import signal
import statistics
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType

import pyoxigraph as ox
import rdflib
from rdflib.plugins.sparql.sparql import SPARQLError

from peelgraph.graph.lookup.questions import filled
from peelgraph.graph.store.interface import Store
from peelgraph.graph.store.local import open_store
from peelgraph.graph.store.results import rows
from peelgraph.queries import library

from .measure import cpu, row, wall

VALUES = {
    "force": "the Met",
    "theme": "digital forensics",
    "by": "2024-01-01",
    "on": "2019-03-28",
    "text": "runaways",
}
PATIENCE = 60
"""Seconds after which rdflib is stopped; the ratio is then a lower bound."""


def texts(store: Store) -> Mapping[str, str]:
    """Every question that is to be asked, with its required parameters filled in."""
    return {
        name: filled(
            store, query, {p.name: VALUES[p.name] for p in query.params if not p.optional}, lambda _: None
        )
        for name, query in library().items()
    }


def run_large(folder: Path, documents: int) -> None:
    """How long each question takes on a large store, rows consumed as plain values."""
    store = open_store(folder)
    seconds = {}
    for name, text in texts(store).items():
        seconds[name] = wall(lambda text=text: _count(store, text), 3)
        row(f"query {name}", f"{1000 * seconds[name]:.0f} ms", f"{_count(store, text)} rows")
    row(
        f"median question at {documents} documents", f"{statistics.median(seconds.values()):.2f} s", "aim 1 s"
    )
    slowest = max(seconds, key=lambda name: seconds[name])
    row(f"slowest question ({slowest})", f"{seconds[slowest]:.2f} s", "aim 5 s")


def run_beside(folder: Path) -> None:
    """Each question beside the same on rdflib's own store, and beside the engine without us."""
    ours, raw = open_store(folder), ox.Store.read_only(str((folder / "gen" / "current").resolve()))
    theirs = rdflib.Graph()
    triples = ours.query("CONSTRUCT WHERE { ?s ?p ?o }")
    theirs.parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    ratios, burdens = [], []
    for name, text in texts(ours).items():
        fast = cpu(lambda text=text: _consume(ours.query(text)))
        bare = cpu(lambda text=text: _consume(raw.query(text)))
        burdens.append(fast / bare)
        try:
            slow, bound = _patiently(theirs, text)
        except (SPARQLError, TypeError, AttributeError) as error:  # its aggregates trip over unbound values
            row(f"query {name}", f"{1000 * fast:.1f} ms CPU", f"rdflib fails: {type(error).__name__}")
            continue
        ratios.append(slow / fast)
        row(f"query {name}", f"{1000 * fast:.1f} ms CPU", f"{bound}{ratios[-1]:.0f} times faster than rdflib")
    row("beside rdflib, geometric mean", f"{statistics.geometric_mean(ratios):.0f} times", "aim 30 times")
    row(
        "beside raw pyoxigraph, geometric mean", f"{statistics.geometric_mean(burdens):.2f} times", "aim 1.15"
    )


def _patiently(graph: rdflib.Graph, text: str) -> tuple[float, str]:
    """CPU seconds of rdflib, and ``over`` where it was stopped."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(PATIENCE)
    try:
        return cpu(lambda: list(graph.query(text)), 1), ""
    except TimeoutError:
        return float(PATIENCE), "over "
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _count(store: Store, text: str) -> int:
    return sum(1 for _ in rows(store.query(text)).rows)


def _consume(answer: object) -> None:
    for _ in _iterated(answer):
        pass


def _iterated(answer: object) -> Iterator[object]:
    return iter(answer) if hasattr(answer, "__iter__") else iter(())  # type: ignore[call-overload]
