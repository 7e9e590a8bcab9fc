"""Killed at any moment, an ingest leaves a store that the next one brings to the same end."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import Store

from peelgraph.graph.build import ingest
from peelgraph.graph.build.ingest import BATCH
from peelgraph.graph.rdf import to_nquads
from peelgraph.graph.store import captures
from peelgraph.graph.store.folder import Folder
from peelgraph.graph.store.writer import Writer

INGEST = (
    "import sys; from pathlib import Path; from peelgraph.graph.build import ingest\n"
    "ingest([Path(sys.argv[1])], Path(sys.argv[2]))"
)
FILES = 3 * BATCH


def dump(store: Path) -> bytes:
    with Writer(Folder(store)) as writer:
        return to_nquads(writer.quads())


def write_papers(folder: Path, version: int) -> None:
    """Some documents; a few of them differ from version to version."""
    folder.mkdir(exist_ok=True)
    rows = ["file,url"]
    for number in range(FILES):
        edition = version if number % 5 == 0 else 0
        text = f"Kent Police – report {number}\n\nPublished on: 3 May 2019\n\nEdition {edition}: the force must improve.\n"
        (folder / f"{number:03}.txt").write_text(text)
        rows.append(f"{number:03}.txt,https://example.org/{number}")
    (folder / "documents.csv").write_text("\n".join(rows) + "\n")


def kill_after(seconds: float, papers: Path, store: Path) -> int:
    with subprocess.Popen([sys.executable, "-c", INGEST, str(papers), str(store)]) as process:
        time.sleep(seconds)
        process.kill()
        return process.wait()


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float, bytes]:
    """The documents, how long an undisturbed ingest of them takes, and what it makes."""
    folder = tmp_path_factory.mktemp("reference")
    write_papers(folder / "papers", 1)
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", INGEST, str(folder / "papers"), str(folder / "store")], check=True)
    return folder / "papers", time.perf_counter() - started, dump(folder / "store")


@pytest.mark.parametrize("seed", range(3))
def test_killed_while_it_writes_a_new_store(
    seed: int, reference: tuple[Path, float, bytes], tmp_path: Path
) -> None:
    papers, duration, expected = reference
    store = tmp_path / "store"
    chance = random.Random(seed)
    killed = sum(
        kill_after(chance.uniform(0.2, 0.95) * duration, papers, store) == -signal.SIGKILL for _ in range(2)
    )
    assert killed
    current = Folder(store).current
    if current.exists():
        Store.read_only(str(current.resolve()))
    ingest([papers], store)
    assert dump(store) == expected


def test_killed_while_it_replaces_documents(reference: tuple[Path, float, bytes], tmp_path: Path) -> None:
    _, duration, _ = reference
    changed = tmp_path / "papers"
    write_papers(changed, 1)
    ingest([changed], tmp_path / "store")
    write_papers(changed, 2)
    kill_after(0.7 * duration, changed, tmp_path / "store")
    graphs = whole_documents(tmp_path / "store")
    assert len(graphs) == FILES
    ingest([changed], tmp_path / "store")
    ingest([changed], tmp_path / "undisturbed")
    assert dump(tmp_path / "store") == dump(tmp_path / "undisturbed")


def whole_documents(store: Path) -> set[str]:
    """Documents in the manifest, each of which has as many quads as the manifest says."""
    query = """PREFIX peel: <https://w3id.org/peelgraph/ns#> SELECT ?d (COUNT(*) AS ?n) (SAMPLE(?count) AS ?expected) {
        GRAPH <https://w3id.org/peelgraph/graph/manifest> { ?d peel:sourceDigest ?x ; peel:quadCount ?count }
        BIND(IRI(REPLACE(STR(?d), "/id/", "/graph/")) AS ?g) GRAPH ?g { ?s ?p ?o } } GROUP BY ?d"""
    with Writer(Folder(store)) as writer:
        rows = list(writer.query(query))
    assert [row["n"].value for row in rows] == [row["expected"].value for row in rows]
    return {row["d"].value for row in rows}


def test_a_log_that_lost_its_end_is_made_good_from_the_journal(tmp_path: Path) -> None:
    papers, store = tmp_path / "papers", tmp_path / "store"
    write_papers(papers, 1)
    ingest([papers], store)
    expected = dump(store)
    lost = sorted(captures.documents(Folder(store)))[:3]
    with Writer(Folder(store)) as writer:  # as if the power had gone before the database was on the disk
        for document in lost:
            writer.remove(document)
    for path in papers.glob("*.txt"):
        path.unlink()
    (papers / "documents.csv").unlink()
    report = ingest([papers], store)
    assert report.stored == len(lost)
    assert dump(store) == expected


def test_a_removal_that_was_interrupted_is_carried_out(tmp_path: Path) -> None:
    papers, store = tmp_path / "papers", tmp_path / "store"
    write_papers(papers, 1)
    ingest([papers], store)
    document = min(captures.documents(Folder(store)))
    captures.append(Folder(store), [captures.Capture(document)])
    empty = tmp_path / "empty"
    empty.mkdir()
    ingest([empty], store)
    assert document.removeprefix("document/").encode() not in dump(store)
