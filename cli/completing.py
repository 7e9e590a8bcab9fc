"""What the shell suggests: slugs of things, from a list that is read without opening the store."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import typer

from ..graph.errors import PeelError
from .options import store_path

SMALL = 50_000_000
"""Bytes of a database whose index is made within two seconds; longer nobody waits after a tab."""

Suggest = Callable[[typer.Context, str], list[tuple[str, str]]]


def slugs_of(*kinds: str) -> Suggest:
    """A completion for things of some kinds (without: of all); nothing is suggested for an endpoint."""

    def suggest(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        import sqlite3

        given = context.params.get("store")
        folder = store_path(Path(given) if given else None)
        with suppress(OSError, sqlite3.Error, PeelError):
            return _suggestions(folder, incomplete, kinds)
        return []

    return suggest


def _suggestions(folder: Path, incomplete: str, kinds: tuple[str, ...]) -> list[tuple[str, str]]:
    import sqlite3

    from ..graph.lookup.slugs import suggestions

    path = folder / "find" / "index.sqlite"
    try:
        return suggestions(path, incomplete, kinds)
    except sqlite3.Error:  # a store without an index: once
        if sum(file.stat().st_size for file in (folder / "gen" / "current").glob("*")) > SMALL:
            raise  # it is made by the first lookup
        from ..graph.lookup.index import index_of
        from ..graph.store.local import open_store

        if index := index_of(open_store(folder)):
            index.close()
        return suggestions(path, incomplete, kinds)
