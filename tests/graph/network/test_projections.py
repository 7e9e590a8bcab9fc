"""Views on the network: counted ties, stretches of time, answers of queries, and measures with their cautions."""

from __future__ import annotations

import networkx as nx
import pytest

from peelgraph.graph.errors import UsageError
from peelgraph.graph.network.measures import MEASURES, measure, warnings
from peelgraph.graph.network.projections import TIES, Projection, project
from peelgraph.graph.network.results import network_of
from peelgraph.graph.network.spans import Span, during
from peelgraph.graph.network.things import network

MET, KENT = "force/metropolitan", "force/kent"


@pytest.fixture(scope="module")
def graph(collection):
    return network(collection)


@pytest.mark.parametrize("name", Projection)
def test_each_projection_ties_named_things_and_shows_its_words(collection, name) -> None:
    graph = project(collection, name)
    assert graph.number_of_edges() > 0 and set(TIES) == set(Projection)
    assert all(data["label"] and data["kind"] for _, data in graph.nodes(data=True))
    assert nx.number_of_selfloops(graph) == 0
    assert not any(nx.is_isolate(graph, node) for node in graph)
    for start, end, data in graph.edges(data=True):
        assert graph.number_of_edges(start, end) == 1
        assert data["weight"] >= 1 and data["label"].startswith(f"{data['weight']} ")
        assert data["start"] <= data["end"] if "start" in data else True
    backed = [data for *_, data in graph.edges(data=True) if data.get("evidence")]
    assert len(backed) > 0.6 * graph.number_of_edges()


def test_findings_are_counted_by_direction(collection) -> None:
    graph = project(collection, Projection.FORCE_THEME)
    for *_, data in graph.edges(data=True):
        directions = [data.get(way, 0) for way in ("concern", "strength", "progress", "mixed")]
        assert sum(directions) == data["weight"]


def test_forces_share_the_themes_that_both_are_tied_to_by_concerns(collection) -> None:
    themes = project(collection, Projection.FORCE_THEME)
    concerns = {n: {t for _, t, d in themes.out_edges(n, data=True) if d.get("concern")} for n in themes}
    shared = project(collection, Projection.FORCE_FORCE)
    assert shared.number_of_edges() > 5
    for one, other, data in shared.edges(data=True):
        assert data["weight"] == len(concerns[one] & concerns[other])


@pytest.mark.parametrize(
    ("span", "start", "end", "meets"),
    [
        (Span("2018", "2019"), "2019-12-31", "2019-12-31", True),
        (Span("2018", "2019"), "2020", "2020", False),
        (Span("2016-03"), "2016-02", "2016-05", True),
        (Span("2016-06"), "2016-02", "2016-05", False),
        (Span(until="2016-02-01"), "2016-02", "2016-05", True),
        (Span(until="2016-01"), "2016-02", None, False),
        (Span("2016"), None, None, False),
        (Span(), None, None, True),
    ],
)
def test_a_span_meets_times_of_any_precision(span, start, end, meets) -> None:
    assert span.meets(start, end) is meets


@pytest.mark.parametrize(("since", "until"), [("lately", None), (None, "2019-13"), ("2020", "2019")])
def test_a_span_that_is_none(since, until) -> None:
    with pytest.raises(UsageError, match=r"is no date|ends before"):
        Span(since, until)


def test_what_happened_in_a_time_and_what_it_is_tied_to(graph) -> None:
    part = during(graph, Span("2019", "2019"))
    assert 0 < len(part) < len(graph) and MET in part
    documents = {n: d for n, d in part.nodes(data=True) if n.startswith("document/")}
    assert documents and all(d["start"].startswith("2019") for d in documents.values())
    stated = {b for a, b, d in part.edges(data=True) if d["kind"] == "statedIn"}
    assert stated <= set(documents)
    findings = {n for n in part if n.startswith("finding/")}
    assert findings and all(set(graph.successors(n)) & set(documents) for n in findings)


def test_a_select_and_a_construct_become_networks(collection) -> None:
    peel = "PREFIX peel: <https://w3id.org/peelgraph/ns#>"
    where = "{ ?i peel:inspects ?f ; peel:conductedBy ?b }"
    rows = network_of(collection, f"{peel} SELECT ?f ?b (COUNT(*) AS ?weight) {where} GROUP BY ?f ?b")
    assert (
        rows.nodes[MET]["label"] == "Metropolitan Police Service" and rows.nodes[MET]["kind"] == "PoliceForce"
    )
    assert rows[MET]["body/hmicfrs"][0]["weight"] > 1
    named = network_of(collection, f"{peel} SELECT ?i (?f AS ?target) (?b AS ?source) {where}")
    assert set(named.predecessors(MET)) == {"body/hmicfrs"}
    triples = network_of(
        collection,
        f'{peel} CONSTRUCT {{ ?b peel:sawTo ?f . ?f peel:rank 1, 2 ; rdfs:label "new" }} WHERE {where}'.replace(
            "PREFIX", "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX", 1
        ),
    )
    assert triples["body/hmicfrs"][MET][0]["kind"] == "sawTo"
    assert triples.nodes[MET]["label"] == "new" and triples.nodes[MET]["rank"] == ["1", "2"]


@pytest.mark.parametrize(
    ("query", "said"),
    [("ASK { ?s ?p ?o }", "yes or no"), ("SELECT ?s { ?s ?p ?o } LIMIT 1", "two columns")],
)
def test_answers_that_are_no_network(collection, query, said) -> None:
    with pytest.raises(UsageError, match=said):
        network_of(collection, query)


def star() -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph([("hub", leaf) for leaf in "abc"])
    graph.add_edge("hub", "a", weight=4)
    graph.add_edge("x", "y")
    return graph


def test_measures_count_neighbours_ties_ways_and_parts() -> None:
    found = measure(star())
    assert found["hub"] == {"degree": 3, "ties": 7, "betweenness": 0.3, "community": 1, "component": 1}
    assert found["a"]["degree"] == 1 and found["a"]["ties"] == 5 and found["a"]["betweenness"] == 0
    assert found["x"]["component"] == found["y"]["component"] == 2
    assert all(set(row) == set(MEASURES) for row in found.values())


def test_communities_are_those_that_are_seen() -> None:
    graph = nx.MultiDiGraph(
        [(f"{side}{i}", f"{side}{j}") for side in "ab" for i in range(5) for j in range(i)]
    )
    graph.add_edge("a0", "b0")
    found = measure(graph)
    assert {node[0]: row["community"] for node, row in found.items()} == {"a": 1, "b": 2}
    assert found["a0"]["betweenness"] == max(row["betweenness"] for row in found.values())


@pytest.mark.parametrize(
    ("graph", "said"),
    [
        (star(), ["no circles", "several parts", "are few"]),
        (nx.MultiDiGraph([(str(i), str(j)) for i in range(12) for j in range(i)]), ["Nearly everything"]),
        (nx.MultiDiGraph(nx.empty_graph(3)), ["Nothing is tied"]),
    ],
)
def test_cautions_where_a_measure_says_little(graph, said) -> None:
    told = warnings(graph)
    assert len(told) == len(said)
    assert all(part in sentence for part, sentence in zip(said, told, strict=True))


def test_cautions_know_the_projection(collection, graph) -> None:
    assert any("Take a projection" in sentence for sentence in warnings(graph))
    assert any("two kinds" in sentence for sentence in warnings(project(collection, Projection.FORCE_THEME)))
    folded = " ".join(warnings(project(collection, Projection.FORCE_FORCE)))
    assert "two kinds" not in folded and "come of counting so" in folded
