"""The one thing that writes a store: each document is replaced in a single transaction, or not at all.

The default graph holds every triple of the graphs below `GRAPH`, but those of the manifest, once. Other
graphs are users' own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, parse

from ..errors import StoreDamagedError, StoreError
from ..identifiers import GRAPH, ID, document_graph, iri, local_id
from ..model import LocalId
from .counts import Counts
from .folder import Folder, sync_all
from .local import LocalStore
from .manifest import MANIFEST, Digest, Entry, digest_of, entry_quads, recount, to_quads, whole_entry
from .sorting import differences, sorted_lines
from .update import Update, triple, triples
from .written import Written

_STEP = 50_000
"""Triples that a derived graph gains or loses in one transaction."""

_MANY, _SHARE = 1_000, 5
"""Documents, and the part of all documents (a fifth), whose storing leaves the database worth compacting."""


@dataclass(frozen=True, eq=False)
class Page:
    """All that one document says, and the document whose place it takes."""

    document: LocalId
    quads: Sequence[Quad]
    entry: Entry
    instead_of: LocalId | None = None

    def __post_init__(self) -> None:
        others = {quad.graph_name for quad in self.quads} - {NamedNode(document_graph(self.document))}
        if others:
            raise ValueError(f"{self.document} speaks for {len(others)} other graphs")


Listener = Callable[[LocalId, Sequence[Quad], str], None]
"""Told of each document that has been written or (no quads) removed, what it says, and the digest of that."""


class Writer(Written):
    """Holds the lock of a store folder while it is open; to be used in a ``with`` statement."""

    work = "ingest"
    """What other writers are told, see `Folder.locked`."""

    def __init__(self, folder: Folder, database: Path | None = None) -> None:
        self._folder = folder
        self._database = database or folder.database
        self._lock = ExitStack()
        self._stored = 0  # documents, since opening
        self._loose = 0  # documents, since the database was last compacted
        self._listener: Listener | None = None
        self.counts = Counts()  # how much more there is in the default graph since then

    def __enter__(self) -> Self:
        self._folder.create()
        with ExitStack() as lock:
            lock.enter_context(self._folder.locked(self.work))
            with self.failures():
                self._folder.sweep()
                self._store = self._open()
                self.was_settled = not self._folder.unpublished.exists()
                listed = digest_of(self._store, MANIFEST.value)
                self._listed = listed if self.was_settled else recount(self._store)
            self._lock = lock.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        del self._store  # pyoxigraph knows no other way to close a database
        self._lock.close()

    def _open(self) -> Store:
        own = self._database == self._folder.database
        if own and self._folder.journal.exists() and not self._database.exists():
            # An empty one in its place would be published as if all documents had gone.
            raise StoreError(f"{self._database} is missing: `peel rebuild` makes it again")
        try:
            return Store(str(self._database))
        except (OSError, RuntimeError) as error:
            words = f"{self._database} cannot be opened ({error})"
            if _is_damage(error):
                raise StoreDamagedError(f"{words}: `peel rebuild` makes it again") from error
            raise StoreError(words) from error

    def listen(self, listener: Listener) -> None:
        """Have somebody told of the documents that change from now on."""
        self._listener = listener

    @property
    def state(self) -> str:
        """Tells what the documents say from anything else that they might."""
        return self._listed.value

    def store(self, pages: Sequence[Page]) -> int:
        """Store what documents say, each wholly or not at all; returns how many of them are new."""
        new = [page for page in pages if page.instead_of is None and self.entry(page.document) is None]
        if new:
            self._write(
                {document_graph(page.document): page.quads for page in new},
                {iri(page.document): page.entry for page in new},
            )
        for page in pages:
            if page not in new:
                self._replace(page)
        self._stored += len(pages)
        self._loose += len(pages)
        return len(new)

    def _replace(self, page: Page) -> None:
        gone = [page.instead_of] if page.instead_of and page.instead_of != page.document else []
        self._write(
            {document_graph(page.document): page.quads, **{document_graph(old): () for old in gone}},
            {iri(page.document): page.entry, **{iri(old): None for old in gone}},
        )

    def remove(self, document: LocalId) -> None:
        """Take out what only this document says."""
        self._write({document_graph(document): ()}, {iri(document): None})

    def set_graph(self, graph: str, quads: Iterable[Quad], pipeline: str) -> None:
        """Make the quads the whole of a graph which is no document's."""
        self._write({graph: quads}, {graph: Entry(pipeline)})

    def set_derived(self, graph: str, lines: Iterable[str], pipeline: str) -> None:
        """The same for lines of a large graph that can be derived again: many transactions, little memory.

        What a kill leaves half done no reader sees, as it is unpublished, and the next run does again.
        """
        old, digest = self._store.quads_for_pattern(None, None, None, NamedNode(graph)), Digest()
        before, after = (sorted_lines(each, self._folder.path) for each in (map(triple, old), lines))
        self._change(graph, differences(before, digest.passing(after)), Entry(pipeline), digest)

    def change_derived(self, graph: str, changes: Iterable[tuple[bool, str]], pipeline: str) -> None:
        """The same where it is known which lines come (True) and go."""
        digest = digest_of(self._store, graph)
        self._change(graph, digest.changing(changes), Entry(pipeline), digest)

    def _change(self, graph: str, changes: Iterable[tuple[bool, str]], entry: Entry, digest: Digest) -> None:
        with self.failures():
            self._folder.mark_unpublished()
        update = Update()
        for count, (is_new, line) in enumerate(changes, 1):
            [told] = parse(line, format=RdfFormat.N_TRIPLES)
            if is_new:
                update.add(graph, [line])
                self._add(update, line, told)
            else:
                update.remove(graph, [line])
                if not self._said_elsewhere(line, told, {graph: {}}):
                    self._remove(update, line)
            if count % _STEP == 0:
                update = self._apply(update)
        if not digest.count:
            update.drop(graph)
        self._list(update, graph, entry_quads(graph, entry, digest))
        self._apply(update)

    def _list(self, update: Update, subject: str, entry: Iterable[Quad]) -> None:
        """Make quads the whole entry of a graph in the manifest."""
        old = self._store.quads_for_pattern(NamedNode(subject), None, None, MANIFEST)
        digest = self._listed if subject.startswith(ID) else Digest()
        update.remove(MANIFEST.value, digest.passing(map(triple, old), -1))
        update.add(MANIFEST.value, digest.passing(map(triple, entry)))

    def _add(self, update: Update, line: str, said: Quad | Triple, own: str = "") -> None:
        """Put a triple into the default graph, unless another graph has; none has any of ``own`` things."""
        if not (own and f"/{own}" in line.partition(" ")[0]):
            copy = Quad(said.subject, said.predicate, said.object)
            if update.adds(None, line) or copy in self._store:
                return
        self.counts.change(line, 1)
        update.add(None, [line])

    def _remove(self, update: Update, line: str) -> None:
        """Take a triple out of the default graph, which no graph says any more."""
        if not update.removes(None, line):  # two documents that go may have said it
            self.counts.change(line, -1)
            update.remove(None, [line])

    def _apply(self, update: Update) -> Update:
        """Carry an update out; returns an empty one."""
        with self.failures():
            update.apply(self._store)
        return Update()

    def _write(self, graphs: Mapping[str, Iterable[Quad]], entries: Mapping[str, Entry | None]) -> None:
        """Bring graphs and their manifest entries to a new state, in one transaction."""
        update = Update()
        wanted = {graph: triples(quads, graph) for graph, quads in graphs.items()}
        for graph, new in wanted.items():
            old = triples(self._store.quads_for_pattern(None, None, None, NamedNode(graph)), graph)
            removed = {text: quad for text, quad in old.items() if text not in new}
            added = {text: quad for text, quad in new.items() if text not in old}
            if new:
                update.remove(graph, removed)
            else:
                update.drop(graph)
            update.add(graph, added)
            for text, quad in added.items():
                self._add(update, text, quad, own=graph.rpartition("/")[2])
            for text, quad in removed.items():
                if not self._said_elsewhere(text, quad, wanted):
                    self._remove(update, text)
        for subject, entry in entries.items():
            graph = document_graph(local_id(subject)) if subject not in wanted else subject
            self._list(update, subject, to_quads(subject, entry, wanted[graph]) if entry else ())
        with self.failures():
            self._folder.mark_unpublished()
        self._apply(update)
        for document in (local_id(subject) for subject in entries if subject.startswith(ID)):
            if self._listener:
                quads = list(wanted[document_graph(document)].values())
                self._listener(document, quads, self.digest(document) if quads else "")

    def _said_elsewhere(
        self, text: str, quad: Quad | Triple, wanted: Mapping[str, Mapping[str, Quad]]
    ) -> bool:
        if any(text in new for new in wanted.values()):
            return True
        others = self._store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        graphs = {other.graph_name.value for other in others if isinstance(other.graph_name, NamedNode)}
        return not {graph for graph in graphs if graph.startswith(GRAPH)} <= {*wanted, MANIFEST.value}

    def adopt(self, quads: Iterable[Quad]) -> None:
        """Take over the graphs that users made in another database of this store."""
        with self.failures():
            self._store.bulk_extend(quads)

    def view(self) -> LocalStore:
        """What has been written so far, to be asked as readers ask."""
        return LocalStore(self._store, str(self._folder.path), self._folder.path)

    def settle(self) -> None:
        """Write down the state of all that has been written. A writer that was killed before has not."""
        update = Update()
        self._list(update, MANIFEST.value, whole_entry(self._listed))
        self._apply(update)

    def flush(self) -> None:
        """Return when all that was written is on the disk: a commit alone does not see to that."""
        with self.failures():
            sync_all(self._database)

    def publish(self) -> None:
        """Show readers what has been written so far, in good order where that is much of the store."""
        with self.failures():
            if self._loose >= _MANY and self._loose * _SHARE >= len(self.digests()):
                self._store.optimize()  # for a tenth of the time that it took to store them
                self._loose = 0
            self._folder.publish(self._store.backup)
        self.counts = Counts()

    def become_current(self) -> None:
        """Put a database that was written elsewhere in the place of the store's own; the last thing to do."""
        self.flush()
        self._store = Store()  # drops, and so closes, the other one
        with self.failures():
            self._folder.replace_database(self._database)

    @contextmanager
    def failures(self) -> Iterator[None]:
        """Turn a failure of disk or database into one line; nothing can be written after it."""
        try:
            yield
        except (OSError, RuntimeError, sqlite3.Error) as error:
            if _is_damage(error):
                words = f"{self._folder.path}: the database is damaged ({error})"
                raise StoreDamagedError(f"{words}: `peel rebuild` makes it again") from error
            full = any(words in str(error).lower() for words in ("no space left", "disk is full"))
            reason = "disk full" if full else f"cannot be written ({error})"
            raise StoreError(
                f"{self._folder.path}: {reason}: {self._stored} documents stored, run again"
            ) from error


def _is_damage(error: Exception) -> bool:
    """Whether RocksDB says that its files are not what it wrote."""
    return "corruption" in str(error).lower()
