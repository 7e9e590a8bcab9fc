"""``peel load``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..graph.errors import UsageError
from .documents import progress_bar
from .output import note, open_output


def load(
    shards: Annotated[
        list[str],
        typer.Argument(metavar="SHARDS", help="Folders or addresses with shards.", show_default=False),
    ],
    endpoint: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Graph store to write: http://localhost:7878/store"),
    ] = None,
    query_endpoint: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Its SPARQL endpoint: a description with counts is added."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write one N-Quads file; - is stdout."),
    ] = None,
) -> None:
    """Put shards into a SPARQL server, or into one file for its bulk loader.

    Shards are what `peel ingest --shards` writes. Any server will do that speaks the SPARQL 1.1 Graph Store
    Protocol; each graph is put as a whole, so it may be done again after a failure. Start with an empty
    server: what an older load put into its default graph stays there. Name all places of a collection at
    once, as some things follow only from all of its documents; one that several places have is loaded once.
    PEEL_ENDPOINT_USER and PEEL_ENDPOINT_PASSWORD, or PEEL_ENDPOINT_TOKEN, are the login.

    Examples: peel load shards/ --endpoint http://localhost:7878/store
    --query-endpoint http://localhost:7878/query · peel load s3://bucket/2024 s3://bucket/2025 -o all.nq
    """
    from ..graph.build.joined import Joined
    from ..graph.build.load import to_file, to_server
    from ..graph.store.graph_store import GraphStore
    from ..graph.store.remote import RemoteStore

    if (endpoint is None) == (output is None):
        raise UsageError("give --endpoint URL to load into a server, or -o FILE for one file")
    with progress_bar("loading") as progress:
        joined = Joined(shards, progress)
        if output is not None:
            with open_output(output) as file:
                to_file(joined, file)
        else:
            asked = RemoteStore(query_endpoint) if query_endpoint else None
            with GraphStore(str(endpoint)) as server:
                to_server(joined, server, asked)
    again = f", {joined.again:,} of another place left out as they were there already" if joined.again else ""
    note(f"{joined.documents:,} documents loaded{again}")
