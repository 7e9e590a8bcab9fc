"""The attributes of a finding: its direction, and the inspectorate's label for it.

The label of a box, the lead-in of a list and the sentence before speak where the words of a sentence do not.
"""

from __future__ import annotations

import re

from ...model import FindingKind, Polarity
from ..reading import Label, Place, Reading
from ..words.gates import gated
from .frames import has_figure
from .polarity import Judgement, judge

CLEAR = 2.0  # weight of cues from which on a lead-in settles the direction of its items
STRONG = 3.0  # weight from which on an item may point against its lead-in

_AFI = Label.AREA_FOR_IMPROVEMENT
_FAILINGS = frozenset({Label.CAUSE_OF_CONCERN, Label.ACCELERATED, Label.AREA_FOR_IMPROVEMENT})
_CAUSE = gated(r"(?P<accelerated>\baccelerated\s+)?\bcauses?\s+(?:of|for)\s+concern\b", re.IGNORECASE)
_INNOVATIVE = gated(r"\b(?:as|of|its|an\s+example\s+of)\s+(?:an?\s+)?innovative\s+practice\b", re.IGNORECASE)
_IMPROVEMENT = gated(r"\b(?:in|as)\s+an?\s+area\s+for\s+improvement\b", re.IGNORECASE)
_CLOSED = gated(r"\bclos(?:e|ed|ing|ure)\b|\blifted\b|\bdischarged\b", re.IGNORECASE)
_DENIES = re.compile(
    r"(?:\b(?:not|never|without|fail(?:s|ed|ing)?\s+to|unable\s+to|struggl(?:es|ed|ing)\s+to)|n['’]t)(?:\s+yet)?\W*$",
    re.IGNORECASE,
)
_DEMANDED = gated(r"\b(?:should|must|needs?\s+to)\b", re.IGNORECASE)
_PRAISE = gated(
    r"(?:but\s+|however,\s+|and\s+)?(?:we|I|inspectors)\s+(?:were|was|are|am)\s+(?:also\s+|very\s+|particularly\s+)*"
    r"(?:pleased|encouraged|impressed|heartened|reassured)\b|it\s+(?:was|is)\s+(?:good|pleasing|encouraging)\s+to\b",
    re.IGNORECASE,
)  # a box of failings may end with what is well
_REVISIT = re.compile(
    r"\brevisit|\bre-?inspection|\bprogress\b|\bremov(?:al|ed)\b|\bupdate\b|\bdefault\s+phase\b",
    re.IGNORECASE,
)


def is_revisit(reading: Reading) -> bool:
    """Whether the title says that the document goes back to earlier findings."""
    return _REVISIT.search(reading.title) is not None


def polarity_of(
    text: str, judged: Judgement, place: Place, lead_text: str, before: Polarity | None, revisit: bool
) -> Polarity:
    """Direction, by label, lead-in, own words, or the finding ``before`` it."""
    if _is_failing(text, judged, place, revisit):
        return Polarity.CONCERN
    if place.label is Label.INNOVATIVE_PRACTICE:
        return Polarity.STRENGTH
    if _DENIES.search(lead_text):
        return Polarity.CONCERN  # "it is not:", and below "investigating well"
    lead = judge(lead_text)
    if lead.polarity is Polarity.CONCERN and lead.weight >= CLEAR:
        contrary = judged.polarity in (Polarity.STRENGTH, Polarity.PROGRESS) and judged.weight >= STRONG
        return judged.polarity or Polarity.CONCERN if contrary else Polarity.CONCERN
    if lead.polarity in (Polarity.STRENGTH, Polarity.PROGRESS) and lead.weight >= CLEAR:
        if lead.polarity is Polarity.PROGRESS and judged.polarity is Polarity.STRENGTH:
            return Polarity.PROGRESS  # "the force has improved:", and below "supervision of investigations"
        contrary = judged.polarity is Polarity.CONCERN and judged.weight < STRONG
        return lead.polarity if contrary else judged.polarity or lead.polarity
    before = None if before is Polarity.MIXED else before  # that takes words of its own
    unsaid = Polarity.CONCERN if has_figure(text) or lead_text else Polarity.STRENGTH
    return judged.polarity or before or unsaid


def kind_of(text: str, judged: Judgement, place: Place, revisit: bool, restated: bool) -> FindingKind:
    """The inspectorate's label, where it holds for this sentence.

    A revisit tells of today below the labels of earlier failings: they hold for what restates those.
    """
    if place.label is Label.INNOVATIVE_PRACTICE:
        return FindingKind.INNOVATIVE_PRACTICE
    if place.label is not None and _is_failing(text, judged, place, revisit):
        return place.label.kind if place.own_label or restated or not revisit else FindingKind.FINDING
    if (cause := _CAUSE.search(text)) and not _CLOSED.search(text):
        hastened = FindingKind.ACCELERATED_CAUSE_OF_CONCERN
        return hastened if cause["accelerated"] else FindingKind.CAUSE_OF_CONCERN
    if _INNOVATIVE.search(text):
        return FindingKind.INNOVATIVE_PRACTICE
    if _IMPROVEMENT.search(text):
        return FindingKind.AREA_FOR_IMPROVEMENT
    return FindingKind.FINDING


def _is_failing(text: str, judged: Judgement, place: Place, revisit: bool) -> bool:
    """Whether the label of a failing holds: not where a revisit tells under it what got better."""
    if place.label not in _FAILINGS:
        return False
    if place.own_label or place.lead_in is not None:
        return True
    if _DEMANDED.search(text):
        return not _CLOSED.search(text)  # "to improve its service the force should ..."
    good = judged.polarity in (Polarity.STRENGTH, Polarity.PROGRESS)
    if good and (_PRAISE.match(text) or judged.weight >= CLEAR):
        return False
    told = judged.polarity in (None, Polarity.CONCERN) or (place.label is _AFI and not revisit)
    return told and not _CLOSED.search(text)
