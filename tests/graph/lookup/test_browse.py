"""What a collection is entered by: shelves, suggestions, and the latest of things with much to tell."""

from __future__ import annotations

import pytest

from peelgraph.graph.errors import NotFoundError
from peelgraph.graph.identifiers import iri
from peelgraph.graph.lookup.browse import SHELVES, holdings, shelf
from peelgraph.graph.lookup.names import Match
from peelgraph.graph.lookup.recent import has_much, recent_documents, recent_statements
from peelgraph.graph.lookup.suggest import listed, suggest

from ...sample import KENT, MET, PARR


def test_holdings_are_those_of_the_description(sample) -> None:
    held = holdings(sample)
    assert (held["Document"], held["Recommendation"], held["Reaction"]) == (4, 4, 2)


def test_forces_with_most_documents_come_first(sample) -> None:
    found = shelf(sample, "forces")
    assert found.rows == ((iri(MET), 3), (iri(KENT), 1))
    assert shelf(sample, "forces", 1, 1).rows == ((iri(KENT), 1),)
    assert shelf(sample, "forces", 1, 1).total == 2


def test_dated_documents_come_before_others_and_the_latest_first(sample) -> None:
    dates = [row[1] for row in shelf(sample, "documents").rows]
    assert dates == ["2023-05-03", "2019-03-28", None, None]


def test_every_shelf_has_its_unit(sample) -> None:
    assert all(shelf(sample, name).unit for name in SHELVES)
    with pytest.raises(NotFoundError, match="forces, inspectors"):
        shelf(sample, "nothing")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("MPS", MET),
        ("the met", MET),
        ("kent pol", KENT),
        ("parr", PARR),
    ],
)
def test_names_fit_what_is_being_typed(sample, typed: str, first: str) -> None:
    assert suggest(sample, typed)[0].id == first


@pytest.mark.parametrize("typed", ["", "  ", "'", "xyzzy", "(((", "\x00"])
def test_nothing_fits_nothing(sample, typed: str) -> None:
    assert suggest(sample, typed) == []


def test_names_of_a_kind_are_in_order(sample) -> None:
    names = listed(sample, "force")
    assert names == sorted(names) and "Kent Police" in names and len(names) > 40


def test_the_latest_documents_and_what_they_state(sample) -> None:
    documents = recent_documents(sample, Match(MET), 1)
    assert (documents.rows[0][1], documents.total) == ("2019-03-28", 3)
    documents = recent_documents(sample, Match(MET), 9)
    said = recent_statements(sample, Match(MET), documents).records()
    assert {record["what"] for record in said} == {"finding", "recommendation", "reaction"}
    order = [row[0] for row in documents.rows]
    places = [order.index(record["document"]) for record in said]
    assert places == sorted(places)
    assert not has_much(sample, Match(KENT))
