"""``peel mcp``."""

from __future__ import annotations

from typing import Annotated

import typer

from ..graph.errors import UsageError
from .options import StoreOption, store_path
from .serve import MemoryOption, ServiceOption, TimeoutOption

WorkersOption = Annotated[int, typer.Option("--workers", min=1, max=16, help="Questions at a time.")]


def mcp(
    store: StoreOption = None,
    workers: WorkersOption = 2,
    timeout: TimeoutOption = 30.0,
    memory: MemoryOption = 1500,
    allow_service: ServiceOption = None,
) -> None:
    """Let an assistant ask the graph, by the Model Context Protocol.

    The assistant starts the command itself and speaks to it by stdin and stdout.
    It can look things up, ask the questions of the library or SPARQL of its own, and nothing else; answers
    carry the document, the sentence and its offsets. docs/mcp.md shows how assistants are told of it.

    Example: peel mcp --store my.store
    """
    try:
        from ..graph.serve.assist.server import run
        from ..graph.serve.limits import Limits
    except ImportError as error:
        raise UsageError(f"{error.name} is missing: pip install 'peelgraph[mcp]'") from error
    limits = Limits(seconds=timeout, memory=memory * 1_000_000, services=tuple(allow_service or ()))
    run(store_path(store), limits, workers)
