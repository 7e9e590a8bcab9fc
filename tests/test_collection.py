"""The questions and lookups on the sample collection as it is ingested: all answer, each with words that are there."""

from __future__ import annotations

import pytest

from peelgraph.graph.lookup.dossier import dossier
from peelgraph.graph.lookup.explain import explain, statement
from peelgraph.graph.lookup.names import resolve
from peelgraph.graph.lookup.questions import filled
from peelgraph.graph.lookup.stats import statistics
from peelgraph.graph.reference import forces
from peelgraph.graph.store.local import LocalStore
from peelgraph.graph.store.results import select
from peelgraph.queries import library

VALUES = {
    "force": "the Met",
    "theme": "digital forensics",
    "by": "2026-11-22",
    "on": "2019-03-28",
    "text": "children",
}
ANSWERLESS = {
    "copies",  # no document of the collection repeats another
    "disagreements",  # nor contradicts one
    "grade-moves",  # no force is graded twice on one question in the same words
    "shared-improvements",  # the Met has no labelled area for improvement
    "super-complaints",  # no document is about one
}


@pytest.mark.parametrize("name", sorted(library()))
def test_each_question_has_an_answer(collection: LocalStore, name: str) -> None:
    query = library()[name]
    values = {p.name: VALUES[p.name] for p in query.params if not p.optional}
    answer = collection.query(filled(collection, query, values, lambda note: None))
    assert any(True for _ in answer) or name in ANSWERLESS


def test_every_quotation_is_found_at_its_place(collection: LocalStore) -> None:
    quotations = select(
        collection,
        """PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX peel: <https://w3id.org/peelgraph/ns#>
        SELECT ?words ?start ?end ?digest { ?e oa:exact ?words ; oa:start ?start ; oa:end ?end ; oa:hasSource ?d .
          ?d peel:textDigest ?digest }""",
    )
    assert len(quotations) > 500
    texts = {
        digest: collection.captured_text(str(digest)) or ""
        for digest in {row["digest"] for row in quotations}
    }
    for row in quotations:
        assert texts[row["digest"]][int(str(row["start"])) : int(str(row["end"]))] == row["words"]


def test_every_force_has_a_dossier(collection: LocalStore) -> None:
    told = [force for force in forces() if len(dossier(collection, resolve(collection, force)).sections) > 2]
    assert len(told) > 20


def test_every_finding_can_be_explained(collection: LocalStore) -> None:
    findings = select(
        collection, "SELECT ?f { ?f a <https://w3id.org/peelgraph/ns#Finding> } ORDER BY ?f LIMIT 40"
    )
    for row in findings:
        [quotation] = explain(collection, statement(collection, str(row["f"]))).quotations
        assert quotation.words and quotation.rule


def test_how_long_two_forces_were_in_engage(collection: LocalStore) -> None:
    rows = select(collection, library()["engage-durations"].bound({}))
    stayed = {
        (str(row["force"]).rpartition("/")[2], row["entered"], row["left"], row["months"]) for row in rows
    }
    assert ("metropolitan", "2022-06-28", "2025-01-23", 31) in stayed
    assert ("staffordshire", "2022-07-06", "2024-05-21", 22) in stayed


def test_nothing_was_left_out(collection: LocalStore) -> None:
    counts = {(count.what, count.kind): count.count for count in statistics(collection)}
    assert counts["documents", "all"] == 39
