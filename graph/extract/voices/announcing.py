"""Sentences that announce somebody else's words: the inspectorate's below them, or a complaint's."""

from __future__ import annotations

import re

from ..reading import Reading
from ..words.gates import gated

_ANNOUNCES = gated(
    r"\b(?:findings|recommendations|conclusions|recommended|key\s+points)\b[^.]{0,100}"
    r"\b(?:below|as\s+follows|following|were|are|include|includ(?:es|ed)|read)\b[\s:]*$"
    r"|\b(?:report|HMIC(?:FRS)?|inspectors)\s+ma(?:de|kes?)\s+[\w ]{2,30}?recommendations?\.\s+"
    r"(?:Among\s+them|(?:These|They)\s+(?:are|were|included?))\W*$"
    r"|^(?:among\s+)?(?:its|the|their|other|key|main)\b[^.]{0,40}\bfindings\W*$"
    r"|^among\s+(?:its|the|their)\s+[^.,;]{0,30}\b(?:in|of)\s+(?:the|its|this)\s+report\s+(?:is|are|was|were)\b[^.,;]{0,20}$"
    r"|\b(?:report|inspect\w+|HMIC(?:FRS)?)(?:['’]s?)?\s+(?:assessment|view|summary|conclusions?|judgment|words)"
    r"(?:\s+(?:that|is|are|as\s+follows))?\W*$"
    r"|\b(?:this|the\s+following|its)\s+(?:assessment|summary|view|conclusions?)\s+(?:in|from|of)\s+(?:the|their|your)\s+report\W*$",
    re.IGNORECASE,
)
_POINTS = re.compile(r"(?:The\s+)?(?:main|key)\s+(?:points|messages|findings)\W*", re.IGNORECASE)
_OF_REPORT = re.compile(r"\b(?:report|inspection|review)\b")
_ALLEGED = gated(
    r"""\b(?:super-?\s?complaint|complaint|petition)\b[^.]{0,80}\b(?:alleg\w+|argued|claimed|complained|raised|said|stated)\b
      |\b(?:submission|complaint)\s+(?:describes|sets\s+out|lists|raises|identifies|covers|makes)\b
      |\b(?:submitted|lodged|made)\s+(?:a|its|the|their)\s+super-?\s?complaint\b""",
    re.VERBOSE | re.IGNORECASE,
)
_MINUTED = gated(
    r"\b(?:committee|panel|board|members|meeting|councillors)\s+(?:was|were|had\s+been)\s+(?:also\s+|then\s+)?(?:told|informed|advised|assured|reminded)\b"
    r"|^(?:Councillor|Cllr|(?:The\s+)?(?:Assistant\s+|Deputy\s+)?Chief\s+Constable|Superintendent|Mrs?|Ms)\s[^.,;]{0,40}?\b(?:enquired|inquired|queried|wished\s+to\s+know|wanted\s+to\s+know"
    r"|g[ai]ve[sn]?\s+(?:the\s+\w+\s+)?(?:an?\s+(?:account|update|overview|presentation|outline)))\b"
    r"|^(?:Officers|Officials|The\s+\w+\s+Officer)\s+(?:replied|answered|explained|confirmed|advised|reported|added|said)\b",
    re.IGNORECASE,
)
_FOUND = gated(
    r"\b(?:we|inspectors|investigation|review)\s+(?:have\s+|also\s+)*(?:found|concluded|upheld|agree)",
    re.IGNORECASE,
)
_APPROVES = gated(
    r"\bwe\s+(?:\w+\s+){0,2}?(?:welcome|support|endorse|would\s+like|call|urge|believe|think|hope)\b"
    r"|\bwe\s+are\s+(?:\w+\s+)?(?:glad|pleased|delighted|disappointed|concerned|proud)\b|^(?:As\s+our|Our\s+own)\b|\bis\s+(?:also\s+)?welcome(?:\s+too)?\W*$",
    re.IGNORECASE,
)
_RETELLS = re.compile(r"\bthat\s+(?:(?:the|this|its)\s+)?(?:report|inspect\w+|HMIC\w*|review)\b")


def approves(words: str) -> bool:
    """``These are changes which we welcome``: what the author of a page thinks of the report."""
    return _APPROVES.search(words) is not None and _RETELLS.search(words) is None


def minuted(words: str) -> bool:
    """``The Panel was told that``: what officers say at a meeting, not what was found."""
    return _MINUTED.search(words) is not None


def heads_points(reading: Reading, index: int) -> bool:
    """``HMIC has issued a report. Main points:``, on somebody else's page."""
    if (
        not index
        or not reading.inspectorates
        or _POINTS.fullmatch(reading.words(reading.sentences[index])) is None
    ):
        return False
    return _OF_REPORT.search(reading.words(reading.sentences[index - 1])) is not None


def announces(words: str) -> bool:
    """The inspectorate's words follow: "Its recommendations are:"."""
    return _ANNOUNCES.search(words) is not None


def alleges(words: str) -> bool:
    """What a complaint says, not what was found about it."""
    return _ALLEGED.search(words) is not None and _FOUND.search(words) is None
