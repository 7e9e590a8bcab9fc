"""Decisions on statements, from the table to the answers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from peelgraph.graph.build import ingest, rebuild, remove, work
from peelgraph.graph.build.review import Item, decide, sheets
from peelgraph.graph.errors import UsageError
from peelgraph.graph.lookup.explain import explain, statement
from peelgraph.graph.review import Decision, Verdict
from peelgraph.graph.review.decisions import Reviews, write
from peelgraph.graph.store.folder import Folder
from peelgraph.graph.store.local import open_store
from peelgraph.graph.store.results import select
from peelgraph.graph.validate.live import validate

TEXT = (
    "Kent Police: an inspection of custody\n\nPublished on: 3 May 2019\n\n"
    "HM Inspectorate of Constabulary found that the force does not keep detainees safe.\n\n"
    "Inspectors also found that officers treat detainees with respect.\n"
)
FINDINGS = "SELECT ?f { ?f a <https://w3id.org/peelgraph/ns#Finding> } ORDER BY ?f"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "kent.txt").write_text(TEXT)
    (folder / "other.txt").write_text(TEXT.replace("Kent", "Essex"))
    (folder / "documents.csv").write_text(
        "file,url\nkent.txt,https://example.org/kent\nother.txt,https://example.org/essex\n"
    )
    return folder


@pytest.fixture
def store(papers: Path, tmp_path: Path) -> Path:
    ingest([papers], tmp_path / "store")
    return tmp_path / "store"


def items(store: Path, kind: str = "finding") -> list[Item]:
    return [item for sheet in sheets(store) for item in sheet.items if item.key.kind == kind]


def decision(item: Item, verdict: Verdict, *changes: tuple[str, str], on: str = "2026-11-23") -> Decision:
    return Decision(item.key, verdict, "Ann Lee", on, changes)


def findings(store: Path) -> set[str]:
    return {str(row["f"]).rpartition("/id/")[2] for row in select(open_store(store), FINDINGS)}


def test_ids_are_those_of_the_graph(store: Path) -> None:
    assert {item.id for item in items(store)} == findings(store)
    ids = {item.id for sheet in sheets(store) for item in sheet.items}
    for thing in ids:
        assert explain(open_store(store), statement(open_store(store), thing)).quotations


def test_a_rejected_statement_is_gone_until_the_decision_is_taken_back(store: Path) -> None:
    first, *others = items(store)
    report = decide(store, [decision(first, Verdict.REJECTED)])
    assert report.replaced == 1
    assert findings(store) == {item.id for item in others}
    assert [item.decision.verdict for item in items(store) if item.decision] == [Verdict.REJECTED]
    decide(store, [decision(first, Verdict.OPEN, on="2026-11-24")])
    assert findings(store) == {first.id, *(item.id for item in others)}


def test_a_correction_is_what_the_answers_say(store: Path) -> None:
    first = items(store)[0]
    decide(store, [decision(first, Verdict.CORRECTED, ("polarity", "mixed"))])
    told = {
        p.name: p.value for p in explain(open_store(store), statement(open_store(store), first.id)).properties
    }
    assert told["polarity"].endswith("mixed")
    assert told["readAs"] == "polarity=concern"
    assert (told["reviewedBy"], told["verdict"]) == ("Ann Lee", "corrected")
    assert not validate(open_store(store)).problems


@pytest.mark.parametrize("again", ["ingest", "rebuild", "touched"])
def test_decisions_outlive_what_is_done_to_the_store(store: Path, papers: Path, again: str) -> None:
    first = items(store)[0]
    decide(store, [decision(first, Verdict.REJECTED)])
    if again == "rebuild":
        rebuild(store)
    elif again == "touched":
        (papers / "kent.txt").write_text(TEXT.replace("3 May", "4 May"))
        (papers / "other.txt").write_text(TEXT.replace("Kent", "Essex").replace("3 May", "4 May"))
        assert ingest([papers], store).replaced == 2
    else:
        assert ingest([papers], store).unchanged == 2
    assert first.id not in findings(store)


def test_decisions_outlive_another_version_of_extraction(
    store: Path, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = items(store)[0]
    decide(store, [decision(first, Verdict.REJECTED)])
    monkeypatch.setattr(work, "PIPELINE_VERSION", "another")
    work.pipeline.cache_clear()
    try:
        assert ingest([papers], store).replaced == 2
    finally:
        work.pipeline.cache_clear()
    assert first.id not in findings(store)


def test_a_table_beside_documents_is_taken_in(store: Path, papers: Path, tmp_path: Path) -> None:
    first, *others = items(store)
    (papers / "reviews.csv").write_bytes(write(Reviews([decision(first, Verdict.REJECTED)])))
    report = ingest([papers], tmp_path / "fresh")
    assert (report.stored, report.is_complete, report.skipped) == (2, True, [])
    assert findings(tmp_path / "fresh") == {item.id for item in others}
    ingest([papers], store)
    assert findings(store) == {item.id for item in others}


def test_order_of_deciding_and_ingesting_makes_no_difference(
    store: Path, papers: Path, tmp_path: Path
) -> None:
    from .test_crash import dump

    first = items(store)[0]
    decide(store, [decision(first, Verdict.ACCEPTED)])
    shutil.copy(Folder(store).reviews, papers / "reviews.csv")
    ingest([papers], tmp_path / "fresh")
    before = {line for line in dump(store).splitlines() if b"originKey" not in line}
    assert {line for line in dump(tmp_path / "fresh").splitlines() if b"originKey" not in line} == before


def test_a_kill_between_table_and_store_is_mended_by_the_next_command(store: Path, papers: Path) -> None:
    first = items(store)[0]
    Folder(store).reviews.write_bytes(write(Reviews([decision(first, Verdict.REJECTED)])))
    assert first.id in findings(store)
    ingest([papers], store)
    assert first.id not in findings(store)


def test_a_decision_that_fits_no_more_is_told_and_does_no_harm(store: Path, papers: Path) -> None:
    first = items(store)[0]
    decide(store, [decision(first, Verdict.REJECTED)])
    for name in ("kent.txt", "other.txt"):
        (papers / name).write_text((papers / name).read_text().replace("does not keep", "fails to keep"))
    ingest([papers], store)
    assert [lost.key for sheet in sheets(store) for lost in sheet.unmatched] == [first.key]
    assert len(findings(store)) == 4
    assert not validate(open_store(store)).problems


def test_a_removed_document_takes_its_statements_but_no_decision_along(store: Path) -> None:
    first = items(store)[0]
    decide(store, [decision(first, Verdict.REJECTED)])
    remove([first.key.document], store)
    assert first.key.quote in Folder(store).reviews.read_text()


def test_a_table_with_a_mistake_stops_before_anything_is_written(store: Path, papers: Path) -> None:
    (papers / "reviews.csv").write_text("document,kind\nx,y\n")
    (papers / "new.txt").write_text(TEXT)
    before = findings(store)
    with pytest.raises(UsageError, match=r"reviews\.csv, line 2"):
        ingest([papers], store)
    assert findings(store) == before
