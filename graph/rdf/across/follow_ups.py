"""Follow-ups between inspections, whatever ids the documents gave them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode

from ..inference import Conclusion, Query, Rule
from ..terms import PEEL


def follow_ups(rule: Rule, query: Query, canonical: Mapping[NamedNode, NamedNode]) -> Iterator[Conclusion]:
    """Follow-ups between canonical inspections that no document states in these terms."""
    rows = [(row["later"], row["earlier"], row["document"]) for row in query(rule.text)]
    stated = {(later, earlier) for later, earlier, _ in rows}
    grounds: dict[tuple[NamedNode, NamedNode], set[NamedNode]] = {}
    for later, earlier, document in rows:
        link = canonical.get(later, later), canonical.get(earlier, earlier)
        if link not in stated and link[0] != link[1]:
            grounds.setdefault(link, set()).update((later, earlier, link[1], document))
    for (later, earlier), things in sorted(grounds.items(), key=str):
        yield Conclusion(rule, later, PEEL.followsUp, earlier, tuple(sorted(things - {later}, key=str)))
