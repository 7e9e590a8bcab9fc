"""Cells of the reference tables as triples."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode

from ..model import PartialDate
from .growing import Growing
from .terms import DCTERMS, PEEL, RDF, RDFS, SKOS, date, english, web


class Table(Growing):
    """A graph that is made from rows."""

    def types(self, subject: NamedNode, *classes: NamedNode) -> None:
        """Classes of a thing, superclasses written out."""
        self.add(subject, RDF.type, *classes)

    def names(
        self, subject: NamedNode, name: str, aliases: Iterable[str] = (), hidden: Iterable[str] = ()
    ) -> None:
        """One preferred label, other names, and names that only a search should know; none twice."""
        self.add(subject, RDFS.label, english(name))
        self.add(subject, SKOS.prefLabel, english(name))
        others = [alias for alias in dict.fromkeys(aliases) if alias != name]
        self.add(subject, SKOS.altLabel, *map(english, others))
        unseen = [label for label in dict.fromkeys(hidden) if label != name and label not in others]
        self.add(subject, SKOS.hiddenLabel, *map(english, unseen))

    def text(self, subject: NamedNode, predicate: NamedNode, value: str) -> None:
        """A plain value where the cell is not empty."""
        if value:
            self.add(subject, predicate, Literal(value))

    def period(self, subject: NamedNode, start: PartialDate | None, end: PartialDate | None) -> None:
        """First and last day, month or year, where known."""
        if start:
            self.add(subject, PEEL.start, date(start))
        if end:
            self.add(subject, PEEL.end, date(end))

    def provenance(self, subject: NamedNode, source: str, confidence: str, note: str) -> None:
        """Where a row comes from (addresses joined by ``|``), and how sure it is."""
        addresses = (part.strip() for part in source.split("|"))
        self.add(subject, DCTERMS.source, *(web(address) for address in addresses if address))
        self.text(subject, PEEL.confidenceNote, confidence)
        if note:
            self.add(subject, SKOS.note, english(note))
