from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode

from peelgraph.graph import reference
from peelgraph.graph.rdf import ontology_quads, reference_quads, to_nquads
from peelgraph.graph.rdf.terms import (
    DCTERMS,
    FOAF,
    ORG,
    PEEL,
    RDF,
    SKOS,
    decimal,
    first_words,
    thing,
    web,
)


def values(local_id: str, predicate: NamedNode) -> set[str]:
    return {
        q.object.value for q in reference_quads() if q.subject == thing(local_id) and q.predicate == predicate
    }


def test_hmic_is_an_earlier_name_of_hmicfrs() -> None:
    assert thing("body/hmic") == thing("body/hmicfrs")
    names = values("body/hmicfrs", SKOS.altLabel)
    assert {"HMIC", "HMICFRS", "Her Majesty's Inspectorate of Constabulary"} <= names
    assert values("body/hmicfrs", PEEL.shortName) == {"HMICFRS"}
    assert values("body/hmicfrs", DCTERMS.replaces) == set(), "it does not replace itself"


def test_each_thing_has_one_label_that_is_no_other_name_of_it() -> None:
    labels: dict[tuple[NamedNode, NamedNode], list[str]] = {}
    for quad in reference_quads():
        if quad.predicate in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel):
            labels.setdefault((quad.subject, quad.predicate), []).append(quad.object.value)
    for subject in {subject for subject, _ in labels}:
        every = [
            name
            for p in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
            for name in labels.get((subject, p), [])
        ]
        assert len(labels[subject, SKOS.prefLabel]) == 1
        assert len(every) == len(set(every))


@pytest.mark.parametrize(
    ("local_id", "classes"),
    [
        ("force/kent", {PEEL.PoliceForce, ORG.FormalOrganization, ORG.Organization}),
        ("body/hmicfrs", {PEEL.Inspectorate, ORG.FormalOrganization, ORG.Organization}),
        ("body/home-secretary", {PEEL.CommissioningBody, ORG.Organization}),
        ("body/bbc", {ORG.Organization}),
        ("group/all-forces", {ORG.OrganizationalCollaboration, ORG.Organization}),
        ("person/matt-parr", {PEEL.Inspector, FOAF.Person}),
        ("person/sadiq-khan", {PEEL.Person, FOAF.Person}),
        ("membership/matt-parr--hmi", {ORG.Membership}),
        ("rule/inferred.legal-basis", {PEEL.InferenceRule}),
    ],
)  # fmt: skip
def test_superclasses_are_written_out(local_id: str, classes: set[NamedNode]) -> None:
    assert values(local_id, RDF.type) == {term.value for term in classes}


def test_every_row_is_there() -> None:
    subjects = {quad.subject for quad in reference_quads()}
    tables = (reference.forces(), reference.bodies(), reference.people(), reference.programmes())
    assert {thing(local_id) for table in tables for local_id in table} <= subjects
    themes = {quad.subject for quad in ontology_quads()}
    assert {thing(theme) for theme in reference.themes()} <= themes


def test_tenure_of_a_minister_holds_the_office() -> None:
    tenure = "membership/sajid-javid--home-secretary"
    assert values(tenure, PEEL.office) == {thing("body/home-secretary").value}
    assert values(tenure, PEEL.start) == {"2018-04-30"}


def test_serialised_in_one_order_each_line_once() -> None:
    lines = to_nquads([*reference_quads(), *reference_quads()]).splitlines()
    assert lines == sorted(set(lines))
    assert len(lines) == len(reference_quads())


@pytest.mark.parametrize(
    ("address", "iri"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/<é>", "https://example.org/%3C%C3%A9%3E"),
    ],
)
def test_addresses_become_iris(address: str, iri: str) -> None:
    assert web(address) == NamedNode(iri)


@pytest.mark.parametrize("address", ["", "recalled", "www.example.org", "http://", "http://a/#b#c"])
def test_what_is_no_address_stays_text(address: str) -> None:
    assert isinstance(web(address), Literal)


@pytest.mark.parametrize(
    ("number", "text"), [(1.0, "1"), (0.9, "0.9"), (0.0, "0"), (1e-05, "0.00001"), (10.0, "10")]
)
def test_decimals_have_one_form(number: float, text: str) -> None:
    assert decimal(number).value == text


def test_long_words_make_a_short_label() -> None:
    label = first_words("the force  must\n" + "act " * 40).value
    assert label.startswith("the force must act")
    assert label.endswith("act …")
    assert len(label) <= 82
    assert first_words("short").value == "short"
