"""`peel ingest`, `extract`, `rebuild` and `remove` as a user meets them: output, one line an error, exit codes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "data" / "documents"
PRESS_RELEASE = SAMPLE / "001-met-child-protection-progress.txt"


def peel(*arguments: object, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "peelgraph.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "papers").mkdir()
    shutil.copy(PRESS_RELEASE, tmp_path / "papers" / "release.txt")
    return tmp_path


def test_ingest_tells_what_became_of_the_documents(folder: Path) -> None:
    first = peel("ingest", "papers", folder=folder)
    assert "documents   1 stored\n" in first.stdout
    assert "finding" in first.stdout
    assert (folder / "peelgraph.store" / "gen" / "current").exists()
    second = peel("ingest", "papers", folder=folder)
    assert second.stdout.startswith("documents   1 unchanged\n")
    assert (second.returncode, second.stderr) == (0, "")


def test_what_is_left_out_is_named_and_the_exit_code_says_so(folder: Path) -> None:
    (folder / "papers" / "bad\x1b[31m.txt").write_bytes(b"")
    (folder / "papers" / "table.xlsx").write_bytes(b"PK")
    done = peel("ingest", "papers", folder=folder)
    assert done.returncode == 1
    assert "\x1b" not in done.stderr + done.stdout
    assert "is empty" in done.stderr
    assert "table.xlsx" in done.stderr
    assert "documents   1 stored, 1 not read, 1 skipped\n" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("ingest", "nowhere"), 2, "peel: nowhere does not exist"),
        (("ingest", "papers", "--store", "papers"), 1, "papers is a folder with other things in it"),
        (("ingest", "papers", "--store", "papers/release.txt"), 1, "cannot be made a store"),
        (("rebuild", "--store", "papers"), 1, "papers holds no store: make one with `peel ingest`"),
        (("remove", "x", "--store", "none"), 1, "none holds no store"),
        (("extract", "papers", "--json", "x", "-o", "y.csv"), 2, "--json writes records into a folder"),
        (("ingest",), 2, "PATH"),
    ],
)
def test_mistakes_are_one_line(folder: Path, arguments: tuple[str, ...], code: int, message: str) -> None:
    done = peel(*arguments, folder=folder)
    assert done.returncode == code
    assert message in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_rebuild_and_remove(folder: Path) -> None:
    peel("ingest", "papers", folder=folder)
    rebuilt = peel("rebuild", folder=folder)
    assert "documents   1 stored\n" in rebuilt.stdout
    unknown = peel("remove", "releases", folder=folder)
    assert (unknown.returncode, unknown.stdout) == (3, "")
    removed = peel("remove", "release.txt", folder=folder)
    assert (removed.returncode, removed.stdout.splitlines()[0]) == (0, "documents   1 removed")
    assert peel("remove", "release.txt", folder=folder).returncode == 3


def test_extract_shows_words_at_their_offsets(folder: Path) -> None:
    done = peel("extract", "papers", "-f", "json", folder=folder)
    rows = json.loads(done.stdout)
    text = PRESS_RELEASE.read_text("utf-8")
    assert {"finding", "person role"} <= {row["statement"] for row in rows}
    for row in rows:
        assert text[row["start"] : row["end"]] == row["words"]
    assert not (folder / "peelgraph.store").exists()


def test_extract_writes_a_record_for_each_document(folder: Path) -> None:
    (folder / "papers" / "second").mkdir()
    (folder / "papers" / "second" / "release.txt").write_text("Another text of the same name.\n")
    done = peel("extract", "papers", "--json", "records", folder=folder)
    assert (done.returncode, done.stdout) == (0, "")
    records = sorted((folder / "records").iterdir())
    assert len(records) == 2
    record = json.loads((folder / "records" / "release.json").read_text("utf-8"))
    assert record["forces"] == ["metropolitan"]
