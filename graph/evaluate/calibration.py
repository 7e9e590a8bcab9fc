"""Whether confidences mean what they say: of the statements in a band, the share that is right."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass

from .scores import Judged

BEGINNINGS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Where each band begins; the last one ends with 1, which is in it."""


@dataclass(frozen=True, slots=True)
class Band:
    """Statements of one type whose confidence lies in a band."""

    statement: str
    confidence: str  # from-to
    total: int
    right: int  # end to end, as the table counts it
    share: float  # of right ones, which should equal what is stated
    stated: float  # mean confidence


def calibrate(judged: Iterable[Judged]) -> list[Band]:
    """Bands that hold statements, by type and from low to high; what has no confidence is left out."""
    members: dict[tuple[str, int], list[tuple[float, bool]]] = {}
    for one in judged:
        if one.confidence is not None:
            band = max(bisect(BEGINNINGS, one.confidence) - 1, 0)
            members.setdefault((one.type, band), []).append((one.confidence, one.right))
    return [_band(type_, band, answers) for (type_, band), answers in sorted(members.items())]


def _band(type_: str, band: int, answers: list[tuple[float, bool]]) -> Band:
    low, high = (*BEGINNINGS, 1.0)[band : band + 2]
    right = sum(ok for _, ok in answers)
    return Band(
        statement=type_,
        confidence=f"{low:.1f}-{high:.1f}",
        total=len(answers),
        right=right,
        share=right / len(answers),
        stated=sum(confidence for confidence, _ in answers) / len(answers),
    )
