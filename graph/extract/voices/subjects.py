"""Which police forces each sentence is about: names, "the force", "it", and national statements (none).

A heading that names forces holds until the next heading; in a document about several forces a name holds
until the paragraph ends, and longer if the next one begins with "it" or "the force". Over four forces are
policing at large.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ...model import BlockKind, Genre, LocalId
from ...reference import forces as all_forces
from ..layout.labels import label_in
from ..names.offices import force_of
from ..reading import LaidBlock, Mention, MentionKind, Reading, Sentence, Voice
from ..words.gates import gated
from ..words.lexicon import forms
from .comparisons import LOCAL, subjects_named

MOST = 4  # forces that are listed by name; more are policing at large
OPENING = 2  # sentences in which a document names its subject

Forces = tuple[LocalId, ...]

_NATIONAL = re.compile(
    r"""^\W{0,9}(?:[\w’',-]+\s+){0,12}?(?:
        (?:police\s+)?forces\b
      | chief\s+constables\b | police\s+leaders\b | chief\s+officers\b | nationally\b
      | policing\b(?!\s+(?:teams?|plan))
      | the\s+police(?:\s+service)?
          (?=\s+(?:is|are|was|were|has|have|had|do|does|did|need|needs|must|should|can|cannot|could))
      | (?:the\s+)?police\s+and\s+(?:the\s+)?(?:prosecutors|CPS|Crown\s+Prosecution)\b
      | (?:no|every|each|not\s+a)\s+(?:single\s+)?(?:police\s+)?force\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_AT_LARGE = forms("force forces constables leaders officers nationally policing police")
_PLACE_OPENING = re.compile(
    r"""(?:But\s|And\s|[A-Z][^,]{2,60},\s)?(?:(?:In|At|For)\s(?P<places>[A-Z][^,.;:]{2,60}),
      |(?P<subject>[A-Z][^,.;:]{2,60}?)(?:,[^,]{2,40},)?\s
        (?:was|were|is|are|has|had|have|did|does|do|came|fell|took|stood|scored)\b)""",
    re.VERBOSE,
)
_JOINT = re.compile(r",\s|\sand\s")
_POLICE_WORD = re.compile(r"\s(?:Police Service|Police|Constabulary)$")
_NO_FORCES = frozenset({"force/rocus"})
_REGIONAL = gated(r"\b(?:regional|the\s+region|across\s+the\s+region|ROCUs?\w{0,4})\b|\bROCU", re.IGNORECASE)
_OF_REGION = gated(
    r"\W*(?:(?:the|this|its|each|every)\s+)?(?:\w+\s+)?(?:ROCU\w*|regional\s+organised|region)\b"
)
_FORCES = re.compile(r"(?<!\bthe )(?<!\bboth )(?<!\btwo )\bforces\b", re.IGNORECASE)
_SINGULAR = re.compile(r"\b(?:the|this)\s+(?:force|constabulary|met)\b", re.IGNORECASE)
_THESE = gated(r"\b(?:the|both|these|the\s+two)\s+forces\b", re.IGNORECASE)
_SOME_OF = re.compile(r"\bof\s+(?:the|both|these)\s+(?:two\s+)?forces\b", re.IGNORECASE)
_ANAPHOR = re.compile(
    r"\W*(?:(?:but|and|however|yet|also|still|overall|meanwhile|instead|nevertheless|elsewhere|in\s+addition),?\s+)?(?:it(?!\s+(?:concern|worr|frustrat|seem|appear))|its|they|their|the\s+(?:force|constabulary|service)(?:['’]s)?)\b",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"""\b(?:[Ii]n|[Aa]t)\s+(?:one|another)\s+force\b|\b[Ff]or\s+(?:example|instance)\b
    |\b[Ii]n\s+[A-Z][\w’' ]{2,40}?,?\s+(?:we|inspectors)\s+(?:saw|found|heard|were|noted)\b""",
    re.VERBOSE,
)  # a force that shows what forces do
_REFERS = re.compile(r"\b(?:it|its|they|their|there|the\s+(?:force|constabulary|service))\b", re.IGNORECASE)
_AREA_INSPECTORATES = frozenset({"body/ofsted", "body/estyn"})
_POLICE = forms("police officers detectives sergeants constables custody force constabulary neighbourhood")


_OF_SEVERAL = (Genre.NEWS_ARTICLE, Genre.PRESS_RELEASE, Genre.OTHER)
_TURNING = re.compile(
    r"(?:(?:In|At|But|And|For|Meanwhile|By\s+contrast|In\s+contrast|Elsewhere)(?:,)?\s+)*(?:the\s+)?",
    re.IGNORECASE,
)
_NATIONAL_REPORT = re.compile(
    r"\b(?:all\s+|police\s+)?forces\s+should\b|\bchief\s+constables\s+should\b|\bsuper-?\s?complaint\b"
    r"|\bnational\s+(?:thematic\s+)?(?:report|inspection)\b|\breport\s+is\s+a\s+national\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\b(?:our|us|local|locally)\b|\b(?:the|this|that)\s+(?:force|constabulary|county|service)\b",
    re.IGNORECASE,
)
_COUNTRY = gated(r"\bin\s+England(?:\s+and\s+Wales)?\b|\bacross\s+the\s+country\b|\bnationwide\b")


def read(reading: Reading) -> None:
    """Fill ``forces_of``: one entry a sentence."""
    default = _declared(reading)
    of_block: dict[int, Forces] = {}
    focus, heading, section = default, None, None
    joint, example = _has_sections(reading), False
    block, seen = -1, set[LocalId]()  # forces that the paragraph has named so far
    of_area = _of_area(reading) if not default else None
    at_large = _answers_national_report(reading)
    reading.forces_of = []
    for index, sentence in enumerate(reading.sentences):
        laid = reading.blocks[sentence.block]
        if laid.heading != heading:
            heading = laid.heading
            section = _of_heading(reading, heading, section) if joint else _of_heading(reading, heading, None)
            focus = default if section is None else section
        lead = _of_lead_in(laid, of_block)
        if example and not _REFERS.search(reading.words(sentence)):
            focus = ()  # the text goes on about forces at large
        example = not (default or section) and _EXAMPLE.search(reading.words(sentence)) is not None
        if sentence.block not in of_block and lead is None and not _goes_on(reading, index, focus):
            focus = default if section is None else section
        block, seen = sentence.block, seen if sentence.block == block else set()
        if len(default) > 1 and seen.issuperset(default) and not _ANAPHOR.match(reading.words(sentence)):
            focus = default  # both were told of one by one: the text goes on about them together
        forces = _forces(reading, sentence, focus if lead is None else lead, default, listed=lead is not None)
        named = {m.id for m in _mentions(reading, sentence.start, sentence.end)}
        seen |= named if len(named) == 1 else set()
        if at_large and _speaks_of_all(reading, index):
            forces = ()
        if not forces and of_area and not forms(reading.words(sentence)).isdisjoint(_POLICE):
            forces = (of_area,)
        elif lead is None and (len(default) != 1 or _turns_to(reading, sentence, forces)):
            focus = forces
        of_block[sentence.block] = forces
        reading.forces_of.append(forces)


def _turns_to(reading: Reading, sentence: Sentence, forces: Forces) -> bool:
    """In a story or paper on several forces: the paragraph begins with the name of another one."""
    block = reading.blocks[sentence.block].block
    named = _mentions(reading, sentence.start, sentence.end)
    if reading.genre not in _OF_SEVERAL or len(forces) != 1 or sentence.start != block.start or not named:
        return False
    return _TURNING.fullmatch(reading.text, sentence.start, named[0].start) is not None


def _goes_on(reading: Reading, index: int, focus: Forces) -> bool:
    """Whether a paragraph is still about the forces of the one before: "It ...", or the same speech."""
    text = reading.words(reading.sentences[index])
    if _ANAPHOR.match(text) or (len(focus) == 1 and _SINGULAR.search(text)):
        return True
    speech, before = reading.speech[index], reading.speech[index - 1] if index else None
    return speech.quoted and speech == before


def _of_lead_in(laid: LaidBlock, of_block: dict[int, Forces]) -> Forces | None:
    """Forces of the lead-in of a list item, unless a heading stands between the two."""
    if laid.kind is not BlockKind.ITEM or laid.lead_in is None or (laid.heading or 0) > laid.lead_in:
        return None
    return of_block.get(laid.lead_in)


def _declared(reading: Reading) -> Forces:
    """Forces that the whole document is about: subjects named in its head, a heading, or at its beginning."""
    opening = reading.sentences[min(OPENING, len(reading.sentences)) - 1].end if reading.sentences else 0
    heads = [b.block for b in reading.blocks if b.kind is BlockKind.HEADING]
    early = _forces_named(reading, 0, opening)
    headed = {force for head in heads for force in _forces_named(reading, head.start, head.end)}
    named = tuple(
        force
        for force in reading.subject_forces
        if force in headed or (force in early and not _is_passing(reading, force))
    )
    return named if len(named) <= MOST else ()


def _forces_named(reading: Reading, start: int, end: int) -> set[LocalId]:
    """Forces named in a stretch of text, by themselves or by the office of their commissioner or chief."""
    offices = (m.id for m in reading.mentions_in(start, end) if m.kind is MentionKind.BODY)
    return {m.id for m in _mentions(reading, start, end)} | {f for o in offices if (f := force_of(o))}


def _of_area(reading: Reading) -> LocalId | None:
    """The one force in a joint inspection of all agencies of an area, which speaks of it now and then."""
    if _AREA_INSPECTORATES.isdisjoint(reading.inspectorates) or len(reading.subject_forces) != 1:
        return None
    return reading.subject_forces[0]


def _answers_national_report(reading: Reading) -> bool:
    """Whether a local response is about a report on all forces."""
    return reading.genre is Genre.RESPONSE and _NATIONAL_REPORT.search(reading.text) is not None


def _speaks_of_all(reading: Reading, index: int) -> bool:
    """What such a report says without a word on the responder's own force."""
    sentence = reading.sentences[index]
    if reading.speech[index].voice is not Voice.INSPECTORATE or _OURS.search(reading.words(sentence)):
        return False
    return not _mentions(reading, sentence.start, sentence.end)


def _is_passing(reading: Reading, force: LocalId) -> bool:
    """Whether a force is named once in the body of a text that speaks of forces at large."""
    named = [m for m in reading.mentions if m.id == force]
    plural, singular = len(_FORCES.findall(reading.text)), len(_SINGULAR.findall(reading.text))
    return len(named) < 2 and plural > max(1, singular)


def _has_sections(reading: Reading) -> bool:
    """Whether headings name more than one force: each then opens the section of a force."""
    headings = [index for index, laid in enumerate(reading.blocks) if laid.kind is BlockKind.HEADING]
    return len({force for index in headings for force in _named_in_heading(reading, index) or ()}) > 1


def _of_heading(reading: Reading, heading: int | None, section: Forces | None) -> Forces | None:
    """Forces of a section; the inspectorate's labels and other headings of one word or two do not end it."""
    named = _named_in_heading(reading, heading)
    if named is not None or heading is None:
        return named
    return section if label_in(reading.words(reading.blocks[heading].block)) else None


def _named_in_heading(reading: Reading, heading: int | None) -> Forces | None:
    """Forces that a heading names; none (but not None) for a region, which is no force."""
    if heading is None:
        return None
    block = reading.blocks[heading].block
    if _REGIONAL.search(reading.words(block)):
        return ()
    named = _distinct(m.id for m in _mentions(reading, block.start, block.end))
    return named if 0 < len(named) <= MOST else None


def _forces(reading: Reading, sentence: Sentence, focus: Forces, default: Forces, *, listed: bool) -> Forces:
    mentions = _mentions(reading, sentence.start, sentence.end)
    named = _distinct(subjects_named(reading, sentence, mentions, focus))
    text = reading.words(sentence)
    if _OF_REGION.match(text):
        return ()
    national = None if _AT_LARGE.isdisjoint(forms(text)) else _NATIONAL.match(text)
    if named and not (listed and set(named) <= set(focus)):
        # "The grade was good for 37 forces and outstanding for one, Kent Police" is about forces.
        aside = national and len(named) == 1 and sentence.start + national.end() < mentions[0].start
        return named if len(named) <= MOST and not aside else ()
    if named:
        return focus
    if places := _places(text):
        return places if len(places) <= MOST else ()
    together = _THESE.search(text)
    if together and focus and len(default) > 1 and not _SOME_OF.search(text):
        return default
    joint = len(focus) > 1 and together
    if reading.genre is Genre.RESPONSE and _COUNTRY.search(text) and not LOCAL.search(text):
        return ()
    if national and not joint and not LOCAL.search(text, 0, national.end()):
        return ()
    return focus


def _mentions(reading: Reading, start: int, end: int) -> list[Mention]:
    """The forces named in a stretch of text; regional units are none."""
    return [
        m for m in reading.mentions_in(start, end) if m.kind is MentionKind.FORCE and m.id not in _NO_FORCES
    ]


def _places(text: str) -> Forces:
    """Areas that are the subject or setting of a sentence ("In Durham, ...", "Kent and Essex were ...")."""
    opening = _PLACE_OPENING.match(text)
    if opening is None:
        return ()
    areas = _areas()
    named = [
        areas.get(name.strip().casefold()) for name in _JOINT.split(opening["places"] or opening["subject"])
    ]
    return _distinct(f for f in named if f) if all(named) else ()


@cache
def _areas() -> dict[str, LocalId]:
    """Force by the name of its area."""
    return {_POLICE_WORD.sub("", force.name).casefold(): force.id for force in all_forces().values()}


def _distinct(ids: Iterable[LocalId]) -> Forces:
    return tuple(dict.fromkeys(ids))
