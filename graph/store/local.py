"""A store on this machine: the published generation of a store folder, or RDF files read into memory."""

from __future__ import annotations

import time
from pathlib import Path

import pyoxigraph as ox

from ..errors import StoreError
from ..identifiers import MANIFEST_GRAPH
from .folder import Folder, read_text
from .interface import Answer
from .syntax import ask

OPENINGS = 5
"""How often a generation is tried: the writer may replace it while it is being opened."""
WAIT = 0.05
"""Seconds between two openings."""


class LocalStore:
    """A pyoxigraph store that is only read; ``folder`` has the captured texts, where there is one.

    ``generation`` is the published copy in the folder that is being read.
    """

    def __init__(
        self, store: ox.Store, name: str, folder: Path | None = None, generation: Path | None = None
    ) -> None:
        self._store = store
        self.folder = folder
        self.name = name
        self.generation = generation

    @property
    def engine(self) -> ox.Store:
        """The engine's own store, for libraries that take one; it cannot be written."""
        return self._store

    @property
    def size(self) -> int | None:
        """Bytes of the folder; generations share files with the database, so each file counts once."""
        if self.folder is None:
            return None
        files = (path.stat() for path in self.folder.rglob("*") if path.is_file() and not path.is_symlink())
        return sum({(stat.st_dev, stat.st_ino): stat.st_size for stat in files}.values())

    def query(self, text: str) -> Answer:
        """Answer a query (see `interface.Store`)."""
        return ask(self._store.query, text, self.name)

    def captured_text(self, text_digest: str) -> str | None:
        """The captured text, byte for byte as offsets count it."""
        return read_text(self.folder, text_digest) if self.folder else None


def open_store(path: Path) -> LocalStore:
    """Open a store folder or an RDF file for reading; raises `StoreError`."""
    if path.is_file():
        return _in_memory(path)
    if not path.exists():
        raise StoreError(f"{path} does not exist: make a store with `peel ingest DOCUMENTS --store {path}`")
    folder = Folder(path)
    folder.check_format()
    if not folder.current.is_symlink():
        cure = "`peel rebuild`" if folder.journal.exists() else "`peel ingest` again"
        raise StoreError(f"{path}: an ingest ended before readers could see anything: run {cure}")
    store, generation = _open_generation(folder.current)
    return LocalStore(store, str(path), path, generation)


def _open_generation(current: Path) -> tuple[ox.Store, Path]:
    for opening in range(1, OPENINGS + 1):
        generation = current.resolve()
        try:
            return ox.Store.read_only(str(generation)), generation
        except (OSError, RuntimeError) as error:
            if opening == OPENINGS:
                raise StoreError(
                    f"{current} cannot be opened ({error}); `peel rebuild` makes it again"
                ) from error
            time.sleep(WAIT * opening)
    raise AssertionError("the last opening returns or raises")


def _in_memory(path: Path) -> LocalStore:
    format = ox.RdfFormat.from_extension(path.suffix.lstrip(".").lower())
    if format is None:
        raise StoreError(
            f"{path} is neither a store folder nor an RDF file (.ttl .nt .nq .trig .jsonld .rdf)"
        )
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=format, base_iri=path.absolute().as_uri())
    except (SyntaxError, ValueError) as error:
        raise StoreError(f"{path} is damaged: {error}") from error
    _fill_default_graph(store)
    return LocalStore(store, str(path))


def _fill_default_graph(store: ox.Store) -> None:
    """Queries ask the default graph, so a file of named graphs alone gets each of its triples there, once."""
    if next(store.quads_for_pattern(None, None, None, ox.DefaultGraph()), None) is not None:
        return
    store.update(
        f"INSERT {{ ?s ?p ?o }} WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(?g != <{MANIFEST_GRAPH}>) }}"
    )
