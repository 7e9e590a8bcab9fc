"""``peel queries``."""

from __future__ import annotations

from typing import Annotated

import typer

from ..queries import Query, library
from .options import FormatOption, OutputOption
from .output import on_terminal, write_rows, write_text

WordsArgument = Annotated[
    list[str] | None, typer.Argument(metavar="WORDS", help="Only questions that speak of all these words.")
]
ShowOption = Annotated[
    str | None, typer.Option("--show", metavar="NAME", help="Print one question's file: it is plain SPARQL.")
]


def queries(
    words: WordsArgument = None,
    show: ShowOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """List the questions that the library can answer.

    The column question has the number in the list of forty questions that the project set out from.

    Examples: peel queries · peel queries deadline · peel queries --show deadlines
    """
    if show:
        from ..graph.lookup.questions import question

        write_text([question(show).text], output)
        return
    wanted = [word.lower() for word in words or []]
    found = [query for query in library().values() if all(word in _words(query) for word in wanted)]
    if format is None and on_terminal(output):
        rows = [(query.name, query.summary, query.signature) for query in found]
        write_rows(("name", "answers", "parameters"), rows, output=output)
        return
    write_rows(
        ("name", "summary", "description", "parameters", "tags", "question"),
        [(q.name, q.summary, q.description, q.signature, ", ".join(q.tags), q.question) for q in found],
        format=format,
        output=output,
    )


def _words(query: Query) -> str:
    return " ".join((query.name, query.summary, query.description, *query.tags)).lower()
