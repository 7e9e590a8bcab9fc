"""Two grades for one question in one inspection both stand; a restated grade or another inspection is no disagreement."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from peelgraph.queries import library

ID = "https://w3id.org/peelgraph/id/"


def judgment(number: int, inspection: str, grade: str, more: str = "") -> str:
    """One document that reports an inspection and gives a grade, as Turtle."""
    return f"""
    <{ID}document/{number}> peel:reports <{ID}inspection/{inspection}> ; rdfs:label "Page {number}" .
    <{ID}evidence/{number}> oa:exact "Graded {grade}." .
    <{ID}judgment/{number}> peel:concerns <{ID}force/kent> ; peel:question "Responding to the public" ;
        peel:gradeScale <{ID}scheme/grades-five-tier> ; peel:grade <{ID}grade/five-tier/{grade}> ;
        peel:statedIn <{ID}document/{number}> ; peel:evidence <{ID}evidence/{number}> {more} ."""


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (judgment(2, "kent/peel/2023", "adequate"), ["adequate", "good"]),
        (judgment(2, "kent/peel/2023", "good"), []),
        (judgment(2, "kent/peel/2025", "adequate"), []),
        (judgment(2, "kent/peel/2023", "adequate", "; peel:prior true"), []),
    ],
    ids=["two grades", "same grade", "another year", "restated"],
)
def test_two_grades_for_one_question(second: str, expected: list[str]) -> None:
    store = ox.Store()
    prefixes = (
        "@prefix peel: <https://w3id.org/peelgraph/ns#> . @prefix oa: <http://www.w3.org/ns/oa#> ."
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> ."
    )
    store.load((prefixes + judgment(1, "kent/peel/2023", "good") + second).encode(), ox.RdfFormat.TURTLE)
    solutions = store.query(library()["disagreements"].text)
    assert isinstance(solutions, ox.QuerySolutions)
    found = [(row["claim"].value.rpartition("/")[2], row["what"].value) for row in solutions]
    assert found == [(grade, "grade: Responding to the public") for grade in expected]
