"""``peel path``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from ..graph.errors import UsageError
from .completing import slugs_of
from .options import (
    EndpointOption,
    FailEmptyOption,
    Format,
    FormatOption,
    OutputOption,
    StoreOption,
    open_source,
)
from .output import EMPTY, Row, format_of, note, write_rows, write_text
from .text import safe

if TYPE_CHECKING:
    from ..graph.network.paths import Path as Way
    from ..graph.network.paths import Step

COLUMNS = ("way", "step", "from", "from_name", "relation", "to", "to_name", "words", "source", "evidence")

StartArgument = Annotated[
    str,
    typer.Argument(metavar="A", help="A person, force, body, inspection, ...", autocompletion=slugs_of()),
]
GoalArgument = Annotated[str, typer.Argument(metavar="B", help="Another.", autocompletion=slugs_of())]
WaysOption = Annotated[int, typer.Option("--ways", min=1, max=10, help="How many ways to show, at most.")]


def path(
    start: StartArgument,
    goal: GoalArgument,
    ways: WaysOption = 3,
    store: StoreOption = None,
    endpoint: EndpointOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    fail_empty: FailEmptyOption = False,
) -> None:
    """Find how two things are connected, with the words that support each step.

    A way through what happened (who commissioned, inspected, found, said) goes before one through a hub or
    through being named on the same page. The other ways each avoid a station of the first.

    Examples: peel path "Lee Freeman" "Sadiq Khan" · peel path "the Met" "Home Secretary" -f json
    """
    from ..graph.lookup.names import resolve
    from ..graph.network.paths import paths

    source = open_source(store, endpoint)
    ends = [resolve(source, name) for name in (start, goal)]
    for end in ends:
        if end.note:
            note(end.note)
    if ends[0].id == ends[1].id:
        raise UsageError(f"{start!r} and {goal!r} are one thing, {ends[0].id}: name two")
    found = paths(source, ends[0].id, ends[1].id, ways)
    if format_of(output, format) is Format.TABLE:
        write_text(_lines(found), output)
    else:
        write_rows(COLUMNS, _rows(found), format=format, output=output)
    if not found:
        note(f"nothing in the collection connects {ends[0].id} and {ends[1].id}")
        if fail_empty:
            raise typer.Exit(EMPTY)


def _rows(found: list[Way]) -> Iterator[Row]:
    from ..graph.identifiers import iri

    for way, steps in enumerate(found, 1):
        for number, step in enumerate(steps, 1):
            quotation = step.quotation
            yield (
                *(way, number, iri(step.here.id), step.here.label, step.relation),
                *(iri(step.there.id), step.there.label),
                *(quotation.words if quotation else None, quotation.title if quotation else step.origin),
                iri(quotation.evidence) if quotation else None,
            )


def _lines(found: list[Way]) -> Iterator[str]:
    """The ways as people read them: stations at the margin, relations and their support below."""
    for number, steps in enumerate(found, 1):
        yield f"{'' if number == 1 else chr(10)}Way {number} of {len(found)}\n"
        for step in steps:
            yield f"  {safe(step.here.label)}  [{safe(step.here.id)}]\n"
            yield f"      {safe(step.relation)}\n"
            yield f"        {_support(step)}\n"
        if steps:
            yield f"  {safe(steps[-1].there.label)}  [{safe(steps[-1].there.id)}]\n"


def _support(step: Step) -> str:
    if step.quotation:
        words, title = safe(step.quotation.words), safe(step.quotation.title)
        return f"“{words}” — {title}  [{step.quotation.evidence}]"
    return f"reference table: {safe(step.origin)}" if step.origin else "vocabulary"
