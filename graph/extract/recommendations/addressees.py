"""Addressees of recommendations: by the sentence, its lead-in, its heading, or the one before."""

from __future__ import annotations

import re

from ...model import Genre, LocalId
from ..names.offices import commissioner_of, force_of, mayor_of
from ..reading import Label, MentionKind, Place, Reading, Sentence
from .demands import MUST, SHOULD, is_imperative

ALL_FORCES = "group/all-forces"

_FORCES = re.compile(
    r"""\b(?:(?<!the\s)(?<!both\s)(?<!two\s)(?<!three\s)(?<!four\s)(?<!these\s)forces|(?:all|every|each|no)\s+(?:police\s+)?(?:forces?|chief\s+constables?)
      |(?<!the\s)(?<!both\s)(?<!two\s)chief\s+constables|police\s+leaders|police\s+forces|the\s+police(?=\s+(?:and|or)\b|\s*$))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_FORCE = re.compile(
    r"""\b(?:the|that|this)\s+(?:force|constabulary|service|met)\b
      |\b(?:both|(?:the|these)(?:\s+(?:two|three|four))?)\s+(?:forces|constabularies|chief\s+constables)\b|\bchief\s+officers\b
      |^\W*(?:also\s+|however,?\s+)?(?:it|they)\b|\b(?:it|they)\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_PLURAL = re.compile(r"\bthe\s+chief\s+constables\b|\bchief\s+officers\b", re.IGNORECASE)
_AGENT = re.compile(r"\bby\s+(?=the\b|every\b|all\b|forces\b|chief\b|[A-Z])")
_AGENT_LENGTH = 80  # characters
_FEW = 4  # forces that a document is about, so that "the chief constables" are theirs
_THING = re.compile(
    r"""(?:the|this|that|these|those|its|their|any)\s+(?:[\w-]+\s+){0,2}?(?:guidance|guides?|plans?|programmes?|standards?
      |polic(?:y|ies)|process(?:es)?|strateg(?:y|ies)|reviews?|systems?|training|codes?|frameworks?|protocols?|work|updates?|reports?)
      \s+(?:should|must|ought)\b|(?:the\s+results?|it|they|this|these|he|she)\s+(?:should|must|ought|will)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_YOU = re.compile(r"\brecommend(?:s|ed)?\s+that\s+you\b", re.IGNORECASE)
_BY_THEN = re.compile(
    r"(?:that,?\s+)?(?:by|within|with|from|before|in)\s[^,;]{3,50}(?:,\s*|\s(?=(?:it|they|both|the\s+two)\b))",
    re.IGNORECASE,
)
_THAT = re.compile(r"that,?\s+(?:the\s+)?")
_SPOKEN_OF = re.compile(
    r"\W*(?:also\s+)?(?:it|they|both|all\s+(?:three|four)|the\s+(?:two|three|four)\s+\w+)\s*(?:,[^,]*,\s*)?$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:\w+\W+)?(?:to|for)\s", re.IGNORECASE)
_YOU_SHOULD = re.compile(r"\byou(?:\s+\w+ly)?\s*$", re.IGNORECASE)
_ASKED_OF = re.compile(
    r"\b(?:recommend(?:s|ed)?\s+that|call(?:s|ed)?\s+(?:up)?on|invites?|urges?|urged|expects?)\s+(?:the\s+)?"
)
_THEY_SHOULD = re.compile(r"\bthey\s+(?:should|must)\b", re.IGNORECASE)
_COMMISSIONERS = re.compile(
    r"(?<!the\s)\bcommissioners\b|\bpolice\s+and\s+crime\s+commissioners\b|\bPCCs\b", re.IGNORECASE
)
_COMMISSIONERS_ALL = "body/pcc"
_AND_CHIEFS = re.compile(
    r"\bthe\s+chief\s+constables?\s+and\s+(?:the\s+)?(?:P(?:F)?CC|police|commissioner)", re.IGNORECASE
)
_JOIN = re.compile(r"(?:,|\s|\band\b|\bthe\b|\bor\b)*", re.IGNORECASE)
_COMMISSIONER = re.compile(
    r"\b(?:asks?|asked|urges?|urged|told|calls?\s+on|called\s+on)\s+the\s+(?:police\s+and\s+crime\s+)?(?:commissioner|PCC)\b",
    re.IGNORECASE,
)
_THE_COMMISSIONER = re.compile(
    r"\bthe\s+(?:(?:police(?:,?\s+fire)?\s+and\s+crime\s+)?(?:commissioner|P(?:F)?CC)|(?P<mayor>mayor))\s*$",
    re.IGNORECASE,
)
Addressees = tuple[LocalId, ...]


def goes_on(text: str) -> bool:
    """Whether a recommendation says more of what the one before asked for ("The plan should ...")."""
    by_then = _BY_THEN.match(text)
    return _THING.match(text, by_then.end() if by_then else 0) is not None


def addressees(reading: Reading, index: int, lead: Sentence | None, place: Place) -> Addressees:
    """Who stands before the modal, behind "by", in the lead-in or heading; else the force spoken of."""
    sentence = reading.sentences[index]
    text = reading.words(sentence)
    modal = SHOULD.search(text) or MUST.search(text)
    asked = _ASKED_OF.search(text, 0, modal.start() if modal else len(text))
    if asked and (first := _first_of(reading, sentence.start + asked.end(), sentence.end)):
        return first
    if modal is not None:
        start = by_then.end() if (by_then := _BY_THEN.match(text)) else 0
        if _SPOKEN_OF.match(text[start : modal.start()]) and (above := _of_heading(reading, index, place)):
            return above
        subject = _named(reading, index, sentence.start, sentence.start + modal.start())
        agent = _AGENT.search(text, modal.end())
        if not subject and agent:
            start = sentence.start + agent.end()
            subject = _named(reading, index, start, min(start + _AGENT_LENGTH, sentence.end))
        if not subject and (local := _THE_COMMISSIONER.search(text, 0, modal.start())):
            subject = _local_office(reading, index, mayor=local["mayor"] is not None)
        if not subject and _YOU_SHOULD.search(text, 0, modal.start()):
            subject = reading.forces_of[index] or tuple(reading.subject_forces[:1])
        alone = lead is None and reading.genre is not Genre.RESPONSE
        return subject or _of_heading(reading, index, place) or (reading.forces_of[index] if alone else ())
    if lead is not None:
        if own := _opening(reading, index):
            return own
        leading = index if place.lead_in is None else place.lead_in
        named = _named(reading, leading, lead.start, lead.end)
        return named or _spoken_of(reading, leading) or reading.forces_of[leading]
    if _YOU.search(text):
        return reading.forces_of[index] or tuple(reading.subject_forces[:1])
    if _COMMISSIONER.search(text) and (office := _local_office(reading, index)):
        return office
    named = () if is_imperative(text) else _named(reading, index, sentence.start, sentence.end)
    return _of_heading(reading, index, place) or named or reading.forces_of[index]


def _spoken_of(reading: Reading, leading: int) -> Addressees:
    """``Most are for chief constables. By May they should:`` — whom "they" stands for."""
    before, lead = reading.sentences[leading - 1 : leading + 1] if leading else (None, None)
    if (
        before is None
        or lead is None
        or before.block != lead.block
        or not _THEY_SHOULD.search(reading.words(lead))
    ):
        return ()
    return _named(reading, leading - 1, before.start, before.end)


def _opening(reading: Reading, index: int) -> Addressees:
    """Who is named first in an item of a list: "by 1 May, the Home Office and the College agree on ..."."""
    sentence = reading.sentences[index]
    text = reading.words(sentence)
    opened = _BY_THEN.match(text) or _THAT.match(text)
    return _first_of(reading, sentence.start + (opened.end() if opened else 0), sentence.end)


def _first_of(reading: Reading, start: int, end: int) -> Addressees:
    """Who is named right where a stretch of text begins."""
    if forces := _FORCES.match(reading.text, start, end):
        return (ALL_FORCES, *_joined(reading, forces.end(), end))
    return tuple(map(_force_of_chief, _joined(reading, start, end)))


def _joined(reading: Reading, start: int, end: int) -> Addressees:
    """Names in a row, with nothing between them but "the", "and" and commas."""
    named: list[LocalId] = []
    for mention in reading.mentions_in(start, end):
        if mention.kind not in (MentionKind.FORCE, MentionKind.BODY) or not _JOIN.fullmatch(
            reading.text, start, mention.start
        ):
            break
        named.append(mention.id)
        start = mention.end
    return tuple(named)


def _local_office(reading: Reading, index: int, *, mayor: bool = False) -> Addressees:
    """The commissioner of the one force spoken of, or its mayor; London's commissioners are its chiefs."""
    forces = reading.forces_of[index] or tuple(reading.subject_forces)
    office = (mayor_of if mayor else commissioner_of)(forces[0]) if len(forces) == 1 else None
    return (office,) if office and office != "body/mopac" else ()


def _of_heading(reading: Reading, index: int, place: Place) -> Addressees:
    """Who is named beside the label: "Recommendation 3: to chief constables"."""
    above = reading.blocks[reading.sentences[index].block].heading
    if above is None:
        return ()
    block = reading.blocks[above].block
    if place.label is not Label.RECOMMENDATION and not _ADDRESS.match(reading.words(block)):
        return ()
    return _named(reading, index, block.start, block.end)


def _named(reading: Reading, index: int, start: int, end: int) -> Addressees:
    """Forces and bodies named in a stretch of text, without the inspectorate that asks."""
    asked = [
        m.id
        for m in reading.mentions_in(start, end)
        if m.kind in (MentionKind.FORCE, MentionKind.BODY) and m.id not in reading.inspectorates
    ]
    text = reading.text[start:end]
    about = reading.forces_of[index]
    if not asked and _COMMISSIONERS.search(text):
        asked.append(_COMMISSIONERS_ALL)
    if _AND_CHIEFS.search(text) and all(office.startswith("body/pcc") for office in asked):
        asked = [*(about or reading.subject_forces), *(asked or _local_office(reading, index))]
    elif _FORCES.search(text):
        asked.append(ALL_FORCES)
    elif not asked and _FORCE.search(text):
        asked += about or _of_document(reading, text)
    return tuple(dict.fromkeys(map(_force_of_chief, asked)))


def _of_document(reading: Reading, text: str) -> Addressees:
    """The one force that the document is about; for "the chief constables" its few, or else all forces."""
    own = tuple(reading.subject_forces) if len(reading.subject_forces) <= _FEW else ()
    if len(own) == 1:
        return own
    return (own or (ALL_FORCES,)) if _PLURAL.search(text) else ()


def _force_of_chief(asked: LocalId) -> LocalId:
    """A chief constable is asked for the force."""
    return (force_of(asked) or asked) if asked.startswith("body/chief-constable-") else asked
