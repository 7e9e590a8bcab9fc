"""Every question is described, parses, runs with and without its parameters, and answers what the documents say."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest

from peelgraph.graph.lookup.questions import filled
from peelgraph.graph.store.local import LocalStore
from peelgraph.graph.store.results import rows, select
from peelgraph.queries import library, load

VALUES = {
    "force": "the Met",
    "theme": "digital forensics",
    "body": "home secretary",
    "document": "met-review-3f279e87",
    "programme": "national child protection inspection",
    "by": "2024-01-01",
    "on": "2019-03-28",
    "from": "2018",
    "to": "2023-12",
    "text": "runaways",
}
BASE = "https://w3id.org/peelgraph/id/"


def answer(store: LocalStore, name: str, /, **values: str) -> list[dict[str, str]]:
    """Rows of a question, things by their local ids."""
    text = filled(store, load(name), values, lambda note: None)
    return [
        {key: cell.removeprefix(BASE) if isinstance(cell, str) else cell for key, cell in row.items()}
        for row in select(store, text)
    ]


@pytest.mark.parametrize("name", library())
def test_described(name: str) -> None:
    query = library()[name]
    assert query.summary.endswith(".") and len(query.summary) < 125
    assert query.tags
    used = set(re.findall(r"\?_(\w+)", query.text))
    assert used == {parameter.name for parameter in query.params}


@pytest.mark.parametrize("name", library())
def test_valid_as_it_stands_in_its_file(name: str) -> None:
    assert ox.Store().query(library()[name].text) is not None


@pytest.mark.parametrize("name", library())
@pytest.mark.parametrize("which", ["required", "all"])
def test_runs_in_a_fixed_order(sample: LocalStore, name: str, which: str) -> None:
    query = library()[name]
    values = {p.name: VALUES[p.name] for p in query.params if which == "all" or not p.optional}
    text = filled(sample, query, values, lambda note: None)
    first = list(rows(sample.query(text)).rows)
    assert list(rows(sample.query(text)).rows) == first
    assert "ORDER BY" in text or "CONSTRUCT" in text
    if "CONSTRUCT" not in text:
        assert len(set(first)) == len(first), "no row twice"


@pytest.mark.parametrize(
    ("name", "values", "columns", "expected"),
    [
        ("document-facts", {"document": "met-review-3f279e87"}, "fact value", {
            ("about", "force/metropolitan"), ("published", "2019-03-28"),
            ("title", "Metropolitan Police Service – National child protection post-inspection review")}),
        ("commissions", {"force": "the Met"}, "commissioner holder holderKnown", {
            ("body/home-secretary", "person/sajid-javid", "by date"),
            ("body/mayor-of-london", "person/sadiq-khan", "named")}),
        ("deadlines", {"force": "kent"}, "deadlineText deadline deadlineRule", {
            ("By 30 September 2023", "2023-09-30", "absolute"), ("within a year", None, None)}),
        ("inspectors-quoted", {"force": "the Met", "theme": "missing children"}, "name role", {
            ("Lee Freeman", "His Majesty's Inspector of Constabulary")}),
        ("follow-ups", {"force": "the Met"}, "inspection kind earlier", {
            ("inspection/metropolitan/ncpi-post-inspection-review/2019", "reviews", "inspection/metropolitan/ncpi/2016")}),
        ("monitoring", {"force": "kent"}, "change stage date", {("enters", "stage/engage", "2023-05-02")}),
        ("replies", {"force": "the Met"}, "speaker speakerName", {
            ("force/metropolitan", "The Met"), ("person/sadiq-khan", "Mr Khan")}),
        ("repeated-concerns", {"theme": "digital forensics"}, "force", set()),
        ("commissioned-outcomes", {"body": "Mayor of London"}, "inspection outcome", {
            ("inspection/metropolitan/child-exploitation/2023", "finding")}),
        ("commissioned-outcomes", {"body": "Home Secretary"}, "outcome words", {("nothing in the collection says so", None)}),
        ("concern-themes", {}, "theme forces findings", {
            ("theme/digital-forensics", 1, 1), ("theme/missing-children", 1, 1)}),
        ("told-to-improve", {"theme": "digital forensics"}, "force region", {
            ("force/kent", "South East"), ("force/metropolitan", "London")}),
        ("passed-deadlines", {"by": "2024"}, "addressee deadline met", {
            ("force/kent", "2023-09-30", "nothing in the collection says so")}),
        ("passed-deadlines", {"by": "2023-09-30"}, "addressee", set()),
        ("development", {"force": "kent"}, "issued polarity restated", {
            ("2023-05-03", "polarity/concern", None), ("2023-05-03", "polarity/concern", True)}),
        ("development", {"force": "kent", "to": "2022"}, "issued", set()),
        ("development", {"force": "kent", "from": "2023-05"}, "issued", {("2023-05-03",)}),
        ("development", {"force": "kent", "from": "2023-05-04"}, "issued", set()),
        ("press-coverage", {"force": "the Met"}, "theme told", {
            ("theme/missing-children", "only the news"),
            ("theme/child-protection", "no news article of the collection"),
            ("theme/digital-forensics", "no news article of the collection"),
            ("theme/registered-sex-offenders", "no news article of the collection")}),
        ("words", {"text": "RUNAWAYS"}, "start end rule", {(1106, 1181, "rule/findings.attributed")}),
        ("only-in-news", {}, "force theme", {("force/metropolitan", "theme/missing-children")}),
        ("tone-by-genre", {"force": "kent"}, "polarity findings documents", {("polarity/concern", 2, 1)}),
        ("office-holders", {"on": "2019-03-28", "body": "Home Secretary"}, "person", {("person/sajid-javid",)}),
        ("grades", {"force": "kent"}, "grade scale issued", {
            ("grade/five-tier/good", "scheme/grades-five-tier", "2023-05-03")}),
        ("engage-durations", {}, "force entered left months told", {
            ("force/kent", "2023-05-02", None, None, "nothing in the collection says that it left")}),
        ("governance", {"force": "the Met"}, "body", {("body/mopac",)}),
    ],
)  # fmt: skip
def test_answers(
    sample: LocalStore, name: str, values: dict[str, str], columns: str, expected: set[tuple[object, ...]]
) -> None:
    found = answer(sample, name, **values)
    assert {tuple(row[column] for column in columns.split()) for row in found} == expected


def test_what_was_inferred_is_told_from_what_was_read(sample: LocalStore) -> None:
    found = answer(sample, "read-or-inferred", force="the Met")
    inferred = {
        (row["predicate"].rpartition("#")[2], row["rule"]) for row in found if row["origin"] == "inferred"
    }
    assert inferred == {
        ("inferredHolder", "rule/inferred.office-holder"),
        ("inferredBasis", "rule/inferred.legal-basis"),
    }
    assert {row["predicate"].rpartition("#")[2] for row in found if row["origin"] == "read"} == {"polarity"}


def test_each_quotation_becomes_a_web_annotation(sample: LocalStore) -> None:
    annotations = ox.Store()
    answered = sample.query(load("web-annotations").text)
    annotations.extend([ox.Quad(t.subject, t.predicate, t.object) for t in answered])
    complete = """PREFIX oa: <http://www.w3.org/ns/oa#> SELECT (COUNT(DISTINCT ?a) AS ?n) {
        ?a a oa:Annotation ; oa:hasTarget [ oa:hasSource ?d ; oa:hasSelector [ a oa:TextQuoteSelector ; oa:exact ?e ] ,
        [ a oa:TextPositionSelector ; oa:start ?s ; oa:end ?t ] ] }"""
    [quoted] = select(sample, "SELECT (COUNT(*) AS ?n) { ?e a <https://w3id.org/peelgraph/ns#Evidence> }")
    assert [int(row["n"].value) for row in annotations.query(complete)] == [quoted["n"]]
