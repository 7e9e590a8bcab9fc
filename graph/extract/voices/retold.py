"""Whether a sentence retells what inspectors or their report said, or a responder speaks for itself."""

from __future__ import annotations

import re

from ..reading import Reading, Sentence, Speech, Voice
from ..words.gates import gated

FIRST_PERSON = re.compile(r"^(?:I|my|we|our|for my part|in my)\b", re.IGNORECASE)
_OWN_VIEW = re.compile(
    r"""(?:it\s+is|it['’]s|that\s+is|I\s+am|I['’]m|we\s+are|we['’]re)\s+(?:(?:very|really|particularly|deeply|always|so|both)\s+)*
    (?:hearten|pleas|reassur|disappoint|encourag|welcome|good|right|delight|proud|glad|gratif|great|fantastic|regrettabl|concern)\w*""",
    re.VERBOSE | re.IGNORECASE,
)  # of a responder on the report: "It is heartening that the inspectorate found ..."
_OWN_CLAIM = gated(
    r"\b(?:according to|found|finds|concluded|highlight(?:s|ed)?|states?|stated|noted|identified|told"
    r"|notes|considered|saw|in\s+the\s+(?:view|opinion)\s+of|what\s+(?:the|its|this)\s+(?:report|inspect\w+)\s+(?:says?|said)|draws?\s+attention|(?:conclusion|finding|view|assessment|judgment)\s+that)\b",
    re.IGNORECASE,
)
_NOUN_CLAIM = gated(
    r"""\b(?:HMIC(?:FRS)?|inspectors?|inspectorate|report)['’]?s?['’]?\s+(?:\w+\s+)?
      (?:conclusions?|findings?|views?|assessments?|judgments?|observations?|praise|criticisms?)\s+(?:that|of|on|for)\b
    |\b(?:the\s+(?:finding|conclusion|observation)|(?:its|their)\s+(?:finding|conclusion|observation|assessment|view|judge?ment))\s+that\b
    |\b(?:HMIC(?:FRS)?|[Ii]nspectors|inspectorate|report)\s+(?:(?:did|do|does|has|have|had|also|then)\s+)*
      (?:tell|told|let|assure[sd]?|reassured|(?:made|make[s]?)(?:\s+it)?\s+(?:clear|plain)|(?:is|are|was|were)\s+(?:also\s+)?clear)\b[^.;]{0,30}\bthat\b
    |\b[Tt]here\s+(?:is|was|are|were)\s+(?:also\s+)?(?:praise|criticism|credit|recognition|\w+\s+words)\s+(?:in|from)\s+(?:the|its|this)\s+(?:report|inspect)
    |\bwhat\s+(?:the|its|this)\s+(?:report|inspect\w+)\s+(?:says?|said|finds?|found)\b
    |\b(?:report|inspectorate|HMIC(?:FRS)?|inspectors)\s+(?:is|are|was|were)\s+(?:(?:also|more|less|most|not|very|quite)\s+)*
      (?:blunt|clear|critical|scathing|damning|frank|positive|complimentary|impressed|unimpressed|satisfied|worried|concerned|troubled|encouraged)\b
    |\byou(?:r\s+(?:report|inspectors|team))?\s+(?:also\s+)?(?:found|wrote|reported|concluded|identified|highlighted|observed)\s+that\b
    |\b(?:was|is)\s+your\s+(?:finding|conclusion|view|judge?ment|assessment)\s+that\b
    |\b(?:HMIC(?:FRS)?|inspectors?|inspectorate|report)['’]?s?['’]?\s+recommendations?\s+(?:(?:is|are|was|were|include[sd]?)\s+)+that\b
    |\b[Tt]here\s+(?:is|was)\s+(?:also\s+)?a\s+recommendation\s+that\b
    |\b(?:praise|criticism|credit|commendation|recognition)\s+from\s+(?:[\w’']+\s+){0,3}(?:inspectorate|HMIC(?:FRS)?|inspectors)\b
    |\b(?:HMIC(?:FRS)?|inspectors)\s+(?:(?:has|have|also)\s+)*(?:flagged|recognised|held\s+up|picked\s+out|listed|named|faulted|credited)\b
    |\b(?:is|are|was|were)\s+(?:listed|mentioned|described|held\s+up|cited|named)\s+in\s+(?:the|its|this)\s+report\b
    |\b(?:is|are|was|were)\s+mentioned\s+with\s+(?:approval|concern)\b|\bsingled\s+out\s+(?:as|for)\b(?![^.;]*\bby\s+(?!HMIC|inspect|the\s+(?:inspect|report)))
    |^(?:we|the\s+(?:force|constabulary))\s+(?:are|were|is|was|have\s+been|has\s+been)\s+(?:also\s+)?(?:criticised|praised|commended|told|credited|faulted)\b
      (?!\s+by\s+(?!HMIC|inspect|the\s+(?:inspect|report)))""",
    re.VERBOSE | re.IGNORECASE,
)  # "I note HMICFRS's conclusion that ..."
_PASSIVE_CLAIM = gated(
    r"\b(?:is|was|are|were)\s+(?:described|praised|commended|criticised|singled\s+out|judged|mentioned|listed|credited|held\s+up)\b(?![^.]*\bby\b)",
    re.IGNORECASE,
)
_THEY_SAY = re.compile(
    r"(?:They|It(?=\s+(?:also|then|goes|further|commends|praises)\b))\s+(?:(?:also|further|do|goes?\s+on\s+to|have|then)\s+)*(?:say|said|found|find|singled?\s+out|praised?|commend(?:s|ed)?|criticised?"
    r"|noted?|highlight(?:ed)?|point(?:ed)?\s+out|tell|told|call(?:ed)?|describe[sd]?|conclude[sd]?|warn(?:ed)?|saw|like[sd]?|lists?|listed|finds?|notes?|says?|praises?|rate[d]?|recognise[d]?|acknowledge[d]?|think|thought|consider(?:ed)?|speak\s+(?:warmly|highly)|regard(?:ed)?|remark(?:ed)?)\b"
)
_THEIR_VIEW = gated(
    r"(?:in|to)\s+(?:its|their)\s+(?:view|opinion|judge?ment|minds?|eyes)\b"
    r"|it\s+(?:was|is)\s+(?:(?:also|more|less|not|very|quite)\s+)*(?:impressed|unimpressed|satisfied|worried|concerned|troubled|encouraged|critical|complimentary)\s+(?:by|with|about|of|that)\b",
    re.IGNORECASE,
)
_WAS_TOLD = gated(
    r"(?:the\s+(?:force|constabulary|service)|it|they|leaders|(?-i:(?:[A-Z][\w’'&-]+\s+){1,4})(?:police|constabulary))\s+(?:was|were|has\s+been|have\s+been)"
    r"\s+(?:also\s+)?(?:told\s+(?:that\s+)?(?:it|they)|praised|commended|criticised|warned\s+that|credited|faulted)\b(?![^.;]*\bby\b(?!\s+(?:HMIC|inspect|the\s+(?:inspect|report|watchdog))))",
    re.IGNORECASE,
)  # in news on a report
SPOKEN_OF = re.compile(r"\b(?:[Ii]nspect(?:ors|orate)|HMIC(?:FRS)?|report|They)\b")
"""Those whom "they" or "it" may mean in what follows."""
_IT_SAYS = gated(r",\s+it\s+(?:says|said|adds|added|found|finds|warns|warned)\b", re.IGNORECASE)
_REPORT_FIRST = re.compile(
    r"(?:HMIC(?:FRS)?(?:['’]s)?|the\s+(?:(?:police|its|new)\s+)?(?:report|inspectorate|watchdog))\b(?!\s+will\b)",
    re.IGNORECASE,
)
_SOME_WORDS = 500  # characters before "They say", in which inspectors are spoken of


