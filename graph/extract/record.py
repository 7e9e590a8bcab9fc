"""The record of one document: what was extracted, as JSON in the schema of the annotation guidelines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

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
    Recommendation,
    Statement,
)
from ..reference import bodies, forces
from .names.offices import HMIC, HMICFRS, before_renaming

Json = dict[str, Any]
ALL_FORCES = "group/all-forces"
_NATIONAL = {ALL_FORCES: "all forces", "force/nca": "National Crime Agency"}


def to_record(extraction: Extraction) -> Json:
    """Everything that was extracted; forces by slug, bodies by short name, offsets in code points."""
    facts = {fact.name: fact for fact in extraction.of(Fact)}
    links = extraction.of(ForceLink)
    follows = extraction.of(FollowUp)
    reported = extraction.of(InspectionReported)
    return {
        "id": extraction.document.name.rsplit(".", 1)[0],
        "genre": facts["genre"].value if "genre" in facts else "other",
        "in_scope": extraction.in_scope,
        "title": facts["title"].value if "title" in facts else None,
        "published": facts["published"].value if "published" in facts else None,
        "publisher": _publisher(extraction, facts.get("publisher")),
        "inspectorates": _unique(_inspectorate(extraction, link) for link in extraction.of(InspectorateLink)),
        "forces": [slug(link.force) for link in links if link.subject],
        "forces_mentioned": [slug(link.force) for link in links if not link.subject],
        "people": [_person(person) for person in extraction.of(PersonRole)],
        "programme": reported[0].inspection.programme if reported else None,
        "commissions": [_commission(extraction, c) for c in extraction.of(Commission)],
        "findings": [_finding(extraction, f) for f in extraction.of(Finding)],
        "recommendations": [_recommendation(extraction, r) for r in extraction.of(Recommendation)],
        "grades": [_grade(extraction, g) for g in extraction.of(GradedJudgment)],
        "monitoring": [_move(move) for move in extraction.of(MonitoringMove)],
        "follows": [{"title_or_description": f.description, "relation": f.relation} for f in follows],
    }


def slug(force: LocalId) -> str:
    """Slug of a force."""
    return force.removeprefix("force/")


def name(local_id: LocalId) -> str:
    """How the schema names a force, a body or an addressee."""
    if local_id in _NATIONAL:
        return _NATIONAL[local_id]
    if body := bodies().get(local_id):
        return body.short_name or body.name
    return slug(local_id) if local_id in forces() else local_id.rsplit("/", 1)[-1]


def _addressee(local_id: LocalId) -> str:
    return "police and crime commissioners" if local_id == "body/pcc" else name(local_id)


def _publisher(extraction: Extraction, fact: Fact | None) -> str | None:
    if fact is None:
        return None
    if force := forces().get(fact.value):
        return force.name
    if fact.value not in bodies():
        return _words(extraction, fact)  # no table has it: it goes by the name on its page
    return name(fact.value) if fact.value != HMICFRS else _inspectorate(extraction, fact)


def _inspectorate(extraction: Extraction, statement: InspectorateLink | Fact) -> str:
    """Name of an inspectorate; the police inspectorate has the name in the words, else that of the time."""
    body = statement.body if isinstance(statement, InspectorateLink) else statement.value
    if body not in (HMIC, HMICFRS):
        return name(body)
    words = _words(extraction, statement)
    if "FRS" in words or "Fire" in words:
        return name(HMICFRS)
    published = next((f.value for f in extraction.of(Fact) if f.name == "published"), None)
    named = (role.person for role in extraction.of(PersonRole))
    spelled = "HMIC" in words or "Inspectorate of Constabular" in words
    earlier = before_renaming(published, extraction.document.text, named)
    return name(HMIC if spelled or earlier else HMICFRS)


def _words(extraction: Extraction, statement: Statement) -> str:
    return extraction.document.text[statement.evidence.start : statement.evidence.end]


def _quoted(extraction: Extraction, statement: Statement) -> Json:
    span = statement.evidence
    return {"quote": _words(extraction, statement), "start": span.start, "end": span.end}


def _person(person: PersonRole) -> Json:
    org = name(person.body) if person.body else None
    return {"name": person.name, "role": person.role, "org": org, "is_inspector": person.is_inspector}


def _commission(extraction: Extraction, commission: Commission) -> Json:
    asked = {"by": name(commission.by), "of": name(commission.of), "what": commission.what}
    return {**asked, "quote": _words(extraction, commission)}


def _finding(extraction: Extraction, finding: Finding) -> Json:
    slugs = [slug(force) for force in finding.forces]
    return {
        **_quoted(extraction, finding),
        "polarity": finding.polarity.value,
        "kind": finding.kind.value,
        "force": slugs[0] if slugs else None,
        **({"forces": slugs} if len(slugs) > 1 else {}),
        **_theme_and_time(finding),
        "confidence": finding.confidence,
    }


def _recommendation(extraction: Extraction, recommendation: Recommendation) -> Json:
    return {
        **_quoted(extraction, recommendation),
        "addressee": "; ".join(map(_addressee, recommendation.addressees)) or None,
        "deadline_text": recommendation.deadline_text,
        "deadline": recommendation.deadline,
        **_theme_and_time(recommendation),
        "confidence": recommendation.confidence,
    }


def _theme_and_time(statement: Finding | Recommendation) -> Json:
    theme = statement.theme.removeprefix("theme/") if statement.theme else None
    return {"theme_id": theme, **({"prior": True} if statement.prior else {})}


def _grade(extraction: Extraction, judgment: GradedJudgment) -> Json:
    return {
        "force": slug(judgment.force),
        "grade": judgment.grade.value,
        "question": judgment.question,
        "quote": _words(extraction, judgment),
        **({"prior": True} if judgment.prior else {}),
    }


def _move(move: MonitoringMove) -> Json:
    event = "entered" if move.entered else "left"
    return {"force": slug(move.force), "stage": move.stage, "event": event, "date": move.date}


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
