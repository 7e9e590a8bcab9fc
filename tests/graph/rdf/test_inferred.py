from __future__ import annotations

import hashlib

import pytest
from pyoxigraph import NamedNode, Quad

from peelgraph.graph.model import (
    Commission,
    Document,
    Evidence,
    Extraction,
    Fact,
    Inspection,
    InspectionReported,
)
from peelgraph.graph.rdf import document_quads, inferred_quads
from peelgraph.graph.rdf.terms import PEEL, RDF, thing

TEXT = "The Home Secretary asked for an inspection."
VISIT = Inspection(id="inspection/kent/custody/2019", label="Custody in Kent", forces=("force/kent",))


def infer(by: str, asked: str | None, *, holder: str | None = None, inspects: bool = True) -> list[Quad]:
    """What follows from one commission, asked for on a date."""
    evidence = Evidence(0, 18, "commissions.asked")
    document = Document(
        "document/a-12345678", "a.txt", TEXT, (), hashlib.sha256(TEXT.encode()).hexdigest(), "text/plain"
    )
    statements = [
        InspectionReported(evidence=evidence, inspection=VISIT),
        Commission(
            evidence=evidence,
            by=by,
            holder=holder,
            of="body/hmicfrs",
            what="updates",
            inspection=VISIT.id if inspects else None,
            date=asked,
        ),
        Fact(evidence=evidence, name="published", value="2026-01-01"),
    ]
    return inferred_quads(document_quads(Extraction(document, True, tuple(statements))))


def concluded(quads: list[Quad], predicate: NamedNode) -> list[str]:
    return [quad.object.value.rpartition("/")[2] for quad in quads if quad.predicate == predicate]


@pytest.mark.parametrize(
    ("asked", "holders"),
    [
        ("2019-03-28", ["sajid-javid"]),
        ("2018-04-30", ["sajid-javid"]),
        ("2019-03", ["sajid-javid"]),
        ("2019-07-24", []),  # two held the office on that day
        ("2019-07", []),  # and in that month
        ("2019", []),
        ("2017", ["amber-rudd"]),
        ("2022-10-26", ["suella-braverman"]),  # her second time
        ("2026-01-01", ["shabana-mahmood"]),  # no known end
        ("1999-01-01", []),
        (None, []),
    ],
)
def test_office_holder_only_where_one_alone_held_it(asked: str | None, holders: list[str]) -> None:
    assert concluded(infer("body/home-secretary", asked), PEEL.inferredHolder) == holders


def test_named_holder_needs_no_inference() -> None:
    quads = infer("body/mayor-of-london", "2023-06-01", holder="person/sadiq-khan")
    assert concluded(quads, PEEL.inferredHolder) == []


@pytest.mark.parametrize(
    ("by", "basis"),
    [
        ("body/home-secretary", ["s54(2B) Police Act 1996"]),
        ("body/mayor-of-london", ["s54(2BA) Police Act 1996"]),
        ("body/pcc-kent", ["s54(2BA) Police Act 1996"]),
        ("body/bbc", []),
    ],
)
def test_legal_basis_follows_from_who_asked(by: str, basis: list[str]) -> None:
    assert concluded(infer(by, None), PEEL.inferredBasis) == basis


def test_no_legal_basis_for_updates() -> None:
    assert concluded(infer("body/home-secretary", None, inspects=False), PEEL.inferredBasis) == []


def test_each_conclusion_names_rule_and_grounds() -> None:
    quads = infer("body/home-secretary", "2019-03-28")
    assert {quad.graph_name.value for quad in quads} == {"https://w3id.org/peelgraph/graph/inferred"}
    [node] = [
        q.subject
        for q in quads
        if q.predicate == PEEL.derivedBy and q.object == thing("rule/inferred.office-holder")
    ]
    grounds = {q.object for q in quads if q.subject == node and q.predicate == PEEL.derivedFrom}
    assert {thing("document/a-12345678"), thing("membership/sajid-javid--home-secretary")} < grounds
    subject, predicate, value = (
        next(q.object for q in quads if q.subject == node and q.predicate == part)
        for part in (RDF.subject, RDF.predicate, RDF.object)
    )
    assert Quad(subject, predicate, value, NamedNode("https://w3id.org/peelgraph/graph/inferred")) in quads
