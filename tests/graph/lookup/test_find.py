"""Words found by the full-text index, which is never older than the store; and by SPARQL where there is none."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelgraph.graph.build import ingest
from peelgraph.graph.build.maintain import rebuild, remove
from peelgraph.graph.errors import UsageError
from peelgraph.graph.lookup.find import find_query
from peelgraph.graph.lookup.wording import Wanted, wanted
from peelgraph.graph.store.local import LocalStore, open_store
from peelgraph.graph.store.remote import RemoteStore
from peelgraph.graph.store.results import select

LETTER = """{force} must do better

Press release
3 May 2023

HMICFRS inspectors found that {force} was too slow to {what}, and that victims had suffered from it.
"""


def kinds(store: LocalStore | RemoteStore, words: str) -> list[object]:
    return [row["kind"] for row in select(store, find_query(store, words, 50))]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("runaways", ["document", "finding"]),
        ("runaway", ["document", "finding"]),
        ("RUNAWAYS slowly", ["document", "finding"]),
        ("slowly penguin", []),
        ("deeply concerned", ["document", "reaction"]),
        ("letter to kent", ["document"]),
        ("kent engage", ["document", "monitoring"]),
        ("forens*", ["document", "document", "finding", "finding", "finding"]),
        ('"if at all"', ["document", "finding"]),
        ("backlog -clear", []),
        ("backlog -penguin", ["document", "recommendation"]),
        ("Digital forensics late", ["finding"]),  # the theme's name, and a word of the sentence
        ("NEAR OR NOT", []),  # operators of the index are words like others
    ],
)
def test_words_are_found(sample: LocalStore, words: str, found: list[str]) -> None:
    assert sorted(map(str, kinds(sample, words))) == found


def test_what_stands_together_comes_first(sample: LocalStore) -> None:
    first, *rest = select(sample, find_query(sample, "forensic examination of devices", 50))
    assert "forensic examination of devices" in str(first["words"])
    assert rest, "words that stand apart are found too"


def test_a_document_is_shown_by_a_snippet_of_its_text(sample: LocalStore) -> None:
    [row] = [r for r in select(sample, find_query(sample, "runaways", 50)) if r["kind"] == "document"]
    assert "runaways" in str(row["words"])
    assert len(str(row["words"]).split()) < 30
    assert row["document"] == row["id"]


def test_so_many_and_no_more(sample: LocalStore) -> None:
    every = select(sample, find_query(sample, "the", 50))
    assert select(sample, find_query(sample, "the", 3)) == every[:3]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("runaways", ["finding"]),
        ("RUNAWAYS slowly", ["finding"]),
        ("slowly penguin", []),
        ("letter kent", ["document"]),
        ("moved into", ["monitoring"]),
        ('"if at all" -slowly', []),
        ("forens* long", ["finding", "finding"]),
    ],
)
def test_without_an_index_sparql_finds_parts_of_words(
    sample: LocalStore, endpoint: str, words: str, found: list[str]
) -> None:
    assert kinds(LocalStore(sample.engine, "a graph alone"), words) == found
    assert kinds(RemoteStore(endpoint), words) == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("digital forensics", Wanted(("digital", "forensics"))),
        ('a "Too  Slow" b', Wanted(("a", "too slow", "b"))),
        ("“too slow” -fraud", Wanted(("too slow",), ("fraud",))),
        ('-"hate crime" x*', Wanted(("x*",), ("hate crime",))),
        ('"never closed', Wanted(("never closed",))),
        ("& police ( ) - *", Wanted(("police",))),
    ],
)
def test_what_people_type(text: str, expected: Wanted) -> None:
    assert wanted(text) == expected


@pytest.mark.parametrize("words", ["", " ", "-x", "* ( )", '""', "a b c d e f g h i", "x -a -b -c -d -e"])
def test_what_cannot_be_found_is_said(sample: LocalStore, words: str) -> None:
    with pytest.raises(UsageError):
        find_query(sample, words, 5)


@given(st.text(st.characters(), max_size=40))
def test_nothing_that_is_typed_is_a_mistake_of_syntax(sample: LocalStore, text: str) -> None:
    for store in (sample, LocalStore(sample.engine, "a graph alone")):
        with suppress(UsageError):  # no word, or too many of them
            select(store, find_query(store, text, 2))


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_letters(tmp_path_factory.mktemp("ingested"))


def two_letters(base: Path) -> Path:
    (base / "in").mkdir()
    for name, force, what in (("a", "Kent Police", "answer calls"), ("b", "Essex Police", "record crime")):
        (base / "in" / f"{name}.txt").write_text(LETTER.format(force=force, what=what))
    ingest([base / "in"], base / "store", workers=1)
    return base


@pytest.fixture
def folder(ingested: Path, tmp_path: Path) -> Path:
    shutil.copytree(ingested, tmp_path, symlinks=True, dirs_exist_ok=True)
    return tmp_path / "store"


def index(folder: Path) -> Path:
    return folder / "find" / "index.sqlite"


def test_the_index_goes_with_the_store(tmp_path: Path) -> None:
    folder = two_letters(tmp_path) / "store"
    assert index(folder).exists(), "before anybody asks"
    before = open_store(folder)
    assert kinds(before, '"answer calls"') == ["finding", "document"]
    (folder.parent / "in" / "a.txt").write_text(LETTER.format(force="Kent Police", what="seize drones"))
    ingest([folder.parent / "in"], folder, workers=1)
    after = open_store(folder)
    assert kinds(after, '"seize drones"') == ["finding", "document"]
    assert kinds(after, '"answer calls"') == []
    assert kinds(after, '"record crime"') == ["finding", "document"], "what did not change is kept"
    assert kinds(before, '"answer calls"') == ["finding", "document"], "who reads the old one finds the old"
    assert kinds(before, '"seize drones"') == []
    remove(["b.txt"], folder)
    assert kinds(open_store(folder), '"record crime"') == []
    assert kinds(after, '"record crime"') == ["finding", "document"]


def test_what_no_reader_can_see_is_forgotten(folder: Path) -> None:
    for what in ("seize drones", "seize phones", "seize cars"):
        (folder.parent / "in" / "a.txt").write_text(LETTER.format(force="Kent Police", what=what))
        ingest([folder.parent / "in"], folder, workers=1)
    with closing(sqlite3.connect(index(folder))) as found:
        assert found.execute("SELECT count(*) FROM entry WHERE entry MATCH 'seize'").fetchone() == (4,)


@pytest.mark.parametrize("damage", ["missing", "no database", "cut off", "of another store", "old layout"])
def test_a_missing_or_damaged_index_is_made_again(folder: Path, damage: str) -> None:
    path = index(folder)
    match damage:
        case "missing":
            shutil.rmtree(folder / "find")
        case "no database":
            path.write_bytes(b"nonsense")
        case "cut off":
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        case "of another store":
            with closing(sqlite3.connect(path, isolation_level=None)) as found:
                found.execute("UPDATE made SET state = 'x', generation = 0")
                found.execute("UPDATE source SET digest = 'x'")
        case "old layout":
            with closing(sqlite3.connect(path)) as found:
                found.execute("PRAGMA user_version = 0")
    assert kinds(open_store(folder), '"record crime"') == ["finding", "document"]
    assert kinds(open_store(folder), '"answer calls"')[:2] == ["finding", "document"]


def test_rebuild_makes_the_index_from_nothing(folder: Path) -> None:
    with closing(sqlite3.connect(index(folder), isolation_level=None)) as found:
        found.execute("DELETE FROM entry")
    assert kinds(open_store(folder), '"record crime"') == []
    rebuild(folder, workers=1)
    assert kinds(open_store(folder), '"record crime"') == ["finding", "document"]


def test_a_folder_that_cannot_be_written_is_searched_by_sparql(folder: Path) -> None:
    shutil.rmtree(folder / "find")
    (folder / "find").write_text("in the way")
    assert kinds(open_store(folder), '"record crime"') == ["finding"]
