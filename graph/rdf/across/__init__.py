"""What follows from several documents together: one inspection, copies, follow-ups, concerns found again.

Everything is linked to one representative, chosen by content alone, so that queries hop once, the links stay
as few as the things linked, and neither the order of ingest nor its parts can matter.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from ..inference import Conclusion, Query, Rule
from .concerns import repeated_concerns
from .copies import copies
from .follow_ups import follow_ups
from .inspections import same_inspections
from .sources import read_sources
from .statements import read_sayings, same_statements

_INSPECTION, _STATEMENT = Rule("same-inspection"), Rule("same-statement")
_COPY, _FOLLOW_UP = Rule("copy"), Rule("follow-up", several=True)
_CONCERN = Rule("repeated-concern", several=True)
ACROSS = (_INSPECTION, _STATEMENT, _COPY, _FOLLOW_UP, _CONCERN)


def across_documents(query: Query) -> Iterator[Conclusion]:
    """What the rules of `ACROSS` come to; the later ones know what the earlier ones found."""
    inspections = list(same_inspections(_INSPECTION, query))
    canonical = {c.subject: c.object for c in inspections if isinstance(c.object, NamedNode)}
    sources = read_sources(query(_COPY.text))
    sayings = read_sayings(query(_STATEMENT.text), sources, canonical)
    yield from inspections
    yield from same_statements(_STATEMENT, sayings)
    yield from copies(_COPY, sayings)
    yield from follow_ups(_FOLLOW_UP, query, canonical)
    yield from repeated_concerns(_CONCERN, query, canonical)
