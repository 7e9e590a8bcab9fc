"""What has been written to a database so far: its graphs, and what its manifest knows of documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pyoxigraph import NamedNode, Quad, QuerySolutions, Store

from ..identifiers import ID, iri, local_id
from ..model import LocalId
from .manifest import DECISIONS, DIGEST, MANIFEST, ORIGIN, SOURCE, Entry, entry_of, subjects, values
from .opened import Opened


class Written(Opened):
    """The half of a writer that only reads.

    Entries are found also where they wait, so that another thread may store while `unchanged` and `found_at`
    are asked. Whatever else is asked for is loaded first.
    """

    @property
    def _listing(self) -> tuple[Store, Store]:
        """Where entries are. In this order none is missed that another thread is loading."""
        return self._spool.entries, self._engine

    def _knows(self, subject: str) -> bool:
        """Whether the manifest has an entry."""
        pattern = (NamedNode(subject), None, None, MANIFEST)
        return any(quad for store in self._listing for quad in store.quads_for_pattern(*pattern))

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
        return next(filter(None, (entry_of(store, iri(document)) for store in self._listing)), None)

    def digests(self) -> dict[LocalId, str]:
        """The documents of the store, each with the digest of its graph."""
        found = values(self._store, DIGEST)
        return {local_id(subject): value for subject, value in found if subject.startswith(ID)}

    def graph(self, name: str) -> list[Quad]:
        """What stands in a named graph."""
        return list(self._store.quads_for_pattern(None, None, None, NamedNode(name)))

    def source(self, document: LocalId) -> str | None:
        """The SHA-256 of a document's bytes, where the store has it."""
        entry = self.entry(document)
        return entry.source if entry else None

    def unchanged(
        self, source: str, name: str, url: str | None, pipeline: Callable[[LocalId], str]
    ) -> LocalId | None:
        """The stored document that these bytes under this name are, where its pipeline has read it."""
        for store in self._listing:
            for subject in subjects(store, SOURCE, source):
                entry = entry_of(store, subject)
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
        found = (subject for store in self._listing for subject in subjects(store, ORIGIN, origin))
        return next(map(local_id, found), None)

    def reviewed(self) -> dict[LocalId, str]:
        """Documents that were made with decisions of people, and the key of these decisions."""
        return {local_id(subject): value for subject, value in values(self._store, DECISIONS)}

    def pipeline_of(self, graph: str) -> str | None:
        """The version that made a graph which is no document's."""
        entry = entry_of(self._store, graph)
        return entry.pipeline if entry else None
