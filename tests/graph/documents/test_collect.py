"""From paths to files: order, folders, lists of addresses, and what is left out by name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from peelgraph.graph.documents.collect import collect
from peelgraph.graph.errors import UsageError


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("words")


def names(folder: Path, *paths: Path) -> list[str]:
    return [found.path.relative_to(folder).as_posix() for found in collect(paths or [folder]).files]


def test_folders_are_searched_in_the_order_of_names(tmp_path: Path) -> None:
    make(
        tmp_path,
        "b.txt",
        "a/z.html",
        "a/y.PDF",
        "c.md",
        ".hidden/x.txt",
        "a/.x.txt",
        "picture.png",
        "README.md",
    )
    assert names(tmp_path) == ["a/y.PDF", "a/z.html", "b.txt", "c.md"]
    assert [p.name for p in collect([tmp_path]).skipped] == ["README.md", "picture.png"]


def test_a_file_that_is_named_is_read_whatever_its_suffix_and_only_once(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "letter.doc")
    assert names(tmp_path, tmp_path / "letter.doc", tmp_path / "a.txt", tmp_path) == ["a.txt", "letter.doc"]


def test_links_and_pipes_in_folders_are_passed_over(tmp_path: Path) -> None:
    make(tmp_path, "sub/a.txt")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    (tmp_path / "sub" / "b.txt").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "sub" / "c.txt")
    assert names(tmp_path) == ["sub/a.txt"]


@pytest.mark.parametrize("path", ["nowhere", "sub/none.txt"])
def test_a_missing_path_is_named(tmp_path: Path, path: str) -> None:
    with pytest.raises(UsageError, match=f"{path} does not exist"):
        collect([tmp_path, tmp_path / path])


def test_a_device_is_no_document() -> None:
    with pytest.raises(UsageError, match="neither a file nor a folder"):
        collect([Path("/dev/null")])


def test_a_list_gives_addresses_also_to_one_file_alone(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b.txt", "sub/c.txt")
    (tmp_path / "documents.csv").write_text(
        "\ufefffile,url,note\na.txt,https://example.org/a,\nsub/c.txt,https://example.org/c,x\nb.txt,,\ngone.txt,,\n"
    )
    collection = collect([tmp_path])
    assert [found.url for found in collection.files] == [
        "https://example.org/a",
        None,
        "https://example.org/c",
    ]
    assert [(path.name, "is not there" in why) for path, why in collection.missing] == [("gone.txt", True)]
    assert collect([tmp_path / "a.txt"]).files[0].url == "https://example.org/a"


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("name,url\na.txt,https://example.org\n", "line 2: the column `file` is missing"),
        ("file,url\na.txt,javascript:alert(1)\n", r"line 2: javascript:alert\(1\) is no web address"),
    ],
)
def test_a_list_that_cannot_be_understood_is_refused(tmp_path: Path, table: str, message: str) -> None:
    make(tmp_path, "a.txt")
    (tmp_path / "documents.csv").write_text(table)
    with pytest.raises(UsageError, match=message):
        collect([tmp_path])
