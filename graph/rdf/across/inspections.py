"""The same inspection under several ids, because not every document says when it was."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import starmap

from ..inference import Conclusion, Rule
from ..terms import PEEL, thing
from .ledger import Ledger

RULE = Rule(
    "same-inspection",
    "Documents that tell of one inspection, although some do not say when it was: same forces, same "
    "programme or title, and one inspection alone whose time fits.",
)
TOLD = "told"
"""Step that brings inspections to what documents tell of them."""

_YEARS = re.compile(r"(\d{4})(?:-(\d\d))?")
_FORTNIGHT = 14
"""Days between two documents on one inspection: page, release and news come out together."""
_LONGEST = 4
"""Years between an inspection and what follows it up."""
_ALIKE = "SELECT inspection FROM inspection WHERE likeness = ?"
_GATHERED = """INSERT INTO inspection VALUES (?, ?, NULL)
    ON CONFLICT (inspection) DO UPDATE SET likeness = excluded.likeness"""
_SET = "UPDATE inspection SET canonical = ? WHERE inspection = ? AND canonical IS NOT ? RETURNING inspection"
_TOLD_BY = """SELECT document, issued, ended, forces, programme, follow_up, earlier
    FROM told JOIN document USING (document) WHERE inspection = ?"""


@dataclass(frozen=True, slots=True)
class _Known:
    """An inspection as all documents tell of it."""

    id: str
    documents: tuple[str, ...]
    issued: str  # of the earliest document that reports it, or follows it up
    end: str  # of fieldwork, the latest that is told
    forces: tuple[str, ...]
    programme: str
    follow_up: bool
    earlier: bool  # only ever told of as what something else follows up

    @property
    def years(self) -> tuple[int, int] | None:
        """When it was; None: its id has the document in place of the year."""
        return years_of(self.id)

    @property
    def likeness(self) -> str:
        """What two ids of one inspection must share: forces, and programme or subject."""
        return f"{' '.join(self.forces)}|{self.programme or self.id.split('/')[2]}"


def same_inspections(ledger: Ledger) -> None:
    """Links from ids without a year to the id that stands for the same inspection."""
    for inspection in ledger.stale(TOLD):
        _gather(ledger, inspection)
    for likeness in ledger.stale(RULE.stem):
        group = [_known(ledger, row[0]) for row in ledger.all(_ALIKE, likeness)]
        links = list(_links([known for known in group if known]))
        for known in group:
            if known:
                canonical = next((other.id for one, other in links if one is known), None)
                _set_canonical(ledger, known.id, canonical)
        ledger.conclude(RULE, likeness, starmap(_conclusion, links))


def canonical(ledger: Ledger, inspection: str) -> str:
    """The id that stands for an inspection."""
    row = ledger.one("SELECT canonical FROM inspection WHERE inspection = ?", inspection)
    return row[0] if row and row[0] else inspection


def is_dated(inspection: str) -> bool:
    """Whether the id of an inspection says when it was."""
    return years_of(inspection) is not None


def years_of(inspection: str) -> tuple[int, int] | None:
    """First and last year that the id of an inspection says; None where it says none."""
    years = _YEARS.fullmatch(inspection.rpartition("/")[2])
    if years is None:
        return None
    first = int(years[1])
    return first, first // 100 * 100 + int(years[2]) if years[2] else first


def _gather(ledger: Ledger, inspection: str) -> None:
    """Bring an inspection to what documents tell of it now, and mark the groups that it leaves and enters."""
    ledger.mark(RULE.stem, "likeness AS about FROM inspection WHERE inspection = ?", inspection)
    known = _known(ledger, inspection)
    if known is None:
        _set_canonical(ledger, inspection, None)
        ledger.all("DELETE FROM inspection WHERE inspection = ?", inspection)
        return
    ledger.all(_GATHERED, inspection, known.likeness)
    ledger.mark(RULE.stem, "? AS about", known.likeness)


def _set_canonical(ledger: Ledger, inspection: str, canonical: str | None) -> None:
    """Change the id that stands for an inspection, and mark what hangs on it."""
    if ledger.all(_SET, canonical, inspection, canonical):
        ledger.mark("same-statement", "likeness AS about FROM wording WHERE inspection = ?", inspection)
        ledger.mark("follow-up-ids", "document AS about FROM follow_up WHERE later = ?", inspection)
        ledger.mark("follow-up-ids", "document AS about FROM follow_up WHERE earlier = ?", inspection)
        about = "force || char(10) || theme AS about"
        ledger.mark("repeated-concern", f"{about} FROM concern WHERE inspection = ?", inspection)


def _known(ledger: Ledger, inspection: str) -> _Known | None:
    rows = ledger.all(_TOLD_BY, inspection)
    if not rows:
        return None
    documents, issued, ends, forces, programmes, follow_up, earlier = zip(*rows, strict=True)
    return _Known(
        inspection,
        documents,
        issued=min(filter(None, issued), default=""),
        end=max(ends),
        forces=tuple(sorted({force for each in forces for force in each.split()})),
        programme=min(filter(None, programmes), default=""),
        follow_up=any(follow_up),
        earlier=all(earlier),
    )


def _conclusion(told: _Known, canonical: _Known) -> Conclusion:
    documents = sorted({*told.documents, *canonical.documents})
    grounds = (thing(canonical.id), *map(thing, documents))
    return Conclusion(RULE, thing(told.id), PEEL.canonicalInspection, thing(canonical.id), grounds)


def _links(group: list[_Known]) -> Iterator[tuple[_Known, _Known]]:
    """Inspections without a year, and those that they are, among all of some forces and a programme."""
    dated = [told for told in group if told.years]
    first_ones = [told for told in dated if not told.follow_up]
    for cluster in _clusters(told for told in group if not told.years and not told.earlier):
        rivals = [told for told in dated if _fits(told, cluster[0].issued)]
        first, *others = cluster
        if len(rivals) == 1 and rivals[0].follow_up == first.follow_up:
            yield from ((told, rivals[0]) for told in cluster)
            continue
        yield from ((told, first) for told in others)
        if not first.follow_up:
            first_ones.append(first)
    for told in group:
        if told.earlier and not told.years:
            before = [other for other in first_ones if _precedes(other, told.issued)]
            if len(before) == 1:
                yield told, before[0]


def _clusters(undated: Iterable[_Known]) -> Iterator[list[_Known]]:
    """Those that came out within a fortnight of each other; the earliest stands for them."""
    cluster: list[_Known] = []
    for told in sorted(undated, key=lambda told: (told.follow_up, told.issued, told.id)):
        if cluster and not _together(cluster[-1], told):
            yield cluster
            cluster = []
        cluster.append(told)
    if cluster:
        yield cluster


def _together(one: _Known, other: _Known) -> bool:
    exact = len(one.issued) == len(other.issued) == len("2019-03-28")
    if not exact or not one.forces or one.follow_up != other.follow_up:
        return False
    days = datetime.date.fromisoformat(other.issued) - datetime.date.fromisoformat(one.issued)
    return abs(days.days) <= _FORTNIGHT


def _fits(dated: _Known, issued: str) -> bool:
    """Whether a document that came out then can be the first to report an inspection."""
    if not issued or dated.years is None:
        return False
    first, last = dated.years
    return first <= int(issued[:4]) <= last + 1 and _not_after(dated.end, issued)


def _precedes(first: _Known, issued: str) -> bool:
    """Whether what came out then can follow up an inspection."""
    if not issued:
        return False
    if first.years is None:
        return (
            bool(first.issued)
            and first.issued[:4] >= str(int(issued[:4]) - _LONGEST)
            and first.issued < issued
        )
    ended = first.end and _not_after(first.end, issued)
    year = int(issued[:4])
    return year - _LONGEST <= first.years[1] < year or (first.years[1] == year and bool(ended))


def _not_after(one: str, other: str) -> bool:
    """Compares partial dates as precisely as both are; an unknown one is before all."""
    return one[: len(other)] <= other[: len(one)]
