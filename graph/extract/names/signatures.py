"""People of letter heads, signatures and fact boxes: a name and a role in lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..reading import Reading
from .names import ROLE, ROLE_NOUN, person_name

_LABELLED = re.compile(r"(?P<role>[A-Z][A-Za-z ,&’']{2,60}?)\s*[:|–—]\s*(?P<name>[A-Z][^:|]{3,40})$")
_BOX_ROLE = re.compile(
    r"(?:chief\s+constable|commissioner|police(?:,\s+fire)?\s+and\s+crime\s+commissioner|chair|home\s+secretary|mayor)",
    re.IGNORECASE,
)
_IN_DEBATE = re.compile(  # as the record of Parliament names who speaks
    r"(?P<office>The\s+[A-Z][^()]{4,90}?)\s+\((?P<holder>[^()]{5,40})\):?$"
    r"|(?P<member>[A-Z][^()]{4,40}?)\s+\((?P<seat>[A-Z][^()]{2,50})\)\s+\((?P<party>[A-Z][^()]{1,20})\):?$"
)
_GAP = re.compile(r"\s{3,}")
SPELLED_OUT = {
    "PCC": "Police and Crime Commissioner",
    "PFCC": "Police, Fire and Crime Commissioner",
}
SIGNATURE_WORDS = 16


@dataclass(frozen=True, slots=True)
class Found:
    """A name with a role, and the words that say so."""

    name: str
    role: str
    start: int  # of name and role together
    end: int
    rule: str


def in_signature(reading: Reading, index: int) -> Iterator[Found]:
    """Whom a line, with the one below or above it, names in a role."""
    block = reading.blocks[index].block
    words = reading.words(block)
    pair = _LABELLED.match(words)
    named = person_name(pair["name"]) if pair else None
    if pair and named is not None and ROLE_NOUN.search(pair["role"]):
        role = SPELLED_OUT.get(pair["role"], pair["role"])
        yield Found(named, role, block.start, block.end, "people.label")
        return
    if speaks := _in_debate(reading, index):
        yield speaks
        return
    if index and (boxed := _role_above(reading, index)):
        yield boxed
        return
    if index + 1 < len(reading.blocks) and (beside := _side_by_side(reading, index)):
        yield from beside
        return
    label = re.match(r"(?:From|To|Cc|CC)\s*:?\s*", words)
    offset = label.end() if label else 0
    name = person_name(words[offset:])
    if name is not None and index + 1 < len(reading.blocks):
        below = reading.blocks[index + 1].block
        role = reading.words(below).strip(" ,")
        if _is_signed(role):
            yield Found(name, role, block.start + offset, below.end, "people.signature")


def _in_debate(reading: Reading, index: int) -> Found | None:
    """``The Minister for Policing (Ann Lee)``, ``Ann Lee (Bath) (LD)``."""
    block = reading.blocks[index].block
    found = _IN_DEBATE.match(reading.words(block))
    if found is None:
        return None
    name = person_name(found["holder"] or found["member"])
    role = found["office"].removeprefix("The ") if found["office"] else f"MP for {found['seat']}"
    if name is None or (found["office"] and not ROLE_NOUN.search(role)):
        return None
    return Found(name, role, block.start, block.end, "people.debate")


def _side_by_side(reading: Reading, index: int) -> list[Found]:
    """Two or three names in a line, parted by wide gaps, with their roles in the line below."""
    block, below = reading.blocks[index].block, reading.blocks[index + 1].block
    names = [person_name(part) for part in _GAP.split(reading.words(block).strip())]
    roles = [part.strip(" ,") for part in _GAP.split(reading.words(below).strip())]
    if len(names) == 1 or len(names) != len(roles) or not all(names) or not all(map(_is_signed, roles)):
        return []
    found = zip(names, roles, strict=True)
    return [Found(name, role, block.start, below.end, "people.signature") for name, role in found if name]


def _is_signed(role: str) -> bool:
    """A line that can be the role below a name: short, and no sentence or headline."""
    return (
        len(role.split()) <= SIGNATURE_WORDS
        and ROLE_NOUN.search(role) is not None
        and not role.endswith((".", ":"))
        and ": " not in role
    )


def _role_above(reading: Reading, index: int) -> Found | None:
    """A name below its role, where the lines of roles and names begin with a role: a fact box."""
    block, above = reading.blocks[index].block, reading.blocks[index - 1].block
    name = person_name(reading.words(block))
    first = index - 1
    if name is None or not _is_role(reading, first):
        return None
    while first > 0 and (
        _is_role(reading, first - 1) or person_name(reading.words(reading.blocks[first - 1].block))
    ):
        first -= 1
    if not _is_role(reading, first):
        return None
    return Found(name, reading.words(above).strip(" :"), above.start, block.end, "people.box")


def _is_role(reading: Reading, index: int) -> bool:
    words = reading.words(reading.blocks[index].block).strip(" :")
    office = ROLE.fullmatch(words) or _BOX_ROLE.fullmatch(words)
    return office is not None and person_name(words) is None
