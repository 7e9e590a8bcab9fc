"""Users' own updates of a store: whole or not at all, and never what documents say."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from ..errors import StoreError, UsageError
from ..identifiers import GRAPH
from .folder import UPDATE, Folder
from .local import open_store
from .writer import Writer

DEFAULT, ANY = "", "*"
"""As the name of a graph: the default graph, and graphs that only the engine would know."""

_UPDATE = "update"
"""Marks what updates left unpublished: unlike a broken ingest, it may be shown at any time."""


class Updater(Writer):
    """A writer for SPARQL updates and graphs of users, which live beside those of the documents."""

    work = UPDATE

    def check(self, graphs: Collection[str]) -> None:
        """Raise `PermissionError` where a graph is not users' own.

        Those below `GRAPH` never are; the default graph, which says what they say, only in a store without
        documents.
        """
        for graph in sorted(graphs):
            if graph.startswith(GRAPH):
                raise PermissionError(
                    f"<{graph}> is the documents' own, for `peel ingest`, `peel remove`, `peel review`"
                )
            if graph in {DEFAULT, ANY} and self._has_documents():
                what = "the default graph is" if graph == DEFAULT else "these may be graphs that are"
                raise PermissionError(
                    f"{what} the documents' own: name a graph of yours by its whole address, "
                    "such as GRAPH <https://example.org/mine> { ... }"
                )

    def _has_documents(self) -> bool:
        return any(str(graph).startswith(f"<{GRAPH}") for graph in self._store.named_graphs())

    def update(self, text: str, base: str | None) -> None:
        """Carry an update out in one transaction, and show it to readers.

        Raises SyntaxError for its mistakes and `UsageError` for what could not be done, with nothing changed.
        """
        unpublished = self._folder.unpublished
        if unpublished.exists() and unpublished.read_text() != _UPDATE:
            raise StoreError(f"{self._folder.path}: an ingest was broken off: run it again, then the update")
        with self.failures():
            self._folder.mark_unpublished(_UPDATE)
        try:
            self._store.update(text, base_iri=base)
        except (OSError, RuntimeError, ValueError) as error:
            raise UsageError(f"the update was undone: {error}") from error
        self.flush()
        self.publish()


def make_empty(path: Path) -> None:
    """A store without documents, of which users may change everything."""
    with Writer(Folder(path)) as writer:
        writer.publish()


def own_graphs(path: Path) -> Iterator[Quad]:
    """What users put into graphs of their own, as readers see it."""
    engine = open_store(path).engine
    for graph in engine.named_graphs():
        if isinstance(graph, NamedNode) and not graph.value.startswith(GRAPH):
            yield from engine.quads_for_pattern(None, None, None, graph)
