"""The same inspection under several ids, because not every document says when it was."""

from __future__ import annotations

import datetime

from ..inference import Conclusion, Rule
from ..terms import PEEL, thing
from .alike import Known, links, years_of
from .ledger import Ledger

RULE = Rule(
    "same-inspection",
    "Documents that tell of one inspection, although some do not say when it was: same forces, same "
    "programme or title, and one inspection alone whose time fits.",
)
TOLD = "told"
"""Step that brings inspections to what documents tell of them."""
_ALIKE, _WEEK = "alike", "week"
"""Steps that find the id that stands for one: among those that are alike, and of the same week."""
_DAYS = 7
"""Days between two documents on one inspection of some forces, of which one says nothing of the programme."""
_TOLD_BY = """SELECT document, title, issued, ended, forces, programme, follow_up, earlier
    FROM told JOIN document USING (document) WHERE inspection = ?"""
_ENTER = """INSERT INTO inspection VALUES (?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL)
    ON CONFLICT (inspection) DO UPDATE SET likeness = excluded.likeness, forces = excluded.forces,
    issued = excluded.issued, programme = excluded.programme, follow_up = excluded.follow_up,
    earlier = excluded.earlier"""
_SAID_OF = "SELECT forces, issued FROM inspection WHERE inspection = ?"
_LOOSE = """SELECT forces, issued, follow_up FROM inspection WHERE inspection = ? AND NOT earlier
    AND among_alike IS NULL AND programme = '' AND forces != '' AND length(issued) = 10"""
_STANDING = "SELECT among_alike, of_the_week FROM inspection WHERE inspection = ?"
_NEAR = """SELECT inspection, follow_up FROM inspection WHERE forces = ? AND issued BETWEEN ? AND ?
    AND length(issued) = 10 AND NOT earlier AND among_alike IS NULL AND programme != '' LIMIT 2"""


def same_inspections(ledger: Ledger) -> None:
    """Links from ids without a year to the id that stands for the same inspection."""
    for inspection in ledger.stale(TOLD):
        _gather(ledger, inspection)
    for likeness in ledger.stale(_ALIKE):
        rows = ledger.all("SELECT inspection FROM inspection WHERE likeness = ?", likeness)
        group = [known for (inspection,) in rows if (known := _known(ledger, inspection))]
        found = {told.id: standing.id for told, standing in links(group)}
        for known in group:
            if _set(ledger, "among_alike", known.id, found.get(known.id)):
                _mark_week(ledger, known.id)
    for inspection in ledger.stale(_WEEK):
        if _set(ledger, "of_the_week", inspection, _of_the_week(ledger, inspection)):
            ledger.mark(RULE.stem, "inspection AS about FROM inspection WHERE among_alike = ?", inspection)
    for inspection in ledger.stale(RULE.stem):
        standing = _standing(ledger, inspection)
        if _set(ledger, "canonical", inspection, standing):
            _mark_what_hangs_on(ledger, inspection)
        ledger.conclude(RULE, inspection, [_conclusion(ledger, inspection, standing)] if standing else ())


def canonical(ledger: Ledger, inspection: str) -> str:
    """The id that stands for an inspection."""
    row = ledger.one("SELECT canonical FROM inspection WHERE inspection = ?", inspection)
    return str(row[0]) if row and row[0] else inspection


def _gather(ledger: Ledger, inspection: str) -> None:
    """Bring an inspection to what documents tell of it now, and mark the groups that it leaves and enters."""
    _mark_groups(ledger, inspection)
    known = _known(ledger, inspection)
    if known is None:
        _mark_what_hangs_on(ledger, inspection)
        ledger.all("DELETE FROM inspection WHERE inspection = ?", inspection)
        return
    said = (known.likeness, known.forces, known.issued, known.programme, known.follow_up, known.earlier)
    ledger.all(_ENTER, inspection, *said)
    _mark_groups(ledger, inspection)


