"""Which of some inspections that are alike in forces and in programme or title are one."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_YEARS = re.compile(r"(\d{4})(?:-(\d\d))?")
_FORTNIGHT = 14
"""Days between two documents on one inspection: page, release and news come out together."""
_LONGEST = 4
"""Years between an inspection and what follows it up."""


@dataclass(frozen=True, slots=True)
class Known:
    """An inspection as all documents tell of it."""

    id: str
    documents: tuple[str, ...]
    titles: frozenset[str]  # of these documents, if they are telling
    issued: str  # of the earliest document that reports it, or follows it up
    end: str  # of fieldwork, the latest that is told
    forces: str  # in order
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
        return f"{self.forces}|{self.programme or self.id.split('/')[2]}"


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


def links(group: list[Known]) -> Iterator[tuple[Known, Known]]:
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


def _clusters(undated: Iterable[Known]) -> Iterator[list[Known]]:
    """Those that came out within a fortnight of each other, or bear one title; the earliest comes first."""
    clusters: list[list[Known]] = []
    for told in sorted(undated, key=lambda told: (told.follow_up, told.issued or "9999", told.id)):
        joined = next(
            (c for c in clusters if _together(c[-1], told) or any(_titled(o, told) for o in c)), None
        )
        if joined is None:
            clusters.append([told])
        else:
            joined.append(told)
    yield from clusters


def _titled(one: Known, other: Known) -> bool:
    """The same title, and no dates that are far apart."""
    if not one.titles & other.titles or one.follow_up != other.follow_up:
        return False
    return not (one.issued and other.issued) or _within(one, other, _FORTNIGHT)


def _together(one: Known, other: Known) -> bool:
    return bool(one.forces) and one.follow_up == other.follow_up and _within(one, other, _FORTNIGHT)


def _within(one: Known, other: Known, days: int) -> bool:
    """Whether both came out on known days, and these are that near."""
    if not len(one.issued) == len(other.issued) == len("2019-03-28"):
        return False
    between = datetime.date.fromisoformat(other.issued) - datetime.date.fromisoformat(one.issued)
    return abs(between.days) <= days


def _fits(dated: Known, issued: str) -> bool:
    """Whether a document that came out then can be the first to report an inspection."""
    if not issued or dated.years is None:
        return False
    first, last = dated.years
    return first <= int(issued[:4]) <= last + 1 and _not_after(dated.end, issued)


def _precedes(first: Known, issued: str) -> bool:
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
