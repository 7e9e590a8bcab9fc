"""``peel serve``."""

from __future__ import annotations

import os
import secrets
from typing import Annotated

import typer

from ..graph.errors import UsageError
from .options import StoreOption, store_path
from .output import note

HostOption = Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Address to listen at.")]
PortOption = Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes a free one.")]
NameOption = Annotated[
    list[str] | None,
    typer.Option("--host-name", metavar="NAME", help="A name the server goes by. May be given many times."),
]
CorsOption = Annotated[
    list[str] | None,
    typer.Option("--cors", metavar="ORIGIN", help="Let pages of another origin read; '*' for all."),
]
ServiceOption = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-service", metavar="URL", help="Let SERVICE ask endpoints below this address; '*' for all."
    ),
]
WorkersOption = Annotated[int, typer.Option("--workers", min=1, max=64, help="Queries at a time.")]
TimeoutOption = Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds for one query.")]
MemoryOption = Annotated[int, typer.Option("--memory", min=500, help="MB for one query.")]
RowsOption = Annotated[int, typer.Option("--max-rows", min=1, help="Rows of one answer.")]
UpdateOption = Annotated[
    bool, typer.Option("--update", help="Take updates from who knows the token in PEEL_TOKEN, or a new one.")
]
AnswerOption = Annotated[int, typer.Option("--max-answer", min=1, help="MB of one answer.")]


def serve(
    store: StoreOption = None,
    host: HostOption = "127.0.0.1",
    port: PortOption = 8000,
    host_name: NameOption = None,
    cors: CorsOption = None,
    allow_service: ServiceOption = None,
    workers: WorkersOption = 4,
    timeout: TimeoutOption = 30.0,
    memory: MemoryOption = 1500,
    max_rows: RowsOption = 100_000,
    max_answer: AnswerOption = 32,
    update: UpdateOption = False,
) -> None:
    """Serve the graph on the web: a SPARQL endpoint, and an address for each thing.

    A query that takes too long, too much memory or gives too much is ended and told so; a whole answer or
    none. Ingest may go on meanwhile: what is published is what is asked. Other machines reach the server
    only with --host and --host-name. With --update, clients that know the token may keep graphs of their own.

    Examples: peel serve · peel serve --store my.store --port 0 · peel serve --host 0.0.0.0 --host-name
    data.example.org --cors '*'
    """
    try:
        from ..graph.serve.limits import Limits
        from ..graph.serve.run import Serving, is_public, serve
    except ImportError as error:
        raise UsageError(f"{error.name} is missing: pip install 'peelgraph[serve]'") from error
    if is_public(host) and not host_name:
        note(f"others can reach {host}, but only names given by --host-name are answered")
    limits = Limits(
        seconds=timeout,
        memory=memory * 1_000_000,
        rows=max_rows,
        answer=max_answer * 1_000_000,
        services=tuple(allow_service or ()),
    )
    serving = Serving(
        store=store_path(store),
        host=host,
        port=port,
        names=host_name or (),
        origins=cors or (),
        workers=workers,
        limits=limits,
        token=_token() if update else None,
    )
    serve(serving, note)


def _token() -> str:
    if given := os.environ.get("PEEL_TOKEN"):
        return given
    made = secrets.token_urlsafe(24)
    note(f"updates need the header  Authorization: Bearer {made}")
    return made
