"""Towns, districts and custody suites that tell which of a document's forces is meant: "In York, ..."."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import chain

from ...model import LocalId
from ..words.lexicon import table

_BEFORE = (
    r"(?:(?<=\b[Ii]n\s)|(?<=\b[Aa]t\s)|(?<=\bof\s)|(?<=\bfrom\s)|(?<=\bnear\s)|(?<=\band\s)|(?<=,\s)"
    r"|(?<=\b[Tt]he\s))(?:the\s)?"
)
_KEPT = 64  # sets of forces whose pattern is remembered


def forces_by_town(text: str, forces: tuple[LocalId, ...]) -> tuple[LocalId, ...]:
    """Those of some forces in whose towns a sentence is set; none if it is so for all of them alike."""
    pattern = _towns_of(forces)
    if pattern is None:
        return ()
    named = {found.lastgroup for found in pattern.finditer(text)}
    meant = tuple(force for place, force in enumerate(forces) if f"force{place}" in named)
    return meant if len(meant) < len(forces) else ()


@lru_cache(maxsize=_KEPT)
def _towns_of(forces: tuple[LocalId, ...]) -> re.Pattern[str] | None:
    """Finds the towns of each force, where a word before or behind makes them places."""
    towns = {place: _towns().get(force, []) for place, force in enumerate(forces)}
    shared = Counter(chain.from_iterable(towns.values()))  # "Welsh", of two forces in Wales
    lists = {place: [town for town in listed if shared[town] == 1] for place, listed in towns.items()}
    either = "|".join(f"(?P<force{place}>{'|'.join(listed)})" for place, listed in lists.items() if listed)
    return re.compile(rf"{_BEFORE}(?:{either})\b") if either else None


@lru_cache(maxsize=1)
def _towns() -> dict[LocalId, list[str]]:
    """Towns by force."""
    found = defaultdict[LocalId, list[str]](list)
    for row in table("places"):
        found[f"force/{row['force']}"].append(row["cue"])
    return {force: sorted(map(re.escape, towns), key=len, reverse=True) for force, towns in found.items()}
