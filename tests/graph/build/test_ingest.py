"""Ingest: once is as good as twice, changes replace, and bad files are named while the others go on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from peelgraph.graph.build import Report, ingest
from peelgraph.graph.build.kept import page
from peelgraph.graph.build.work import Understood
from peelgraph.graph.errors import DocumentError, StoreError, UsageError
from peelgraph.graph.identifiers import document_graph
from peelgraph.graph.model import Document
from peelgraph.graph.rdf import to_nquads
from peelgraph.graph.store.captures import Capture, documents, recall
from peelgraph.graph.store.folder import Folder
from peelgraph.graph.store.local import open_store
from peelgraph.graph.store.writer import Writer

KENT = (
    "Kent Police – child protection inspection\n\nPublished on: 3 May 2019\n\nThe force has made progress.\n"
)


def dump(store: Path) -> bytes:
    with Writer(Folder(store)) as writer:
        return to_nquads(writer.quads())


def count(store: Path, pattern: str) -> int:
    [row] = open_store(store).query(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}")
    return int(row["n"].value)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "kent.txt").write_text(KENT)
    (folder / "met.html").write_text(
        "<!DOCTYPE html><main><h1>Metropolitan Police</h1><p>It must improve.</p></main>"
    )
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


def test_twice_is_the_same_as_once(papers: Path, store: Path) -> None:
    first = ingest([papers], store)
    assert (first.stored, first.unchanged, first.is_complete) == (2, 0, True)
    before, generations = dump(store), Folder(store).generations()
    second = ingest([papers], store)
    assert (second.stored, second.unchanged, second.replaced) == (0, 2, 0)
    assert dump(store) == before
    assert Folder(store).generations() == generations  # nothing new to publish
    assert count(store, "?d a <https://w3id.org/peelgraph/ns#Document>") == 2


def test_what_a_killed_ingest_did_not_publish_is_published_by_the_next(papers: Path, store: Path) -> None:
    ingest([papers], store)
    with Writer(Folder(store)) as writer:
        writer.set_graph("https://example.org/late", [], "1")
    before = Folder(store).generations()
    assert ingest([papers], store).unchanged == 2
    assert Folder(store).generations()[-1] == before[-1] + 1
    assert ingest([papers], store).unchanged == 2
    assert Folder(store).generations()[-1] == before[-1] + 1


def test_the_number_of_workers_changes_no_byte(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    for number in range(40):
        words = "The force must improve. " * (200 if number % 5 == 0 else 1)
        (papers / f"{number:02}.txt").write_text(KENT + words + str(number))
    (papers / "documents.csv").write_text("file,url\n05.txt,https://a.org/x\n06.txt,https://a.org/x\n")
    reports = [ingest([papers], tmp_path / str(workers), workers=workers) for workers in (1, 3)]
    assert dump(tmp_path / "1") == dump(tmp_path / "3")
    assert (tmp_path / "1" / "journal.jsonl").read_bytes() == (tmp_path / "3" / "journal.jsonl").read_bytes()
    assert reports[0].failed == reports[1].failed
    assert [Path(name).name for name, _ in reports[0].failed] == ["06.txt"]


def test_a_document_whose_file_was_moved_and_replaced_is_kept(papers: Path, store: Path) -> None:
    ingest([papers], store)
    (papers / "old").mkdir()
    (papers / "kent.txt").rename(papers / "old" / "kent.txt")
    (papers / "kent.txt").write_text("Other words of Kent Police.")
    report = ingest([papers], store)
    assert count(store, "?d a <https://w3id.org/peelgraph/ns#Document>") == 3
    assert report.is_complete
    assert ingest([papers], store).unchanged == 3


def test_ctrl_c_ends_cleanly_and_the_next_run_goes_on(tmp_path: Path) -> None:
    papers, store = tmp_path / "papers", tmp_path / "store"
    papers.mkdir()
    for number in range(250):
        (papers / f"{number:03}.txt").write_text(f"{KENT}\nReport {number}.\n")
    command = [sys.executable, "-m", "peelgraph.cli", "ingest", str(papers), "--store", str(store)]
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # tests in the background are started to ignore it
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        while process.poll() is None and not (store / "journal.jsonl").exists():
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        said, errors = process.communicate()
    assert (process.returncode, said) == (130, "")
    assert errors == "interrupted: what was stored stays, the next run goes on from there\n"
    assert count(store, "?d a <https://w3id.org/peelgraph/ns#Document>") == 0  # readable, if not published
    report = ingest([papers], store)
    assert report.unchanged >= 100
    assert report.unchanged + report.stored == 250


def test_a_file_that_changed_replaces_what_was_read_from_it_and_the_old_capture_stays(
    papers: Path, store: Path
) -> None:
    ingest([papers], store)
    old = documents(Folder(store))
    (papers / "kent.txt").write_text(KENT.replace("progress", "no progress"))
    report = ingest([papers], store)
    assert (report.stored, report.replaced, report.unchanged) == (0, 1, 1)
    new = documents(Folder(store))
    assert len(new) == 2
    [gone] = set(old) - set(new)
    assert count(store, f"GRAPH <{document_graph(gone)}> {{ ?s ?p ?o }}") == 0
    assert recall(Folder(store), old[gone]).text == KENT
    before = dump(store)
    assert ingest([papers], store).unchanged == 2  # and the journal's end does not bring the old one back
    assert dump(store) == before


def test_a_page_that_changed_keeps_its_id(papers: Path, store: Path) -> None:
    (papers / "documents.csv").write_text("file,url\nkent.txt,https://example.org/kent\n")
    ingest([papers], store)
    before = set(documents(Folder(store)))
    (papers / "kent.txt").write_text(KENT + "\nMore.\n")
    assert ingest([papers], store).replaced == 1
    assert set(documents(Folder(store))) == before


def test_two_files_of_one_page_are_one_document_and_the_second_is_named(papers: Path, store: Path) -> None:
    (papers / "old.txt").write_text("An older capture.")
    (papers / "documents.csv").write_text(
        "file,url\nkent.txt,https://example.org/kent\nold.txt,https://example.org/kent\n"
    )
    for _ in range(2):
        report = ingest([papers], store)
        assert [(Path(name).name, "is the same document as" in why) for name, why in report.failed] == [
            ("old.txt", True)
        ]
    assert report.unchanged == 2


def test_moved_files_are_still_known(papers: Path, store: Path) -> None:
    ingest([papers], store)
    before = dump(store)
    assert ingest([papers.rename(papers.with_name("archive"))], store).unchanged == 2
    assert dump(store) == before


def test_bad_files_are_named_with_their_reason_and_the_others_are_stored(
    papers: Path, store: Path, make_pdf: Callable[..., bytes]
) -> None:
    whole = make_pdf([(72, 700, 11, "Some words.")])
    (papers / "1 empty.txt").write_bytes(b"")
    (papers / "2 binary.txt").write_bytes(bytes(range(256)) * 10)
    (papers / "3 truncated.pdf").write_bytes(whole[: len(whole) // 2])
    (papers / "4 scanned.pdf").write_bytes(make_pdf([]))
    (papers / "5 large.txt").touch()
    os.truncate(papers / "5 large.txt", 50_000_001)
    (papers / "6 latin.txt").write_bytes("Zoë’s café".encode("cp1252"))
    (papers / "7 notes.xls").write_bytes(b"PK")
    report = ingest([papers], store)
    assert {Path(name).name: why for name, why in report.failed} == {
        "1 empty.txt": "is empty",
        "2 binary.txt": "is not a text: it holds binary data",
        "3 truncated.pdf": "is a damaged PDF, or none at all",
        "4 scanned.pdf": "has no text layer: its pages are pictures, and would need OCR first",
        "5 large.txt": "is over the limit of 50 MB (raise it with --max-size)",
    }
    assert [Path(name).name for name in report.skipped] == ["7 notes.xls"]
    assert (report.stored, report.is_complete) == (3, False)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(papers: Path, store: Path) -> None:
    (papers / "kent.txt").chmod(0)
    report = ingest([papers], store)
    assert [why for _, why in report.failed] == ["cannot be read: permission denied"]
    assert report.stored == 1


def test_a_missing_path_stops_before_anything_is_written(papers: Path, store: Path) -> None:
    with pytest.raises(UsageError, match="nowhere does not exist"):
        ingest([papers, papers / "nowhere"], store)
    assert not store.exists()


def test_progress_reaches_the_number_of_files(papers: Path, store: Path) -> None:
    (papers / "empty.txt").touch()
    told: list[tuple[int, int]] = []
    ingest([papers], store, lambda done, total: told.append((done, total)))
    assert told[-1] == (3, 3)


def test_a_store_that_another_process_holds_is_left_alone(papers: Path, store: Path) -> None:
    ingest([papers], store)
    script = (
        "import sys; from pathlib import Path; from peelgraph.graph.store.folder import Folder\n"
        "from peelgraph.graph.store.writer import Writer\n"
        "with Writer(Folder(Path(sys.argv[1]))): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(StoreError, match=rf"another ingest is running on .* \(pid {holder.pid}\)"):
            ingest([papers], store)
        assert count(store, "?d a <https://w3id.org/peelgraph/ns#Document>") == 2  # readers go on
        holder.communicate("")


def test_a_store_of_a_newer_version_is_left_alone(papers: Path, store: Path) -> None:
    ingest([papers], store)
    (store / "format").write_text("2\n")
    with pytest.raises(StoreError, match="newer peelgraph: upgrade"):
        ingest([papers], store)


def test_an_answer_that_speaks_for_other_documents_is_refused() -> None:
    capture = Capture("document/a", "a.txt", source="00")
    document = Document("document/a", "a.txt", "words", (), "00", "text/plain")
    for nquads in (b"<https://a.org> <https://a.org> <https://a.org> <https://other.org> .\n", b"DROP ALL"):
        with pytest.raises(DocumentError, match="took the reader over"):
            page(capture, Understood(document, nquads, Counter(), [], "1"))


def test_reports_begin_complete() -> None:
    assert Report().is_complete
    assert not Report(failed=[("a", "b")]).is_complete
