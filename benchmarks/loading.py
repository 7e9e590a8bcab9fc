"""An N-Quads file opened as a store, beside ``oxigraph load`` of the same file."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pyoxigraph as ox

from peelgraph.graph.store.local import open_store

from . import peers
from .measure import cpu, process_cpu, row

OXIGRAPH = str(Path(sys.executable).parent / "oxigraph")
RUNS = 3


def run(folder: Path) -> None:
    """Quads a second of CPU; ours copies each triple into the default graph as well."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "graphs.nq"
        named = [quad for quad in open_store(folder).engine if quad.graph_name != ox.DefaultGraph()]
        file.write_bytes(ox.serialize(named, format=ox.RdfFormat.N_QUADS))
        theirs = process_cpu([OXIGRAPH, "load", "--location", f"{place}/theirs", "--file", str(file)], RUNS)
        ours = cpu(lambda: open_store(file), RUNS)
        note = "ours copies each triple into the default graph too; theirs starts a process"
        peers.rates("opening N-Quads", "oxigraph", len(named) / ours, len(named) / theirs, "quads/s", note)
        row(
            f"loading {len(named)} quads",
            f"{len(named) / ours:.0f} quads/s",
            f"{theirs / ours:.2f} times oxigraph load; aim 0.8",
        )
