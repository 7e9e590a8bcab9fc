"""Words by which a responder retells what inspectors said, and those by which it speaks for itself."""

from __future__ import annotations

import re

from ..words.gates import gated

FIRST_PERSON = re.compile(r"^(?:I|my|we|our|for my part|in my)\b", re.IGNORECASE)
OWN_VIEW = re.compile(
    r"""(?:it\s+is|it['’]s|that\s+is|I\s+am|I['’]m|we\s+are|we['’]re)\s+(?:(?:very|really|particularly|deeply|always|so|both)\s+)*
    (?:hearten|pleas|reassur|disappoint|encourag|welcome|good|right|delight|proud|glad|gratif|great|fantastic|regrettabl|concern)\w*""",
    re.VERBOSE | re.IGNORECASE,
)  # of a responder on the report: "It is heartening that the inspectorate found ..."
OWN_CLAIM = gated(
    r"\b(?:according to|found|finds|concluded|highlight(?:s|ed)?|states?|stated|noted|identified|told"
    r"|notes|considered|saw|draws?\s+attention|(?:conclusion|finding|view|assessment|judgment)\s+that)\b",
    re.IGNORECASE,
)
NOUN_CLAIM = gated(
    r"""\b(?:HMIC(?:FRS)?|inspectors?|inspectorate|report)['’]?s?['’]?\s+(?:\w+\s+)?
      (?:conclusions?|findings?|views?|assessments?|judgments?|observations?|praise|criticisms?)\s+(?:that|of|on|for)\b
    |\bthe\s+(?:finding|conclusion|observation)\s+that\b
    |\b(?:praise|criticism|credit|commendation|recognition)\s+from\s+(?:[\w’']+\s+){0,3}(?:inspectorate|HMIC(?:FRS)?|inspectors)\b
    |\b(?:HMIC(?:FRS)?|inspectors)\s+(?:(?:has|have|also)\s+)*(?:flagged|recognised|held\s+up|picked\s+out|listed|named|faulted|credited)\b
    |^(?:we|the\s+(?:force|constabulary))\s+(?:are|were|is|was|have\s+been|has\s+been)\s+(?:also\s+)?(?:criticised|praised|commended|told|credited|faulted)\b
      (?!\s+by\s+(?!HMIC|inspect|the\s+(?:inspect|report)))""",
    re.VERBOSE | re.IGNORECASE,
)  # "I note HMICFRS's conclusion that ..."
PASSIVE_CLAIM = gated(
    r"\b(?:is|was|are|were)\s+(?:described|praised|commended|criticised|singled\s+out|judged)\b(?![^.]*\bby\b)",
    re.IGNORECASE,
)
THEY_SAY = re.compile(
    r"They\s+(?:(?:also|do|go\s+on\s+to|have|then)\s+)*(?:say|said|found|find|singled?\s+out|praised?|commend(?:ed)?|criticised?"
    r"|noted?|highlight(?:ed)?|point(?:ed)?\s+out|tell|told|call(?:ed)?|describe[sd]?|conclude[sd]?|warn(?:ed)?|saw|like[sd]?)\b"
)
SPOKEN_OF = re.compile(r"\b(?:[Ii]nspect(?:ors|orate)|HMIC(?:FRS)?|report|They)\b")
