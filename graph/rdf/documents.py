"""A document and what it says, as the quads of its named graph."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

from pyoxigraph import Literal, Quad

from ..identifiers import local_id
from ..model import (
    Commission,
    Extraction,
    Fact,
    Finding,
    FollowUp,
    ForceLink,
    GradedJudgment,
    InspectionReported,
    InspectorateLink,
    LocalId,
    MonitoringMove,
    PersonRole,
    Reaction,
    Recommendation,
    Statement,
)
from .facts import write_fact, write_force_link, write_inspectorate_link
from .findings import write_finding, write_grade, write_move, write_recommendation
from .inspections import write_commission, write_follow_up, write_inspection
from .page import Page
from .people import write_reaction, write_role
from .terms import DCTERMS, FOAF, PEEL, PROV, RDF, RDFS, web

_WRITERS: dict[type[Statement], Callable[[Page, Any], None]] = {
    Fact: write_fact,
    ForceLink: write_force_link,
    InspectorateLink: write_inspectorate_link,
    PersonRole: write_role,
    InspectionReported: write_inspection,
    FollowUp: write_follow_up,
    Commission: write_commission,
    Finding: write_finding,
    Recommendation: write_recommendation,
    GradedJudgment: write_grade,
    MonitoringMove: write_move,
    Reaction: write_reaction,
}


def document_quads(extraction: Extraction) -> list[Quad]:
    """The whole named graph of one document, the same for any order of its statements."""
    return _page(extraction).quads


def statement_ids(extraction: Extraction) -> dict[Statement, list[LocalId]]:
    """Ids that the graph gives to each statement, that of the statement itself last, claims before it."""
    found: dict[Statement, list[LocalId]] = {}
    for node, statement in _page(extraction).backed.items():
        found.setdefault(statement, []).append(local_id(node.value))
    return found


def _page(extraction: Extraction) -> Page:
    page = Page(extraction.document)
    statements = _in_order(extraction.statements)
    _describe(page, statements, in_scope=extraction.in_scope)
    for statement in statements:
        _WRITERS[type(statement)](page, statement)
    return page


def _describe(page: Page, statements: Iterable[Statement], *, in_scope: bool) -> None:
    document = page.document
    titles = (s.value for s in statements if isinstance(s, Fact) and s.name == "title")
    page.add(page.node, RDF.type, PEEL.Document, FOAF.Document, PROV.Entity)
    page.add(page.node, RDFS.label, Literal(next(titles, document.name.rsplit("/", 1)[-1])))
    page.add(page.node, PEEL.inScope, Literal(in_scope))
    page.add(page.node, DCTERMS.format, Literal(document.media_type))
    page.add(page.node, PEEL.sourceDigest, Literal(document.source_digest))
    page.add(page.node, PEEL.textDigest, Literal(hashlib.sha256(document.text.encode()).hexdigest()))
    if document.url:
        page.add(page.node, DCTERMS.source, web(document.url))


def _in_order(statements: Iterable[Statement]) -> list[Statement]:
    """Each statement once, by place in the text; what stands in one place by its content."""
    ordered = []
    for _, here in groupby(sorted(set(statements), key=_place), key=_place):
        together = list(here)
        ordered += together if len(together) == 1 else sorted(together, key=repr)
    return ordered


def _place(statement: Statement) -> tuple[int, int, str]:
    return statement.evidence.start, statement.evidence.end, type(statement).__name__
