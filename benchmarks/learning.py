"""What is learned from: features of sentences as a matrix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from scipy.sparse import csr_matrix

from peelgraph.graph.extract.findings.wording import EVERY


def matrix(known: Sequence[Iterable[str]], fewest: int) -> tuple[list[str], csr_matrix]:
    """Names of the features that at least so many sentences have, and a row of ones for each sentence."""
    rows = [set(features) - {EVERY} for features in known]
    counts = Counter(feature for features in rows for feature in features)
    names = sorted(feature for feature, count in counts.items() if count >= fewest)
    column = {feature: n for n, feature in enumerate(names)}
    found = [sorted(column[f] for f in features if f in column) for features in rows]
    ends = np.cumsum([0, *map(len, found)])
    ones = np.ones(ends[-1])
    return names, csr_matrix((ones, np.concatenate(found), ends), shape=(len(found), len(names)))