def speaks_for_itself(text: str) -> bool:
    """``It is heartening that ...``, ``I have asked for ...``; not ``I note that inspectors found ...``."""
    if _OWN_VIEW.match(text):
        return True
    return FIRST_PERSON.match(text) is not None and not _OWN_CLAIM.search(text)


def retells(reading: Reading, sentence: Sentence, last: Speech | None) -> bool:
    """Whether the sentence of a responder says what inspectors said; ``last`` spoke before it."""
    text = reading.words(sentence)
    before = reading.text[max(0, sentence.start - _SOME_WORDS) : sentence.start]
    meant = _THEY_SAY.match(text) or _THEIR_VIEW.match(text)
    if (meant and SPOKEN_OF.search(before)) or _NOUN_CLAIM.search(text):
        return True
    goes_on = last is not None and last.voice is Voice.INSPECTORATE
    return goes_on and _PASSIVE_CLAIM.search(text) is not None


def was_told(reading: Reading, text: str) -> bool:
    """``The force was also told that it needs to``, in news on a report: by whom goes without saying."""
    told = reading.is_account and bool(reading.inspectorates)
    return told and _WAS_TOLD.match(text) is not None


def says_of_report(reading: Reading, index: int) -> bool:
    """``..., it says``, behind a sentence whose subject is the inspectorate or its report."""
    if not index or not _IT_SAYS.search(reading.words(reading.sentences[index])):
        return False
    return _REPORT_FIRST.match(reading.words(reading.sentences[index - 1])) is not None
