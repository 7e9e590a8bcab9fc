"""Sections of other people's pages whose heading says that what inspectors found stands below."""

from __future__ import annotations

import re

from ...model import Genre
from ..reading import Reading, Sentence
from ..words.gates import gated
from .state import heading_above

_FOUND_BELOW = gated(
    r"\bwhat\b.{0,30}\b(?:inspect(?:ors|orate|ion)|HMIC(?:FRS)?)\b|\b(?:findings|inspectors\s+found|report\s+(?:says|found))\b",
    re.IGNORECASE,
)
_RETOLD_BELOW = gated(
    r"\W*(?:\d\.\s+)?what\s+(?:the\s+)?(?:inspectors|inspectorate|HMIC(?:FRS)?|report)\s+(?:found|finds|sa(?:id|ys|w)|liked|praised|tells?|told)\b",
    re.IGNORECASE,
)
_ACTS = re.compile(r"\b(?:I|[Mm]y|[Ww]e)\b")  # "our vetting unit" is what inspectors judged


def is_found_below(reading: Reading, sentence: Sentence) -> bool:
    """Whether the heading says that findings stand below; a responder's "I" stays with the responder."""
    heading = heading_above(reading, sentence)
    if reading.genre is Genre.RESPONSE:
        retold = _RETOLD_BELOW.match(heading) is not None
        return retold and _ACTS.search(reading.words(sentence)) is None
    return reading.is_account and _FOUND_BELOW.search(heading) is not None
