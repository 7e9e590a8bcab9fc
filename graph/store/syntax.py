"""A query's own mistakes, told with the line and a mark under the place; shared by every store."""

from __future__ import annotations

import re
from collections.abc import Callable

from ...ontology import PREFIXES
from ...queries.tokens import UPDATES, depth, form, undeclared
from ..errors import StoreError, UsageError
from .interface import Answer

DEEPEST = 200
"""Deepest nesting: the engine's parser has no bound and would end the process. W3C's own tests need 32."""

MOST_NAMED = 6
"""Of what a parser would have taken, so many are told."""

LINE = 100
"""Characters of a line that are shown on either side of a mistake."""

_WHERE = r"(?s)error at (\d+):(\d+): (.*)"


def check(text: str) -> None:
    """Raise `UsageError` for what is no harmless query, before any parser sees it."""
    if sum(map(text.count, "{[(")) > DEEPEST and depth(text) > DEEPEST:
        raise UsageError(f"the query nests more than {DEEPEST} brackets: write it flatter")
    if form(text) in UPDATES:
        raise UsageError(
            "this is an update, and queries only read: use `peel ingest` and `peel remove` to change"
        )


def ask(query: Callable[[str], Answer], text: str, name: str) -> Answer:
    """Run a local query; raises `UsageError` for its mistakes and `StoreError` for the store's."""
    check(text)
    try:
        return query(text)
    except SyntaxError as error:
        raise UsageError(pointed(text, str(error))) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise StoreError(f"{name}: {error}") from error


def pointed(text: str, message: str) -> str:
    """The engine's message as ``SPARQL 2:9: expected ...``, with the line and a caret below it."""
    match = re.match(_WHERE, message)
    if match is None:
        return f"SPARQL: {message}"
    line, column = int(match[1]), int(match[2])
    source = [*text.split("\n"), ""][line - 1].replace("\t", " ")
    start = max(0, column - LINE)
    shown = source[start : column + LINE]
    return f"SPARQL {line}:{column}: {_told(text, match[3])}\n{shown}\n{' ' * (column - 1 - start)}^"


def _told(text: str, expected: str) -> str:
    """What is wrong, as far as can be known: the engine tells the farthest place, and what it tried there."""
    for prefix in undeclared(text):
        known = f": add PREFIX {prefix}: <{PREFIXES[prefix]}>" if prefix in PREFIXES else ""
        return f"no PREFIX line declares {prefix}:{known}"
    words = [word for word in expected.removeprefix("expected one of ").split(", ") if word[0] not in "[\n'|"]
    some = " or ".join(words[:MOST_NAMED]) + (" ..." if len(words) > MOST_NAMED else "")
    return "a mistake at the mark or before it" + (
        f" ({some.removeprefix('expected ')} was expected)" if some else ""
    )
