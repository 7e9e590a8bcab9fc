"""People of the tables, the roles they held, and when."""

from __future__ import annotations

from .. import reference
from ..model import LocalId
from ..reference import Person, Tenure
from .tables import Table
from .terms import DCTERMS, FOAF, ORG, PEEL, thing

ROLES = {
    "inspector": "HM Inspector of Constabulary",
    "chief-inspector": "HM Chief Inspector",
    "assistant-inspector": "Assistant HM Inspector",
    "chief-officer": "head of a police force",
    "deputy-mayor": "deputy mayor for policing",
    "force-spokesperson": "officer who speaks for a force",
    "head-of-body": "head of a body",
    "mayor": "mayor",
    "minister": "minister",
    "politician": "elected politician",
}
"""Labels of the role types that the people table uses."""


def add_people(table: Table) -> None:
    """Everybody in the people table with each time in office, and the kinds of role."""
    for role, label in ROLES.items():
        table.types(thing(f"role/{role}"), ORG.Role)
        table.names(thing(f"role/{role}"), label)
    offices = {b.short_name: b.id for b in reference.bodies().values() if b.kind == "office"}
    for person in reference.people().values():
        _add_person(table, person)
        for tenure in person.tenures:
            _add_tenure(table, person, tenure, offices.get(tenure.role))


def _add_person(table: Table, person: Person) -> None:
    node = thing(person.id)
    inspected = any(tenure.role_type.endswith("inspector") for tenure in person.tenures)
    table.types(node, PEEL.Inspector if inspected else PEEL.Person, FOAF.Person)
    table.names(node, person.name, person.aliases)
    table.text(node, FOAF.name, person.name)
    table.text(node, DCTERMS.identifier, person.id.removeprefix("person/"))


def _add_tenure(table: Table, person: Person, tenure: Tenure, office: LocalId | None) -> None:
    node = thing(f"membership/{tenure.id}")
    table.types(node, ORG.Membership)
    table.add(node, ORG.member, thing(person.id))
    table.add(node, ORG.organization, thing(tenure.body))
    table.add(node, ORG.role, thing(f"role/{tenure.role_type}"))
    table.text(node, PEEL.roleText, tenure.role)
    if office:
        table.add(node, PEEL.office, thing(office))
    table.period(node, tenure.start, tenure.end)
    table.provenance(node, tenure.source, tenure.confidence, tenure.note)
