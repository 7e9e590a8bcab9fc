"""The library's questions as things of the graph, which SPARQL editors offer as examples.

Each is a ``sh:SPARQLExecutable`` (https://www.w3.org/TR/shacl-af/#SPARQLExecutables) that runs as it stands.
"""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from ...ontology import PREFIXES
from ...queries import Query, library
from ...queries.tokens import form
from .tables import Table
from .terms import DCTERMS, OWL, RDFS, SCHEMA, SH, XSD, english, thing

_FORMS = {
    "SELECT": (SH.SPARQLSelectExecutable, SH.select),
    "CONSTRUCT": (SH.SPARQLConstructExecutable, SH.construct),
}


def add_examples(table: Table) -> None:
    """Every question with its text, and the prefixes that all of them share."""
    prefixes = thing("prefixes")
    table.types(prefixes, OWL.Ontology)
    table.add(prefixes, RDFS.label, english("Prefixes of the questions"))
    for prefix, namespace in PREFIXES.items():
        table.add(prefixes, SH.declare, _prefix(table, prefix, namespace))
    for query in library().values():
        _add(table, query, prefixes)


def _prefix(table: Table, prefix: str, namespace: str) -> NamedNode:
    node = thing(f"prefix/{prefix}")
    table.types(node, SH.PrefixDeclaration)
    table.add(node, SH.prefix, Literal(prefix))
    table.add(node, SH.namespace, Literal(namespace, datatype=XSD.anyURI))
    return node


def _add(table: Table, query: Query, prefixes: NamedNode) -> None:
    node = thing(f"example/{query.name}")
    kind, holds = _FORMS[form(query.text)]
    table.types(node, SH.SPARQLExecutable, kind)
    table.add(node, RDFS.label, Literal(query.name))
    table.add(node, RDFS.comment, english(query.summary))
    if query.description:
        table.add(node, DCTERMS.description, english(query.description))
    table.add(node, SCHEMA.keywords, *map(Literal, query.tags))
    table.add(node, SH.prefixes, prefixes)
    lines = (line for line in query.text.splitlines() if not line.startswith("#+"))
    table.add(node, holds, Literal("\n".join(lines)))
