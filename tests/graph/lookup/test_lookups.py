"""Dossiers, explanations, searches and counts on the four known documents."""

from __future__ import annotations

import pytest

from peelgraph.graph.errors import NotFoundError, UsageError
from peelgraph.graph.identifiers import ID
from peelgraph.graph.lookup.dossier import SECTIONS, dossier
from peelgraph.graph.lookup.explain import explain, statement, surroundings
from peelgraph.graph.lookup.find import find_query
from peelgraph.graph.lookup.names import resolve
from peelgraph.graph.lookup.stats import statistics
from peelgraph.graph.lookup.things import thing
from peelgraph.graph.store.local import LocalStore
from peelgraph.graph.store.results import rows, select


@pytest.mark.parametrize(
    ("name", "section", "column", "expected"),
    [
        ("the Met", "about", "value", f"{ID}body/mopac"),
        ("the Met", "documents", "title", "Inspectorate says Met Police leaves children at risk"),
        ("the Met", "inspections", "inspection", f"{ID}inspection/metropolitan/ncpi/2016"),
        ("the Met", "follow-ups", "earlier", f"{ID}inspection/metropolitan/ncpi/2016"),
        ("the Met", "commissions", "commissioner", f"{ID}body/home-secretary"),
        ("the Met", "commissions", "holder", f"{ID}person/sadiq-khan"),
        ("the Met", "findings", "words", "more staff to manage registered sex offenders"),
        ("the Met", "recommendations", "deadlineText", "By 31 December"),
        ("the Met", "reactions", "speakerName", "Mr Khan"),
        ("kent", "grades", "grade", f"{ID}grade/five-tier/good"),
        ("kent", "monitoring", "stage", f"{ID}stage/engage"),
        ("kent", "recommendations", "deadlineRule", "absolute"),
        ("Matt Parr", "people", "role", "Her Majesty’s Inspector of Constabulary"),
        ("Matt Parr", "forces", "force", f"{ID}force/metropolitan"),
        ("digital forensics", "forces", "force", f"{ID}force/kent"),
        ("digital forensics", "documents", "title", "Letter to Kent Police"),
        ("programme/national-child-protection", "documents", "relation", "reports"),
        ("Sadiq Khan", "outcomes", "outcome", "finding"),
        ("Mayor of London", "outcomes", "work", f"{ID}inspection/metropolitan/child-exploitation/2023"),
        ("Home Secretary", "outcomes", "words", None),
        ("Sadiq Khan", "commissions", "commissioner", f"{ID}body/mayor-of-london"),
        ("Home Secretary", "commissions", "holderKnown", "by date"),
        ("HMICFRS", "findings", "restated", True),
        ("digital forensics", "findings", "force", f"{ID}force/kent"),
        ("theme/investigating-crime", "findings", "theme", f"{ID}theme/digital-forensics"),
        ("inspection/metropolitan/child-exploitation/2023", "findings", "theme", f"{ID}theme/missing-children"),
        ("inspection/metropolitan/ncpi/2016", "follow-ups", "kind", "reviews"),
        ("programme/national-child-protection", "inspections", "start", "2016-02"),
        ("Letter to Kent Police", "monitoring", "change", "enters"),
        ("engage", "monitoring", "date", "2023-05-02"),
        ("grade/five-tier/good", "grades", "force", f"{ID}force/kent"),
    ],
)  # fmt: skip
def test_dossiers_of_every_kind(
    sample: LocalStore, name: str, section: str, column: str, expected: object
) -> None:
    sections = {part.name: part for part in dossier(sample, thing(sample, name)).sections}
    assert expected in [record[column] for record in sections[section].records()]


def test_each_section_is_its_query(sample: LocalStore) -> None:
    for section in dossier(sample, resolve(sample, "the Met")).sections:
        assert tuple(rows(sample.query(section.query)).rows) == section.rows


def test_forces_are_counted(sample: LocalStore) -> None:
    [section] = dossier(sample, resolve(sample, "digital forensics"), ["forces"]).sections
    assert section.records() == [
        {"force": f"{ID}force/kent", "findings": 2, "concerns": 2, "documents": 1},
        {"force": f"{ID}force/metropolitan", "findings": 1, "concerns": 1, "documents": 1},
    ]


