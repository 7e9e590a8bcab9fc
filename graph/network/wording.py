"""Words for the kinds of nodes and ties of a network."""

from __future__ import annotations

import re

from .projections import TIES
from .relations import RELATIONS

WORDS = {"Concept": "theme", "Organization": "organisation", "GradedJudgment": "grade"}
"""Words for kinds whose names are not plain."""

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def kind_word(kind: str) -> str:
    """What a kind of node is called: ``PoliceForce`` is a police force."""
    return WORDS.get(kind) or _HUMP.sub(" ", kind).lower()


def tie_words(kind: str) -> tuple[str, str]:
    """What a tie says, forwards and backwards."""
    if kind in RELATIONS:
        return RELATIONS[kind].forward, RELATIONS[kind].backward
    counted = next((f"tied by {tie.many}" for tie in TIES.values() if tie.kind == kind), None)
    word = counted or _HUMP.sub(" ", kind).lower() or "is tied to"
    return word, word
