"""How sure a finding is: the share of findings like it that were right in the annotated texts.

Right means right in all: place, type, direction and forces. `peel evaluate --calibration` compares what is
stated here with what holds, on any annotated texts; docs/extraction.md shows the figures.
"""

from __future__ import annotations

from bisect import bisect

from .polarity import Judgement

LABELLED = 0.91  # the inspectorate's own label stands above it
_SCORES = (2.0, 3.0, 4.0, 5.0, 6.0)
_SHARES = (0.62, 0.88, 0.88, 0.90, 0.90, 0.94)  # below the first score, from each on
_UNDIRECTED = 0.5  # no word of it says which way it points
_SEVERAL = 0.75  # whose failing it is, is hard to say where forces are several


def of(score: float, judged: Judgement, forces: int) -> float:
    """Confidence from the weight of all signs, the direction of the words, and the number of forces."""
    sure = _SHARES[bisect(_SCORES, score)]
    if judged.polarity is None:
        sure = min(sure, _UNDIRECTED)
    return min(sure, _SEVERAL) if forces > 1 else sure
