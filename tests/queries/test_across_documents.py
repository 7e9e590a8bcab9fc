"""Questions that count or gather over several documents take one inspection for one, and a copy for a copy."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox
import pytest

from peelgraph.graph.identifiers import ID
from peelgraph.graph.rdf import inferred_quads, ontology_quads
from peelgraph.queries import library

from ..graph.rdf.across import ALL, NEWS, PAGE, PASTED, RELEASE, store_of


def rows(texts: Mapping[str, str], name: str) -> list[dict[str, str]]:
    """Answers of a library query, with local ids."""
    store = store_of(texts)
    more = (*ontology_quads(), *inferred_quads(store))
    store.extend(ox.Quad(q.subject, q.predicate, q.object) for q in more)
    solutions = store.query(library()[name].text)
    assert isinstance(solutions, ox.QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    return [{n: row[n].value.removeprefix(ID) for n in names if row[n] is not None} for row in solutions]


def test_copies_and_what_they_share() -> None:
    [row] = rows(ALL, "copies")
    assert {row["original"].split("-")[0], row["copy"].split("-")[0]} == {
        "document/release",
        "document/pasted",
    }
    assert int(row["shared"]) == 4


def test_sources_of_one_inspection() -> None:
    texts = {"page": PAGE, "release": RELEASE, "news": NEWS}
    found = rows(texts, "inspection-sources")
    assert {row["inspection"] for row in found} == {"inspection/kent/national-child-protection/2022"}
    assert [row["document"].split("-")[0] for row in found] == [
        "document/page",
        "document/release",
        "document/news",
    ]


@pytest.mark.parametrize(
    ("texts", "themes"),
    [
        ({"release": RELEASE, "news": NEWS}, False),
        ({"page": PAGE, "release": RELEASE, "pasted": PASTED, "news": NEWS}, False),
        ({"release": RELEASE, "later": RELEASE.replace("2022", "2025")}, True),
    ],
    ids=["release and news", "page, release, copy and news", "again three years later"],
)
def test_a_concern_told_by_many_is_not_repeated(texts: dict[str, str], themes: bool) -> None:
    assert bool(rows(texts, "repeated-concerns")) is themes


def test_tone_counts_the_words_of_copies_once() -> None:
    def concerns(texts: Mapping[str, str]) -> int:
        return sum(
            int(row["findings"]) for row in rows(texts, "tone-by-genre") if "concern" in row["polarity"]
        )

    twice = {"release": RELEASE, "again": RELEASE + "\nMore on our pages."}
    assert concerns(twice) == concerns({"release": RELEASE}) > 0


def test_what_came_of_a_commission_is_told_in_other_documents() -> None:
    asked = NEWS.partition("Inspectors found")[0].replace(
        "inspectors found during a national child protection inspection that the force rarely listens to children at once",
        "carried out a national child protection inspection, which the Home Secretary commissioned",
    )
    found = rows({"page": PAGE, "release": RELEASE, "asked": asked}, "commissioned-outcomes")
    assert {row["inspection"] for row in found} == {"inspection/kent/national-child-protection/2022"}
    told_in = {row["document"].split("-")[0] for row in found if row["outcome"] == "finding"}
    assert "document/release" in told_in
    assert "nothing in the collection says so" not in {row["outcome"] for row in found}
