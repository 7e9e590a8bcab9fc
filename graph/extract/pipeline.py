"""The steps of extraction, in their order; each adds to one `Reading`."""

from __future__ import annotations

from collections.abc import Callable

from ..model import Document, Extraction
from .about import facts, genre, links, scope
from .findings import findings, priors, themes
from .grades import grades, monitoring
from .inspections import commissions, inspections
from .layout import labels, layout
from .names import mentions, people
from .reading import Reading
from .recommendations import recommendations
from .voices import reactions, subjects, voices

Step = Callable[[Reading], None]

UNDERSTANDING: tuple[Step, ...] = (
    layout.read,
    mentions.read,
    genre.read,
    facts.read,
    scope.read,
    people.read,
    inspections.read,
    commissions.read,
)
"""Steps for every document: its parts, names, and the facts about it."""

STATEMENTS: tuple[Step, ...] = (
    voices.read,
    subjects.read,
    priors.read,
    grades.read,
    monitoring.read,
    labels.read,
    themes.read,
    recommendations.read,
    findings.read,
    reactions.read,
)
"""Steps for documents in which a police force is inspected."""


def run(document: Document) -> Extraction:
    """All that a document says, in text order."""
    reading = Reading(document)
    for step in UNDERSTANDING:
        step(reading)
    if reading.in_scope:
        for step in STATEMENTS:
            step(reading)
    links.read(reading)
    ordered = sorted(reading.statements, key=lambda s: (s.evidence.start, s.evidence.end, type(s).__name__))
    return Extraction(document, reading.in_scope, tuple(ordered))
