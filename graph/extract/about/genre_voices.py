"""Whose voice a document has: the inspectorate's, a force's, a commissioner's, a campaign's, reporters'."""

from __future__ import annotations

import re
from collections import Counter

from ...model import Genre
from ..reading import Reading, Zone
from ..voices.quotes import quoted_spans
from ..words.pronouns import PERSONAL
from .genre_signs import is_built_as_report, page_signs
from .sites import force_site, inspectorate_site

_INSPECTOR_SAID = re.compile(
    r"(?:inspector of (?:constabulary|prisons|probation|fire)|\bhmi\b|chief inspector|hm inspector)"
    r"[^.\n]{0,80}\bsaid:\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_LOCAL_SAID = re.compile(
    r"""\b(?:chief\s+constable|superintendent|(?<!victims['’]\s)commissioner|commander|spokes(?:man|woman|person)|pf?cc|mayor|federation)\b
    [^.\n]{0,80}\b(?:said|says|added|told|replied|responded|welcomed)\b
    |\b(?:said|added|says)\s+(?:the\s+)?(?:chief\s+constable|commissioner|pcc|mayor|superintendent)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_OWN_RESPONSE = re.compile(
    r"""\b(?:my|our|this)\s+(?:formal\s+|statutory\s+)?(?:response|comments)\b|\bI\s+(?:welcome|am\s+pleased|note|accept|have\s+asked|asked\s+the
    \s+chief|am\s+(?:reassured|satisfied|assured|grateful))|\bsection\s+55\b|\bmy\s+office\b|\b(?:we|the\s+force)\s+(?:accept|welcome)s?\s+
    (?:the|all|this|these|both)\s+(?:findings|report|recommendation)""",
    re.VERBOSE | re.IGNORECASE,
)
_PARTS_OF_RESPONSES = ("I ", "my ", "My ", "esponse", "omments", "ection 55", "ccept", "elcome")
_WE_INSPECT = re.compile(
    r"\b(?:we|I)\s+(?:\w+\s+){0,2}(?:found|inspected|examined|assessed|graded|judged|recommend(?:ed)?|identified|visited|reviewed|saw|made|closed|carried)\b"
    r"|\bour\s+(?:\w+\s+){0,2}(?:inspection|findings|report|inspectors|recommendations?|last\s+inspection|judgment|programme|monitoring)\b",
    re.IGNORECASE,
)
_OWN_FORCE = re.compile(
    r"""\bwe\s+(?:are|were|have\s+been)\s+(?:\w+\s+)?(?:graded|rated|judged|inspected|assessed)\b
    |\bour\s+(?:officers|detectives|force|constabulary|chief\s+constable|neighbourhood\s+teams|call\s+handlers|control\s+room|communities
      |(?:\w+\s+)?policing\s+teams?|overall\s+(?:rating|grade|judge?ment)|own\s+figures)\b
    |\b(?:HMIC(?:FRS)?|inspect(?:ors|orate)|report)\s+(?:\w+\s+)?(?:told\s+us|had\s+us|(?:says|said|found|finds)\s+(?:that\s+)?(?:we|our))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_OWN_CAMPAIGN = re.compile(
    r"\bour\s+(?:super-?complaint|campaign\w*|caseworkers|helpline|service\s+users|members|supporters|volunteers|trustees?|template\s+letter|policy\s+(?:team|advis[eo]r|officer)|chief\s+executive|chair\w*)\b"
    r"|\bwe\s+(?:made\s+our|call\s+on|urge|campaign)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:watchdog|inspectorate|inspectors|report|hmic(?:frs)?|review)\b[^.\n]{0,60}"
    r"\b(?:said|says|finds|found|warned|revealed|claims|rated|branded|recognised|criticised|praised|condemned)\b",
    re.IGNORECASE,
)
_PUBLISHED_TODAY = re.compile(
    r"\b(?:inspectorate|constabulary|services|hmic(?:frs)?|we|inspectors)\s(?:(?:has|have)\s(?:today\s)?published(?:\stoday)?|today\spublish(?:es)?)\b",
    re.IGNORECASE,
)
_THIS_LETTER = re.compile(
    r"\bthis\s+letter\s+(?:summarises|sets\s+out|outlines|reports|describes|gives)\b[^.\n]{0,80}\b(?:findings|inspection|found)\b",
    re.IGNORECASE,
)
_REFERENCES = re.compile(r"[.,]\[\d{1,3}\]")
_OFTEN = 4
_SURE = 4  # points that show a page of the inspectorate
_LONG = 900  # words; landing pages and releases are shorter
_FEW_SIGNS = (
    2  # of a page; with as many, what the inspectorate says in its own voice is not the report itself
)


def weigh_voice(reading: Reading, points: Counter[Genre]) -> None:
    """Add the points that the document's own words, outside quotation marks, speak for."""
    body = "\n".join(reading.words(laid.block) for laid in reading.blocks if laid.zone is Zone.BODY)
    own = _unquoted(reading)
    inspecting, inspected = len(_WE_INSPECT.findall(own)), len(_OWN_FORCE.findall(own))
    if inspected > inspecting or (
        inspected and force_site(reading)
    ):  # "our last inspection" is then the one that "our officers" went through
        points[Genre.RESPONSE] += min(9, 3 * inspected)
        inspecting = 0
    personal = len(PERSONAL.findall(own)) >= _OFTEN
    if personal and len(_REPORTED.findall(own)) > inspecting and not inspectorate_site(reading):
        inspecting = 0  # whoever visits and reviews here speaks of inspectors as of others
    _weigh_inspectorate(reading, points, inspecting, is_long=own.count(" ") >= _LONG)
    if not inspecting:
        points[Genre.NEWS_ARTICLE] += min(3, len(_REPORTED.findall(own)))
    if not inspecting or _PUBLISHED_TODAY.search(own):
        points[Genre.PRESS_RELEASE] += _released(body, own)
    issued = max(points[Genre.REPORT], points[Genre.PUBLICATION_PAGE]) >= _SURE
    points[Genre.LETTER] += 6 * (_THIS_LETTER.search(own) is not None)
    points[Genre.RESPONSE] += 5 if not (inspecting or issued) and force_site(reading) else 0
    responds = points[Genre.RESPONSE] > 0 or not inspectorate_site(reading)
    if responds and any(part in own for part in _PARTS_OF_RESPONSES):
        points[Genre.RESPONSE] += min(6, 3 * len(_OWN_RESPONSE.findall(own)))
    if not inspecting:
        _weigh_others(points, body, personal=personal)
    points[Genre.OTHER] += 7 if len(_OWN_CAMPAIGN.findall(own)) > 1 else 0


def _unquoted(reading: Reading) -> str:
    """The paragraphs of the body without what stands in quotation marks."""
    text, kept = reading.text, []
    for laid in (laid for laid in reading.blocks if laid.zone is Zone.BODY):
        place = laid.block.start
        for start, end in quoted_spans(text, [(laid.block.start, laid.block.end)]):
            kept.append(text[place:start])
            place = end
        kept.append(text[place : laid.block.end] + "\n")
    return " ".join(kept)


def _weigh_others(points: Counter[Genre], body: str, *, personal: bool) -> None:
    """Columns, blogs and firms say "I" and "we" as no reporter does; an encyclopedia numbers its sources."""
    points[Genre.OTHER] += 4 * personal
    points[Genre.NEWS_ARTICLE] -= 4 * personal
    points[Genre.OTHER] += 8 * (len(_REFERENCES.findall(body)) >= _OFTEN)


def _weigh_inspectorate(reading: Reading, points: Counter[Genre], inspecting: int, *, is_long: bool) -> None:
    """Report or page: by how it is built, what stands around it, and its length."""
    signs, built = page_signs(reading), is_built_as_report(reading)
    is_page = signs >= _FEW_SIGNS and not built
    points[Genre.PUBLICATION_PAGE if is_page else Genre.REPORT] += min(inspecting * 2, 6)
    if is_page and (inspecting or inspectorate_site(reading)):
        points[Genre.PUBLICATION_PAGE] += min(signs, 3)
    points[Genre.REPORT] += 3 * is_long + 3 * (built and inspecting > 0)
    points[Genre.PUBLICATION_PAGE] -= 4 * is_long
    points[Genre.LETTER] += min(inspecting, 3)


def _released(body: str, own: str) -> int:
    """An inspector speaks as in a release, and more so if nobody of the place does."""
    if "said:" not in body or _INSPECTOR_SAID.search(body) is None:
        return 0
    return 3 if _LOCAL_SAID.search(own) else 6
