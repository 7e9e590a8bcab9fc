"""The two that are compared: pyoxigraph in this process, and the same behind our server."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox

from .conftest import Reply, Site
from .w3c import SuiteTest

NONE = "urn:x-empty"
"""Names a graph that is not there."""
_CALL = re.compile(r"(SERVICE\s+(?:SILENT\s+)?|LOAD\s+(?:SILENT\s+)?)<(?!somescheme)([^>]*)>", re.IGNORECASE)

Outcome = ox.Dataset | list[dict[str, str]] | bool
"""A dataset, an answer or a CSV table up to its blank nodes, or whether a text was understood."""


def quads(file: Path, graph: str | None = None) -> list[ox.Quad]:
    """The triples of a file."""
    format = ox.RdfFormat.from_extension(file.suffix[1:])
    assert format is not None
    name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
    parsed = ox.parse(path=file, format=format, base_iri=file.as_uri(), rename_blank_nodes=True)
    return [ox.Quad(quad.subject, quad.predicate, quad.object, name) for quad in parsed]


def before(test: SuiteTest) -> list[ox.Quad]:
    """What a test finds in the store."""
    found = [quad for file in test.default for quad in quads(file)]
    return found + [quad for name, file in test.graphs for quad in quads(file, name)]


def called(text: str, services: Iterable[tuple[str, str]], other: str) -> str:
    """A text that calls only addresses of this machine: known ones by pairs, the rest ``other``."""
    known = dict(services)
    return _CALL.sub(lambda match: f"{match[1]}<{known.get(match[2], other)}>", text)


def dataset(quads: Iterable[ox.Quad]) -> ox.Dataset:
    """Quads that are equal up to names of blank nodes, with literals as the store writes them."""
    store = ox.Store()
    store.extend(quads)
    found = ox.Dataset(store)
    found.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return found


def answer(found: object) -> Outcome:
    """The answer to a query as a dataset: each row a blank node with a property for each variable."""
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        return dataset(ox.Quad(t.subject, t.predicate, t.object) for t in found)
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    return dataset(
        ox.Quad(row, ox.NamedNode(f"urn:x-{name}"), value)
        for solution in found
        for row in [ox.BlankNode()]
        for name, value in [("row", ox.Literal(1)), *((n, solution[n]) for n in names)]
        if value is not None
    )


def table(text: bytes) -> list[dict[str, str]]:
    """The rows of a CSV result in an order of their own; its blank nodes are all alike."""
    rows = csv.DictReader(io.StringIO(text.decode()))
    plain = [{name: "_:" if value.startswith("_:") else value for name, value in row.items()} for row in rows]
    return sorted(plain, key=lambda row: sorted(row.items()))


def expected(test: SuiteTest) -> Outcome:
    """What the suite says that comes of a test."""
    if test.kind == "UpdateEvaluationTest":
        found = [quad for file in test.after for quad in quads(file)]
        return dataset(found + [quad for name, file in test.graphs_after for quad in quads(file, name)])
    if test.result is None:
        return test.kind.startswith("Positive")
    if test.kind == "CSVResultFormatTest":
        return table(test.result.read_bytes())
    format = ox.QueryResultsFormat.from_extension(test.result.suffix[1:])
    if format is None:
        return dataset(quads(test.result))
    return answer(ox.parse_query_results(path=test.result, format=format))


def in_process(test: SuiteTest, text: str) -> Outcome:
    """The outcome of pyoxigraph alone."""
    store, base = ox.Store(), test.text.as_uri()
    store.extend(before(test))
    if test.is_update:
        return _changed(store, test, text, base)
    if test.result is None:
        return _understood(lambda: store.query(text, base_iri=base))
    if "FROM" in text:
        store.extend(quads(test.text.parent / "data.ttl", (test.text.parent / "data.ttl").as_uri()))
    found = store.query(text, base_iri=base)
    if test.kind == "CSVResultFormatTest":
        return table(found.serialize(format=ox.QueryResultsFormat.CSV))
    return answer(found)


def _changed(store: ox.Store, test: SuiteTest, text: str, base: str) -> Outcome:
    if test.kind == "UpdateEvaluationTest":
        store.update(text, base_iri=base)
        return dataset(store)
    return _understood(lambda: store.update(text, base_iri=base))


def _understood(run: Callable[[], object]) -> bool:
    try:
        run()
    except SyntaxError:
        return False
    except (OSError, RuntimeError, ValueError):
        return True
    return True


class Served:
    """The outcome of the same test by HTTP."""

    def __init__(self, site: Site, token: str) -> None:
        self._site = site
        self._token = token

    def outcome(self, test: SuiteTest, text: str) -> Outcome:
        """What comes of it; AssertionError with the server's words where nothing does."""
        if test.is_update:
            return self._changed(test, text)
        if test.result is None:
            return self._understood(self._site.sparql(text))
        text = f"BASE <{test.text.as_uri()}>\n{text}"
        accept = "text/csv" if test.kind == "CSVResultFormatTest" else "application/sparql-results+json, application/n-triples"  # fmt: skip
        address = f"/sparql?{urlencode(_named(test, text))}"
        reply = self._site.ask(address, "POST", text, content_type="application/sparql-query", accept=accept)
        assert reply.status == 200, reply.text
        return _read(reply)

    def _changed(self, test: SuiteTest, text: str) -> Outcome:
        if test.kind != "UpdateEvaluationTest":
            return self._understood(self._update(text))
        lines = "\n".join(_line(quad) for quad in before(test))
        assert self._update(f"DROP ALL ; INSERT DATA {{ {lines} }}").status == 204
        reply = self._update(f"BASE <{test.text.as_uri()}>\n{text}")
        assert reply.status == 204, reply.text
        everything = "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
        rows = self._site.sparql(everything, accept="application/sparql-results+json")
        found = ox.parse_query_results(rows.body, ox.QueryResultsFormat.JSON)
        assert isinstance(found, ox.QuerySolutions)
        return dataset(ox.Quad(row["s"], row["p"], row["o"], row["g"] or ox.DefaultGraph()) for row in found)

    def _update(self, text: str) -> Reply:
        headers = {"content_type": "application/sparql-update", "authorization": f"Bearer {self._token}"}
        return self._site.ask("/update", "POST", text, **headers)

    @staticmethod
    def _understood(reply: Reply) -> bool:
        assert reply.status in {200, 204, 400, 500}, reply.text
        return reply.status != 400 or not reply.text.startswith("SPARQL")


def _named(test: SuiteTest, text: str) -> list[tuple[str, str]]:
    """The dataset as the protocol names it; nothing where the query does so itself."""
    if "FROM" in text:
        return []
    defaults = [file.as_uri() for file in test.default] or [NONE]
    named = [("named-graph-uri", name) for name, _ in test.graphs]
    return [*(("default-graph-uri", name) for name in defaults), *named]


def _line(quad: ox.Quad) -> str:
    triple = f"{quad.subject} {quad.predicate} {quad.object} ."
    return (
        triple if isinstance(quad.graph_name, ox.DefaultGraph) else f"GRAPH {quad.graph_name} {{ {triple} }}"
    )


def _read(reply: Reply) -> Outcome:
    if reply.type == "text/csv":
        return table(reply.body)
    if reply.type == "application/n-triples":
        return dataset(ox.parse(reply.body, ox.RdfFormat.N_TRIPLES))
    return answer(ox.parse_query_results(reply.body, ox.QueryResultsFormat.JSON))
