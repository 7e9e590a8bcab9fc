"""What an inspectorate found, asked for and graded, and the stages that a force enters or leaves."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from ..model import Finding, FindingKind, GradedJudgment, MonitoringMove, Recommendation
from .page import Page
from .terms import DCTERMS, PEEL, PROV, RDF, RDFS, TRUE, date, english, first_words, thing

KINDS = {
    FindingKind.FINDING: PEEL.Finding,
    FindingKind.CAUSE_OF_CONCERN: PEEL.CauseOfConcern,
    FindingKind.ACCELERATED_CAUSE_OF_CONCERN: PEEL.AcceleratedCauseOfConcern,
    FindingKind.AREA_FOR_IMPROVEMENT: PEEL.AreaForImprovement,
    FindingKind.INNOVATIVE_PRACTICE: PEEL.InnovativePractice,
}


def write_finding(page: Page, finding: Finding) -> None:
    """How a force performs, in the voice of an inspectorate."""
    node = page.stated("finding", finding, KINDS[finding.kind], PEEL.Finding, PROV.Entity)
    if finding.kind is FindingKind.ACCELERATED_CAUSE_OF_CONCERN:
        page.add(node, RDF.type, PEEL.CauseOfConcern)
    page.add(node, PEEL.polarity, thing(f"polarity/{finding.polarity}"))
    page.add(node, PEEL.concerns, *map(thing, finding.forces))
    _outcome(page, node, finding, PEEL.hasFinding)


def write_recommendation(page: Page, recommendation: Recommendation) -> None:
    """An action asked of named bodies, with its deadline in words and, where the words fix one, as a date."""
    node = page.stated("recommendation", recommendation, PEEL.Recommendation, PROV.Entity)
    page.add(node, PEEL.addressedTo, *map(thing, recommendation.addressees))
    if recommendation.deadline_text:
        page.add(node, PEEL.deadlineText, Literal(recommendation.deadline_text))
    if recommendation.deadline:
        page.add(node, PEEL.deadline, date(recommendation.deadline))
    if recommendation.deadline_rule:
        page.add(node, PEEL.deadlineRule, Literal(recommendation.deadline_rule))
    _outcome(page, node, recommendation, PEEL.hasRecommendation)


def write_grade(page: Page, judgment: GradedJudgment) -> None:
    """A grade against a question, as a concept of the scale that was in use."""
    node = page.stated("judgment", judgment, PEEL.GradedJudgment, PROV.Entity)
    page.add(node, RDFS.label, english(f"{judgment.grade}: {first_words(judgment.question).value}"))
    page.add(node, PEEL.concerns, thing(judgment.force))
    page.add(node, PEEL.grade, thing(f"grade/{judgment.scale}/{judgment.grade.replace(' ', '-')}"))
    page.add(node, PEEL.gradeScale, thing(f"scheme/grades-{judgment.scale}"))
    page.add(node, PEEL.question, Literal(judgment.question))
    if judgment.prior:
        page.add(node, PEEL.prior, TRUE)


def write_move(page: Page, move: MonitoringMove) -> None:
    """A force enters or leaves a stage of monitoring."""
    node = page.stated("monitoring", move, PEEL.MonitoringEvent, PROV.Activity)
    verb = "enters" if move.entered else "leaves"
    page.add(node, RDFS.label, english(f"{verb} {move.stage}"))
    page.add(node, PEEL.concerns, thing(move.force))
    page.add(node, PEEL.enters if move.entered else PEEL.leaves, thing(f"stage/{move.stage}"))
    if move.date:
        page.add(node, DCTERMS.date, date(move.date))


def _outcome(page: Page, node: NamedNode, outcome: Finding | Recommendation, link: NamedNode) -> None:
    """What findings and recommendations have in common."""
    page.add(node, RDFS.label, first_words(page.words(outcome.evidence)))
    if outcome.theme:
        page.add(node, PEEL.theme, thing(outcome.theme))
    if outcome.held_by:
        page.add(node, PEEL.heldBy, thing(outcome.held_by))
    if outcome.prior:
        page.add(node, PEEL.prior, TRUE)
    if outcome.inspection:
        page.add(thing(outcome.inspection), link, node)
