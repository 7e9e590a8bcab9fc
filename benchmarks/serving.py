"""`peel serve` under load, beside `oxigraph serve` and `rdflib-endpoint` on the same triples in the same run.

``python -m benchmarks.serving [SECONDS]`` runs this alone; Linux only.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, product, repeat
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox

from peelgraph.graph.build import ingest
from peelgraph.graph.store.local import open_store

from . import generated, peers
from .clients import Load, cpu_of, load, memory_of
from .measure import cpu, row

DOCUMENTS = 170
"""Make 150,000 quads."""
LIMIT = 6.0
"""Seconds that a query may take at our server."""
PREFIXES = "PREFIX peel: <https://w3id.org/peelgraph/ns#> PREFIX oa: <http://www.w3.org/ns/oa#> "
AGGREGATE = PREFIXES + (
    "SELECT ?theme ?polarity (COUNT(*) AS ?n) { ?f peel:theme ?theme ; peel:polarity ?polarity ; "
    "peel:evidence/oa:exact ?words } GROUP BY ?theme ?polarity ORDER BY DESC(?n) ?theme ?polarity"
)
TEXT = PREFIXES + (
    "SELECT ?f ?words { ?f peel:evidence/oa:exact ?words "
    "FILTER(CONTAINS(LCASE(?words), 'victims')) } LIMIT 20"
)
BUSIEST = PREFIXES + (
    "SELECT ?d (COUNT(*) AS ?n) { ?f peel:statedIn ?d ; a peel:Finding } "
    "GROUP BY ?d ORDER BY DESC(?n) ?d LIMIT 1"
)
LOOKUP = PREFIXES + (
    "SELECT ?f ?p ?words "
    "{{ ?f peel:statedIn {document} ; peel:polarity ?p ; peel:evidence/oa:exact ?words }} LIMIT 8"
)
KNOWN = "lookup asked before"
NOTES = {
    "lookup": "a server without limits on time, memory and rows",
    KNOWN: "ours remembers answers until the store changes",
}
DEATH = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@dataclass(frozen=True)
class Server:
    name: str
    command: Sequence[str]
    path: str

    def targets(self, query: str, *, new: bool) -> Iterator[str]:
        """Addresses that ask a query again and again, or each time with a ``new`` comment behind it."""
        numbers = count() if new else repeat(0)
        return (f"{self.path}?{urlencode({'query': f'{query} # {number}'})}" for number in numbers)


def run(seconds: float = 10.0) -> None:
    """Print requests a second, the 99th percentile and the CPU of each request, for each server and query."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        generated.write(folder / "texts", DOCUMENTS)
        ingest([folder / "texts"], folder / "store")
        queries = _queries(folder / "store")
        found = {
            (server.name, name, many): _measured(server, name, query, many, seconds)
            for server in _servers(folder)
            for name, query in queries.items()
            for many in (1, 8, 32)
        }
        _ratios(found)
        _in_process(folder / "store", found)
        _under_attack(folder / "store", seconds)


def _queries(store: Path) -> dict[str, str]:
    engine = open_store(store).engine
    row("quads", f"{len(engine):,}", "")
    [busiest] = _solutions(engine, BUSIEST)
    lookup = LOOKUP.format(document=busiest["d"])
    return {
        "lookup": lookup,
        KNOWN: lookup,
        "aggregate": AGGREGATE,
        "text": TEXT,
    }


def _solutions(engine: ox.Store, text: str) -> list[ox.QuerySolution]:
    found = engine.query(text)
    assert isinstance(found, ox.QuerySolutions)
    return list(found)


def _servers(folder: Path) -> list[Server]:
    """Each with the same triples: the peers have the default graph only, from a file of their kind."""
    store = folder / "store"
    triples = open_store(store).query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(triples, ox.QueryTriples)
    ox.serialize(triples, output=folder / "graph.nt", format=ox.RdfFormat.N_TRIPLES)
    scripts = Path(sysconfig.get_path("scripts"))
    generation = str((store / "gen" / "current").resolve())
    peel = [str(scripts / "peel"), "serve", "--store", str(store), "--workers", "2", "--port"]
    oxigraph = [str(scripts / "oxigraph"), "serve-read-only", "--location", generation, "--bind"]
    rdflib = [str(scripts / "rdflib-endpoint"), "serve", str(folder / "graph.nt"), "--port"]
    return [
        Server("peel serve", peel, "/sparql"),
        Server("oxigraph serve", oxigraph, "/query"),
        Server("rdflib-endpoint", rdflib, "/"),
    ]


