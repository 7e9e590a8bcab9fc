"""Faults around an ingest: a clock that jumps, a folder that cannot be written, a worker that is killed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from peelgraph.graph.build import ingest
from peelgraph.graph.rdf import to_nquads
from peelgraph.graph.store.folder import Folder
from peelgraph.graph.store.local import open_store
from peelgraph.graph.store.writer import Writer
from peelgraph.graph.validate.live import validate

FILES = 15
FAKETIME = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)


def dump(store: Path) -> bytes:
    with Writer(Folder(store)) as writer:
        return to_nquads(writer.quads())


def write(folder: Path, *, edition: int) -> Path:
    """Documents of which every third differs from edition to edition."""
    folder.mkdir(exist_ok=True)
    for number in range(FILES):
        words = f"Edition {edition if number % 3 == 0 else 0}: the force must improve."
        text = f"Kent Police: report {number}\n\nPublished on: 3 May 2019\n\n{words}\n"
        (folder / f"{number:02}.txt").write_text(text)
    return folder


def peel(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "peelgraph.cli", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )


def assert_sound(store: Path) -> None:
    assert validate(open_store(store), folder=store).problems == ()


@pytest.mark.skipif(FAKETIME is None, reason="needs Debian's libfaketime, which makes the clock jump")
def test_a_clock_that_jumps_between_ingests_and_within_one(tmp_path: Path) -> None:
    papers, store = tmp_path / "papers", tmp_path / "store"
    clock = tmp_path / "clock"
    at_any_time = {
        "LD_PRELOAD": str(FAKETIME),
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",  # which no clock setting moves on a real machine either
    }
    for edition, when in enumerate(("2030-01-01 00:00:00", "1999-12-31 23:59:59", "2038-01-19 03:14:07")):
        clock.write_text(f"@{when}\n")
        write(papers, edition=edition)
        with subprocess.Popen(
            [sys.executable, "-m", "peelgraph.cli", "ingest", papers, "--store", store],
            env={**os.environ, **at_any_time},
            stdout=subprocess.DEVNULL,
        ) as process:
            while process.poll() is None:  # to and fro, while it goes on
                for jump in ("2001-02-03 04:05:06", "2029-08-09 10:11:12"):
                    clock.write_text(f"@{jump}\n")
                    time.sleep(0.02)
        assert process.returncode == 0
        ingest([papers], tmp_path / str(edition))
        assert dump(store) == dump(tmp_path / str(edition))
        assert_sound(store)


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    ingest([write(tmp_path / "papers", edition=0)], tmp_path / "store")
    return tmp_path / "store"


READ_ONLY = """set -e
mount --bind "$1" "$1"
mount -o remount,bind,ro "$1"
shift
exec "$@"
"""


def peel_read_only(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """A command that sees a folder on a disk that cannot be written, whoever runs it."""
    own = ["unshare", "--mount", "--map-root-user"]
    if (
        not shutil.which("unshare")
        or subprocess.run([*own, "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("no file system can be mounted here")
    command = [*own, "sh", "-c", READ_ONLY, "-", folder, sys.executable, "-m", "peelgraph.cli", *arguments]
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)


@pytest.mark.parametrize("indexed", [True, False])
def test_a_store_that_cannot_be_written_is_read(stored: Path, indexed: bool) -> None:
    if not indexed:
        shutil.rmtree(stored / "find")
    for words in (["show", "kent"], ["find", "improve"], ["query", "tone-by-genre"], ["validate"]):
        told = [run(*words, "--store", stored) for run in (peel, lambda *a: peel_read_only(stored, *a))]
        assert told[1].returncode == told[0].returncode == 0, told[1].stderr
        assert told[1].stdout == told[0].stdout


@pytest.mark.parametrize("words", [["ingest", "papers"], ["rebuild"], ["remove", "01.txt"]])
def test_a_store_that_cannot_be_written_is_left_as_it_is(stored: Path, words: list[str]) -> None:
    before = dump(stored)
    write(stored.parent / "papers", edition=1)
    paths = [stored.parent / word if word == "papers" else word for word in words]
    done = peel_read_only(stored, *paths, "--store", stored)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Read-only file system" in done.stderr
    assert done.stderr.count("\n") == 1
    assert dump(stored) == before
    ingest([stored.parent / "papers"], stored)
    assert_sound(stored)


def test_documents_that_cannot_be_written_are_read(tmp_path: Path) -> None:
    papers = write(tmp_path / "papers", edition=0)
    done = peel_read_only(papers, "ingest", papers, "--store", tmp_path / "store")
    assert (done.returncode, done.stderr) == (0, "")
    nowhere = peel_read_only(papers, "ingest", papers, "--store", papers / "store")
    assert (nowhere.returncode, nowhere.stderr.count("\n")) == (1, 1)
    assert "Read-only file system" in nowhere.stderr


def workers_of(pid: int) -> Iterator[int]:
    """Processes that a process has started."""
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        yield from map(int, task.read_text().split())


def test_a_worker_that_is_killed_costs_one_document_which_is_named_and_comes_with_the_next_run(
    tmp_path: Path,
) -> None:
    papers, store = write(tmp_path / "papers", edition=0), tmp_path / "store"
    long = "The force must improve how it deals with calls. " * 40_000  # takes its worker seconds
    (papers / "05.txt").write_text(f"Kent Police: long report\n\n{long}\n")
    command = [sys.executable, "-m", "peelgraph.cli", "ingest", papers, "--store", store, "--workers", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        busy = _busiest(process)
        os.kill(busy, signal.SIGKILL)
        out, errors = process.communicate()
    assert process.returncode == 1
    assert (
        errors
        == f"{papers}/05.txt: lost its reader, which was killed from outside (is memory short?): ingest it again\n"
    )
    assert f"{FILES - 1} stored, 1 not read" in out
    (papers / "05.txt").write_text("Kent Police: a short report\n")
    assert (again := ingest([papers], store)).is_complete
    assert (again.stored, again.unchanged) == (1, FILES - 1)
    assert_sound(store)


def _busiest(process: subprocess.Popen[str]) -> int:
    """A worker, as soon as it has computed for longer than its start and short documents take."""
    while process.poll() is None:
        for worker in workers_of(process.pid):
            used = Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()
            if (int(used[11]) + int(used[12])) / os.sysconf("SC_CLK_TCK") > 2.5:
                return worker
        time.sleep(0.05)
    raise AssertionError("the ingest ended before its worker was busy")


def test_a_rebuild_beside_another_writer_is_told_to_wait_and_touches_nothing(stored: Path) -> None:
    with Folder(stored).locked():  # the lock alone: an open database writes on in the background
        before = {path: path.stat().st_mtime_ns for path in stored.rglob("*")}
        done = peel("rebuild", "--store", stored)
        assert (done.returncode, done.stdout) == (1, "")
        assert f"another ingest is running on {stored} (pid {os.getpid()})" in done.stderr
        assert {path: path.stat().st_mtime_ns for path in stored.rglob("*")} == before
