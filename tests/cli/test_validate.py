from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from peelgraph.cli.app import main

from ..graph.validate.worlds import valid


def peel(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["peel", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_broken_rules_are_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file of one document alone: the tables that it refers to are not there."""
    file = tmp_path / "page.nq"
    file.write_bytes(ox.serialize(valid(), format=ox.RdfFormat.N_QUADS))
    assert peel(monkeypatch, "validate", "--store", str(file)) == 1
    told = capsys.readouterr()
    assert (
        "document/page-1a2b3c4d: this document is about something that is no known police force" in told.out
    )
    assert "1 documents" in told.err


def test_missing_store_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert peel(monkeypatch, "validate", "--store", str(tmp_path / "none")) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_healthy_store(
    sample_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The hand-made sample names rules and programmes of its own; everything else in it holds."""
    peel(monkeypatch, "validate", "--store", str(sample_folder))
    told = capsys.readouterr()
    assert "4 documents" in told.out + told.err
    for line in told.out.splitlines():
        assert (
            "(read-by-described)" in line or "(under-programme)" in line or line.endswith("every rule holds")
        )
