"""What follows from documents, and the description of the store: brought up to date by what has changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from pyoxigraph import Quad

from ..identifiers import DESCRIPTION_GRAPH, INFERRED_GRAPH, document_graph, iri
from ..lookup.filling import state_of
from ..lookup.index import refresh
from ..model import LocalId
from ..rdf import Ledger, count, counts_in, description_quads, follow, take_in
from ..store.folder import Folder
from ..store.writer import Writer
from .work import pipeline


class Following:
    """Lets the ledger know what a writer stores; to be used in a ``with`` statement within the writer's.

    The ledger knows the state of the store that it was last in accord with. Where the store was in that state
    when it was opened, only what changes is looked at, else (as after a kill) all digests are compared.
    ``anew`` begins with an empty ledger.
    """

    def __init__(self, writer: Writer, folder: Folder, *, anew: bool = False) -> None:
        self._writer, self._folder, self._anew = writer, folder, anew
        self._changed: set[str] = set()  # IRIs of documents that have changed since a state of the store

    def __enter__(self) -> Self:
        with self._writer.failures():
            if self._anew:  # only now, as the writer has the lock: the ledger may have been another's
                self._folder.ledger.unlink(missing_ok=True)
            self._ledger = Ledger(self._folder.ledger, pipeline())
        self._since = state_of(self._writer.view()) if self._writer.was_settled else ""
        self._in_accord = self._writer.was_settled and self._ledger.state == self._writer.state
        self.journalled = self._ledger.journal if self._in_accord else 0
        """So many bytes of the journal are known to be in the store."""
        self.has_all = self.journalled == self._folder.journal_size
        self._writer.listen(self._hear)
        return self

    def __exit__(self, *_: object) -> None:
        self._ledger.close()

    def bring_up_to_date(self) -> None:
        """Derive what follows from what the documents say now, and describe the store; all of it durably."""
        with self._writer.failures():
            if self._in_accord:
                self._writer.change_derived(INFERRED_GRAPH, follow(self._ledger), pipeline())
                counts = counts_in(self._writer.graph(DESCRIPTION_GRAPH))
                counts.add(self._writer.counts)
            else:
                self._compare()
                for _ in follow(self._ledger):
                    pass
                self._writer.set_derived(INFERRED_GRAPH, self._ledger.lines(), pipeline())
                counts = count(self._writer.query)
            self._writer.set_graph(DESCRIPTION_GRAPH, description_quads(counts), pipeline())
            self._writer.settle()
            self._writer.flush()
            if self.has_all:
                self.journalled = self._folder.journal_size
            self._ledger.commit(self._writer.state, self.journalled)
            self._in_accord = True

    def refresh_index(self) -> None:
        """Make the words and names of what will be published next be found."""
        view = self._writer.view()
        refresh(view, self._folder.next_generation, self._changed, self._since)
        self._changed, self._since = set(), state_of(view)

    def _hear(self, document: LocalId, quads: Sequence[Quad], digest: str) -> None:
        self._changed.add(iri(document))
        with self._writer.failures():
            take_in(self._ledger, (document, digest, quads))

    def _compare(self) -> None:
        """Look at documents of which store and ledger do not know the same."""
        stored, known = self._writer.digests(), self._ledger.digests()
        for document in sorted({*stored, *known}):
            if stored.get(document) != known.get(document):
                quads = self._writer.graph(document_graph(document))
                take_in(self._ledger, (document, stored.get(document, ""), quads))
