"""Whether a sentence is a finding: the weight of what speaks for it and against it, and the rule for it.

Frames for and against (see `frames`), evaluative words, a police subject, figures, the lead-in of its list,
whether the sentence before was a finding, and its wording as a whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...model import Genre
from ..layout.asides import tells_no_findings
from ..reading import Label, MentionKind, Place, Reading, Speech, Voice
from ..words.gates import gated
from ..words.lexicon import forms, words
from .frames import Frames, frames, has_figure, police_weight
from .past import Past
from .polarity import Judgement, judge
from .standing import STANDING, standing
from .wording import FINDING, weigh

THRESHOLD = 0.83  # of what the rules and the wording come to
STANDING_COUNTS, ENOUGH = 0.75, 0.6  # of that and the learned standing of a sentence (decision 0066)
FEWEST_WORDS = 4
BACKGROUND = 3.5  # what led to an inspection
LEAST_SAID = -1.0  # what the wording of a sentence that an inspector says takes away at most
MOST_LOOKED_FOR = 2.0  # what the wording of a sentence on method adds at most
CUE_WEIGHT, LOOKED_FOR, MOST_CUES = 0.6, 0.2, 4.0  # what evaluative words add, and how much of them counts
FIGURE, CONTINUED, LABELLED = 0.6, 0.8, 1.5
LED_IN, WEAKLY_LED_IN = 2.0, 0.5
BARE = 0.8  # a sentence that neither judges nor tells what inspectors found
LANDING, CLEAR = 1.0, 2.0  # pages that only announce a report judge in clear words or not at all

_ABOUT_POLICING = frozenset({"general", "organise", "third", "law", "history"})  # may be what is found
_WE = re.compile(r"(?:\b[Ww]e|\b[Ii]nspectors|\bteam)(?:\s+(?:have\s+|also\s+|then\s+))*\W*$")
_STEP = re.compile(
    r"(?:(?:also|then|re-?)\s*)?(?:examined|audited|interviewed|reviewed|visited|observed|spoke|held|analysed|assessed|considered|surveyed|tested"
    r"|met|looked|carried\s+out|did|conducted|attended|collected|requested|sampled|read|checked|ran|asked|talked|listened)\b"
)
_ASKED = re.compile(
    r"(?:whether|what|to\s+what\s+extent|how\s+(?:well|far|effectively|efficiently|much|good))\b"
)
_NAMES_REPORT = gated(
    r"\s[–—-]\s+(?:an?|the)\s+(?:joint\s+)?(?:inspection|review|thematic\s+inspection|national\s+overview)\s+of\b",
    re.IGNORECASE,
)
_LOOKS = frozenset({"method", "purpose"})
_METHODICAL = frozenset({"method", "purpose", "law", "future", "organise", "general", "commission"})
_GAP = " " * 3
_COLUMNS = re.compile(rf"\S{_GAP} *\S")  # cells of a table whose layout was kept
_NO_COMMENT = gated(
    r"\b(?:declined\s+to|(?:would|did)\s+not)\s+comment\b|\bapproached\s+for\s+(?:a\s+)?comment\b"
)
_OURSELVES = re.compile(r"(?:we|our)\b", re.IGNORECASE)  # the paper on itself, outside quotation marks
_FEELINGS = forms("concerned troubled worried disappointed pleased shocked alarmed encouraged")
_FEELING = gated(
    r"""\b(?:was|is|were|are|am|feels?|felt)\s+["“'‘]?(?:\w+ly\s+)?
    (?:concerned|troubled|worried|disappointed|pleased|shocked|alarmed|encouraged)["”'’]?\W*$""",
    re.VERBOSE | re.IGNORECASE,
)
_PLANNED = gated(r"\bterms\s+of\s+reference\b", re.IGNORECASE)  # of what is still to be inspected
_GRADE_LIST = re.compile(
    r"(?:outstanding|good|adequate|requires\s+improvement|inadequate)\s*:\s*\w", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Decision:
    """The rule by which a sentence may be a finding, and what speaks for it; a label needs nothing else."""

    rule: str
    score: float | None = None  # the weight of all signs
    place: tuple[str, ...] = ()  # where it stands, as features beside its words
    standing: float = 0.0  # what its words and its place come to, as learned log odds

    @property
    def weight(self) -> float | None:
        """What the signs and the standing come to together; None for a label."""
        return None if self.score is None else self.score + STANDING_COUNTS * self.standing

    @property
    def holds(self) -> bool:
        """Whether that is enough; a sentence without a standing is known by its label or its lead-in."""
        return self.weight is None or self.weight >= (ENOUGH if self.place else THRESHOLD)


def decide(reading: Reading, index: int, place: Place, past: Past) -> Decision | None:
    """The rule and the weight of its signs, if the sentence can be a finding."""
    speech, text = reading.speech[index], reading.words(reading.sentences[index])
    if place.leads or speech.voice in (Voice.FORCE, Voice.OTHER):
        return None
    shortest = FEWEST_WORDS if place.lead_in is None else FEWEST_WORDS - 1
    if _GRADE_LIST.match(text) or (_GAP in text and _COLUMNS.search(text)):
        return None
    if reading.text.startswith("?", reading.sentences[index].end) or text.endswith("?"):
        return None
    if speech.voice is Voice.NARRATOR and reading.is_account and _OURSELVES.match(text):
        return None
    if _NO_COMMENT.search(text) or len(text.split()) < shortest or _is_feeling(text):
        return None
    if place.label not in (None, Label.RECOMMENDATION) and (place.own_label or place.lead_in is not None):
        return Decision("findings.labelled")
    lead = reading.words(reading.sentences[place.lead_in]) if place.lead_in is not None else ""
    if lead and (_is_step(lead, text) or _is_question(lead, text)):
        return None
    framed, judged = frames(text), judge(text)
    if _NAMES_REPORT.search(text) and not framed.reported:
        return None
    worded = _wording(reading, place, text)
    worded = min(worded, MOST_LOOKED_FOR) if _only_looks(framed) else worded
    if speech.name is not None and speech.voice is Voice.INSPECTORATE and not framed.against:
        worded = max(worded, LEAST_SAID)
    score = _score(reading, index, place, judged, framed, past) + worded
    rule = _rule(speech, framed, place) if score - worded >= THRESHOLD else "findings.worded"
    announced = place.lead_in is not None and _lead_weight(reading, place.lead_in) >= LED_IN
    if announced or place.label not in (None, Label.RECOMMENDATION):
        return Decision(rule, score)  # its label or its lead-in says what it is
    stands = standing(reading, index, past, framed, judged)
    return Decision(rule, score, stands, weigh(text, stands).get(STANDING, 0.0))


def _is_step(lead: str, text: str) -> bool:
    """``As part of this review, we:``, and below ``interviewed officers and staff``."""
    return _WE.search(lead) is not None and _STEP.match(text) is not None


def _is_question(lead: str, text: str) -> bool:
    """``Our inspection will consider:``, and below ``how effectively forces choose their advisers``."""
    asked = _ASKED.match(text)
    if asked is None:
        return False
    return asked.group() == "whether" or not (frames(lead).reported or judge(lead).weight >= CLEAR)


def _only_looks(framed: Frames) -> bool:
    """Whether a sentence says what was looked at: its good and bad words are what was looked for."""
    return framed.against in _LOOKS and not framed.reported


def _is_feeling(text: str) -> bool:
    """A feeling without its reason: "Inspectors were concerned"."""
    found = words(text).forms
    return bool(found) and found[-1] in _FEELINGS and _FEELING.search(text) is not None


def _rule(speech: Speech, framed: Frames, place: Place) -> str:
    if framed.reported or (speech.name is not None and speech.voice is Voice.INSPECTORATE):
        return "findings.attributed"
    if place.lead_in is not None:
        return "findings.listed"
    return "findings.own-voice" if speech.voice is Voice.INSPECTORATE else "findings.continued"


def _score(
    reading: Reading, index: int, place: Place, judged: Judgement, framed: Frames, past: Past
) -> float:
    sentence, speech = reading.sentences[index], reading.speech[index]
    text = reading.words(sentence)
    figure = has_figure(text)
    named = any(m.kind is MentionKind.FORCE for m in reading.mentions_in(sentence.start, sentence.end))
    attributed = speech.name is not None and not speech.quoted and place.lead_in is None
    score = 0.0 if attributed and framed.against in _ABOUT_POLICING else framed.weight
    cues = min(judged.weight, MOST_CUES) * (LOOKED_FOR if _only_looks(framed) else CUE_WEIGHT)
    score += cues + police_weight(text, named)
    aside = tells_no_findings(place.heading) or _PLANNED.search(reading.title) is not None
    score -= BACKGROUND * (not framed.reported and aside)
    score += FIGURE * (judged.weight == 0 and figure) + CONTINUED * past.was_finding
    bare = judged.weight == 0 and framed.weight <= 0 and place.lead_in is None and not figure
    score -= BARE * (bare and not attributed)
    led_in = 0.0 if place.lead_in is None else _lead_weight(reading, place.lead_in)
    told = framed.reported or led_in >= LED_IN or place.label is not None
    if reading.genre is Genre.PUBLICATION_PAGE and not told:
        score -= LANDING * (judged.weight < CLEAR and not figure)
    score += led_in + LABELLED * (place.label not in (None, Label.RECOMMENDATION))
    if framed.against and framed.reported and judged.weight >= 2:
        score -= framed.weight / 2  # "..., inspectors said as their report was published today"
    if speech.voice is Voice.NARRATOR:
        score += past.account
    return score


def _wording(reading: Reading, place: Place, text: str) -> float:
    """What the words add; they do not speak against an item of a list that is announced as findings."""
    announced = place.lead_in is not None and _lead_weight(reading, place.lead_in) >= LED_IN
    weight = weigh(text)[FINDING]
    return max(weight, 0.0) if announced else weight


def _lead_weight(reading: Reading, lead_in: int) -> float:
    """A list of findings is announced by a verdict or by what inspectors found."""
    text = reading.words(reading.sentences[lead_in])
    framed = frames(text)
    if framed.against in _METHODICAL and not framed.reported:
        return framed.weight
    attributed = reading.speech[lead_in].speaker is not None
    return LED_IN if framed.reported or attributed or judge(text).weight >= 2 else WEAKLY_LED_IN
