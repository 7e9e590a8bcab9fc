"""A server goes on answering while an ingest runs: each answer is of the store before, or of the one after it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from peelgraph.graph.build import ingest

from .conftest import Start

FILES = 60
EDITIONS = """SELECT (COUNT(DISTINCT ?d) AS ?n) (MIN(?e) AS ?least) (MAX(?e) AS ?most) {
    ?d a <https://w3id.org/peelgraph/ns#Document> ; <http://purl.org/dc/terms/title> ?t BIND(REPLACE(?t, "^.* ", "") AS ?e) }"""


def write(papers: Path, edition: int) -> None:
    papers.mkdir(exist_ok=True)
    rows = ["file,url"]
    for number in range(FILES):
        text = f"Kent Police: child protection edition {edition}\n\nPublished on: 3 May 2019\n\nReport {number}: the force must improve.\n"
        (papers / f"{number:02}.txt").write_text(text)
        rows.append(f"{number:02}.txt,https://example.org/{number}")
    (papers / "documents.csv").write_text("\n".join(rows) + "\n")


def test_each_answer_is_wholly_old_or_wholly_new(start: Start, tmp_path: Path) -> None:
    papers, store = tmp_path / "papers", tmp_path / "store"
    write(papers, 1)
    ingest([papers], store)
    site = start(store, "--workers", "2")
    write(papers, 2)
    command = [sys.executable, "-m", "peelgraph.cli", "ingest", papers, "--store", store]
    answers = []
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            answers.append(site.get(EDITIONS, accept="text/csv"))
            time.sleep(0.01)
    assert process.returncode == 0
    answers.append(site.get(EDITIONS, accept="text/csv"))
    assert {answer.status for answer in answers} == {200}
    told = [answer.text.split("\r\n")[1] for answer in answers]
    assert told[0] == f"{FILES},1,1"
    assert told[-1] == f"{FILES},2,2"
    assert set(told) == {told[0], told[-1]}
