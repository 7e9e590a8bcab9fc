"""Statements and documents by their words: from the full-text index, or, where there is none, by SPARQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice

from pyoxigraph import Literal, NamedNode

from ...queries import load
from ..identifiers import ID
from ..store.interface import Store
from ..store.local import LocalStore
from .index import discard, index_of
from .wording import Wanted, wanted

Found = tuple[str, str, str]
"""Kind, words, and the IRI of a statement or document."""

_SEARCH = """
    SELECT kind, CASE kind WHEN 'document' THEN snippet(entry, -1, '', '', '…', 24) ELSE words END, id
    FROM entry WHERE entry MATCH :words AND (
        SELECT since <= :number AND :number < until FROM source
        WHERE first <= entry.rowid ORDER BY first DESC LIMIT 1
    )
    ORDER BY bm25(entry, 4.0, 6.0, 1.0), id, rowid
"""
"""24 words of a document; titles count more than words, and these more than names of force and theme."""


def find_query(store: Store, text: str, limit: int) -> str:
    """The SPARQL that gives at most ``limit`` rows for what people type, the best ones first.

    Where there is a full-text index, that has found and ranked what the query then names: words count in all
    their forms, in statements, titles and whole texts. Elsewhere parts of words are looked for in statements
    and titles. Raises `UsageError` where no word is typed.
    """
    what = wanted(text)
    found = _ranked(store, what, limit) if isinstance(store, LocalStore) else None
    if found is None:
        return f"{_by_sparql(what)}LIMIT {limit}\n"
    return load("lookups/found").text.replace("(UNDEF UNDEF UNDEF UNDEF)", "\n    ".join(_values(found)))


def _ranked(store: LocalStore, what: Wanted, limit: int) -> list[Found] | None:
    """The best rows of the index; None where there is none. A damaged one is made again."""
    for _ in range(2):
        index = index_of(store)
        if index is None or store.folder is None or store.generation is None:
            return None
        with closing(index):
            try:
                values = {"words": _expression(what), "number": int(store.generation.name)}
                return list(islice(_different(index.execute(_SEARCH, values)), limit))
            except sqlite3.DatabaseError:
                discard(store.folder)
    return None


def _different(rows: Iterable[Found]) -> Iterator[Found]:
    """Without what one document says of several forces in the same words."""
    told = set()
    for kind, words, thing in rows:
        key = (kind, words, thing.removeprefix(ID).split("/")[1])
        if key not in told:
            told.add(key)
            yield kind, " ".join(words.split()) if kind == "document" else words, thing


def _expression(what: Wanted) -> str:
    """In the language of FTS5: all of the words, better if they stand together; all of it quoted."""
    together = f" OR {_quoted(what.phrase)}" if len(what.terms) > 1 else ""
    without = "".join(f" NOT {_quoted(term)}" for term in what.without)
    return f"(({' AND '.join(map(_quoted, what.terms))}){together}){without}"


def _quoted(term: str) -> str:
    words = term.rstrip("*").replace('"', " ").replace("\0", " ")
    return f'"{words}"' + ("*" if term.endswith("*") else "")


def _values(found: list[Found]) -> Iterator[str]:
    for place, (kind, words, thing) in enumerate(found, 1):
        yield f"({place} {Literal(kind)} {Literal(words)} {NamedNode(thing)})"


def _by_sparql(what: Wanted) -> str:
    given = {"phrase": what.phrase}
    given |= {f"word{number}": term.rstrip("*") for number, term in enumerate(what.terms, 1)}
    given |= {f"without{number}": term.rstrip("*") for number, term in enumerate(what.without, 1)}
    return load("lookups/find").bound({name: Literal(words) for name, words in given.items()})
