"""Follow-ups: does the document review, re-inspect or update an earlier inspection, and of which year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...model import Block, Genre, PartialDate
from ..reading import Reading, Sentence, Zone
from ..words.dates import YEAR
from ..words.gates import gated

_CUE = gated(
    r"""\b(?P<reinspects>re[-\s]?inspect(?:ion|ions|ed|ing)?\b|went\s+back\s+to\b|returned\s+(?:\w+\s+){0,3}?to\s+(?:the\s+(?:force|constabulary)|inspect|assess|see|find\s+out|check|review|look|examine|(?-i:[A-Z]\w+\s+(?:Police|Constabulary)))
        |(?:come|came|go)\s+back\s+(?:to\s+(?:a|the|that)\s+(?:force|constabulary)\s+)?(?:to|and)\s+(?:inspect|see|assess|check|look)
        |(?:decided\s+to\s+)?visit(?:ed)?\s+(?:\w+\s+){0,4}again\b|inspected\s+(?:\w+\s+){0,4}again\b|(?:second|third)\s+(?:inspection|report)\b(?![^.]{0,120}?\bwill\b)|been\s+back\s+(?:to|for|in)\b|return\s+visit\b)
    |\b(?P<reviews>re-?visit(?:ed|s)?\b|post[-\s]inspection\s+review|assessment\s+of\s+progress|follow(?:ed)?[-\s]up\b(?!\s+(?:reviews?|services?|appointments?|calls?|support|actions?|enquir\w+|work|contact|care|meetings?|training)\b|\s+by\s+(?!HMIC|(?:the\s+)?(?:inspect|watchdog)|us\b))
        |review(?:ed)?\s+(?:of\s+)?(?:the\s+)?progress|progress\s+(?:review|report)|review\s+of\s+(?:the\s+)?recommendations
        |(?:went|came)\s+back\s+(?:in|between|during|last|this)\b|look(?:s|ed|ing)?\s+again\s+at\s+(?:\w+\s+){0,3}(?:forces|recommendations|inspection|report)\b|to\s+(?:assess|review|check|examine|measure)\s+(?:the\s+|its\s+)?progress\b|to\s+see\s+the\s+progress\b|to\s+(?:see|assess|review|check|examine)\s+(?:what|how\s+(?:much|far)|whether)\s+
         (?:\w+\s+){0,4}(?:progress|improve\w*)|(?:how\s+far|what\s+progress)\s+(?:the\s+force|forces|it)\s+(?:has|have)
        |tak(?:en|es|ing)\s+stock\s+of\b|took\s+stock\s+of\b
        |whether\s+(?:\w+\s+){1,4}?(?:had|has|have)\s+(?:since\s+)?(?:met|acted\s+on|carried\s+out|implemented|dealt\s+with|addressed|put\s+right)
          \s+(?:[\w’-]+\s+){1,6}?(?:recommendations?|concerns?|failings|shortcomings|areas\s+for\s+improvement)\b
        |(?:whether|how\s+many\s+of|how\s+far)\s+(?:\w+\s+){0,5}?(?:recommendations|causes?\s+of\s+concern|shortcomings|failings)\s+(?:had|have)\s+(?:since\s+)?been\s+(?!made|accepted)
        |(?:reviews?|reviewed|find\s+out|establish|examines?|looks?\s+at|checks?|checked|assesses|assessed|see|to\s+review)\s+(?:what\s+(?:has\s+been\s+done|had\s+been\s+done|(?:has\s+become|became|had\s+become)(?=\s+of\s+(?:the|its|it|our|those|that|these|his|her)\b))|how\s+(?:well|far)\s+(?:\w+\s+)?(?:the\s+)?(?:earlier\s+)?recommendations)
        |what\s+(?:has\s+|had\s+)?(?:become|became)\s+of\s+(?:the|its|our|those|his|her)\s+(?:\w+\s+){0,2}recommendations
        |follows\s+(?:up\s+)?(?:on\s+)?(?:our|its|an?|the)\s+(?:\w+\s+){0,3}(?:(?:report|inspection)\s+(?:of|in|from|published)|(?:19|20)\d\d\s+(?:report|inspection))\b)
    |\b(?P<updates>quarterly\s+updates?|quarter\s+\d\s+update|progress\s+update|update\s+on\s+(?:the\s+)?progress)""",
    re.VERBOSE | re.IGNORECASE,
)
_SIGNS = (
    "inspect",
    "visit",
    "review",
    "progress",
    "follow",
    "back",
    "returned",
    "update",
    "how far",
    "again",
    "been back",
    "return visit",
    "stock of",
    "concern",
    "find out",
    "establish",
    "shortcomings",
    "failings",
    "become of",
    "became of",
    "recommendations",
    "second report",
    "third report",
)
_NOT_YET = re.compile(
    r"\b(?:will|would|(?-i:may)|might|could|can|should|must|shall|to\s+be|faces?|facing|pending|before|until|next|planned|plans?|ahead\s+of|due|intends?|if|requests?|requested|(?:asked|called)\s+for(?![^.;]{0,50},)|wants?|wanted(?!\s+to\s+(?:know|see|find|check|learn|look)))\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_NOT_THE_INSPECTORATE = re.compile(
    r"\b(?:not|never|no|areas|cases|board|panel|meetings?|scheme|enquir\w+|officers?|calls?|victims?|visits?\s+to\s+schools)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_EARLIER_YEAR = gated(
    rf"""\b(?:(?P<a>{YEAR})\s+(?:\w+\s+){{0,4}}?(?:report|inspection|review|assessment)\b
      |(?:inspect(?:ion|ed)|examined|report(?:ed)?|review(?:ed)?|judged|found|graded|assessment)\b[^.]{{0,120}}?\b(?:in|of)\s+(?:\w+\s+)?(?P<b>{YEAR})\b
      |\bin\s+(?:\w+\s+)?(?P<c>{YEAR})\b[^.]{{0,80}}?\b(?:inspect(?:ion|ed)|examined|judged|carried\s+out|report(?:ed)?|found|graded)\b)""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say that the document follows up an earlier inspection."""

    span: Sentence | Block
    relation: str  # "reviews", "reinspects" or "updates"


def follow_up_cue(reading: Reading) -> Cue | None:
    """The first cue, looked for in the title, in the titles of linked reports, then in the body."""
    for span in _places(reading):
        words = reading.words(span)
        for found in _CUE.finditer(words) if _is_worth_a_look(words) else ():
            before = words[: found.start()]
            if not _NOT_YET.search(before) and not _NOT_THE_INSPECTORATE.search(before):
                return Cue(span, found.lastgroup or "reviews")
    return None


def _is_worth_a_look(words: str) -> bool:
    """Plain searches come first: they are many times faster than the pattern, and most prose has no cue."""
    words = words.lower()
    return any(map(words.__contains__, _SIGNS))


def _places(reading: Reading) -> Iterator[Sentence | Block]:
    register = reading.genre is Genre.OTHER  # it holds the titles of other reports
    titles = {s.evidence.start for s in reading.statements if s.evidence.rule == "facts.title"}
    for zone in (Zone.HEAD, Zone.FURNITURE):
        for index, laid in enumerate(reading.blocks):
            linked = index and reading.words(reading.blocks[index - 1].block).lower().startswith("get the ")
            own = not register or laid.block.start in titles
            if laid.zone is zone and own and (zone is Zone.HEAD or linked):
                yield laid.block
    for sentence in reading.sentences:
        if not register or reading.text.startswith(".", sentence.end):
            yield sentence


def earlier_year(reading: Reading, cue: Cue, not_in: PartialDate | None) -> tuple[str, Sentence] | None:
    """Year of the inspection that is followed up, with the sentence that tells it."""
    spans = [s for s in reading.sentences if s.start == cue.span.start] + reading.sentences
    for sentence in spans:
        if not any(letter.isdigit() for letter in reading.words(sentence)):
            continue
        for found in _EARLIER_YEAR.finditer(reading.text, sentence.start, sentence.end):
            year = found["a"] or found["b"] or found["c"]
            if year != (not_in or "")[:4] and (reading.published is None or year <= reading.published[:4]):
                return year, sentence
    return None
