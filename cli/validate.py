"""``peel validate``."""

from __future__ import annotations

import typer

from .documents import progress_bar
from .options import StoreOption, store_path
from .text import safe


def validate(store: StoreOption = None) -> None:
    """Check the store against the rules that every graph keeps.

    Runs the SHACL shapes on each document's graph, looks up each quotation in the captured text, and
    audits the store itself; a tenth of a second for each document. The exit code is 1 where a rule is
    broken.

    Examples: peel validate · peel validate --store my.store
    """
    from ..graph.store.local import open_store
    from ..graph.validate.live import validate as check_store

    path = store_path(store)
    with progress_bar("checking") as progress:
        verdict = check_store(open_store(path), progress, texts=path.is_dir())
    for problem in verdict.problems:
        typer.echo(safe(str(problem)))
    counts = f"{verdict.documents:,} documents, {verdict.statements:,} statements"
    if not path.is_dir():
        typer.echo("a file has no captured texts: quotations were not looked up", err=True)
    if verdict.problems:
        typer.echo(f"{counts}: {len(verdict.problems):,} broken rules", err=True)
        raise typer.Exit(1)
    typer.echo(f"{counts}: every rule holds")
