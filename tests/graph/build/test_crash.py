"""Killed at any moment, an ingest leaves a store that the next one brings to the same end."""

from __future__ import annotations

import hashlib
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from peelgraph.graph.build import ingest
from peelgraph.graph.build.kept import BATCH
from peelgraph.graph.identifiers import iri
from peelgraph.graph.rdf import to_nquads
from peelgraph.graph.store import captures
from peelgraph.graph.store.folder import Folder
from peelgraph.graph.store.local import open_store
from peelgraph.graph.store.writer import Writer

INGEST = (
    "import sys; from pathlib import Path; from peelgraph.graph.build import ingest\n"
    "ingest([Path(sys.argv[1])], Path(sys.argv[2]))"
)
FILES = BATCH + BATCH // 5
SOURCES = "SELECT ?s { ?d <https://w3id.org/peelgraph/ns#sourceDigest> ?s }"


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


def kill_when(condition: Callable[[], bool], papers: Path, store: Path) -> bool:
    """Kill an ingest as soon as something is the case; False when it was done before."""
    with subprocess.Popen([sys.executable, "-c", INGEST, str(papers), str(store)]) as process:
        while process.poll() is None and not condition():
            time.sleep(0.001)
        process.kill()
        return process.wait() == -signal.SIGKILL


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """The documents, and what an undisturbed ingest makes of them."""
    folder = tmp_path_factory.mktemp("reference")
    write_papers(folder / "papers", 1)
    ingest([folder / "papers"], folder / "store")
    return folder / "papers", dump(folder / "store")


@pytest.fixture
def stored(reference: tuple[Path, bytes], tmp_path: Path) -> Path:
    """A copy of the store that an undisturbed ingest made."""
    return Path(shutil.copytree(reference[0].parent / "store", tmp_path / "store", symlinks=True))


@pytest.mark.parametrize("seed", range(3))
def test_killed_while_it_writes_a_new_store(seed: int, reference: tuple[Path, bytes], tmp_path: Path) -> None:
    papers, expected = reference
    store, chance = tmp_path / "store", random.Random(seed)
    number, delay = chance.randrange(FILES), chance.uniform(0, 0.3)

    def captured() -> bool:
        return len(list(store.glob("sources/*/*"))) > number

    def journalled() -> bool:
        if (store / "journal.jsonl").exists():
            time.sleep(delay)
            return True
        return False

    killed = [kill_when(condition, papers, store) for condition in (captured, journalled)]
    assert killed[0]
    assert open_store(store).query("ASK { ?s ?p ?o }")  # readable, if without the documents
    ingest([papers], store)
    assert dump(store) == expected


def test_killed_while_it_replaces_documents(tmp_path: Path) -> None:
    papers, store = tmp_path / "papers", tmp_path / "store"
    write_papers(papers, 1)
    ingest([papers], store)
    size = (store / "journal.jsonl").stat().st_size
    write_papers(papers, 2)
    kill_when(lambda: (store / "journal.jsonl").stat().st_size > size, papers, store)
    assert len(whole_documents(store)) == FILES
    ingest([papers], store)
    ingest([papers], tmp_path / "undisturbed")
    assert dump(store) == dump(tmp_path / "undisturbed")


def whole_documents(store: Path) -> set[str]:
    """Documents in the manifest, each of which has as many quads as the manifest says."""
    query = """PREFIX peel: <https://w3id.org/peelgraph/ns#> SELECT ?d (COUNT(*) AS ?n) (SAMPLE(?count) AS ?expected) {
        GRAPH <https://w3id.org/peelgraph/graph/manifest> { ?d peel:sourceDigest ?x ; peel:quadCount ?count }
        BIND(IRI(REPLACE(STR(?d), "/id/", "/graph/")) AS ?g) GRAPH ?g { ?s ?p ?o } } GROUP BY ?d"""
    with Writer(Folder(store)) as writer:
        rows = list(writer.query(query))
    assert [row["n"].value for row in rows] == [row["expected"].value for row in rows]
    return {row["d"].value for row in rows}


KILLED_LOADING = """
import os, signal, sys
from pathlib import Path
from peelgraph.graph.build import ingest
from peelgraph.graph.store import spool

def loaded(*arguments, parse=spool.parse, **options):
    global parts
    parts += 1
    if parts > int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)
    return parse(*arguments, **options)

spool.parse, spool._PART, spool._BULK = loaded, 500_000, 10**9
parts = 0
ingest([Path(sys.argv[1])], Path(sys.argv[2]))
"""


