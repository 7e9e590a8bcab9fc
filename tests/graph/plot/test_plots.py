"""Pictures tell the numbers of the graph, in words that can be read, safely and the same each time."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ElementTree

import pyoxigraph as ox
import pytest

from peelgraph.graph.errors import NotFoundError, UsageError
from peelgraph.graph.network.projections import project
from peelgraph.graph.network.views import Projection
from peelgraph.graph.plot import grades, network, themes, timeline
from peelgraph.graph.plot.picture import POLARITIES, Picture, save
from peelgraph.graph.plot.words import listed
from peelgraph.graph.store.local import LocalStore
from peelgraph.graph.store.results import select

MET, KENT = "force/metropolitan", "force/kent"
SVG = "{http://www.w3.org/2000/svg}"


def written(picture: Picture, format: str = "svg") -> bytes:
    file = io.BytesIO()
    save(picture, file, format)
    return file.getvalue()


def words(picture: Picture) -> list[str]:
    root = ElementTree.fromstring(written(picture))
    return ["".join(text.itertext()) for text in root.iter(SVG + "text")]


@pytest.mark.parametrize(
    ("draw", "asked"),
    [
        (timeline.draw, "How have findings on the Metropolitan Police Service and Kent Police changed"),
        (
            themes.draw,
            "What are inspectors concerned about in the Metropolitan Police Service and Kent Police?",
        ),
        (network.draw, "Who and what are the Metropolitan Police Service and Kent Police tied to?"),
    ],
)
def test_a_picture_asks_its_question_and_tells_what_stands_behind(collection, draw, asked) -> None:
    picture = draw(collection, [MET, KENT])
    assert picture.title.startswith(asked)
    assert " documents" in picture.subtitle
    root = ElementTree.fromstring(written(picture))
    assert root.get("role") == "img" and root.find(SVG + "title").text == picture.title
    shown = " ".join(words(picture))
    assert all(part in shown for part in ("Metropolitan", "Kent", "Source: peelgraph"))


def test_the_timeline_counts_each_finding_once_by_direction(collection) -> None:
    picture = timeline.draw(collection, [MET])
    told = {way: sum(row[2 + i] for row in picture.rows) for i, way in enumerate(POLARITIES)}
    rows = select(
        collection,
        "PREFIX peel: <https://w3id.org/peelgraph/ns#> SELECT ?way (COUNT(DISTINCT ?said) AS ?n) {"
        " ?f peel:concerns <https://w3id.org/peelgraph/id/force/metropolitan> ; peel:polarity ?way ."
        " OPTIONAL { ?f peel:sameStatementAs ?first } BIND(COALESCE(?first, ?f) AS ?said)"
        " FILTER NOT EXISTS { ?f peel:prior true } } GROUP BY ?way",
    )
    expected = {str(row["way"]).rpartition("/")[2]: row["n"] for row in rows}
    assert {way: number for way, number in told.items() if number} == expected
    assert f"{sum(told.values())} findings" in picture.subtitle
    assert {"2025", "no date"} <= set(words(picture))


def test_the_heat_map_counts_concerns(collection) -> None:
    picture = themes.draw(collection, [MET])
    tied = project(collection, Projection.FORCE_THEME)
    names = {tied.nodes[theme]["label"]: data for _, theme, data in tied.out_edges(MET, data=True)}
    assert {row[0] for row in picture.rows} <= set(names)
    assert all(row[2] <= names[row[0]].get("concern", 0) for row in picture.rows)
    assert sum(row[2] for row in picture.rows) > 5


def test_scales_of_grades_stand_apart(collection) -> None:
    picture = grades.draw(collection, ["force/west-midlands", KENT])
    scales = {row[0]: {r[2] for r in picture.rows if r[0] == row[0]} for row in picture.rows}
    assert scales == {
        "West Midlands Police": {grades.SCALES["five-tier"]},
        "Kent Police": {grades.SCALES["four-tier"]},
    }
    shown = " ".join(words(picture))
    assert all(
        part in shown for part in ("four grades", "to 2020", "five grades", "from 2021", "improvement")
    )
    root = ElementTree.fromstring(written(picture))
    heads = {
        "".join(t.itertext()): float(t.get("x") or t.get("transform").split("(")[1].split()[0])
        for t in root.iter(SVG + "text")
    }
    four, five = (
        {heads[str(r[3])] for r in picture.rows if r[2] == scale} for scale in grades.SCALES.values()
    )
    assert max(four) < min(five)


def test_without_a_force_those_with_most_documents(collection) -> None:
    assert len({row[0] for row in timeline.draw(collection).rows}) == timeline.MOST
    with pytest.raises(UsageError, match="one to 4 forces"):
        network.draw(collection)
    with pytest.raises(NotFoundError, match="no finding to show on City of London Police"):
        timeline.draw(collection, ["force/city-of-london"])


def test_two_grades_for_one_question_both_show(sample) -> None:
    assert grades.draw(sample).rows


@pytest.mark.parametrize("format", ["svg", "png", "html"])
def test_the_same_bytes_each_time(collection, format) -> None:
    first = written(themes.draw(collection, [MET]), format)
    assert first == written(themes.draw(collection, [MET]), format)
    start = {"svg": b"<?xml", "png": b"\x89PNG", "html": b"<!doctype html>"}[format]
    assert first.startswith(start) and len(first) < 300_000


AWKWARD = r"""
PREFIX peel: <https://w3id.org/peelgraph/ns#>
PREFIX id: <https://w3id.org/peelgraph/id/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
id:force\/x a peel:PoliceForce ; rdfs:label "<script>alert(1)</script> $x^2 & 😀\u0007" .
id:theme\/y a skos:Concept ; skos:prefLabel "costs $5 and $6 \\frac" .
id:document\/d a peel:Document ; rdfs:label "d" .
id:finding\/f a peel:Finding ; rdfs:label "f" ; peel:concerns id:force\/x ; peel:theme id:theme\/y ;
    peel:polarity id:polarity\/concern ; peel:statedIn id:document\/d ;
    peel:evidence id:evidence\/e .
"""


@pytest.mark.parametrize("draw", [timeline.draw, themes.draw, network.draw])
def test_text_of_documents_is_only_text(draw) -> None:
    store = ox.Store()
    store.load(AWKWARD.encode(), format=ox.RdfFormat.TURTLE)
    picture = draw(LocalStore(store, "memory"), ["force/x"])
    assert b"<script" not in written(picture, "html") and b"<script" not in written(picture)
    shown = " ".join(words(picture))
    assert "alert(1)" in shown
    if draw is not timeline.draw:
        assert "costs $5 and $6" in shown
    assert written(picture, "png")


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (["Kent Police"], "Kent Police"),
        (["Kent Police", "Metropolitan Police Service"], "Kent Police and the Metropolitan Police Service"),
        (list("abcd"), "4 forces"),
    ],
)
def test_names_in_a_title(names, text) -> None:
    assert listed(names) == text
