"""``peel query``."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..graph.errors import UsageError
from .options import (
    EndpointOption,
    FailEmptyOption,
    Format,
    OutputOption,
    ShowQueryOption,
    StoreOption,
    open_source,
)
from .output import EMPTY, is_stdout, note, open_output, write_rows, write_text

if TYPE_CHECKING:
    from ..queries import Query


class AnswerFormat(StrEnum):
    """The formats of rows (as `Format`), W3C results, and RDF."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    NDJSON = "ndjson"
    MARKDOWN = "markdown"
    SRJ = "srj"
    SRX = "srx"
    TURTLE = "turtle"
    NTRIPLES = "ntriples"
    JSONLD = "jsonld"
    RDFXML = "rdfxml"


_EXTENSIONS = {
    ".srj": "srj",
    ".srx": "srx",
    ".ttl": "turtle",
    ".nt": "ntriples",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
}

QuestionArgument = Annotated[
    str, typer.Argument(metavar="NAME|FILE|-", help="A question of `peel queries`, a file, or - for stdin.")
]
ParamOption = Annotated[
    list[str] | None,
    typer.Option("--param", "-p", metavar="NAME=VALUE", help="Fill in a parameter. May be given many times."),
]
AnswerFormatOption = Annotated[
    AnswerFormat | None,
    typer.Option("--format", "-f", help="Rows, W3C results (srj, srx), or RDF for CONSTRUCT and DESCRIBE."),
]


def query(
    question: QuestionArgument,
    param: ParamOption = None,
    store: StoreOption = None,
    endpoint: EndpointOption = None,
    format: AnswerFormatOption = None,
    output: OutputOption = None,
    fail_empty: FailEmptyOption = False,
    show_query: ShowQueryOption = False,
) -> None:
    """Put a question to the graph: one of the library, a file, or your own SPARQL.

    Things are named as people write them: --param force="the Met". A query only reads. SERVICE in your own
    query asks that other endpoint over the network.

    Examples: peel query deadlines -p force="the Met" · peel query mine.rq -o rows.csv ·
    echo "SELECT * {?s a ?class} LIMIT 5" | peel query -
    """
    from ..graph.lookup.questions import filled
    from ..graph.store.results import is_graph, rows, serialise

    asked = _asked(question)
    source = open_source(store, endpoint)
    text = filled(source, asked, _values(param or []), note)
    if show_query:
        write_text([text])
        return
    with _stoppable():
        answer = source.query(text)
        name = _format(is_graph(answer), format, output)
        if name is not None and name not in set(Format):
            if fail_empty:
                raise UsageError(f"--fail-empty counts rows: it does not go with {name}")
            with open_output(output) as file:
                serialise(answer, file, name)
            return
        table = rows(answer)
        shape = Format(name) if name else None
        found = write_rows(table.columns, table.rows, format=shape, output=output)
    if not found:
        note("nothing in the collection says so")
        if fail_empty:
            raise typer.Exit(EMPTY)


def _asked(question: str) -> Query:
    from ..graph.lookup.questions import question as of_library
    from ..queries import ParameterError, parse

    path = Path(question)
    if question != "-" and not path.suffix and not path.is_file():
        return of_library(question)
    try:
        words = sys.stdin.read() if question == "-" else path.read_text("utf-8")
        return parse(question, words)
    except (UnicodeDecodeError, ParameterError) as error:
        raise UsageError(f"{question}: {error}") from error


def _values(params: list[str]) -> dict[str, str]:
    pairs = [param.partition("=") for param in params]
    if wrong := [name for name, equals, _ in pairs if not equals]:
        raise UsageError(f"--param {wrong[0]}: write it as NAME=VALUE")
    return {name.strip(): value for name, _, value in pairs}


def _format(graph: bool, format: AnswerFormat | None, output: Path | None) -> str | None:
    """The format as wanted, else by the file's extension; a graph on stdout is Turtle. None: as rows are."""
    if format:
        return format.value
    if output is not None and not is_stdout(output):
        return _EXTENSIONS.get(output.suffix.lower())
    return "turtle" if graph else None


@contextmanager
def _stoppable() -> Iterator[None]:
    """Let Ctrl-C end the process at once: Python would wait until the engine has computed to its end."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    usual = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)
