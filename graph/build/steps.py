"""Steps that all commands share which write a store: tables first, decisions, and what readers see last."""

from __future__ import annotations

from collections.abc import Iterable

from ..identifiers import ONTOLOGY_GRAPH, REFERENCE_GRAPH
from ..rdf import ontology_quads, reference_quads
from ..review import Decision, Reviews
from ..review.decisions import read as read_reviews
from ..review.decisions import write
from ..store.folder import Folder, sync_folder, write_whole
from ..store.writer import Writer
from .follow import Following
from .work import pipeline


def set_tables(writer: Writer) -> None:
    """Bring the graphs of ontology and reference tables into the store, where they are missing or older."""
    for graph, quads in ((ONTOLOGY_GRAPH, ontology_quads), (REFERENCE_GRAPH, reference_quads)):
        if writer.pipeline_of(graph) != pipeline():
            writer.set_graph(graph, quads(), pipeline())


def take_in(folder: Folder, writer: Writer, decisions: Iterable[Decision]) -> Reviews:
    """The decisions of a store, others added to its table; raises `UsageError` for a table with mistakes."""
    reviews = read_reviews(folder.reviews)
    if reviews.take_in(decisions):
        with writer.failures():
            write_whole(folder.reviews, write(reviews))
            sync_folder(folder.path)
    return reviews


def finish(writer: Writer, folder: Folder, following: Following) -> None:
    """Derive what follows from the documents, and publish all of it, unless readers see it all already."""
    if folder.unpublished.exists() or not folder.current.exists():
        following.bring_up_to_date()
        following.refresh_index()
        writer.publish()
