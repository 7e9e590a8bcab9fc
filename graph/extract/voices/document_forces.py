"""Which forces a whole document, or a section of it, is about: what its sentences fall back on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from ...model import BlockKind, Genre, LocalId
from ..layout.labels import label_in
from ..names.mentions import JOINED
from ..names.offices import force_of
from ..reading import Mention, MentionKind, Reading, Voice, Zone
from ..words.gates import gated
from .references import SINGULAR, Forces

MOST = 4  # forces that are listed by name; more are policing at large
_OFTEN = 4
_DOCUMENTS = 2  # whose counts are kept
_OPENING = 2  # sentences in which a document names its subject
_LOCAL_GENRES = (Genre.RESPONSE, Genre.LETTER)
_NO_FORCES = frozenset({"force/rocus"})
_AREA_INSPECTORATES = frozenset({"body/ofsted", "body/estyn"})
_FORCES = re.compile(r"\bforces\b(?<!\bthe forces)(?<!\bboth forces)(?<!\btwo forces)", re.IGNORECASE)
_REGIONAL = gated(r"\b(?:regional|the\s+region|across\s+the\s+region|ROCUs?\w{0,4})\b|\bROCU", re.IGNORECASE)
_NATIONAL = gated(
    r"\bnational(?:ly)?\s+(?:picture|findings?|position|level|themes?|overview|results?|report)\b|^nationally\W*$|\bacross\s+(?:the\s+country|England)",
    re.IGNORECASE,
)  # "The national picture", above what a reply to a report on all forces tells first
_NATIONAL_REPORT = re.compile(
    r"""(?<!the\s)(?<!both\s)\bforces\s+should\b|(?<!the\s)\bchief\s+constables\s+should\b|\bsuper-?\s?complaint\b
    |(?<!followed\sa\s)(?<!followed\sthe\s)(?<!since\sthe\s)\bnational\s+(?:thematic\s+)?(?:report|inspection)\b
    |\breport\s+is\s+a\s+national\b""",
    re.VERBOSE | re.IGNORECASE,
)
_EARLY = 0.6  # of a text
_POLICE = re.compile(r"\W*(?:the\s+)?(?:police|force|constabulary)\W*", re.IGNORECASE)
_ROW = re.compile(r"\.{4,}|\t|\s\|\s")  # of a table without a frame: "Efficiency ......... Good"
_VALUE = re.compile(r":|\d")  # begins what differs from section to section
_ALSO = re.compile(r"\W*(?:it|they|inspectors)\s+(?:\w+\s+)?also\b", re.IGNORECASE)
_OURS = re.compile(
    r"\b(?:our|us|here|local|locally)\b|\b(?:the|this|that)\s+(?:force|constabulary|county|service)\b",
    re.IGNORECASE,
)


def forces_named(reading: Reading, start: int, end: int) -> list[Mention]:
    """The forces named in a stretch of text; regional units are none."""
    return [
        m for m in reading.mentions_in(start, end) if m.kind is MentionKind.FORCE and m.id not in _NO_FORCES
    ]


def document_forces(reading: Reading) -> Forces:
    """Forces that the whole document is about: subjects named in its head, a heading, or at its beginning."""
    subjects = tuple(f for f in reading.subject_forces if f not in _NO_FORCES)
    if len(subjects) == 1 and (
        reading.genre in _LOCAL_GENRES or _is_only(reading, subjects[0]) or is_of_one(reading)
    ):
        return subjects
    opening = reading.sentences[min(_OPENING, len(reading.sentences)) - 1].end if reading.sentences else 0
    heads = [b.block for b in reading.blocks if b.kind is BlockKind.HEADING and b.zone is Zone.HEAD]
    early = _named_or_held(reading, 0, opening) if len(subjects) <= MOST else set()
    headed = {force for head in heads for force in _named_or_held(reading, head.start, head.end)}
    told = {force for force in early if not _is_passing(reading, force)}
    told |= {m.id for m in _joined_to(reading, told, opening)}
    named = tuple(force for force in subjects if force in headed or force in told)
    return named if len(named) <= MOST else ()


def _is_only(reading: Reading, force: LocalId) -> bool:
    """Whether a news article names no other force, and this one as what it is about."""
    named = {m.id for m in reading.mentions if m.kind is MentionKind.FORCE and m.id not in _NO_FORCES}
    return reading.genre is Genre.NEWS_ARTICLE and named == {force} and not _is_passing(reading, force)


def is_of_one(reading: Reading) -> bool:
    """Whether a text speaks of "the force" again and again, and hardly of forces."""
    plural, singular = _spoken_of(reading.text)
    return singular >= _OFTEN and singular > 2 * plural


@lru_cache(maxsize=_DOCUMENTS)
def _spoken_of(text: str) -> tuple[int, int]:
    """How often a text speaks of forces, and of "the force"; several steps ask."""
    return len(_FORCES.findall(text)), sum(1 for _ in SINGULAR.pattern.finditer(text))


def force_of_area(reading: Reading) -> LocalId | None:
    """The one force in a joint inspection of all agencies of an area, which speaks of it now and then."""
    if _AREA_INSPECTORATES.isdisjoint(reading.inspectorates) or len(reading.subject_forces) != 1:
        return None
    return reading.subject_forces[0]


def _named_or_held(reading: Reading, start: int, end: int) -> set[LocalId]:
    """Forces named in a stretch of text, by themselves or by the office of their commissioner or chief."""
    offices = (m.id for m in reading.mentions_in(start, end) if m.kind is MentionKind.BODY)
    return {m.id for m in forces_named(reading, start, end)} | {f for o in offices if (f := force_of(o))}


def _joined_to(reading: Reading, forces: set[LocalId], end: int) -> Iterator[Mention]:
    """Forces that an opening names in one breath with others: "Kent Police and Essex Police"."""
    for first, second in pairwise(forces_named(reading, 0, end)):
        if JOINED.fullmatch(reading.text, first.end, second.start) and {first.id, second.id} & forces:
            yield from (first, second)


def _is_passing(reading: Reading, force: LocalId) -> bool:
    """Whether a force is named once in the body of a text that speaks of forces at large."""
    if sum(m.id == force for m in reading.mentions) > 1:
        return False
    plural, singular = _spoken_of(reading.text)
    return plural > max(1, singular)


# Responses to national reports


def answers_national_report(reading: Reading) -> bool:
    """Whether a local response, or an association's page, is about a report on all forces."""
    plural, singular = _spoken_of(reading.text)
    of_others = reading.genre is Genre.OTHER and plural > 2 * singular
    early = int(_EARLY * len(reading.text))  # later it is another report
    answers = reading.genre is Genre.RESPONSE or of_others
    return answers and _NATIONAL_REPORT.search(reading.text, 0, early) is not None