@contextmanager
def _serving(command: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Port and process of a server that is ready."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    where = f"127.0.0.1:{port}" if command[-1] == "--bind" else str(port)
    with subprocess.Popen([*command, where], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(port)
            yield port, process.pid
        finally:
            process.kill()


def _wait_for(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), 0.5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"no server at {port}")


def _measured(server: Server, name: str, query: str, connections: int, seconds: float) -> tuple[Load, float]:
    """A fresh server: queries that nobody waits for any more go on in some of them."""
    targets = server.targets(query, new=name != KNOWN)
    with _serving(server.command) as (port, pid):
        load("127.0.0.1", port, targets, 1, 1.0)  # to warm up
        before = cpu_of(pid)
        found = load("127.0.0.1", port, targets, connections, seconds)
        used = (cpu_of(pid) - before) / max(1, len(found.good))
    told = (
        f"p99 {1000 * found.percentile(0.99):.0f} ms, {1000 * used:.2f} ms CPU, {len(found.refused)} refused"
    )
    row(f"{server.name}, {connections} connections: {name}", f"{found.rate:.1f}/s", told)
    return found, used


def _ratios(found: dict[tuple[str, str, int], tuple[Load, float]]) -> None:
    for peer, package in (("rdflib-endpoint", "rdflib-endpoint"), ("oxigraph serve", "oxigraph")):
        for query in ("lookup", KNOWN, "aggregate", "text"):
            ours, theirs = (found[name, query, 8][0].rate for name in ("peel serve", peer))
            note = NOTES.get(query, "")
            peers.rates(f"serving: {query}, 8 connections", package, ours, theirs, "/s", note)
    for many, name in product((1, 8, 32), ("lookup", KNOWN)):
        ours = found["peel serve", name, many][0].rate
        for peer, aim in (("rdflib-endpoint", "aim 3"), ("oxigraph serve", "aim 0.4")):
            row(f"{name} at {many} beside {peer}", f"{ours / found[peer, name, many][0].rate:.2f}", aim)
    row("CPU of a lookup", f"{1000 * found['peel serve', 'lookup', 8][1]:.2f} ms", "aim 1 ms")


def _in_process(store: Path, found: dict[tuple[str, str, int], tuple[Load, float]]) -> None:
    """CPU of the aggregate beside the engine without HTTP."""
    engine = open_store(store).engine
    alone = cpu(lambda: _solutions(engine, AGGREGATE))
    row(
        "aggregate beside pyoxigraph in process, CPU",
        f"{found['peel serve', 'aggregate', 1][1] / alone:.2f}",
        "aim 1.3",
    )


def _under_attack(store: Path, seconds: float) -> None:
    """How soon others are answered while a query of death runs, what becomes of it, and memory over time."""
    command = [str(Path(sysconfig.get_path("scripts")) / "peel"), "serve", "--store", str(store)]
    command += ["--workers", "2", "--timeout", str(LIMIT), "--port"]
    ours = Server("peel serve", command, "/sparql")
    ask, death = ours.targets("ASK {}", new=True), ours.targets(DEATH, new=True)
    with _serving(command) as (port, pid):
        dying: list[Load] = []
        attack = threading.Thread(target=lambda: dying.append(load("127.0.0.1", port, death, 1, LIMIT / 2)))
        attack.start()
        time.sleep(0.3)
        found = load("127.0.0.1", port, ask, 1, LIMIT - 1)
        attack.join()
        row("ASK {} beside a query of death, p99", f"{1000 * found.percentile(0.99):.0f} ms", "aim 200 ms")
        many = load("127.0.0.1", port, death, 8, LIMIT)
        row("longest wait for a query of death", f"{many.percentile(1):.1f} s", f"aim {LIMIT + 2:.0f} s")
        load("127.0.0.1", port, ask, 8, seconds, 5_000)
        before = memory_of(pid)
        asked = len(load("127.0.0.1", port, ask, 8, 10 * seconds, 100_000).good)
        row(f"memory after {asked:,} more requests", f"{memory_of(pid) / before:.2f}", "aim 1.1")


if __name__ == "__main__":
    run(float(sys.argv[1]) if len(sys.argv) > 1 else 10.0)
