"""Files of the network are read by the programs they are for, and nothing in a label breaks them."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ElementTree
from datetime import date

import igraph
import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peelgraph.graph.export import cells, gexf, graphml, layout, looks
from peelgraph.graph.export.interface import Source
from peelgraph.graph.network.days import life
from peelgraph.graph.network.things import network

GEXF = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}
ML = {"m": "http://graphml.graphdrawing.org/xmlns"}


@pytest.fixture(scope="module")
def graph(sample):
    return network(sample)


def text_of(writer, graph: nx.MultiDiGraph) -> str:
    return "".join(writer.lines(graph, layout.places(graph)))


def small(label: object, **more: object) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    graph.add_node(
        "force/kent", label=label, kind="PoliceForce", iri="https://w3id.org/peelgraph/id/force/kent", **more
    )
    graph.add_node("body/x", label="X", kind="Organization")
    graph.add_edge("force/kent", "body/x", kind="governedBy", label="answers to")
    graph.add_edge("force/kent", "body/x", kind="mentions", label="mentions")
    return graph


def test_igraph_reads_graphml(graph, tmp_path) -> None:
    path = tmp_path / "whole.graphml"
    path.write_text(text_of(graphml, graph), "utf-8")
    read = igraph.Graph.Read_GraphML(str(path))
    assert (read.vcount(), read.ecount()) == (graph.number_of_nodes(), graph.number_of_edges())
    met = read.vs.find(id="force/metropolitan")
    assert met["label"] == "Metropolitan Police Service" and met["kind"] == "PoliceForce"
    assert met["color"].startswith("#") and isinstance(met["x"], float)
    edge = next(e for e in read.es if e["kind"] == "commissioned" and e["evidence"])
    assert edge["evidence"].startswith("evidence/") and edge["document"].startswith("document/")


@pytest.mark.parametrize("writer", [graphml, gexf])
def test_networkx_reads_the_same_things_and_relations(graph, writer, tmp_path) -> None:
    path = tmp_path / "whole.xml"
    path.write_text(text_of(writer, graph), "utf-8")
    read = nx.read_graphml(path, force_multigraph=True) if writer is graphml else nx.read_gexf(path)
    assert {n: d["label"] for n, d in read.nodes(data=True)} == {
        n: cells.clean(d["label"]) for n, d in graph.nodes(data=True)
    }
    assert sorted((a, b, d["kind"]) for a, b, d in read.edges(data=True)) == sorted(
        (a, b, d["kind"]) for a, b, d in graph.edges(data=True)
    )


def test_gexf_has_times_colours_and_places(graph) -> None:
    root = ElementTree.fromstring(text_of(gexf, graph))
    nodes = {node.get("id"): node for node in root.iterfind(".//g:node", GEXF)}
    first = next(n for key, n in nodes.items() if key.startswith("inspection/") and n.get("start"))
    assert (first.get("start"), first.get("end")) == ("2016-02-01", "2016-05-31")
    assert {value.get("value") for value in first.iterfind(".//g:attvalue", GEXF)} >= {"2016-02", "2016-05"}
    colour = nodes["force/metropolitan"].find("viz:color", GEXF)
    assert tuple(int(colour.get(part)) for part in "rgb") == looks.colour("PoliceForce")
    spots = {(p.get("x"), p.get("y")) for p in root.iterfind(".//viz:position", GEXF)}
    assert len(spots) > 0.9 * len(nodes)
    edge = root.find(".//g:edge[@kind='commissionedBy']", GEXF)
    assert edge.get("label") == "was made by" and edge.get("type") is None


def test_two_relations_of_one_pair_stay_two(tmp_path) -> None:
    root = ElementTree.fromstring(text_of(gexf, small("Kent")))
    assert [e.get("kind") for e in root.iterfind(".//g:edge", GEXF)] == ["governedBy", "mentions"]


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_any_label_survives(label: str) -> None:
    kept = cells.clean(label)
    root = ElementTree.fromstring(text_of(gexf, small(label)).encode())
    assert root.find(".//g:node", GEXF).get("label") == kept
    root = ElementTree.fromstring(text_of(graphml, small(label)).encode())
    key = root.find("m:key[@attr.name='label']", ML).get("id")
    assert (root.find(f".//m:node/m:data[@key='{key}']", ML).text or "") == kept
    if not any(ord(c) < 32 or 0xD7FF < ord(c) < 0xE000 or ord(c) in (0xFFFE, 0xFFFF) for c in label):
        assert kept == label


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, None),
        (date(2019, 3, 28), "2019-03-28"),
        (["a", None, "b"], "a|b"),
        ({"b", "a"}, "a|b"),
        (True, "true"),
        ("bell\a", "bell\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_awkward_values_become_text(value: object, shown: str | None) -> None:
    assert cells.cell(value) == shown


def test_attributes_with_names_that_readers_keep_for_themselves() -> None:
    graph = small("Kent", id="mine", type="thing", source="table")
    root = ElementTree.fromstring(text_of(graphml, graph))
    assert {"id_", "type_", "source_"} <= {key.get("attr.name") for key in root.iterfind("m:key", ML)}
    read = nx.parse_graphml(text_of(graphml, graph), force_multigraph=True)
    assert read.nodes["force/kent"]["id_"] == "mine" and "force/kent" in read


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2016-02", "2016-02", {"start": "2016-02-01", "end": "2016-02-29"}),
        ("2019", None, {"start": "2019-01-01"}),
        (None, "2019-11", {"end": "2019-11-30"}),
        ("2020", "2019", {}),
        ("long ago", "2019-03-28", {"end": "2019-03-28"}),
        ("2019-02-31", "2019-13", {}),
        (["2019"], None, {}),
    ],
)
def test_partial_dates_cover_their_whole_time(start, end, days) -> None:
    assert life({"start": start, "end": end}) == days


def test_without_igraph_nodes_stand_on_a_circle(graph, monkeypatch) -> None:
    monkeypatch.setattr(layout.importlib.util, "find_spec", lambda name: None)
    spots = layout.places(graph)
    assert len(set(spots.values())) == len(graph)
    assert spots == layout.places(graph)


def test_a_part_of_the_network_is_written(sample) -> None:
    file = io.BytesIO()
    gexf.write(Source(sample, "person/sadiq-khan", 1), file)
    ids = {node.get("id") for node in ElementTree.fromstring(file.getvalue()).iterfind(".//g:node", GEXF)}
    assert {"person/sadiq-khan", "body/mayor-of-london"} <= ids and "force/kent" not in ids
