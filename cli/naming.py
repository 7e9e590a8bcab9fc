"""Names that users type, taken for things of the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from .completing import slugs_of
from .output import note

if TYPE_CHECKING:
    from ..graph.lookup.names import Match
    from ..graph.store.interface import Store

ThemeOption = Annotated[
    str | None,
    typer.Option(
        "--theme", metavar="THEME", help="Only what is about this theme.", autocompletion=slugs_of("theme")
    ),
]


def named(source: Store, name: str, kind: str) -> Match:
    """The thing of a kind that goes by a name, with a note where the name was not quite its own."""
    from ..graph.lookup.names import resolve

    match = resolve(source, name, (kind,))
    if match.note:
        note(match.note)
    return match
