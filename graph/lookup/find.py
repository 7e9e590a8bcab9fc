"""Statements and documents by the words they contain."""

from __future__ import annotations

from collections.abc import Sequence

from ...queries import ParameterType, load
from ...queries.binding import literal
from ..errors import UsageError

MOST_WORDS = 8


def find_query(words: Sequence[str]) -> str:
    """The SPARQL that finds what contains all the words, in any letter case, the phrase itself first."""
    phrase = " ".join(words).lower()
    parts = phrase.split()
    if not parts:
        raise UsageError("name the words to find, for example: peel find digital forensics")
    if len(parts) > MOST_WORDS:
        raise UsageError(f"at most {MOST_WORDS} words can be found together, not {len(parts)}")
    given = {"phrase": phrase} | {f"word{number}": word for number, word in enumerate(parts, 1)}
    return load("lookups/find").bound(
        {name: literal(ParameterType.TEXT, text) for name, text in given.items()}
    )
