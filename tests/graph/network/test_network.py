"""The network of things, and the ways between two of them."""

from __future__ import annotations

import pytest

from peelgraph.graph.errors import NotFoundError
from peelgraph.graph.identifiers import ID
from peelgraph.graph.network.nodes import KINDS
from peelgraph.graph.network.paths import path_query
from peelgraph.graph.network.relations import RELATIONS
from peelgraph.graph.network.things import ego, network
from peelgraph.graph.store.results import select

FREEMAN, KHAN, MET = "person/lee-freeman", "person/sadiq-khan", "force/metropolitan"


@pytest.fixture(scope="module")
def graph(sample):
    return network(sample)


def test_nodes_are_things_and_not_the_machinery_behind_them(graph) -> None:
    prefixes = {node.partition("/")[0] for node in graph}
    assert prefixes.isdisjoint({"claim", "evidence", "membership", "interval", "role", "polarity", "rule"})
    assert {data["kind"] for _, data in graph.nodes(data=True)} <= set(KINDS)
    assert list(graph) == sorted(graph)


@pytest.mark.parametrize(
    ("node", "kind"),
    [
        (MET, "PoliceForce"),
        ("body/hmicfrs", "Inspectorate"),
        ("body/bbc", "Organization"),
        (FREEMAN, "Inspector"),
        (KHAN, "Person"),
        ("theme/digital-forensics", "Concept"),
    ],
)
def test_a_node_has_its_most_special_kind(graph, node: str, kind: str) -> None:
    assert graph.nodes[node]["kind"] == kind and graph.nodes[node]["label"]


def test_dates_keep_their_precision(graph) -> None:
    times = {(d.get("start"), d.get("end")) for _, d in graph.nodes(data=True) if d["kind"] == "Inspection"}
    assert ("2016-02", "2016-05") in times


def test_every_relation_is_worded_and_backed(graph) -> None:
    for start, end, data in graph.edges(data=True):
        assert data["kind"] in RELATIONS
        read = "document" in data and "evidence" in data
        assert read or "origin" in data or data["kind"] == "broader", (start, end, data)


def test_words_of_a_statement_back_its_edges(graph) -> None:
    found = [d for *_, d in graph.edges(data=True) if d["kind"] in {"hasFinding", "concerns", "inspects"}]
    assert found and all(d["evidence"].startswith("evidence/") for d in found)


def test_holding_an_office_leads_to_the_office(graph) -> None:
    [role] = graph[KHAN]["body/mayor-of-london"].values()
    assert role["label"] == "Mayor of London" and role["start"] == "2016-05-09" and role["origin"]


def test_ego_network_grows_with_its_depth(graph) -> None:
    near, far = ego(graph, KHAN, 1), ego(graph, KHAN, 2)
    assert set(near) < set(far) < set(graph)
    assert set(near) == {KHAN, *graph.predecessors(KHAN), *graph.successors(KHAN)}
    with pytest.raises(NotFoundError, match="force/atlantis"):
        ego(graph, "force/atlantis", 1)


def steps(store, start: str, goal: str, count: int = 3):
    return list(select(store, path_query(store, start, goal, count)))


def test_the_way_from_inspector_to_mayor_goes_through_the_commissioned_inspection(sample) -> None:
    best = steps(sample, FREEMAN, KHAN, 1)
    stations = [step["from"].removeprefix(ID) for step in best] + [best[-1]["to"].removeprefix(ID)]
    assert stations[0] == FREEMAN and stations[-1] == KHAN
    assert any(s.startswith("inspection/metropolitan") for s in stations)
    assert any(s.startswith("commission/") for s in stations)
    assert "body/hmicfrs" not in stations
    assert best[-1]["relation"] == "was made by (as Mayor of London)"
    assert all(step["words"] for step in best)
    assert "commissioned HMICFRS" in best[-1]["words"]


def test_alternatives_are_of_another_shape(sample) -> None:
    found = steps(sample, FREEMAN, KHAN)
    ways = {step["way"] for step in found}
    shapes = {tuple(step["relation"] for step in found if step["way"] == way) for way in ways}
    assert 1 < len(ways) <= 3 and len(shapes) == len(ways)


def test_the_same_way_backwards(sample) -> None:
    there, back = steps(sample, FREEMAN, KHAN, 1), steps(sample, KHAN, FREEMAN, 1)
    assert [step["from"] for step in there] == [step["to"] for step in reversed(back)]


def test_each_step_has_the_words_of_the_whole_network(graph, sample) -> None:
    for step in steps(sample, FREEMAN, KHAN) + steps(sample, "body/home-secretary", MET):
        ends = [step[end].removeprefix(ID) for end in ("from", "to")]
        behind = {
            data.get("evidence")
            for a, b in (ends, reversed(ends))
            for data in (graph.get_edge_data(a, b) or {}).values()
        }
        assert (step["evidence"] or "").removeprefix(ID) in {words or "" for words in behind}


def test_a_thing_without_a_name_is_no_node(sample) -> None:
    with pytest.raises(NotFoundError, match="force/atlantis"):
        path_query(sample, "force/atlantis", KHAN)


def test_a_step_from_the_tables_names_its_source(sample) -> None:
    [step] = steps(sample, "person/amber-rudd", "body/home-secretary", 1)
    assert step["words"] is None and step["source"].startswith("http")
    assert step["relation"] == "has or had a role at (Home Secretary, 2016–2018)"


def test_things_that_nothing_connects_have_no_way(sample) -> None:
    assert steps(sample, "body/lbc", KHAN) == []


def test_an_outcome_is_backed_by_its_own_words_and_an_update_by_its_commission(graph) -> None:
    def behind(kind: str) -> list[tuple[str, str, str]]:
        return [(a, b, d["evidence"]) for a, b, d in graph.edges(data=True) if d["kind"] == kind]

    stated = {a: words for a, _, words in behind("statedIn")}
    assert all(stated[finding] == words for _, finding, words in behind("hasFinding"))
    commissioned = {work: words for _, work, words in behind("commissioned")}
    assert [commissioned[update] for update, _, _ in behind("updates")] == [
        words for *_, words in behind("updates")
    ]
