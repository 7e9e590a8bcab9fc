"""People with the roles that a document gives them, and what they say."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from .. import reference
from ..model import LocalId, PersonRole, Reaction
from .page import Page
from .terms import FOAF, ORG, PEEL, PROV, RDF, RDFS, first_words, thing


def write_role(page: Page, role: PersonRole) -> None:
    """A person named with a role: a membership as this document words it."""
    person = _person(page, role.person, role.name, is_inspector=role.is_inspector)
    page.claim(role, page.node, PEEL.mentions, person)
    node = page.stated("role", role, PEEL.RoleClaim)
    page.add(node, PEEL.person, person)
    if role.role:
        page.add(node, PEEL.roleText, Literal(role.role))
    if role.body:
        page.add(node, ORG.organization, thing(role.body))
    if role.is_inspector:
        page.add(node, ORG.role, thing("role/inspector"))


def write_reaction(page: Page, reaction: Reaction) -> None:
    """Somebody's words about an inspection, with the speaker as worded and, where known, as a thing."""
    node = page.stated("reaction", reaction, PEEL.Reaction, PROV.Entity)
    page.add(node, RDFS.label, first_words(page.words(reaction.evidence)))
    page.add(node, PEEL.speakerName, Literal(reaction.speaker_name))
    if reaction.speaker:
        page.add(node, PEEL.heldBy, thing(reaction.speaker))


def _person(page: Page, local_id: LocalId, name: str, *, is_inspector: bool) -> NamedNode:
    """A person; one that the tables do not know is described here, in the document's own graph."""
    node = thing(local_id)
    if local_id not in reference.people():
        page.add(node, RDF.type, PEEL.Inspector if is_inspector else PEEL.Person, FOAF.Person)
        page.add(node, FOAF.name, Literal(name))
        page.add(node, RDFS.label, Literal(name))
    return node
