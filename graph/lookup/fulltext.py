"""The full-text index of a store folder: one SQLite file for each published generation, made from that alone.

A missing, stale or damaged one is made again, from the one before where there is one: only documents whose
graph has another digest are read anew. It is finished before it gets its name, and then never written.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from threading import get_ident

from pyoxigraph import NamedNode

from ...queries import load
from ..store.local import LocalStore
from ..store.results import Cell, select

LAYOUT = 1
"""Version of the tables; an index of another is made again."""
_TABLES = """
CREATE TABLE made (stamp TEXT NOT NULL);
CREATE TABLE source (
    document TEXT PRIMARY KEY, digest TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL
);
CREATE VIRTUAL TABLE entry USING fts5(
    words, title, about, id UNINDEXED, kind UNINDEXED, tokenize = "porter unicode61 remove_diacritics 2"
);
"""
_INSERT = "INSERT INTO entry (rowid, words, title, about, id, kind) VALUES (?, ?, ?, ?, ?, ?)"
_AT_ONCE = 500
"""Documents read from the store in one query."""

Record = Mapping[str, Cell]


def index_of(store: LocalStore) -> sqlite3.Connection | None:
    """The index of what a store shows, made where it is missing; None where the folder cannot hold one."""
    if store.generation is None:
        return None
    path = _place(store.generation)
    with suppress(sqlite3.Error, OSError):
        if (found := _opened(path, _stamp(store.generation))) is not None:
            return found
        _make(store, store.generation, path)
        return _opened(path, _stamp(store.generation))
    return None


def discard(store: LocalStore) -> None:
    """Drop an index that turned out to be damaged."""
    if store.generation is not None:
        with suppress(OSError):
            _place(store.generation).unlink(missing_ok=True)


def _place(generation: Path) -> Path:
    return generation.parent.parent / "find" / f"{generation.name}.sqlite"


def _stamp(generation: Path) -> str:
    """Tells this generation from another that once had its number."""
    stat = (generation / "CURRENT").stat()
    return f"{stat.st_ino}-{stat.st_mtime_ns}"


def _opened(path: Path, stamp: str | None) -> sqlite3.Connection | None:
    """An index to be read, where it is whole and (unless ``stamp`` is None) that of a generation."""
    if not path.exists():
        return None
    index = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        [layout] = index.execute("PRAGMA user_version").fetchone()
        if layout == LAYOUT and stamp in (None, *index.execute("SELECT stamp FROM made").fetchone()):
            return index
    except (sqlite3.Error, TypeError):  # no database, or one without its only row
        pass
    index.close()
    return None


def _make(store: LocalStore, generation: Path, path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    made = path.with_name(f"{path.name}.{os.getpid()}-{get_ident()}.tmp")
    made.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(made, isolation_level=None)) as index:
            _begin(index, path.parent)
            _bring_up_to_date(index, store)
            index.execute("DELETE FROM made")
            index.execute("INSERT INTO made VALUES (?)", [_stamp(generation)])
            index.execute("COMMIT")
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)
    kept = {folder.name for folder in generation.parent.iterdir()}
    for old in path.parent.glob("*.sqlite"):
        if old.stem not in kept:
            old.unlink(missing_ok=True)


def _begin(index: sqlite3.Connection, folder: Path) -> None:
    """Start from the newest index that is whole, else from nothing; nobody else sees it until it is done."""
    index.execute("PRAGMA journal_mode = OFF")
    index.execute("PRAGMA synchronous = OFF")
    before = sorted(folder.glob("*.sqlite"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in before:
        if (old := _opened(path, None)) is not None:
            with closing(old):
                old.backup(index)
            index.execute("BEGIN")
            return
    index.executescript(_TABLES)
    index.execute(f"PRAGMA user_version = {LAYOUT}")
    index.execute("BEGIN")


def _bring_up_to_date(index: sqlite3.Connection, store: LocalStore) -> None:
    wanted: dict[str, Record] = {
        str(row["document"]): row for row in select(store, load("lookups/index-documents").text)
    }
    for document, digest, first, last in index.execute("SELECT * FROM source").fetchall():
        if digest and document in wanted and wanted[document]["digest"] == digest:
            del wanted[document]
        else:
            index.execute("DELETE FROM entry WHERE rowid BETWEEN ? AND ?", [first, last])
            index.execute("DELETE FROM source WHERE document = ?", [document])
    documents = list(wanted.values())
    for start in range(0, len(documents), _AT_ONCE):
        _add(index, store, documents[start : start + _AT_ONCE])


def _add(index: sqlite3.Connection, store: LocalStore, documents: Sequence[Record]) -> None:
    nodes = " ".join(str(NamedNode(str(row["document"]))) for row in documents)
    statements: dict[Cell, list[Record]] = {}
    for row in select(store, load("lookups/index").text.replace("{ UNDEF }", f"{{ {nodes} }}")):
        statements.setdefault(row["document"], []).append(row)
    [last] = index.execute("SELECT COALESCE(MAX(last), 0) FROM source").fetchone()
    for document in documents:
        iri, first = document["document"], last + 1
        for entry in _entries(document, statements.get(iri, ()), store):
            last += 1
            index.execute(_INSERT, [last, *entry])
        source = [iri, document["digest"] or "", first, last]
        index.execute("INSERT INTO source VALUES (?, ?, ?, ?)", source)


def _entries(document: Record, statements: Sequence[Record], store: LocalStore) -> Iterator[list[Cell]]:
    """Rows of the index: the document with its whole text, then what it says."""
    text = store.captured_text(str(document["text"])) or ""
    yield [text, document["title"], "", document["document"], "document"]
    for row in statements:
        yield [row["words"], "", row["about"], row["id"], row["kind"]]
