from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from peelgraph import ontology
from peelgraph.graph.identifiers import INFERRED_GRAPH, REFERENCE_GRAPH
from peelgraph.graph.rdf import reference_quads
from peelgraph.graph.rdf.terms import OA, PEEL, RDF, SH, XSD, thing
from peelgraph.graph.validate.check import check
from peelgraph.graph.validate.shacl import check_by_shacl
from peelgraph.graph.validate.shapes import Rules

from .worlds import SUBSTITUTES, context, mutants, valid

CONTEXT = context()
VALID = valid()
NOT_OF_DOCUMENTS = {
    "tenure-person", "tenure-organisation", "typed-as-organisation", "derived-by", "derived-from",
    "one-canonical", "canonical-in-one-step", "one-statement", "statement-in-one-step", "one-original", "original-in-one-step",
}  # fmt: skip


def broken(quads: list[Quad]) -> set[str]:
    return {problem.rule for problem in check(quads, CONTEXT)}


def without(*predicates: NamedNode, of: NamedNode = PEEL.Finding) -> list[Quad]:
    """The valid graph, where things of a class have lost some properties."""
    things = {q.subject for q in VALID if q.predicate == RDF.type and q.object == of}
    return [q for q in VALID if not (q.subject in things and q.predicate in predicates)]


def test_valid_graph_keeps_every_rule() -> None:
    assert check(VALID, CONTEXT) == check_by_shacl(VALID, CONTEXT) == []


def test_reference_graph_keeps_every_rule() -> None:
    assert check(reference_quads()) == check_by_shacl(reference_quads()) == []


@pytest.mark.parametrize(
    ("quads", "words"),
    [
        (without(PEEL.evidence), "this statement has no sentence behind it"),
        (without(PEEL.statedIn), "this statement must be stated in exactly one document"),
        (without(PEEL.polarity), "this finding must point one way: concern, strength, progress or mixed"),
        (without(OA.start, of=PEEL.Evidence), "this quotation must have one start, counted in characters from 0"),
        (without(PEEL.question, of=PEEL.GradedJudgment), "this grade answers no question; a grade without its question says nothing"),
        (without(PEEL.deadlineText, of=PEEL.Recommendation), "this deadline has a date but not the words that it was read from"),
        (without(PEEL.speakerName, of=PEEL.Reaction), "this reaction does not say who speaks"),
        (without(RDF.type, of=PEEL.Inspection), "results are attached to this inspection, but nothing says what inspection it is"),
    ],
)  # fmt: skip
def test_problems_are_told_in_words(quads: list[Quad], words: str) -> None:
    problems = check(quads, CONTEXT)
    assert words in {problem.words for problem in problems}
    assert {problem.document for problem in problems} == {"document/page-1a2b3c4d"}


def test_a_politicians_finding_is_none() -> None:
    quads = without(PEEL.heldBy)
    finding = next(q for q in VALID if q.predicate == RDF.type and q.object == PEEL.Finding)
    quads.append(Quad(finding.subject, PEEL.heldBy, thing("person/sadiq-khan"), finding.graph_name))
    assert broken(quads) == {"voice-of-inspectorate"}


def test_a_grade_of_the_wrong_scale() -> None:
    quads = without(PEEL.gradeScale, of=PEEL.GradedJudgment)
    judgment = next(q for q in VALID if q.object == PEEL.GradedJudgment)
    scale = thing("scheme/grades-four-tier")
    quads.append(Quad(judgment.subject, PEEL.gradeScale, scale, judgment.graph_name))
    assert broken(quads) == {"grade-of-scale"}


@pytest.fixture(scope="module")
def first_to_break() -> dict[str, list[Quad]]:
    """For each rule, the first mutant that breaks it; to find them takes long, and who asks has the same worker."""
    found: dict[str, list[Quad]] = {}
    for mutant in mutants(VALID):
        for rule in broken(mutant):
            found.setdefault(rule, mutant)
    return found


def names_of_rules() -> set[str]:
    named = set()
    for triple in parse(ontology.text("shapes.ttl"), format=RdfFormat.TURTLE):
        if triple.predicate == SH.message:
            named.add(triple.subject.value.removeprefix(ontology.SHAPES))
    return named


@pytest.mark.xdist_group("mutants")
def test_each_rule_can_be_broken(first_to_break: dict[str, list[Quad]]) -> None:
    assert names_of_rules() - first_to_break.keys() == NOT_OF_DOCUMENTS


@pytest.mark.xdist_group("mutants")
def test_pyshacl_agrees_on_the_first_mutant_that_breaks_each_rule(
    first_to_break: dict[str, list[Quad]],
) -> None:
    for rule, mutant in first_to_break.items():
        assert check(mutant, CONTEXT) == check_by_shacl(mutant, CONTEXT), rule


