"""What a query may not contain, found in one linear pass before any parser sees it.

The engine's parser has no bound on nesting, and neither SERVICE nor LOAD can be switched off in it. It has no
lexer either: ``?a<1)SERVICE?e#>`` is a comparison, a SERVICE and a comment to it, but an IRI by its looks;
``true.SERVICE`` and ``SERVICEex:a`` are two words to it. So a text in which these words occur at all, even in
a string, must be plain enough to be cut into tokens in one way only.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from ...queries.tokens import READS, UPDATES, tokens
from ..store.syntax import DEEPEST
from .limits import RefusedError

MOST_UNIONS = 500
"""W3C's own tests need 19."""
MOST_SIGNS = 200
"""Operators such as ``!`` in a row, each of which is a level of the parser."""

_CALL = re.compile("service|load", re.IGNORECASE)
_CALLING_WORD = re.compile(r"[^:]*?(?:service|load)|.*\.(?:service|load)", re.IGNORECASE)
"""In front of the colon of a prefixed name, or where a name may have ended with the dot before."""
_AMBIGUOUS = re.compile(r"<(?![a-z][a-z0-9+.-]*://).*['#()]", re.IGNORECASE)
"""Could be a comparison; one with ``http://`` in it could not."""
_OPEN, _CLOSED = "{([", "})]"


@dataclass(slots=True)
class Found:
    """What one pass over a text has seen."""

    form: str = ""
    """The keyword that says what it does, such as SELECT or INSERT."""
    graphs: list[str] = field(default_factory=list)
    """IRIs after FROM and FROM NAMED."""
    has_dataset: bool = False
    """Whether an update says itself which graphs it is about, by WITH or USING."""


def check(text: str, hosts: Collection[str] = ()) -> Found:
    """What a query or update is and names; raises `RefusedError` for what it may not contain.

    ``hosts`` are IRIs below which SERVICE and LOAD may call, or ``*`` for all that there are.
    """
    if "*" not in hosts and _CALL.search(text):
        _check_calls(text, hosts)
    found = Found()
    depth = unions = signs = 0
    before = ""
    for kind, words in _meant(text):
        upper = words.upper() if kind == "word" else ""
        depth += _levels(kind, words)
        signs = signs + 1 if kind == "other" and words in "!^+-*?/|" else 0
        unions += upper == "UNION"
        _bounds(depth, unions, signs)
        if before == "FROM" and kind == "iri":
            found.graphs.append(words[1:-1])
        found.form = found.form or (upper if upper in UPDATES | READS else "")
        found.has_dataset |= upper in {"WITH", "USING"}
        before = "FROM" if (before, upper) == ("FROM", "NAMED") else upper
    return found


def _check_calls(text: str, hosts: Collection[str]) -> None:
    before, calling = "", False
    for kind, words in _meant(text):
        if kind == "iri" and _AMBIGUOUS.match(words):
            raise RefusedError(
                403, f"{words[:80]} could hide a SERVICE: write ' # ( ) in it as %27 %23 %28 %29"
            )
        if calling and words.upper() not in {"SILENT", "INTO"}:
            _allow(words, hosts)
        if not (calling and words.upper() == "SILENT"):
            calling = kind == "word" and before != ":" and words.upper() in {"SERVICE", "LOAD"}
        if kind == "word" and before != ":" and not calling and _CALLING_WORD.match(words):
            _allow(words, ())
        before = words


def _allow(called: str, hosts: Collection[str]) -> None:
    address = called[1:-1]
    if not any(address == host or address.startswith(f"{host.rstrip('/')}/") for host in hosts):
        raise RefusedError(
            403, f"SERVICE and LOAD are refused: this server does not call others ({called[:200]})"
        )


def _meant(text: str) -> Iterator[tuple[str, str]]:
    return ((kind, words) for kind, words in tokens(text) if kind not in {"space", "comment"})


def _levels(kind: str, words: str) -> int:
    if kind == "iri":  # may be a comparison with brackets behind it
        return words.count("(") - words.count(")")
    if kind != "other":
        return 0
    return (words in _OPEN) - (words in _CLOSED)


def _bounds(depth: int, unions: int, signs: int) -> None:
    if depth > DEEPEST:
        raise RefusedError(400, f"the query nests more than {DEEPEST} brackets: write it flatter")
    if unions > MOST_UNIONS:
        raise RefusedError(400, f"the query has more than {MOST_UNIONS} UNIONs: use VALUES")
    if signs > MOST_SIGNS:
        raise RefusedError(400, f"the query has more than {MOST_SIGNS} operators in a row")
