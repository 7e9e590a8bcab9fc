"""Findings and recommendations that several documents, or several parts of one, say in the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..inference import Conclusion, Rule
from ..terms import PEEL, thing
from .alike import is_dated
from .ledger import Ledger
from .sources import Source

RULE = Rule(
    "same-statement",
    "Findings and recommendations with the same words, forces and direction, on one inspection: said again, "
    "not found again.",
)
_ALIKE = """SELECT statement, document, remoteness, document.issued, coalesce(canonical, wording.inspection)
    FROM wording JOIN document USING (document) LEFT JOIN inspection USING (inspection)
    WHERE wording.likeness = ?"""


@dataclass(frozen=True, slots=True)
class _Saying:
    """One statement of several in the same words."""

    statement: str
    source: Source
    inspection: str  # canonical, and only one whose year is known; else empty

    @property
    def rank(self) -> tuple[str, str]:
        """The least of several speaks for all."""
        return self.source.rank, self.statement


def same_statements(ledger: Ledger) -> None:
    """Links from statements to the first that says the same of the same inspection.

    Words are compared without case, punctuation and kinds of quotes and dashes.
    """
    for likeness in ledger.stale(RULE.stem):
        group = [
            _Saying(statement, Source(*source), inspection if is_dated(inspection) else "")
            for statement, *source, inspection in ledger.all(_ALIKE, likeness)
        ]
        ledger.conclude(RULE, likeness, _links(group) if len(group) > 1 else ())


def _links(group: Sequence[_Saying]) -> Iterator[Conclusion]:
    for first, *others in _occasions(group):
        for again in others:
            grounds = dict.fromkeys((first.statement, again.source.document, first.source.document))
            yield Conclusion(
                RULE,
                thing(again.statement),
                PEEL.sameStatementAs,
                thing(first.statement),
                tuple(map(thing, grounds)),
            )


def _occasions(group: Sequence[_Saying]) -> Iterator[list[_Saying]]:
    """Statements of one wording, parted by the inspection or, where that is not known, by the year."""
    inspections: defaultdict[str, list[_Saying]] = defaultdict(list)
    for saying in group:
        if saying.inspection:
            inspections[saying.inspection].append(saying)
    years: defaultdict[int, list[_Saying]] = defaultdict(list)
    for saying in group:
        year = saying.source.year
        if not saying.inspection and year is not None:
            near = [name for name in inspections if _year(name) in (year - 1, year)]
            (inspections[near[0]] if len(near) == 1 else years[year]).append(saying)
    told = [*inspections.values(), *years.values()]
    undated = [saying for saying in group if not saying.inspection and saying.source.year is None]
    if len(told) == 1:
        told[0].extend(undated)
    elif not told:
        told = [undated]
    yield from (sorted(part, key=lambda saying: saying.rank) for part in told)


def _year(inspection: str) -> int:
    return int(inspection.rpartition("/")[2][:4])
