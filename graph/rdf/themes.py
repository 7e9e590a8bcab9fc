"""The themes as a SKOS file, made from ``data/reference/themes.csv``.

``python -m peelgraph.graph.rdf.themes > ontology/themes.ttl`` writes the file anew; a test compares the two.
"""

from __future__ import annotations

import sys
from typing import cast

from pyoxigraph import RdfFormat, Triple, serialize

from ...ontology import PREFIXES
from .. import reference
from ..reference import Theme
from .tables import Table
from .terms import SKOS, english, thing

SCHEME = thing("scheme/themes")
HEADING = b"# Made from data/reference/themes.csv by graph/rdf/themes.py: edit the table, not this file.\n"
_USED = ("dcterms", "rdfs", "skos")


def themes_turtle() -> bytes:
    """The scheme of themes in Turtle."""
    table = Table("urn:x-peelgraph:themes")
    table.types(SCHEME, SKOS.ConceptScheme)
    table.names(SCHEME, "Themes of policing")
    for theme in reference.themes().values():
        _add(table, theme)
    triples = sorted((Triple(q.subject, q.predicate, q.object) for q in table.quads), key=str)
    prefixes = {name: PREFIXES[name] for name in _USED} | {"theme": PREFIXES["id"] + "theme/"}
    turtle = cast(bytes, serialize(triples, format=RdfFormat.TURTLE, prefixes=prefixes))
    return HEADING + turtle.replace(b" .\ntheme:", b" .\n\ntheme:")


def _add(table: Table, theme: Theme) -> None:
    node = thing(theme.id)
    table.types(node, SKOS.Concept)
    table.names(node, theme.label, theme.alt_labels)
    table.add(node, SKOS.definition, english(theme.definition))
    table.add(node, SKOS.inScheme, SCHEME)
    if theme.broader:
        table.add(node, SKOS.broader, thing(theme.broader))
        table.add(thing(theme.broader), SKOS.narrower, node)
    else:
        table.add(node, SKOS.topConceptOf, SCHEME)
        table.add(SCHEME, SKOS.hasTopConcept, node)
    table.provenance(node, theme.source, "", "")


if __name__ == "__main__":
    sys.stdout.buffer.write(themes_turtle())
