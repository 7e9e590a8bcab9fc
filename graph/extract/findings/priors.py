"""Earlier inspections: which sentences restate what was found, or asked for, before this inspection.

A sentence that names an earlier inspection as its source ("when we inspected in 2016", "our previous report
found", "inspectors had voiced concerns") opens such a passage. The past-tense sentences behind it in the same
paragraph belong to it, and so do the items of its list; "now" and "since" end it.
"""

from __future__ import annotations

import re

from ...model import BlockKind, Genre
from ..reading import LaidBlock, Reading, Sentence
from ..words.gates import gated
from ..words.lexicon import forms
from .verdicts import is_revisit

_MONTH = r"(?:(?:early|late|\d{1,2})\s+)?(?:[A-Z][a-z]+\s+)?"
_WORK = r"(?:inspections?|reports?|reviews?|visits?|assessments?|re-?inspections?)"
_BEFORE = r"(?:original|previous|earlier|initial|last|first|preceding|separate)"
_FOUND = (
    r"(?:found|concluded|identified|judged|said|shown|showed|voiced|raised|reported|revealed|highlighted"
    r"|described|criticised|established|told|warned|made|recommended|issued|set\s+out|graded|saw|been\s+(?:concerned|critical|worried))"
)
_WE = (
    r"(?:we|I|inspectors|inspections?|HMIC(?:FRS)?|my\s+predecessor"
    r"|the\s+(?:inspectorate|watchdog|report|inspection|review|(?:two\s+)?inspectorates))"
)
_ANCHORS = tuple(
    gated(wording, re.IGNORECASE)
    for wording in (
        rf"\b(?:in|of|at)\s+(?:our|the|its|that|their)\s+{_BEFORE}\s+(?:\w+\s+){{0,3}}?{_WORK}\b",
        rf"\b(?:our|the|its|that|his|her)\s+{_BEFORE}\s+(?:\w+\s+){{0,3}}?{_WORK}\b[^.]{{0,60}}?\b{_FOUND}\b",
        r"\bthat\s+(?:\w+\s+)?inspection\b[^.]{0,90}?\b(?:found|concluded|showed|revealed|uncovered|told|saw)\b",
        r"\b(?:report|inspection)\s+that\s+followed\b",
        rf"^in\s+that\s+year\b[^.]{{0,40}}\b{_FOUND}\b",
        rf"\bwhen\s+{_WE}\s+(?:last|first|previously|originally)\s+(?:inspected|examined|reported|visited|looked)",
        rf"\bwhen\s+{_WE}\s+(?:was|were)\s+last\b",
        r"\b(?:was|were)\s+last\s+(?:visited|inspected|examined)\b",
        r"^(?:\w+|\d+)\s+(?:years?|months?)\s+ago,?\s",
        rf"\bat\s+the\s+time\s+of\s+(?:our|the|its)\s+{_BEFORE}\b",
        rf"(?<!\bthose\s)(?<!\bthat\s)(?<!\bwhich\s)(?<!\bwhat\s)\b{_WE}\s+had\s+(?:already\s+|previously\s+|earlier\s+|also\s+|then\s+)?{_FOUND}\b",
        rf"\b{_WE}\s+(?:previously|originally|earlier)\s+{_FOUND}\b",
        rf"^at\s+the\s+time,?\s+{_WE}\s+{_FOUND}\b",
        rf"\b(?:\w+|\d+)\s+(?:years?|months?)\s+(?:ago|earlier|before),?\s+(?:{_WE}|it|they)\s+(?:had\s+)?{_FOUND}\b",
        rf"\b(?:{_WE}|it|they)\s+(?:had\s+)?{_FOUND}\b[^.]{{0,80}}\b(?:two|three|four|five|six|seven|\d+)\s+years\s+(?:ago|earlier)\b",
        r"\bwe\s+told\s+you\s+then\b",
        rf"\b{_WE}\s+{_FOUND}\s+(?:\w+|\d+)\s+(?:years?|months?)\s+ago\b",
        r"\bhad\s+then\s+\w+(?:ed|en)\b",
        rf"^in\s+our\s+(?:\w+\s+)?report\s+of\s+\w+(?:\s+\d{{4}})?,?\s+we\s+{_FOUND}\b",
        rf"^last\s+year['’]s\s+{_WORK}\s+{_FOUND}\b",
        rf"\b{_WE}\s+(?:\w+\s+){{1,3}}at\s+the\s+time\b(?!\s+of\s+(?:this|our|the)\b)",
        rf",\s+we\s+{_FOUND}\s+in\s+[A-Z]\w+,",
        r"^(?:in\s+those\s+days|back\s+then|at\s+that\s+time)\b",
        r"\bof\s+the\s+[\d,]+\s[^.]{0,60}\bexamined\s+at\s+the\s+time\b",
    )
)
_ENGAGE = gated(
    r"""\b(?:moved|placed|put|went|entered|taken)\b[^.]{0,60}\b(?:Engage|enhanced\s+monitoring|special\s+measures|there)\b
      [^.]{0,60}\b(?:because|after|when|as)\b""",
    re.VERBOSE,
)
_HOLDS = re.compile(
    r"\s+(?:it|they|the\s+force|[A-Z]\w+(?:\s[A-Z]\w+)*)\s+(?:is|are|has|have|does|do|cannot|can)(?:n['’]t)?\b"
)  # "because it is not investigating well": why it is moved now
_MOVED = gated(
    r"\b(?:moved|placed|put|went|entered|taken)\b[^.]{0,60}\b(?:Engage|enhanced\s+monitoring|special\s+measures)\b"
)
_DID_SO = gated(r"\w+(?:\s\w+)?\s+(?:did\s+(?:so|this)|was|were|happened)\s+(?:because|after|as)\b")
_DATED = gated(
    rf"""\b{_WORK}(?:\s+(?:in|of|from|carried\s+out\s+in)|(?:\s+of\s+[^.;,]{{3,40}},)?\s+published\s+in)\s+{_MONTH}(?P<behind>(?:19|20)\d\d)\b
      |\b(?:[Oo]ur|[Tt]he|[Ii]ts|[Aa])\s+(?:PEEL\s+)?(?P<front>(?:19|20)\d\d)(?:[/–-]\d\d(?:\d\d)?)?\s+(?:[\w’'-]+\s+){{0,3}}?{_WORK}\b
      |\b[Ww]hen\s+(?:{_WE}|it|they)\s+(?:inspected|examined|reported|visited|looked)\b[^.]{{0,60}}\bin\s+{_MONTH}(?P<verb>(?:19|20)\d\d)\b
      |^(?:HMIC(?:FRS)?|We|Inspectors)\s+(?:revisited|visited|inspected|returned\s+to)\b[^.;]{{0,40}}\bin\s+{_MONTH}
        (?P<went>(?:19|20)\d\d)\b(?=[^.]*\b(?:found|reported|concluded)\b)
      |^(?:But\s+)?[Ii]n\s+{_MONTH}(?P<opening>(?:19|20)\d\d)\b(?=[^.]*\b(?:had|inspect\w*|we|HMIC)\b)""",
    re.VERBOSE,
)
_THEN = re.compile(  # in a revisit: "In 2019 more than a third were not", "Morale had been low in 2019"
    rf"^(?:But\s+)?[Ii]n\s+{_MONTH}(?P<opening>(?:19|20)\d\d)\b|\bhad\b[^.;]{{0,120}}\bin\s+{_MONTH}(?P<had>(?:19|20)\d\d)\b"
)
_ASIDE = re.compile(
    r"\b(?:which|who|whom|that|as|than)\b[^,;]{0,120}$"
)  # "which nobody had heard of in 2019"
_AFTER_FOUND = re.compile(
    rf"\b(?:after|when|because)\s+{_WE}(?:\s+\([^)]*\))?\s+(?:had\s+)?{_FOUND}\b", re.IGNORECASE
)
_SINCE = gated(
    r"\b(?:since(?=\s+(?:then|our|last|(?:the|its|that)\s+(?:last|previous|first|time|start|visit|report|inspection)|(?:19|20)\d\d|[A-Z][a-z]+\s+(?:19|20)\d\d)\b|\W*$)"
    r"|compared\s+(?:to|with)|(?:up|down)\s+from|than(?:\s+\w+){0,3}?\s+(?:in|at|when|before|one\s+(?:that\s+)?we)|follow(?:s|ing|up)|recommendations?\s+(?:from|of|in|made))\b",
    re.IGNORECASE,
)
_COMPARING = forms("since compared than up down follow follows following recommendation recommendations")
_NOW = re.compile(
    r"""\b(?:now|this\s+time|today|since|currently|at\s+present|still|again|no\s+longer|is|are|has|have
      |we\s+(?:are|have))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_OF_THEN = re.compile(
    r"(?:our\s+)?(?P<before>(?:19|20)\d\d)\s+(?:recommendations|findings|conclusions)"
    r"|(?:what\s+(?:we|I|inspectors|HMIC(?:FRS)?)\s+(?:found|saw|said|reported|concluded|recommended|asked\s+for)"
    r"|(?:recommendations?|findings?|causes?\s+of\s+concern|areas?\s+for\s+improvement)(?:\s+(?:made|raised|issued|identified))?)"
    r"(?:\s+(?:in|from|of)\s+|,\s+|\s+\()(?P<behind>(?:19|20)\d\d)\W*",
    re.IGNORECASE,
)
_OUTSTANDING = re.compile(  # leads in what was asked for before
    r"\brecommendations\b[^.]{0,40}\b(?:outstanding|open|unmet|not\s+(?:yet\s+)?been\s+(?:met|carried\s+out|implemented))\b",
    re.IGNORECASE,
)
_TURNED = re.compile(r";[^;]*\b(?:now|is|are|by\s+the\s+time\s+of\s+this)\b")  # "; there is one now"
_ASKED_THEN = gated(
    r"(?:the|our)\s+(?:\w+\s+){0,2}?causes?\s+(?:of|for)\s+concern\s+w(?:as|ere)\b|the\s+(?:first|second|third|other)\s+w(?:as|ere)\s+that\b|(?:we|I)\s+(?:also\s+|therefore\s+|then\s+)*(?:recommended|asked|said)\s+that\b",
    re.IGNORECASE,
)
_CAUSES_THEN = gated(
    r"\bwe\s+(?:had|identified|issued|raised|set\s+out)\s+\w+\s+(?:accelerated\s+)?causes?\s+(?:of|for)\s+concern\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"Recommendation\s+\d", re.IGNORECASE)  # in a letter that says which of them are met
_CLOSES = gated(
    r"\bthis\s+recommendation\s+(?:is|has\s+been)\s+(?:now\s+)?(?:closed|met|complete|discharged|carried\s+out)\b"
    r"|\bclosed\s+this\s+recommendation\b|\bthis\s+recommendation\s+(?:stays|remains)\s+open\b",
    re.IGNORECASE,
)
_DATE_ALONE = re.compile(r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:[A-Z][a-z]+,?\s+)?(?P<year>(?:19|20)\d\d)")
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_YEAR = gated(r"\b(?:19|20)\d\d\b")
_EARLIER = forms(
    "original previous earlier initial last first preceding separate that when had previously originally "
    "time days then ago earlier years"
)
_TELLING = forms(
    "inspected inspection inspections inspector inspectors examined reported visited looked report "
    "review reports reviews visit hmic hmicfrs engage monitoring measures had previously originally "
    "earlier days then time ago"
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|could|might|would|failed|lacked|took|made|left|\w{3,}ed)\b", re.IGNORECASE
)


def read(reading: Reading) -> None:
    """Fill ``earlier``: for each sentence whether it speaks of an earlier inspection."""
    reading.earlier = []
    said = ""  # the sentence before
    last: dict[int, bool] = {}  # by block: whether its last sentence did
    limit, revisit = _first_own_year(reading), is_revisit(reading)
    closing = revisit and _CLOSES.search(reading.text) is not None
    for sentence in reading.sentences:
        text, laid = reading.words(sentence), reading.blocks[sentence.block]
        listed = laid.kind is BlockKind.ITEM and laid.lead_in is not None
        above = last.get(laid.lead_in if listed and laid.lead_in is not None else sentence.block, False)
        prior = (
            _opens(reading, text, limit)
            or (above and (listed or _goes_on(text)))
            or _is_of_then(reading, sentence, limit)
            or _is_outstanding(reading, laid)
            or (revisit and (_ASKED_THEN.match(text) or _CAUSES_THEN.search(text)) is not None)
            or (revisit and _is_dated_then(text, limit))
            or (closing and _ASKED.match(sentence.label or "") is not None)
            or (_DID_SO.match(text) is not None and _MOVED.search(said) is not None)
        )
        said = text
        reading.earlier.append(prior)
        last[sentence.block] = above if listed else prior


def _is_outstanding(reading: Reading, laid: LaidBlock) -> bool:
    """An item of ``Two of our recommendations are still outstanding:``."""
    lead_in = None if laid.lead_in is None else reading.blocks[laid.lead_in].block
    return lead_in is not None and _OUTSTANDING.search(reading.words(lead_in)) is not None


def _is_of_then(reading: Reading, sentence: Sentence, limit: int | None) -> bool:
    """``What we found in 2017``, as heading or label: what stands below or behind is of an earlier year."""
    laid = reading.blocks[sentence.block]
    if limit is None:
        return False
    label = _OF_THEN.match(reading.text, laid.block.start, sentence.start)
    if label is not None and label.end() == sentence.start:
        return _is_past(reading, label["before"] or label["behind"], limit)
    if laid.heading is None:
        return False
    words = reading.words(reading.blocks[laid.heading].block)
    if dated := _DATE_ALONE.fullmatch(words):  # an entry of a timeline
        return _is_past(reading, dated["year"], limit)
    then = _OF_THEN.fullmatch(words)
    return then is not None and _is_past(reading, then["before"] or then["behind"], limit)


def _is_past(reading: Reading, year: str, limit: int) -> bool:
    """Whether a year is one of earlier inspections, and not that of the document."""
    return int(year) <= limit and not (reading.published or "").startswith(year)


def _opens(reading: Reading, text: str, limit: int | None) -> bool:
    """Whether a sentence names an earlier inspection as the source of what it says."""
    if _TURNED.search(text):
        return False
    dated = limit is not None and _YEAR.search(text) is not None
    if not dated and _TELLING.isdisjoint(forms(text)):
        return False
    if not _COMPARING.isdisjoint(forms(text)) and _SINCE.search(text):
        return False
    if _tells_move(text) and (reading.genre is not Genre.NEWS_ARTICLE or _long_ago(text, limit)):
        return True
    if limit is not None and dated and _AFTER_FOUND.search(text):
        return max(map(int, _ANY_YEAR.findall(text))) <= limit
    if limit is not None and dated and (inspected := _DATED.search(text)):
        year = int(next(filter(None, inspected.groups())))
        return year < limit or (year == limit and bool(re.search(r"\bhad\b", text)))
    return not _EARLIER.isdisjoint(forms(text)) and any(anchor.search(text) for anchor in _ANCHORS)


def _is_dated_then(text: str, limit: int | None) -> bool:
    """Whether a sentence of a revisit tells how things were in the year of an earlier inspection."""
    told = _THEN.search(text) if limit is not None else None
    if (
        limit is None
        or told is None
        or _ASIDE.search(text, 0, told.start())
        or not _COMPARING.isdisjoint(forms(text))
    ):
        return False
    return int(told["opening"] or told["had"]) < limit and _goes_on(text)


def _tells_move(text: str) -> bool:
    """Whether it gives the reason for a move into Engage as a thing of the past."""
    moved = _ENGAGE.search(text)
    return moved is not None and _HOLDS.match(text, moved.end()) is None


def _long_ago(text: str, limit: int | None) -> bool:
    """Whether news tells of a move that is none: "had been", or in an earlier year."""
    years = [int(year) for year in _ANY_YEAR.findall(text)]
    return "had been" in text or (limit is not None and bool(years) and max(years) <= limit)


def _goes_on(text: str) -> bool:
    return not _NOW.search(text) and _PAST.search(text) is not None


def _first_own_year(reading: Reading) -> int | None:
    """Year before which an inspection is an earlier one: that of the fieldwork, else before publication."""
    work = reading.inspections[0].fieldwork if reading.inspections else None
    if work:
        return int(work[0][:4])
    if reading.published is None:
        titled = [int(year) for year in _ANY_YEAR.findall(reading.title)]
        return max(titled) - 1 if titled else None
    return int(reading.published[:4]) - (0 if is_revisit(reading) else 1)
