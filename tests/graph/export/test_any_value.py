"""Whatever attributes hold, the program that a format is for reads it back: no text breaks a file."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Callable
from datetime import date

import duckdb
import igraph
import networkx as nx
import polars
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from peelgraph.graph.export import csv as csv_tables
from peelgraph.graph.export import cx2, cytoscape, dot, gexf, graphml, html, layout, neo4j, parquet
from tests.browser import opened

PIECES = [
    '"',
    "'",
    "\\",
    "\n",
    "\r",
    "\t",
    "\0",
    "\x1b[0m",
    "\ufffe",
    "\ud800",
    "😀",
    "é",
    "&amp;",
    "&",
    "<b>",
    "]]>",
]
PIECES += [
    "</script>",
    "<!--",
    "|",
    ";",
    ",",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "${x}",
    "{}",
    "%s",
    "None",
    "\u2028",
    " ",
]

texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
    st.text(st.characters(exclude_categories=()), max_size=12),
)
dates = st.dates(date(1829, 1, 1), date(2100, 1, 1))
anything = st.one_of(
    texts, st.none(), st.booleans(), st.integers(), st.floats(), dates, st.lists(texts, max_size=3)
)
nodes = st.fixed_dictionaries(
    {"label": st.one_of(texts, st.none()), "told": anything, "share": st.one_of(st.none(), st.floats())}
)
ties = st.fixed_dictionaries({"label": texts, "weight": anything})


@st.composite
def graphs(draw: st.DrawFn) -> nx.MultiDiGraph:
    """A star of some things whose attributes may be anything."""
    graph = nx.MultiDiGraph()
    for i, data in enumerate(draw(st.lists(nodes, min_size=2, max_size=12))):
        graph.add_node(f"thing/{i}", kind="Finding", start="2016-02", **data)
    for i in range(1, len(graph)):
        graph.add_edge("thing/0", f"thing/{i}", kind="concerns", **draw(ties))
    return graph


def examples(number: int) -> Callable:
    checks = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(max_examples=number, deadline=None, suppress_health_check=checks)


def shown(value: object) -> str:
    """What a text of XML 1.0 may hold of a value, said again in other words than the writers'."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    text = "|".join(value) if isinstance(value, list) else str(value)
    return "".join(
        c if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff" else "\ufffd"
        for c in text
    )


def labels(graph: nx.MultiDiGraph) -> dict[str, str]:
    return {node: node if name is None else shown(name) for node, name in graph.nodes(data="label")}


def told(graph: nx.MultiDiGraph) -> dict[str, str]:
    """``told`` as text."""
    return {node: shown(value) for node, value in graph.nodes(data="told")}


def is_text(graph: nx.MultiDiGraph) -> bool:
    """Whether the column ``told`` is text: it holds a text, or things of several kinds."""
    held = {type(value) for _, value in graph.nodes(data="told") if value is not None}
    return str in held or date in held


def text_of(writer, graph: nx.MultiDiGraph) -> str:
    return "".join(writer.lines(graph, layout.places(graph)))


@examples(60)
@given(graph=graphs())
def test_gexf_is_valid_and_networkx_reads_it(gexf_schemas, graph) -> None:
    text = text_of(gexf, graph).encode()
    for schema in gexf_schemas:
        schema.assertValid(etree.fromstring(text))
    found = nx.read_gexf(io.BytesIO(text))
    assert dict(found.nodes(data="label")) == labels(graph)
    if is_text(graph):
        assert {node: data.get("told", "") for node, data in found.nodes(data=True)} == told(graph)
    assert sorted(end for _, end in found.edges()) == sorted(end for _, end in graph.edges())


@examples(60)
@given(graph=graphs())
def test_igraph_reads_graphml(graph, tmp_path_factory) -> None:
    file = tmp_path_factory.getbasetemp() / "any.graphml"
    file.write_text(text_of(graphml, graph), "utf-8", newline="")
    found = igraph.Graph.Read_GraphML(str(file))
    assert dict(zip(found.vs["id"], found.vs["label"], strict=True)) == labels(graph)
    if is_text(graph):
        assert dict(zip(found.vs["id"], found.vs["told"], strict=True)) == told(graph)
    assert [edge["label"] for edge in found.es] == [shown(text) for *_, text in graph.edges(data="label")]


