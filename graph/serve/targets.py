"""Which graphs an update writes, as far as its letters tell: enough to keep hands off those of documents.

Grammar: https://www.w3.org/TR/sparql11-query/#rUpdate, productions 29 to 50.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...queries.tokens import UPDATES, tokens
from ..store.updater import ANY, DEFAULT

_Token = tuple[str, str]
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_WHOLE = {"CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "LOAD"}


def targets(text: str) -> set[str]:
    """IRIs of the graphs that an update may change, with `DEFAULT` and `ANY`.

    `ANY` stands for a variable, and for a relative or an escaped IRI.
    """
    prefixes: dict[str, str] = {}
    found: set[str] = set()
    for operation in _operations(text):
        rest = _without_prologue(operation, prefixes)
        verb = rest[0][1].upper() if rest else ""
        found |= set(_of_graphs(verb, rest, prefixes) if verb in _WHOLE else _of_triples(rest, prefixes))
    return found


def _operations(text: str) -> Iterator[list[_Token]]:
    """The tokens between semicolons that stand in no braces."""
    current: list[_Token] = []
    depth = 0
    for kind, words in tokens(text):
        if kind in {"space", "comment"}:
            continue
        depth += (words == "{") - (words == "}")
        if words == ";" and not depth:
            yield current
            current = []
        else:
            current.append((kind, words))
    yield current


def _without_prologue(operation: Sequence[_Token], prefixes: dict[str, str]) -> Sequence[_Token]:
    """The operation from its first keyword on; prefixes before it are remembered."""
    for place, (kind, words) in enumerate(operation):
        if kind == "word" and words.upper() in UPDATES:
            return operation[place:]
        if words.upper() == "PREFIX" and kind == "word" and place + 2 < len(operation):
            address, is_plain = operation[place + 2][1], operation[place + 2][0] == "iri"
            prefixes[operation[place + 1][1].rstrip(":")] = address[1:-1] if is_plain else ""
    return operation


def _of_graphs(verb: str, operation: Sequence[_Token], prefixes: dict[str, str]) -> Iterator[str]:
    """Targets of an operation on whole graphs. Only the source of ADD and COPY stays as it is."""
    upper = [words.upper() for _, words in operation]
    start = 1
    if verb in {"ADD", "COPY"} and "TO" in upper:
        start = upper.index("TO") + 1
    if verb == "LOAD":
        start = upper.index("GRAPH") if "GRAPH" in upper else len(upper)
        if start == len(upper):
            yield DEFAULT
    for kind, words in operation[start:]:
        if words.upper() == "DEFAULT":
            yield DEFAULT
        elif words.upper() in {"NAMED", "ALL"}:
            yield ANY
        elif words.upper() not in {"SILENT", "GRAPH", "TO"}:
            yield _name((kind, words), prefixes)


def _of_triples(operation: Sequence[_Token], prefixes: dict[str, str]) -> Iterator[str]:
    """Targets of INSERT and DELETE: those of the braces that follow these words."""
    home, changing, depth, inside = DEFAULT, False, 0, False
    before = ""
    for place, (kind, words) in enumerate(operation):
        upper = words.upper() if kind == "word" else words
        if before == "WITH" and not depth:
            home = _name((kind, words), prefixes)
        if upper in {"INSERT", "DELETE"} and not depth:
            changing = True
        depth += (words == "{") - (words == "}")
        if changing and upper == "GRAPH" and depth:
            yield _name(operation[place + 1] if place + 1 < len(operation) else ("", ""), prefixes)
            inside = True
        elif changing and depth == 1 and words not in {"{", "}", "."} and not inside:
            yield home
        if words in {"{", "}"}:
            inside = False
            changing = changing and bool(depth)
        before = upper


def _name(token: _Token, prefixes: dict[str, str]) -> str:
    """The IRI of a graph; `ANY` also for the rare ``:graph``, which is two tokens."""
    kind, words = token
    if kind == "iri":
        found = words[1:-1]
    elif kind == "word" and ":" in words and "\\" not in words:
        prefix, _, local = words.partition(":")
        found = prefixes.get(prefix, "") + local
    else:
        return ANY
    return found if _ABSOLUTE.match(found) else ANY
