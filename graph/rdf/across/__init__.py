"""What follows from several documents together: one inspection, copies, follow-ups, concerns found again.

Everything is linked to one representative, chosen by content alone, so that queries hop once, the links stay
as few as the things linked, and neither the order of ingest nor its parts can matter. Each rule looks at
groups (of one likeness, one force and theme, ...), and only at those whose members have changed.
"""

from __future__ import annotations

from ...model import LocalId
from . import concerns, copies, follow_ups, inspections, statements
from .ledger import Change, Ledger
from .telling import Telling

__all__ = ["RULES", "Change", "Ledger", "look_again", "take_in", "take_out"]

RULES = (inspections.RULE, statements.RULE, copies.RULE, follow_ups.RULE, concerns.RULE)


def take_in(ledger: Ledger, digest: str, told: Telling) -> None:
    """Put what a document tells in the place of what it told before."""
    take_out(ledger, told.source.document)
    ledger.add(digest, told)
    _mark(ledger, told.source.document)


def take_out(ledger: Ledger, document: LocalId) -> None:
    """Forget what a document told."""
    _mark(ledger, document)
    ledger.drop(document)


def look_again(ledger: Ledger) -> None:
    """Bring what follows to what documents tell now."""
    inspections.same_inspections(ledger)  # first: the others go by the ids that it finds
    statements.same_statements(ledger)
    copies.copies(ledger)
    follow_ups.follow_ups(ledger)
    concerns.repeated_concerns(ledger)
    ledger.all_are_new = False


def _mark(ledger: Ledger, document: LocalId) -> None:
    """Mark the groups that a document has a part in."""
    ledger.mark(inspections.TOLD, "inspection AS about FROM told WHERE document = ?", document)
    ledger.mark(statements.RULE.stem, "likeness AS about FROM wording WHERE document = ?", document)
    copies.mark(ledger, document)
    follow_ups.mark(ledger, document)
    ledger.mark(follow_ups.IDS, "document AS about FROM follow_up WHERE document = ?", document)
    about = "force || char(10) || theme AS about"
    ledger.mark(concerns.RULE.stem, f"{about} FROM concern WHERE document = ?", document)
