"""Forces that a text names by half of a shared name, or by a town that they police."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..reading import Mention, MentionKind, Reading
from ..words.lexicon import table
from .gazetteer import hits

_SHARED = re.compile(
    r"\b(?P<point>North|South|West)(?=\s+(?:and|&|or)\s+(?:North|South|West)\s+(?P<county>Yorkshire|Wales)\b)"
)
_IN_TOWN = re.compile(
    r"\b(?:custody(?:\s+(?:suites?|facilities|cells))?|police(?:\s+(?:cells|officers|stations?))?|policing)\s+in\s+"
    r"(?P<town>[A-Z][a-z’'-]+(?:[\s-](?:[A-Z][a-z]+|(?:and|upon|on|under|le|of)[\s-][A-Z][a-z]+)){0,2})"
)
_SECOND = re.compile(r"\s+\S+\s+")


def by_town(reading: Reading) -> Iterator[Mention]:
    """``Police custody in Hounslow``, in a text that names no other force: it stands for the one there."""
    towns = {row["cue"]: f"force/{row['force']}" for row in table("places")}
    found = [m for m in _IN_TOWN.finditer(reading.text) if m["town"] in towns]
    named = {m.id for m in reading.mentions if m.kind is MentionKind.FORCE}
    if found and len(named | {towns[m["town"]] for m in found}) == 1:
        for town in found:
            yield Mention(*town.span("town"), MentionKind.FORCE, towns[town["town"]])


def sharing(reading: Reading) -> Iterator[Mention]:
    """``West and North Yorkshire``: the first of two forces that share a name, where the second is one."""
    starts = {m.start for m in reading.mentions if m.kind is MentionKind.FORCE}
    for found in _SHARED.finditer(reading.text):
        second = _SECOND.match(reading.text, found.end())
        if second is None or second.end() not in starts:
            continue
        hit = next(hits(f"{found['point']} {found['county']} Police"), None)
        if hit is not None:
            yield Mention(found.start(), found.end(), MentionKind.FORCE, hit.name.id)
