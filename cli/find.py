"""``peel find``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

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
from .output import EMPTY, format_of, note, write_rows, write_text
from .prose import Line, entry_lines, write_lines

if TYPE_CHECKING:
    from ..graph.lookup.answer import Answer

WordsArgument = Annotated[
    list[str],
    typer.Argument(metavar="WORDS...", help='Words, "phrases in quotes", beginnings*, and -without.'),
]
LimitOption = Annotated[int, typer.Option("--limit", min=1, help="Rows, at most.")]


def find(
    words: WordsArgument,
    limit: LimitOption = 50,
    store: StoreOption = None,
    endpoint: EndpointOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    fail_empty: FailEmptyOption = False,
    show_query: ShowQueryOption = False,
) -> None:
    """Find findings, recommendations, reactions and documents by their words.

    All words must be there, in any of their forms: in a statement with the names of its force and theme, or
    in the title and text of a document. The best come first, those above all where the words stand together.
    An endpoint has no index of words: it is searched for parts of words in statements and titles.

    Examples: peel find digital forensics · peel find kent custody -f json · peel find '"if at all" runaway*'
    """
    from ..graph.lookup.answer import answer
    from ..graph.lookup.find import find_query

    source = open_source(store, endpoint)
    text = find_query(source, " ".join(words), limit)
    if show_query:
        write_text([text])
        return
    found = answer(source, text)
    if format_of(output, format) is Format.TABLE:
        write_lines(_lines(found), output)
    else:
        write_rows(found.columns, found.rows, format=format, output=output)
    if len(found.rows) == limit:
        note(f"these are the best {limit}: --limit shows more")
    if not found.rows:
        note("nothing in the collection has all of these words")
        if fail_empty:
            raise typer.Exit(EMPTY)


def _lines(found: Answer) -> Iterator[Line]:
    """The words of each, then what it is, and where."""
    for record in found.records():
        words = record | {"title": None}
        if record["kind"] == "document":
            yield from entry_lines(record | {"words": None, "id": None}, found.names)
            words = {"words": record["words"]}
        yield from entry_lines(words, found.names)
