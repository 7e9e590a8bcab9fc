"""``peel timeline``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, groupby
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
    FromOption,
    OutputOption,
    ShowQueryOption,
    StoreOption,
    ToOption,
    open_source,
)
from .output import EMPTY, note, reading_format, shown, write_rows, write_text
from .prose import Line, entry_lines, wrapped, write_lines
from .text import safe

if TYPE_CHECKING:
    from .output import Cell

ForceArgument = Annotated[
    list[str],
    typer.Argument(metavar="FORCE", help="A force, as people name it.", autocompletion=slugs_of("force")),
]

LimitOption = Annotated[
    int, typer.Option("--limit", min=1, help="Entries, the latest of them, when read as text.")
]


def timeline(
    force: ForceArgument,
    theme: ThemeOption = None,
    since: FromOption = None,
    until: ToOption = None,
    limit: LimitOption = 50,
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
    no date for comes last. What is said again in the same words is left out. As text, the latest entries
    are told and the others counted; files hold them all.

    Examples: peel timeline the Met · peel timeline staffordshire -f csv -o staffordshire.csv ·
    peel timeline the Met --theme "missing children" · peel timeline the Met --from 2019 --to 2023-06
    """
    from ..graph.lookup.answer import answer
    from ..graph.lookup.labels import label
    from ..graph.lookup.scales import UNLIKE, scales
    from ..graph.lookup.timeline import latest, timeline_query

    source = open_source(store, endpoint)
    of = named(source, " ".join(force), "force")
    query = timeline_query(of, named(source, theme, "theme") if theme else None, since, until)
    if show_query:
        write_text([query])
        return
    found = answer(source, query)
    if reading_format(output, format) is Format.TABLE:
        spanned = bool(since or until)
        kept, *others = latest(found.records(), limit, dated_only=spanned)
        head = (("bold", safe(label(source, of))), ("dim", of.id))
        lines = _lines(kept, found.names, of.id)
        write_lines(chain(head, lines, _left_out(len(kept), *others, spanned=spanned)), output)
    else:
        write_rows(found.columns, found.rows, format=format, output=output)
    if len(scales(found)) > 1:
        note(UNLIKE)
    if not found.rows:
        about = f" and {theme!r}" if theme else ""
        time = "".join(f" {word} {day}" for word, day in (("since", since), ("until", until)) if day)
        note(f"nothing in the collection tells of {of.id}{about}{time}")
        if fail_empty:
            raise typer.Exit(EMPTY)


def _lines(entries: list[dict[str, Cell]], names: Mapping[str, str], force: str) -> Iterator[Line]:
    """Days and their documents at the margin, what happened below them."""
    for (date, dated, document), records in groupby(entries, itemgetter("date", "dated", "document")):
        title = name_of(document, names)
        day = f"{shown(date)} ({shown(dated)})" if date else "date not told"
        yield "", ""
        yield from wrapped("bold", f"{day} – {title}", "  ")
        for record in records:
            yield from entry_lines(record | dict.fromkeys(("date", "dated", "document")), names, force)


def _left_out(kept: int, earlier: int, undated: int, *, spanned: bool) -> Iterator[Line]:
    """How much is not told, and how to have it told."""
    if earlier or undated:
        yield "", ""
    if earlier:
        yield "dim", f"  and {earlier} earlier: --limit {kept + earlier}, or a time by --from and --to"
    if undated:
        way = "leave out --from and --to" if spanned else f"--limit {kept + earlier + undated}"
        yield "dim", f"  and {undated} without a date: {way}"
