"""Each question of the library: timed on a large store, and beside rdflib and raw pyoxigraph on a small.

``python -m benchmarks.questions --at FOLDER`` makes both collections there once; the large one takes an hour.
With ``--short`` they are of short documents, with about 150 quads each.
"""

from __future__ import annotations

import argparse
import signal
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from types import FrameType

import pyoxigraph as ox
import rdflib
from rdflib.plugins.sparql.sparql import SPARQLError

from peelgraph.graph.lookup.questions import filled
from peelgraph.graph.store.interface import Store
from peelgraph.graph.store.local import open_store
from peelgraph.graph.store.results import rows, select
from peelgraph.ontology import PREFIXES
from peelgraph.queries import library

from . import loading, peers, start
from .collection import make_store
from .measure import cpu, row

VALUES = {
    "force": "the Met",
    "theme": "digital forensics",
    "body": "home secretary",
    "programme": "national child protection inspection",
    "from": "2012",
    "to": "2023-12",
    "by": "2024-01-01",
    "on": "2019-03-28",
    "text": "runaways",
}
FIRST = f"SELECT (MIN(STR(?d)) AS ?document) {{ ?d a <{PREFIXES['peel']}Document> }}"
PATIENCE = 20
"""CPU seconds after which rdflib is stopped; the ratio is then a lower bound."""


def texts(store: Store, *, everything: bool) -> Mapping[str, str]:
    """Every question, of ``everything`` (only what must be is filled in) or of one force, theme, document."""
    [first] = select(store, FIRST)
    values = VALUES | {"document": str(first["document"])}
    return {
        name: filled(
            store,
            query,
            {p.name: values[p.name] for p in query.params if not (p.optional and everything)},
            lambda _: None,
        )
        for name, query in library().items()
    }


def run_large(folder: Path, documents: int) -> None:
    """How long each question takes on a large store, of one force or theme and of all, rows consumed."""
    store = open_store(folder)
    _large(store, f"one thing, {documents} documents", texts(store, everything=False))
    _large(store, f"everything, {documents} documents", texts(store, everything=True))


def _large(store: Store, about: str, asked: Mapping[str, str]) -> None:
    seconds = {}
    for name, text in asked.items():
        before = time.process_time()
        answer = store.query(text)
        count = sum(1 for _ in (answer if isinstance(answer, ox.QueryTriples) else rows(answer).rows))
        seconds[name] = time.process_time() - before
        row(f"{name}, {about}", f"{seconds[name]:.2f} s CPU", f"{count} rows")
    row(f"median, {about}", f"{statistics.median(seconds.values()):.2f} s CPU", "aim 1 s")
    slowest = max(seconds, key=lambda name: seconds[name])
    row(f"slowest, {about} ({slowest})", f"{seconds[slowest]:.2f} s CPU", "aim 5 s")


def run_beside(folder: Path) -> None:
    """Each question of everything, in memory and on disk, beside rdflib's own store and the bare engine."""
    ours, raw = open_store(folder), ox.Store.read_only(str((folder / "gen" / "current").resolve()))
    theirs = rdflib.Graph()
    everything = ours.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(everything, ox.QueryTriples)
    triples = ox.serialize(everything, format=ox.RdfFormat.N_TRIPLES) or b""
    theirs.parse(data=triples, format="nt")
    with tempfile.NamedTemporaryFile(suffix=".nt") as file:
        file.write(triples)
        file.flush()
        in_memory = open_store(Path(file.name))
    converted = rdflib.Graph(store="Oxigraph")
    converted.parse(data=triples, format="nt")
    ratios, on_disk, burdens, conversions = [], [], [], []
    for name, text in texts(ours, everything=True).items():
        disk = cpu(partial(_consume, ours.query, text))
        burdens.append(disk / cpu(partial(_consume, raw.query, text)))
        fast = cpu(partial(_consume, in_memory.query, text))
        conversions.append(cpu(partial(_consume, converted.query, text), 1) / fast)
        try:
            slow, bound = _patiently(theirs, text)
        except (SPARQLError, TypeError, AttributeError) as error:  # its aggregates trip over unbound values
            row(f"query {name}", f"{1000 * fast:.1f} ms CPU", f"rdflib fails: {type(error).__name__}")
            continue
        ratios.append(slow / fast)
        on_disk.append(slow / disk)
        row(f"query {name}", f"{1000 * fast:.1f} ms CPU", f"{bound}{ratios[-1]:.0f} times faster than rdflib")
    for package, found, note in (
        ("rdflib", ratios, f"in memory; it was stopped after {PATIENCE} s, so that this is the least"),
        ("rdflib", on_disk, "the same, but ours on disk"),
        ("oxrdflib", conversions, "the same engine behind rdflib's interface, in memory"),
        ("pyoxigraph", burdens, "the engine itself, on disk: what our store adds to each question"),
    ):
        mean = statistics.geometric_mean(found)
        task = f"{len(found)} questions of the library, geometric mean"
        peers.ratio(task, package, 1 / mean if found is burdens else mean, note)
    for how, found in (("in memory", ratios), ("on disk", on_disk)):
        mean = statistics.geometric_mean(found)
        row(f"beside rdflib, {how}, geometric mean", f"{mean:.0f} times", "aim 30 times")
    row(
        "beside raw pyoxigraph, geometric mean", f"{statistics.geometric_mean(burdens):.2f} times", "aim 1.15"
    )


def place(at: Path, documents: int, short: bool) -> Path:
    """Where a collection is kept."""
    return at / f"{documents}{'-short' if short else ''}"


def _patiently(graph: rdflib.Graph, text: str) -> tuple[float, str]:
    """CPU seconds of rdflib, and ``over`` where it was stopped."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    try:
        return cpu(lambda: list(graph.query(text)), 1), ""
    except TimeoutError:
        return float(PATIENCE), "over "
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _consume(ask: Callable[[str], object], text: str) -> None:
    """Ask, and read all rows or triples of the answer."""
    answer = ask(text)
    for _ in answer if isinstance(answer, Iterable) else ():
        pass


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--at", type=Path, required=True, help="folder in which collections are kept")
    options.add_argument("--small", type=int, default=1000, help="documents beside rdflib; 0 for none")
    options.add_argument("--large", type=int, default=20_000, help="documents of the large one; 0 for none")
    options.add_argument("--short", action="store_true", help="collections of short documents")
    chosen = options.parse_args()
    for documents, run in (
        (chosen.small, run_beside),
        (chosen.large, partial(run_large, documents=chosen.large)),
    ):
        folder = place(chosen.at, documents, chosen.short)
        if documents and not folder.exists():
            make_store(documents, folder, short=chosen.short)
        if documents:
            run(folder)
            start.run(folder)
    if chosen.small:
        loading.run(place(chosen.at, chosen.small, chosen.short))


if __name__ == "__main__":
    main()
