"""Slugs of things, which shell completion reads from the index without opening the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

SHOWN = 100
"""Most suggestions for one beginning: more cannot be read."""
_BEGINNING = """SELECT {shown}, min(name) FROM name
    WHERE {shown} >= :first AND {shown} < :last AND (:all OR substr(id, 1, instr(id, '/') - 1) IN ({kinds}))
    GROUP BY id ORDER BY place, {shown} LIMIT :most"""


def suggestions(index: Path, beginning: str, kinds: Collection[str] = ()) -> list[tuple[str, str]]:
    """Ids (slugs alone, unless the beginning has a kind) and names of things that begin so.

    Raises `sqlite3.Error` where there is no index, which `index.index_of` makes.
    """
    first = beginning.lower()
    last = first + "\U0010ffff"
    values: dict[str, object] = {"first": first, "last": last, "all": not kinds, "most": SHOWN}
    named = {f"kind{number}": kind for number, kind in enumerate(kinds)}
    shown = "id" if "/" in first else "shown"
    query = _BEGINNING.format(shown=shown, kinds=", ".join(f":{name}" for name in named))
    with closing(sqlite3.connect(f"{index.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute(query, values | named).fetchall()
