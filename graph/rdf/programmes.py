"""Programmes of inspection as a SKOS scheme."""

from __future__ import annotations

from .. import reference
from .tables import Table
from .terms import DCTERMS, PEEL, SKOS, thing

SCHEME = thing("scheme/programmes")


def add_programmes(table: Table) -> None:
    """The scheme, and every programme with its parent, leading body, time and legal basis."""
    table.types(SCHEME, SKOS.ConceptScheme)
    table.names(SCHEME, "Programmes of inspection")
    for programme in reference.programmes().values():
        node = thing(programme.id)
        table.types(node, PEEL.Programme, SKOS.Concept)
        table.names(node, programme.name, programme.aliases, programme.context_aliases)
        table.add(node, SKOS.inScheme, SCHEME)
        table.text(node, DCTERMS.identifier, programme.id.removeprefix("programme/"))
        table.text(node, DCTERMS.type, programme.kind)
        table.text(node, PEEL.legalBasis, programme.legal_basis)
        if programme.parent:
            table.add(node, SKOS.broader, thing(programme.parent))
            table.add(thing(programme.parent), SKOS.narrower, node)
        else:
            table.add(node, SKOS.topConceptOf, SCHEME)
            table.add(SCHEME, SKOS.hasTopConcept, node)
        if programme.lead_body:
            table.add(node, PEEL.ledBy, thing(programme.lead_body))
        table.period(node, programme.start, programme.end)
        table.provenance(node, programme.source, programme.confidence, programme.note)