def test_things_come_with_their_names(sample: LocalStore) -> None:
    names = dossier(sample, resolve(sample, "Lee Freeman")).names
    assert names["body/hmicfrs"] == "HMICFRS", "the short name where there is one"
    assert "Inspectorate says Met Police leaves children at risk" in names.values()


def test_sections_that_are_wanted(sample: LocalStore) -> None:
    kent = resolve(sample, "kent")
    assert [part.name for part in dossier(sample, kent, ["reactions", "about"]).sections] == [
        "reactions",
        "about",
    ]
    assert all(part.rows for part in dossier(sample, kent).sections), (
        "empty ones are left out unless asked for"
    )
    with pytest.raises(UsageError, match=SECTIONS[0]):
        dossier(sample, kent, ["finding"])


def _finding(sample: LocalStore, words: str) -> str:
    [row] = [row for row in select(sample, find_query(sample, f'"{words}"', 9)) if row["kind"] == "finding"]
    return str(row["id"])


def test_explain_shows_the_sentence_in_its_surroundings(sample: LocalStore) -> None:
    iri = _finding(sample, "slow in places")
    explanation = explain(sample, statement(sample, iri))
    [quotation] = explanation.quotations
    assert quotation.before == "HMICFRS said, however, that "
    assert quotation.words == "progress at the Metropolitan Police had been slow in places"
    assert quotation.after.startswith(", and that it remained acutely concerned")
    assert quotation.after.endswith("indecent images of children.")
    assert (quotation.rule, quotation.confidence, quotation.held_by) == (
        "findings.attributed",
        0.9,
        "body/hmicfrs",
    )
    assert {(said.name, said.value) for said in explanation.properties} >= {
        ("polarity", "polarity/concern"),
        ("theme", "theme/child-protection"),
    }


def test_explain_without_the_text_has_what_the_graph_holds(sample: LocalStore) -> None:
    store = LocalStore(sample._store, "a graph alone")
    [quotation] = explain(store, statement(store, _finding(sample, "slow in places"))).quotations
    assert quotation.before.endswith("HMICFRS said, however, that ")
    assert len(quotation.before) == len(quotation.after) == 32


def test_statements_by_any_unique_part_of_their_id(sample: LocalStore) -> None:
    iri = _finding(sample, "slow in places")
    local = iri.removeprefix(ID)
    for name in (iri, local, local[-8:], local.removeprefix("finding/")):
        assert statement(sample, name).id == local
    with pytest.raises(NotFoundError, match="give more of it") as error:
        statement(sample, local[-1])
    assert error.value.candidates
    for name in ("", "zzzz", "finding/none/12345678", "a> <b"):
        with pytest.raises(NotFoundError):
            statement(sample, name)


def test_inferred_things_name_their_rule(sample: LocalStore) -> None:
    [row] = select(sample, "SELECT ?c { ?c <https://w3id.org/peelgraph/ns#inferredHolder> ?p }")
    told = {
        said.name: said.inferred_by for said in explain(sample, statement(sample, str(row["c"]))).properties
    }
    assert told["inferredHolder"] == "rule/inferred.office-holder"
    assert told["commissionedBy"] is None


def test_a_force_is_no_statement(sample: LocalStore) -> None:
    with pytest.raises(NotFoundError, match="peel show force/kent"):
        explain(sample, statement(sample, "force/kent"))


def test_surroundings_end_with_the_paragraph_or_between_words() -> None:
    text = "Far away.\n\nBefore it. THE WORDS after them.\n\nMore."
    start = text.index("THE")
    assert surroundings(text, start, start + 9) == ("Before it. ", " after them.")
    long = "word " * 100
    before, after = surroundings(long + "X" + long, len(long), len(long) + 1)
    assert before.startswith("… word ") and after.endswith(" …")


def test_statistics(sample: LocalStore) -> None:
    counts = {(count.what, count.kind): count.count for count in statistics(sample)}
    assert counts["documents", "all"] == 4
    assert counts["documents", "letter"] == 1
    assert counts["statements", "finding"] == 6
    assert counts["things", "force with a document about it"] == 2
    assert sample.size and sample.size > 100_000
