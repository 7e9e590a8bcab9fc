"""A folder of everything bad: one line for each, the rest is stored, and the exit code says that something is missing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from peelgraph.graph.store.captures import documents
from peelgraph.graph.store.folder import Folder
from peelgraph.graph.store.local import open_store
from peelgraph.graph.validate.live import validate

from ..graph.documents.bombs import PDFS, harmless, zip_bomb
from ..graph.documents.office_files import zipped

WORDS = "Kent Police: the force must improve how it records crime.\n"
DAMAGED = ("makes the reader crash", "takes more than", "needs more than", "is a damaged PDF")


def peel(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "peelgraph.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, errors="surrogateescape")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    whole = harmless()
    key = b"/Root 1 0 R /ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <%s> /U <%s> >>"
    files = {
        "empty.pdf": b"",
        "truncated.pdf": whole[: len(whole) // 2],
        "encrypted.pdf": whole.replace(b"/Root 1 0 R", key % (b"41" * 32, b"42" * 32)),
        "bomb.zip": zip_bomb(),
        "way out.zip": zipped({"../../evil.txt": WORDS, "inside.txt": WORDS + "In a zip file.\n"}),
        "nested.html": b"<!DOCTYPE html>" + b"<div>" * 100_000 + WORDS.encode(),
        "zero bytes.txt": WORDS.encode() + b"\0" * 7 + WORDS.encode(),
        "malformed.txt": WORDS.encode()
        + b"One byte \xe9, half a letter \xe2\x82 and a surrogate \xed\xa0\x80.\n",
        "good.txt": WORDS.encode(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    for name, bomb in PDFS.items():
        (folder / f"{name}.pdf").write_bytes(bomb())
    (folder / "large.html").write_bytes(b"<!DOCTYPE html><main>" + WORDS.encode())
    os.truncate(folder / "large.html", 200_000_000)
    with open(os.fsencode(folder) + b"/odd \xff\xfe.txt", "wb") as odd:  # noqa: PTH123 - no path can be made of it
        odd.write(WORDS.encode() + b"Under an odd name.\n")
    (folder / "loop").symlink_to(folder)
    (folder / "self.txt").symlink_to("self.txt")
    return folder


def test_a_folder_of_everything_bad(papers: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    done = peel("ingest", papers, "--store", store)
    lines = [line.removeprefix(f"{papers}/") for line in done.stderr.splitlines()]
    told = {name: reason for name, _, reason in (line.partition(": ") for line in lines)}
    bombs = {f"{name}.pdf": told.pop(f"{name}.pdf") for name in PDFS}
    assert all(reason.startswith(DAMAGED) for reason in bombs.values()), bombs
    link = "is a symbolic link: it was not followed; name its target instead"
    assert told == {
        "empty.pdf": "is empty",
        "truncated.pdf": "is a damaged PDF, or none at all",
        "encrypted.pdf": "is encrypted: save it without its password first",
        "bomb.zip": "would unpack to 0.5 GB: it looks like a zip bomb, and was left out",
        "way out.zip/../../evil.txt": "has a name that leads out of its archive: it was left out",
        "nested.html": "is nested more than 2000 elements deep: it is damaged or hostile",
        "large.html": "is over the limit of 50 MB (raise it with --max-size)",
        "zero bytes.txt": "is not a text: it holds binary data",
        "loop": link,
        "self.txt": link,
    }
    assert done.returncode == 1
    assert f"4 stored, {len(lines)} not read" in done.stdout
    kept = {capture.name for capture in documents(Folder(store)).values()}
    assert kept == {"good.txt", "malformed.txt", "odd ÿþ.txt", "way out.zip/inside.txt"}
    assert validate(open_store(store), folder=store).problems == ()
    assert not list(tmp_path.rglob("evil.txt"))


def test_a_large_page_that_is_allowed_ends_in_one_line_or_is_read(tmp_path: Path) -> None:
    large, good, store = tmp_path / "large.html", tmp_path / "good.txt", tmp_path / "store"
    good.write_text(WORDS)
    with large.open("wb") as file:
        file.writelines([b"<!DOCTYPE html><main>", *[b"<p>" + WORDS.encode() * 16_000] * 220])
    done = peel("ingest", large, good, "--store", store, "--max-size", 300)
    assert done.stderr.count("\n") == done.returncode
    assert done.stderr.startswith(f"{large}: ") or not done.stderr
    assert "good.txt" in {capture.name for capture in documents(Folder(store)).values()}
