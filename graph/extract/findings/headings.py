"""Headings that say which way what stands below them points: ``What works``, ``Where it falls short``."""

from __future__ import annotations

import re
from functools import lru_cache

from ...model import Polarity

_LONGEST = 9  # words; a longer heading tells a story
_NO = r"(?:(?:do|does|did|is|was|are|were|has|have)\s*n['’]?o?t)"
_SORTS: tuple[tuple[re.Pattern[str], Polarity], ...] = (
    (
        re.compile(
            rf"""(?:(?:key|main|our|the|some|notable)\s+)*(?:weakness(?:es)?|shortcomings|failings|failures|concerns?|worries|negatives?
              |problems|criticisms?|(?:the\s+)?bad\s+news|less\s+good|not\s+so\s+good|reasons?\s+for\s+concern)\b
            |(?:what|where|how)\b.{{0,40}}\b(?:{_NO}|went\s+wrong|was\s+wrong|is\s+wrong|wrong|needs?\s+to|must|worr(?:y|ies|ied)|concern(?:s|ed)?|fails?|failed
              |f[ae]ll(?:s|ing)?\s+short|be\s+better|do\s+better|missing|wanting|lacking|more\s+(?:is|needs|work|could|should|to\s+be))\b
            |areas?\s+(?:where|that|which|in\s+which|needing|of\s+concern)\b.{{0,40}}
            |(?:room|scope)\s+for\s+improvement|(?:must|could|can)\s+do\s+better|why\s+(?:we\s+are\s+concerned|the\s+grade\s+has\s+fallen)|improvements?\s+(?:needed|required)""",
            re.VERBOSE | re.IGNORECASE,
        ),
        Polarity.CONCERN,
    ),
    (
        re.compile(
            r"""(?:(?:key|main|our|the|some|notable|areas\s+of)\s+)*(?:strengths?|positives?|good\s+practice|praise\w*|highlights|successes|good\s+news)\b
            |credit\s+where|well\s+done|on\s+the\s+(?:plus|bright)\s+side|bright\s+spots?
            |(?:what|where)\b.{0,40}\b(?:works?|working|went\s+(?:right|well)|(?:was|is)\s+(?:right|good|going\s+well|done\s+well)
              |liked|impressed|pleased(?:\s+us)?|(?:do|does|did)\s+(?:it\s+|this\s+)?well|praised|shines?|excels?)\b""",
            re.VERBOSE | re.IGNORECASE,
        ),
        Polarity.STRENGTH,
    ),
    (
        re.compile(
            r"what\s+(?:has\s+|is\s+|got\s+|have\s+)*(?:changed|improved|better|been\s+done)\b|(?:the\s+)?(?:progress|improvements)\b"
            r"|what\s+(?:we|HMIC\w*|inspectors)\s+found\s+(?:this\s+time|when\s+(?:we|they)\s+went\s+back|on\s+(?:our|their)\s+return)",
            re.IGNORECASE,
        ),
        Polarity.PROGRESS,
    ),
)
"""The first sort that fits counts."""


@lru_cache(maxsize=256)
def leaning(heading: str) -> Polarity | None:
    """The direction that a heading announces; None where it says nothing of it."""
    if len(heading.split()) > _LONGEST:
        return None
    heading = heading.strip("‘’'“”\" ")
    return next((polarity for pattern, polarity in _SORTS if pattern.match(heading)), None)
