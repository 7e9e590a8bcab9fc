"""``peel show``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from .completing import slugs_of
from .options import (
    EndpointOption,
    Format,
    FormatOption,
    OutputOption,
    ShowQueryOption,
    StoreOption,
    open_source,
)
from .output import markdown_lines, note, reading_format, write_json, write_rows, write_text
from .prose import dossier_lines, write_lines
from .text import safe

if TYPE_CHECKING:
    from ..graph.lookup.dossier import Section

NameArgument = Annotated[
    list[str],
    typer.Argument(metavar="NAME", help="A name, alias, id or IRI.", autocompletion=slugs_of()),
]
OnlyOption = Annotated[
    list[str] | None, typer.Option("--only", metavar="SECTION", help="Only this section. May be repeated.")
]
RepeatedOption = Annotated[
    bool, typer.Option("--repeated", help="Only the concerns that successive inspections found (derived).")
]
AllOption = Annotated[
    bool, typer.Option("--all", help="Every section; without it, of a thing with very much: the latest.")
]
LimitOption = Annotated[int, typer.Option("--limit", min=1, help="Entries of a section, when read as text.")]


def show(
    name: NameArgument,
    only: OnlyOption = None,
    repeated: RepeatedOption = False,
    limit: LimitOption = 20,
    all: AllOption = False,
    store: StoreOption = None,
    endpoint: EndpointOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    show_query: ShowQueryOption = False,
) -> None:
    """Tell what the documents say about a force, person, body, inspection or theme.

    Also of a programme, document, stage of monitoring or grade; a statement is explained, as `peel explain`
    does. What is not told is not in the collection: it may well be so.

    Examples: peel show the Met · peel show "Matt Parr" --only findings -f csv · peel show ncpi -f json ·
    peel show the Met --repeated
    """
    from ..graph.lookup.dossier import dossier
    from ..graph.lookup.recent import latest
    from ..graph.lookup.things import is_statement, thing
    from ..graph.store.results import rows

    only = [*(only or ()), "repeated"] if repeated else only
    source = open_source(store, endpoint)
    match = thing(source, " ".join(name))
    if match.note:
        note(match.note)
    if is_statement(match) and not only:
        from .explain import write_explained

        write_explained(source, match, format, output, show_query=show_query)
        return
    shape = reading_format(output, format)
    is_brief = shape is Format.TABLE and not (only or all or show_query)
    found = (latest(source, match, limit) if is_brief else None) or dossier(source, match, only or ())
    if show_query:
        write_text([found.query()])
    elif shape is Format.TABLE:
        write_lines(dossier_lines(found, limit), output)
    elif shape is Format.JSON:
        write_json(found.data(), output)
    elif shape is Format.MARKDOWN:
        write_text([f"# {safe(found.label)}\n", *map(_markdown, found.sections)], output)
    else:
        table = rows(source.query(found.query()))
        write_rows(table.columns, table.rows, format=shape, output=output)


def _markdown(section: Section) -> str:
    return f"\n## {section.title}\n\n" + "".join(markdown_lines(section.columns, section.rows))
