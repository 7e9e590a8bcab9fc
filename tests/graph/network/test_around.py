"""The surroundings of things, asked for by themselves: what the whole network has, but no more than can be seen."""

from __future__ import annotations

from peelgraph.graph.network.around import around
from peelgraph.graph.network.spans import Span
from peelgraph.graph.network.things import ego, network
from peelgraph.graph.store.local import LocalStore

MET = "force/metropolitan"
MOPAC = "body/mopac"


def test_one_step_around_a_thing_is_that_of_the_whole_network(collection: LocalStore) -> None:
    whole = ego(network(collection), MET, 1)
    found = around(collection, [MET], 1000)
    assert set(found.graph) == set(whole) and found.beyond == {MET: 0}
    assert sorted(found.graph.edges(data="kind")) == sorted(whole.edges(data="kind"))
    backed = {
        (a, b): data.get("evidence") for a, b, data in whole.edges(data=True) if data["kind"] == "about"
    }
    assert backed and all(
        data.get("evidence") == backed[a, b]
        for a, b, data in found.graph.edges(data=True)
        if data["kind"] == "about"
    )


def test_of_many_neighbours_every_kind_of_tie_has_its_latest(collection: LocalStore) -> None:
    whole = network(collection)
    found = around(collection, [MET], 20)
    assert len(found.graph) == 21
    assert found.beyond[MET] == len(ego(whole, MET, 1)) - 21
    ties = {kind for *_, kind in whole.edges(MET, data="kind")} | {
        kind for *_, kind in whole.in_edges(MET, data="kind")
    }
    assert ties <= {kind for *_, kind in found.graph.edges(data="kind")}


def test_several_things_are_shown_with_the_ties_between_their_neighbours(collection: LocalStore) -> None:
    found = around(collection, [MET, MOPAC], 1000)
    assert set(found.beyond) == {MET, MOPAC}
    assert set(around(collection, [MOPAC], 1000).graph) < set(found.graph)


def test_in_a_span_the_thing_stays_and_what_happened_at_another_time_goes(collection: LocalStore) -> None:
    found = around(collection, [MET], 1000, Span("2025", "2025"))
    assert MET in found.graph
    dates = {data["start"][:4] for _, data in found.graph.nodes(data=True) if data["kind"] == "Finding"}
    assert dates == {"2025"}
