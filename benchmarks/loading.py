"""An N-Quads file opened as a store, or written into a folder, beside ``oxigraph load`` of the same file."""

from __future__ import annotations

import itertools
import shutil
import sys
import tempfile
from pathlib import Path

import pyoxigraph as ox

from peelgraph.graph.build.kept import BATCH
from peelgraph.graph.identifiers import GRAPH, INFERRED_GRAPH, document_graph
from peelgraph.graph.store.folder import Folder
from peelgraph.graph.store.local import open_store
from peelgraph.graph.store.manifest import Entry
from peelgraph.graph.store.update import triple
from peelgraph.graph.store.writer import Page, Writer

from . import peers
from .measure import cpu, process_cpu, row

OXIGRAPH = str(Path(sys.executable).parent / "oxigraph")
RUNS = 3
DOCUMENT = document_graph("document/")


def run(folder: Path) -> None:
    """Quads a second of CPU; ours copies each triple into the default graph as well."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "graphs.nq"
        named = [quad for quad in open_store(folder).engine if quad.graph_name != ox.DefaultGraph()]
        named.sort(key=_graph)  # document by document, as documents come
        ox.serialize(named, output=file, format=ox.RdfFormat.N_QUADS)
        theirs = process_cpu([OXIGRAPH, "load", "--location", f"{place}/theirs", "--file", str(file)], RUNS)
        for how, ours in (
            ("into memory", cpu(lambda: open_store(file), RUNS)),
            ("into a store folder", cpu(lambda: _write(file, Path(place) / "ours"), RUNS)),
        ):
            note = "ours copies each triple into the default graph too; theirs starts a process"
            rates = (len(named) / ours, len(named) / theirs)
            peers.rates(f"loading N-Quads {how}", "oxigraph", *rates, "quads/s", note)
            row(
                f"loading {len(named)} quads {how}",
                f"{len(named) / ours:.0f} quads/s",
                f"{theirs / ours:.2f} times oxigraph load; aim 0.8",
            )


def _write(file: Path, place: Path) -> None:
    """Everything that an ingest does with what was read: manifest, digests, default graph, publication."""
    shutil.rmtree(place, ignore_errors=True)
    with Writer(Folder(place)) as writer:
        batch: list[Page] = []
        for graph, group in itertools.groupby(ox.parse(path=str(file), format=ox.RdfFormat.N_QUADS), _graph):
            quads = list(group)
            if graph == INFERRED_GRAPH:
                writer.set_derived(graph, map(triple, quads), "1")
            elif graph.startswith(DOCUMENT):
                document = graph.removeprefix(GRAPH)
                batch.append(
                    Page(document, quads, Entry("1", source=document, name=document, origin=document))
                )
                if len(batch) == BATCH:
                    writer.store(batch)
                    batch.clear()
            else:
                writer.set_graph(graph, quads, "1")
        writer.store(batch)
        writer.settle()
        writer.flush()
        writer.publish()


def _graph(quad: ox.Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
