"""What is found by its words: things by their names, then statements and documents, the best first."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from ....errors import UsageError
from ....lookup.answer import Answer, answer
from ....lookup.find import find_query
from ....lookup.names import plain
from ....lookup.suggest import suggest
from ....lookup.wording import wanted
from ....store.local import LocalStore
from ..asked import Asked
from ..entries import Told
from ..page import Page, Table

BEST, MOST, NAMES = 100, 20, 6
"""Texts that are ranked, those on a page, and things by name."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that were found, with what was looked for in them marked."""

    kind: str
    parts: tuple[tuple[str, bool], ...]
    thing: str
    document: Told


def view(store: LocalStore, asked: Asked) -> Page:
    """Results for ``?q=``, of the kinds in ``?kind=`` if some are named."""
    typed = asked.one("q")
    found, problem = _found(store, typed)
    kinds = asked.all("kind")
    hits = [hit for hit in _hits(found, typed) if not kinds or hit.kind in kinds] if found else []
    tally = Counter(str(record["kind"]) for record in found.records()) if found else Counter[str]()
    start = asked.start()
    return Page(
        "search.html",
        f"Search: {typed}" if typed else "Search",
        {
            "typed": typed,
            "names": [(one, plain(one.name) != one.fitting) for one in suggest(store, typed, NAMES)],
            "hits": hits[start : start + MOST],
            "total": len(hits),
            "kinds": tally.most_common(),
            "chosen": set(kinds),
            "problem": problem,
            "most": MOST,
            "best": BEST,
        },
        (Table("found", found.query, found.columns, found.rows),) if found else (),
    )


def _found(store: LocalStore, typed: str) -> tuple[Answer | None, str]:
    if not typed:
        return None, ""
    try:
        return answer(store, find_query(store, typed, BEST)), ""
    except UsageError as error:
        return None, str(error)


def _hits(found: Answer, typed: str) -> list[Hit]:
    marks = _pattern(typed)
    return [
        Hit(
            str(record["kind"]),
            _parts(str(record["words"]), marks),
            str(record["id"]),
            Told(str(record["title"]), str(record["document"])),
        )
        for record in found.records()
    ]


def _pattern(typed: str) -> re.Pattern[str]:
    """Words that begin like those typed: the index knows all forms of a word, this only most of them."""
    words = [word for term in wanted(typed).terms for word in re.findall(r"\w+", term)]
    stems = sorted({word if len(word) < 5 else word[: max(4, len(word) - 2)] for word in words}, key=len)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, reversed(stems))) + r")\w*", re.IGNORECASE)


def _parts(words: str, marks: re.Pattern[str]) -> tuple[tuple[str, bool], ...]:
    parts, start = [], 0
    for match in marks.finditer(words):
        parts += [(words[start : match.start()], False), (match[0], True)]
        start = match.end()
    return (*((text, found) for text, found in parts if text), (words[start:], False))
