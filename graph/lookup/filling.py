"""Fills the index with what documents say and what things are called."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence

from pyoxigraph import Literal, NamedNode

from ...ontology import PREFIXES
from ...queries import load
from ..identifiers import GRAPH, ID, MANIFEST_GRAPH, ONTOLOGY_GRAPH, REFERENCE_GRAPH
from ..store.local import LocalStore
from ..store.results import Cell, select
from .names import KINDS

FOREVER = 2**62
"""Number of the generation until which a document is shown that has not changed since."""
_AT_ONCE = 500
"""Documents read from the store in one query."""
_TABLES = ""
"""In the place of a document: the reference tables."""
_INSERT = "INSERT INTO entry (rowid, words, title, about, id, kind) VALUES (?, ?, ?, ?, ?, ?)"
_LABEL = NamedNode(PREFIXES["rdfs"] + "label")
_SHORT_NAME = NamedNode(PREFIXES["peel"] + "shortName")
_DIGEST, _VERSION = (f"<{PREFIXES['peel']}{name}>" for name in ("graphDigest", "pipelineVersion"))
_DIGESTS = f"""SELECT ?document ?digest {{
  ?document a <{PREFIXES["peel"]}Document>
  OPTIONAL {{ GRAPH <{MANIFEST_GRAPH}> {{ ?document {_DIGEST} ?digest }} }}
}}"""
_STATE = f"""SELECT ?version ?digest {{ GRAPH <{MANIFEST_GRAPH}> {{
  <{MANIFEST_GRAPH}> {_DIGEST} ?digest . <{REFERENCE_GRAPH}> {_VERSION} ?version
}} }}"""

Record = Mapping[str, Cell]


def state_of(store: LocalStore) -> str:
    """Tells what a store says from anything else that it might; empty where its manifest does not."""
    return " ".join(f"{row['version']} {row['digest']}" for row in select(store, _STATE))


def fill(index: sqlite3.Connection, store: LocalStore, number: int, changed: Collection[str] | None) -> None:
    """Bring an index to what a store says, as the generation of a number.

    Without ``changed`` all documents are compared with what the index knows of them, and the tables are read.
    """
    documents = sorted(changed) if changed is not None else [_TABLES, *_unlike(index, store)]
    for start in range(0, len(documents), _AT_ONCE):
        batch = documents[start : start + _AT_ONCE]
        index.execute("BEGIN IMMEDIATE")
        _retire(index, batch, number)
        _add(index, store, batch, number)
        _name(index, store, batch)
        index.execute("COMMIT")
    index.execute("BEGIN IMMEDIATE")
    _forget(index, index.execute("SELECT first, last FROM source WHERE until < ?", [number]).fetchall())
    index.execute("UPDATE made SET state = ?, generation = ?", [state_of(store), number])
    index.execute("COMMIT")


def _unlike(index: sqlite3.Connection, store: LocalStore) -> list[str]:
    """Documents of which store and index do not know the same."""
    stored = {str(row["document"]): row["digest"] for row in select(store, _DIGESTS)}
    known = dict(index.execute("SELECT document, digest FROM source WHERE until = ?", [FOREVER]))
    return sorted(d for d in {*stored, *known} if not known.get(d) or stored.get(d) != known[d])


def _retire(index: sqlite3.Connection, documents: Sequence[str], number: int) -> None:
    """Hide what documents said before from the generation of a number, and from those after it."""
    for document in documents:
        # The plus keeps SQLite from the index of "until", by which each document would go through all.
        index.execute(
            "UPDATE source SET until = ? WHERE document = ? AND +until = ?", [number, document, FOREVER]
        )
        index.execute("DELETE FROM name WHERE document = ?", [document])
    left_by_a_killed_run = "SELECT first, last FROM source WHERE until = ? AND since = until"
    _forget(index, index.execute(left_by_a_killed_run, [number]).fetchall())


def _forget(index: sqlite3.Connection, ranges: Sequence[tuple[int, int]]) -> None:
    for first, last in ranges:
        index.execute("DELETE FROM entry WHERE rowid BETWEEN ? AND ?", [first, last])
        index.execute("DELETE FROM source WHERE first = ?", [first])


def _add(index: sqlite3.Connection, store: LocalStore, documents: Sequence[str], number: int) -> None:
    nodes = " ".join(str(NamedNode(document)) for document in documents if document != _TABLES)
    statements: dict[Cell, list[Record]] = {}
    for row in _select(store, "lookups/index", nodes):
        statements.setdefault(row["document"], []).append(row)
    [last] = index.execute("SELECT COALESCE(MAX(last), 0) FROM source").fetchone()
    for row in _select(store, "lookups/index-documents", nodes):
        document, first = row["document"], last + 1
        for entry in _entries(row, statements.get(document, ()), store):
            last += 1
            index.execute(_INSERT, [last, *entry])
        source = [first, last, document, row["digest"] or "", number, FOREVER]
        index.execute("INSERT INTO source VALUES (?, ?, ?, ?, ?, ?)", source)


def _entries(document: Record, statements: Sequence[Record], store: LocalStore) -> Iterator[list[Cell]]:
    """Rows of the index: the document with its whole text, then what it says."""
    text = store.captured_text(str(document["text"])) or ""
    yield [text, document["title"], "", document["document"], "document"]
    for row in statements:
        yield [row["words"], "", row["about"], row["id"], row["kind"]]


def _name(index: sqlite3.Connection, store: LocalStore, documents: Sequence[str]) -> None:
    """The names of things, by looking into each graph: a query would go through all of them."""
    for document in documents:
        tables = (REFERENCE_GRAPH, ONTOLOGY_GRAPH)
        graphs = tables if document == _TABLES else (GRAPH + document.removeprefix(ID),)
        names: dict[str, str] = {}
        for predicate in (_LABEL, _SHORT_NAME):  # the latter where there is one
            names |= _values(store, graphs, predicate)
        for thing, name in sorted(names.items()):
            kind, _, slug = thing.partition("/")
            if kind in KINDS:
                values = [document, thing, KINDS.index(kind), thing if "/" in slug else slug, name]
                index.execute("INSERT INTO name VALUES (?, ?, ?, ?, ?)", values)


def _values(store: LocalStore, graphs: Sequence[str], predicate: NamedNode) -> dict[str, str]:
    """A value of each of our things in some graphs; of several the first in the alphabet."""
    quads = (q for g in graphs for q in store.engine.quads_for_pattern(None, predicate, None, NamedNode(g)))
    found = sorted(
        (q.subject.value, q.object.value)
        for q in quads
        if isinstance(q.subject, NamedNode) and isinstance(q.object, Literal)
    )
    return {iri[len(ID) :]: " ".join(value.split()) for iri, value in reversed(found) if iri.startswith(ID)}


def _select(store: LocalStore, query: str, nodes: str) -> Iterator[Record]:
    if nodes:
        yield from select(store, load(query).text.replace("{ UNDEF }", f"{{ {nodes} }}"))