@given(st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_pyshacl_agrees_on_graphs_with_many_changes(data: st.DataObject) -> None:
    """Thing by thing and rule by rule, wherever a dozen triples are lost, changed or added."""
    quads = list(VALID)
    places = st.integers(0, len(VALID) - 1)
    changes = st.tuples(places, st.sampled_from(["drop", "change", "add"]), st.sampled_from(SUBSTITUTES))
    for index, what, value in data.draw(st.lists(changes, min_size=4, max_size=16)):
        quad = VALID[index]
        if what != "add" and quad in quads:
            quads.remove(quad)
        if what != "drop":
            quads.append(Quad(quad.subject, quad.predicate, value, quad.graph_name))
    assert check(quads, CONTEXT) == check_by_shacl(quads, CONTEXT)


@pytest.mark.parametrize(
    ("lost", "rule"),
    [
        (PEEL.derivedBy, "derived-by"),
        (PEEL.derivedFrom, "derived-from"),
        (RDF.object, "claims-triple-object"),
    ],
)
def test_inferences_name_rule_and_grounds(lost: NamedNode, rule: str) -> None:
    graph, node = NamedNode(INFERRED_GRAPH), thing("inference/x/1")
    about = {
        RDF.type: PEEL.Inference,
        RDF.subject: thing("commission/a/1"),
        RDF.predicate: PEEL.inferredHolder,
        RDF.object: thing("person/sadiq-khan"),
        PEEL.derivedBy: thing("rule/inferred.office-holder"),
        PEEL.derivedFrom: thing("document/a"),
    }
    quads = [Quad(node, predicate, value, graph) for predicate, value in about.items()]
    assert check(quads) == check_by_shacl(quads) == []
    less = [quad for quad in quads if quad.predicate != lost]
    assert [problem.rule for problem in check(less)] == [rule]
    assert check(less) == check_by_shacl(less)


@pytest.mark.parametrize(
    ("predicate", "kind", "several", "far"),
    [
        (PEEL.canonicalInspection, "inspection", "one-canonical", "canonical-in-one-step"),
        (PEEL.sameStatementAs, "finding", "one-statement", "statement-in-one-step"),
        (PEEL.copyOf, "document", "one-original", "original-in-one-step"),
    ],
)
def test_links_across_documents_lead_to_one_thing_in_one_step(
    predicate: NamedNode, kind: str, several: str, far: str
) -> None:
    graph, [a, b, c] = NamedNode(INFERRED_GRAPH), [thing(f"{kind}/x/{name}") for name in "abc"]
    star = [Quad(a, predicate, c, graph), Quad(b, predicate, c, graph)]
    fork = [Quad(a, predicate, b, graph), Quad(a, predicate, c, graph)]
    chain = [Quad(a, predicate, b, graph), Quad(b, predicate, c, graph)]
    stray = [Quad(a, predicate, thing("force/kent"), graph)]
    for quads, rules in ((star, []), (fork, [several]), (chain, [far]), (stray, [several])):
        assert [problem.rule for problem in check(quads)] == rules
        assert check(quads) == check_by_shacl(quads)


@pytest.mark.parametrize(
    ("local_id", "lost", "rule"),
    [
        ("membership/matt-parr--hmi", PEEL.start, None),
        (
            "membership/matt-parr--hmi",
            NamedNode("http://www.w3.org/ns/org#organization"),
            "tenure-organisation",
        ),
        ("force/kent", NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), "label"),
    ],
)
def test_tables_are_checked_too(local_id: str, lost: NamedNode, rule: str | None) -> None:
    quads = [q for q in reference_quads() if not (q.subject == thing(local_id) and q.predicate == lost)]
    problems = check(quads)
    assert [problem.rule for problem in problems] == ([rule] if rule else [])
    assert {problem.document for problem in problems} <= {REFERENCE_GRAPH.rpartition("/")[2]}


def test_nothing_has_no_problems() -> None:
    assert check([]) == check_by_shacl([]) == []


def test_a_construct_that_the_fast_check_does_not_know_is_refused() -> None:
    shapes = ontology.text("shapes.ttl") + (
        'rule:new a sh:NodeShape ; sh:targetClass peel:Finding ; sh:message "x"@en ; sh:closed true .'
    )
    with pytest.raises(ValueError, match="does not know"):
        Rules(shapes)


@pytest.mark.parametrize("value", ["x", "1.5", ""])
def test_ill_formed_numbers_are_found_by_both(value: str) -> None:
    """Changed graphs have none of these: pySHACL puts them in order by their text, which `sh:lessThan` forbids."""
    quads = without(OA.start, of=PEEL.Evidence)
    evidence = next(q for q in VALID if q.object == PEEL.Evidence)
    literal = Literal(value, datatype=XSD.integer)
    quads.append(Quad(evidence.subject, OA.start, literal, evidence.graph_name))
    for problems in (check(quads, CONTEXT), check_by_shacl(quads, CONTEXT)):
        assert "start" in {problem.rule for problem in problems}
