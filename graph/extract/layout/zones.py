"""Zones: the head of a document, its body, and the furniture of the page around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ...model import BlockKind
from ..reading import Zone
from .furniture import Scope, furniture, has_prose_cell
from .lines import HEADLINE_WORDS, ITEM_WORDS, QUESTION, SENTENCE_WORDS, Line

_CLOSE_OF_LETTER = re.compile(
    r"^(?:yours\s+(?:sincerely|faithfully|truly|ever)|(?:kind|best|warm)\s+regards|with\s+(?:kind|best)\s+\w+)[\s,.]*$",
    re.IGNORECASE,
)
_HEADLINE = re.compile(r"^[^.–]{3,60}\s–\s[^.]+\.$")
_ROLE_LINE = re.compile(
    r"""^(?:(?:His|Her)\sMajesty['’]s|HM)\s(?:Chief\s)?Inspector\b|^(?:Deputy\s|Assistant\s)?Chief\sConstable\b
      |^[^.]{0,60}\bCommissioner\b[^.]{0,60}$|^(?:Home\sSecretary|Chair|Chief\sExecutive)\b""",
    re.VERBOSE,
)
_SIGNATURE_LINES = 6
_LEAD_IN_WORDS = 4
_LEADER = re.compile(r"\.{3,}\s*[ivxl\d]{1,4}$")  # "Vetting .... 8"
_FOOTNOTE = re.compile(r"\[\d{1,2}\]\s|[¹²³⁴-⁹]+\s")
_GRADED = re.compile(  # a note to editors that tells grades
    r"\b(?:was|were|been)\s+(?:also\s+)?(?:graded|rated|judged)\s+(?:as\s+)?[‘'“\"]?(?:outstanding|good|adequate|requir|inadequate)"
    r"|\bgraded\s+(?:it|the\s+(?:force|constabulary|service))\b",
    re.IGNORECASE,
)
_NUMBERED_HEAD = re.compile(r"(?P<words>\S.{8,90}\S)\s{3,}\d{1,3}|\d{1,3}\s{3,}(?P<behind>\S.{8,90}\S)")
_SKIP = re.compile(r"\W*skip\s+to\b", re.IGNORECASE)
_TOP = 12  # lines in which the menu of a site stands
_RUNG_WORDS = 4  # a heading of fewer words right below "Get the report" begins a new part of the body


def _is_footnote(lines: Sequence[Line], kinds: Sequence[BlockKind], zones: Sequence[Zone]) -> bool:
    """Whether the line behind those with a zone is a note; a numbered list begins right below a heading."""
    index = len(zones)
    if _FOOTNOTE.match(lines[index].text) is None:
        return False
    listed = index and zones[-1] is Zone.BODY and _FOOTNOTE.match(lines[index - 1].text) is not None
    return not (listed or (index and kinds[index - 1] is BlockKind.HEADING))


def zones_of(lines: Sequence[Line], kinds: Sequence[BlockKind]) -> list[Zone]:
    """Zone of each block: furniture by its words, head until the first real sentence, else body."""
    scopes = [furniture().scope(line.text) for line in lines]
    contents, running = _contents(lines, scopes), _running_heads(lines)
    banners = _banners(lines, kinds, scopes)
    zones: list[Zone] = []
    scope: Scope | None = None
    opened = False
    for index, line in enumerate(lines):
        cue = Scope.CONTENTS if index in contents else scopes[index]
        aside = index in running or index in banners or (opened and _is_footnote(lines, kinds, zones))
        cue = cue or (Scope.LINE if aside else None)
        prose = _is_prose(line, kinds[index])
        if scope is Scope.REST or cue is not None:
            graded = scope is Scope.REST and cue is None and prose and _GRADED.search(line.text) is not None
            zone = Zone.BODY if graded else Zone.FURNITURE
            if scope is not Scope.REST:
                scope = cue if cue is Scope.LINKS or (cue is Scope.REST and opened) else None
        elif scope is Scope.LINKS and _is_rung(lines, kinds, index, zones):
            zone = Zone.FURNITURE
        else:
            # Prose inside a ladder of links is content, but the rungs below it are still links, unless it
            # leads in a list.
            scope = scope if prose and not line.leads_in else None
            opened = opened or prose
            zone = Zone.BODY if opened else Zone.HEAD
        zones.append(zone)
    _mark_signatures(lines, kinds, zones)
    return zones


def _is_prose(line: Line, kind: BlockKind) -> bool:
    if kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM) or line.text.endswith(("...", "…")):
        return False  # a headline that is cut short, in a trail of links
    if " | " in line.text and has_prose_cell(line.text):
        return True  # a row of a register
    return ((line.close or line.attributed) and len(line.words) >= SENTENCE_WORDS) or (
        line.leads_in and len(line.words) >= _LEAD_IN_WORDS
    )


def _is_rung(lines: Sequence[Line], kinds: Sequence[BlockKind], index: int, zones: Sequence[Zone]) -> bool:
    """A link text below "Get the report": no prose, or a headline ``FORCE – ...`` with a full stop."""
    if _is_prose(lines[index], kinds[index]):
        return bool(_HEADLINE.match(lines[index].text)) and zones[-1] is Zone.FURNITURE
    if kinds[index] is not BlockKind.HEADING or QUESTION.match(lines[index].text):
        goes_on = zones[-1] is Zone.BODY and kinds[index - 1] is BlockKind.ITEM  # a list of the body
        return kinds[index] is BlockKind.ITEM and not goes_on
    below = index + 1
    heads = (
        below < len(lines)
        and kinds[below] is not BlockKind.HEADING
        and furniture().scope(lines[below].text) is None
    )
    return not heads or (zones[-1] is Zone.FURNITURE and len(lines[index].words) >= _RUNG_WORDS)


def _banners(lines: Sequence[Line], kinds: Sequence[BlockKind], scopes: Sequence[Scope | None]) -> set[int]:
    """What a site tells all its readers: prose above "Skip to content", or between that and the menu."""
    top = range(min(_TOP, len(lines)))
    skips = [index for index in top if _SKIP.match(lines[index].text)]
    if not skips:
        return set()
    menus = (index for index in top if index > skips[-1] + 1 and scopes[index] is Scope.LINE)
    menu = next(menus, skips[-1])
    prose = {
        index for index in range(menu) if scopes[index] is None and _is_prose(lines[index], kinds[index])
    }
    heads = {index - 1 for index in prose if kinds[index - 1] is BlockKind.HEADING and index - 1 > skips[-1]}
    return prose | heads


def _running_heads(lines: Sequence[Line]) -> set[int]:
    """Lines that stand on several pages beside their numbers: ``An inspection of Kent Police    41``."""
    found = {
        index: head["words"] or head["behind"]
        for index, line in enumerate(lines)
        if (head := _NUMBERED_HEAD.fullmatch(line.text))
    }
    times = Counter(found.values())
    return {index for index, words in found.items() if times[words] > 1}


def _contents(lines: Sequence[Line], scopes: Sequence[Scope | None]) -> set[int]:
    """Lines of a table of contents: each stands again, as a heading, further down."""
    found = {index for index, line in enumerate(lines) if "..." in line.text and _LEADER.search(line.text)}
    if Scope.CONTENTS not in scopes:
        return found
    last = {line.text.casefold(): index for index, line in enumerate(lines)}
    for index, scope in enumerate(scopes):
        if scope is not Scope.CONTENTS:
            continue
        for below in range(index + 1, len(lines)):
            again = last[lines[below].text.casefold()]
            if scopes[below] is None and again <= below:
                break
            found.add(below)
    return found


def _mark_signatures(lines: Sequence[Line], kinds: Sequence[BlockKind], zones: list[Zone]) -> None:
    """Names and roles below a letter or a foreword are no headings of the body: they go to the head."""
    signing = 0
    for index, line in enumerate(lines):
        short = kinds[index] is not BlockKind.ITEM and not (line.close and len(line.words) > ITEM_WORDS)
        if _CLOSE_OF_LETTER.match(line.text):
            signing = _SIGNATURE_LINES
        elif (
            kinds[index] is BlockKind.HEADING
            and _ROLE_LINE.match(line.text)
            and len(line.words) <= HEADLINE_WORDS
        ):
            signing = max(signing, 1)
            if index and lines[index - 1].name_like and zones[index - 1] is Zone.BODY:
                zones[index - 1] = Zone.HEAD
        else:
            signing = signing - 1 if short else 0
        if signing > 0 and zones[index] is Zone.BODY:
            zones[index] = Zone.HEAD
