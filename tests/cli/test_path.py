"""`peel path` tells how two things are connected."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise

import pytest


def peel(*arguments: str, folder) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "peelgraph.cli", *arguments, "--store", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_each_step_shows_its_words(sample_folder) -> None:
    shown = peel("path", "Lee Freeman", "Sadiq Khan", "-f", "table", folder=sample_folder)
    assert shown.returncode == 0 and shown.stderr == ""
    best = shown.stdout.partition("Way 2")[0]
    assert "[inspection/metropolitan/" in best
    assert "was made by (as Mayor of London)" in best
    assert "“The mayor of London Sadiq Khan commissioned HMICFRS to inspect" in best


def test_rows_for_programs(sample_folder) -> None:
    shown = peel("path", "Lee Freeman", "Sadiq Khan", "-f", "json", "--ways", "1", folder=sample_folder)
    steps = json.loads(shown.stdout)
    assert [step["step"] for step in steps] == list(range(1, len(steps) + 1))
    assert steps[0]["from_name"] == "Lee Freeman" and steps[-1]["to_name"] == "Sir Sadiq Khan"
    assert all(before["to"] == after["from"] for before, after in pairwise(steps))
    assert all(step["words"] and step["evidence"] for step in steps)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (
            ("path", "LBC", "Sadiq Khan"),
            0,
            "nothing in the collection connects body/lbc and person/sadiq-khan",
        ),
        (("path", "LBC", "Sadiq Khan", "--fail-empty"), 4, "nothing in the collection connects"),
        (("path", "the Met", "Metropolitan Police Service"), 2, "are one thing, force/metropolitan"),
        (("path", "Atlantis Constabulary of Nowhere", "Sadiq Khan"), 3, "Atlantis"),
    ],
)
def test_no_way_and_no_such_thing(sample_folder, arguments, code, said) -> None:
    shown = peel(*arguments, folder=sample_folder)
    assert shown.returncode == code
    assert said in shown.stderr and "Traceback" not in shown.stderr
