"""The same inspection under several ids, because not every document says when it was."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from ...identifiers import local_id
from ..inference import Conclusion, Query, Rule
from ..terms import PEEL
from .words import normal

_YEARS = re.compile(r"(\d{4})(?:-(\d\d))?")
_FORTNIGHT = 14
"""Days between two documents on one inspection: page, release and news come out together."""
_WEEK = 7
"""Days between two documents on one inspection of some forces, of which one says nothing of the programme."""
_TELLING = 5  # words of a title that is no chance
_LONGEST = 4
"""Years between an inspection and what follows it up."""


@dataclass
class _Told:
    """An inspection as documents tell of it."""

    node: NamedNode
    subject: str
    years: tuple[int, int] | None  # None: the id has the document in place of the year
    documents: set[NamedNode] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)  # of these documents, if they are telling
    issued: str = ""  # of the earliest document that reports it, or follows it up
    end: str = ""  # of fieldwork, the latest that is told
    forces: set[NamedNode] = field(default_factory=set)
    programmes: set[str] = field(default_factory=set)
    follow_up: bool = False
    earlier: bool = True  # only ever told of as what something else follows up

    @property
    def key(self) -> tuple[object, ...]:
        """What two ids of one inspection must share."""
        return frozenset(self.forces), min(self.programmes, default=self.subject)


def same_inspections(rule: Rule, query: Query) -> Iterator[Conclusion]:
    """Links from ids without a year to the id that stands for the same inspection."""
    alike: defaultdict[tuple[object, ...], list[_Told]] = defaultdict(list)
    for told in _read(rule, query):
        alike[told.key].append(told)
    links = [link for group in alike.values() for link in _links(group)]
    loose = list(_loose_links(alike.values(), {told.node for told, _ in links}))
    moved = {told.node: canonical for told, canonical in loose}  # so that no link leads to a link
    for told, canonical in (*((told, moved.get(to.node, to)) for told, to in links), *loose):
        grounds = (canonical.node, *sorted(told.documents | canonical.documents, key=str))
        yield Conclusion(rule, told.node, PEEL.canonicalInspection, canonical.node, grounds)


def is_dated(inspection: NamedNode) -> bool:
    """Whether the id of an inspection says when it was."""
    return years_of(inspection) is not None


def years_of(inspection: NamedNode) -> tuple[int, int] | None:
    """First and last year that the id of an inspection says; None where it says none."""
    years = _YEARS.fullmatch(inspection.value.rpartition("/")[2])
    if years is None:
        return None
    first = int(years[1])
    return first, first // 100 * 100 + int(years[2]) if years[2] else first


def _read(rule: Rule, query: Query) -> list[_Told]:
    found: dict[NamedNode, _Told] = {}
    for row in query(rule.text):
        node = row["inspection"]
        told = found.get(node) or found.setdefault(node, _new(node))
        issued = row["issued"].value if row["issued"] else ""
        told.documents.add(row["document"])
        title = normal(row["title"].value) if row["title"] else ""
        told.titles |= {title} if title.count(" ") >= _TELLING - 1 else set()
        told.issued = min(told.issued or issued, issued or told.issued)
        told.end = max(told.end, row["end"].value if row["end"] else "")
        if row["force"]:
            told.forces.add(row["force"])
        if row["programme"]:
            told.programmes.add(row["programme"].value)
        told.follow_up = told.follow_up or row["followUp"] is not None
        told.earlier = told.earlier and row["earlier"] is not None
    return sorted(found.values(), key=lambda told: told.node.value)


def _new(node: NamedNode) -> _Told:
    _, _, subject, _ = local_id(node.value).split("/", 3)
    return _Told(node, subject, years_of(node))


def _links(group: list[_Told]) -> Iterator[tuple[_Told, _Told]]:
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


def _clusters(undated: Iterable[_Told]) -> Iterator[list[_Told]]:
    """Those that came out within a fortnight of each other, or bear one title; the earliest comes first."""
    clusters: list[list[_Told]] = []
    for told in sorted(undated, key=lambda told: (told.follow_up, told.issued or "9999", told.node.value)):
        joined = next(
            (c for c in clusters if _together(c[-1], told) or any(_titled(o, told) for o in c)), None
        )
        if joined is None:
            clusters.append([told])
        else:
            joined.append(told)
    yield from clusters


def _titled(one: _Told, other: _Told) -> bool:
    """The same title, and no dates that are far apart."""
    if not one.titles & other.titles or one.follow_up != other.follow_up:
        return False
    return not (one.issued and other.issued) or _within(one, other, _FORTNIGHT)


def _loose_links(
    groups: Iterable[list[_Told]], linked: Container[NamedNode]
) -> Iterator[tuple[_Told, _Told]]:
    """Inspections without year and programme, and the only one of their forces that was told of that week."""
    by_forces: defaultdict[frozenset[NamedNode], list[_Told]] = defaultdict(list)
    for told in (told for group in groups for told in group if not told.earlier and told.node not in linked):
        by_forces[frozenset(told.forces)].append(told)
    for forces, told_of in by_forces.items():
        named = [told for told in told_of if told.programmes]
        for loose in told_of if forces else ():
            if loose.programmes or loose.years:
                continue
            near = [other for other in named if _within(other, loose, _WEEK)]
            if len(near) == 1 and near[0].follow_up >= loose.follow_up:
                yield loose, near[0]


def _together(one: _Told, other: _Told) -> bool:
    return bool(one.forces) and one.follow_up == other.follow_up and _within(one, other, _FORTNIGHT)


def _within(one: _Told, other: _Told, days: int) -> bool:
    """Whether both came out on known days, and these are that near."""
    if not len(one.issued) == len(other.issued) == len("2019-03-28"):
        return False
    between = datetime.date.fromisoformat(other.issued) - datetime.date.fromisoformat(one.issued)
    return abs(between.days) <= days


def _fits(dated: _Told, issued: str) -> bool:
    """Whether a document that came out then can be the first to report an inspection."""
    if not issued or dated.years is None:
        return False
    first, last = dated.years
    return first <= int(issued[:4]) <= last + 1 and _not_after(dated.end, issued)


def _precedes(first: _Told, issued: str) -> bool:
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
