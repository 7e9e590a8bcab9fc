from __future__ import annotations

import json
import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from peelgraph.graph.build import ingest

from ..sample import DOCUMENTS


@pytest.fixture(scope="module")
def two_documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release and an article: each look at a store reads all its documents."""
    folder = tmp_path_factory.mktemp("two") / "store"
    ingest([next(DOCUMENTS.glob(name)) for name in ("001*.txt", "004*.txt")], folder)
    return folder


@pytest.fixture
def store(tmp_path: Path, two_documents: Path) -> Path:
    folder = tmp_path / "store"
    shutil.copytree(two_documents, folder, symlinks=True)
    return folder


def peel(store: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "peelgraph.cli", "review", *words, "--store", str(store)]
    return subprocess.run(command, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL)


def listed(store: Path, *words: str) -> list[dict[str, object]]:
    done = peel(store, "--list", "-f", "ndjson", *words)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_filters_choose_what_is_listed(store: Path) -> None:
    every = listed(store)
    findings = listed(store, "--kind", "finding")
    doubtful = listed(store, "--kind", "finding", "--below", "0.85")
    assert len(every) > len(findings) > len(doubtful) > 0
    assert {row["kind"] for row in findings} == {"finding"}


def test_scripts_decide_by_id(store: Path) -> None:
    first, second, third = (str(row["id"]) for row in listed(store, "--kind", "finding")[:3])
    assert peel(store, "--accept", first, "--reject", second, "--by", "Ann Lee").returncode == 0
    assert peel(store, "--correct", third, "--set", "polarity=mixed", "--note", "see page 4").returncode == 0
    rows = {str(row["id"]): row for row in listed(store, "--kind", "finding")}
    assert [rows[i]["verdict"] for i in (first, second, third)] == ["accepted", "rejected", "corrected"]
    assert rows[first]["by"] == "Ann Lee"
    assert len(listed(store, "--unreviewed", "--kind", "finding")) == len(rows) - 3
    assert peel(store, "--undo", second).returncode == 0
    assert {str(row["id"]): row for row in listed(store)}[second]["verdict"] is None


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["--accept", "nowhere"], 3, "no statement has the id"),
        (["--set", "polarity=mixed"], 2, "go together"),
        (["nowhere.txt", "--list"], 3, "nowhere.txt: no document"),
        ([], 2, "nobody to ask here"),
    ],
)
def test_mistakes_are_told_in_one_line(store: Path, words: list[str], code: int, told: str) -> None:
    done = peel(store, *words)
    assert done.returncode == code
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_person_decides_by_single_keys(store: Path) -> None:
    """Accept, reject, correct with a value, back and over, skip, quit: what was decided is kept."""
    mine, terminal = pty.openpty()
    command = [
        sys.executable,
        "-m",
        "peelgraph.cli",
        "review",
        "--kind",
        "finding",
        "--by",
        "Ann",
        "--store",
        str(store),
    ]
    process = subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, close_fds=True)
    os.close(terminal)
    screen = ""

    def press(keys: str, after: str) -> None:
        nonlocal screen
        while after not in screen:
            assert select.select([mine], [], [], 20)[0], screen
            screen += os.read(mine, 4096).decode(errors="replace")
        screen = screen.split(after, 1)[1]
        time.sleep(0.3)  # what is typed before the program listens is dropped, as on any terminal
        os.write(mine, keys.encode())

    press("a", "[q]uit")
    press("r", "[q]uit")
    press("b", "[q]uit")
    press("a", "[q]uit")
    press("c", "[q]uit")
    press("polarity=mixed\n", "field=value")
    press("s", "[q]uit")
    press("q", "[q]uit")
    while True:
        try:
            if not os.read(mine, 4096):
                break
        except OSError:  # the terminal is gone with its process
            break
    os.close(mine)
    assert process.wait(30) == 0
    verdicts = [row["verdict"] for row in listed(store, "--kind", "finding")[:5]]
    assert verdicts == ["accepted", "accepted", "corrected", None, None]


def test_explain_tells_who_rejected_a_statement(store: Path) -> None:
    rejected = listed(store, "--kind", "finding")[3]["id"]
    assert peel(store, "--reject", rejected, "--by", "Ann Lee").returncode == 0
    for name in (rejected, rejected.rpartition("/")[2]):
        told = subprocess.run(
            [sys.executable, "-m", "peelgraph.cli", "explain", name, "--store", str(store)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert told.returncode == 3
        assert f"{rejected} was rejected by Ann Lee on " in told.stderr
