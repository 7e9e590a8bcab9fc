"""A grade as it was found, before it is a statement."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...model import Block, Grade, LocalId
from ..reading import Reading, Sentence

_FIVE_TIERS_SINCE = "2021"
_FIVE_TIER_WORDS = re.compile(r"[‘'“\"]adequate\b|: adequate\b")


@dataclass(frozen=True, slots=True)
class Found:
    """For whom, against what, in which words."""

    force: LocalId
    grade: Grade
    question: str
    span: Sentence | Block
    rule: str
    prior: bool = False
    vague: bool = False  # no words ask the question: it is what the document speaks of

    def is_like(self, other: Found) -> bool:
        """The same grade of the same force at the same time, whatever it answers."""
        return (self.force, self.grade, self.prior) == (other.force, other.grade, other.prior)


def has_five_tiers(reading: Reading) -> bool:
    """Five grades since 2021; "adequate" as a grade exists only there."""
    recent = (reading.published or "") >= _FIVE_TIERS_SINCE
    return recent or _FIVE_TIER_WORDS.search(reading.text) is not None