def _mark_groups(ledger: Ledger, inspection: str) -> None:
    ledger.mark(_ALIKE, "likeness AS about FROM inspection WHERE inspection = ?", inspection)
    _mark_week(ledger, inspection)
    ledger.mark(RULE.stem, "? AS about", inspection)
    ledger.mark(RULE.stem, "inspection AS about FROM inspection WHERE canonical = ?", inspection)


def _mark_week(ledger: Ledger, inspection: str) -> None:
    """Mark an inspection, and those of the same forces that were told of in the same week."""
    ledger.mark(_WEEK, "? AS about", inspection)
    for forces, issued in ledger.all(_SAID_OF, inspection):
        if len(issued) == len("2019-03-28"):
            week = "inspection AS about FROM inspection WHERE forces = ? AND issued BETWEEN ? AND ?"
            ledger.mark(_WEEK, week, forces, *_around(issued))


def _mark_what_hangs_on(ledger: Ledger, inspection: str) -> None:
    """Mark what other rules have to look at when another id stands for an inspection."""
    ledger.mark("same-statement", "likeness AS about FROM wording WHERE inspection = ?", inspection)
    ledger.mark("follow-up-ids", "document AS about FROM follow_up WHERE later = ?", inspection)
    ledger.mark("follow-up-ids", "document AS about FROM follow_up WHERE earlier = ?", inspection)
    about = "force || char(10) || theme AS about"
    ledger.mark("repeated-concern", f"{about} FROM concern WHERE inspection = ?", inspection)


def _set(ledger: Ledger, column: str, inspection: str, other: str | None) -> bool:
    """Change an id that stands for an inspection, and mark it; whether it was another."""
    change = f"UPDATE inspection SET {column} = ? WHERE inspection = ? AND {column} IS NOT ? RETURNING 1"  # noqa: S608
    if not ledger.all(change, other, inspection, other):
        return False
    if column != "canonical":
        ledger.mark(RULE.stem, "? AS about", inspection)
    return True


def _of_the_week(ledger: Ledger, inspection: str) -> str | None:
    """For one without year and programme, the only one with a programme of the same forces and week."""
    row = ledger.one(_LOOSE, inspection)
    if row is None or years_of(inspection):
        return None
    forces, issued, follow_up = row
    near = ledger.all(_NEAR, forces, *_around(issued))
    return str(near[0][0]) if len(near) == 1 and near[0][1] >= follow_up else None


def _around(issued: str) -> tuple[str, str]:
    day, week = datetime.date.fromisoformat(issued), datetime.timedelta(days=_DAYS)
    return (day - week).isoformat(), (day + week).isoformat()


def _standing(ledger: Ledger, inspection: str) -> str | None:
    """The id that stands for an inspection after all: no link leads to a link."""
    for among_alike, of_the_week in ledger.all(_STANDING, inspection):
        if among_alike is None:
            return str(of_the_week) if of_the_week else None
        return _standing(ledger, among_alike) or str(among_alike)
    return None


def _known(ledger: Ledger, inspection: str) -> Known | None:
    rows = ledger.all(_TOLD_BY, inspection)
    if not rows:
        return None
    documents, titles, issued, ends, forces, programmes, follow_up, earlier = zip(*rows, strict=True)
    return Known(
        inspection,
        documents,
        titles=frozenset(filter(None, titles)),
        issued=min(filter(None, issued), default=""),
        end=max(ends),
        forces=" ".join(sorted({force for each in forces for force in each.split()})),
        programme=min(filter(None, programmes), default=""),
        follow_up=any(follow_up),
        earlier=all(earlier),
    )


def _conclusion(ledger: Ledger, inspection: str, standing: str) -> Conclusion:
    told = "SELECT document FROM told WHERE inspection IN (?, ?)"
    documents = sorted({document for (document,) in ledger.all(told, inspection, standing)})
    grounds = (thing(standing), *map(thing, documents))
    return Conclusion(RULE, thing(inspection), PEEL.canonicalInspection, thing(standing), grounds)
