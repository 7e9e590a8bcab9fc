"""How sure a finding is: the share of findings like it that were right in texts read for the first time.

Right means right in all: place, type, direction and forces. "Like it" means as much weight of all signs, and
a direction that is as likely. Shares were counted on texts that neither rules nor learned weights had known
(docs/extraction.md); `peel evaluate --calibration` compares them with what holds.
"""

from __future__ import annotations

from bisect import bisect

LABELLED = 0.92  # the inspectorate's own label stands above it
_LIKELY = (0.5, 0.7, 0.85)
_WEIGHTS = (2.0, 5.0)
_SHARES = (  # by how likely the direction is; by weight
    (0.45, 0.45, 0.45),
    (0.45, 0.45, 0.6),
    (0.45, 0.57, 0.77),
    (0.5, 0.8, 0.91),
)
_UNNAMED = 0.86  # labelled, yet of no force or of several
_SEVERAL = 0.7  # whose failing it is, is hard to say where forces are several


def of(likely: float, weight: float | None, forces: int) -> float:
    """Confidence from how likely its direction is, the weight of all signs, and the number of forces."""
    if weight is None:
        return LABELLED if forces == 1 else _UNNAMED
    sure = _SHARES[bisect(_LIKELY, likely)][bisect(_WEIGHTS, weight)]
    return min(sure, _SEVERAL) if forces > 1 else sure
