"""The store's folder: one writer, versions, generations, and what a killed writer leaves behind."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from peelgraph.graph.errors import StoreError, StoreHeldError
from peelgraph.graph.store.folder import UPDATE, Folder, write_whole


def test_a_new_folder_becomes_a_store_and_stays_one(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "deep" / "store")
    folder.create()
    folder.create()
    folder.check_format()


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("mine")
    with pytest.raises(StoreError, match="is a folder with other things in it"):
        Folder(tmp_path).create()
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be made a store"):
        Folder(tmp_path / "file").create()


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "store")
    folder.create()
    (folder.path / "format").write_text("999\n")
    for use in (folder.check_format, folder.create):
        with pytest.raises(StoreError, match="was written by a newer peelgraph: upgrade"):
            use()


def test_a_second_writer_is_told_who_holds_the_store(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "store")
    folder.create()
    script = (
        "import sys; from pathlib import Path; from peelgraph.graph.store.folder import Folder\n"
        "with Folder(Path(sys.argv[1])).locked(): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(folder.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with (
            pytest.raises(StoreError, match=rf"another ingest is running .* \(pid {holder.pid}\)"),
            folder.locked(),
        ):
            pass
        holder.kill()
    with folder.locked():  # the lock went with its holder
        pass


def test_a_writer_waits_for_updates_but_not_forever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Folder(tmp_path / "store")
    folder.create()
    order = []

    def update() -> None:
        with folder.locked(UPDATE):
            holds.set()
            time.sleep(0.3)
            order.append("update")

    holds = threading.Event()
    updating = threading.Thread(target=update)
    updating.start()
    holds.wait()
    with folder.locked():
        order.append("ingest")
    updating.join()
    assert order == ["update", "ingest"]
    monkeypatch.setattr("peelgraph.graph.store.folder.PATIENCE", 0.2)
    with (
        folder.locked(UPDATE),
        pytest.raises(StoreHeldError, match=r"updates of .* did not end within 0 seconds: try again"),
        folder.locked(),
    ):
        pass


def test_generations_the_newest_is_current_and_two_are_kept(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    for number in range(1, 5):
        folder.publish(
            lambda path, number=number: Path(path).mkdir() or (Path(path) / "n").write_text(str(number))
        )
        assert (folder.current / "n").read_text() == str(number)
    assert folder.generations() == [3, 4]


def test_leftovers_of_a_killed_writer_are_swept(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    for name in (
        "gen/7.tmp/x",
        "db.tmp/x",
        "abc.tmp",
        "abc.json.tmp",
        "db.old/kept",
        "db2",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    folder.sweep()  # killed while the new database was put in place: the old one comes back
    assert sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()) == [
        "db/kept",
        "db2",
    ]
    (tmp_path / "db" / "bulk-1.sst").write_text("")
    folder.sweep()
    assert [p.name for p in folder.database.iterdir()] == ["kept"]


def test_a_file_has_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b", b"words")
    assert [p.name for p in (tmp_path / "a").iterdir()] == ["b"]
    assert (tmp_path / "a" / "b").read_bytes() == b"words"
