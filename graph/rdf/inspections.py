"""Inspections, what they follow up, and who asked for them."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from .. import reference
from ..model import Commission, FollowUp, Inspection, InspectionReported, LocalId, PartialDate, Statement
from .page import Page
from .terms import DCTERMS, PEEL, PROV, RDF, RDFS, TIME, date, english, first_words, thing


def write_inspection(page: Page, reported: InspectionReported) -> None:
    """An inspection that the document reports on, with what the document tells of it."""
    node = _describe(page, reported.inspection, reported)
    page.claim(reported, page.node, PEEL.reports, node)


def write_follow_up(page: Page, follow_up: FollowUp) -> None:
    """The link from an inspection to an earlier one; how it follows up stands on the claim."""
    earlier = _describe(page, follow_up.earlier, follow_up)
    claim = page.claim(follow_up, thing(follow_up.inspection), PEEL.followsUp, earlier)
    page.add(claim, PEEL.followUpKind, Literal(follow_up.relation))
    page.add(claim, DCTERMS.description, Literal(follow_up.description))


def write_commission(page: Page, commission: Commission) -> None:
    """Who asked whom for what, as this document tells it."""
    node = page.stated("commission", commission, PEEL.Commission, PROV.Activity)
    page.add(node, RDFS.label, english(_commission_label(commission)))
    page.add(node, PEEL.commissionedBy, thing(commission.by))
    page.add(node, PEEL.addressedTo, thing(commission.of))
    if commission.holder:
        page.add(node, PEEL.holder, thing(commission.holder))
    if commission.date:
        page.add(node, DCTERMS.date, date(commission.date))
    if commission.what:
        page.add(node, DCTERMS.description, Literal(commission.what))
    if commission.inspection:
        page.add(node, PEEL.commissioned, thing(commission.inspection))
    elif commission.what or commission.updates:
        page.add(node, PEEL.commissioned, _update(page, commission))


def _update(page: Page, commission: Commission) -> NamedNode:
    """Commissioned work that is no inspection, such as quarterly updates on an earlier one."""
    node = page.mint("update", page.words(commission.evidence))
    page.add(node, RDF.type, PEEL.ProgressUpdate, PROV.Activity)
    page.add(node, RDFS.label, first_words(commission.what or "updates"))
    if commission.updates:
        page.add(node, PEEL.updates, thing(commission.updates))
    return node


def _describe(page: Page, inspection: Inspection, statement: Statement) -> NamedNode:
    node = thing(inspection.id)
    page.add(node, RDF.type, PEEL.Inspection, PROV.Activity)
    if inspection.follow_up:
        page.add(node, RDF.type, PEEL.FollowUpInspection)
    page.add(node, RDFS.label, english(inspection.label))
    page.add(node, PEEL.inspects, *map(thing, inspection.forces))
    page.add(node, PEEL.conductedBy, *map(thing, inspection.conducted_by))
    if inspection.programme:
        page.add(node, PEEL.underProgramme, thing(inspection.programme))
    if inspection.fieldwork:
        page.claim(statement, node, PEEL.fieldwork, _interval(page, *inspection.fieldwork))
    return node


def _interval(page: Page, start: PartialDate, end: PartialDate) -> NamedNode:
    node = thing(f"interval/{start}--{end}")
    page.add(node, RDF.type, TIME.Interval)
    page.add(node, PEEL.start, date(start))
    page.add(node, PEEL.end, date(end))
    return node


def _commission_label(commission: Commission) -> str:
    what = f": {first_words(commission.what).value}" if commission.what else " for a piece of work"
    return f"{_name(commission.by)} asks {_name(commission.of)}{what}"


def _name(local_id: LocalId) -> str:
    """Short name of a body, name of a force; the slug in words for what no table knows."""
    if body := reference.bodies().get(local_id):
        return body.short_name or body.name
    if force := reference.forces().get(local_id):
        return force.name
    return local_id.rpartition("/")[2].replace("-", " ")
