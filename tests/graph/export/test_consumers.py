"""Each network file is opened by a program that it is for, which finds the same things, relations and attributes."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from datetime import date
from pathlib import Path

import duckdb
import networkx as nx
import polars
import pytest
from lxml import etree

from peelgraph.graph.export import csv as csv_tables
from peelgraph.graph.export import cx2, cytoscape, dot, gexf, graphml, layout, neo4j, parquet
from peelgraph.graph.export.cells import clean, label
from peelgraph.graph.export.interface import Source
from peelgraph.graph.network.things import network

SVG = "{http://www.w3.org/2000/svg}"
MET, KENT = "force/metropolitan", "force/kent"

LABELS = [
    "say \"hi\", 'you' & <b>me</b>",
    "two\nlines\tand\r\nmore",
    "bell\a, null\0, escape\x1b[31m",
    "😀 Pólice – “quoted” é",
    "back\\slash \\N \\n and an end\\",
    "&eacute; &amp; {record|field}",
    "=1+1",
    "+44 20",
    "-5",
    "@SUM(A1)",
    "",
    None,
]


@pytest.fixture(scope="module")
def graph(sample):
    return network(sample)


@pytest.fixture(scope="module")
def awkward() -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    for i, text in enumerate(LABELS):
        graph.add_node(f"thing/{i}", label=text, kind="Finding", number=i, share=i / 4, even=i % 2 == 0)
    graph.nodes["thing/0"].update(
        {
            "id": "mine",
            "type": "t",
            "name": "n",
            "a b": "spaced",
            "a_b": "joined",
            "7th": "seven",
            "pos": "1,1",
        }
    )
    graph.nodes["thing/1"].update(list=["a", "b|c", None], day=date(2019, 3, 28), mixed=1, none=None)
    graph.nodes["thing/2"].update(mixed="one", start="2016-02", end="2016-05", huge=2**70, share=float("nan"))
    for i in range(1, len(LABELS)):
        graph.add_edge(
            "thing/0", f"thing/{i}", kind="concerns", label=LABELS[i], weight=i + 0.5, source="table"
        )
    graph.add_edge("thing/0", "thing/1", kind="theme", label="again", target="x", start="2019")
    return graph


def text_of(writer, graph: nx.MultiDiGraph) -> str:
    return "".join(writer.lines(graph, layout.places(graph)))


def drawn(text: str) -> str:
    """What Graphviz draws for an escaped text."""
    plain = {"\\n": "\n", "\\\\": "\\", "&amp;": "&"}
    return re.sub(r"\\.|&amp;", lambda found: plain[found[0]], text)


def names(graph: nx.MultiDiGraph) -> dict[str, str]:
    return {node: label(node, data) for node, data in graph.nodes(data=True)}


def ties(graph: nx.MultiDiGraph) -> list[tuple[str, str, str]]:
    return sorted((a, b, data["kind"]) for a, b, data in graph.edges(data=True))


@pytest.mark.parametrize("which", ["graph", "awkward"])
@pytest.mark.parametrize(
    ("reader", "writer", "name", "kind"),
    [
        ("cytoscape", cytoscape, "name", "kind"),
        ("gexf", gexf, "label", "kind"),
        ("graphml", graphml, "label", "kind"),
        ("graphviz", dot, "tooltip", "peel_kind"),
    ],
)
def test_programs_find_the_same_things_and_relations(
    request, read, which, reader, writer, name, kind
) -> None:
    graph = request.getfixturevalue(which)
    found = read(reader, text_of(writer, graph))
    seen = {node["id"]: node.get(name, "") for node in found["nodes"]}
    expected = names(graph)
    if reader == "graphviz":  # it shows text as it draws it, escapes and entities included
        seen = {node: drawn(text) for node, text in seen.items()}
        expected = {node: re.sub("[\r\n]", "\n", text) for node, text in expected.items()}
    assert seen == expected
    assert sorted((e["source"], e["target"], e[kind]) for e in found["edges"]) == ties(graph)


def test_cytoscape_keeps_numbers_lists_and_places(read, awkward) -> None:
    found = read("cytoscape", text_of(cytoscape, awkward))
    nodes = {node["id"]: node for node in found["nodes"]}
    assert nodes["thing/0"]["number"] == 0 and nodes["thing/1"]["share"] == 0.25
    assert nodes["thing/1"]["list"] == ["a", "b|c"] and nodes["thing/1"]["day"] == "2019-03-28"
    assert nodes["thing/0"]["even"] is True and "share" not in nodes["thing/2"]
    assert nodes["thing/0"]["id_"] == "mine" and nodes["thing/0"]["name_"] == "n"
    assert (nodes["thing/1"]["x"], nodes["thing/1"]["y"]) == layout.places(awkward)["thing/1"]
    assert {edge["source_"] for edge in found["edges"] if "source_" in edge} == {"table"}


def test_graphviz_draws_where_the_layout_puts_them(dot_program, graph) -> None:
    text = text_of(dot, graph).encode()
    drawing = subprocess.run([dot_program, "-Tsvg"], input=text, capture_output=True, check=True)
    assert drawing.stderr == b""
    root = ElementTree.fromstring(drawing.stdout)
    groups = [g for g in root.iter(f"{SVG}g") if g.get("class") == "node"]
    assert len(groups) == len(graph)
    spots = layout.places(graph)
    met, kent = (next(g for g in groups if g.find(f"{SVG}title").text == node) for node in (MET, KENT))
    right, up = (
        float(met.find(f".//{SVG}ellipse").get(f"c{axis}"))
        - float(kent.find(f".//{SVG}ellipse").get(f"c{axis}"))
        for axis in "xy"
    )
    assert (right, -up) == pytest.approx([spots[MET][axis] - spots[KENT][axis] for axis in (0, 1)], abs=0.1)
    fills = {e.get("fill") for e in root.iter(f"{SVG}ellipse")}
    assert "#1f4e79" in fills and len(fills) > 5


@pytest.mark.filterwarnings("ignore")  # of ndex2 and what it imports
@pytest.mark.parametrize("which", ["graph", "awkward"])
def test_ndex2_reads_cx2(request, which, tmp_path) -> None:
    from ndex2.cx2 import RawCX2NetworkFactory

    graph = request.getfixturevalue(which)
    file = tmp_path / "network.cx2"
    file.write_text(text_of(cx2, graph), "utf-8")
    network = RawCX2NetworkFactory().get_cx2network(str(file))
    nodes = {node["id"]: node["v"] for node in network.get_nodes().values()}
    ids = {number: values["name"] for number, values in nodes.items()}
    assert {v["name"]: v.get("label", v["name"]) for v in nodes.values()} == names(graph)
    edges = network.get_edges().values()
    assert sorted((ids[e["s"]], ids[e["t"]], e["v"]["kind"]) for e in edges) == ties(graph)
    if which == "awkward":
        first, second = nodes[0], nodes[1]
        assert (first["even"], second["share"], second["list"]) == (True, 0.25, ["a", "b|c"])
        assert first["name_"] == "n"
    colours = network.get_visual_properties()["nodeMapping"]["NODE_BACKGROUND_COLOR"]["definition"]["map"]
    assert {"v": "Finding", "vp": "#c0392b"} in colours


def tables(writer, graph: nx.MultiDiGraph, tmp_path: Path) -> dict[str, Path]:
    paths = {}
    rows = {"nodes": writer.nodes, "edges": writer.relations}
    for table, made in rows.items():
        arguments = (graph, layout.places(graph)) if (writer, table) == (csv_tables, "nodes") else (graph,)
        paths[table] = tmp_path / f"{table}.csv"
        with paths[table].open("wb") as file:
            csv_tables.write_rows(made(*arguments), file, guarded=writer is csv_tables)
    return paths


@pytest.mark.parametrize("which", ["graph", "awkward"])
@pytest.mark.parametrize(
    ("writer", "columns"),
    [
        (csv_tables, ("Id", "Label", "kind", "Source", "Target", "kind")),
        (neo4j, ("id:ID", "label", ":LABEL", ":START_ID", ":END_ID", ":TYPE")),
    ],
)
def test_duckdb_reads_the_pairs_of_tables(request, which, writer, columns, tmp_path) -> None:
    graph = request.getfixturevalue(which)
    paths = tables(writer, graph, tmp_path)
    options = "all_varchar=true, strict_mode=true, quote='\"', escape='\"', header=true, nullstr='~none~'"
    node, name, _, start, end, kind = columns

    def ask(table: str, *wanted: str) -> list[tuple[str, ...]]:
        listed = ", ".join(f'"{column}"' for column in wanted)
        return duckdb.sql(f"SELECT {listed} FROM read_csv('{paths[table]}', {options})").fetchall()

    seen = dict(ask("nodes", node, name))
    expected = names(graph)
    if writer is csv_tables:
        expected = {n: f"'{t}" if t.startswith(("=", "+", "-", "@")) else t for n, t in expected.items()}
    assert seen == expected
    kinds = [
        (a, b, re.sub("(?<=[a-z])(?=[A-Z])", "_", k).upper() if writer is neo4j else k)
        for a, b, k in ties(graph)
    ]
    assert sorted(ask("edges", start, end, kind)) == sorted(kinds)


def test_numbers_stay_numbers_in_tables(awkward, tmp_path) -> None:
    paths = tables(csv_tables, awkward, tmp_path)
    frame = polars.read_csv(paths["edges"], try_parse_dates=True)
    assert (
        frame["Weight"].dtype == polars.Float64
        and frame["Weight"].sum() == sum(i + 0.5 for i in range(1, 12)) + 1
    )
    heads = {
        table: next(csv.reader(io.StringIO(path.read_text())))
        for table, path in tables(neo4j, awkward, tmp_path).items()
    }
    assert {"id:ID", ":LABEL", "number:long", "share:double", "even:boolean", "list:string[]"} <= set(
        heads["nodes"]
    )
    assert {":START_ID", ":END_ID", ":TYPE", "weight:double"} <= set(heads["edges"])
    for head in heads.values():
        names = [column.partition(":")[0] for column in head if not column.startswith(":")]
        assert len(names) == len(set(names))


def test_polars_and_duckdb_read_parquet(sample, graph, tmp_path) -> None:
    paths = {table: tmp_path / f"{table}.parquet" for table in ("nodes", "edges", "quotations")}
    files = {table: path.open("wb") for table, path in paths.items()}
    parquet.write(Source(sample), files)
    for file in files.values():
        file.close()
    nodes, edges, quotations = (polars.read_parquet(path) for path in paths.values())
    assert dict(nodes.select("id", "label").iter_rows()) == names(graph)
    assert sorted(edges.select("source", "target", "kind").iter_rows()) == ties(graph)
    assert nodes.schema["start_day"] == polars.Date and nodes["x"].dtype == polars.Float64
    cited = duckdb.sql(
        f"SELECT count(*) FROM '{paths['edges']}' e LEFT JOIN '{paths['quotations']}' q USING (evidence)"
        " WHERE e.evidence IS NOT NULL AND q.words IS NULL"
    ).fetchall()
    assert cited == [(0,)]
    assert quotations.schema["start"] == polars.Int64 and quotations["words"].str.len_chars().min() > 0


@pytest.mark.parametrize("which", ["graph", "awkward"])
def test_gexf_keeps_to_the_schema(request, gexf_schemas, which) -> None:
    root = etree.fromstring(text_of(gexf, request.getfixturevalue(which)).encode())
    for schema in gexf_schemas:
        schema.assertValid(root)


def test_gexf_keeps_to_what_no_schema_can_say(awkward) -> None:
    root = etree.fromstring(text_of(gexf, awkward).encode())
    space = {"g": "http://gexf.net/1.3"}
    ids = root.xpath("//g:node/@id", namespaces=space)
    assert len(ids) == len(set(ids)) == len(awkward)
    assert {*root.xpath("//g:edge/@source | //g:edge/@target", namespaces=space)} <= {*ids}
    for kind in ("node", "edge"):
        declared = root.xpath(f"//g:attributes[@class='{kind}']/g:attribute/@id", namespaces=space)
        assert {*root.xpath(f"//g:{kind}//g:attvalue/@for", namespaces=space)} <= {*declared}


def test_edges_and_nodes_of_gexf_carry_typed_weights(awkward) -> None:
    read = nx.read_gexf(io.BytesIO(text_of(gexf, awkward).encode()))
    assert [data["weight"] for data in read["thing/0"]["thing/2"].values()] == [2.5]
    assert read.nodes["thing/2"]["label"] == clean(LABELS[2])
