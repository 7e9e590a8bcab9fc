"""What a sentence asks for: the wordings of recommendations, as functions of its text and its lead-in.

"should" asks; so do "we recommend", "calls for" and "wants". "must", "needs to" and "is told to" ask only
for a step that one could tick off (``data/lexicons/demands.csv``) or by a date; other demands say what is
wrong today.
"""

from __future__ import annotations

import re

from ..findings.frames import INSPECTORATE, frames
from ..words.gates import gated
from ..words.lexicon import forms, lexicon, words
from .deadlines import find_deadline

SHOULD = gated(
    r"""\b(?<!\bas\sit\s)(?<!\bas\sthey\s)(?<!\bthan\sit\s)(?<!\bthan\sthey\s)(?<!\bas\swe\s)(?:should(?!\s+(?:very\s+much\s+)?like\b)|ought\s+to)\b(?!\W*$|\s+have\W*$)
    (?!\s+(?:never\s+happen|(?:not\s+)?(?:shame|surprise|worry|alarm|trouble|come\s+as)\b|have\s+(?:in|when|at|by)\b|(?:never\s+|not\s+)?have\s+(?:\w{3,}ed|been|had|done|gone|led|seen|known|made|taken|given|got|told|found)\b
      |not\s+be\s+(?:under|over)|be\s+["“'‘]?(?:able|noted|said|proud|congratulated|commended|applauded|praised|thanked|credited|celebrated|reassured|read)
      |help\b|mean\b|lead\s+to|result\s+in))""",
    re.VERBOSE | re.IGNORECASE,
)
_SHOULD_HAVE = gated(r"\b(?:should|must)\s+have\b", re.IGNORECASE)
MUST = gated(
    r"""\b(?:must|(?<!\bhad\s)(?<!\bhave\s)(?<!\bhas\s)ha(?:s|ve|d)\s+to|(?<!\bthe\s)need(?:s|ed(?!\s+to\s+be\b))?\s+to|(?<!HMIC\s)(?<!HMICFRS\s)(?<!inspectors\s)(?:is|are|was|were|ha(?:s|ve)\s+(?:also\s+)?been)\s+(?:also\s+)?(?:told|asked|urged|ordered|instructed)\s+(?:to|for)
      |(?:have|has|had)(?:\s+been\s+given)?\s+until)\b""",
    re.VERBOSE | re.IGNORECASE,
)
TOLD = gated(
    r"""\bha(?:s|ve)\s+(?:also\s+)?been\s+(?:told|ordered|instructed)\s+
      (?:to\b|(?:that\s+)?(?:it|they)\s+(?:must\b|ha(?:s|ve)\s+\w+\s+(?:days|weeks|months)\s+to\b))
    |\bha(?:s|ve)\s+been\s+given\s+(?:\w+\s+(?:days|weeks|months)|until\s+[^.;,]{3,20}?)\s+to\b
    |\bmust\s+now\b|\bnow\s+ha(?:s|ve)\s+to\b|\bha(?:s|ve)\s+now\s+to\b""",
    re.VERBOSE | re.IGNORECASE,
)
_ASKS = gated(
    r"""^(?:[\w’',-]+\s+){0,7}?(?<!what\s)(?:I|we|it|they|he|she|HMIC(?:FRS)?|inspectors?|(?:the\s+)?(?:inspectorate|watchdog|report))\s+
    (?:also\s+|therefore\s+|now\s+|has\s+|have\s+)*
    (?:recommend(?:s|ed)?\b(?!\s+in\b)|wants?\s+(?!to\b|this\b|it\s+to\s+be\b|that\s+to\b)|urge[sd]?\b|(?:must\s+)?asks?\s+(?!for\b)(?:the|that|every|each|all|forces|chief|you\s+to)\b|call(?:s|ed)?\s+(?:for|on)\b
      |(?:am|is|are)\s+asking\s+(?:the|every|each|all|forces|chief|you)\b[^.;]{0,60}?\sto\s
      |(?:is|are)\s+calling(?:,[^,]{3,60},)?\s+(?:for|on)\b
      |asks?\s+(?-i:(?:[A-Z][\w’'&-]+\s+(?:and\s+)?){1,5})to\s
      |invites?\s+(?:the\s+)?(?:(?-i:[A-Z])|chief\b|forces?\b|(?:all|each|every)\s+(?:force|chief)|commissioner|constabular)[^.;]{0,60}?\s+to\s
      |asked\s+(?:the|its|their|his|her)\s+(?:chief\s+constable|force|constabulary|commissioner)\s+to\b|(?:asked|wanted)\s+(?:the\s+)?(?:(?-i:Government|Home\s+Office|College|NPCC|National\s+Police\s+Chiefs)|government|ministers)\b[^.;]{0,90}?\s+to\s|(?:told|tells|ordered|instructed)\s+(?:the\s+(?:force|constabulary|service|Met)|it|them|(?:all\s+|every\s+)?(?:chief\s+constables?|forces?)|(?-i:[A-Z]\w+)(?:\s(?-i:[A-Z]\w+))?)\s+to\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_EXPECTS = gated(
    r"(?:I|we|inspectors|HMIC(?:FRS)?|the\s+inspectorate)\s+(?:will\s+|would\s+|also\s+)*expects?\s+(?!to\b|that\b)[^.;]{2,80}?\s+to\s",
    re.IGNORECASE,
)  # asks only with a date: forces are also "expected to" do what they always do
_ENDS_ASKING = gated(
    r"""(?:\b(?:should|must|ought\s+to|(?:need|needs|has|had|have)\s+to)\b(?:\s+\w+ly)?(?:\s+(?:also|now|all))?(?:,[^,]{0,80},)?
      |\brecommend(?:s|ed|ations?)?\b[^.]{0,80}?|\bcall(?:s|ed)?\s+(?:for|on)\b[^.]{0,60}?)
    (?:\s+(?:(?:take\s+(?:immediate\s+|urgent\s+)?(?:steps|action)\s+to\s+
          |(?:put|have|establish|introduce|implement|develop)\s+(?:in(?:to)?\s+(?:place|effect)\s+)?
           (?:arrangements|process(?:es)?|procedures?|systems?|measures|plans?)\s+(?:in(?:to)?\s+(?:place|effect)\s+)?(?:which|that|to)\s+)?
        (?:make\s+sure|ensure|satisfy\s+(?:itself|themselves|himself|herself))
        |take\s+(?:immediate\s+|urgent\s+)?(?:steps|action)\s+to|to|focus\s+on|cover|(?:are|is|were|was|include|included)))?
    (?:\s+that)?(?:\s+(?:it|they|the\s+force|forces|all\s+forces|its\s+\w+(?:\s+and\s+\w+)?))?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_LACKING = gated(
    r"\b(?:as|than|what|that|which|when|where)\s+(?:it|they|the\s+force|forces|officers)\s+should(?:\s+not)?(?:\s+(?:have|be|do))?\W*$",
    re.IGNORECASE,
)  # "has not the priority that it should have"
_ENDS_WANTING = gated(
    r"""^(?:[\w’',-]+\s+){0,4}?(?:HMIC(?:FRS)?|inspectors?|inspectorate|watchdog|report|it|they)\s+(?:also\s+|now\s+)?
    (?:(?:wants?|would\s+like)(?:\s+to\s+see)?|asks?|asked|urge[sd]?)(?:\s+(?:the\s+)?
    (?:force|constabulary|service|forces|chief\s+constables?|(?-i:[A-Z])[\w’' ]{2,40}?))?(?:\s+to)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_MODALS = forms(
    "should ought must have has had need needs needed told asked urged ordered instructed"
)  # words without which neither pattern holds
_FIRM = gated(
    r"\b(?:should|ought|recommend|call(?:s|ed)?\s+(?:on|for)|wants?\b|asks?\b|asked\b|urge)", re.IGNORECASE
)
_NOT_ADDRESSED = re.compile(
    r"""\b(?:victims?|children|the\s+public|people|communities|residents|everyone|nobody|no\s+one|none\s+of\s+us|it\s+is|there\s+is|I|we)\s*$
      |\b(?:may|might|could|would)\b(?:\s+\w+)?\s*$
      |\b(?:that|which)\s*$|\b(?:whether|what|how|which|who|why|where)\b[^,;]{0,80}$|^(?:when|while|after|because|although)\b[^,;]{0,80}$
      |\b(?:when|before|where)\s+(?:it|they|\w+)\s*$|\b(?:one|others|no\s+\w+|solicitors|readers)\s*$|^(?:In\s+the\s+\w+\s+\w+\s+)?(?:[Aa]|[Aa]ny|[Aa]n)\s+(?:\w+\s+){1,2}(?:that\s[^,;]*)?$
      |\b(?:this|the|that)\s+(?:cause\s+of\s+concern|area\s+for\s+improvement|recommendation)\s*$
      |\bwhose\b[^,;]{0,60}$|£[\d.,]+\w*(?:\s+(?:million|billion))?\s+(?:that\s+)?(?:it|they|the\s+(?:force|constabulary))\s*$
      |\bwho\b[^.;]{0,80}$|^When\s+we\s[^.;]{0,80}$
      |\b(?:some|many|others|campaigners|critics|several|witnesses|respondents|commentators)\s+(?:\w+\s+){0,2}(?:argued?|argues|suggest(?:ed)?|believed?|felt|feel|said|say|think|thought|want(?:ed)?)\b[^.;]*$
      |\b(?:recognised|acknowledged|admitted|accepted|agreed|knew|felt|believed)\b[^,;]{0,60}$""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_DEMAND = frozenset(
    {"commission", "method", "purpose", "law", "history", "monitoring", "third", "general", "organise"}
)
_ASKED_FOR = frozenset({"method", "commission"})  # may be told in front of the modal, or be what is asked for
_DATED_START = re.compile(r"^(?:by|within|before|immediately|no\s+later)\b", re.IGNORECASE)
_STATEMENT = re.compile(r"\w+\s+(?:is|are|was|were|has|have|had|by|of|remains?)\b", re.IGNORECASE)
IMPERATIVE_LENGTH = 80  # characters in which the verb of an order stands
_WISHES = re.compile(
    r"\b(?:I|we|inspectors)\s+(?:should|would)\s+(?:also\s+)?like\s+(?:to\s+see\s+)?(?:\w+\s+to\s+)?[^.]{0,40}?\b(?:two|three|four|five|six|the\s+following|these)"
    r"\s+(?:\w+\s+)?(?:things|steps|actions|changes|improvements|measures)\b[^.]{0,40}$"
)
_FOLLOWING = gated(
    r"\b(?:told|asked|ordered|instructed|wants?|should|must|needs?|has|have)\b[^.;]{0,60}?\bdo\s+(?:the\s+following|these"
    r"|(?:(?:these\s+)?(?:two|three|four|five|six|seven|\d+)\s+|these\s+)things)\W*$",
    re.IGNORECASE,
)
_IS_RECOMMENDED = re.compile(r"It\s+is\s+(?:also\s+|therefore\s+)?recommended\s+that\b")
ASKED_OF = re.compile(  # "The College of Policing is asked to rewrite its guidance"
    r"(?:The\s+)?(?:College\s+of\s+Policing|National\s+Police\s+Chiefs['’]\s+Council|NPCC|Home\s+Office|Government|[Cc]hief\s+[Cc]onstables|(?:[Aa]ll\s+|[Ee]very\s+|[Ee]ach\s+|[Pp]olice\s+)?[Ff]orces?"
    r"|(?:[A-Z][\w’'&-]+\s+){1,4}(?:Police|Constabulary))\s+(?:is|are|was|were)\s+(?:also\s+)?(?:asked|advised|urged|told|instructed|recommended)\s+(?:to|that)\s"
    r"|(?:The\s+)?(?:[A-Z][\w’'&-]+\s+){1,5}(?:is|are|was|were)\s+(?:also\s+)?(?:advised|recommended)\s+to\s"
)
_TO_DO = re.compile(  # in a list of recommendations: "chief constables to review ..."
    r"(?:The\s+)?(?:(?:all\s+|every\s+|each\s+)?(?:chief\s+constables?|(?:police\s+)?forces?|police\s+and\s+crime\s+commissioners|government|ministers)"
    r"|(?-i:(?:[A-Z][\w’'&-]+\s+(?:(?:and|of|for)\s+(?:the\s+)?)?){1,8}))\s*\bto\s+(?:\w+ly\s+)?[a-z]{3,}\s",
    re.IGNORECASE,
)
_ASKS_READERS = re.compile(  # of a paper, on its last or first page
    r"(?:That\s+)?(?:the\s+)?(?:committee|panel|board|members|cabinet|council|meeting)\s+(?:is|are)\s+(?:asked|invited|requested|recommended)\s+to\b",
    re.IGNORECASE,
)
_CAUTION = gated(
    r"\bwith\s+(?:great\s+|some\s+)?caution\b|\bshould\s+not\s+(?:read|be\s+(?:read|used|taken|seen))\b",
    re.IGNORECASE,
)
_LABELLED = gated(
    r"\b(?:an?|as\s+an?|the|one)\s+area\s+for\s+improvement\b|\bas\s+areas\s+for\s+improvement\b",
    re.IGNORECASE,
)
_COUNTED = gated(
    r"\b(?:do|take|make)\s+(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\s+(?:\w+\s+)?(?:things|steps|actions|changes)$"
)
_BY = re.compile(r"(?:by|before|until|no|not|on)\s", re.IGNORECASE)
_STEP_WORDS = 3  # words behind the modal within which the verb of the step begins


def asks(text: str) -> bool:
    """Whether a sentence under the label "Recommendation" asks for something."""
    return bool(SHOULD.search(text) or MUST.search(text) or _DATED_START.match(text) or is_imperative(text))


def is_imperative(text: str) -> bool:
    """Whether a sentence tells somebody to do something ("Assure yourselves that ...")."""
    found = words(text[:IMPERATIVE_LENGTH])
    first = next(iter(lexicon("demands").longest(found)), None)
    return first is not None and first.first == 0 and not _STATEMENT.match(text)


def is_asking(text: str) -> bool:
    """Whether an inspectorate or its report asks for something: "The report calls on ..."."""
    return _ASKS.match(INSPECTORATE.sub("HMICFRS", text)) is not None


def leads_in_demands(lead_text: str) -> bool:
    """Whether a lead-in stops at the demand ("should make sure that:"), so that each item is one."""
    if deadline := find_deadline(lead_text):
        lead_text = lead_text[: deadline.start].rstrip(" ,") + lead_text[deadline.end :].removeprefix(",")
    lead_text = lead_text.rstrip(" ,")
    return any(ending.search(lead_text) for ending in (_ENDS_ASKING, _ENDS_WANTING, _FOLLOWING, _WISHES))


def names_a_doer(text: str) -> bool:
    """Whether an item of a list of recommendations tells who is to do what."""
    return _TO_DO.match(text) is not None


def is_demanded(text: str, lead_text: str) -> bool:
    """Whether an item of such a list is a recommendation."""
    firm = any(wording.search(lead_text) for wording in (_FIRM, _FOLLOWING, _WISHES))
    return firm or has_step(text)


def asking_rule(text: str) -> tuple[str, float] | None:
    """Rule and confidence by which a sentence is a recommendation by its own words."""
    if _ASKS_READERS.match(text):
        return None
    if _IS_RECOMMENDED.match(text) or ASKED_OF.match(text):
        return "recommendations.asked", 0.8
    if _LABELLED.search(text) or _CAUTION.search(text):
        return None
    if _COUNTED.search(text) or _LACKING.search(text):
        return None  # "It wants the force to do three things", which come next
    if is_asking(text) or (_EXPECTS.match(text) and _is_dated(text)):
        return "recommendations.asked", 0.8
    if _MODALS.isdisjoint(forms(text)):
        return None
    if (modal := SHOULD.search(text)) and modal.start() and _is_addressed(text, modal):
        return "recommendations.should", 0.85
    by_then = _SHOULD_HAVE.search(text)  # "By June, the force should have cleared the backlog"
    if by_then and _is_dated(text) and _is_addressed(text, by_then):
        return "recommendations.should", 0.85
    modal = MUST.search(text)
    if modal is None or not _is_addressed(text, modal):
        return None
    if has_step(text[modal.end() :]) or (modal.group().lower() != "had to" and _is_dated(text)):
        return "recommendations.step", 0.7
    return None


def _is_addressed(text: str, modal: re.Match[str]) -> bool:
    """Whether a modal asks something of somebody who can be asked, in a sentence that is no background."""
    before = text[: modal.start()]
    if _NOT_ADDRESSED.search(before) or frames(text).against in _NO_DEMAND - _ASKED_FOR:
        return False
    return frames(before).against not in _ASKED_FOR  # "should have its accounts looked at" asks


def has_step(text: str) -> bool:
    """Whether the first verb of a demand is one that could be ticked off."""
    first = next(iter(lexicon("demands").longest(words(text))), None)
    return first is not None and first.row["demand"] == "step" and first.first <= _STEP_WORDS


def _is_dated(text: str) -> bool:
    """Whether it says by when: "by the autumn" too, but not "urgently"."""
    deadline = find_deadline(text)
    if deadline is None or deadline.rule == "from":
        return False
    return deadline.rule != "open" or _BY.match(deadline.text) is not None
