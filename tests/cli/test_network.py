"""`peel network` measures the network, explains the measures and warns."""

from __future__ import annotations

import csv
import io
import subprocess
import sys

import pytest


def peel(*arguments: str, folder) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "peelgraph.cli", "network", *arguments, "--store", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_table_for_people_explains_itself(collection_folder) -> None:
    done = peel("--projection", "force-theme", "-f", "table", "--top", "3", folder=collection_folder)
    assert done.returncode == 0 and "Metropolitan Police" in done.stdout
    assert "degree: how many others" in done.stderr and "careful: Ties run only" in done.stderr


def test_rows_for_programs_are_all_there_and_in_order(collection_folder) -> None:
    options = ("--projection", "force-theme", "--sort", "ties", "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(peel(*options, folder=collection_folder).stdout)))
    assert len(rows) > 40 and {row["kind"] for row in rows} == {"PoliceForce", "Concept"}
    ties = [int(row["ties"]) for row in rows]
    assert ties == sorted(ties, reverse=True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["--sort", "fame"], "the measures are"), (["--of", "Atlantis of Nowhere"], "Atlantis")],
)
def test_mistakes_are_told_in_a_line(sample_folder, arguments, said) -> None:
    done = peel(*arguments, folder=sample_folder)
    assert done.returncode in {2, 3} and said in done.stderr and "Traceback" not in done.stderr
