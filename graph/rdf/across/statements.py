"""Findings and recommendations that several documents, or several parts of one, say in the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, QuerySolutions

from ..inference import Conclusion, Rule
from ..terms import PEEL
from .inspections import is_dated
from .sources import Source
from .words import normal

FEWEST = 8
"""Words from which equal texts are no chance: "The force is good at this" is said of every force."""


@dataclass(slots=True)
class Saying:
    """One statement as its document words it."""

    node: NamedNode
    source: Source
    words: str  # normalised
    kind: str  # class and, of a finding, its direction
    forces: set[str]
    inspection: NamedNode | None  # canonical, and only one whose year is known

    @property
    def key(self) -> tuple[object, ...]:
        """What statements must share to be one, beside the occasion."""
        return self.words, self.kind, frozenset(self.forces)

    @property
    def is_telling(self) -> bool:
        """Whether it has words enough to be known again by them."""
        return self.words.count(" ") >= FEWEST - 1


def read_sayings(
    rows: QuerySolutions, sources: Mapping[NamedNode, Source], canonical: Mapping[NamedNode, NamedNode]
) -> list[Saying]:
    """Statements, those of the documents that speak for others first."""
    found: dict[NamedNode, Saying] = {}
    for row in rows:
        node, direction = row["statement"], row["polarity"]
        if node not in found:
            kind = row["class"].value + (direction.value if direction else "")
            source = sources[row["document"]]
            found[node] = Saying(node, source, normal(row["words"].value), kind, set(), None)
        if row["force"]:
            found[node].forces.add(row["force"].value)
        inspection = row["inspection"] and canonical.get(row["inspection"], row["inspection"])
        if inspection and is_dated(inspection):
            found[node].inspection = inspection
    return sorted(found.values(), key=lambda saying: (saying.source.rank, saying.node.value))


def same_statements(rule: Rule, sayings: Sequence[Saying]) -> Iterator[Conclusion]:
    """Links from statements to the first that says the same of the same inspection."""
    alike: defaultdict[tuple[object, ...], list[Saying]] = defaultdict(list)
    for saying in sayings:
        if saying.is_telling:
            alike[saying.key].append(saying)
    for group in alike.values():
        if len(group) > 1:
            for first, *others in _occasions(group):
                for again in others:
                    grounds = (first.node, *dict.fromkeys((again.source.node, first.source.node)))
                    yield Conclusion(rule, again.node, PEEL.sameStatementAs, first.node, grounds)


def _occasions(group: Sequence[Saying]) -> Iterator[list[Saying]]:
    """Statements of one wording, parted by the inspection or, where that is not known, by the year."""
    inspections: defaultdict[str, list[Saying]] = defaultdict(list)
    for saying in group:
        if saying.inspection:
            inspections[saying.inspection.value].append(saying)
    years: defaultdict[int, list[Saying]] = defaultdict(list)
    for saying in group:
        year = saying.source.year
        if saying.inspection is None and year is not None:
            near = [name for name in inspections if _year(name) in (year - 1, year)]
            (inspections[near[0]] if len(near) == 1 else years[year]).append(saying)
    told = [*inspections.values(), *years.values()]
    undated = [saying for saying in group if saying.inspection is None and saying.source.year is None]
    if len(told) == 1:
        told[0].extend(undated)
    elif not told:
        told = [undated]
    yield from (sorted(part, key=lambda saying: (saying.source.rank, saying.node.value)) for part in told)


def _year(inspection: str) -> int:
    return int(inspection.rpartition("/")[2][:4])
