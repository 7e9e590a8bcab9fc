"""What the shell suggests, from a small list and not from the store."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from peelgraph.cli import completing
from peelgraph.cli.app import app


def complete(words: str, store: Path, *flags: str) -> subprocess.CompletedProcess[str]:
    """The answer to a tab after some words, as bash asks for it."""
    environment = os.environ | {
        "PEEL_STORE": str(store),
        "_PEEL_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
    }
    command = [sys.executable, *flags, "-m", "peelgraph.cli"]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("peel time", ["timeline"]),
        ("peel show metrop", ["metropolitan"]),
        ("peel show person/matt-p", ["person/matt-parr"]),
        ("peel timeline kent", ["kent"]),
        ("peel timeline mopac", []),  # no force
        ("peel compare kent esse", ["essex"]),
        ("peel timeline kent --theme digital-f", ["digital-forensics"]),
        ("peel path lee-free", ["lee-freeman"]),
        ("peel show nothing-goes-by-that", []),
    ],
)
def test_suggestions(sample_folder: Path, words: str, expected: list[str]) -> None:
    result = complete(words, sample_folder)
    assert (result.stdout.split(), result.stderr) == (expected, "")


def test_the_list_is_made_once_and_then_read_without_the_store(sample_folder: Path, tmp_path: Path) -> None:
    store = shutil.copytree(sample_folder, tmp_path / "store", symlinks=True)
    shutil.rmtree(store / "find", ignore_errors=True)
    assert complete("peel show metrop", store).stdout.split() == ["metropolitan"]
    result = complete("peel show metrop", store, "-X", "importtime")
    assert result.stdout.split() == ["metropolitan"]
    assert "typer" in result.stderr and "pyoxigraph" not in result.stderr and "rich" not in result.stderr


def test_nobody_waits_after_a_tab_for_the_index_of_a_large_store(
    sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = shutil.copytree(sample_folder, tmp_path / "store", symlinks=True)
    shutil.rmtree(store / "find", ignore_errors=True)
    monkeypatch.setattr(completing, "SMALL", 1000)
    context = typer.Context(typer.main.get_command(app))
    context.params["store"] = str(store)
    assert completing.slugs_of()(context, "metrop") == []
    assert not (store / "find").exists()


def test_without_a_store_nothing_is_suggested_and_nothing_said(tmp_path: Path) -> None:
    result = complete("peel show metrop", tmp_path / "none")
    assert (result.stdout.strip(), result.stderr) == ("", "")
