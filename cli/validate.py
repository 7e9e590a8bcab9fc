"""``peel validate``."""

from __future__ import annotations

from typing import Annotated

import typer

from .documents import progress_bar
from .options import StoreOption, store_path
from .text import safe


def validate(
    store: StoreOption = None,
    shacl: Annotated[
        bool, typer.Option("--shacl", help="Check the shapes by pySHACL: five times slower, independent.")
    ] = False,
) -> None:
    """Check the store against the rules that every graph keeps.

    Checks the SHACL shapes on each document's graph, looks up each quotation in the captured text, audits the
    store itself, and compares it with its journal and the captured bytes. The exit code is 1 where a rule is
    broken.

    Examples: peel validate · peel validate --store my.store · peel validate --shacl
    """
    from ..graph.store.local import open_store
    from ..graph.validate.live import validate as check_store

    path = store_path(store)
    with progress_bar("checking") as progress:
        folder = path if path.is_dir() else None
        verdict = check_store(
            open_store(path), progress, texts=folder is not None, folder=folder, shacl=shacl
        )
    for problem in verdict.problems:
        typer.echo(safe(str(problem)))
    counts = f"{verdict.documents:,} documents, {verdict.statements:,} statements"
    if not path.is_dir():
        typer.echo("a file has no captured texts: quotations were not looked up", err=True)
    if verdict.problems:
        typer.echo(f"{counts}: {len(verdict.problems):,} broken rules", err=True)
        raise typer.Exit(1)
    typer.echo(f"{counts}: every rule holds")
