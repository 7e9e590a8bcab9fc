"""Stores that have gone wrong in one way each, and what `validate` says about them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store

from peelgraph.graph.identifiers import INFERRED_GRAPH, MANIFEST_GRAPH, document_graph
from peelgraph.graph.rdf import inferred_quads, ontology_quads, reference_quads
from peelgraph.graph.rdf.terms import OA, PEEL, RDF, RDFS, thing
from peelgraph.graph.store.interface import Answer
from peelgraph.graph.store.manifest import Entry, to_quads
from peelgraph.graph.store.update import triples
from peelgraph.graph.validate.live import validate

from ..rdf.test_documents import DOCUMENT, TEXT
from .worlds import valid

GRAPH = NamedNode(document_graph(DOCUMENT.id))
MANIFEST = NamedNode(MANIFEST_GRAPH)
KENT = thing("force/kent")


class Sick:
    """A store in memory, as a healthy writer leaves it; tests then spoil it."""

    name = "sick"

    def __init__(self) -> None:
        self.store = Store()
        self.text: str | None = TEXT
        rule = thing("rule/findings.attributed")
        self.store.extend([*ontology_quads(), *reference_quads(), *valid()])
        self.store.add(
            Quad(rule, RDF.type, PEEL.ExtractionRule, NamedNode("https://w3id.org/peelgraph/graph/reference"))
        )
        self.copy()
        self.store.extend(inferred_quads(self.store))
        self.copy()
        for graph in list(self.store.named_graphs()):
            listed = thing(DOCUMENT.id) if graph == GRAPH else graph
            entry = Entry("1")
            lines = triples(self.store.quads_for_pattern(None, None, None, graph), graph.value)
            self.store.extend(to_quads(listed.value, entry, lines))

    def copy(self) -> None:
        """Fill the default graph."""
        asserted = [q for q in self.store if q.graph_name != MANIFEST]
        self.store.extend(Quad(q.subject, q.predicate, q.object) for q in asserted)

    def query(self, text: str) -> Answer:
        return self.store.query(text)

    def captured_text(self, text_digest: str) -> str | None:
        assert text_digest == hashlib.sha256(TEXT.encode()).hexdigest()
        return self.text

    def change(self, old: Quad, new: Quad | None) -> None:
        """Change a triple in its graph and in the copy."""
        for graph in (old.graph_name, DefaultGraph()):
            self.store.remove(Quad(old.subject, old.predicate, old.object, graph))
            if new:
                self.store.add(Quad(new.subject, new.predicate, new.object, graph))

    def first(self, predicate: NamedNode) -> Quad:
        """A triple of the document."""
        return min(self.store.quads_for_pattern(None, predicate, None, GRAPH), key=str)


def test_healthy_store_keeps_every_rule() -> None:
    verdict = validate(Sick())
    assert verdict.problems == ()
    assert verdict.documents == 1
    assert verdict.statements == sum(1 for q in valid() if q.predicate == PEEL.statedIn)


def _not_copied(sick: Sick) -> None:
    sick.store.remove(Quad(KENT, RDFS.label, Literal("Kent Police", language="en")))


def _left_over(sick: Sick) -> None:
    sick.store.add(Quad(KENT, RDFS.label, Literal("Kent Constables")))


def _unlisted(sick: Sick) -> None:
    sick.store.add(Quad(KENT, RDFS.label, Literal("x"), NamedNode(document_graph("document/stray-1"))))
    sick.copy()


def _lost(sick: Sick) -> None:
    sick.store.add(Quad(thing("document/gone-1"), PEEL.quadCount, Literal(12), MANIFEST))


def _shrunk(sick: Sick) -> None:
    sick.change(sick.first(PEEL.deadlineRule), None)


def _moved(sick: Sick) -> None:
    old = sick.first(OA.start)
    sick.change(old, Quad(old.subject, old.predicate, Literal(3), GRAPH))


def _empty_claim(sick: Sick) -> None:
    sick.change(Quad(thing(DOCUMENT.id), PEEL.about, KENT, GRAPH), None)


def _unbacked(sick: Sick) -> None:
    link = Quad(thing(DOCUMENT.id), PEEL.mentions, thing("force/surrey"), GRAPH)
    sick.change(link, link)


def _other_text(sick: Sick) -> None:
    sick.text = "X" + TEXT


def _misplaced(sick: Sick) -> None:
    old = sick.first(PEEL.statedIn)
    sick.change(old, Quad(old.subject, old.predicate, thing("document/other-1"), GRAPH))


def _inferred_in_a_document(sick: Sick) -> None:
    for quad in list(sick.store.quads_for_pattern(None, None, None, NamedNode(INFERRED_GRAPH))):
        if quad.subject.value.startswith("https://w3id.org/peelgraph/id/inference/"):
            sick.store.add(Quad(quad.subject, quad.predicate, quad.object, GRAPH))


def _nameless(sick: Sick) -> None:
    note = Quad(BlankNode("b"), RDFS.comment, Literal("?"), GRAPH)
    sick.change(note, note)


def _no_finding(sick: Sick) -> None:
    old = sick.first(PEEL.polarity)
    sick.change(old, Quad(old.subject, old.predicate, thing("polarity/grim"), GRAPH))


@pytest.mark.parametrize(
    ("spoil", "rules"),
    [
        (_not_copied, {"missing-copies"}),
        (_left_over, {"leftover-copies"}),
        (_unlisted, {"unlisted-graphs", "text-kept"}),
        (_lost, {"lost-graphs"}),
        (_shrunk, {"graph-digest", "deadline-rule"}),
        (_moved, {"quote-in-text", "graph-digest"}),
        (_empty_claim, {"empty-claims", "graph-digest"}),
        (_unbacked, {"unbacked-links", "graph-digest"}),
        (_other_text, {"quote-in-text", "text-digest"}),
        (_misplaced, {"misplaced", "document-described", "evidence-of-its-document", "graph-digest"}),
        (_inferred_in_a_document, {"misplaced", "graph-digest"}),
        (_nameless, {"blank-nodes", "graph-digest"}),
        (_no_finding, {"one-polarity", "graph-digest"}),
    ],
)
def test_what_goes_wrong_is_named(spoil: Callable[[Sick], None], rules: set[str]) -> None:
    sick = Sick()
    spoil(sick)
    problems = validate(sick).problems
    assert {problem.rule for problem in problems} == rules
    assert all(problem.words and problem.thing for problem in problems)


def test_a_lost_text_is_a_problem_where_texts_are_kept() -> None:
    sick = Sick()
    sick.text = None
    assert [problem.rule for problem in validate(sick).problems] == ["text-kept"]
    assert validate(sick, texts=False).problems == ()


def test_a_file_has_no_manifest_to_compare(tmp_path: Path) -> None:
    from peelgraph.graph.store.local import open_store

    sick = Sick()
    sick.store.remove_graph(MANIFEST)
    sick.store.dump(str(tmp_path / "all.nq"), format=RdfFormat.N_QUADS)
    verdict = validate(open_store(tmp_path / "all.nq"), texts=False)
    assert (verdict.documents, verdict.problems) == (1, ())
