"""Mentions: which force, body, person or programme each name in the text stands for.

A place is a police force only with support: a police word beside it, a list of forces around it, or the
force's full name elsewhere in the document. Of overlapping names the longest counts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ...model import BlockKind, LocalId
from ..reading import LaidBlock, Mention, MentionKind, Reading, Zone
from .gazetteer import Hit, Strength, hits, longest
from .implied import by_town, sharing

_NOT_POLICE = re.compile(
    r"""['’]?s?\s+(?:
      police,?\s+(?:fire\s+)?(?:and|&)\s+crime\b
      | ROCUs?\b | regional\s+(?:organised|response|unit)\b
      | (?:county|city|borough|district|town|parish|metropolitan|unitary|combined)\b
      | (?:(?:and|&)\s\w+\s)?(?:fire|ambulance|nhs|hospitals?|universit\w+|college|school|council\w*
      | crown\s+court
      | magistrates?|court|cathedral|airport|coroner\w*|partnership|prison|probation|health\w*|cricket
      | community\s+rehabilitation
      | football|mp|mps|live|today|echo|mercury|post|chronicle|gazette|telegraph|times|evening|online|office
      | gala|opera|street|road|house|mayor|safeguarding|local\s+authorit\w+
      | children['’]?s\s+(?:services|social))\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_POLICE_BEFORE = re.compile(
    r"""(?:\b(?:police(?:\s+forces?)?|policing|forces?|constabular\w+|custody(?:\s+suites?|\s+facilities)?|officers|inspectors|call\s+(?:handlers|takers)|detectives|sergeants|supervisors
      |response\s+teams?|control\s+rooms?|alliance|collaboration|merger|inspections?|re-?inspections?|constable|hmic(?:frs)?|peel|detainees|suites?|criticised|praised|commended|graded|rated)\b\W{0,3}
      (?:(?:in|of|at|for|by|with|between|across|from|visited|inspected|police|and|the|is|are|was|were|to|within)\b\W{0,2}){0,3})$""",
    re.VERBOSE | re.IGNORECASE,
)
_POLICE_AFTER = re.compile(
    r"""['’]?s?\s+(?:(?:was|were|is|has|had|have|are|also|already|been|and|the)\s+){0,3}
    (?:police|forces?\b|policing|constabular(?:y|ies)|officers|chief\s+constable|deputy\s+chief\s+constable|assistant\s+chief
      |custody|peel|response\s+officers|control\s+room|inspection|call\s+handlers|pcc\b|detectives
      |graded|rated|judged|inspected)""",
    re.VERBOSE | re.IGNORECASE,
)
_WHERE = re.compile(
    r",\s+(?:where\s+(?:the\s+)?(?:police|officers|detectives|staff|inspectors|force)|whose\s+(?:officers|police))\b"
)
_UNIT_OF_REGION = re.compile(
    r"(?:\bROCUs?\)?|\bregional\s+organised\s+crime\s+units?(?:\s+\(ROCUs?\))?)\s+(?:for|of|in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)  # "the ROCU for the West Midlands"
_BETTER_THAN = re.compile(
    r"\b(?:lower|higher|better|worse|more|fewer|less|faster|slower|longer|shorter)\s+(?:here\s+)?than\s+(?:in\s+|that\s+(?:in|of)\s+)?$"
)
_HELPERS = r"""(?:(?:was|were|is|are|had|has|have|been|being|also|both|each|all|still|now)\s+(?!to\b)){0,4}
      (?:\w+ly\s+)?"""
_GRADED = r"""(?:graded|rated|judged|ranked|marked|outstanding|inadequate)\b
      | (?:each|both)\s+as\s+[‘'“"]?(?:outstanding|good|adequate|inadequate|requir)
      | (?:received|achieved|earned|got|given|gained|awarded)\s+
        (?:(?:a|an|the|top|highest|lowest|best|worst|overall)\s+){1,3}
        (?:grade|rating|mark|score|judgment)"""
GRADED_AFTER = re.compile(rf"['’]?,?(?:\s+[–—-])?\s+{_HELPERS}(?:{_GRADED})", re.VERBOSE | re.IGNORECASE)
_JUDGED_AFTER = re.compile(
    rf"""['’]?,?(?:\s+[–—-])?\s+{_HELPERS}(?:{_GRADED}
      | (?:inspected|praised|commended|criticised|told|singled\s+out|named|assessed)\b
      | among\s+(?:those|(?:the\s+)?\w+\s+forces)\b | one\s+of\s+(?:\w+\s+){{1,3}}forces\b
      | (?:fared|performed|scored|excelled|lagged)\b
      | (?:warned|ordered|urged|hailed|slammed|rapped|rebuked|chided|downgraded|upgraded|failing)\b
      | (?:also\s+|still\s+|now\s+)*(?:needs?|has|have|had)\s+(?:also\s+|still\s+|now\s+)*to\b | must\b
      | the\s+(?:\w+\s+){{0,2}}forces?\b | (?:moved|placed|put)\s+(?:in|into|under|out)\b
      | (?:enter(?:s|ed)?|leaves?|left|exit(?:s|ed)?|follow(?:s|ed)?)\b
          (?=\s*[;.,]|\s+(?:[“‘"']?engage\b|special\s+measures|enhanced|(?:in|on)\s+[^.;]{{0,12}}\b20\d\d))
      | becomes?\s+the\s+\w+\s+force\b | (?:goes|go|went)\s+in\b(?!\s+(?:the|an?|to|for)\b)
      | (?:goes|go|comes?|came|let)\s+(?:back\s+)?out\b(?!\s+(?:to|on)\b)
      )""",
    re.VERBOSE | re.IGNORECASE,
)
_INSPECTED_IN = re.compile(
    r",?\s[^.\n]{0,40}\b(?:inspectors|officers|police|detectives?|sergeants?|supervisors|call\s+(?:takers|handlers)|control\s+room|custody"
    r"|neighbourhood\s+teams?|response\s+teams?|(?:case\s+)?files|(?:crime|abuse|stalking|rape)\s+(?:cases|victims)|suspects|the\s+force|the\s+constabulary|we\s+(?:found|saw))\b",
    re.IGNORECASE,
)
_BROKEN = re.compile(r"\b(?:in|of|at|for)\s*\n\s*$")  # a title over several lines
_IN = re.compile(r"(?:^\W*|[.!?”\"]\s+)In\s+$")
_SET_APART = re.compile(
    r"(?:(?:^|[.!?”\"]\s+)(?:Only|By\s+contrast,?|In\s+contrast,?)|,\s+(?:while|whereas))\s+$"
)
_DOES = re.compile(r",?\s+(?:was|were|is|are|has|had|have|could|can|did|does|(?:\w+ly\s+)?\w{3,}ed)\b")
_LABELS_GRADE = re.compile(
    r"\s*:\s+(?:outstanding|good|adequate|requires?\s+improvement|inadequate)\b", re.IGNORECASE
)
_AT = re.compile(r"(?:^|[.!?”\"]\s+)At\s+$")  # a county is "in", a force is "at"
_PLACE_BEFORE = re.compile(
    r"\b(?:in|near|around|across|throughout|at|from|counties\s+of|covers?|covering|between)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_REST = re.compile(r"(?:\s+\([^()]*\))?")  # of a heading that is a name: "Kent (return visit)"
_LIST = 3  # places joined to each other are forces, where a document speaks of inspections
_PAIR = 2  # at the beginning of a sentence
JOINED = re.compile(r"['’]?s?(?:,|,?\s+(?:and|or|&))\s+(?:in\s+)?(?:the\s+)?", re.IGNORECASE)
_OF_THE_TWO = re.compile(
    r"\b(?:the|both|these)\s+(?:two\s+(?:police\s+)?forces|(?:two\s+)?(?:police\s+)?force\s+areas)\b",
    re.IGNORECASE,
)
_FORCE_LIST = re.compile(r"\b(?:police\s+)?(?:forces?|constabularies)\b", re.IGNORECASE)
FIELD = re.compile(
    r"^(?:(?:police\s+)?forces?(?:\s*(?:/|and|&|or)\s*(?:local\s+)?policing\s+bod(?:y|ies))?(?:\s+(?:name|area))?"
    r"|(?:local\s+)?policing\s+(?:body|area)|constabulary)\s*:",
    re.IGNORECASE,
)
_PRISONS, _PROBATION = "body/hmi-prisons", "body/hmi-probation"
_OTHER_SERVICE = re.compile(
    r"\b(?:fire|rescue|prisons?|probation|courts?|councils?|hospitals?|NHS|ambulance|HMPs?|CPS)\b",
    re.IGNORECASE,
)
_ONLY_FORCE = re.compile(  # "the only force to be rated inadequate was Kent"
    r"\b(?:only|first|sole|other|one)\s+(?:police\s+)?force\b[^.;\n]{0,120}\b(?:was|is)\s+$", re.IGNORECASE
)
_FAR = 160
_NEAR = 60  # characters within which a police word supports a place


def read(reading: Reading) -> None:
    """Fill ``mentions``."""
    best = longest(list(hits(reading.text)))
    sure = {hit.name.id for hit in best if hit.name.strength is Strength.STRONG}
    sure |= {
        f"force/{body.removeprefix('body/chief-constable-')}" for body in sure if "chief-constable" in body
    }
    kept = [_supported(reading, hit, sure) for hit in best]
    _repeated(reading, best, kept, _spread(reading, best, kept))
    reading.mentions = [
        Mention(hit.start, hit.end, hit.name.kind, _which_hmip(hit, sure))
        for hit, keep in zip(best, kept, strict=True)
        if keep and hit.name.strength is not Strength.BLOCK
    ]
    if more := [*sharing(reading), *by_town(reading)]:
        reading.mentions = sorted([*reading.mentions, *more], key=lambda m: m.start)


def _which_hmip(hit: Hit, sure: set[str]) -> LocalId:
    """HMIP is Prisons, unless the document has spelled out only Probation."""
    if hit.name.id == _PRISONS and hit.end - hit.start == len("HMIP") and _PROBATION in sure:
        return _PROBATION
    return hit.name.id


def _supported(reading: Reading, hit: Hit, sure: set[str]) -> bool:
    text = reading.text
    if text.startswith(" Federation", hit.end):
        return False  # of its officers
    if hit.name.strength is not Strength.WEAK:
        return not (text.endswith(" Met", 0, hit.end) and _NOT_POLICE.match(text, hit.end))
    after = text[hit.end : hit.end + _NEAR]
    if _is_no_force(text, hit):
        return False
    if hit.name.id in sure:
        return True
    before = text[max(0, hit.start - _NEAR) : hit.start]
    before = before.rsplit("\n", 1)[-1] if not _BROKEN.search(before) else " ".join(before.split()) + " "
    line = text[text.rfind("\n", 0, hit.start) + 1 : hit.end]
    if _WHERE.match(after) or _BETTER_THAN.search(before):
        return True
    return bool(
        FIELD.match(line)
        or _ONLY_FORCE.search(text, max(0, hit.start - _FAR), hit.start)
        or _POLICE_BEFORE.search(before)
        or _POLICE_AFTER.match(after.split("\n", 1)[0])
    )


def _is_no_force(text: str, hit: Hit) -> bool:
    """What stands beside a name makes it another service, or a region: "Kent Fire and Rescue"."""
    if _NOT_POLICE.match(text, hit.end, hit.end + _NEAR):
        return True
    return _UNIT_OF_REGION.search(text, max(0, hit.start - _NEAR), hit.start) is not None


def _spread(reading: Reading, best: Sequence[Hit], kept: list[bool]) -> set[LocalId]:
    """Places joined to a force by "and" or a comma, or listed under "these forces:", are forces too.

    Returns those that a title names together: they are forces wherever they are named.
    """
    titled = _that_head_sections(reading, best)
    for index, hit in enumerate(best):
        kept[index] = kept[index] or (hit.name.id in titled and _is_heading(reading, hit))
    for chain in _chains(reading, best):
        block = _block_at(reading, best[chain[0]].start)
        if block is None or block.zone is Zone.FURNITURE:
            continue
        named = any(kept[index] for index in chain)
        listed = len(chain) > 1 and _FORCE_LIST.search(reading.words(block.block)) is not None
        under = block.lead_in is not None and _FORCE_LIST.search(
            reading.words(reading.blocks[block.lead_in].block)
        )
        alone = len(chain) > 1 or _is_label_or_all(reading, best[chain[0]], block)
        in_title = len(chain) > 1 and _is_title(reading, block)
        titled |= {best[index].name.id for index in chain if in_title}
        if (
            in_title
            or named
            or listed
            or (under and alone)
            or (len(chain) == _PAIR and _OF_THE_TWO.search(reading.text))
            or _judged(reading.text, best[chain[0]], best[chain[-1]], len(chain))
        ):
            for index in chain:
                kept[index] = True
    return titled


def _is_label_or_all(reading: Reading, hit: Hit, laid: LaidBlock) -> bool:
    """Whether a name is the whole of an item, or its label: "Gwent: officers gave support"."""
    start, end = laid.block.start, laid.block.end
    return hit.start == start and (hit.end == end or reading.text.startswith(":", hit.end))


def _that_head_sections(reading: Reading, best: Sequence[Hit]) -> set[LocalId]:
    """Areas whose bare names head sections of a document on forces: "Gloucestershire"."""
    if not _FORCE_LIST.search(reading.text):
        return set()
    areas = {h.name.id for h in best if h.name.kind is MentionKind.FORCE and _is_heading(reading, h)}
    return areas if len(areas) >= _PAIR else set()


def _is_heading(reading: Reading, hit: Hit) -> bool:
    """Whether a name is the whole of a heading, but for what stands in brackets."""
    laid = _block_at(reading, hit.start)
    if laid is None or laid.kind is not BlockKind.HEADING or laid.zone is Zone.FURNITURE:
        return False
    return (
        laid.block.start == hit.start and _REST.fullmatch(reading.text, hit.end, laid.block.end) is not None
    )


def _is_title(reading: Reading, laid: LaidBlock) -> bool:
    """The first heading, unless it is about other services."""
    first = next((b for b in reading.blocks if b.kind is BlockKind.HEADING), None)
    return laid is first and _OTHER_SERVICE.search(reading.words(laid.block)) is None


def _judged(text: str, first: Hit, last: Hit, count: int) -> bool:
    """What stands around names treats them as forces: a judgment, inspectors at work, or a long list."""
    before = text[max(0, first.start - _NEAR) : first.start].rsplit("\n", 1)[-1]
    if _JUDGED_AFTER.match(text, last.end, last.end + 2 * _NEAR):
        return True
    if not before.strip() and _LABELS_GRADE.match(text, last.end):
        return True
    if _SET_APART.search(before) and _DOES.match(text, last.end):
        return True
    if _AT.search(before) and text.startswith(",", last.end):
        return True
    if _IN.search(before):
        return count >= _PAIR or _INSPECTED_IN.match(text, last.end, last.end + 2 * _NEAR) is not None
    opens = not before.strip() or before.rstrip().endswith((".", "!", "?", "”"))
    return count >= (_PAIR if opens else _LIST) and not _PLACE_BEFORE.search(before)


def _repeated(reading: Reading, best: Sequence[Hit], kept: list[bool], sure: set[LocalId]) -> None:
    """A place that once stands for a force does so elsewhere, if nothing makes it a place there."""
    forces = {hit.name.id for hit, keep in zip(best, kept, strict=True) if keep}
    for index, hit in enumerate(best):
        if kept[index] or hit.name.kind is not MentionKind.FORCE or hit.name.id not in forces:
            continue
        before = reading.text[max(0, hit.start - _NEAR) : hit.start]
        placed = hit.name.id not in sure and _PLACE_BEFORE.search(before)
        if not placed and not _is_no_force(reading.text, hit):
            kept[index] = True


def _chains(reading: Reading, best: Sequence[Hit]) -> Iterator[list[int]]:
    """Runs of force names that are joined to each other: "Kent, Essex and Sussex Police"."""
    chain: list[int] = []
    for index, hit in enumerate(best):
        office = not chain and hit.name.id.startswith(("body/chief-constable-", "body/pcc-"))
        candidate = (hit.name.kind is MentionKind.FORCE or office) and hit.name.strength is not Strength.BLOCK
        if candidate and _is_no_force(reading.text, hit):
            candidate = False
        if chain and not (candidate and JOINED.fullmatch(reading.text, best[chain[-1]].end, hit.start)):
            yield chain
            chain = []
        if candidate:
            chain.append(index)
    if chain:
        yield chain


def _block_at(reading: Reading, offset: int) -> LaidBlock | None:
    index = bisect_right(reading.blocks, offset, key=lambda laid: laid.block.start) - 1
    return reading.blocks[index] if index >= 0 else None
