"""Which police forces each sentence is about: names, "the force", "both", "its neighbour", policing at large.

The text is followed as a reader does. A document, or the section under a heading that names forces, has its
subjects. A force that is named comes into focus until the paragraph ends, and longer if the next one begins
with "it" or "the force"; "both forces" and "the other" are understood by what was told before. Over four
forces are policing at large, and a sentence on policing at large is about none.
"""

from __future__ import annotations

import re

from ...model import BlockKind, Genre, LocalId
from ..names.names import is_name_with_office
from ..reading import LaidBlock, Reading, Sentence, Voice, Zone
from ..words.gates import gated
from ..words.lexicon import forms
from .comparisons import LOCAL, subjects_named
from .document_forces import (
    MOST,
    answers_national_report,
    distinct,
    document_forces,
    force_of_area,
    forces_named,
    have_sections,
    repeated_headings,
    section_forces,
    speaks_of_all,
)
from .references import (
    ANAPHOR,
    AT_LARGE,
    REFERS,
    SINGULAR,
    Forces,
    Together,
    at_large,
    introduced,
    of_country,
    ordered,
    other_force,
    places,
    together,
)
from .towns import forces_by_town

_PAIR = 2
_EARLY = 3  # words of an item before the force that it is about
_SHORT = 1.6  # sentences of a paragraph on average
_OPENING = 3  # sentences that may speak of forces before they name them
_OF_REGION = gated(
    r"\W*(?:(?:the|this|its|each|every)\s+)?(?:\w+\s+)?(?:ROCU\w*|regional\s+organised|region)\b"
)
_EXAMPLE = re.compile(
    r"""\b(?:[Ii]n|[Aa]t)\s+(?:one|another)\s+force\b|\b[Ff]or\s+(?:example|instance)\b
    |\b[Ii]n\s+[A-Z][\w’' ]{2,40}?,?\s+(?:we|inspectors)\s+(?:saw|found|heard|were|noted)\b""",
    re.VERBOSE,
)  # a force that shows what forces do
_ELSEWHERE = re.compile(r"\W*Elsewhere\b")
_POLICE = forms(
    "police officers detectives sergeants constables custody force constabulary neighbourhood worn"
)
_TURNING = re.compile(
    r"(?:(?:In|At|But|And|For|Meanwhile|By\s+contrast|In\s+contrast|Elsewhere)(?:,)?\s+)*(?:the\s+)?",
    re.IGNORECASE,
)


def read(reading: Reading) -> None:
    """Fill ``forces_of``: one entry a sentence."""
    discourse = Discourse(reading)
    of_area = discourse.of_area
    national = answers_national_report(reading)
    reading.forces_of = []
    for index, sentence in enumerate(reading.sentences):
        if is_name_with_office(reading.words(sentence)):
            reading.forces_of.append(())  # the caption of a portrait
            continue
        forces = discourse.forces(index)
        if national and speaks_of_all(reading, index):
            forces = ()
        if not forces and of_area and not forms(reading.words(sentence)).isdisjoint(_POLICE):
            forces = (of_area,)
        discourse.goes_on(index, forces)
        reading.forces_of.append(forces)


