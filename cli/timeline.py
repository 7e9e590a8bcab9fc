"""``peel timeline``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Annotated

import typer

from .completing import slugs_of
from .entries import name_of
from .naming import ThemeOption, named
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
from .output import EMPTY, note, reading_format, shown, write_rows, write_text
from .prose import Line, entry_lines, wrapped, write_lines
from .text import safe

if TYPE_CHECKING:
    from ..graph.lookup.answer import Answer

ForceArgument = Annotated[
    list[str],
    typer.Argument(metavar="FORCE", help="A force, as people name it.", autocompletion=slugs_of("force")),
]


def timeline(
    force: ForceArgument,
    theme: ThemeOption = None,
    store: StoreOption = None,
    endpoint: EndpointOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    fail_empty: FailEmptyOption = False,
    show_query: ShowQueryOption = False,
) -> None:
    """Tell what happened to a force, in order of time.

    Inspections, findings, grades, monitoring and deadlines, each with its words and document. A finding has
    the day of its document or, where that is not told, of the end of fieldwork; what the collection gives
    no date for comes last. What is said again in the same words is left out.

    Examples: peel timeline the Met · peel timeline staffordshire -f csv -o staffordshire.csv ·
    peel timeline the Met --theme "missing children"
    """
    from ..graph.lookup.answer import answer
    from ..graph.lookup.labels import label
    from ..graph.lookup.scales import UNLIKE, scales
    from ..graph.lookup.timeline import timeline_query

    source = open_source(store, endpoint)
    of = named(source, " ".join(force), "force")
    query = timeline_query(of, named(source, theme, "theme") if theme else None)
    if show_query:
        write_text([query])
        return
    found = answer(source, query)
    if reading_format(output, format) is Format.TABLE:
        write_lines(_lines(found, label(source, of), of.id), output)
    else:
        write_rows(found.columns, found.rows, format=format, output=output)
    if len(scales(found)) > 1:
        note(UNLIKE)
    if not found.rows:
        note(f"nothing in the collection tells of {of.id}" + (f" and {theme!r}" if theme else ""))
        if fail_empty:
            raise typer.Exit(EMPTY)


def _lines(found: Answer, name: str, force: str) -> Iterator[Line]:
    """Days and their documents at the margin, what happened below them."""
    yield "bold", safe(name)
    yield "dim", force
    for (date, dated, document), records in groupby(found.records(), itemgetter("date", "dated", "document")):
        title = name_of(document, found.names)
        day = f"{shown(date)} ({shown(dated)})" if date else "date not told"
        yield "", ""
        yield from wrapped("bold", f"{day} – {title}", "  ")
        for record in records:
            yield from entry_lines(record | dict.fromkeys(("date", "dated", "document")), found.names, force)
