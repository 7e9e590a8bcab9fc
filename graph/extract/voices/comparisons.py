"""Forces that a sentence is about, and those that it sets beside them: "with Kent Police", "than Essex"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...model import LocalId
from ..names.mentions import JOINED
from ..reading import Mention, Reading, Sentence

LOCAL = re.compile(
    r"\b(?:the|this|that|our)\s+(?:force|constabulary|met|service)\b(?!\s+(?:used|was\s+used))|\bit\b",
    re.IGNORECASE,
)
"""Words for the one force that is spoken of."""
_COMPARING = re.compile(
    r"\b(?:(?:with|than|like|unlike|from|alongside|neighbouring|compared\s+to)\s+(?:the\s+)?"
    r"|(?:former|previous|old)\s+force,?\s+)$",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:But\s+|And\s+)?(?:Unlike|Like|Compared\s+(?:with|to)|In\s+contrast\s+(?:with|to))\s+(?:the\s+)?",
    re.IGNORECASE,
)
_WHICH_ONLY = re.compile(
    r",\s+which\s+(?:only|just)\s+(?:the\s+)?$", re.IGNORECASE
)  # "which only the Met exceeds"
_ACTS = re.compile(r"\s+(?:had|has|was|is|were|does|did|shows?|showed|needs?|must)\b")


def subjects_named(
    reading: Reading, sentence: Sentence, mentions: list[Mention], focus: tuple[LocalId, ...]
) -> Iterable[LocalId]:
    """The forces named, without those that the subject is set beside ("with Kent and Essex Police")."""
    before: Mention | None = None
    compared = False
    for mention in mentions:
        joined = before is not None and JOINED.fullmatch(reading.text, before.end, mention.start)
        compared = (compared and joined is not None) or _is_compared(reading, sentence, mention, focus)
        if not compared:
            yield mention.id
        before = mention


def _is_compared(reading: Reading, sentence: Sentence, mention: Mention, focus: tuple[LocalId, ...]) -> bool:
    """A force beside which the subject is set ("with Kent Police"); what the document is about, rarely."""
    if _ACTS.match(reading.text, mention.end):
        return False  # "neighbouring Kent Police had no queue"
    if _WHICH_ONLY.search(reading.text, sentence.start, mention.start):
        return True
    if _OPENING.fullmatch(reading.text, sentence.start, mention.start):
        return mention.id not in focus or len(focus) > 1
    spoken_of = bool(
        focus and LOCAL.search(reading.text, sentence.start, mention.start)
    )  # else "it" is no force
    beside = _COMPARING.search(reading.text, sentence.start, mention.start) is not None
    if mention.id in reading.subject_forces:
        return spoken_of and beside and mention.id not in focus
    return spoken_of or beside
