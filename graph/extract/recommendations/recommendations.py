"""Recommendations: what is asked of whom, and by when.

A label decides first, then the lead-in of a list, then the wording (see `demands`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ...model import INSPECTORATE_GENRES, Genre, LocalId, PartialDate, Recommendation
from ..findings.frames import INSPECTORATE, frames
from ..findings.theming import theme_of
from ..findings.verdicts import is_revisit
from ..layout.labels import led_by
from ..reading import Label, Place, Reading, Sentence, Voice, evidence
from ..voices.holders import holder
from ..words.gates import gated
from .addressees import Addressees, addressees, goes_on
from .deadlines import Deadline, find_deadline
from .demands import (
    ASKED_OF,
    SHOULD,
    TOLD,
    asking_rule,
    asks,
    is_asking,
    is_demanded,
    leads_in_demands,
    names_a_doer,
)

_COUNTS = gated(r"\b(?:\d+|[a-z]+|the|its|their)\s+(?:\w+\s+)?recommendations\b", re.IGNORECASE)
_OURS = re.compile(
    r"\b(?:our|my)\s+(?:\w+\s+)?recommendations\b|\b(?:we|I)\s+(?:make|made|have)\b", re.IGNORECASE
)
_FEWEST = 3  # words of a recommendation
_OWN_GENRES = INSPECTORATE_GENRES - {Genre.REPORT}
_SAME = re.compile(
    r"\b(?:by|before)\s+(?:the\s+same|that|then)\s+(?:date|day|time|deadline)\b", re.IGNORECASE
)
_TRACKED = re.compile(
    r"\btracker\b|\b(?:force|national)\s+recommendations\b|\b(?:HMIC|inspect)\w*\b.{0,40}\brecommendations\b",
    re.IGNORECASE,
)
_HEADS = re.compile(
    r"^(?:recommendations?|actions?|steps)?\s*(?:to\s+be\s+(?:done|completed|carried\s+out|met|implemented))?\W*",
    re.IGNORECASE,
)
_WHEN = r"(?:last|previous|earlier|original|(?P<{}>(?:19|20)\d\d)(?:[/–-]\d\d(?:\d\d)?)?)"
_ASKED_BEFORE = re.compile(  # "Recommendations from the last report", "Recommendation (2014):"
    rf"""(?:progress\s+(?:against|on|with)\s+)?(?:the\s+|our\s+|its\s+)?{_WHEN.format("front")}\s+recommendations\b.*
      |recommendations?(?:\s+\w{{1,2}})?\s+\(?(?:(?:made\s+)?(?:in|from|of)\s+)?(?:the\s+|our\s+|its\s+)?{_WHEN.format("behind")}
        (?:\s+(?:\w+\s+)?(?:report|inspection|visit|review))?\b.*""",
    re.VERBOSE | re.IGNORECASE,
)
_CALLING = re.compile(
    r"(?:HMIC(?:FRS)?|(?:Police\s+)?[Ii]nspectors|The\s+(?:police\s+)?(?:inspectorate|watchdog|report))\s+(?:is|are|has|have)\s+call(?:ing|ed)\b"
)
_DATED_DEMAND = re.compile(
    r"(?:(?:Within|In)\s+(?:the\s+next\s+)?\w+\s+(?:days|weeks|months|years?)|Immediately|With\s+immediate\s+effect"
    r"|By\s+(?:\d{1,2}\s+|the\s+end\s+of\s+)?[A-Z]\w+\s+\d{4}),?\s+(?!(?:we|I|you)\b)[^.;]{3,120}?\bshould\b"
)  # "Within three months, Kent Police should ..."
_RECOMMENDED = re.compile(
    r"\b(?:HMIC(?:FRS)?|inspect\w+)\b.{0,40}\b(?:recommendations?|update|tracker|action\s+plan)\b|^recommendations?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Demand:
    """A sentence recognised as a recommendation: rule, confidence, and the lead-in that governs it."""

    rule: str
    confidence: float
    lead: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Who is asked, about what, and whether an earlier inspection asked for it."""

    addressees: Addressees
    theme: LocalId | None
    prior: bool


def read(reading: Reading) -> None:
    """Add a `Recommendation` for each sentence that is one."""
    if not reading.inspectorates:
        return
    retold = False  # a journalist goes on with what the inspectorate asked for
    last, asked = -9, Addressees()  # the latest recommendation, and whom it asked
    before: Deadline | None = None  # and by when
    past: set[str] = set()  # in a revisit: headings below which something was due before it
    for index, place in enumerate(reading.places):
        voice = reading.speech[index].voice
        if voice is not Voice.NARRATOR:
            retold = voice is Voice.INSPECTORATE and reading.is_account
        printed = _reprints(reading, place) or _is_registered(reading, index, place)
        told = retold or printed or _is_told(reading, index) or _is_asked(reading, place)
        tracked = voice is Voice.OTHER and (_is_tracked(reading, place) or _is_picked(reading, index, place))
        if voice is Voice.INSPECTORATE or (voice is Voice.NARRATOR and told) or tracked:
            demand = _demand(reading, index, place)
            if demand is not None:
                more = _says_more(reading, index, place, last)
                asked = asked if more else addressees(reading, index, demand.lead, place)
                last = index
                theme = theme_of(reading.words(reading.sentences[index]), place.heading, reading.setting)
                before = _deadline(reading, index, demand, before)
                due = _was_due(reading, place, before)
                past |= {place.heading} if due and is_revisit(reading) else set()
                prior = (
                    reading.earlier[index]
                    or due
                    or (before is None and place.heading in past)
                    or _was_asked_before(reading, index, place)
                )
                _add(reading, index, demand, before, Circumstances(asked, theme, prior))


def _is_told(reading: Reading, index: int) -> bool:
    """A journalist's passive ("The force has been told to ..."), or the form of a recommendation."""
    words = reading.words(reading.sentences[index])
    asked = is_asking(words) or _CALLING.match(INSPECTORATE.sub("HMICFRS", words))
    told = reading.is_account and (TOLD.search(words) or asked)
    own = (reading.is_account or reading.genre is Genre.OTHER) and ASKED_OF.match(words)
    return bool(told or own) or _DATED_DEMAND.match(words) is not None


def _is_asked(reading: Reading, place: Place) -> bool:
    """An item of a journalist's list that says what the report asks for."""
    if place.lead_in is None:
        return False
    lead = reading.words(reading.sentences[place.lead_in])
    return (
        is_asking(lead)
        or (leads_in_demands(lead) and SHOULD.search(lead) is not None)
        or _counts_recommendations(reading, place.lead_in)
    )


def _counts_recommendations(reading: Reading, lead: int) -> bool:
    """``There are ten recommendations. These matter here:``: what stands below are some of them."""
    before = [reading.sentences[i] for i in range(max(0, lead - 2), lead + 1)]
    said = (reading.words(s) for s in before if s.block == reading.sentences[lead].block)
    return any(_COUNTS.search(words) and not _OURS.search(words) for words in said)


def _is_picked(reading: Reading, index: int, place: Place) -> bool:
    """A minister or a charity lists those of a report's recommendations that matter to it."""
    listed = place.lead_in is not None and _counts_recommendations(reading, place.lead_in)
    return listed and SHOULD.search(reading.words(reading.sentences[index])) is not None


def _reprints(reading: Reading, place: Place) -> bool:
    """Somebody else's page prints recommendations under their label."""
    return place.label is Label.RECOMMENDATION and reading.genre is not Genre.RESPONSE


def _is_tracked(reading: Reading, place: Place) -> bool:
    """A committee's paper lists what inspectorates asked for: "Tracker (national recommendations)"."""
    labelled = place.label is Label.RECOMMENDATION and _TRACKED.search(place.heading) is not None
    return labelled or (reading.genre is Genre.OTHER and "tracker" in reading.title.lower())


def _is_registered(reading: Reading, index: int, place: Place) -> bool:
    """A row of a register below a heading that names the inspectorate's recommendations."""
    row = reading.words(reading.blocks[reading.sentences[index].block].block)
    return " | " in row and any(map(_RECOMMENDED.search, (place.heading, reading.title)))


def _says_more(reading: Reading, index: int, place: Place, last: int) -> bool:
    """Whether it, or the lead-in of its list, goes on with the one before: "This should cover:"."""
    if index - last == 1 and goes_on(reading.words(reading.sentences[index])):
        return True
    led = place.lead_in
    return led is not None and last >= led - 1 and goes_on(reading.words(reading.sentences[led]))


def _demand(reading: Reading, index: int, place: Place) -> Demand | None:
    text = reading.words(reading.sentences[index])
    if reading.sentences[index].start in reading.moves_told and SHOULD.search(text) is None:
        return None  # "had to be put in special measures"
    if text.startswith("(") and text.endswith(")"):
        return None  # "(To the chief constable)"
    if len(text.split()) < _FEWEST:
        return None  # "Immediately", in a column of deadlines
    if place.label not in (None, Label.RECOMMENDATION) and not _is_due(reading, place):
        return None
    if place.leads:
        # A lead-in that says something of its own is the recommendation; its items only spell it out.
        speaks = SHOULD.search(text) and not leads_in_demands(text)
        return Demand("recommendations.should", 0.8) if speaks else None
    listed = place.label is Label.RECOMMENDATION or _counts_recommendations(
        reading, index if place.lead_in is None else place.lead_in
    )
    if listed and names_a_doer(text):
        return Demand("recommendations.listed", 0.92)
    if place.lead_in is not None:
        return _of_item(text, reading.sentences[place.lead_in], led_by(reading, place.lead_in))
    if place.own_label or (place.label is Label.RECOMMENDATION and asks(text)):
        return Demand("recommendations.labelled", 0.92)
    found = asking_rule(text)
    return Demand(*found) if found else None


def _is_due(reading: Reading, place: Place) -> bool:
    """In a box on a cause of concern, a list of what the force should do by a day is what is asked of it."""
    if place.label is not Label.CAUSE_OF_CONCERN or place.lead_in is None:
        return False
    lead = reading.words(reading.sentences[place.lead_in])
    return leads_in_demands(lead) and find_deadline(lead, reading.published) is not None


def _of_item(text: str, lead: Sentence, lead_text: str) -> Demand | None:
    if leads_in_demands(lead_text):
        return Demand("recommendations.listed", 0.92, lead) if is_demanded(text, lead_text) else None
    found = None if SHOULD.search(lead_text) else asking_rule(text)
    if found and frames(lead_text).reported and SHOULD.search(text) is None:
        return None  # "inspectors were concerned to find: improvements needed to ..."
    return Demand(*found, lead) if found else None


def _add(
    reading: Reading, index: int, demand: Demand, deadline: Deadline | None, about: Circumstances
) -> None:
    sentence = reading.sentences[index]
    reading.add(
        Recommendation(
            evidence=evidence(sentence, demand.rule),
            confidence=demand.confidence,
            addressees=about.addressees,
            theme=about.theme,
            deadline_text=deadline.text if deadline else None,
            deadline=deadline.date if deadline else None,
            deadline_rule=deadline.rule if deadline else None,
            held_by=holder(reading, reading.speech[index]),
            inspection=reading.inspections[0].id if reading.inspections and not about.prior else None,
            prior=about.prior,
        )
    )


def _was_asked_before(reading: Reading, index: int, place: Place) -> bool:
    """Below a heading, or behind a label, that names an earlier inspection."""
    sentence = reading.sentences[index]
    label = reading.text[reading.blocks[sentence.block].block.start : sentence.start]
    for words in (place.heading, label):
        if (asked := _ASKED_BEFORE.match(words)) is not None:
            year = asked["front"] or asked["behind"] or ""
            return not year or year < (reading.published or "")[:4]
    return False


def _was_due(reading: Reading, place: Place, deadline: Deadline | None) -> bool:
    """In a letter of the inspectorate or on its page: what was due before that day was asked for earlier."""
    due, published = deadline.date if deadline else None, reading.published
    if due is None or published is None:
        return False
    if is_revisit(reading):
        return due < published
    if reading.genre not in _OWN_GENRES:
        return False
    return due < published and (place.own_label or due[:4] < published[:4])


def _above(place: Place, published: PartialDate | None) -> Deadline | None:
    """The deadline that heads a list of recommendations: "By 31 December 2021", "Within six months"."""
    heading = _HEADS.sub("", place.heading).strip(" :.–—-")
    found = find_deadline(heading, published)
    return found if found is not None and found.text == heading else None


def _deadline(reading: Reading, index: int, demand: Demand, before: Deadline | None) -> Deadline | None:
    """Its own, that of its lead-in or heading, or "by the same date" that of the one before."""
    text = reading.words(reading.sentences[index])
    own = find_deadline(text, reading.published)
    if own is None and before is not None and (same := _SAME.search(text)):
        return replace(before, start=same.start(), end=same.end(), text=same.group())
    if own is None and demand.lead is not None:
        own = find_deadline(reading.words(demand.lead), reading.published)
    return own or _above(reading.places[index], reading.published)
