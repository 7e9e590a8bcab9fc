"""The gallery of questions, from ``queries/``: what each asks, and its answer on the sample collection."""

from __future__ import annotations

import shlex
from pathlib import Path

from typer.testing import CliRunner

from peelgraph.cli.app import app
from peelgraph.queries import Query, library

EXAMPLES = {
    "force": "the Met",
    "theme": "digital forensics",
    "by": "2026-11-22",
    "on": "2019-03-28",
    "text": "victim-blaming",
}
"""Values of the parameters that a question must have."""
LINES = 26
WIDTH = "80"


def pages(store: Path) -> dict[str, str]:
    """A page for each question of the library."""
    return {f"questions/{name}.md": _page(store, query) for name, query in library().items()}


def _page(store: Path, query: Query) -> str:
    number = f"Question {query.question} of [the forty](../questions.md). " if query.question else ""
    parts = [
        f"# {query.name}\n",
        f"**{query.summary}**\n",
        f"{number}{query.description}\n",
        *_parameters(query),
        "## An answer\n",
        "On the [sample collection](../collection.md):\n",
        f"```console\n{_answer(store, query)}```\n",
        "## SPARQL\n",
        f"```sparql\n{query.text.strip()}\n```\n",
    ]
    return "\n".join(parts)


def _parameters(query: Query) -> list[str]:
    if not query.params:
        return []
    rows = [
        f"| `{p.name}` | {p.type} | {p.default or ('anything' if p.optional else 'must be given')} |"
        for p in query.params
    ]
    return ["\n".join(["| parameter | is a | unless given |\n|---|---|---|", *rows]) + "\n"]


def _answer(store: Path, query: Query) -> str:
    """What a terminal shows, cut; raises RuntimeError where the question fails."""
    values = {p.name: EXAMPLES[p.name] for p in query.params if not p.optional and p.default is None}
    given = [part for name, value in values.items() for part in ("--param", f"{name}={value}")]
    kind = "turtle" if "CONSTRUCT" in query.text else "table"
    arguments = ["query", query.name, *given]
    environment = {"PEEL_STORE": str(store), "PEEL_ENDPOINT": "", "COLUMNS": WIDTH}
    said = CliRunner().invoke(app, [*arguments, "-f", kind], env=environment)
    if said.exit_code:
        raise RuntimeError(f"{query.name}: {said.output}")
    lines = said.stdout.strip("\n").splitlines()
    if not lines or set(lines[-1].strip()) == {"─"}:  # columns without rows
        lines = ["(nothing: no document of the collection says anything of the kind)"]
    if len(lines) > LINES:
        lines[LINES:] = ["…"]
    return "".join(f"{line}\n" for line in [f"$ peel {shlex.join(arguments)}", *lines])
