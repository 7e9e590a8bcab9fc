"""The one thing that writes a store: each document is replaced in a single transaction, or not at all.

The default graph holds every triple of the graphs below `GRAPH`, but those of the manifest, once. Other
graphs are users' own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse

from ..identifiers import GRAPH, ID, document_graph, iri, local_id
from ..model import LocalId
from .counts import Counts
from .folder import Folder
from .local import LocalStore
from .manifest import MANIFEST, Digest, Entry, digest_of, entry_quads, whole_entry
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
    """To be used in a ``with`` statement, see `Opened`."""

    def __init__(self, folder: Folder, database: Path | None = None) -> None:
        super().__init__(folder, database)
        self._marked = False  # as unpublished
        self._loose = 0  # documents, since the database was last compacted
        self._listener: Listener | None = None
        self.counts = Counts()  # how much more there is in the default graph since then

    def listen(self, listener: Listener) -> None:
        """Have somebody told of the documents that change from now on."""
        self._listener = listener

    @property
    def state(self) -> str:
        """Tells what the documents say from anything else that they might."""
        return self._listed.value

    def store(self, pages: Sequence[Page]) -> int:
        """Store what documents say, each wholly or not at all; returns how many of them are new.

        What new ones say waits, until much does, or something else than entries is asked for or changed.
        """
        new = [page for page in pages if page.instead_of is None and self.entry(page.document) is None]
        for page in new:
            self._write({iri(page.document): (page.quads, page.entry)})
            self._waiting += 1
        for page in pages:
            if page not in new:
                self._replace(page)
                self._stored += 1
        self._loose += len(pages)
        return len(new)

    def _replace(self, page: Page) -> None:
        gone = [page.instead_of] if page.instead_of and page.instead_of != page.document else []
        self._write({iri(page.document): (page.quads, page.entry), **{iri(old): ((), None) for old in gone}})

    def remove(self, document: LocalId) -> None:
        """Take out what only this document says."""
        self._write({iri(document): ((), None)})

    def set_graph(self, graph: str, quads: Iterable[Quad], pipeline: str) -> None:
        """Make the quads the whole of a graph which is no document's."""
        self._write({graph: (quads, Entry(pipeline))})

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
        node = NamedNode(subject)
        old = self._store.quads_for_pattern(node, None, None, MANIFEST) if self._knows(subject) else ()
        digest = self._listed if subject.startswith(ID) else Digest()
        update.remove(MANIFEST.value, digest.passing(map(triple, old), -1))
        update.add(MANIFEST.value, digest.passing(map(triple, entry)))

    def _add(self, update: Update, line: str, said: Quad | Triple, own: str = "") -> None:
        """Put a triple into the default graph, unless another graph has; none has any of ``own`` things."""
        if not (own and f"/{own}" in line.partition(" ")[0]):
            copy = Quad(said.subject, said.predicate, said.object)
            if line in update.added(None) or line in self._spool.shared or copy in self._engine:
                return
            update.shared.append(line)
        self.counts.change(line, 1)
        update.add(None, [line])

    def _remove(self, update: Update, line: str) -> None:
        """Take a triple out of the default graph, which no graph says any more."""
        if line not in update.removed(None):  # two documents that go may have said it
            self.counts.change(line, -1)
            update.remove(None, [line])

    def _apply(self, update: Update) -> Update:
        """Carry an update out, or let it wait; returns an empty one."""
        with self.failures():
            if not self._marked:
                self._folder.mark_unpublished()
                self._marked = True
            if not update.only_adds:
                update.apply(self._store)
                return Update()
            self._spool.take(update)
            if self._spool.is_full:
                self._load()
        return Update()

    def _write(self, states: Mapping[str, tuple[Iterable[Quad], Entry | None]]) -> None:
        """Bring graphs, which go by what their manifest entries are of, to new states in one transaction."""
        update, digests = Update(), {}
        wanted = {_graph(subject): triples(quads, _graph(subject)) for subject, (quads, _) in states.items()}
        for subject, (_, entry) in states.items():
            self._exchange(update, _graph(subject), self._said(subject), wanted)
            digest = digests[subject] = Digest.of(wanted[_graph(subject)])
            self._list(update, subject, entry_quads(subject, entry, digest) if entry else ())
        self._apply(update)
        for subject, digest in digests.items():
            if self._listener and subject.startswith(ID):
                quads = list(wanted[_graph(subject)].values())
                self._listener(local_id(subject), quads, digest.value if quads else "")

    def _said(self, subject: str) -> Mapping[str, Quad]:
        """The triples of a graph. That a new document has none is known without loading what waits."""
        if subject.startswith(ID) and not self._knows(subject):
            return {}
        graph = _graph(subject)
        return triples(self._store.quads_for_pattern(None, None, None, NamedNode(graph)), graph)

    def _exchange(
        self, update: Update, graph: str, old: Mapping[str, Quad], wanted: Mapping[str, Mapping[str, Quad]]
    ) -> None:
        """Let a graph say what is wanted instead of what is old."""
        new = wanted[graph]
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

    def publish(self) -> None:
        """Show readers what has been written so far, in good order where that is much of the store."""
        with self.failures():
            if self._loose >= _MANY and self._loose * _SHARE >= len(self.digests()):
                self._store.optimize()  # for a tenth of the time that it took to store them
                self._loose = 0
            self._folder.publish(self._store.backup)
        self.counts = Counts()
        self._marked = False


def _graph(subject: str) -> str:
    """The graph that a manifest entry is about."""
    return document_graph(local_id(subject)) if subject.startswith(ID) else subject
