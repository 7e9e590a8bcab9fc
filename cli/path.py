"""``peel path``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
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
    ShowQueryOption,
    StoreOption,
    open_source,
)
from .output import EMPTY, format_of, note, shown, write_rows, write_text

if TYPE_CHECKING:
    from ..graph.store.results import Cell

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
    show_query: ShowQueryOption = False,
) -> None:
    """Find how two things are connected, with the words that support each step.

    A way through what happened (who commissioned, inspected, found, said) goes before one through a hub or
    through being named on the same page. The other ways each avoid a station of the first.

    Examples: peel path "Lee Freeman" "Sadiq Khan" · peel path "the Met" "Home Secretary" -f json
    """
    from ..graph.lookup.things import thing
    from ..graph.network.paths import path_query
    from ..graph.store.results import rows

    source = open_source(store, endpoint)
    ends = [thing(source, name) for name in (start, goal)]
    for end in ends:
        if end.note:
            note(end.note)
    if ends[0].id == ends[1].id:
        raise UsageError(f"{start!r} and {goal!r} are one thing, {ends[0].id}: name two")
    text = path_query(source, ends[0].id, ends[1].id, ways)
    if show_query:
        write_text([text])
        return
    found = rows(source.query(text))
    steps = list(found)
    if format_of(output, format) is Format.TABLE:
        write_text(_lines(steps), output)
    else:
        write_rows(found.columns, [tuple(step.values()) for step in steps], format=format, output=output)
    if not steps:
        note(f"nothing in the collection connects {ends[0].id} and {ends[1].id}")
        if fail_empty:
            raise typer.Exit(EMPTY)


def _lines(steps: list[dict[str, Cell]]) -> Iterator[str]:
    """The ways as people read them: stations at the margin, relations and their support below."""
    count = len({step["way"] for step in steps})
    for number, way in groupby(steps, itemgetter("way")):
        yield f"{'' if number == 1 else chr(10)}Way {number} of {count}\n"
        for step in way:
            yield f"  {shown(step['from_name'])}  [{shown(step['from'])}]\n"
            yield f"      {shown(step['relation'])}\n"
            yield f"        {_support(step)}\n"
            last = f"  {shown(step['to_name'])}  [{shown(step['to'])}]\n"
        yield last


def _support(step: Mapping[str, Cell]) -> str:
    if step["words"]:
        return f"“{shown(step['words'])}” — {shown(step['source'])}  [{shown(step['evidence'])}]"
    return f"reference table: {shown(step['source'])}" if step["source"] else "vocabulary"
