"""What the service says about itself: a SPARQL service description, and VoID statistics of what it holds.

https://www.w3.org/TR/sparql11-service-description/ and https://www.w3.org/TR/void/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from ...ontology import PREFIXES
from ...queries import Query, library
from ..store.local import LocalStore
from ..store.results import select
from .answers import written
from .formats import ROWS, TRIPLES
from .frames import Frame
from .limits import Limits

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
FORMATS = "http://www.w3.org/ns/formats/"
_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_FORMATS = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "ttl": "Turtle",
    "jsonld": "JSON-LD",
    "nt": "N-Triples",
    "rdf": "RDF_XML",
}
_TOTALS = "SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?things) { ?s ?p ?o }"
_CLASSES = "SELECT ?term (COUNT(*) AS ?n) { ?s a ?term } GROUP BY ?term ORDER BY DESC(?n) ?term"
_PROPERTIES = "SELECT ?term (COUNT(*) AS ?n) { ?s ?term ?o } GROUP BY ?term ORDER BY DESC(?n) ?term"


def service(store: LocalStore, frame: Frame, limits: Limits) -> Frame:
    """The service description of the endpoint ``frame.head["root"]``."""
    root = str(frame.head["root"])
    updates = bool(frame.head.get("updates"))
    return written(list(_service(store, root, updates, bool(limits.services))), frame, limits, _prefixes())


def void(store: LocalStore, frame: Frame, limits: Limits) -> Frame:
    """Statistics of the store, and the questions of the library as examples."""
    root = str(frame.head["root"])
    return written(list(_void(store, root)), frame, limits, _prefixes())


def _prefixes() -> dict[str, str]:
    return {**PREFIXES, "sd": SD, "void": VOID, "formats": FORMATS}


def _service(store: LocalStore, root: str, updates: bool, federated: bool) -> Iterator[ox.Triple]:
    service, dataset = ox.NamedNode(f"{root}/sparql"), ox.NamedNode(f"{root}/.well-known/void#dataset")
    default = ox.NamedNode(f"{root}/sparql#default-graph")
    yield _triple(service, _TYPE, _sd("Service"))
    yield _triple(service, _sd("endpoint"), service)
    yield _triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    if updates:
        yield _triple(service, _sd("supportedLanguage"), _sd("SPARQL11Update"))
    if federated:
        yield _triple(service, _sd("feature"), _sd("BasicFederatedQuery"))
    for short in (*ROWS.values(), *TRIPLES.values()):
        yield _triple(service, _sd("resultFormat"), ox.NamedNode(FORMATS + _FORMATS[short]))
    yield _triple(service, _sd("defaultDataset"), dataset)
    yield _triple(dataset, _TYPE, _sd("Dataset"))
    yield _triple(dataset, _sd("defaultGraph"), default)
    yield _triple(default, _TYPE, _sd("Graph"))
    for number, graph in enumerate(sorted(map(str, store.engine.named_graphs())), 1):
        node = ox.NamedNode(f"{root}/sparql#graph-{number}")
        name = ox.NamedNode(graph[1:-1])
        yield _triple(dataset, _sd("namedGraph"), node)
        yield _triple(node, _TYPE, _sd("NamedGraph"))
        yield _triple(node, _sd("name"), name)


def _void(store: LocalStore, root: str) -> Iterator[ox.Triple]:
    dataset = ox.NamedNode(f"{root}/.well-known/void#dataset")
    totals = select(store, _TOTALS)[0]
    yield _triple(dataset, _TYPE, _void_term("Dataset"))
    yield _triple(dataset, _void_term("sparqlEndpoint"), ox.NamedNode(f"{root}/sparql"))
    yield _triple(dataset, _void_term("uriSpace"), ox.Literal(PREFIXES["id"]))
    yield _triple(dataset, _void_term("triples"), _number(totals["n"]))
    yield _triple(dataset, _void_term("entities"), _number(totals["things"]))
    for prefix in ("peel", "dcterms", "foaf", "oa", "org", "prov", "skos", "time"):
        yield _triple(dataset, _void_term("vocabulary"), ox.NamedNode(PREFIXES[prefix]))
    yield from _partition(store, dataset, "class", _CLASSES, "class", "entities")
    yield from _partition(store, dataset, "property", _PROPERTIES, "property", "triples")
    for query in library().values():
        yield from _example(query, root)


def _partition(
    store: LocalStore, dataset: ox.NamedNode, name: str, query: str, term: str, counted: str
) -> Iterator[ox.Triple]:
    for number, row in enumerate(select(store, query), 1):
        part = ox.NamedNode(f"{dataset.value}-{name}-{number}")
        yield _triple(dataset, _void_term(f"{name}Partition"), part)
        yield _triple(part, _void_term(term), ox.NamedNode(str(row["term"])))
        yield _triple(part, _void_term(counted), _number(row["n"]))


def _example(query: Query, root: str) -> Iterable[ox.Triple]:
    """A question of the library as SHACL has examples; blanks in it are variables that start with ``?_``."""
    node = ox.NamedNode(f"{root}/.well-known/void#question-{query.name}")
    sh, schema = PREFIXES["sh"], PREFIXES["schema"]
    form = "Construct" if "CONSTRUCT" in query.text.upper().split() else "Select"
    yield _triple(node, _TYPE, ox.NamedNode(f"{sh}SPARQLExecutable"))
    yield _triple(node, _TYPE, ox.NamedNode(f"{sh}SPARQL{form}Executable"))
    yield _triple(node, ox.NamedNode(PREFIXES["rdfs"] + "comment"), ox.Literal(query.summary, language="en"))
    yield _triple(node, ox.NamedNode(sh + form.lower()), ox.Literal(query.text))
    yield _triple(node, ox.NamedNode(schema + "target"), ox.NamedNode(f"{root}/sparql"))
    for tag in query.tags:
        yield _triple(node, ox.NamedNode(schema + "keywords"), ox.Literal(tag))


def _triple(subject: ox.NamedNode, predicate: ox.NamedNode, object: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(subject, predicate, object)


def _number(value: object) -> ox.Literal:
    return ox.Literal(int(str(value)))


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(SD + name)


def _void_term(name: str) -> ox.NamedNode:
    return ox.NamedNode(VOID + name)
