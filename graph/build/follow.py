"""What follows from documents, and the description of the store: brought up to date by what has changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from ..identifiers import DESCRIPTION_GRAPH, INFERRED_GRAPH, document_graph
from ..model import LocalId
from ..rdf import Changed, Ledger, count, counts_in, description_quads, follow
from ..store.folder import Folder
from ..store.writer import Writer
from .work import pipeline


def bring_up_to_date(writer: Writer, folder: Folder) -> None:
    """Derive what follows from what the documents say now, and describe the store; all of it durably.

    The ledger knows the state of the store that it was last in accord with. Where the store was in that state
    when it was opened, only what this run has changed is looked at, else (as after a kill) all digests are.
    """
    with writer.failures(), closing(Ledger(folder.ledger, pipeline())) as ledger:
        if ledger.state == writer.published_state:
            changes = follow(ledger, _graphs(writer, writer.changed))
            writer.change_derived(INFERRED_GRAPH, changes, pipeline())
            counts = counts_in(writer.graph(DESCRIPTION_GRAPH))
            counts.add(writer.counts)
        else:
            for _ in follow(ledger, _graphs(writer, _unlike(writer, ledger))):
                pass
            writer.set_derived(INFERRED_GRAPH, ledger.lines(), pipeline())
            counts = count(writer.query)
        writer.set_graph(DESCRIPTION_GRAPH, description_quads(counts), pipeline())
        writer.flush()
        ledger.commit(writer.state)


def _unlike(writer: Writer, ledger: Ledger) -> set[LocalId]:
    """Documents of which store and ledger do not know the same."""
    stored, known = writer.digests(), ledger.digests()
    return {document for document in {*stored, *known} if stored.get(document) != known.get(document)}


def _graphs(writer: Writer, documents: set[LocalId]) -> Iterator[Changed]:
    for document in sorted(documents):
        yield document, writer.digest(document), writer.graph(document_graph(document))