@pytest.mark.parametrize("parts", [5, 8])
def test_killed_while_what_waited_is_loaded(
    parts: int, reference: tuple[Path, bytes], tmp_path: Path
) -> None:
    """The first parts hold the tables; others have some of the documents each."""
    papers, expected = reference
    store = tmp_path / "store"
    command = [sys.executable, "-c", KILLED_LOADING, str(papers), str(store), str(parts)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    journalled = captures.documents(Folder(store))
    assert len(journalled) == FILES
    assert 0 < len(whole_documents(store)) < FILES
    for path in (empty := tmp_path / "empty", store):
        path.mkdir(exist_ok=True)
    assert ingest([empty], store).is_complete  # the journal has what the database has not
    assert whole_documents(store) == {iri(document) for document in journalled}
    assert dump(store) == expected


@pytest.mark.parametrize("size", [150_000, 400_000, 2_500_000])
def test_a_full_disk_is_one_line_and_the_next_run_goes_on(
    size: int, reference: tuple[Path, bytes], tmp_path: Path
) -> None:
    papers, expected = reference
    limited = (  # no file may grow beyond some size
        f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))\n"
        "from peelgraph.cli.app import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", limited, "ingest", str(papers), "--store", str(tmp_path / "store")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout
    assert "documents stored, run again" in done.stderr
    assert done.stderr.count("\n") == 1
    ingest([papers], tmp_path / "store")
    assert dump(tmp_path / "store") == expected


def test_a_log_that_lost_its_end_is_made_good_from_the_journal(
    stored: Path, reference: tuple[Path, bytes], tmp_path: Path
) -> None:
    lost = sorted(captures.documents(Folder(stored)))[:3]
    with Writer(Folder(stored)) as writer:  # as if the power had gone before the database was on the disk
        for document in lost:
            writer.remove(document)
    (tmp_path / "empty").mkdir()
    report = ingest([tmp_path / "empty"], stored)
    assert report.stored == len(lost)
    assert dump(stored) == reference[1]


def test_a_damaged_database_is_made_again_before_the_next_ingest(
    stored: Path, reference: tuple[Path, bytes], tmp_path: Path
) -> None:
    (stored / "db" / "CURRENT").write_text("nonsense")
    (tmp_path / "empty").mkdir()
    report = ingest([tmp_path / "empty"], stored)
    assert (report.repaired, report.failed) == (True, [])
    assert dump(stored) == reference[1]


def test_a_removal_that_was_interrupted_is_carried_out(stored: Path, tmp_path: Path) -> None:
    document = min(captures.documents(Folder(stored)))
    captures.append(Folder(stored), [captures.Capture(document)])
    empty = tmp_path / "empty"
    empty.mkdir()
    ingest([empty], stored)
    assert document.removeprefix("document/").encode() not in dump(stored)


SMALL_DISK = """set -e
mount -t tmpfs -o size=5m none "$1"
if "$2" -c "$3" "$4" "$1/store"; then exit 9; fi
mount -o remount,size=100m "$1"
"$2" -c "$3" "$4" "$1/store"
cp -a "$1/store" "$5"
"""


def test_a_disk_that_was_full_and_has_space_again(reference: tuple[Path, bytes], tmp_path: Path) -> None:
    """On a real small file system, where this process may mount one in a namespace of its own."""
    papers, expected = reference
    own = ["unshare", "--mount", "--map-root-user"]
    if (
        not shutil.which("unshare")
        or subprocess.run([*own, "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("no file system can be mounted here")
    (tmp_path / "disk").mkdir()
    arguments = [tmp_path / "disk", sys.executable, INGEST, papers, tmp_path / "store"]
    done = subprocess.run(
        [*own, "sh", "-c", SMALL_DISK, "-", *map(str, arguments)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "StoreError: " in done.stderr
    assert "disk full" in done.stderr
    assert dump(tmp_path / "store") == expected


def test_of_two_ingests_at_once_one_is_told_and_nothing_is_lost(
    reference: tuple[Path, bytes], tmp_path: Path
) -> None:
    papers, expected = reference
    command = [
        sys.executable,
        "-m",
        "peelgraph.cli",
        "ingest",
        str(papers),
        "--store",
        str(tmp_path / "store"),
    ]
    both = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in "12"
    ]
    told = sorted((process.communicate()[1], process.returncode) for process in both)
    assert [code for _, code in told] == [0, 1]
    assert "another ingest is running" in told[1][0]
    assert dump(tmp_path / "store") == expected


def test_readers_see_the_old_or_the_new_while_an_ingest_goes_on(
    stored: Path, reference: tuple[Path, bytes], tmp_path: Path
) -> None:
    papers, store = tmp_path / "papers", stored
    old = digests(reference[0])
    write_papers(papers, 2)
    answers = []
    with subprocess.Popen([sys.executable, "-c", INGEST, str(papers), str(store)]) as process:
        while process.poll() is None:
            answers.append({row["s"].value for row in open_store(store).query(SOURCES)})
            time.sleep(0.02)
    answers.append({row["s"].value for row in open_store(store).query(SOURCES)})
    assert answers[0] == old
    assert answers[-1] == digests(papers)
    assert all(answer in (answers[0], answers[-1]) for answer in answers)


def digests(papers: Path) -> set[str]:
    return {hashlib.sha256(path.read_bytes()).hexdigest() for path in papers.glob("*.txt")}
