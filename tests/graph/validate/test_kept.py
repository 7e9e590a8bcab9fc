"""A store whose database, journal and captures tell different stories, and what `validate` says of each."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from peelgraph.graph.build import ingest
from peelgraph.graph.store import captures
from peelgraph.graph.store.folder import Folder
from peelgraph.graph.store.local import open_store
from peelgraph.graph.store.writer import Writer
from peelgraph.graph.validate.live import validate


def problems(store: Path) -> list[tuple[str, str]]:
    verdict = validate(open_store(store), folder=store)
    return sorted((problem.rule, problem.thing.rsplit("/", 1)[-1]) for problem in verdict.problems)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept")
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"Kent Police\n\nThe force {name} must improve.\n")
    (folder / "documents.csv").write_text("file,url\na.txt,https://a.org/a\nb.txt,https://a.org/b\n")
    ingest([folder], folder / "store")
    return folder / "store"


def _lose_from_the_store(store: Path) -> None:
    with Writer(Folder(store)) as writer:
        writer.remove(first(store))
        writer.publish()


def _lose_from_the_journal(store: Path) -> None:
    lines = (store / "journal.jsonl").read_bytes().splitlines(keepends=True)
    (store / "journal.jsonl").write_bytes(lines[1])


def _damage_the_bytes(store: Path) -> None:
    source = Folder(store).source(captures.documents(Folder(store))[first(store)].source)
    source.write_bytes(source.read_bytes() + b" ")


def first(store: Path) -> str:
    return min(captures.documents(Folder(store)))


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (_lose_from_the_store, "journal-stored"),
        (_lose_from_the_journal, "stored-journalled"),
        (_damage_the_bytes, "source-kept"),
    ],
)
def test_what_does_not_agree_is_named(
    spoil: Callable[[Path], None], rule: str, made: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    shutil.copytree(made, store, symlinks=True)
    assert problems(store) == []
    document = first(store).removeprefix("document/")
    spoil(store)
    assert (rule, document) in problems(store)
