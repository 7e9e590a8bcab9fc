"""`peel validate`: whether the store keeps every rule."""

from __future__ import annotations

import typer

from .options import StoreOption, open_source
from .text import safe


def validate(store: StoreOption = None) -> None:
    """Check the store against the rules that every graph keeps.

    Runs the SHACL shapes on each document's graph, looks up each quotation in the captured text, and
    audits the store itself; a tenth of a second for each document. Ends with 1 where a rule is broken.

    Examples: `peel validate`, `peel validate --store met.store`
    """
    from ..graph.validate.live import validate as check_store

    verdict = check_store(open_source(store, None))
    for problem in verdict.problems:
        typer.echo(safe(str(problem)))
    counts = f"{verdict.documents:,} documents, {verdict.statements:,} statements"
    if verdict.without_text:
        missing = (
            f"{verdict.without_text:,} captured texts are not at hand: their quotations were not looked up"
        )
        typer.echo(missing, err=True)
    if verdict.problems:
        typer.echo(f"{counts}: {len(verdict.problems):,} broken rules", err=True)
        raise typer.Exit(1)
    typer.echo(f"{counts}: every rule holds")
