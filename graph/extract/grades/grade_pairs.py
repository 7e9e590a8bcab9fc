"""Lines on one force, each grade before its areas: ``Kent – good for efficiency, inadequate for custody``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Block
from .grade_areas import areas
from .grade_cells import Row
from .grade_labels import forces_listed
from .grade_wording import PILLARS
from .grade_words import GRADE, PLAIN_GRADE, to_grade

_LINE = re.compile(
    rf"(?P<names>[A-Z][^–—:|]{{2,80}}?)\s*(?::|\s[–—-])\s+(?P<pairs>{PLAIN_GRADE}\s+(?:for|at|in|on)\s.+)",
    re.IGNORECASE,
)
_PAIR = re.compile(
    rf"{GRADE}\s+(?:for|at|in|on)\s+(?P<areas>.+?)(?=[,;]\s+(?:and\s+)?{PLAIN_GRADE}\s+(?:for|at|in|on)\s|[.;,]?$)",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"all\s+three\b|(?:everything|all)\s+else$|the\s+(?:rest|others?|other\s+\w+)$", re.IGNORECASE
)


def paired(words: str, block: Block, index: int) -> Iterator[Row]:
    """The grades of such a line; "everything else" is what is left of the three pillars."""
    line = _LINE.fullmatch(words.strip())
    forces = forces_listed(line["names"]) if line else []
    if line is None or not forces:
        return
    told: list[str] = []
    for pair in _PAIR.finditer(line["pairs"]):
        rest = [pillar for pillar in PILLARS.values() if pillar not in told]
        named = rest if _ALL.match(pair["areas"]) else [area.lower() for area in areas(pair["areas"])]
        told += named
        for force in forces:
            yield from (Row(to_grade(pair["grade"]), [area, force], block, index) for area in named)
