"""Words of monitoring: entering Engage, leaving it, and sentences that only speak of it."""

from __future__ import annotations

import re

from ..words.dates import MONTH, YEAR
from ..words.gates import gated

_ENGAGE = r"""(?:(?:the\s+(?:(?:police\s+)?(?:inspectorate|watchdog)['’]s\s+)?
      |its\s+|our\s+|an?\s+|HMICFRS['’]s?\s+
      |what\s+is\s+(?:\w+ly\s+)?(?:called|known\s+as)\s+(?:the\s+)?)?
    (?:process\s+of\s+|(?:phase|stage)\s+of\s+(?:(?:its|our|their|the)\s+monitoring\s+(?:(?:that|which)\s+is\s+)?(?:called|known\s+as)\s+)?|level\s+of\s+)?[“‘'"]?
    (?:(?:Engage(?!\s+with)|engage(?!\s+with|\s+in(?!\s+(?:\d|[A-Z]|(?:the\s+)?(?:spring|summer|autumn|winter|early|late)\b))))(?!\w)[”’'"]?(?:\s+(?:phase|stage|process|status|monitoring))?
      |[Ee]ngaged\s+(?:phase|stage|process|status)
      |(?:enhanced|advanced)(?:\s+(?:phase|level|process|stage)(?:\s+of)?)?\s+monitoring
      |(?:a\s+form\s+of\s+)?[Ss]pecial\s+measures|(?:(?:more\s+)?intensive|close|closer|heightened)\s+monitoring|closer\s+(?:watch|scrutiny|supervision)
      |(?:highest|closest|higher|increased)\s+level\s+of\s+(?:scrutiny|monitoring|supervision)
      |same\s+(?:regime|category|process|status|measures|phase|stage)))"""
_SCAN = r"""(?:(?:the\s+|its\s+|our\s+)?[“‘'"]?
    (?:[Ss]can[”’'"]?(?:\s+(?:phase|stage|level))?\b
      |(?:default|routine|standard|normal|regular|usual)\s+(?:phase|level|stage|form)?(?:\s+of)?\s*
        (?:our\s+|its\s+|the\s+)?monitoring
      |default\s+(?:phase|level|stage)))"""
_PUT = r"""(?:move[sd]?|moving|place[sd]?|placing|put|putting|enter(?:s|ed|ing)?|escalat\w+|went|go(?:es)?
    |gone|taken|plung\w+|brought|transferr\w+|elevat\w+|step(?:ped)?\s+up)"""
_TAKE = r"""(?:remove[sd]?|removing|removal|take[sn]?|took|taking|move[sd]?|moving|came|comes?|coming
    |exit(?:s|ed|ing)?|left|leaves?|leaving|lift(?:s|ed)|releas\w+|out|emerg\w+|return\w*|back|goes?|go|de-?escalat\w+)"""
