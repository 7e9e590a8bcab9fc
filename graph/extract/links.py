"""Links from the document to forces: its subjects, and others that it only mentions."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Finding, ForceLink, GradedJudgment, LocalId, MonitoringMove, Recommendation
from .offices import force_of
from .places import zone_of
from .reading import Mention, MentionKind, Reading, Zone, evidence


def read(reading: Reading) -> None:
    """Record a link to each force: the declared subjects, those with a statement, and the rest."""
    subjects = dict.fromkeys((*reading.subject_forces, *_judged(reading))) if reading.in_scope else {}
    for force, mention in _first_mentions(reading).items():
        subject = force in subjects
        rule = "links.subject" if subject else "links.mentioned"
        confidence = 0.95 if force in reading.subject_forces else 0.9
        reading.add(
            ForceLink(force=force, subject=subject, evidence=evidence(mention, rule), confidence=confidence)
        )


def _judged(reading: Reading) -> Iterator[LocalId]:
    """Forces with a finding, recommendation, grade or monitoring move of their own."""
    for statement in reading.statements:
        match statement:
            case Finding():
                yield from statement.forces
            case Recommendation():
                yield from statement.addressees
            case GradedJudgment() | MonitoringMove():
                yield statement.force


def _first_mentions(reading: Reading) -> dict[LocalId, Mention]:
    """First place where each force is named; furniture counts only for forces named elsewhere."""
    found: dict[LocalId, Mention] = {}
    for mention in reading.mentions:
        if zone_of(reading, mention) is Zone.FURNITURE:
            continue
        if mention.kind is MentionKind.FORCE:
            found.setdefault(mention.id, mention)
    for mention in reading.mentions:  # "the Chief Constable of Essex" and its commissioner name the force
        force = force_of(mention.id) if mention.kind is MentionKind.BODY else None
        if force is None:
            continue
        if force in reading.subject_forces or mention.id.startswith("body/chief-constable-"):
            found.setdefault(force, mention)
    return found
