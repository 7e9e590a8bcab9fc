"""Grades stand on scales, and those of unlike scales must not be compared."""

from __future__ import annotations

from ..identifiers import ID
from .answer import Answer

_GRADE = ID + "grade/"
UNLIKE = (
    "grades until 2020 (four tiers) and from 2021 (five tiers) are on unlike scales: "
    "good on one and adequate on the other need not be a decline"
)


def scales(found: Answer) -> set[str]:
    """Keys of the scales of all grades in an answer, such as "four-tier"."""
    return {scale for row in found.rows for cell in row if (scale := scale_of(cell))}


def scale_of(cell: object) -> str | None:
    """The scale that a grade stands on, by its id; None where it is no grade."""
    if isinstance(cell, str) and cell.startswith(_GRADE):
        return cell[len(_GRADE) :].partition("/")[0]
    return None
