"""Headings under which a report tells of itself, of the law, of what people said, of what comes next."""

from __future__ import annotations

import re

from ..words.gates import gated

_BACKGROUND = gated(
    r"""\W*(?:(?:\d[\d.]*|annex\s+\w+|appendix\s+\w+)\W+)?(?:
      (?:the\s+|our\s+)?(?:background|context|commission|introduction|method(?:ology)?|approach|role|remit|scope|next\s+steps|definitions|glossary(?:\s+of\s+\w+)?)
      |(?:background|context|introduction)\s+(?:and|to|of|for)\b.*|(?:terms\s+of\s+reference|scope)\b.*
      |about\s+(?:us|crime\s+(?:data|recording)|hmic(?:frs)?|this\s+(?:inspection|report|review|document|page)|(?:the|our)\s+(?:data|figures|sample|inspections?|report|programme|force(?:\s+area)?|area)|peel)
      |terminology\b.*|(?:key\s+)?terms(?:\s+used)?\b.*|(?:important\s+)?changes\s+(?:to|since)\b.*|peel\s+20\d\d.{0,8}
      |how\s+we\s+(?:inspect(?:ed)?|did\s+(?:it|this)|carried\b.*|gather\b.*|worked|monitor|grade|report)|what\s+happens?\s+(?:next|now)|what\s+we\s+(?:did|looked\s+at|examined)
      |(?:what\s+)?good\s+looks\s+like|what\s+good\s+(?:looks|would\s+look)\s+like|what\s+(?:people|victims|others?|other\s+\w+|the\s+public)\s+(?:told\s+us|say|said|think)
      |the\s+law|(?:the\s+)?legal\s+(?:framework|background|basis)|(?:the\s+)?statutory\s+(?:framework|basis)|why\s+(?:\w+\s+){1,5}matters|(?:the\s+)?scale\s+of\s+the\s+problem
      |contacts?|further\s+information|more\s+information|complaints|how\s+to\s+complain
    )\W*""",
    re.VERBOSE | re.IGNORECASE,
)


def tells_no_findings(heading: str) -> bool:
    """Whether what stands under a heading is no finding, unless it says "we found"; nor is it graded."""
    return _BACKGROUND.fullmatch(heading) is not None
