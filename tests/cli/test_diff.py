"""``peel diff`` and ``peel ingest --watch`` as a user runs them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

TEXT = """Kent Police: child protection inspection

Published on: 3 May 2019

HMICFRS inspected Kent Police. Inspectors found that the force has made progress in how it records crime.
"""


def peel(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "peelgraph.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def wait_for(condition: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_watched_folder_is_ingested_whenever_it_changes_and_diff_tells_what_did(tmp_path: Path) -> None:
    papers, store, log = tmp_path / "papers", tmp_path / "store", tmp_path / "log"
    papers.mkdir()
    (papers / "kent.txt").write_text(TEXT)
    command = [
        sys.executable,
        "-m",
        "peelgraph.cli",
        "ingest",
        str(papers),
        "--store",
        str(store),
        "--watch",
        "--prune",
    ]
    with log.open("w") as out, subprocess.Popen(command, stdout=out, stderr=out, text=True) as process:
        wait_for(lambda: "1 stored" in log.read_text())
        (papers / "met.txt").write_text(TEXT.replace("Kent", "Essex"))
        (papers / "kent.txt").write_text(TEXT.replace("has made", "has failed to make"))
        wait_for(lambda: "1 stored, 1 replaced" in log.read_text())
        os.utime(papers / "kent.txt")  # another time, the same content: nothing to tell
        (papers / "met.txt").unlink()
        wait_for(lambda: "1 unchanged, 1 removed" in log.read_text())
        process.send_signal(signal.SIGINT)
        assert process.wait() == 130
    assert log.read_text().count("documents ") == 3
    [change] = json.loads(peel("diff", "kent.txt", "--store", store, "-f", "json").stdout)
    assert (change["change"], change["kind"], change["values"]) == (
        "changed",
        "finding",
        "polarity progress > concern",
    )
    assert "has made progress" in change["before"]
    assert len(peel("diff", "kent.txt", "--store", store, "--list").stdout.splitlines()) == 1 + 2
    missing = peel("diff", "kent.txt", "--store", store, "--back", "2")
    assert (missing.returncode, missing.stderr.count("\n")) == (3, 1)
