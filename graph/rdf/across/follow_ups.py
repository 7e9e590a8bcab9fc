"""Follow-ups between inspections, whatever ids the documents gave them."""

from __future__ import annotations

from collections.abc import Iterator

from ..inference import Conclusion, Rule
from ..terms import PEEL, thing
from .inspections import canonical
from .ledger import Ledger

RULE = Rule(
    "follow-up",
    "An inspection follows up another where a document says so of what are other ids of the two.",
    several=True,
)
IDS = "follow-up-ids"
"""Step that finds the ids that stand for the inspections of a document's follow-ups."""
_CANONICAL = """UPDATE follow_up SET canonical_later = ?, canonical_earlier = ?
    WHERE document = ? AND later = ? AND earlier = ?"""


def follow_ups(ledger: Ledger) -> None:
    """Follow-ups between canonical inspections that no document states in these terms."""
    for document in ledger.stale(IDS):
        mark(ledger, document)
        for later, earlier in ledger.all("SELECT later, earlier FROM follow_up WHERE document = ?", document):
            pair = canonical(ledger, later), canonical(ledger, earlier)
            ledger.all(_CANONICAL, *pair, document, later, earlier)
        mark(ledger, document)
    for about in ledger.stale(RULE.stem):
        ledger.conclude(RULE, about, _conclusions(ledger, *about.split("\n")))


def mark(ledger: Ledger, document: str) -> None:
    """Mark the pairs that a document states, and those that these stand for."""
    for pair in ("later || char(10) || earlier", "canonical_later || char(10) || canonical_earlier"):
        ledger.mark(
            RULE.stem,
            f"{pair} AS about FROM follow_up WHERE document = ? AND canonical_later IS NOT NULL",
            document,
        )


def _conclusions(ledger: Ledger, later: str, earlier: str) -> Iterator[Conclusion]:
    stated = ledger.one("SELECT 1 FROM follow_up WHERE later = ? AND earlier = ?", later, earlier)
    rows = ledger.all(
        "SELECT later, earlier, document FROM follow_up WHERE canonical_later = ? AND canonical_earlier = ?",
        later,
        earlier,
    )
    if rows and not stated and later != earlier:
        grounds = sorted({earlier, *(part for row in rows for part in row)} - {later})
        yield Conclusion(RULE, thing(later), PEEL.followsUp, thing(earlier), tuple(map(thing, grounds)))