ENTER = gated(
    rf"""\b{_PUT}\b[^.;]{{0,80}}?\b(?:into|to|in|under|on|up\s+to)\s+{_ENGAGE}
    |\bjoin(?:s|ed|ing)?\b[^.;]{{0,80}}?\b(?:in|under)\s+{_ENGAGE}
    |\b(?:been|is|was|were|are|remains?|remained|still|being)\b[^.;]{{0,20}}?\b(?:in|under)\s+{_ENGAGE}(?:(?!,\s+and\b)[^.;]){{0,90}}?\bsince\b
    |\b(?:is|are|was|were|remains?)\s+(?:(?:currently|already|now|also|still|both|all|then)\s+)?(?:in|under|subject\s+to)\s+{_ENGAGE}
    |\b(?:be|been|being|is|now)\s+monitored\s+(?:in|under|at)\s+{_ENGAGE}
    |\b(?:has|have|had)\s+been\s+(?:at|in|on|under)\s[^.;]{{0,60}}?\b{_ENGAGE},?\s+since\b
    |{_ENGAGE},?\s+(?:from|between)\s+(?=(?:(?:early|late)\s+|\d{{1,2}}\s+)?(?:[A-Z]\w+\s+)?{YEAR}\b)
    |\bmove\s+to\s+{_ENGAGE}|\b(?:been|went|gone)\s+through\s+{_ENGAGE}
    |{_ENGAGE}[^.;]{{0,40}}?\bwhere\s+(?:it|they)\s+(?:has|have|had)\s+been\s+since\b
    |\benter(?:s|ed|ing)?\s+{_ENGAGE}""",
    re.VERBOSE,
)
LEAVE = gated(
    rf"""\b{_TAKE}\b[^.;]{{0,60}}?\b(?:from|out\s+of|(?<!phase\s)(?<!stage\s)(?<!form\s)(?<!level\s)of)\s+{_ENGAGE}
    |\b(?:exit(?:s|ed|ing)?|left|leaves?|leaving)\s+{_ENGAGE}
    |\b(?:move[sd]?|return\w*|go(?:es)?|went|gone|back|revert\w*|place[sd]?|put|come|de-?escalat\w+)\b[^.;]{{0,60}}?\b(?:to|into|in)\s+{_SCAN}
    |\b(?:moved|taken|came|come)\s+(?:back\s+)?out\s+(?:again\s+)?(?:in|on)\b
    |{_ENGAGE}\s+(?:(?:for|of|at)\s+[^.;,]{{3,40}}?\s+)?(?:has|have|had|was|were|is)\s+(?:now\s+)?(?:been\s+)?(?:lifted|ended|removed)
    |\b(?:been|went|gone)\s+through\s+{_ENGAGE}[^.;]{{0,40}}?\b(?:left|come\s+out|out\s+again)\b
    |\bend(?:s|ed|ing)?\s+(?:the\s+)?{_ENGAGE}|\bfrom\s+{_ENGAGE}\s+(?:back\s+)?to\s+{_SCAN}
    |\btime\s+(?:in|under)\s+{_ENGAGE}\s+(?:is\s+over|was\s+over|has\s+ended|ended|has\s+come\s+to\s+an\s+end|came\s+to\s+an\s+end)
    |\bno\s+longer\s+(?:in|under|subject\s+to|needs?|requires?|in\s+need\s+of)\s+(?:["“‘'])?{_ENGAGE}""",
    re.VERBOSE,
)
STAYED = gated(
    rf"""{_ENGAGE}[^.;]{{0,60}}?\b(?:until|(?:from|between)\s+(?:\w+\s+)?{YEAR}\s+(?:to|and|until))
      \s+(?P<until>(?:\d{{1,2}}\s+)?(?:[A-Z]\w+\s+)?{YEAR})\b""",
    re.VERBOSE,
)
_WHEN_BEHIND = r"(?=,?\s+(?:(?:in|on|during)\s+(?:\d|[A-Z])))"
BACK_THERE = re.compile(  # of what the sentences before speak of
    rf"\b(?P<entered>{_PUT})\b[^.;]{{0,40}}?\b(?:there|into\s+(?:it|them)|to\s+it|(?:in)?to\s+th(?:at|is)\s+(?:phase|stage))(?!\w)|\b(?P<entered_it>entered\s+it)\b"
    r"|(?P<joined>\b(?:has|have|had)\s+joined\s+(?:them|it)\b)"
    r"|(?P<been_in>\b(?:has|have|had)\s+been\s+in(?:\s+the\s+(?:phase|stage|process|regime))?\s+since\b)"
    r"|(?P<went_in_then>\bwent\s+in\s+as\s+(?:long\s+ago|early|recently)\s+as\b)"
    r"|(?P<there>\bbeen\s+(?:there|in\s+it)\s+since\b)"
    rf"|(?P<went_in>\b(?:went|gone|go)\s+in{_WHEN_BEHIND})"
    rf"|(?P<entered_then>\b(?:Police|Constabulary|Service|[Ff]orce|[Ii]t|had)\s+entered{_WHEN_BEHIND})"
    rf"|(?:\b(?:Police|Constabulary|Service|[Ff]orce|[Ii]t|(?<!of\s)which|and)|,)\s+(?:came\s+out|left){_WHEN_BEHIND}"
    r"|(?P<followed_too>\bfollowed(?=\s*(?:[.;]|$)|\s+\w+\s+(?:days|weeks|months|years)\s+(?:ago|later)\b))"
    rf"|(?P<followed>\bfollowed)\s+(?=(?:in|on)\s+(?:\d{{1,2}}\s+)?(?:[A-Z]\w+\s+)?{YEAR}\b)"
    r"|\b(?:came|come|moved|taken|brought|got)\s+out\s+(?:of\s+(?:it|there|that)|again)\b"
    r"|\b(?:left|leaving|leave)\s+(?:it|them|the\s+(?:process|phase|stage|regime))\b(?!\s+(?:to|with|at|in\s+(?:\W?[Ss]can|the|place))\b)|\bde-?escalate[sd]?\b",
    re.VERBOSE,
)
STAYED_THERE = re.compile(
    rf"\b(?:remained|stayed|was|been)\s+(?:in\s+(?:them|it)|there)\s[^.;]{{0,60}}?\buntil\s+(?P<until>(?:\d{{1,2}}\s+)?(?:[A-Z]\w+\s+)?{YEAR})\b"
)
"""``It remained in them until May 2024``, of what the sentences before speak of."""
LATER = re.compile(r"[^.;]{0,60}\bnext\s+(?:spring|summer|autumn|winter|year|month)\b")
"""Behind a move: it has not happened yet."""
DENIED = re.compile(
    r"(?:This|That|The\s+(?:reports?|claims?))\s+(?:is|was|are|were)\s+(?:not\s+(?:correct|true|the\s+case|accurate)|incorrect|wrong|untrue|false)\b"
)
"""A sentence that takes back what the one before told."""
LATELY = re.compile(r"\s+(?:in|within|over)\s+(?:the\s+(?:past|last)\s|recent\s)")
"""Behind a move: some time before the day of the news."""
VISIT = re.compile(
    r"\b(?:went\s+back|returned|revisited|visited|inspected|came\s+back|reinspected)\s+(?!to\s+(?:the\s+)?(?:routine|normal|default|standard|regular|usual|scan)\b)(?:\w+\s+){0,3}in\s+$"
)
"""Before a date on which inspectors came, and no force moved."""
SOON = re.compile(
    r"(?:\s+of\s+(?:its\s+)?monitoring)?\s+(?:today|yesterday|this\s+(?:morning|afternoon|week|month)|last\s+(?:week|month|night))\b"
)
WHICH_ENTERED = re.compile(
    rf",\s+which\s+(?:it|they|the\s+\w+)\s+(?:had\s+)?(?:entered|joined|went\s+into|was\s+placed\s+in)\s+in\s+(?P<when>(?:the\s+)?(?:(?:early|late)\s+|(?:spring|summer|autumn|winter)(?:\s+of)?\s+)?(?:\d{{1,2}}\s+)?(?:[A-Z]\w+\s+)?{YEAR})"
)
"""``moved out of Engage, which it entered in May 2022``."""
THAT_YEAR = re.compile(rf"\bin\s+(?P<month>{MONTH})\s+(?:of\s+)?(?:that|the\s+same)\s+year\b", re.IGNORECASE)
SAME_MONTH = re.compile(r"\b(?:[Tt]hat|[Tt]he)\s+same\s+month\b")
"""The month that the sentences before tell."""
YEARS_AFTER = re.compile(
    r"\b(?P<count>\w+)\s+years\s+after\s+(?:it|they|the\s+\w+)\s+(?:(?:was|were|had|first|been)\s+){0,3}$",
    re.IGNORECASE,
)
EMERGED = re.compile(r"\b(?:emerged|announced|confirmed|revealed)\b")
"""What is said of a state then tells when it began."""
OTHERS_ARE = re.compile(r"The\s+other(?:s|\s+\w+)\s+(?:are|were)\b")
ENGAGED = re.compile(_ENGAGE, re.VERBOSE)
DECISION = re.compile(
    r"^(?:The|This|That)\s+(?:\w+\s+)?(?:decision|move|step|change|announcement|transfer)\b"
    r"|\b(?:told|informed|notified|announced|confirmed|revealed)\s+(?:on|yesterday|today)\b",
    re.IGNORECASE,
)
SINCE = re.compile(r"\b(?:since|from|between)\s+$", re.IGNORECASE)
GENERAL = re.compile(
    r"""\b(?:(?-i:may)|might|can|could|would(?!\s+now\b)|should|if|whether|when\s+a\s+force|unless|considering|consider|none|nobody|no\s+force|not(?!\s+forget\b)|never|wrong\s+to\s+say|untrue|incorrect\w*|false\w*|rumou?r\w*|avoid\w*|escap\w+|fear(?:s|ed)?|threat\w*|call(?:s|ed|ing)?\s+(?:for|on|to)|hop(?:es?|ed|ing)|(?:plans?|aims?|expects?)\s+to|able\s+to\s+(?=(?:return|move)\s+the\s)|demand\w*|urg(?:e[sd]?|ing)|wants?|at\s+risk\s+of|risk(?:s|ed|ing)?\s+(?:being|going|falling)|criteria
      |threshold|forces\s+(?:may|can|(?:that|which|who)(?!\s+(?:have|had|were|are)\b))|a\s+force|any\s+force|until)\b""",
    re.VERBOSE | re.IGNORECASE,
)
NOW = re.compile(
    r"\b(?:has|have|will|is|are|no\s+longer|today|now|decided|to\s+(?:place|move|remove|return))\b|^[^.]*:\s",
    re.IGNORECASE,
)
LEFT = gated(
    r"\b(?:left|leaving|out\s+of|formerly\s+in|previously\s+in|no\s+longer\s+in)\b[^.]{0,30}\b(?:engage|special\s+measures|enhanced)",
    re.IGNORECASE,
)
SINCE_THEN = re.compile(r"\bsince\s+then\b")
NOW_OUT = re.compile(r"\b(?:is|was|are|were)\s+(?:now|at\s+last|finally)\s+$")
ONLY_UNTIL = re.compile(r"[”’'\"]?\s+until\b")
OTHERS = gated(
    r"\b(?:Ofsted|Estyn|[Ss]chools?|[Hh]ospitals?|NHS|CQC|[Hh]ousing|Operation\s+Engage|[Cc]ouncils|[Pp]risons?|[Cc]hildren['’]s\s+services|fire\s+(?:and|&)\s+rescue)\b"
)
NAMES = ("ngage", "monitoring", "pecial measures", "efault phase", "efault level", "Scan", "scan phase")
CUES = (
    *NAMES,
    "can",
    "there",
    " it",
    "same ",
    "that ",
    "out again",
    "them",
    "this phase",
    "this stage",
    "the process",
    "the phase",
    "the stage",
    "the regime",
    "escalate",
    "followed",
    "entered ",
    "left ",
    "been in",
    "went in",
    "came out",
)
LOOKED_BACK = re.compile(
    r"\b(?:after|since|when|before)\s+(?:it|they|the\s+\w+)\s+(?:(?:was|were|had|first|been)\s+){0,3}$",
    re.IGNORECASE,
)
_WHEN = rf"(?P<when>(?:\d{{1,2}}\s+)?(?:[A-Z]\w+\s+)?{YEAR})"
COUNTED = re.compile(r"[^.;:]{0,40}(?::|\s[–—-])\s")
"""Behind "three forces entered Engage": what comes next is their names."""
THERE_SINCE = re.compile(
    rf"\b(?:having|(?:where|which)\s+it\s+ha[sd]|it\s+had)\s+been\s+(?:there|in|under\s+it|in\s+it)?\s*since\s+{_WHEN}\b"
)
"""Behind a move out of it: when it had begun."""
STATE = re.compile(r"(?:is|are|was|were|remains?)\b")
SINCE_YEAR = re.compile(rf"\b(?:since|from|between)\s+(?P<year>{YEAR})\b")
IN_YEAR = re.compile(
    rf"\b(?:[Ii]n|[Ss]ince|during|from|between)\s+(?:the\s+)?(?:(?:early|late|mid-?|end\s+of|(?:spring|summer|autumn|winter)(?:\s+of)?)\s*)*(?P<year>{YEAR})\b"
)
TOGETHER = re.compile(
    r"[\s,()–-]*(?:(?:and|&|or|the|both|also|along\s+with|as\s+well\s+as|alongside|together\s+with)[\s,]*)*"
)
WRITTEN = re.compile(r"^(?:Sent|Dated)(?:\s+on)?\b\s*:?\s*", re.MULTILINE | re.IGNORECASE)
"""In the head of a letter, before the day on which it was sent."""
PERFECT = re.compile(
    r"\b(?:has|have)\s+(?:(?:now|today|finally|just|also|both)\s+)?(?:been\s+)?(?:\w+\s+)?$|\b(?:has|have)\s+become\s[^.;]{0,60}\bto\s+$"
)
"""What has just happened: news."""
NEXT_MOVE = re.compile(r"\b(?:and|but|before|then)\b|;")
"""Between two moves in a sentence, where the second begins."""
TOLD_OF = re.compile(
    r"\b(?:told|announced|confirmed|informed|decided|decision\b[^.;]{0,40}?\bis)\b[^.;]{0,80}?\bthat\b[^.;]{0,40}?\b(?:would|should|will)\s+(?:now\s+)?(?:be\s+)?$"
)
"""``announced that Kent Police would be placed in Engage``: not one of the things that only might be."""
