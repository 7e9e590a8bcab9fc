"""``peel diff``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from .options import FailEmptyOption, FormatOption, OutputOption, StoreOption, store_path
from .output import EMPTY, Row, note, write_rows

if TYPE_CHECKING:
    from ..graph.build.changes import Change
    from ..graph.store.captures import Capture

_COLUMNS = ("change", "kind", "words", "before", "values")
_STATES = ("back", "file", "address", "bytes", "text", "read_by")


def diff(
    document: Annotated[
        str, typer.Argument(metavar="DOC", help="Id, file name or address.", show_default=False)
    ],
    back: Annotated[int, typer.Option(min=1, metavar="N", help="Compare with so many states before.")] = 1,
    list_: Annotated[bool, typer.Option("--list", help="List the states that are kept.")] = False,
    store: StoreOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    fail_empty: FailEmptyOption = False,
) -> None:
    """Show what changed in a document's statements since its last state.

    Each ingest of a changed file keeps the state before. Both states are read by the program as it is now, so
    that differences are those of the document. "before" has the older words where they changed, "values" what
    else did: polarity concern > strength.

    Examples: peel diff letter.pdf · peel diff letter.pdf --list · peel diff letter.pdf --back 2 -f csv
    """
    from ..graph.build.history import difference, states

    folder = store_path(store)
    if list_:
        rows = enumerate(reversed(states(folder, document)))
        write_rows(_STATES, (_state(back, capture) for back, capture in rows), format=format, output=output)
        return
    found = difference(folder, document, back)
    if not found.changes:
        note("no statement came, went or changed")
    if not write_rows(_COLUMNS, map(_row, found.changes), format=format, output=output) and fail_empty:
        raise typer.Exit(EMPTY)


def _row(change: Change) -> Row:
    said = change.after or change.before
    assert said is not None
    reworded = change.before and change.after and change.before.words != change.after.words
    before = change.before.words if change.before and reworded else None
    return change.name, said.kind, said.words, before, "; ".join(_values(change)) or None


def _values(change: Change) -> Iterator[str]:
    for name, before, after in change.values:
        if change.name == "changed":
            yield f"{name} {before or 'none'} > {after or 'none'}"
        elif value := before or after:
            yield f"{name} {value}"


def _state(back: int, capture: Capture) -> Row:
    return back, capture.name, capture.url, capture.source[:8], capture.text[:8], capture.pipeline
