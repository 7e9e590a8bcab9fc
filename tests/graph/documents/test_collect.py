"""From paths to files: order, folders, lists of addresses, and what is left out by name."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from peelgraph.graph.documents.collect import collect
from peelgraph.graph.documents.interface import Outcome
from peelgraph.graph.documents.read import read
from peelgraph.graph.errors import DocumentError, UsageError


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


def test_a_store_among_the_documents_is_passed_over(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "peelgraph.store/peel.lock", "peelgraph.store/sources/ab/notes.txt")
    assert names(tmp_path) == ["a.txt"]
    assert collect([tmp_path]).skipped == []


def left_out(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): why for path, why in collect([folder]).missing}


def test_links_and_pipes_in_folders_are_named_and_not_followed(tmp_path: Path) -> None:
    make(tmp_path, "sub/a.txt")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    (tmp_path / "sub" / "self.txt").symlink_to("self.txt")
    (tmp_path / "sub" / "b.txt").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "sub" / "c.txt")
    assert names(tmp_path) == ["sub/a.txt"]
    link = "is a symbolic link: it was not followed; name its target instead"
    assert left_out(tmp_path) == {
        "sub/loop": link, "sub/self.txt": link, "sub/b.txt": link, "sub/c.txt": "is no ordinary file",
    }  # fmt: skip
    assert names(tmp_path / "sub", tmp_path / "sub" / "loop" / "sub" / "a.txt") != []


def test_a_link_that_leads_nowhere_is_refused_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "self").symlink_to("self")
    with pytest.raises(UsageError, match="self does not exist"):
        collect([tmp_path / "self"])


@pytest.fixture
def as_stranger(tmp_path: Path) -> Iterator[Path]:
    """A folder, and while the test runs a user for whom permissions count."""
    root = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o777)  # noqa: PTH101 - a string
        if root:
            os.seteuid(65534)
        try:
            yield Path(folder)
        finally:
            if root:
                os.seteuid(0)
            for path in (Path(folder), *Path(folder).rglob("*")):
                path.chmod(0o777)


def test_what_may_not_be_read_is_named_and_the_rest_is_found(as_stranger: Path) -> None:
    folder = as_stranger / "all"
    make(folder, "a.txt", "closed/b.txt", "listed/c.txt", "secret.txt", "z.txt")
    (folder / "closed").chmod(0o000)
    (folder / "listed").chmod(0o444)  # its names can be seen, its files cannot
    (folder / "secret.txt").chmod(0o000)
    collection = collect([folder])
    assert {path.name: why for path, why in collection.missing} == dict.fromkeys(
        ["closed", "listed"], "cannot be read: permission denied"
    )
    assert [found.name for found in collection.files] == ["a.txt", "secret.txt", "z.txt"]
    with pytest.raises(DocumentError, match=r"secret\.txt: cannot be read: permission denied"):
        collection.files[1].load(1000)
    with pytest.raises(UsageError, match=r"b\.txt cannot be read: permission denied"):
        collect([folder / "closed" / "b.txt"])


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"caf\xe9.txt", "café.txt"),
        ("café.txt".encode(), "café.txt"),
        (b"one\ntwo \x1b[31m.txt", "one two [31m.txt"),
        (b"\xff\xfe\x81.txt", "ÿþ\ufffd.txt"),
    ],
)
def test_names_in_any_encoding_can_be_shown_and_read(tmp_path: Path, name: bytes, shown: str) -> None:
    with open(os.fsencode(tmp_path) + b"/" + name, "w") as file:  # noqa: PTH123 - no path can be made of it
        file.write("words")
    [found] = collect([tmp_path]).files
    assert (found.name, found.shown, found.load(10)) == (shown, f"{tmp_path}/{shown}", b"words")
    assert read(found.load(10), found.name).id.startswith("document/")


def test_a_file_that_is_being_written_is_said_to(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(bytes(20_000_000))
    append = f"f = open({str(path)!r}, 'ab', 0)\nprint(flush=True)\nwhile True: f.write(b'x')"
    with subprocess.Popen([sys.executable, "-c", append], stdout=subprocess.PIPE) as writer:
        try:
            assert writer.stdout is not None
            writer.stdout.readline()
            with pytest.raises(DocumentError, match="is being written just now") as caught:
                collect([path]).files[0].load(40_000_000)
        finally:
            writer.kill()
    assert caught.value.outcome == Outcome.UNREADABLE


def test_folders_may_be_nested_deeper_than_python_can_call(tmp_path: Path) -> None:
    deep = str(tmp_path / "top")
    for _ in range(1200):
        os.mkdir(deep)  # noqa: PTH102 - a path object is slow at this length
        deep += "/d"
    Path(deep[:-2], "a.txt").write_text("words")
    try:
        assert len(collect([tmp_path]).files) == 1
    finally:
        subprocess.run(["rm", "-r", tmp_path / "top"], check=True)  # Python's own call cannot


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
        ("file,url\na.txt,https://[\n", r"line 2: https://\[ is no web address"),
    ],
)
def test_a_list_that_cannot_be_understood_is_refused(tmp_path: Path, table: str, message: str) -> None:
    make(tmp_path, "a.txt")
    (tmp_path / "documents.csv").write_text(table)
    with pytest.raises(UsageError, match=message):
        collect([tmp_path])
