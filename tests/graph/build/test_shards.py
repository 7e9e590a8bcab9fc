"""Shards: the same bytes from threads and from a cluster that loses a worker, and the same graph on a server."""

from __future__ import annotations

import gzip
import json
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from peelgraph.graph.build import ingest, spread
from peelgraph.graph.build.joined import Joined
from peelgraph.graph.build.load import to_file, to_server
from peelgraph.graph.build.spread import INDEX
from peelgraph.graph.errors import EndpointError, StoreError, UsageError
from peelgraph.graph.identifiers import DESCRIPTION_GRAPH, INFERRED_GRAPH, MANIFEST_GRAPH
from peelgraph.graph.rdf import to_nquads
from peelgraph.graph.store.folder import Folder
from peelgraph.graph.store.graph_store import GraphStore
from peelgraph.graph.store.remote import RemoteStore
from peelgraph.graph.store.writer import Writer

SCRIPTS = Path(sysconfig.get_path("scripts"))
FILES = 24


@pytest.fixture(autouse=True)
def _small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spread, "DOCUMENTS", 4)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents, one of them twice, in shards far from each other, and one that cannot be read."""
    folder = tmp_path_factory.mktemp("papers")
    rows = ["file,url"]
    for number in range(FILES):
        text = f"Kent Police: report {number}\n\nHMICFRS found that the force must improve its records {number}.\n"
        (folder / f"{number:02}.txt").write_text(text)
        rows.append(f"{number:02}.txt,https://example.org/{0 if number == 21 else number}")
    (folder / "07.txt").write_bytes(b"")
    (folder / "documents.csv").write_text("\n".join(rows) + "\n")
    return folder


@pytest.fixture(scope="module")
def store(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """All quads of a store that the same documents were ingested into."""
    folder = tmp_path_factory.mktemp("store") / "store"
    ingest([papers], folder)
    with Writer(Folder(folder)) as writer:
        return to_nquads(writer.quads())


def in_file(*places: Path) -> set[bytes]:
    """Lines of the file that shards are written to."""
    shards, file = Joined([str(place) for place in places]), BytesIO()
    to_file(shards, file)
    assert shards.documents == FILES - 2
    return set(file.getvalue().splitlines(keepends=True))


def not_counted(quads: bytes) -> set[bytes]:
    """Without the description, its copies and its entry, for which a server is asked."""
    lines, graph = set(quads.splitlines(keepends=True)), f"<{DESCRIPTION_GRAPH}>".encode()
    own = {line for line in lines if line.endswith(graph + b" .\n")}
    copies = {line.replace(b" " + graph + b" .", b" .") for line in own}
    return {line for line in lines - own - copies if graph not in line}


def on_server(server: str) -> bytes:
    request = urllib.request.Request(f"{server}/store", headers={"Accept": "application/n-quads"})
    with urllib.request.urlopen(request) as answer:
        return to_nquads(parse(answer.read(), format=RdfFormat.N_QUADS))


def content(place: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in place.iterdir()}


def test_shards_hold_what_a_store_holds_and_are_the_same_from_any_number_of_workers(
    papers: Path, store: bytes, tmp_path: Path
) -> None:
    one = spread.spread([papers], str(tmp_path / "one"), workers=1)
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "documents-000099.nq.gz").write_bytes(b"of an earlier, larger collection")
    two = spread.spread([papers], f"file://{tmp_path / 'two'}", workers=2)
    assert content(tmp_path / "one") == content(tmp_path / "two")
    assert len(content(tmp_path / "one")) == FILES // 4 + 2
    assert in_file(tmp_path / "one") == not_counted(store)
    assert one.failed == two.failed
    assert [(Path(name).name, reason.partition("/")[0]) for name, reason in one.failed] == [
        ("07.txt", "is empty"),
        ("21.txt", "is the same document as "),
    ]
    assert (one.stored, one.statements) == (two.stored, two.statements)


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Starts a part of a Dask cluster."""
    options = ["--scheduler-file", tmp_path / "scheduler.json", "--no-dashboard"]
    with ExitStack() as stack:

        def start(part: str, *more: object) -> subprocess.Popen[bytes]:
            command = [sys.executable, "-m", f"distributed.cli.{part}", *map(str, (*options, *more))]
            process = subprocess.Popen(
                command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            stack.callback(process.wait)
            stack.callback(process.kill)
            return process

        yield start


@pytest.fixture
def scheduler(dask: Callable[..., subprocess.Popen[bytes]]) -> subprocess.Popen[bytes]:
    return dask("dask_scheduler", "--host", "127.0.0.1", "--port", 0)


@pytest.fixture
def cluster(
    dask: Callable[..., subprocess.Popen[bytes]], scheduler: subprocess.Popen[bytes], tmp_path: Path
) -> tuple[str, list[subprocess.Popen[bytes]]]:
    """A Dask scheduler and two workers, each a process."""
    workers = [dask("dask_worker", "--nthreads", 1, "--no-nanny") for _ in "12"]
    while not (tmp_path / "scheduler.json").exists():
        time.sleep(0.05)
    return json.loads((tmp_path / "scheduler.json").read_text())["address"], workers


def test_a_cluster_writes_the_same_shards_even_if_it_loses_a_worker(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], papers: Path, tmp_path: Path
) -> None:
    address, workers = cluster
    here = spread.spread([papers], str(tmp_path / "here"))

    def lose_a_worker(done: int, total: int) -> None:
        if done < total // 2:
            workers[0].kill()

    there = spread.spread([papers], str(tmp_path / "there"), lose_a_worker, scheduler=address)
    assert workers[0].wait() < 0
    assert content(tmp_path / "there") == content(tmp_path / "here")
    assert (there.stored, there.failed, there.statements) == (here.stored, here.failed, here.statements)


