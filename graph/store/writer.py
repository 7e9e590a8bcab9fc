"""The one thing that writes a store: each document is replaced in a single transaction, or not at all.

The default graph holds every triple of the graphs below `GRAPH`, but those of the manifest, once. Other
graphs are users' own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pyoxigraph import NamedNode, Quad, QuerySolutions, RdfFormat, Store, Triple, parse

from ..errors import StoreDamagedError, StoreError
from ..identifiers import GRAPH, ID, document_graph, iri, local_id
from ..model import LocalId
from .folder import Folder, sync_all
from .manifest import (
    MANIFEST,
    ORIGIN,
    PIPELINE,
    SOURCE,
    Digest,
    Entry,
    entry_of,
    entry_quads,
    subjects,
    to_quads,
    values,
)
from .sorting import differences, sorted_lines
from .update import Update, triple, triples

_STEP = 50_000
"""Triples that a derived graph gains or loses in one transaction."""


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


class Writer:
    """Holds the lock of a store folder while it is open; to be used in a ``with`` statement."""

    def __init__(self, folder: Folder, database: Path | None = None) -> None:
        self._folder = folder
        self._database = database or folder.database
        self._lock = ExitStack()
        self._stored = 0  # documents, since opening

    def __enter__(self) -> Self:
        self._folder.create()
        with ExitStack() as lock:
            lock.enter_context(self._folder.locked())
            with self.failures():
                self._folder.sweep()
                self._store = self._open()
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

    def query(self, text: str) -> QuerySolutions:
        """Answer a SELECT over what has been written so far."""
        answer = self._store.query(text)
        if not isinstance(answer, QuerySolutions):
            raise TypeError("not a SELECT")
        return answer

    def quads(self) -> Iterator[Quad]:
        """All that the store holds, the default graph and the manifest included."""
        return iter(self._store)

    def entry(self, document: LocalId) -> Entry | None:
        """What the manifest says of a document."""
        return entry_of(self._store, iri(document))

    def sources(self) -> dict[LocalId, str]:
        """The documents of the store, each with the SHA-256 of its bytes."""
        return {local_id(subject): value for subject, value in values(self._store, SOURCE)}

    def unchanged(
        self, source: str, name: str, url: str | None, pipeline: Callable[[LocalId], str]
    ) -> LocalId | None:
        """The stored document that these bytes under this name are, where its pipeline has read it."""
        for subject in subjects(self._store, SOURCE, source):
            entry = entry_of(self._store, subject)
            document = local_id(subject)
            if (
                entry
                and (entry.pipeline, entry.name) == (pipeline(document), name)
                and url in (None, entry.url)
            ):
                return document
        return None

    def found_at(self, origin: str) -> LocalId | None:
        """The document that was read from this place."""
        return next(map(local_id, subjects(self._store, ORIGIN, origin)), None)

    def reviewed(self) -> dict[LocalId, str]:
        """Documents that were made with decisions of people, and the key of these decisions."""
        found = values(self._store, PIPELINE)
        return {local_id(d): "-r" + v.partition("-r")[2] for d, v in found if d.startswith(ID) and "-r" in v}

    def pipeline_of(self, graph: str) -> str | None:
        """The version that made a graph which is no document's."""
        entry = entry_of(self._store, graph)
        return entry.pipeline if entry else None

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

    def set_derived(self, graph: str, quads: Iterable[Quad], pipeline: str) -> None:
        """The same for a large graph that can be derived again: in many transactions, in little memory.

        What a kill leaves half done no reader sees, as it is unpublished, and the next run does again.
        """
        with self.failures():
            self._folder.mark_unpublished()
        name, digest, update = NamedNode(graph), Digest(), Update()
        old = map(triple, self._store.quads_for_pattern(None, None, None, name))
        new = sorted_lines(map(triple, quads), self._folder.path)
        changes = differences(sorted_lines(old, self._folder.path), digest.passing(new))
        for count, (is_new, line) in enumerate(changes, 1):
            if is_new:
                update.add(graph, [line])
                update.add(None, [line])
            else:
                [gone] = parse(line, format=RdfFormat.N_TRIPLES)
                update.remove(graph, [line])
                if not self._said_elsewhere(line, gone, {graph: {}}):
                    update.remove(None, [line])
            if count % _STEP == 0:
                update = self._apply(update)
        if not digest.count:
            update.drop(graph)
        update.remove(MANIFEST.value, map(triple, self._store.quads_for_pattern(name, None, None, MANIFEST)))
        update.add(MANIFEST.value, map(triple, entry_quads(graph, Entry(pipeline), digest)))
        self._apply(update)

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
            added = [text for text in new if text not in old]
            if new:
                update.remove(graph, removed)
            else:
                update.drop(graph)
            update.add(graph, added)
            update.add(None, added)
            update.remove(
                None, (t for t, quad in removed.items() if not self._said_elsewhere(t, quad, wanted))
            )
        for subject, entry in entries.items():
            old_entry = self._store.quads_for_pattern(NamedNode(subject), None, None, MANIFEST)
            update.remove(MANIFEST.value, map(triple, old_entry))
            if entry:
                graph = document_graph(local_id(subject)) if subject not in wanted else subject
                update.add(MANIFEST.value, map(triple, to_quads(subject, entry, wanted[graph])))
        with self.failures():
            self._folder.mark_unpublished()
        self._apply(update)

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

    def flush(self) -> None:
        """Return when all that was written is on the disk: a commit alone does not see to that."""
        with self.failures():
            sync_all(self._database)

    def publish(self) -> None:
        """Show readers what has been written so far."""
        with self.failures():
            self._folder.publish(self._store.backup)

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
        except (OSError, RuntimeError) as error:
            if _is_damage(error):
                words = f"{self._folder.path}: the database is damaged ({error})"
                raise StoreDamagedError(f"{words}: `peel rebuild` makes it again") from error
            full = "no space left" in str(error).lower()
            reason = "disk full" if full else f"cannot be written ({error})"
            raise StoreError(
                f"{self._folder.path}: {reason}: {self._stored} documents stored, run again"
            ) from error


def _is_damage(error: Exception) -> bool:
    """Whether RocksDB says that its files are not what it wrote."""
    return "corruption" in str(error).lower()
