"""Targets: each export of graphs that hold anything, read back by a parser of the format."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date, timedelta
from functools import partial

import networkx as nx
import pyarrow.parquet
import pyoxigraph as ox
from lxml import etree

from peelgraph.graph.export.interface import Source
from peelgraph.graph.export.registry import FORMATS, Format, Name
from peelgraph.graph.identifiers import MANIFEST_GRAPH, iri
from peelgraph.graph.rdf.terms import OA, PEEL, RDF, SKOS, XSD
from peelgraph.graph.store.local import LocalStore

from .interface import Chooser, Target, target

THINGS = [
    iri(f"{kind}/{name}") for kind in ("force", "document", "finding/a") for name in ("kent", "a-1", "met")
]
THINGS += [
    "https://example.org/a?b=c#d",
    "urn:x:y",
    "https://w3id.org/peelgraph/graph/document/a-1",
    MANIFEST_GRAPH,
]
PREDICATES = [
    PEEL.about,
    PEEL.evidence,
    PEEL.statedIn,
    OA.exact,
    OA.start,
    RDF.type,
    SKOS.prefLabel,
    PEEL.polarity,
]
DATATYPES = [
    XSD.string,
    XSD.integer,
    XSD.boolean,
    XSD.gYear,
    XSD.date,
    XSD.decimal,
    ox.NamedNode("https://example.org/type"),
]
SEEDS = [bytes(range(256)), b"\1\0" * 60, "é<b>]]>\x00\ud7ff\ue000\"'\\\n\r|;=1+1".encode("utf-16-le") * 3]
SPECIAL = ["</script>", "]]>", "\\", '"', "\r\n", "=1+1", "\0", "<!--"]


class Given(Source):
    """A network as it is, in place of one that is made from a store."""

    def __init__(self, graph: nx.MultiDiGraph) -> None:
        super().__init__(LocalStore(ox.Store(), "empty"))
        self._made = graph


def _value(choose: Chooser) -> object:
    match choose.number(8):
        case 0:
            return None
        case 1:
            return bool(choose.number(2))
        case 2:
            return choose.number(65536) - 32768
        case 3:
            return float("nan") if choose.number(9) == 0 else choose.number(65536) / 7 - 999
        case 4:
            return date(1829, 1, 1) + timedelta(days=choose.number(65000))
        case 5:
            return [choose.text() for _ in range(choose.number(4))]
        case _:
            return choose.text()


def network(data: bytes) -> nx.MultiDiGraph:
    """Things with attributes of any name and value, and ties between them."""
    choose, graph = Chooser(data), nx.MultiDiGraph()
    while not choose.is_over and len(graph) < 30:
        told = {choose.text(8) or "told": _value(choose) for _ in range(choose.number(4))}
        if choose.number(3):
            told["label"] = choose.text()
        graph.add_node(f"thing/{len(graph)}", **{"kind": "Finding", "start": "2016-02"} | told)
        for _ in range(choose.number(3)):
            end = f"thing/{choose.number(len(graph))}"
            told = {choose.text(8) or "told": _value(choose) for _ in range(choose.number(3))}
            graph.add_edge(
                f"thing/{len(graph) - 1}", end, **{"kind": "concerns", "label": choose.text()} | told
            )
    return graph


def _term(choose: Chooser) -> ox.NamedNode | ox.Literal:
    if choose.number(3) == 0:
        return ox.NamedNode(THINGS[choose.number(len(THINGS))])
    text = choose.text().encode("utf-8", "replace").decode()
    if choose.number(4) == 0:
        return ox.Literal(text, language="en-gb")
    return ox.Literal(text, datatype=DATATYPES[choose.number(len(DATATYPES))])


def _store(data: bytes) -> ox.Store:
    """Statements about a few things, each in the default graph too, as stores have them."""
    choose, store = Chooser(data), ox.Store()
    while not choose.is_over:
        subject = ox.NamedNode(THINGS[choose.number(len(THINGS))])
        graph = ox.NamedNode(THINGS[choose.number(len(THINGS))])
        quad = ox.Quad(subject, PREDICATES[choose.number(len(PREDICATES))], _term(choose), graph)
        store.add(quad)
        if graph.value != MANIFEST_GRAPH:
            store.add(ox.Quad(quad.subject, quad.predicate, quad.object))
    return store


RDF_FORMATS = {
    Name.TURTLE: ox.RdfFormat.TURTLE,
    Name.JSONLD: ox.RdfFormat.JSON_LD,
    Name.NQUADS: ox.RdfFormat.N_QUADS,
    Name.TRIG: ox.RdfFormat.TRIG,
}


def _of_triples(format: Format, data: bytes) -> None:
    store, file = _store(data), io.BytesIO()
    format.write(Source(LocalStore(store, "any")), file)
    found = {quad.triple for quad in ox.parse(file.getvalue(), format=RDF_FORMATS[format.name])}
    assert found == {quad.triple for quad in store if quad.graph_name == ox.DefaultGraph()}


def _of_network(format: Format, data: bytes) -> None:
    graph = network(data)
    if format.tables:
        files = {table: io.BytesIO() for table in format.tables}
        format.write_tables(Given(graph), files)
        rows = _rows(files["nodes"].getvalue(), format.name)
        assert rows == len(graph)
        return
    file = io.BytesIO()
    format.write(Given(graph), file)
    text = file.getvalue()
    if format.name in (Name.GEXF, Name.GRAPHML):
        assert len(list(etree.fromstring(text).iter("{*}node"))) == len(graph)
    elif format.name in (Name.CYTOSCAPE, Name.CX2):
        json.loads(text)
    elif format.name == Name.HTML:
        assert text.lower().count(b"</script") == EMPTY_PAGE.count(b"</script")
    else:
        assert b'"' not in re.sub(rb'"(?:[^"\\]|\\.)*"', b"", text, flags=re.DOTALL)


def _rows(data: bytes, name: Name) -> int:
    if name == Name.PARQUET:
        return int(pyarrow.parquet.read_table(io.BytesIO(data)).num_rows)
    return sum(1 for _ in csv.reader(io.StringIO(data.decode(), newline=""))) - 1


def _empty_page() -> bytes:
    file = io.BytesIO()
    FORMATS[Name.HTML].write(Given(nx.MultiDiGraph()), file)
    return file.getvalue().lower()


EMPTY_PAGE = _empty_page()
TARGETS: list[Target] = [
    target(f"export-{format.name}", partial(_of_network if format.of_network else _of_triples, format), SEEDS, SPECIAL, 1024)
    for format in FORMATS.values()
]  # fmt: skip
