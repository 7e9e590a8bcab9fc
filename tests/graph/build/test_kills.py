"""Killed at 200 random moments, with and without the end of its log: no document is lost, none is half there.

Not among the quick tests: ``pytest -m kills``.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from peelgraph.graph.build import ingest
from peelgraph.graph.store import captures
from peelgraph.graph.store.folder import Folder
from peelgraph.graph.store.local import LocalStore, open_store
from peelgraph.graph.validate.live import validate

KILLS = 10
"""Of each series; there are twenty."""
FILES = 14
WHOLE = """PREFIX peel: <https://w3id.org/peelgraph/ns#>
SELECT ?d ?source ?expected (COUNT(?s) AS ?n) {
    GRAPH <https://w3id.org/peelgraph/graph/manifest> { ?d peel:sourceDigest ?source ; peel:quadCount ?expected }
    BIND(IRI(REPLACE(STR(?d), "/id/", "/graph/")) AS ?g) GRAPH ?g { ?s ?p ?o }
} GROUP BY ?d ?source ?expected"""


class Killable:
    """A process that forks commands, so that none has to import the program anew."""

    def __init__(self) -> None:
        self._server = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("killable.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._to, self._from = self._server.stdin, self._server.stdout

    def run(self, command: str, store: Path, *arguments: str, seconds: float = 60) -> bool:
        """Whether a command was killed after so many seconds; else it has ended well."""
        self._to.write(json.dumps([command, str(store), arguments, seconds]) + "\n")
        self._to.flush()
        code = int(self._from.readline())
        assert code in (0, -signal.SIGKILL)
        return code != 0

    def close(self) -> None:
        self._to.close()
        self._from.close()
        self._server.wait()


@pytest.fixture(scope="module")
def killable() -> Iterator[Killable]:
    server = Killable()
    yield server
    server.close()


class Papers:
    """A folder whose documents change, come and go from edition to edition."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder = folder
        self._chance = chance
        folder.mkdir()
        rows = [f"{number}.txt,https://example.org/{number}" for number in range(0, FILES, 2)]
        (folder / "documents.csv").write_text("\n".join(["file,url", *rows]) + "\n")
        for number in range(FILES):
            self._write(number, 0)

    def change(self, edition: int) -> None:
        for number in range(FILES):
            self._write(number, edition if self._chance.random() < 0.4 else 0)
        gone = self._chance.randrange(1, FILES, 2)
        (self.folder / f"{gone}.txt").unlink()

    def _write(self, number: int, edition: int) -> None:
        text = f"Kent Police – report {number}\n\nPublished on: 3 May 2019\n\nEdition {edition}: the force must improve.\n"
        (self.folder / f"{number}.txt").write_text(text)

    def sources(self) -> set[str]:
        return {hashlib.sha256(path.read_bytes()).hexdigest() for path in self.folder.glob("*.txt")}


def sources(store: LocalStore) -> set[str]:
    """Digests of what a reader sees; each document must have as many quads as its manifest entry says."""
    rows = list(store.query(WHOLE))
    assert [row["n"].value for row in rows] == [row["expected"].value for row in rows]
    return {row["source"].value for row in rows}


def lose_half_of_the_log(store: Path) -> None:
    for log in (store / "db").glob("*.log"):
        os.truncate(log, log.stat().st_size // 2)


@pytest.mark.kills
@pytest.mark.parametrize("seed", range(20))
def test_killed_at_random_moments(seed: int, killable: Killable, tmp_path: Path) -> None:
    chance = random.Random(seed)
    papers, store, empty = Papers(tmp_path / "papers", chance), tmp_path / "store", tmp_path / "empty"
    empty.mkdir()
    started = time.perf_counter()
    killable.run("ingest", store, str(papers.folder))
    duration = time.perf_counter() - started
    old, kills, edition = papers.sources(), 0, 0
    while kills < KILLS:
        edition += 1
        if chance.random() < 0.25:
            shutil.rmtree(store)
            old = set()
        papers.change(edition)
        new = papers.sources()
        command = chance.choice(["ingest"] * 8 + ["rebuild", "remove"]) if store.exists() else "ingest"
        arguments = [min(captures.documents(Folder(store)))] if command == "remove" else [str(papers.folder)]
        kills += killable.run(command, store, *arguments, seconds=chance.uniform(0, duration))
        if (store / "gen" / "current").exists():
            assert sources(open_store(store)) <= old | new
        if chance.random() < 0.3:
            lose_half_of_the_log(store)
        if chance.random() < 0.3:  # what the journal has is safe, without the files that it came from
            ingest([empty], store)
            kept = captures.documents(Folder(store))
            assert sources(open_store(store)) == {capture.source for capture in kept.values()}
        ingest([papers.folder], store, prune=True)
        assert sources(open_store(store)) == new
        assert validate(open_store(store), folder=store).problems == ()
        old = new