def test_a_cluster_that_loses_its_scheduler_is_told_in_a_line_and_the_place_is_not_whole(
    scheduler: subprocess.Popen[bytes],
    cluster: tuple[str, list[subprocess.Popen[bytes]]],
    papers: Path,
    tmp_path: Path,
) -> None:
    place = str(tmp_path / "there")
    with pytest.raises(StoreError, match="the cluster's scheduler is gone: run again"):
        spread.spread([papers], place, lambda *_: scheduler.kill(), scheduler=cluster[0])
    with pytest.raises(StoreError, match=r"has no shards\.json"):
        Joined([place])
    spread.spread([papers], place)
    spread.spread([papers], str(tmp_path / "here"))
    assert content(tmp_path / "there") == content(tmp_path / "here")


def test_where_no_scheduler_is_it_is_said(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spread, "_ANSWER_SECONDS", 1)
    with pytest.raises(UsageError, match="no Dask scheduler answers there"):
        spread.spread([papers], str(tmp_path / "none"), scheduler="tcp://127.0.0.1:9")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """A real graph store, empty."""
    with graph_store(tmp_path / "server") as (address, _):
        yield address


@contextmanager
def graph_store(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A real graph store that lies in a folder, and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [SCRIPTS / "oxigraph", "serve", "--location", folder, "--bind", address]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        for _ in range(200):
            try:
                urllib.request.urlopen(f"http://{address}/").close()
                break
            except OSError:
                time.sleep(0.05)
        yield f"http://{address}", process
        process.terminate()


def load(server: str, *places: Path) -> Joined:
    shards = Joined([str(place) for place in places])
    with GraphStore(f"{server}/store") as graphs:
        to_server(shards, graphs, RemoteStore(f"{server}/query"))
    return shards


def test_a_server_has_the_same_quads_as_a_store_after_a_load_and_after_another(
    server: str, papers: Path, store: bytes, tmp_path: Path
) -> None:
    spread.spread([papers], str(tmp_path / "shards"))
    for _ in "12":
        assert load(server, tmp_path / "shards").documents == FILES - 2
    assert on_server(server) == store


def test_a_server_that_goes_in_the_middle_of_a_load_is_told_and_the_next_load_makes_it_whole(
    papers: Path, store: bytes, tmp_path: Path
) -> None:
    spread.spread([papers], str(tmp_path / "shards"))

    class Killing(GraphStore):
        """Ends the server before its tenth request."""

        asked = 0

        def _send(self, method: str, which: str, body: bytes) -> None:
            Killing.asked += 1
            if Killing.asked == 10:
                process.kill()
                process.wait()
            super()._send(method, which, body)

    with (
        graph_store(tmp_path / "server") as (address, process),
        pytest.raises(EndpointError, match="cannot be reached"),
        Killing(f"{address}/store", pauses=(0,)) as graphs,
    ):
        to_server(Joined([str(tmp_path / "shards")]), graphs)
    with graph_store(tmp_path / "server") as (address, _):
        load(address, tmp_path / "shards")
        assert on_server(address) == store


@pytest.fixture
def places(papers: Path, tmp_path: Path) -> list[Path]:
    """The same documents as shards in three places, three of them in two places."""
    files = [*sorted(papers.glob("*.txt"))]
    table = papers / "documents.csv"
    found = []
    for number, own in enumerate((files[:9], files[6:17], files[17:])):
        folder, place = tmp_path / f"papers{number}", tmp_path / f"place{number}"
        folder.mkdir()
        for file in (*own, table):
            shutil.copy(file, folder)
        spread.spread([folder], str(place))
        found.append(place)
    return found


def test_several_places_loaded_at_once_are_one_collection(
    server: str, places: list[Path], store: bytes
) -> None:
    assert f"<{INFERRED_GRAPH}>".encode() in store
    shards = load(server, *places)
    assert (shards.documents, shards.again) == (FILES - 2, 3)
    assert without_origins(on_server(server)) == without_origins(store)
    assert without_origins(b"".join(in_file(*places))) == without_origins(b"".join(not_counted(store)))


def without_origins(quads: bytes) -> set[bytes]:
    """Without the keys of the folders in which documents were found, and the digest of the list with them."""
    lines = set(quads.splitlines(keepends=True))
    return {n for n in lines if b"originKey" not in n and not n.startswith(f"<{MANIFEST_GRAPH}>".encode())}


def test_places_of_different_versions_are_not_mixed(places: list[Path]) -> None:
    index = places[1] / INDEX
    index.write_text(index.read_text().replace('"pipeline": "', '"pipeline": "0-'))
    with pytest.raises(StoreError, match=r"place1 was written by version 0-.*write the older shards again"):
        Joined([str(place) for place in places])


def test_a_server_that_refuses_is_named_without_its_login(server: str, papers: Path, tmp_path: Path) -> None:
    spread.spread([papers], str(tmp_path / "shards"))
    login = server.replace("http://", "http://user:secret@")
    with (
        pytest.raises(EndpointError, match="/nothing refuses to POST a graph") as error,
        GraphStore(f"{login}/nothing", pauses=()) as graphs,
    ):
        to_server(Joined([str(tmp_path / "shards")]), graphs)
    assert "secret" not in str(error.value)


def test_shards_that_are_not_whole_are_refused(papers: Path, tmp_path: Path) -> None:
    spread.spread([papers], str(tmp_path / "shards"))
    for spoil, message in (
        (lambda place: (place / INDEX).unlink(), "has no shards.json"),
        (lambda place: (place / INDEX).write_text("{"), "shards.json is damaged"),
        (lambda place: (place / "documents-000001.nq.gz").unlink(), "000001.nq.gz is missing or damaged"),
        (lambda place: (place / "tables.nq.gz").write_bytes(gzip.compress(b"")), "is not what was written"),
    ):
        place = tmp_path / "spoilt"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(tmp_path / "shards", place)
        spoil(place)
        with pytest.raises(StoreError, match=message):
            to_file(Joined([str(place)]), BytesIO())
