"""Captures come back exactly as they were kept, and the journal survives a power cut."""

from __future__ import annotations

import hashlib
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peelgraph.graph.model import Block, BlockKind, Document, PageField
from peelgraph.graph.store import captures
from peelgraph.graph.store.captures import Capture
from peelgraph.graph.store.folder import Folder, read_text

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
BLOCKS = st.builds(
    Block, st.integers(0, 9), st.integers(9, 99), st.sampled_from(BlockKind), st.integers(0, 6), st.none() | st.integers(1, 9)
)  # fmt: skip


def document(text: str = "words", blocks: tuple[Block, ...] = (), **more: object) -> Document:
    data = text.encode()
    return Document(
        "document/a-1", "a.txt", text, blocks, hashlib.sha256(data).hexdigest(), "text/plain", **more
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(WORDS, st.lists(BLOCKS).map(tuple), st.lists(st.builds(PageField, WORDS, WORDS, WORDS)).map(tuple))
def test_a_document_comes_back_as_it_was(
    tmp_path: Path, text: str, blocks: tuple[Block, ...], fields: tuple[PageField, ...]
) -> None:
    folder = Folder(tmp_path)
    kept = document(text, blocks, fields=fields, url="https://example.org/a")
    capture = captures.keep(folder, kept, text.encode(), "origin", "1")
    assert captures.recall(folder, capture) == kept
    assert folder.source(capture.source).read_bytes() == text.encode()
    assert read_text(tmp_path, capture.text) == text


def test_the_same_words_in_two_layouts_are_two_captures(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    one = document("words", (Block(0, 5, BlockKind.LINE),))
    two = document("words", (Block(0, 5, BlockKind.HEADING, 1),))
    kept = [captures.keep(folder, d, b"words", "", "1") for d in (one, two)]
    assert [captures.recall(folder, c) for c in kept] == [one, two]
    assert read_text(tmp_path, kept[0].text) == "words"
    assert read_text(tmp_path, "0" * 64) is None


def test_the_journal_knows_the_newest_state_of_each_document(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    b, a1, a2 = (
        Capture("document/b", source="1"),
        Capture("document/a", source="1"),
        Capture("document/a", source="2"),
    )
    captures.append(folder, [b, a1])
    captures.append(folder, [a2])
    assert captures.documents(folder) == {"document/a": a2, "document/b": b}
    captures.append(
        folder, [Capture("document/b"), Capture("document/c", source="3", instead_of="document/a")]
    )
    assert list(captures.documents(folder)) == ["document/c"]


def test_a_torn_line_is_no_entry_and_spoils_none(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    captures.append(folder, [Capture("document/a", source="1"), Capture("document/b", source="1")])
    whole = folder.journal.read_bytes()
    folder.journal.write_bytes(whole[:-20])
    assert list(captures.documents(folder)) == ["document/a"]
    captures.append(folder, [Capture("document/c", source="1")])
    assert list(captures.documents(folder)) == ["document/a", "document/c"]


def test_the_tail_of_the_journal_begins_with_a_whole_line(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    captures.append(folder, [Capture(f"document/{n:03}", source="1") for n in range(100)])
    tail = [capture.document for capture in captures.journal(folder, folder.journal_size - 1000)]
    assert tail == [f"document/{n:03}" for n in range(100 - len(tail), 100)]
    assert 10 < len(tail) < 30
    assert len(list(captures.journal(folder))) == 100
