"""W3C's SPARQL 1.1 tests (w3c/rdf-tests), read from a copy beside the repository where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox
import pytest

SUITE = Path(__file__).parents[3].parent / "shared" / "rdf-tests" / "sparql" / "sparql11"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"

needs_suite = pytest.mark.skipif(not SUITE.exists(), reason=f"needs w3c/rdf-tests at {SUITE}")

Node = ox.NamedNode | ox.BlankNode | ox.Literal


class Manifest:
    """The triples of a manifest."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._store = ox.Store()
        if path.exists():
            self._store.load(path=path, format=ox.RdfFormat.TURTLE, base_iri=path.as_uri())

    def all(self, subject: object, property: str) -> list[Node]:
        assert isinstance(subject, ox.NamedNode | ox.BlankNode)
        found = self._store.quads_for_pattern(subject, ox.NamedNode(property), None)
        return [quad.object for quad in found if not isinstance(quad.object, ox.Triple)]

    def one(self, subject: object, property: str) -> Node | None:
        return next(iter(self.all(subject, property)), None)

    def text(self, subject: object, property: str) -> str | None:
        found = self.one(subject, property)
        return found.value if found is not None else None

    def list(self, node: object) -> Iterator[Node]:
        """Members of an RDF list."""
        while isinstance(node, ox.BlankNode):
            first = self.one(node, RDF + "first")
            assert first is not None
            yield first
            node = self.one(node, RDF + "rest")

    def heads(self, property: str) -> list[Node]:
        """The lists that a manifest names by a property of `MF`."""
        found = self._store.quads_for_pattern(None, ox.NamedNode(MF + property), None)
        return [quad.object for quad in found if not isinstance(quad.object, ox.Triple)]

    def entries(self) -> list[Node]:
        """The tests, in order."""
        return [test for head in self.heads("entries") for test in self.list(head)]


@dataclass(frozen=True)
class Exchange:
    """A request, and what the answer may be."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    statuses: tuple[str, ...]
    """Such as 2xx or Created."""
    boolean: str | None
    format: str | None
    graph: str | None
    """Turtle that the answer must be isomorphic to."""
    location: str | None
    """What stands for the answer's Location in later requests."""

    @property
    def is_update(self) -> bool:
        """Whether the request is one to the address for updates."""
        kind = self.headers.get("content-type", "")
        return self.method == "POST" and (
            "sparql-update" in kind or any(word in self.body for word in (b"update=", b"CLEAR"))
        )


@dataclass(frozen=True)
class ProtocolTest:
    name: str
    exchanges: tuple[Exchange, ...]
    data: tuple[tuple[str, Path], ...]
    """Graphs that the store has before, by name."""


def protocol_tests(*manifests: str) -> list[ProtocolTest]:
    """The tests of manifests that consist of requests."""
    found = []
    for path in manifests:
        manifest = Manifest(SUITE / path)
        for test in manifest.entries():
            requests = manifest.list(manifest.one(manifest.one(test, MF + "action"), HT + "requests"))
            exchanges = tuple(_exchange(manifest, request) for request in requests)
            data = tuple(_data(manifest, node) for node in manifest.all(test, UT + "graphData"))
            found.append(ProtocolTest(test.value.rpartition("#")[2], exchanges, data))
    return found


def _data(manifest: Manifest, node: Node) -> tuple[str, Path]:
    file = str(manifest.text(node, UT + "graph"))
    return str(manifest.text(node, RDFS + "label")), manifest.path.parent / file.rpartition("/")[2]


def _exchange(manifest: Manifest, request: Node) -> Exchange:
    answer = manifest.one(request, HT + "resp")
    assert answer is not None
    expected = manifest.one(answer, HT + "body")
    return Exchange(
        method=str(manifest.text(request, HT + "methodName")),
        path=str(manifest.text(request, HT + "absolutePath")),
        headers=_headers(manifest, request),
        body=_content(manifest, manifest.one(request, HT + "body")),
        statuses=tuple(s.value.rpartition("#")[2] for s in manifest.all(answer, MF + "expectedStatus")),
        boolean=manifest.text(answer, MF + "expectedBoolean"),
        format=manifest.text(answer, MF + "expectedFormat"),
        graph=_content(manifest, expected).decode() if expected else None,
        location=manifest.text(answer, MF + "expectedLocation"),
    )


def _headers(manifest: Manifest, request: Node) -> dict[str, str]:
    heads = manifest.list(manifest.one(request, HT + "headers"))
    return {
        str(manifest.text(head, HT + "fieldName")): str(manifest.text(head, HT + "fieldValue"))
        for head in heads
    }


def _content(manifest: Manifest, body: Node | None) -> bytes:
    if body is None:
        return b""
    return str(manifest.text(body, CNT + "chars")).encode(str(manifest.text(body, CNT + "characterEncoding")))


@dataclass(frozen=True)
class SuiteTest:
    """A test of the query or the update language; files, and graphs as (name, file)."""

    name: str
    kind: str
    text: Path
    default: tuple[Path, ...] = ()
    graphs: tuple[tuple[str, Path], ...] = ()
    services: tuple[tuple[str, Path], ...] = ()
    result: Path | None = None
    after: tuple[Path, ...] = ()
    graphs_after: tuple[tuple[str, Path], ...] = ()

    @property
    def is_update(self) -> bool:
        return "Update" in self.kind


def suite_tests() -> list[SuiteTest]:
    """All tests of query, update, results and federation."""
    parts = [
        Manifest(SUITE / f"manifest-sparql11-{part}.ttl") for part in ("query", "update", "results", "fed")
    ]
    included = [file for part in parts for head in part.heads("include") for file in part.list(head)]
    found = []
    for file in included:
        manifest = Manifest(_path(file))
        found += [_suite_test(manifest, test) for test in manifest.entries()]
    return found


def _suite_test(manifest: Manifest, test: Node) -> SuiteTest:
    action, result = manifest.one(test, MF + "action"), manifest.one(test, MF + "result")
    name = f"{manifest.path.parent.name}/{test.value.rpartition('#')[2]}"
    kind = str(manifest.text(test, RDF + "type")).rpartition("#")[2]
    if isinstance(action, ox.NamedNode):
        return SuiteTest(name, kind, _path(action))
    ns = UT if kind == "UpdateEvaluationTest" else QT
    made = SuiteTest(
        name,
        kind,
        _path(manifest.one(action, ns + ("request" if ns == UT else "query"))),
        tuple(map(_path, manifest.all(action, ns + "data"))),
        tuple(_graph(manifest, node) for node in manifest.all(action, ns + "graphData")),
        tuple(_service(manifest, node) for node in manifest.all(action, QT + "serviceData")),
    )
    if ns == QT:
        return replace(made, result=_path(result))
    after = tuple(map(_path, manifest.all(result, UT + "data")))
    graphs_after = tuple(_graph(manifest, node) for node in manifest.all(result, UT + "graphData"))
    return replace(made, after=after, graphs_after=graphs_after)


def _graph(manifest: Manifest, node: Node) -> tuple[str, Path]:
    """A named graph: of queries a file, of updates a node with file and name."""
    if isinstance(node, ox.NamedNode):
        return node.value, _path(node)
    return str(manifest.text(node, RDFS + "label")), _path(manifest.one(node, UT + "graph"))


def _service(manifest: Manifest, node: Node) -> tuple[str, Path]:
    return str(manifest.text(node, QT + "endpoint")), _path(manifest.one(node, QT + "data"))


def _path(node: Node | None) -> Path:
    assert isinstance(node, ox.NamedNode), node
    return Path(node.value.removeprefix("file://"))
