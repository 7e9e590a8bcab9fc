"""What the shell suggests: slugs of things, from a list that is read without opening the store."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import typer

from ..graph.errors import PeelError
from .options import store_path

Suggest = Callable[[typer.Context, str], list[tuple[str, str]]]


def slugs_of(*kinds: str) -> Suggest:
    """A completion for things of some kinds (without: of all); nothing is suggested for an endpoint."""

    def suggest(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        given = context.params.get("store")
        folder = store_path(Path(given) if given else None)
        with suppress(OSError, PeelError):
            return _suggestions(folder, incomplete, kinds)
        return []

    return suggest


def _suggestions(folder: Path, incomplete: str, kinds: tuple[str, ...]) -> list[tuple[str, str]]:
    from ..graph.lookup.slugs import suggestions

    try:
        return suggestions(folder, incomplete, kinds)
    except OSError:  # a store that was last written by an older version: once
        from ..graph.lookup.aids import write_slugs
        from ..graph.store.local import open_store

        write_slugs(open_store(folder))
        return suggestions(folder, incomplete, kinds)
