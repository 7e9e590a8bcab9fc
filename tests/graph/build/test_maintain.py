"""Rebuild and remove: the kept texts make the same store again, and only what nobody else says goes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from peelgraph.graph.build import ingest, rebuild, remove, work
from peelgraph.graph.build.review import decide, sheets
from peelgraph.graph.errors import NotFoundError, StoreError
from peelgraph.graph.identifiers import REFERENCE_GRAPH
from peelgraph.graph.rdf import to_nquads
from peelgraph.graph.review import Decision, Verdict
from peelgraph.graph.store.captures import documents
from peelgraph.graph.store.folder import Folder
from peelgraph.graph.store.local import open_store
from peelgraph.graph.store.writer import Writer

SAMPLE = Path(__file__).parents[3] / "data" / "documents"
PAGES = Path(__file__).parents[2] / "data" / "pages"
SOURCES = [*sorted(SAMPLE.glob("00*.txt")), *sorted(PAGES.iterdir())]


def dump(store: Path) -> bytes:
    with Writer(Folder(store)) as writer:
        return to_nquads(writer.quads())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("made") / "store"
    ingest(SOURCES, store)
    return store


@pytest.fixture
def store(made: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "store"
    shutil.copytree(made, copy, symlinks=True)
    return copy


def test_rebuild_makes_the_same_quads_byte_for_byte(store: Path) -> None:
    before = dump(store)
    shutil.rmtree(store / "db")
    report = rebuild(store)
    assert (report.stored, report.failed) == (len(SOURCES), [])
    assert dump(store) == before
    assert not [p.name for p in store.iterdir() if p.name.startswith("db.")]


def test_rebuild_needs_no_database_and_leaves_out_removed_documents(store: Path) -> None:
    remove(["004-met-children-at-risk-bbc.txt"], store)
    before = dump(store)
    (store / "db" / "CURRENT").write_text("nonsense")
    rebuild(store)
    assert dump(store) == before


def test_a_missing_database_is_not_taken_for_an_empty_store(store: Path) -> None:
    shutil.rmtree(store / "db")
    with pytest.raises(StoreError, match="is missing: `peel rebuild` makes it again"):
        ingest([PAGES], store)
    assert rebuild(store).stored == len(SOURCES)


def test_another_version_of_extraction_reads_the_kept_texts_without_the_files_and_keeps_decisions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers, store = tmp_path / "papers", tmp_path / "store"
    papers.mkdir()
    shutil.copy(SAMPLE / "001-met-child-protection-progress.txt", papers)
    ingest([papers], store)
    first = next(item for sheet in sheets(store) for item in sheet.items if item.key.kind == "finding")
    decide(store, [Decision(first.key, Verdict.REJECTED, "Ann Lee", "2026-11-23")])
    shutil.rmtree(papers)
    (tmp_path / "sitecustomize.py").write_text(
        "import peelgraph.graph.extract\npeelgraph.graph.extract.PIPELINE_VERSION = 'another'\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))  # workers begin with that
    monkeypatch.setattr(work, "PIPELINE_VERSION", "another")
    work.pipeline.cache_clear()
    try:
        assert rebuild(store).stored == 1
        made = work.pipeline()
    finally:
        work.pipeline.cache_clear()
    assert f'pipelineVersion> "{made}-r'.encode() in dump(store)
    assert first.id.encode() not in dump(store)


def test_rebuild_names_a_document_whose_text_is_lost(store: Path) -> None:
    document, capture = next(iter(documents(Folder(store)).items()))
    Folder(store).capture(capture.text, capture.layout).unlink()
    report = rebuild(store)
    assert [name for name, _ in report.failed] == [document]
    assert report.stored == len(SOURCES) - 1


def test_rebuild_of_nothing_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="holds no store"):
        rebuild(tmp_path)


def test_remove_takes_out_what_only_that_document_says(store: Path) -> None:
    before = dump(store).splitlines()
    kept = documents(Folder(store))
    document = next(d for d, c in kept.items() if c.name.startswith("001"))
    assert remove([document], store).removed == 1
    after = dump(store).splitlines()
    slug = document.removeprefix("document/").encode()
    assert not [line for line in after if b"/" + slug + b">" in line]
    new = set(after) - set(before)
    counts = (b"/id/dataset", b"/graph/description>", b"<https://w3id.org/peelgraph/graph/manifest> ")
    assert all(any(part in line for part in counts) for line in new), "counts and digests change"
    assert len(after) < len(before)
    assert [r for r in after if REFERENCE_GRAPH.encode() in r] == [
        r for r in before if REFERENCE_GRAPH.encode() in r
    ]
    answer = open_store(store).query("SELECT ?d { ?d a <https://w3id.org/peelgraph/ns#Document> }")
    assert len(list(answer)) == len(SOURCES) - 1


def test_ingesting_a_removed_document_brings_back_the_same(store: Path) -> None:
    before = dump(store)
    remove(["001-met-child-protection-progress.txt"], store)
    assert ingest([SAMPLE / "001-met-child-protection-progress.txt"], store).stored == 1
    assert dump(store) == before


@pytest.mark.parametrize(
    "name", ["https://feeds.bbci.co.uk/news/uk-england-london-67032797", "004-met-children-at-risk-bbc.txt"]
)
def test_documents_go_by_address_and_file_name(store: Path, name: str) -> None:
    assert remove([name], store).removed == 1


def test_unknown_names_remove_nothing(store: Path) -> None:
    before = dump(store)
    with pytest.raises(NotFoundError, match="no document of the store goes by this") as caught:
        remove(["001-met-child-protection-progress.txt", "thames-valley"], store)
    assert [c.startswith("document/thames-valley") for c in caught.value.candidates] == [True]
    assert dump(store) == before
