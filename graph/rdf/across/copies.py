"""Documents that repeat another: releases that news sites, agencies and forces pass on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from ..inference import Conclusion, Rule
from ..terms import PEEL
from .sources import Source
from .statements import Saying

_FEWEST = 3  # sentences in common
_OF_SMALLER = 0.8
_OF_LARGER = 0.5
_MOST = 50
"""Originals in which a sentence may stand; one in more of them is a formula, and tells no copy."""


def copies(rule: Rule, sayings: Sequence[Saying]) -> Iterator[Conclusion]:
    """Links from documents to the one that they repeat.

    Each is compared only with documents that are no copies themselves and speak for others before it:
    cost grows with the statements, however often a release is passed on.
    """
    having: defaultdict[object, list[Source]] = defaultdict(list)
    sizes: dict[Source, int] = {}
    for source, said in groupby(sayings, key=lambda saying: saying.source):
        keys = {saying.key for saying in said if saying.is_telling}
        shared = Counter(other for key in keys if len(having[key]) <= _MOST for other in having[key])
        repeated = [other for other, count in shared.items() if _is_copy(count, len(keys), sizes[other])]
        if repeated:
            original = min(repeated, key=lambda other: (-shared[other], other.rank))
            yield Conclusion(rule, source.node, PEEL.copyOf, original.node, (original.node,))
            continue
        sizes[source] = len(keys)
        for key in keys:
            having[key].append(source)


def _is_copy(shared: int, size: int, other: int) -> bool:
    smaller, larger = sorted((size, other))
    return shared >= _FEWEST and shared >= _OF_SMALLER * smaller and shared >= _OF_LARGER * larger
