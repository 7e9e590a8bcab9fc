"""``peel remove``."""

from __future__ import annotations

from typing import Annotated

import typer

from .documents import summarise
from .options import StoreOption, store_path


def remove(
    documents: Annotated[
        list[str],
        typer.Argument(metavar="DOC...", help="Id, file name or address of a document.", show_default=False),
    ],
    store: StoreOption = None,
) -> None:
    """Take documents out of the store, with all that only they say.

    What other documents say too stays. The captured bytes and texts are kept.

    Examples: peel remove document/hertfordshire-40eeedfb · peel remove letter.pdf
    """
    from ..graph.build import remove as take_out

    folder = store_path(store)
    summarise(take_out(documents, folder), folder)
