"""Words of commissions: who asked whom for which work, and what only looks like a request."""

from __future__ import annotations

import re

from ..words.gates import gated

_ADVERB = (
    r"(?:\s+(?:also|then|therefore|subsequently|initially|formally|originally|later|recently|first|again|jointly|now"
    r"|personally|previously|each|both|had|has|have)\b)*"
)
_INSPECTORS = (
    r"(?:HM(?:IC|\s+Inspectorate|\s+Chief\s+Inspector)\w*|(?:Her|His)\s+Majesty['’]s\s+Inspectorate\b[^,;.]{0,80}?|the\s+(?:police\s+)?(?:inspectorate|watchdog)"
    r"|inspectors)"
)
_DIRECTLY = rf"""(?:told|persuaded)(?=\s+{_INSPECTORS}\b[^.;]{{0,80}}?\sto\b)
    |brought(?=\s+(?:in\s+)?{_INSPECTORS}\b)
    |(?:set|gave|given|handed)(?=\s+(?:{_INSPECTORS}|us)\s+(?:the|a)\s+(?:\w+\s+)?(?:task|job|remit|brief|commission)\b)
    |sought(?=\s+(?:an?|the|HMIC\w*['’]s?)\s+(?:[\w-]+\s+){{0,3}}(?:re-?inspection|inspection|review|assessment)\b)"""
