"""``peel explain``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..graph.errors import NotFoundError
from ..graph.identifiers import ID
from .options import (
    EndpointOption,
    Format,
    FormatOption,
    OutputOption,
    ShowQueryOption,
    StoreOption,
    open_source,
    store_path,
)
from .output import reading_format, write_json, write_rows, write_text
from .prose import explanation_lines, write_lines

if TYPE_CHECKING:
    from ..graph.lookup.names import Match
    from ..graph.store.interface import Store

IdArgument = Annotated[
    str,
    typer.Argument(metavar="ID", help="A statement's id, its IRI, or an ending such as its last 8 digits."),
]


def explain(
    statement: IdArgument,
    store: StoreOption = None,
    endpoint: EndpointOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    show_query: ShowQueryOption = False,
) -> None:
    """Show a statement's sentence in its surroundings, and how it was read.

    The surroundings come from the captured text in the store; an endpoint or an RDF file has only 32
    characters on each side. `peel find` and `peel show` tell the ids.

    Examples: peel explain 4963546a · peel explain finding/some-page-1a2b3c4d/4963546a -f json
    """
    from ..graph.lookup.explain import statement as named

    source = open_source(store, endpoint)
    try:
        match = named(source, statement)
    except NotFoundError as error:
        if endpoint is None and (told := _rejected(store_path(store), statement)):
            raise NotFoundError(told) from error
        raise
    write_explained(source, match, format, output, show_query=show_query)


def _rejected(store: Path, statement: str) -> str | None:
    """That somebody rejected a statement which is asked for, so that answers do not hold it any more."""
    from ..graph.build.review import rejected

    item = rejected(store, statement.removeprefix(ID)) if store.is_dir() else None
    if item is None or item.decision is None:
        return None
    return (
        f"{item.id} was rejected by {item.decision.by} on {item.decision.on}: `peel review --list` shows it"
    )


def write_explained(
    source: Store, match: Match, format: Format | None, output: Path | None, *, show_query: bool
) -> None:
    """Write what stands behind a statement as text, JSON or rows, or the SPARQL that tells it."""
    from ..graph.lookup.explain import explain, explain_query
    from ..graph.store.results import rows

    query = explain_query(source, match)
    shape = reading_format(output, format)
    if show_query:
        write_text([query])
    elif shape is Format.TABLE:
        write_lines(explanation_lines(explain(source, match)), output)
    elif shape is Format.JSON:
        write_json(explain(source, match).data(), output)
    else:
        table = rows(source.query(query))
        write_rows(table.columns, table.rows, format=shape, output=output)
