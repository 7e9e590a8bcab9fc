"""``peel review``."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from ..graph.errors import NotFoundError, UsageError
from .documents import summarise
from .options import FormatOption, OutputOption, StoreOption, store_path
from .output import Row, note, write_rows

if TYPE_CHECKING:
    from ..graph.build.review import Item, Sheet
    from ..graph.review import Decision

_COLUMNS = ("verdict", "kind", "read", "words", "confidence", "by", "on", "id")

DocumentsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[DOC]...", help="Id, file name or address of a document. Without: all."),
]
IdsOption = Annotated[list[str] | None, typer.Option(metavar="ID", help="A statement. May be repeated.")]


def review(
    documents: DocumentsArgument = None,
    accept: IdsOption = None,
    reject: IdsOption = None,
    correct: IdsOption = None,
    undo: IdsOption = None,
    change: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="New value of --correct. May be repeated."),
    ] = None,
    by: Annotated[
        str | None, typer.Option(help="Who decides. (PEEL_REVIEWER, else the name of the user)")
    ] = None,
    remark: Annotated[str, typer.Option("--note", help="Why, in a few words.")] = "",
    kind: Annotated[list[str] | None, typer.Option(help="Only statements of this kind: finding ...")] = None,
    below: Annotated[float, typer.Option(metavar="N", help="Only with a confidence below.")] = 1.01,
    unreviewed: Annotated[bool, typer.Option("--unreviewed", help="Only without a decision.")] = False,
    list_: Annotated[
        bool, typer.Option("--list", help="List statements and decisions, ask nothing.")
    ] = False,
    store: StoreOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Go through statements with their sentences: accept, reject, or correct them.

    On a terminal each statement is shown in its sentence, and one key decides. Decisions are kept in
    reviews.csv in the store, by document and quotation: they outlive re-ingestion, `peel rebuild` and newer
    versions. A reviews.csv beside documents is taken in by `peel ingest`. A rejected statement is gone from
    all answers; `peel review --list` still shows it.

    Examples: peel review letter.pdf · peel review --kind finding --below 0.85 --unreviewed ·
    peel review --list -o decisions.csv · peel review letter.pdf --reject 1a2b3c4d --by "Ann Lee" ·
    peel review letter.pdf --correct 1a2b3c4d --set polarity=mixed --set theme=vetting
    """
    from ..graph.build.review import decide, sheets

    folder = store_path(store)
    wanted = {"accepted": accept, "rejected": reject, "corrected": correct, "open": undo}
    named = {verdict: ids for verdict, ids in wanted.items() if ids}
    if bool(change) != bool(correct):
        raise UsageError("--correct ID and --set FIELD=VALUE go together")
    found = sheets(folder, documents or _documents_of(named))
    if list_:
        table = (row for sheet in found for row in _listed(sheet, kind, below, unreviewed))
        write_rows(_COLUMNS, table, format=format, output=output)
        return
    who = by or os.environ.get("PEEL_REVIEWER") or getpass.getuser()
    if named:
        decisions = _decisions(list(found), named, _changes(change or []), who, remark)
    else:
        from .reviewing import ask

        decisions = ask([item for sheet in found for item in _chosen(sheet, kind, below, unreviewed)], who)
    if decisions:
        summarise(decide(folder, decisions), folder)


def _documents_of(named: dict[str, list[str]]) -> list[str]:
    """Documents that whole ids name (finding/DOCUMENT/1a2b3c4d), so that only they need be read again."""
    ids = [name for names in named.values() for name in names]
    parts = [name.split("/") for name in ids]
    whole = [f"document/{part[1]}" for part in parts if len(part) == 3]
    return whole if len(whole) == len(ids) else []


def _decisions(
    sheets: list[Sheet],
    named: dict[str, list[str]],
    changes: tuple[tuple[str, str], ...],
    by: str,
    remark: str,
) -> list[Decision]:
    from ..graph.review import Verdict
    from .reviewing import decision

    items = [item for sheet in sheets for item in sheet.items]
    return [
        decision(_item(items, name), Verdict(verdict), by, changes if verdict == "corrected" else (), remark)
        for verdict, names in named.items()
        for name in names
    ]


def _item(items: list[Item], name: str) -> Item:
    ending = name if "/" in name else f"/{name}"
    found = [item for item in items if item.id == name or item.id.endswith(ending)]
    if len(found) != 1:
        what = f"{len(found)} statements have" if found else "no statement has"
        raise NotFoundError(
            f"{what} the id {name!r}: `peel review --list` shows ids", [i.id for i in found[:5]]
        )
    return found[0]


def _changes(given: list[str]) -> tuple[tuple[str, str], ...]:
    pairs = [part.partition("=") for part in given]
    if wrong := [name for name, equals, _ in pairs if not equals]:
        raise UsageError(f"--set {wrong[0]}: write it as FIELD=VALUE")
    return tuple((name.strip(), value.strip()) for name, _, value in pairs)


def _chosen(sheet: Sheet, kinds: list[str] | None, below: float, unreviewed: bool) -> Iterator[Item]:
    for item in sheet.items:
        if kinds and item.key.kind not in kinds:
            continue
        if item.statement.confidence < below and not (unreviewed and item.decision):
            yield item


def _listed(sheet: Sheet, kinds: list[str] | None, below: float, unreviewed: bool) -> Iterator[Row]:
    from .reviewing import told

    for item in _chosen(sheet, kinds, below, unreviewed):
        made = item.decision
        verdict, by, on = (made.verdict.value, made.by, made.on) if made else (None, None, None)
        confidence = item.statement.confidence
        yield verdict, item.key.kind, told(item), item.key.quote, confidence, by, on, item.id
    for lost in sheet.unmatched:
        note(
            f"{sheet.name}: no {lost.key.kind} is read from {lost.key.quote[:60]!r} any more ({lost.verdict})"
        )
