"""``peel queries``."""

from __future__ import annotations

from typing import Annotated

import typer

from ..queries import Query, library
from .options import FormatOption, OutputOption
from .output import note, on_terminal, write_rows, write_text

WordsArgument = Annotated[
    list[str] | None, typer.Argument(metavar="WORDS", help="Only questions that speak of all these words.")
]
ShowOption = Annotated[
    str | None, typer.Option("--show", metavar="NAME", help="Print one question's file: it is plain SPARQL.")
]
TagOption = Annotated[
    list[str] | None,
    typer.Option("--tag", "-t", metavar="TAG", help="Only questions with this tag. May be given many times."),
]


def queries(
    words: WordsArgument = None,
    tag: TagOption = None,
    show: ShowOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """List the questions that the library can answer.

    The column question has the number in the list of forty questions that the project set out from.

    Examples: peel queries · peel queries deadline · peel queries --tag absence ·
    peel queries --show deadlines
    """
    if show:
        from ..graph.lookup.questions import question

        write_text([question(show).text], output)
        return
    found = _found([word.lower() for word in words or []], {_known_tag(name) for name in tag or []})
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


def _found(words: list[str], tags: set[str]) -> list[Query]:
    found = [
        q for q in library().values() if tags <= set(q.tags) and all(word in _words(q) for word in words)
    ]
    if not found:
        note("no question of the library is about that: `peel queries` lists them all")
    return found


def _known_tag(name: str) -> str:
    from difflib import get_close_matches

    from ..graph.errors import NotFoundError

    tags = sorted({tag for query in library().values() for tag in query.tags})
    if name.lower() in tags:
        return name.lower()
    near = get_close_matches(name.lower(), tags, 5, 0.5) or tags
    raise NotFoundError(f"no question has the tag {name!r}", near)


def _words(query: Query) -> str:
    return " ".join((query.name, query.summary, query.description, *query.tags)).lower()
