"""``peel compare``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from .completing import slugs_of
from .naming import ThemeOption, named
from .options import (
    EndpointOption,
    Format,
    FormatOption,
    OutputOption,
    ShowQueryOption,
    StoreOption,
    open_source,
)
from .output import Row, note, reading_format, write_rows, write_text

if TYPE_CHECKING:
    from ..graph.lookup.compare import Line

ForcesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="FORCE FORCE...", help="Forces, as people name them.", autocompletion=slugs_of("force")
    ),
]

_NARROWEST = 13
"""Characters of a force's column, as in "improvement": numbers and grades stay readable."""


def compare(
    forces: ForcesArgument,
    theme: ThemeOption = None,
    store: StoreOption = None,
    endpoint: EndpointOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    show_query: ShowQueryOption = False,
) -> None:
    """Set forces side by side, theme by theme and grade by grade.

    Counts are of the collection, not of the forces: more documents about a force tell more of it. Where no
    document is about a force its counts are left empty. Grades until 2020 and from 2021 are on unlike
    scales; lines that mix them are marked. Files hold a row for each force and item.

    Examples: peel compare kent essex · peel compare the-met gmp "West Midlands" --theme "child protection"
    """
    from ..graph.lookup.answer import answer
    from ..graph.lookup.compare import compare_query, side_by_side
    from ..graph.lookup.labels import label
    from ..graph.lookup.scales import UNLIKE, scales

    source = open_source(store, endpoint)
    compared = list({match.id: match for match in (named(source, name, "force") for name in forces)}.values())
    query = compare_query(compared, named(source, theme, "theme") if theme else None)
    if show_query:
        write_text([query])
        return
    found = answer(source, query)
    if reading_format(output, format) is Format.TABLE:
        names = [label(source, force) for force in compared]
        lines = _lines(side_by_side(found, compared))
        write_rows(["", *names], lines, format=Format.TABLE, output=output, narrowest=_NARROWEST)
    else:
        write_rows(found.columns, found.rows, format=format, output=output)
    silent = {row[2] for row in found.rows if row[0] == "documents"}
    for force in compared:
        if str(force.node.value) not in silent:
            note(f"no document of the collection is about {force.id}")
    if len(scales(found)) > 1:
        note(UNLIKE)


def _lines(lines: list[Line]) -> Iterator[Row]:
    """Lines of the table, each aspect named where it begins."""
    aspect = ""
    for line in lines:
        if line.aspect != aspect:
            aspect = line.aspect
            yield [aspect.upper(), *[""] * len(line.cells)]
        yield [line.item + (" [unlike scales]" if line.unlike else ""), *line.cells]
