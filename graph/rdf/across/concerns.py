"""Concerns that one inspection after another found about a force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode

from ..inference import Conclusion, Query, Rule
from ..terms import PEEL
from .inspections import years_of


def repeated_concerns(
    rule: Rule, query: Query, canonical: Mapping[NamedNode, NamedNode]
) -> Iterator[Conclusion]:
    """Themes on which inspections of different years found a concern about one force, with these findings.

    Years that overlap (2018 and 2018-19) are not known to be different.
    """
    found: defaultdict[tuple[NamedNode, NamedNode], set[NamedNode]] = defaultdict(set)
    spans: defaultdict[tuple[NamedNode, NamedNode], set[tuple[int, int]]] = defaultdict(set)
    for row in query(rule.text):
        inspection = canonical.get(row["inspection"], row["inspection"])
        if years := years_of(inspection):
            found[row["force"], row["theme"]] |= {row["finding"], inspection}
            spans[row["force"], row["theme"]].add(years)
    for (force, theme), grounds in sorted(found.items(), key=str):
        firsts, lasts = zip(*spans[force, theme], strict=True)
        if min(lasts) < max(firsts):
            yield Conclusion(rule, theme, PEEL.repeatedConcernAbout, force, tuple(sorted(grounds, key=str)))
