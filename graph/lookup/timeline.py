"""What the documents say about a force, in order of time."""

from __future__ import annotations

from ...queries import ParameterError, ParameterType, Term, literal, load
from ..errors import UsageError
from ..store.results import Cell
from .names import Match

Record = dict[str, Cell]


def timeline_query(
    force: Match, theme: Match | None = None, since: str | None = None, until: str | None = None
) -> str:
    """The SPARQL that lists what the documents tell of a force by its dates, which may be those of a span.

    Raises `UsageError` for a span of something else than dates, or one that ends before it begins.
    """
    terms: dict[str, Term] = {"force": force.node}
    if theme:
        terms["theme"] = theme.node
    span = {"from": since, "to": until}
    try:
        terms |= {name: literal(ParameterType.DATE, day) for name, day in span.items() if day}
    except ParameterError as error:
        raise UsageError(str(error)) from error
    if since and until and since[: len(until)] > until[: len(since)]:
        raise UsageError(f"the time from {since} to {until} ends before it begins")
    return load("lookups/timeline").bound(terms)


def latest(records: list[Record], most: int, *, dated_only: bool) -> tuple[list[Record], int, int]:
    """At most so many entries: the latest, in their order, and what has no date as far as there is room.

    Also how many earlier ones, and how many without a date, are not among them.
    """
    dated = [record for record in records if record["date"]]
    undated = [record for record in records if not record["date"]]
    kept = dated[-most:]
    others = [] if dated_only else undated[: most - len(kept)]
    return kept + others, len(dated) - len(kept), len(undated) - len(others)
