"""SPARQL cut into tokens in one linear pass: enough to find variables and keywords, never inside text.

Grammar: https://www.w3.org/TR/sparql11-query/#sparqlGrammar, terminals from IRIREF to PN_LOCAL_ESC.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"""
    (?P<comment> \#[^\n\r]* )
  | (?P<iri>     <[^<>"{}|^`\\\x00-\x20]*> )
  | (?P<string>  \"{3} (?: [^"\\] | \\. | "{1,2}(?!") )*+ \"{3}
               | '{3} (?: [^'\\] | \\. | '{1,2}(?!') )*+ '{3}
               | " (?: [^"\\\n\r] | \\. )*+ "
               | ' (?: [^'\\\n\r] | \\. )*+ ' )
  | (?P<variable> [?$] \w+ )
  | (?P<word>    [^\W\d] (?: [\w:.%-] | \\. )* )
  | (?P<space>   \s+ )
  | (?P<other>   \\. | . )
    """,
    re.VERBOSE | re.DOTALL,
)
UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}
READS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}


def tokens(text: str) -> Iterator[tuple[str, str]]:
    """Each token as (kind, words); joined, the words are the text again."""
    for match in _TOKEN.finditer(text):
        yield str(match.lastgroup), match.group()


def form(text: str) -> str:
    """The keyword that says what a query or update does, such as SELECT or INSERT; empty where none does."""
    for kind, words in tokens(text):
        if kind == "word" and words.upper() in UPDATES | READS:
            return words.upper()
    return ""


def depth(text: str) -> int:
    """How deep braces and parentheses are nested."""
    deepest = now = 0
    for kind, words in tokens(text):
        if kind == "other" and words in "{([":
            now += 1
            deepest = max(deepest, now)
        elif kind == "other" and words in "})]":
            now -= 1
    return deepest


def undeclared(text: str) -> list[str]:
    """Prefixes that are used before any PREFIX line declares them, in order of use."""
    declared: set[str] = set()
    missing: dict[str, None] = {}
    before = ""
    for kind, words in tokens(text):
        if kind == "word" and ":" in words:
            prefix = words.partition(":")[0]
            if before == "PREFIX":
                declared.add(prefix)
            elif prefix not in declared:
                missing[prefix] = None
        if kind not in {"space", "comment"}:
            before = words.upper()
    return list(missing)
