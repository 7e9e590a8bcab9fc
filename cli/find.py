"""``peel find``."""

from __future__ import annotations

from typing import Annotated

import typer

from .options import (
    EndpointOption,
    FailEmptyOption,
    FormatOption,
    OutputOption,
    ShowQueryOption,
    StoreOption,
    open_source,
)
from .output import EMPTY, note, write_rows, write_text

WordsArgument = Annotated[list[str], typer.Argument(metavar="WORDS...", help="Words that must all be there.")]


def find(
    words: WordsArgument,
    store: StoreOption = None,
    endpoint: EndpointOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    fail_empty: FailEmptyOption = False,
    show_query: ShowQueryOption = False,
) -> None:
    """Find findings, recommendations, reactions and documents by their words.

    Parts of words count ("forensic" finds "forensics"), letter case does not. What holds the words side by
    side comes first, then the shortest. The ids are for `peel explain`.

    Examples: peel find digital forensics · peel find missing children -f json
    """
    from ..graph.lookup.find import find_query
    from ..graph.store.results import rows

    text = find_query(words)
    if show_query:
        write_text([text])
        return
    found = rows(open_source(store, endpoint).query(text))
    if not write_rows(found.columns, found.rows, format=format, output=output):
        note("nothing in the collection has all of these words")
        if fail_empty:
            raise typer.Exit(EMPTY)
