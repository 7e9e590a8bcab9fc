"""The command line: knows each command by name and summary, imports only the one that is asked for."""

from __future__ import annotations

import gc
import importlib
import inspect
import os
import sys
from dataclasses import dataclass
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from .. import __version__
from ..graph.errors import NotFoundError, PeelError
from .text import safe, safe_lines

INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Listed:
    """A command as the help lists it; ``cli/<name>.py`` has a function of that name."""

    panel: str
    summary: str  # the first line of the function's docstring


COMMANDS = {
    "fetch": Listed("Build", "Download publications politely, with their reports and letters."),
    "ingest": Listed("Build", "Read documents and store what they say."),
    "extract": Listed("Build", "Show what would be read from documents, and store nothing."),
    "validate": Listed("Build", "Check the store against the rules that every graph keeps."),
    "evaluate": Listed("Build", "Measure how well documents are read, against annotations made by people."),
    "review": Listed("Build", "Go through statements with their sentences: accept, reject, or correct them."),
    "remove": Listed("Build", "Take documents out of the store, with all that only they say."),
    "rebuild": Listed("Build", "Make the store again from the texts that it keeps."),
    "query": Listed("Ask", "Put a question to the graph: one of the library, a file, or your own SPARQL."),
    "queries": Listed("Ask", "List the questions that the library can answer."),
    "show": Listed("Look", "Tell what the documents say about a force, person, body, inspection or theme."),
    "timeline": Listed("Look", "Tell what happened to a force, in order of time."),
    "compare": Listed("Look", "Set forces side by side, theme by theme and grade by grade."),
    "find": Listed("Look", "Find findings, recommendations, reactions and documents by their words."),
    "path": Listed("Look", "Find how two things are connected, with the words that support each step."),
    "explain": Listed("Look", "Show a statement's sentence in its surroundings, and how it was read."),
    "diff": Listed("Look", "Show what changed in a document's statements since its last state."),
    "stats": Listed("Look", "Count what the store holds."),
    "export": Listed("Share", "Write the graph, a part of it or a view on it to a file for another program."),
    "network": Listed(
        "Share", "Measure who stands where in the network: degree, betweenness, communities, components."
    ),
    "plot": Listed(
        "Share", "Draw findings over the years, themes, grades, or who and what forces are tied to."
    ),
    "serve": Listed("Share", "Serve the graph on the web: a SPARQL endpoint, and an address for each thing."),
    "mcp": Listed("Share", "Let an assistant ask the graph, by the Model Context Protocol."),
    "load": Listed("Share", "Put shards into a SPARQL server, or into one file for its bulk loader."),
}

EPILOG = (
    "First steps: peel fetch ADDRESS downloads publications (or take files of your own); peel ingest FOLDER "
    "reads them; peel show FORCE tells what they say.\n\n"
    "Exit codes: 0 done; 1 failed; 2 wrong usage or SPARQL; 3 nothing, or more than one thing, goes by that "
    "name; 4 no rows (only with --fail-empty); 5 endpoint dead, slow or refusing; 130 interrupted.\n\n"
    "PEEL_DEBUG=1 shows where in the program an error arose."
)


class LazyCommand(TyperCommand):
    """Stands in a list for a command whose module is imported only to run it or to show its own help."""

    def make_context(self, info_name: str | None, args: list[str], *rest: Any, **extra: Any) -> Any:
        """Context of the real command, which then does everything else."""
        name = str(self.name)
        function = getattr(importlib.import_module(f".{name}", __package__), name)
        single = typer.Typer(add_completion=False)
        single.command(name, help=_reflowed(inspect.getdoc(function) or ""))(function)
        return typer.main.get_command(single).make_context(info_name, args, *rest, **extra)


def _reflowed(text: str) -> str:
    """Paragraphs as one line each, which the help then wraps; examples (joined by a middle dot) as a list."""
    *paragraphs, last = (" ".join(part.split()) for part in text.split("\n\n"))
    label, colon, examples = last.partition(": ")
    if label not in {"Example", "Examples"}:
        return "\n\n".join([*paragraphs, last])
    lines = (f"  {example}" for example in examples.split(" · "))
    return "\n\n".join([*paragraphs, "\n".join([label + colon.strip(), *lines])])


class PeelGroup(TyperGroup):
    """The root command: turns what went wrong into one line on stderr and the documented exit code."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run, and leave by SystemExit."""
        try:
            code = super().main(*args, **extra | {"standalone_mode": False})
            sys.stdout.flush()
        except (TyperException, PeelError, OSError, typer.Abort) as error:
            if os.environ.get("PEEL_DEBUG"):
                raise
            code = _report(error)
        sys.exit(code)


def _report(error: Exception) -> int:
    if isinstance(error, BrokenPipeError):  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    if isinstance(error, typer.Abort):
        return INTERRUPTED
    typer.echo(f"peel: {safe_lines(_message(error))}", err=True)
    if isinstance(error, NotFoundError) and error.candidates:
        typer.echo("did you mean: " + ", ".join(map(safe, error.candidates)), err=True)
    return error.exit_code if isinstance(error, TyperException | PeelError) else 1


def _message(error: Exception) -> str:
    if isinstance(error, TyperException):
        return f"{error.format_message().rstrip('.')} (peel --help lists commands and options)"
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    return str(error)


def _not_loaded() -> None:
    """Stand for a command that `LazyCommand` will load."""


app = typer.Typer(cls=PeelGroup, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})


@app.callback(invoke_without_command=True)
def peel(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    """Turn what police inspectorates publish into a knowledge graph that can show its sentences."""
    if version:
        typer.echo(f"peelgraph {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), nl=False)


for _name, _listed in COMMANDS.items():
    app.command(_name, cls=LazyCommand, help=_listed.summary, rich_help_panel=_listed.panel)(_not_loaded)


def main() -> None:
    """Entry point of the program ``peel``."""
    try:
        typer.main.get_command(app)(prog_name="peel")
    finally:
        gc.freeze()  # the process ends: to look for garbage in all that it made is a tenth of a lookup's time
