"""Words of commissions: who asked whom for which work, and what only looks like a request."""

from __future__ import annotations

import re

from ..words.gates import gated

_ADVERB = (
    r"(?:\s+(?:also|then|therefore|subsequently|initially|formally|originally|later|recently|first|again|jointly|now"
    r"|personally|previously|each|both|had|has|have)\b)*"
)
PASSIVE = gated(
    rf"""\b(?P<verb>(?:was|were|been|being|be|is)?{_ADVERB}\s*\b(?:commissioned|asked(?:\s+for)?|requested|instructed|directed|tasked|required|invited|ordered|called\s+(?:for|in)))
    (?:\s+(?:in|on|last|earlier|from|to)\s+[\w ]{{3,40}}?)?\s+by\s+""",
    re.VERBOSE | re.IGNORECASE,
)
ACTIVE = gated(
    rf"""{_ADVERB}\s+[“"]?(?P<verb>commissioned|asked|requested|instructed|directed|tasked|required|invited|ordered|called\s+(?:for|in)
      |made\s+(?:an?|the\s+same|(?:his|her|its|their)(?:\s+own)?)\s+(?:\w+\s+)?request|did\s+the\s+same|followed\s+suit
      |(?:wrote|written)\s+to|(?:was|were)\s+asking
      |(?:(?:(?:became|was)\s+)?the\s+first\s+(?:\w+\s+){{0,4}}|decided\s+|chose\s+|took\s+the\s+decision\s+)
        to\s+(?:ask|commission|request|invite|call\s+in))\b""",
    re.VERBOSE | re.IGNORECASE,
)
AT_REQUEST = gated(
    r"""\b(?:(?:at|on|upon|under|following|follows?|followed|after|in\s+response\s+to|acting\s+on|answers?|received|accepted|came\s+(?:after|from))
        \s+(?:the|a|an)\s+(?:(?:formal|direct|specific|personal|joint|special)\s+)?
      |(?-i:The|A)\s+)(?:request|instruction|invitation|behest|direction|commission)s?\s+
      (?:(?:was\s+made|had\s+come|came|was)\s+)?(?:of|by|from)\s+""",
    re.VERBOSE | re.IGNORECASE,
)
COMMISSION_OF = gated(
    r"['’]s?\s+(?:commission|request)\b(?!\w|\s+of\b)|[-\u2010\u2011]commissioned\b", re.IGNORECASE
)
NOT_YET = re.compile(r"\b(?:may|might|could|would|can|will|should|must|if|whether|unless)\b[^.;,]{0,40}$")
SOMEBODY_ELSE = re.compile(
    r"\s+(?:Dame|Sir|Baroness|Baron|Lord|Lady|Dr|Mrs?|Ms|Prof(?:essor)?|Judge)\s+[A-Z]|\s+[A-Z][\w’'-]+\s+[A-Z][\w’'-]+(?:,[^,;.]{3,60},)?\s+to\b"
)
WORK = re.compile(
    r"\b(?:re-?inspect(?:ion|s|ed|ing)?|inspect(?:ion|s|ed|ing)?|review(?:s|ed|ing)?|examin(?:e[sd]?|ing|ation)|assess(?:ment|ed|ing)?"
    r"|update[sd]?|report(?:s|ed|ing)?|investigat(?:e|ion)|look(?:s|ed|ing)?(?:\s+(?:at|into))?|(?:the|this)\s+work|consider|study|evaluate|evaluation|carry\s+out|conduct|undertake|judge|advise|find\s+out"
    r"|establish|publish|return|come\s+back|go\s+back|revisit)\b",
    re.IGNORECASE,
)
OTHERS_WORK = re.compile(
    r"\b(?:independent|external|internal|separate|peer|academic)\s+(?:\w+\s+)?(?:review|inquiry|enquiry|investigation|audit|report|assessment)\b",
    re.IGNORECASE,
)  # by somebody who is not named
NOT_ASKED = re.compile(
    r"\b(?:super-?complaint|not\s+(?:been\s+)?(?:asked|commissioned)|would\s+(?:have\s+)?(?:commission|ask)|call(?:s|ed|ing)?\s+on|approv\w+)\b",
    re.IGNORECASE,
)
CALLED = re.compile(r"\bcall(?:s|ed|ing)?\s+for\b", re.IGNORECASE)
TAKEN_UP = re.compile(
    r"\b(?:agreed|accepted|took\s+(?:it\s+|this\s+|that\s+)?up|carried\s+out|has\s+been\s+published|did\s+so)\b"
)
STANDING = re.compile(
    r"\b(?:is|are)\s+commissioned\b|\b(?:all\s+(?:its|of\s+its|our)\s+inspections|annual\s+(?:programme|report)|each\s+year|every\s+year)\b",
    re.IGNORECASE,
)
SAME_REQUEST = re.compile(
    r"""\b(?:made\s+(?:the\s+same|an?\s+(?:similar|identical))\s+request
      |made\s+(?:an?|(?:his|her|its|their)(?:\s+own)?)\s+(?:\w+\s+)?request(?:\s+of\s+(?:his|her|its|their)\s+own)?
      |did\s+the\s+same|followed\s+suit)\b(?!\s+(?:for|to|of)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
WROTE = re.compile(r"w(?:rote|ritten)\b", re.IGNORECASE)
IN_WRITING = re.compile(r"[^.;]{0,80}?\b(?:request|ask|invit|commission|seek|urg)", re.IGNORECASE)
AND = re.compile(r"\s*(?:,|,?\s+and)\s+(?:the\s+)?")
IT_WAS = re.compile(
    r"^(?:It|This|The\s+\w+)\s+(?:was|had\s+been|has\s+been)\s+(?:\w+ly\s+)?(?:commissioned|requested|ordered)\b"
)
ASKED_TO = re.compile(
    r"\b(?:asked|commissioned|invited|directed|ask|commission)\s+(?:HMIC(?:FRS)?|us|me|the\s+inspectorate|inspectors)\s+to\s"
)
ASKED_FOR_IT = re.compile(
    r"\b(?:you|I|he|she)\s+(?:\w+\s+)?(?:commissioned|requested|asked\s+for)\s+(?:it|this)\b", re.IGNORECASE
)
OBJECTS = (
    re.compile(r"\bto\s+(?=[a-z])"),
    re.compile(r"\b(?:for|into|that|whether)\s+"),
    re.compile(r"^\s+(?:HMIC\w*|us|it)\s+(?:on|about|of)\s+"),
)
UPDATE = re.compile(r"\b(?:updates?|progress\s+reports?|quarterly)\b", re.IGNORECASE)
ADDRESSED = re.compile(
    r"""\s+for\s+[^.;,]{3,60}?\s(?:from|by)\s+(?:the\s+|his\s+|her\s+)?(?:force|chief\s+constable|police(?!\s+inspect))\b
    |\s+for\s+[^.;,]{3,60}?\sto\s+be\s+(?!inspected|examined|reviewed|investigated|looked|brought|carried|repeated|widened)
    |\s+(?:HMIC\w*|the\s+(?:inspectorate|watchdog)|inspectors|us)\s+(?:why|when)\b
    |\s+(?:that\s+)?(?:the\s+|his\s+|her\s+|its\s+|my\s+|all\s+|every\s+)?(?:new\s+|local\s+)?(?:chief\s+(?:constables?|officers?)|forces?|police(?!\s+(?:inspect|watchdog))|officers"
    r"|constabular\w+|ministers|victims|questions?|staff|people|residents|parliament|panel|public|council\w*|whether|why|what|how)\b""",
    re.VERBOSE | re.IGNORECASE,
)
WORK_ASKED_FOR = re.compile(
    r"\s+(?:for\s+)?(?:it|this|us|inspectors|(?:the|an?|this|its)\s+(?:[\w’'-]+\s+){0,4}(?:inspection|review|report|inspectorate|examination))\b"
)
TO_INSPECT = re.compile(r"[^.;]{0,60}?\b(?:us|inspect\w+|watchdog)\b", re.IGNORECASE)
WORK_BEFORE = re.compile(r"\b(?:inspection|review|report)\b[^.;:]*?\b(?:that|which|review|inspection)\s+$")
SOMEBODY = re.compile(r"\b(?:he|she)\s*[“\"]?\s*$", re.IGNORECASE)
SPOKEN_OF = 600  # characters in which "she" was named before
FIRST_PERSON = re.compile(r"\b(?:[Ww]e|us|I|me|[Oo]ur|[Mm]y)\b")
WHEN_BEHIND = re.compile(r"[^.;:]{0,40}?\b(?:in|on)\s+(?:\d{1,2}\s+)?[A-Z]\w+\s+\d{4}\b")
