"""The growing graph of one document: adds triples, makes ids, and lays down evidence."""

from __future__ import annotations

from collections import Counter

from pyoxigraph import Literal, NamedNode

from ..identifiers import below_document, document_graph
from ..model import Document, Evidence, LocalId, Review, Statement
from .growing import Growing
from .terms import OA, PEEL, RDF, date, decimal, thing

CONTEXT_LENGTH = 32
"""Characters before and after a quotation that help to find it again when the page changes."""


class Page(Growing):
    """All that one document says."""

    def __init__(self, document: Document) -> None:
        super().__init__(document_graph(document.id))
        self.document = document
        self.node = thing(document.id)
        self.backed: dict[NamedNode, Statement] = {}
        self._seen: Counter[tuple[str, ...]] = Counter()
        self._taken: set[LocalId] = set()
        self._evidence: dict[Evidence, NamedNode] = {}

    def words(self, evidence: Evidence) -> str:
        """The exact words of some evidence."""
        return self.document.text[evidence.start : evidence.end]

    def mint(self, kind: str, *raw: str) -> NamedNode:
        """A new thing of the document, named by raw values and the count of equal ones before it."""
        key = (kind, *raw)
        while True:
            local_id = below_document(kind, self.document.id, *key, str(self._seen[key]))
            self._seen[key] += 1
            if local_id not in self._taken:  # eight digits can meet: then the next count is taken
                self._taken.add(local_id)
                return thing(local_id)

    def stated(self, kind: str, statement: Statement, *types: NamedNode) -> NamedNode:
        """A new thing that a statement is about, with its document, confidence and evidence."""
        node = self.mint(kind, self.words(statement.evidence))
        self.add(node, RDF.type, *types)
        self._back(node, statement)
        return node

    def claim(
        self, statement: Statement, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal
    ) -> NamedNode:
        """Add a triple that was read from the words, and the claim that backs it; return the claim."""
        self.add(subject, predicate, value)
        claim = self.mint("claim", predicate.value, str(value), self.words(statement.evidence))
        self.add(claim, RDF.type, PEEL.Claim, RDF.Statement)
        self.add(claim, RDF.subject, subject)
        self.add(claim, RDF.predicate, predicate)
        self.add(claim, RDF.object, value)
        self._back(claim, statement)
        return claim

    def _back(self, node: NamedNode, statement: Statement) -> None:
        self.add(node, PEEL.statedIn, self.node)
        self.add(node, PEEL.confidence, decimal(statement.confidence))
        self.add(node, PEEL.evidence, self._quotation(statement.evidence))
        self.backed[node] = statement
        if statement.review:
            self._reviewed(node, statement.review)

    def _reviewed(self, node: NamedNode, review: Review) -> None:
        """Who confirmed a statement and when, and what was read where it was corrected."""
        self.add(node, PEEL.verdict, Literal(review.verdict))
        self.add(node, PEEL.reviewedBy, Literal(review.by))
        self.add(node, PEEL.reviewedOn, date(review.on))
        self.add(node, PEEL.readAs, *(Literal(f"{name}={value}") for name, value in review.read))

    def _quotation(self, evidence: Evidence) -> NamedNode:
        """The node of a quotation; statements that rest on the same words by the same rule share it."""
        known = self._evidence.get(evidence)
        if known is not None:
            return known
        text, exact = self.document.text, self.words(evidence)
        node = self._evidence[evidence] = self.mint("evidence", evidence.rule, exact)
        self.add(node, RDF.type, PEEL.Evidence, OA.Annotation)
        self.add(node, OA.hasSource, self.node)
        self.add(node, OA.exact, Literal(exact))
        self.add(node, OA.prefix, Literal(text[max(0, evidence.start - CONTEXT_LENGTH) : evidence.start]))
        self.add(node, OA.suffix, Literal(text[evidence.end : evidence.end + CONTEXT_LENGTH]))
        self.add(node, OA.start, Literal(evidence.start))
        self.add(node, OA.end, Literal(evidence.end))
        self.add(node, PEEL.rule, thing(f"rule/{evidence.rule}"))
        return node
