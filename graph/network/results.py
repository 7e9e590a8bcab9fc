"""What a query of your own returns, as a network: pairs of columns of a SELECT, triples of a CONSTRUCT."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx
import pyoxigraph as ox

from ...ontology import PREFIXES
from ..errors import UsageError
from ..identifiers import ID
from ..store.interface import Store
from ..store.results import Row, cell, rows
from .backing import local_name
from .nodes import KINDS, add_things

NAMES = frozenset(
    [
        PREFIXES["rdfs"] + "label",
        PREFIXES["skos"] + "prefLabel",
        PREFIXES["dcterms"] + "title",
        PREFIXES["foaf"] + "name",
    ]
)
"""Properties whose value becomes the label of a node."""

TYPE = PREFIXES["rdf"] + "type"


def network_of(store: Store, query: str) -> nx.MultiDiGraph:
    """A SELECT or CONSTRUCT as a network; raises `UsageError` where its answer has no pairs.

    Of a SELECT the columns ``source`` and ``target``, else the first two, make edges, the others their
    attributes. Of a CONSTRUCT triples between things make edges, others attributes of nodes. Nodes that
    the store knows have the label, kind and dates that `things.network` gives them.
    """
    answer = store.query(query)
    if isinstance(answer, ox.QueryTriples):
        return _from_triples(store, sorted(answer, key=str))
    if not isinstance(answer, ox.QuerySolutions):
        raise UsageError("the query asks yes or no, and makes no network: use SELECT or CONSTRUCT")
    table = rows(answer)
    if len(table.columns) < 2:
        raise UsageError("a network needs two columns, such as ?source and ?target: the query has one")
    return _from_rows(store, table.columns, table.rows)


def _from_rows(store: Store, columns: tuple[str, ...], table: Iterable[Row]) -> nx.MultiDiGraph:
    ends = [name for name in ("source", "target") if name in columns]
    source, target = ends if len(ends) == 2 else columns[:2]
    ties = []
    for row in table:
        told = {name: value for name, value in zip(columns, row, strict=True) if value is not None}
        if source in told and target in told:
            ties.append((_id(told.pop(source)), _id(told.pop(target)), told))
    graph = _with_known(store, [node for start, end, _ in ties for node in (start, end)])
    for start, end, told in ties:
        graph.add_edge(start, end, **{name: _short(value) for name, value in told.items()})
    return graph


def _from_triples(store: Store, triples: Iterable[ox.Triple]) -> nx.MultiDiGraph:
    ties: list[ox.Triple] = []
    told: list[ox.Triple] = []
    for triple in triples:
        between = isinstance(triple.object, ox.NamedNode | ox.BlankNode) and triple.predicate.value != TYPE
        (ties if between else told).append(triple)
    ends = [_id(cell(end)) for triple in ties for end in (triple.subject, triple.object)]
    graph = _with_known(store, ends + [_id(cell(triple.subject)) for triple in told])
    for triple in told:
        _tell(graph.nodes[_id(cell(triple.subject))], triple)
    for triple in ties:
        kind = local_name(triple.predicate.value)
        graph.add_edge(_id(cell(triple.subject)), _id(cell(triple.object)), kind=kind, label=kind)
    return graph


def _tell(node: dict[str, object], triple: ox.Triple) -> None:
    """Put a value on its node; what the query says goes before what the store says of labels and kinds."""
    name, value = local_name(triple.predicate.value), cell(triple.object)
    if triple.predicate.value in NAMES:
        node["label"] = value
    elif triple.predicate.value == TYPE:
        kinds = [kind for kind in (str(node.get("kind")), local_name(str(value))) if kind in KINDS]
        node["kind"] = min(kinds, key=KINDS.index, default=local_name(str(value)))
    elif name not in node:
        node[name] = value
    else:
        before = node[name]
        node[name] = [*(before if isinstance(before, list) else [str(before)]), str(value)]


def _with_known(store: Store, nodes: Iterable[str]) -> nx.MultiDiGraph:
    """A network of these nodes without edges, in alphabetical order, with what the store knows of them."""
    wanted = sorted(set(nodes))
    known = nx.MultiDiGraph()
    things = {node for node in wanted if _is_thing(node)}
    if things:
        add_things(known, store, things)
    graph = nx.MultiDiGraph()
    for node in wanted:
        plain = {"label": node, "iri": node} if "://" in node else {"label": node}
        graph.add_node(node, **(known.nodes[node] if node in known else plain))
    return graph


def _is_thing(node: str) -> bool:
    """Whether a node may be a local id; a literal that looks like one does no harm."""
    try:
        ox.NamedNode(ID + node)
    except ValueError:
        return False
    return "/" in node and "://" not in node


def _id(value: object) -> str:
    return str(value).removeprefix(ID)


def _short(value: object) -> object:
    return value.removeprefix(ID) if isinstance(value, str) else value
