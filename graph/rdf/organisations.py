"""Police forces and other bodies as RDF."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pyoxigraph import NamedNode

from .. import reference
from ..model import LocalId
from ..reference import Body, Force
from .tables import Table
from .terms import DCTERMS, FOAF, ONE_AND_THE_SAME, ORG, PEEL, SCHEMA, Namespace, thing, web

WIKIDATA = Namespace("http://www.wikidata.org/entity/")
ALL_FORCES: LocalId = "group/all-forces"
_SECTION = re.compile(r"s54\(2[AB]+\)")


def add_forces(table: Table) -> None:
    """Every force, and the group that stands for all of them."""
    for force in reference.forces().values():
        _add_force(table, force)
    group = thing(ALL_FORCES)
    table.types(group, ORG.OrganizationalCollaboration, ORG.Organization)
    table.names(group, "all police forces", ["all forces", "every force"])


def add_bodies(table: Table) -> None:
    """Every body; rows that are earlier names of one organisation lend it their names."""
    bodies = reference.bodies()
    for body in bodies.values():
        if body.id not in ONE_AND_THE_SAME:
            earlier = [bodies[old] for old, new in ONE_AND_THE_SAME.items() if new == body.id]
            _add_body(table, body, earlier)


def is_inspectorate(body: Body) -> bool:
    """Whether a body speaks for an inspectorate, under whatever name."""
    return body.kind == "inspectorate" or "issuer" in body.role


def _add_force(table: Table, force: Force) -> None:
    node = thing(force.id)
    table.types(node, PEEL.PoliceForce, ORG.FormalOrganization, ORG.Organization)
    table.names(node, force.name, force.aliases, force.ambiguous_aliases)
    table.text(node, DCTERMS.identifier, force.id.removeprefix("force/"))
    table.text(node, DCTERMS.type, force.kind)
    table.text(node, PEEL.region, force.region)
    table.text(node, PEEL.onsCode, force.ons_code)
    if force.wikidata:
        table.add(node, SCHEMA.sameAs, getattr(WIKIDATA, force.wikidata))
    if force.website:
        table.add(node, FOAF.homepage, web(force.website))
    if force.governing_body:
        table.add(node, PEEL.governedBy, thing(force.governing_body))
    table.provenance(node, force.source, force.confidence, force.note)


def _add_body(table: Table, body: Body, earlier: Iterable[Body]) -> None:
    node = thing(body.id)
    rows = [body, *earlier]
    names = [name for row in rows for name in (row.short_name, row.name, *row.aliases) if name]
    context = [name for row in rows for name in row.context_aliases]
    start = min((row.start for row in rows if row.start), default=None)
    table.types(node, *_classes(body))
    table.names(node, body.name, names, context)
    table.text(node, PEEL.shortName, body.short_name)
    table.text(node, DCTERMS.identifier, body.id.removeprefix("body/"))
    table.text(node, DCTERMS.type, body.kind)
    table.text(node, PEEL.jurisdiction, body.jurisdiction)
    for section in dict.fromkeys(_SECTION.findall(body.role)):
        table.text(node, PEEL.commissionsUnder, f"{section} Police Act 1996")
    table.period(node, start, body.end)
    if body.predecessor and thing(body.predecessor) != node:
        table.add(node, DCTERMS.replaces, thing(body.predecessor))
    if body.website:
        table.add(node, FOAF.homepage, web(body.website))
    for row in rows:
        table.provenance(node, row.source, body.confidence, row.note)


def _classes(body: Body) -> list[NamedNode]:
    """Classes of a body, most special first."""
    if is_inspectorate(body):
        return [PEEL.Inspectorate, ORG.FormalOrganization, ORG.Organization]
    classes = [PEEL.CommissioningBody] if "commissioner" in body.role else []
    if body.kind == "collaboration" or body.kind.endswith("-class"):
        classes.append(ORG.OrganizationalCollaboration)
    return [*classes, ORG.Organization]