@pytest.mark.filterwarnings("ignore")  # of ndex2 and what it imports
@examples(40)
@given(graph=graphs())
def test_ndex2_reads_cx2(graph) -> None:
    from ndex2.cx2 import RawCX2NetworkFactory

    found = RawCX2NetworkFactory().get_cx2network(json.loads(text_of(cx2, graph)))
    values = {node["v"]["name"]: node["v"] for node in found.get_nodes().values()}
    assert {name: v.get("label", name) for name, v in values.items()} == labels(graph)
    shares = {node: v for node, v in graph.nodes(data="share") if v is not None and math.isfinite(v)}
    assert {name: v["share"] for name, v in values.items() if "share" in v} == pytest.approx(
        shares, abs=1e-300
    )
    if is_text(graph):
        assert {name: v.get("told", "") for name, v in values.items()} == told(graph)


@examples(40)
@given(graph=graphs())
def test_duckdb_reads_tables_and_no_cell_is_a_formula(graph, tmp_path_factory) -> None:
    for writer in (csv_tables, neo4j):
        file = tmp_path_factory.getbasetemp() / "any.csv"
        made = writer.nodes(graph, layout.places(graph)) if writer is csv_tables else writer.nodes(graph)
        with file.open("wb") as opened_file:
            csv_tables.write_rows(made, opened_file, guarded=writer is csv_tables)
        options = "all_varchar=true, strict_mode=true, quote='\"', escape='\"', header=true, nullstr='~none~'"
        rows = duckdb.sql(f"SELECT * FROM read_csv('{file}', {options})").fetchall()
        seen = {row[0]: row[1] for row in rows}
        if writer is neo4j:
            assert seen == labels(graph)
            continue
        assert {node: text.removeprefix("'") for node, text in seen.items()} == {
            node: text.removeprefix("'") for node, text in labels(graph).items()
        }
        read = csv.reader(io.StringIO(file.read_text("utf-8"), newline=""))
        assert not [text for row in read for text in row if text.startswith(("=", "+", "@", "\t", "\r"))]


class Given:
    """A network as a source of exports."""

    def __init__(self, store, graph: nx.MultiDiGraph) -> None:
        self.store, self._graph = store, graph
        self.of = self.projection = self.query = None

    def network(self) -> nx.MultiDiGraph:
        return self._graph


@examples(25)
@given(graph=graphs())
def test_polars_reads_parquet(sample, graph) -> None:
    files = {table: io.BytesIO() for table in ("nodes", "edges", "quotations")}
    parquet.write(Given(sample, graph), files)
    found = polars.read_parquet(files["nodes"].getvalue())
    assert {n: n if name is None else name for n, name in found.select("id", "label").iter_rows()} == labels(
        graph
    )
    if is_text(graph):
        assert {node: text or "" for node, text in found.select("id", "told").iter_rows()} == told(graph)


@examples(8)
@given(graph=graphs())
@pytest.mark.parametrize(
    ("reader", "writer", "name"),
    [
        ("cytoscape", cytoscape, "name"),
        ("gexf", gexf, "label"),
        ("graphml", graphml, "label"),
        ("graphviz", dot, None),
    ],
)
def test_javascript_programs_read_it(read, reader, writer, name, graph) -> None:
    found = {node["id"]: node for node in read(reader, text_of(writer, graph))["nodes"]}
    assert found.keys() == set(graph)
    if name:
        assert {node: data.get(name, "") for node, data in found.items()} == labels(graph)
    if is_text(graph) and name:
        assert {node: data.get("told", "") for node, data in found.items()} == told(graph)
    elif is_text(graph):  # Graphviz has no way to write one backslash: a doubled one stays doubled
        doubled = {node: text.replace("\\", 2 * "\\") for node, text in told(graph).items()}
        assert {node: data.get("peel_told", "") for node, data in found.items()} == doubled


@pytest.mark.xdist_group("browser")
def test_a_browser_reads_the_page(sample, tmp_path) -> None:
    start = tmp_path / "start.html"
    start.write_text("<!doctype html><title>start</title>")
    with opened(start) as (page, tried):

        @examples(10)
        @given(graph=graphs())
        def each(graph: nx.MultiDiGraph) -> None:
            file = io.BytesIO()
            html.write(Given(sample, graph), file)
            page.set_content(file.getvalue().decode())
            given = page.evaluate("JSON.parse(document.getElementById('data').textContent)")
            assert {node[0]: node[1] for node in given["nodes"]} == labels(graph)
            assert page.locator("#found li").count() == len(graph)

        each()
        assert tried == []
