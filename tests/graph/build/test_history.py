"""Earlier states of a document, and what changed in its statements."""

from __future__ import annotations

from pathlib import Path

import pytest

from peelgraph.graph.build import ingest, remove
from peelgraph.graph.build.history import difference, states
from peelgraph.graph.errors import NotFoundError

TEXT = """Kent Police: child protection inspection

Published on: 3 May 2019

HMICFRS inspected Kent Police. Inspectors found that the force has made progress in how it records crime.

Officers do not always speak to the child.

The force should review its training within six months.
"""
REWORDED = TEXT.replace("has made progress", "has failed to make progress")
EDITIONS = (TEXT, REWORDED, REWORDED.replace("Officers do not always speak to the child.\n\n", ""))


@pytest.fixture(scope="module", params=["", "https://example.org/kent"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three states of one page, with an address and without."""
    folder = tmp_path_factory.mktemp("history")
    (folder / "documents.csv").write_text(f"file,url\nkent.txt,{request.param}\n")
    for text in EDITIONS:
        (folder / "kent.txt").write_text(text)
        ingest([folder], folder / "store")
    return folder / "store"


def test_all_states_are_kept_oldest_first(store: Path) -> None:
    assert len({state.text for state in states(store, "kent.txt")}) == 3


def test_a_reworded_finding_is_one_change_with_both_wordings_and_its_new_value(store: Path) -> None:
    newest, middle = difference(store, "kent.txt", 1), difference(store, "kent.txt", 2)
    assert newest.before.text == states(store, "kent.txt")[1].text
    [change] = [change for change in middle.changes if change.name == "changed"]
    assert change.before is not None
    assert change.after is not None
    assert ("has made progress" in change.before.words, "has failed to" in change.after.words) == (True, True)
    assert ("polarity", "progress", "concern") in list(change.values)


def test_a_sentence_that_went_is_a_removed_statement_and_nothing_else_changed(store: Path) -> None:
    found = difference(store, "kent.txt").changes
    assert [(change.name, change.before and change.before.words) for change in found] == [
        ("removed", "Officers do not always speak to the child")
    ]


def test_more_states_than_there_are(store: Path) -> None:
    with pytest.raises(NotFoundError, match="3 states of this document kept, so there is none 3 before"):
        difference(store, "kent.txt", 3)


def test_removing_a_document_and_taking_it_in_again_is_no_new_state(tmp_path: Path) -> None:
    (tmp_path / "kent.txt").write_text(TEXT)
    for _ in range(2):
        ingest([tmp_path / "kent.txt"], tmp_path / "store")
        remove(["kent.txt"], tmp_path / "store")
    ingest([tmp_path / "kent.txt"], tmp_path / "store")
    assert len(states(tmp_path / "store", "kent.txt")) == 1
