"""Whether confidences mean what they say: of the statements in a band, the share that is right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .scores import Judged

BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Where each band begins; the last one ends with 1, which is in it."""


@dataclass(frozen=True, slots=True)
class Band:
    """Statements of one type whose confidence lies in a band."""

    type: str
    low: float
    high: float
    total: int
    right: int
    stated: float  # mean confidence

    @property
    def share(self) -> float:
        """Share of right statements, which the stated confidence should equal."""
        return self.right / self.total


def calibrate(judged: Iterable[Judged]) -> list[Band]:
    """Bands that hold statements, by type and from low to high; what has no confidence is left out."""
    members: dict[tuple[str, int], list[tuple[float, bool]]] = {}
    for one in judged:
        if one.confidence is not None:
            band = max(number for number, low in enumerate(BANDS) if number == 0 or one.confidence >= low)
            members.setdefault((one.type, band), []).append((one.confidence, one.right))
    ends = (*BANDS[1:], 1.0)
    return [
        Band(
            type=type_,
            low=BANDS[number],
            high=ends[number],
            total=len(answers),
            right=sum(right for _, right in answers),
            stated=sum(confidence for confidence, _ in answers) / len(answers),
        )
        for (type_, number), answers in sorted(members.items())
    ]
