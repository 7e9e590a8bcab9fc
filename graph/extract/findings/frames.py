"""What kind of sentence it is: scored frames that speak for a finding or against one.

Frames stand in ``data/lexicons/frames.csv``. Purpose, method, law, general truths, counts of recommendations,
plans of the inspectorate, hopes, pointers to other texts, commissions, history, organisation, monitoring and
other agencies speak against a finding; "inspectors found", an evaluation and a police subject for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..words.gates import gated
from ..words.lexicon import Hit, Words, forms, lexicon, words

_QUESTIONS = frozenset({"how", "whether", "what"})
OPENING = 7  # words in which a frame counts that must open its sentence
_REACHES = {"start": OPENING, "opens": 2}  # words in which a cue must begin
_POLICE_NAMED = forms("police policing officers constabulary force forces detectives")
_POLICE = forms(
    "officer officers staff supervisor supervisors detective detectives forces victim victims "
    "detainee detainees investigation investigations custody neighbourhood record records recording "
    "cases crimes calls training supervision governance leadership performance data vetting "
    "intelligence referral referrals complaint complaints demand"
)
_POLICE_PHRASE = gated(
    r"""\b(?:(?:the|this|that|its|their|some|many|most|all|every|no)\s+(?:police\s+)?
        (?:forces?|constabular(?:y|ies)|service|met|sergeants?|investigators?|leaders?|teams?|units?|managers?
          |workforce|recruits)
      |call\s+(?:handlers?|handling)|frontline|senior\s+leaders|chief\s+constable|control\s+room
      |risk\s+assessments?|response\s+times?)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:When|Since|After|As|Having|Because|Although|Though|While|Whilst|Despite|Once|If"
    r"|(?:At|On)\s+the\s+(?:day|night|morning|evening|time|date)(?=\s+(?:that\s+|when\s+|on\s+which\s+)?(?:we|inspectors)\b))"
    r"\s[^,]{0,160},(?=(?:\s+\S+){4})"
)
INSPECTORATE = gated(
    r"(?:Her\s|His\s)?(?:HM|Majesty['’]s)\sInspectorate\sof\sConstabulary(?:\sand\sFire\s(?:&|and)\sRescue\sServices)?"
    r"(?:\s\(HMIC(?:FRS)?\))?"
)
_APPOSITION = re.compile(
    r"^((?:[^\s,;:]+\s+){0,9}[^\s,;:]+),\s[^,;:]{3,80},\s(?=(?:\w+ed|went|spoke|took|has|have|is|was|were|had)\b)"
)  # "A team led by Ann Lee, HM Inspector, went through ..."
_EVENT = gated(
    r"(?:On|In|Until|During)\s+(?:[\w’']+\s+){0,4}?(?:(?:19|20)\d\d|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b"
)
_RECORDED = re.compile(
    r"""\b(?:found|recorded|rose|fell|average|proportion|rate|percent|per\s+cent|sample|records|only)\b|%
      |(?:,|\d)\s(?:the\s+(?:force|constabulary)|forces|officers|staff|it|they)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_MOVED = gated(
    r".{0,200}?\b(?:Engage|special\s+measures|enhanced\s+monitoring)\b.{0,60}?\b(?:because|after)(?=(?:\s+\S+){4})"
)  # the reason for the move is what judges
_PUBLISHED = gated(
    r".{0,120}?\b(?:published|issued|released)\b.{0,120}?,?\s(?:which|that)\s+(?=(?:found|identified|revealed|concluded|showed)\b)"
)  # what a report found is said of the force, that it was published is not
_LOOKING = re.compile(
    r"\s[–—]\s(?:which|that)\s(?:looks|looked|examine[sd]?|assesse[sd]|considers?|considered|covers?|covered)\b[^–—]*\s[–—]\s"
)  # "The inspection – which examines how ... – has found": what it looks at
_COMMISSIONED = re.compile(
    r"(?P<report>\b(?:an?|the|this)\s(?:[\w-]+\s){0,2}?(?:report|review|inspection),?)\s(?:commissioned|ordered|requested)\sby\s[^.;:]{3,80}?,?\s"
    r"(?=(?:(?:has|have)\s)?(?:said|says|found|finds|concluded|warned|warns|revealed|reveals)\b)"
)  # "A review commissioned by the Home Secretary has found": who asked for it
_BRACKETED = re.compile(r"\s\((?:first\s+)?(?:published|issued|released|set\s+out|described|see)\b[^()]*\)")
_TIMES = frozenset({"when", "after", "before", "since", "until"})
_PEOPLE = forms("people women men children staff police everyone everybody")
_WE = forms("we inspectors they i")
_LOOKERS = forms(
    "we our i my they it its this these inspector inspectors inspectorate inspectorates hmic hmicfrs "
    "inspection inspections review reviews audit report study fieldwork visit visits team sample examination "
    "data inspected visited"
)
_SETTINGS = forms(
    "in on at for as during after before when while with since until between by from this these"
)
EVENT = -1.5
_EXAMINED = gated(
    r"""(?:An?|The|This|Our|Its|Each)\s(?:\w+\s){0,3}?(?:inspections?|reviews?|audits?|visits?|fieldwork)\s(?:[\w,]+\s){0,9}?
    (?:examined|considered|assessed|covered|explored|tested|focus(?:s)?ed\son|looked\s(?:at|into))\b""",
    re.VERBOSE,
)
METHOD = -3.0
_TURN = re.compile(r",\s(?:yet|but)\s")
_ANAPHOR = re.compile(r"^\W*(?:it|they|its|their|this|these|that|those|such)\b", re.IGNORECASE)
_FIGURE = gated(
    r"""\d[\d,.]*\s*(?:%|per\s?cent)|\b\d[\d,.]+\b
      |\b(?:one|two|three|four|five|six|seven|eight|nine|half|third|quarter)\s+(?:in|of|out)\b""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Frames:
    """Sum of frame weights for and against a finding, and the name of the strongest frame against it."""

    weight: float
    against: str | None
    reported: bool  # "inspectors found", "HMICFRS said"


@lru_cache(maxsize=512)
def frames(text: str) -> Frames:
    """Read the frames of a sentence; what a clause in front ("When we examined ...,") says does not count."""
    if aside := _ASIDE.match(text):
        text = text[aside.end() :]
    if ("ngage" in text or "special" in text or "monitoring" in text) and (moved := _MOVED.match(text)):
        text = text[moved.end() :]
    text = _LOOKING.sub(" ", text) if " – " in text or " — " in text else text
    text = _BRACKETED.sub("", text) if "(" in text else text
    text = _COMMISSIONED.sub(r"\g<report> ", text) if "ed by " in text else text
    if published := _PUBLISHED.match(text):
        text = text[published.end() :]
    text = _APPOSITION.sub(r"\1 ", text) if text.count(", ") > 1 else text
    found = words(INSPECTORATE.sub("HMICFRS", text))
    weights: dict[str, float] = {}
    turn = _TURN.search(text)
    asked = next((i for i, form in enumerate(found.forms) if form in _QUESTIONS), len(found))
    for hit in lexicon("frames").longest(found):
        frame, weight = hit.row["frame"], float(hit.row["weight"])
        if frame == "found" and hit.first > asked and "method" in weights:
            continue  # "The inspection looked at how well forces identified risk"
        if frame == "method" and not _is_method(found, hit):
            continue
        if frame == "agency" and not _POLICE_NAMED.isdisjoint(forms(text)):
            continue  # "Social workers and police officers ..."
        if hit.row["where"] == "any" or hit.first < _REACHES[hit.row["where"]]:
            if frame == "general" and turn and found.end(hit.last - 1) <= turn.start():
                weight /= 3  # "Fraud is a national problem, yet the force ..."
            weights[frame] = max(weights.get(frame, 0.0), weight, key=abs)
    return _weighed(text, weights)


def _weighed(text: str, weights: dict[str, float]) -> Frames:
    """The sum: of frames against, the strongest counts in full."""
    if _EVENT.match(text) and "found" not in weights and not _RECORDED.search(text):
        weights["history"] = min(weights.get("history", 0.0), EVENT)
    if _EXAMINED.match(text):
        weights["method"] = METHOD
    if "done" in weights:  # what became of recommendations is a finding, how many were made is not
        weights.pop("count", None)
        weights.pop("label", None)
    against = min((f for f in weights if weights[f] < 0), key=weights.__getitem__, default=None)
    total = sum(w for w in weights.values() if w > 0)
    total += weights[against] if against else 0.0
    total += sum(w / 3 for f, w in weights.items() if w < 0 and f != against)
    return Frames(total, against, "found" in weights)


def _is_method(found: Words, hit: Hit) -> bool:
    """Whether a wording of method tells what inspectors did."""
    if hit.first > 1 and _is_relative(found, hit):
        return False  # "Most of the women we spoke to had been turned away"
    if hit.first and found.forms[hit.first - 1] in _TIMES:
        return False  # "The records were poor when we visited"
    return not hit.first or not _LOOKERS.isdisjoint(found.forms[: hit.last])  # "are looked at with rigour"


def _is_relative(found: Words, hit: Hit) -> bool:
    """Whether a clause of inspectors only says which people or things are meant."""
    noun, goes_on = found.forms[hit.first - 1], hit.last + 1 < len(found)
    named = (noun.endswith("s") and len(noun) > 3) or noun in _PEOPLE
    counts = "of" in found.forms[1 : hit.first] and has_figure(" ".join(found.forms[: hit.first]))
    setting = found.forms[0] in _SETTINGS and not counts  # "In 43 of the 48 logs we read" counts
    return goes_on and named and found.forms[hit.first] in _WE and not setting


def police_weight(text: str, named: bool) -> float:
    """How clearly a sentence speaks of a force, its people or its work."""
    if named or not _POLICE.isdisjoint(forms(text)) or _POLICE_PHRASE.search(text):
        return 1.0
    return 0.5 if _ANAPHOR.match(text) else 0.0


def has_figure(text: str) -> bool:
    """Whether a sentence offers figures as evidence."""
    return bool(_FIGURE.search(text))
