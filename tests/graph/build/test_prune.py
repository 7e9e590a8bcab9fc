"""Documents whose files are gone go with --prune, and only they."""

from __future__ import annotations

from pathlib import Path

import pytest

from peelgraph.graph.build import ingest
from peelgraph.graph.errors import UsageError
from peelgraph.graph.store.captures import documents
from peelgraph.graph.store.folder import Folder
from peelgraph.graph.store.local import open_store
from peelgraph.graph.validate.live import validate


@pytest.fixture
def store(tmp_path: Path) -> Path:
    for name in ("2019/a", "2019/b", "2020/c", "other/d"):
        path = tmp_path / f"{name}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"Kent Police must improve its records {name}.")
    (tmp_path / "twice.txt").write_text("Kent Police must improve its records 2019/a.")
    ingest([tmp_path / "2019", tmp_path / "2020"], tmp_path / "store")
    ingest([tmp_path / "other"], tmp_path / "store")
    return tmp_path / "store"


def names(store: Path) -> list[str]:
    return sorted(capture.name for capture in documents(Folder(store)).values())


@pytest.mark.parametrize(
    ("gone", "paths", "left"),
    [
        (["2019/a"], ["2019"], ["b.txt", "c.txt", "d.txt"]),
        (["2019/a"], ["."], ["b.txt", "c.txt", "d.txt"]),  # a folder above the one that was ingested
        (["2019/a"], ["2020"], ["a.txt", "b.txt", "c.txt", "d.txt"]),  # was never there
        (["2020/c", "other/d"], ["2019", "2020"], ["a.txt", "b.txt", "d.txt"]),
    ],
)
def test_what_has_gone_from_the_paths_is_removed(
    gone: list[str], paths: list[str], left: list[str], store: Path
) -> None:
    for name in (*gone, "../twice"):
        (store.parent / "2019" / f"../{name}.txt").resolve().unlink(missing_ok=True)
    (store.parent / "twice.txt").unlink(missing_ok=True)
    report = ingest([store.parent / path for path in paths], store, prune=True)
    assert names(store) == left
    assert report.removed == 4 - len(left)
    assert not validate(open_store(store), folder=store).problems


def test_a_moved_file_is_not_gone(store: Path) -> None:
    (store.parent / "2019" / "a.txt").rename(store.parent / "2020" / "a.txt")
    assert ingest([store.parent / "2020"], store, prune=True).removed == 0
    assert ingest([store.parent / "2019", store.parent / "2020"], store, prune=True).removed == 0
    assert names(store) == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_a_file_that_cannot_be_read_now_is_not_gone(store: Path) -> None:
    (store.parent / "2019" / "a.txt").write_bytes(b"")
    report = ingest([store.parent / "2019"], store, prune=True)
    assert [reason for _, reason in report.failed] == ["is empty"]
    assert names(store) == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_without_prune_nothing_goes(store: Path) -> None:
    (store.parent / "2019" / "a.txt").unlink()
    assert ingest([store.parent / "2019"], store).removed == 0
    assert "a.txt" in names(store)


def test_a_path_that_is_gone_as_a_whole_stops_before_anything_is_removed(store: Path) -> None:
    (store.parent / "2019").rename(store.parent / "unmounted")
    with pytest.raises(UsageError, match="2019 does not exist"):
        ingest([store.parent / "2019"], store, prune=True)
    assert "a.txt" in names(store)