def speaks_of_all(reading: Reading, index: int) -> bool:
    """What such a report says without a word on the responder's own force."""
    sentence = reading.sentences[index]
    if index and reading.forces_of[-1] and _ALSO.match(reading.words(sentence)):
        return False  # "They also pointed to ..."
    if reading.speech[index].voice is not Voice.INSPECTORATE or _OURS.search(reading.words(sentence)):
        return False
    return not forces_named(reading, sentence.start, sentence.end)


# Sections


def have_sections(reading: Reading) -> bool:
    """Whether headings name more than one force: each then opens the section of a force."""
    headings = [index for index, laid in enumerate(reading.blocks) if laid.kind is BlockKind.HEADING]
    return len({force for index in headings for force in _named_in_heading(reading, index) or ()}) > 1


def repeated_headings(reading: Reading) -> frozenset[str]:
    """Headings that stand in more than one place: each section has its "Good practice"."""
    times = Counter(_constant(reading.words(b.block)) for b in reading.blocks if b.kind is BlockKind.HEADING)
    return frozenset(words for words, count in times.items() if count > 1 and words)


def _constant(heading: str) -> str:
    """What a heading has in common with its like in other sections: "In Engage since: July 2022"."""
    return _VALUE.split(heading, maxsplit=1)[0].strip()


def section_forces(
    reading: Reading, heading: int | None, above: Forces | None, repeated: frozenset[str]
) -> Forces | None:
    """Forces of a section; the inspectorate's labels, and headings that sections repeat, do not end it."""
    named = _named_in_heading(reading, heading)
    if named is not None or heading is None or above is None:
        return named
    words = reading.words(reading.blocks[heading].block)
    goes_on = _constant(words) in repeated or label_in(words) or _ROW.search(words)
    return above if goes_on else None


def _named_in_heading(reading: Reading, heading: int | None) -> Forces | None:
    """Forces that a heading names; none (but not None) for a region or the country, which are no force."""
    if heading is None:
        return None
    block = reading.blocks[heading].block
    if _REGIONAL.search(reading.words(block)):
        return ()
    if _POLICE.fullmatch(reading.words(block)) and len(reading.subject_forces) == 1:
        # among "Health" and "The council", in an inspection of an area
        return distinct(reading.subject_forces)
    named = distinct(m.id for m in forces_named(reading, block.start, block.end))
    if not named and _NATIONAL.search(reading.words(block)):
        return ()
    return named if 0 < len(named) <= MOST else None


def distinct(ids: Iterable[LocalId]) -> Forces:
    """Each once, in their order."""
    return tuple(dict.fromkeys(ids))
