"""A SQLite file of what documents tell and what followed from it: only what changed is derived anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import Any

from ...model import LocalId
from ...store.update import triple
from ..inference import Conclusion, Rule
from .telling import Telling

_CACHE_KILOBYTES = 64_000

_CHANGE = """INSERT INTO change VALUES (?, ?)
    ON CONFLICT (line) DO UPDATE SET number = number + excluded.number"""

Row = tuple[Any, ...]
Change = tuple[bool, str]
"""Whether a line of N-Triples came (or went), and the line."""


class Ledger:
    """An open file, or without a path one that nobody keeps; all of its changes are one transaction.

    One of another ``version``, or a damaged one, is begun anew. ``state`` names the state of the store that
    it was last in accord with; empty: none. ``journal`` is how much of the store's journal was in that.
    """

    def __init__(self, path: Path | None, version: str) -> None:
        self._version = version
        self._connection = _opened(path, version)
        self._connection.execute(f"PRAGMA cache_size = -{_CACHE_KILOBYTES}")
        self.state, self.journal = self._connection.execute("SELECT state, journal FROM made").fetchone()
        self.all_are_new = self.one("SELECT 1 FROM document") is None

    def close(self) -> None:
        """Undo what was not committed."""
        self._connection.close()

    def commit(self, state: str, journal: int) -> None:
        """Keep all of it, as what is in accord with a state of the store."""
        self._connection.execute("UPDATE made SET state = ?, journal = ?", [state, journal])
        self._connection.execute("COMMIT")
        self._connection.execute("BEGIN")
        self.state, self.journal = state, journal

    def all(self, sql: str, *values: object) -> list[Row]:
        """Rows of a query or of a change that returns some."""
        return self._connection.execute(sql, values).fetchall()

    def one(self, sql: str, *values: object) -> Row | None:
        """The first row."""
        row: Row | None = self._connection.execute(sql, values).fetchone()
        return row

    def digests(self) -> dict[LocalId, str]:
        """Documents with the digests of their graphs."""
        return dict(self.all("SELECT document, digest FROM document"))

    def add(self, digest: str, told: Telling) -> None:
        """Take in what a document tells; nothing may be known of it."""
        of = told.source.document
        self.insert("document", [(of, digest, told.source.remoteness, told.source.issued, told.title)])
        self.insert(
            "told",
            [
                (t.inspection, of, t.earlier, t.end, t.forces, t.programme, t.follow_up)
                for t in told.inspections
            ],
        )
        self.insert("wording", [(w.statement, w.likeness, of, w.inspection) for w in told.wordings])
        self.insert("follow_up", [(of, *pair, None, None) for pair in told.follow_ups])
        self.insert("concern", [(c.finding, c.force, c.theme, c.inspection, of) for c in told.concerns])

    def insert(self, table: str, rows: Sequence[Row]) -> None:
        """Add rows to a table."""
        if rows:
            places = ", ".join("?" * len(rows[0]))
            self._connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608

    def drop(self, document: LocalId) -> None:
        """Forget what a document told."""
        for table in ("document", "told", "wording", "follow_up", "concern"):
            self._connection.execute(f"DELETE FROM {table} WHERE document = ?", [document])  # noqa: S608

    def mark(self, step: str, groups: str, *values: object) -> None:
        """Say that a step has to look again at the groups that a query selects."""
        sql = f"INSERT OR IGNORE INTO stale SELECT '{step}', about FROM (SELECT {groups})"  # noqa: S608
        self._connection.execute(sql, values)

    def stale(self, step: str) -> Iterator[str]:
        """Groups that a step has to look at again, in order; more may be marked meanwhile."""
        first = "SELECT about FROM stale WHERE step = ? ORDER BY about LIMIT 1"
        while row := self.one(first, step):
            self._connection.execute("DELETE FROM stale WHERE step = ? AND about = ?", [step, row[0]])
            yield row[0]

    def conclude(self, rule: Rule, about: str, conclusions: Iterable[Conclusion]) -> None:
        """Keep what a rule came to for a group, in the place of what it came to before."""
        new = {triple(quad) for conclusion in conclusions for quad in conclusion.quads}
        row = self.one("SELECT lines FROM derived WHERE rule = ? AND about = ?", rule.stem, about)
        old = set(row[0].split("\n")) if row else set()
        if new == old:
            return
        self._connection.execute("DELETE FROM derived WHERE rule = ? AND about = ?", [rule.stem, about])
        if new:
            self.insert("derived", [(rule.stem, about, "\n".join(sorted(new)))])
        changes = [*((line, -1) for line in old - new), *((line, 1) for line in new - old)]
        self._connection.executemany(_CHANGE, changes)

    def changes(self) -> Iterator[Change]:
        """All that has changed since this was asked before."""
        for line, number in self._connection.execute("SELECT line, number FROM change WHERE number != 0"):
            yield number > 0, line
        self._connection.execute("DELETE FROM change")

    def lines(self) -> Iterator[str]:
        """All that followed."""
        for (lines,) in self._connection.execute("SELECT lines FROM derived"):
            yield from lines.split("\n")


def _opened(path: Path | None, version: str) -> sqlite3.Connection:
    if path:
        connection = _connected(path)
        with suppress(sqlite3.DatabaseError):  # as it is new, or no database
            if connection.execute("SELECT version FROM made").fetchone() == (version,):
                connection.execute("BEGIN")
                return connection
        connection.close()
        path.unlink(missing_ok=True)
    connection = _connected(path)
    connection.executescript((files(__package__) / "tables.sql").read_text("utf-8"))
    connection.execute("BEGIN")
    connection.execute("INSERT INTO made VALUES (?, '', 0)", [version])
    return connection


def _connected(path: Path | None) -> sqlite3.Connection:
    return sqlite3.connect(path or "", isolation_level=None, check_same_thread=False)