"""Verbs that say little without the inspectorate, or its work, as their object."""
PASSIVE = gated(
    rf"""\b(?P<verb>(?:was|were|been|being|be|is)?{_ADVERB}\s*\b(?:commissioned|asked(?:\s+for)?|requested|instructed|directed|tasked|required|invited|ordered|sought|approached|called\s+(?:for|in)))
    (?:\s+(?:in|on|last|earlier|from|to)\s+[\w ]{{2,40}}?
      |\s+(?:the|this|an?)\s+(?:\w+\s+)?(?:inspection|review|report|examination|work))?\s+by(?:\s*[:|]\s*|\s+)""",
    re.VERBOSE | re.IGNORECASE,
)
ACTIVE = gated(
    rf"""{_ADVERB}\s+[“"]?(?P<verb>commissioned|asked|requested|instructed|directed|tasked|required|invited|ordered|called\s+(?:for|in)
      |made\s+(?:an?|the\s+same|(?:his|her|its|their)(?:\s+own)?)\s+(?:\w+\s+)?request|did\s+the\s+same|followed\s+suit
      |(?:wrote|written)\s+to|(?:was|were)\s+asking|{_DIRECTLY}
      |(?:(?:(?:became|was)\s+)?the\s+first\s+(?:\w+\s+){{0,4}}|decided\s+|chose\s+|voted\s+(?:[a-z]+\s+){{0,3}}|took\s+the\s+decision\s+)
        to\s+(?:ask|commission|request|invite|call\s+in)
      |(?<=\bI\s)(?:hereby\s+)?commission(?!\s+services)
      |(?<=\bI\s)am\s+(?:(?:(?:today|now|therefore|hereby)\s+)?(?:commissioning|requiring|asking|directing|instructing)|writing\s+to\s+commission))\b""",
    re.VERBOSE | re.IGNORECASE,
)
AT_REQUEST = gated(
    r"""\b(?:(?:at|on|upon|under|following|follows?|followed|after|in\s+response\s+to|acting\s+on|answers?|received|accepted|came\s+(?:after|from))
        \s+(?:the|a|an)\s+(?:(?:formal|direct|specific|personal|joint|special)\s+)?
      |(?-i:The|A)\s+)(?:request|instruction|invitation|behest|instigation|direction|commission|order)s?\s+
      (?:(?:was\s+made|had\s+come|came|was)\s+)?(?:of|by|from)\s+
    |\b(?:request|invitation|commission|instruction|letter(?=[^.;]{4,80}?\b(?:request|ask|invit|commission)))s?\s+
      (?:(?:(?:was|were)\s+)?(?:received|made|sent|issued)\s+(?:to\s+(?:us|HMIC\w*|the\s+inspectorate)\s+)?
        |(?:I|we|HMIC\w*)\s+(?:have\s+|had\s+|has\s+)?received\s+|(?:came|comes|had\s+come)\s+)?
      (?:[io]n\s+[\w ]{3,30}?\s)?(?:by|from)\s+""",
    re.VERBOSE | re.IGNORECASE,
)
ASKING = gated(
    rf"\b(?:asking|requesting|inviting|commissioning|directing|instructing|tasking|requiring)\s+(?:that\s+|for\s+)?(?:{_INSPECTORS}|us)\b",
    re.IGNORECASE,
)
"""``wrote in May asking us to examine``: whoever was named last asks."""
COMMISSION_OF = gated(
    r"['’]s?\s+(?:commission|request)\b(?!\w|\s+of\b)|[-\u2010\u2011]commissioned\b"
    r"|(?<=\bSecretary)\s+commission\s+(?=to\b)",
    re.IGNORECASE,
)
ORDERED = re.compile(r"\basked\s+(?:the|my|our)\s+(?:chief|force|deputy|constabulary)\b", re.IGNORECASE)
"""``I have asked the Chief Constable to report, and requested a review``: of the force, too."""
NOT_YET = re.compile(r"\b(?:may|might|could|would|can|will|should|must|if|whether|unless)\b[^.;,]{0,40}$")
SOMEBODY_ELSE = re.compile(
    r"\s+(?:(?:an?|the|two|several)\s+(?:[a-z]+\s+){0,2}?|(?:outside|independent|management)\s+)?(?:firm|compan(?:y|ies)|consultan\w+|universit\w+|academics?|researchers?|accountants?|auditors?|lawyers?|barristers?|experts?)\b|\s+(?:Dame|Sir|Baroness|Baron|Lord|Lady|Dr|Mrs?|Ms|Prof(?:essor)?|Judge)\s+[A-Z]|\s+[A-Z][\w’'-]+\s+[A-Z][\w’'-]+(?:,[^,;.]{3,60},)?\s+to\b"
)
WORK = re.compile(
    r"\b(?:re-?inspect(?:ions?|s|ed|ing)?|inspect(?:ions?|s|ed|ing)?|review(?:s|ed|ing)?|examin(?:e[sd]?|ing|ations?)|assess(?:ments?|ed|ing)?"
    r"|update[sd]?|report(?:s|ed|ing)?|investigat(?:e|ions?)|look(?:s|ed|ing)?(?:\s+(?:at|into))?|(?:the|this)\s+work|consider|study|check|evaluate|evaluation|carry\s+out|conduct|undertake|judge|advise|find\s+out|say\s+whether"
    r"|establish|publish|return|come\s+back|go\s+back|revisit|visit(?:s|ed)?|spent\s+(?:an?|\w+)\s+(?:days?|weeks?|months?))\b",
    re.IGNORECASE,
)
_OTHERS_WORK = (
    r"(?:independent|external|internal|separate|peer|academic)\s+(?:\w+\s+)?"
    r"(?:review|inquiry|enquiry|investigation|audit|report|assessment)\b"
)
OTHERS_WORK = re.compile(rf"\b{_OTHERS_WORK}", re.IGNORECASE)  # by somebody who is not named
OTHERS_ASKED = re.compile(
    rf"\s+(?:an?|the|its|his|her|their)\s+{_OTHERS_WORK}(?![^.;]{{0,80}}?\b(?:by|from|of)\s+(?:the\s+)?{_INSPECTORS}\b)",
    re.IGNORECASE,
)
NOT_ASKED = re.compile(
    r"\b(?:super-?complaint|for\s+nothing|not\s+(?:been\s+)?(?:asked|commissioned)|would\s+(?:have\s+)?(?:commission|ask)|call(?:s|ed|ing)?\s+on|approv\w+)\b"
    r"|\b(?:I\s+have|(?:he|she)\s+has)\s+(?:also\s+)?asked\s+for\s+(?:an?\s+|regular\s+|monthly\s+)(?:\w+\s+)?(?:reports?|updates?)\b(?![^.]*\b(?:HMIC|inspect))",
    re.IGNORECASE,
)
CALLED = re.compile(r"\bcall(?:s|ed|ing)?\s+for\b", re.IGNORECASE)
TAKEN_UP = re.compile(
    r"\b(?:agreed|accepted|took\s+(?:it\s+|this\s+|that\s+)?up|carried\s+out|has\s+been\s+published|did\s+so)\b"
)
TURNED_DOWN = re.compile(
    r"\b(?:refus\w+|reject\w+|declin\w+|turned\s+down|await\w*|consider(?:s|ed|ing)?|pending|no|any|such|every|information)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
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
VAGUE = re.compile(r"made\s|told|persuaded|brought|set|gave|given|handed|sought", re.IGNORECASE)
"""Verbs that must have the inspectorate or its work as their object."""
WROTE = re.compile(r"w(?:rote|ritten)\b", re.IGNORECASE)
IN_WRITING = re.compile(r"[^.;]{0,80}?\b(?:request|ask|invit|commission|seek|urg)", re.IGNORECASE)
AND = re.compile(r"(?:,\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){1,3})?\s*(?:,|,?\s+and)\s+(?:(?:the|both)\s+)?")
IT_WAS = re.compile(
    r"^(?:It|This|The\s+\w+)\s+(?:was|had\s+been|has\s+been)\s+(?:\w+ly\s+)?(?:commissioned|requested|ordered|sought)\b"
    r"|^(?:It|This)\s+is\s+the\s+\w+\s+(?:in|of)\s+a\s+series\b"
)
ASKED_TO = re.compile(
    rf"\b(?:asked|commissioned|invited|directed|told|ask|commission)\s+(?:{_INSPECTORS}|us|me)\s+(?:in\s+(?:\w+\s+)?\d{{4}}\s+)?(?:to|for)\s"
    r"(?!(?:an?|the|its|our|more|further|some|his|her|their|legal)?\s*(?:comments?|advice|help|time|cop(?:y|ies)|details?|clarif\w+|views?|guidance|information|response|reply|expect|wait|note)\b)"
)
OF_US = re.compile(r"\b(?:asked|commissioned|invited|directed|(?:wrote|written)\s+to)\s+(?:us|me)\b")
LABELLED = re.compile(r"[|\s]*(?:Commissioned|Requested|Ordered)\s+by\s*[:|]", re.IGNORECASE)
"""``Commissioned by: the Home Secretary``: a line of a fact box."""
WORK_SPOKEN_OF = re.compile(
    r"\b(?:inspections?|inspectors|inspectorates?|watchdog|report|review|study|check|(?:the|this)\s+work)\b",
    re.IGNORECASE,
)
IT_LOOKED = re.compile(
    r"\bit\s+(?:also\s+)?(?:looked|examined|inspected|reviewed|visited|assessed|considered|carried)\b"
)  # "At the request of the commissioner, it also looked at"
ASKED_FOR_IT = re.compile(
    r"\b(?:you|I|he|she)\s+(?:\w+\s+)?(?:commissioned|requested|asked\s+for)\s+(?:it|this)\b|\bhad\s+commissioned\s+(?:it|this)\b",
    re.IGNORECASE,
)
OBJECTS = (
    re.compile(r"\bto\s+(?=[a-z])"),
    re.compile(r"\b(?:for|into|that|whether)\s+"),
    re.compile(r"^\s+(?:HMIC\w*|us|it)\s+(?:on|about|of)\s+"),
)
UPDATE = re.compile(r"\b(?:updates?|progress\s+reports?|quarterly)\b", re.IGNORECASE)
ADDRESSED = re.compile(
    r"""\s+for\s+[^.;,]{3,60}?\s(?:from|by)\s+(?:the\s+|his\s+|her\s+)?(?:force|chief\s+constable|police(?!\s+inspect))\b
    |\s+them\s+to\s+\w+\s+themselves\b
    |\s+(?:my|our)\s+(?:own\s+)?(?:office|team|staff)\b
    |\s+for\s+[^.;,]{3,60}?\sto\s+be\s+(?!inspected|examined|reviewed|investigated|looked|brought|carried|repeated|widened)
    |\s+(?:HMIC\w*|the\s+(?:inspectorate|watchdog)|inspectors|us)\s+(?:why|when)\b
    |\s+(?:that\s+)?(?:the\s+|his\s+|her\s+|its\s+|my\s+|all\s+|every\s+)?(?:new\s+|local\s+)?(?:chief\s+(?:constables?|officers?)|forces?|police(?!\s+(?:inspect|watchdog))|officers"
    r"|constabular\w+|ministers|victims|questions?|staff|people|residents|parliament|panel|public|council\w*|whether|why|what|how)\b""",
    re.VERBOSE | re.IGNORECASE,
)
WORK_ASKED_FOR = re.compile(
    r"\s+(?:for\s+)?(?:it|this|us|inspectors|(?:the|an?|this|its)\s+(?:[\w’'-]+\s+){0,4}(?:inspection|review|report|inspectorate|examination))\b"
)
TO_INSPECT = re.compile(r"[^.;]{0,60}?\b(?:us|inspect\w*|watchdog)\b", re.IGNORECASE)
WORK_BEFORE = re.compile(r"\b(?:inspection|review|report)\b[^.;:]*?\b(?:that|which|review|inspection)\s+$")
PERFORMS = re.compile(r"(?:hereby\s|am\s|commission(?!ed))", re.IGNORECASE)  # "I commission you to"
SOMEBODY = re.compile(r"\b(?:he|she)\s*[“\"]?\s*$", re.IGNORECASE)
SPOKEN_OF = 600  # characters in which "she" was named before
WHEN_BEHIND = re.compile(r"[^.;:]{0,40}?\b(?:in|on)\s+(?:\d{1,2}\s+)?[A-Z]\w+\s+\d{4}\b")
