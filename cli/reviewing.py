"""Decisions on statements, which are shown one by one on a terminal, each decided by one key."""

from __future__ import annotations

import sys
import textwrap
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING

import typer

from ..graph.errors import UsageError
from .prose import Line, write_lines
from .text import safe

if TYPE_CHECKING:
    from ..graph.build.review import Item
    from ..graph.review import Decision, Verdict

AROUND = 240
"""Characters shown on each side of a statement's words."""
KEYS = "[a]ccept [r]eject [c]orrect [s]kip [b]ack [q]uit and keep"
_HIDDEN = frozenset({"evidence", "confidence", "review"})
_WIDTH = 96


def ask(items: list[Item], by: str) -> list[Decision]:
    """Decisions in the order of the statements; what was decided before quitting is kept.

    Raises `UsageError` where nobody sits at the terminal.
    """
    if not sys.stdin.isatty():
        raise UsageError("nobody to ask here: use --list, --accept, --reject or --correct")
    made: dict[int, Decision] = {}
    index, document = 0, ""
    while index < len(items):
        item = items[index]
        if item.key.document != document:
            document = item.key.document
            write_lines([("", ""), ("dim", safe(document))])
        write_lines(_lines(item, f"{index + 1} of {len(items)}", made.get(index) or item.decision))
        key = typer.getchar().lower()
        if key == "q":
            break
        if key == "b":
            index = max(0, index - 1)
        elif key == "s":
            index += 1
        elif key in "arc" and (found := _decided(item, key, by)):
            made[index] = found
            index += 1
        else:
            typer.echo(KEYS, err=True)
    return [made[place] for place in sorted(made)]


def decision(
    item: Item, verdict: Verdict, by: str, changes: tuple[tuple[str, str], ...] = (), remark: str = ""
) -> Decision:
    """A decision of today on a statement; raises `UsageError` for a change that cannot be made.

    Nothing else that is kept depends on the clock.
    """
    from ..graph.review import Decision
    from ..graph.review.corrections import check

    for name, value in changes:
        try:
            check(item.key.kind, name, value)
        except ValueError as error:
            raise UsageError(str(error)) from error
    return Decision(item.key, verdict, by, date.today().isoformat(), changes, remark)


def told(item: Item) -> str:
    """What was read, field by field."""
    from ..graph.review.corrections import shown

    statement = item.statement
    values = {f.name: shown(statement, f.name) for f in fields(statement) if f.name not in _HIDDEN}
    return "; ".join(f"{name}={value}" for name, value in values.items() if value not in ("none", "no", ""))


def _decided(item: Item, key: str, by: str) -> Decision | None:
    from ..graph.review import Verdict
    from ..graph.review.corrections import fields as correctable

    if key != "c":
        return decision(item, Verdict.ACCEPTED if key == "a" else Verdict.REJECTED, by)
    names = correctable(item.key.kind)
    if not names:
        typer.echo(f"a {item.key.kind} cannot be corrected: reject it instead", err=True)
        return None
    typed = typer.prompt(f"new value, as field=value ({', '.join(names)})", default="", show_default=False)
    name, equals, value = typed.partition("=")
    if not equals:
        return None
    try:
        return decision(item, Verdict.CORRECTED, by, ((name.strip(), value.strip()),))
    except UsageError as error:
        typer.echo(f"peel: {error}", err=True)
        return None


def _lines(item: Item, place: str, decision: Decision | None) -> list[Line]:
    evidence, text = item.statement.evidence, item.text
    before = text[max(0, evidence.start - AROUND) : evidence.start].split("\n\n")[-1]
    after = text[evidence.end : evidence.end + AROUND].split("\n\n")[0]
    state = f", {decision.verdict} by {decision.by}" if decision else ""
    head = f"{item.key.kind} ({place}, confidence {item.statement.confidence:g}{state})"
    return [
        ("", ""),
        ("bold", safe(head)),
        *(("dim", line) for line in _wrapped(before)),
        *(("words", line) for line in _wrapped(text[evidence.start : evidence.end])),
        *(("dim", line) for line in _wrapped(after)),
        *(("", line) for line in _wrapped(told(item))),
        ("dim", KEYS),
    ]


def _wrapped(text: str) -> list[str]:
    return [f"    {line}" for line in textwrap.wrap(safe(" ".join(text.split())), _WIDTH)]
