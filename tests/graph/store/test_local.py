"""Opening and asking a store on this machine."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from peelgraph.graph.errors import StoreError, UsageError
from peelgraph.graph.store import local
from peelgraph.graph.store.folder import Folder
from peelgraph.graph.store.local import LocalStore, open_store
from peelgraph.graph.store.results import cell, rows, select

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.mark.parametrize("made", [False, True])
def test_no_store_says_how_to_make_one(tmp_path: Path, made: bool) -> None:
    path = tmp_path / "nothing"
    if made:
        path.mkdir()
    with pytest.raises(StoreError, match="peel ingest"):
        open_store(path)


def test_a_store_of_a_newer_version(tmp_path: Path, sample_folder: Path) -> None:
    folder = tmp_path / "newer"
    shutil.copytree(sample_folder, folder, symlinks=True)
    (folder / "format").write_text("99\n")
    with pytest.raises(StoreError, match="newer"):
        open_store(folder)


def test_a_damaged_generation_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample_folder: Path
) -> None:
    monkeypatch.setattr(local, "WAIT", 0.001)
    folder = tmp_path / "damaged"
    shutil.copytree(sample_folder, folder, symlinks=True)
    for file in (folder / "gen" / "current").resolve().glob("*"):
        file.write_bytes(b"")
    with pytest.raises(StoreError, match="peel rebuild") as error:
        open_store(folder)
    assert "\n" not in str(error.value)


def test_a_generation_that_is_replaced_while_it_is_opened(tmp_path: Path, sample_folder: Path) -> None:
    folder = tmp_path / "moving"
    shutil.copytree(sample_folder, folder, symlinks=True)
    before = select(open_store(folder), COUNT)
    current = folder / "gen" / "current"
    generation = current.resolve()
    generation.rename(folder / "gen" / "2")
    current.unlink()
    current.symlink_to("2")
    assert select(open_store(folder), COUNT) == before


def test_reading_never_writes(sample: LocalStore) -> None:
    with pytest.raises(UsageError, match="only read"):
        sample.query("DELETE WHERE { ?s ?p ?o }")


def test_captured_text_is_found_by_its_digest(sample: LocalStore) -> None:
    [row] = select(
        sample,
        "PREFIX peel: <https://w3id.org/peelgraph/ns#> SELECT ?digest { ?d a peel:Letter ; peel:textDigest ?digest }",
    )
    text = sample.captured_text(str(row["digest"]))
    assert text is not None and text.startswith("Letter to Kent Police, 3 May 2023")
    assert sample.captured_text("0" * 64) is None


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("g.ttl", "<a:s> <a:p> 1 ."),
        ("g.nq", "<a:s> <a:p> <a:o> <a:g> .\n<a:s> <a:p> <a:o> <a:h> .\n"),
        ("g.trig", "<a:g> { <a:s> <a:p> 1 }"),
    ],
)
def test_rdf_files_are_read_into_memory_each_triple_once(tmp_path: Path, name: str, data: str) -> None:
    (tmp_path / name).write_text(data)
    assert select(open_store(tmp_path / name), COUNT) == [{"n": 1}]


@pytest.mark.parametrize(("name", "data"), [("g.ttl", "<a:s> nonsense"), ("g.txt", "words")])
def test_other_files_are_refused_by_name(tmp_path: Path, name: str, data: str) -> None:
    (tmp_path / name).write_text(data)
    with pytest.raises(StoreError, match=name):
        open_store(tmp_path / name)


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (ox.Literal("3", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")), 3),
        (ox.Literal("0.5", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")), 0.5),
        (ox.Literal(True), True),
        (ox.Literal("NaN", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#double")), "NaN"),
        (
            ox.Literal("2019-03", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#gYearMonth")),
            "2019-03",
        ),
        (ox.Literal("hello", language="en"), "hello"),
        (ox.NamedNode("a:b"), "a:b"),
        (None, None),
    ],
)
def test_terms_as_python_values(term: object, value: object) -> None:
    assert cell(term) == value


def test_any_answer_is_rows(sample: LocalStore) -> None:
    assert list(rows(sample.query("ASK {}"))) == [{"answer": True}]
    graph = rows(sample.query("CONSTRUCT { <b:s> <a:p> 1 . <a:s> <a:p> 1 } WHERE {}"))
    assert [row["subject"] for row in graph] == ["a:s", "b:s"], "in order, whatever the engine's"


def test_an_evaluation_that_stops_in_the_middle_is_told(sample: LocalStore) -> None:
    with pytest.raises(StoreError, match="the query stopped"):
        select(sample, "SELECT * { SERVICE <http://127.0.0.1:9/none> { ?s ?p ?o } }")


@pytest.mark.parametrize(("journal", "cure"), [(False, "`peel ingest` again"), (True, "`peel rebuild`")])
def test_a_store_without_anything_to_read_says_what_to_do(journal: bool, cure: str, tmp_path: Path) -> None:
    Folder(tmp_path / "store").create()
    if journal:
        Folder(tmp_path / "store").journal.touch()
    with pytest.raises(StoreError, match=f"an ingest ended before readers could see anything: run {cure}"):
        open_store(tmp_path / "store")