class Discourse:
    """The forces in focus as a text goes on."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._document = document_forces(reading)
        self.of_area = None if self._document else force_of_area(reading)
        self._joint, self._repeated = have_sections(reading), repeated_headings(reading)
        self._running = len(self._document) > 1 and _has_short_paragraphs(reading)
        self._heading: int | None = None
        self._section: Forces | None = None
        self._focus = self._document
        self._aside = False  # the last sentence compared with the country: what was in focus stays
        self._passing = False  # the focus holds only for sentences that refer back to it
        self._all = distinct(m.id for m in forces_named(reading, 0, len(reading.text)))
        self._told = dict[LocalId, None]()  # forces told of one by one, the last one last
        self._named: Forces = ()  # the last several forces that were named together
        self._of_block = dict[int, Forces]()
        self._in_block = set[LocalId]()  # forces that the paragraph has told of so far

    @property
    def _base(self) -> Forces:
        """What the section is about, else the document."""
        return self._document if self._section is None else self._section

    def forces(self, index: int) -> Forces:
        """The forces that the next sentence is about."""
        reading, sentence = self._reading, self._reading.sentences[index]
        text, laid = reading.words(sentence), reading.blocks[sentence.block]
        self._enter(laid.heading)
        lead = self._told_in_item(laid, sentence) or _of_lead_in(laid, self._of_block)
        if lead is None:
            self._refocus(index, text)
        return self._about(index, text, self._focus if lead is None else lead, listed=lead is not None)

    def _told_in_item(self, laid: LaidBlock, sentence: Sentence) -> Forces:
        """The one force of which the sentences before have told in an item: "Kent is good. Its plans ..."."""
        told = self._of_block.get(sentence.block, ()) if laid.kind is BlockKind.ITEM else ()
        return told if len(told) == 1 else ()

    def goes_on(self, index: int, forces: Forces) -> None:
        """Take in what the sentence was found to be about."""
        reading, sentence = self._reading, self._reading.sentences[index]
        laid = reading.blocks[sentence.block]
        lead = _of_lead_in(laid, self._of_block)
        self._of_block[sentence.block] = forces
        if len(forces) == 1:
            self._told.pop(forces[0], None)
            self._told[forces[0]] = None
            self._in_block.add(forces[0])
        elif forces:
            self._named = forces
        if lead is not None or (self._aside and self._base):
            return
        text = reading.words(sentence)
        if len(self._base) != 1 or forces == self._base or self._turns(sentence, forces):
            self._focus = forces
            self._passing = not self._base and (
                len(forces) > 1 or _EXAMPLE.search(text) is not None or self.of_area is not None
            )

    def _enter(self, heading: int | None) -> None:
        if heading != self._heading:
            for above in self._headings_to(heading):
                section = self._section if self._joint else None
                self._section = section_forces(self._reading, above, section, self._repeated)
            self._heading = heading
            self._focus, self._passing = self._base, False
            self._told.clear()

    def _headings_to(self, heading: int | None) -> list[int | None]:
        """The headings since the last sentence, of which only the last may have sentences of its own."""
        if heading is None:
            return [None]
        first = 0 if self._heading is None else self._heading + 1
        blocks = self._reading.blocks
        around = range(min(first, heading), heading + 1)
        return [
            n for n in around if blocks[n].kind is BlockKind.HEADING and blocks[n].zone is not Zone.FURNITURE
        ]

    def _refocus(self, index: int, text: str) -> None:
        """Let go of what was in focus where a paragraph or a turn of the text ends it."""
        sentence = self._reading.sentences[index]
        begins = sentence.block not in self._of_block
        if begins:
            self._in_block.clear()
        ended = begins and not self._running and not self._continues(index, text)
        if ended or _ELSEWHERE.match(text) or (self._passing and not REFERS.search(text)):
            self._focus = self._base
        elif (
            len(self._document) > 1 and self._in_block.issuperset(self._document) and not ANAPHOR.match(text)
        ):
            self._focus = self._document  # each was told of: the text goes on about them together
        if begins and (named := self._named_in_tag(index)):
            self._focus = named

    def _continues(self, index: int, text: str) -> bool:
        """Whether a paragraph is still about the forces of the one before: "It ...", or the same speech."""
        if ANAPHOR.match(text) or (len(self._focus) == 1 and SINGULAR.search(text)):
            return True
        speech = self._reading.speech
        return speech[index].quoted and index > 0 and speech[index] == speech[index - 1]

    def _named_in_tag(self, index: int) -> Forces:
        """Forces in the words before direct speech: "HMI Ann Lee said of Kent: ..."."""
        sentence, speech = self._reading.sentences[index], self._reading.speech[index]
        start = self._reading.blocks[sentence.block].block.start
        if start == sentence.start or not speech.quoted or speech.voice is not Voice.INSPECTORATE:
            return ()
        named = distinct(m.id for m in forces_named(self._reading, start, sentence.start))
        return named if len(named) <= MOST else ()

    def _about(self, index: int, text: str, focus: Forces, *, listed: bool) -> Forces:
        sentence, self._aside = self._reading.sentences[index], False
        if _OF_REGION.match(text):
            return ()
        mentions = forces_named(self._reading, sentence.start, sentence.end)
        named = distinct(subjects_named(self._reading, sentence, mentions, focus))
        national = at_large(text)
        named_at = mentions[0].start - sentence.start if mentions else len(text)
        if national and named_at < national.end():
            national = None
        if named:
            if (other := other_force(text)) is not None and other > named_at:
                named += self._other_than(named)
            if listed and set(named) <= set(focus) and text.count(" ", 0, named_at) > _EARLY:
                return focus
            # "The grade was good for 37 forces and outstanding for one, Kent Police" is about forces.
            aside = national and (len(named) == 1 or of_country(text))
            return named if len(named) <= MOST and not aside else ()
        if (meant := self._meant(index, text, focus)) is not None:
            return meant
        self._aside = not national and of_country(text)
        of_one = national and LOCAL.search(text, 0, national.end())
        return () if (national and not of_one) or self._aside else self._one_of(focus, text)

    def _meant(self, index: int, text: str, focus: Forces) -> Forces | None:
        """Forces of which a sentence speaks in other words than their names; None if it does not."""
        if areas := places(text):
            return areas if len(areas) <= MOST else ()
        if (several := together(text)) and (group := self._group(several, focus)) is not None:
            return group
        if index < _OPENING and (count := introduced(text)):
            return next((group for group in (self._base, self._all) if len(group) == count), None)
        if (place := ordered(text)) is not None and (pair := self._pair()):
            return (pair[place],)
        if len(self._document) > 1 and (local := forces_by_town(text, self._document)):
            return local
        if other_force(text) is not None:
            return self._other_than(tuple(self._told)[-1:]) or None
        return None

    def _one_of(self, focus: Forces, text: str) -> Forces:
        """``The force`` among several is the one last told of."""
        last = next(reversed(self._told), None)
        return (last,) if len(focus) > 1 and last in focus and SINGULAR.search(text) else focus

    def _group(self, said: Together, focus: Forces) -> Forces | None:
        """The forces that "both", "all three" or "the forces" stands for; none if there are too many."""
        told = tuple(self._told)
        if said.passing and len(self._base) == 1:
            return None  # "offenders who cross the border of the two counties" is about the one force
        if said.number is None:
            return next((g for g in (self._base, focus) if len(g) > 1), None)
        groups = [self._base, focus, self._named, told, told[-_PAIR:], self._document]
        groups += [self._all] if said.forces else []
        fitting = next((g for g in groups if len(g) == said.number), None)
        return () if fitting is None and (said.number == AT_LARGE or not self._base) else fitting

    def _pair(self) -> Forces:
        """The two forces that "the former" and "the latter" stand for, in the order of their names."""
        if len(self._named) == _PAIR:
            return self._named
        pair = self._document if len(self._document) == _PAIR else self._all
        return tuple(f for f in self._all if f in pair) if len(pair) == _PAIR else ()

    def _other_than(self, one: Forces) -> Forces:
        """The other one of two forces."""
        for pair in (self._base, self._document, self._named, self._all):
            if len(pair) == _PAIR and len(one) == 1 and one[0] in pair:
                return tuple(f for f in pair if f != one[0])
        return ()

    def _turns(self, sentence: Sentence, forces: Forces) -> bool:
        """In a text on one force: the paragraph begins with the name of another one."""
        reading, text = self._reading, self._reading.words(sentence)
        if len(forces) == 1 and (ordered(text) is not None or other_force(text) is not None):
            return True
        named = forces_named(reading, sentence.start, sentence.end)
        begins = sentence.start == reading.blocks[sentence.block].block.start
        if len(forces) != 1 or not named or not (begins or self._focus != self._base):
            return False
        return _TURNING.fullmatch(reading.text, sentence.start, named[0].start) is not None


def _has_short_paragraphs(reading: Reading) -> bool:
    """A newspaper's paragraphs of one sentence: a topic goes on from one to the next."""
    paragraphs = {s.block for s in reading.sentences}
    return reading.genre is Genre.NEWS_ARTICLE and len(reading.sentences) < _SHORT * len(paragraphs)


def _of_lead_in(laid: LaidBlock, of_block: dict[int, Forces]) -> Forces | None:
    """Forces of the lead-in of a list item, unless a heading stands between the two."""
    if laid.kind is not BlockKind.ITEM or laid.lead_in is None or (laid.heading or 0) > laid.lead_in:
        return None
    return of_block.get(laid.lead_in)
