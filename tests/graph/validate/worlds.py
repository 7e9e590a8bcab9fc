"""A document graph that has one of everything and keeps every rule, and small changes that may break some."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from peelgraph.graph.model import (
    Commission,
    Extraction,
    Fact,
    Finding,
    FindingKind,
    FollowUp,
    ForceLink,
    Grade,
    GradedJudgment,
    Inspection,
    InspectionReported,
    InspectorateLink,
    MonitoringMove,
    PersonRole,
    Polarity,
    Reaction,
    Recommendation,
    Review,
)
from peelgraph.graph.rdf import document_quads, ontology_quads, reference_quads
from peelgraph.graph.rdf.terms import PEEL, RDF, XSD, thing
from peelgraph.graph.validate.view import Context

from ..rdf.test_documents import DOCUMENT, FIRST, at

GRAPH = NamedNode("https://w3id.org/peelgraph/graph/document/page-1a2b3c4d")
REVIEW = Inspection(
    id="inspection/kent/custody/2018", label="Review, 2018", forces=("force/kent",), follow_up=True
)


def valid() -> list[Quad]:
    """One of everything."""
    read = {"evidence": at("Kent Police fails")}
    held = {"held_by": "body/hmicfrs", "theme": "theme/custody", "inspection": FIRST.id, **read}
    by = {"by": "body/home-secretary", "of": "body/hmicfrs", "what": "a visit", **read}
    review = Review("corrected", "Ann Lee", "2026-11-23", (("grade", "good"),))
    statements = (
        Fact(name="title", value="Kent Police fails", **read),
        Fact(name="published", value="2019-03", **read),
        Fact(name="publisher", value="body/bbc", **read),
        Fact(name="genre", value="news_article", **read),
        ForceLink(force="force/kent", subject=True, **read),
        InspectorateLink(body="body/hmicfrs", **read),
        PersonRole(
            person="person/page-1a2b3c4d/jo-bloggs", name="Jo Bloggs", role="inspector", body="body/hmicfrs",
            is_inspector=True, **read,
        ),
        InspectionReported(inspection=REVIEW, **read),
        FollowUp(inspection=REVIEW.id, earlier=FIRST, relation="reviews", description="a review", **read),
        Commission(holder="person/sadiq-khan", inspection=FIRST.id, **by),
        Commission(holder=None, inspection=None, updates=FIRST.id, **by),
        *(Finding(polarity=Polarity.CONCERN, kind=kind, forces=("force/kent",), prior=True, **held) for kind in FindingKind),
        Recommendation(
            addressees=("force/kent",), deadline_text="by May", deadline="2023-05-01", deadline_rule="absolute", **held
        ),
        GradedJudgment(force="force/kent", grade=Grade.ADEQUATE, question="custody", scale="five-tier", review=review, **read),
        MonitoringMove(force="force/kent", stage="engage", entered=True, date="2022", **read),
        Reaction(speaker="force/kent", speaker_name="the force", **read),
    )  # fmt: skip
    return document_quads(Extraction(DOCUMENT, True, statements))


def context() -> Context:
    """The package's tables, and the one rule that everything above was read by."""
    rule = Quad(thing("rule/findings.attributed"), RDF.type, PEEL.ExtractionRule, GRAPH)
    return Context([*ontology_quads(), *reference_quads(), rule])


SUBSTITUTES = (
    Literal("junk"),
    Literal(""),
    Literal("junk", language="en"),
    Literal(-1),
    Literal(10**6),
    Literal("1.5", datatype=XSD.decimal),
    Literal("2019-02-30", datatype=XSD.date),
    Literal("2019", datatype=XSD.gYear),
    Literal(False),
    NamedNode("urn:junk"),
    thing("force/kent"),
    thing("body/hmicfrs"),
    thing("person/sadiq-khan"),
    thing("theme/custody"),
    thing("stage/scan"),
    thing("grade/four-tier/good"),
    thing("scheme/grades-four-tier"),
    thing(FIRST.id),
)


def mutants(quads: list[Quad]) -> Iterator[list[Quad]]:
    """The graph with one triple less, one changed, or one more; one for each kind of thing and
    predicate, and for each type."""
    done = set()
    for index, quad in enumerate(quads):
        is_type = quad.predicate == RDF.type
        kind = quad if is_type else (quad.subject.value.split("/")[5], quad.predicate)
        if kind in done:
            continue
        done.add(kind)
        rest = [*quads[:index], *quads[index + 1 :]]
        yield rest
        for value in SUBSTITUTES:
            changed = Quad(quad.subject, quad.predicate, value, quad.graph_name)
            yield [*rest, changed]
            yield [*quads, changed]
