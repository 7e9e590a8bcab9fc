"""The options that commands share, each spelt once."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..graph.errors import UsageError

if TYPE_CHECKING:
    from ..graph.store.interface import Store

DEFAULT_STORE = Path("peelgraph.store")


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    NDJSON = "ndjson"
    MARKDOWN = "markdown"


StoreOption = Annotated[
    Path | None,
    typer.Option("--store", metavar="PATH", help=f"Store folder or RDF file. (PEEL_STORE, {DEFAULT_STORE})"),
]
EndpointOption = Annotated[
    str | None,
    typer.Option(
        "--endpoint",
        metavar="URL",
        help="SPARQL endpoint to ask instead. (PEEL_ENDPOINT; PEEL_ENDPOINT_USER, _PASSWORD, _TOKEN)",
    ),
]
FormatOption = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="Default: table on a terminal, tsv in a pipe, else as -o ends."),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write here, whole or not at all; - is stdout."),
]
ShowQueryOption = Annotated[
    bool, typer.Option("--show-query", help="Print the SPARQL behind the answer, ready for `peel query -`.")
]
FromOption = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="Only from then on: 2019, 2019-03 or 2019-03-28.")
]
ToOption = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Only until then.")]
FailEmptyOption = Annotated[
    bool, typer.Option("--fail-empty", help="End with exit code 4 where there is nothing to tell.")
]


def store_path(store: Path | None) -> Path:
    """The folder that a command writes: the option, else PEEL_STORE, else ./peelgraph.store."""
    return store or Path(os.environ.get("PEEL_STORE") or DEFAULT_STORE)


def open_source(store: Path | None, endpoint: str | None) -> Store:
    """What a command reads: an option goes before the environment, an endpoint before the default folder."""
    if store and endpoint:
        raise UsageError("--store and --endpoint exclude each other: give one")
    if store is None:
        endpoint = endpoint or os.environ.get("PEEL_ENDPOINT")
    if endpoint:
        from ..graph.store.remote import RemoteStore

        return RemoteStore(endpoint)
    from ..graph.store.local import open_store

    return open_store(store_path(store))
