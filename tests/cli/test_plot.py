"""`peel plot` writes pictures and tells mistakes in a line."""

from __future__ import annotations

import subprocess
import sys

import pytest


def peel(*arguments: str, folder) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "peelgraph.cli", "plot", *arguments, "--store", str(folder)]
    return subprocess.run(command, capture_output=True, check=False)


@pytest.mark.parametrize(
    ("name", "start"), [("met.svg", b"<?xml"), ("met.png", b"\x89PNG"), ("met.html", b"<!doctype")]
)
def test_the_name_decides_the_format(sample_folder, tmp_path, name, start) -> None:
    done = peel("timeline", "the Met", "-o", str(tmp_path / name), folder=sample_folder)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / name).read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["timeline", "-o", "x.txt"], 2, b"ends in .svg"),
        (["timeline", "-o", "-"], 2, b"name the format of stdout"),
        (["clouds", "-o", "x.svg"], 2, b"timeline"),
        (["grades", "Atlantis of Nowhere", "-o", "x.svg"], 3, b"Atlantis"),
        (
            ["grades", "city-of-london", "-o", "x.svg"],
            3,
            b"no grade to show on City of London Police",
        ),
        (["network", "-o", "x.svg"], 2, b"one to 4 forces"),
    ],
)
def test_mistakes_are_told_and_leave_no_file(
    sample_folder, tmp_path, monkeypatch, arguments, code, said
) -> None:
    monkeypatch.chdir(tmp_path)
    done = peel(*arguments, folder=sample_folder)
    assert done.returncode == code and said in done.stderr and b"Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []
