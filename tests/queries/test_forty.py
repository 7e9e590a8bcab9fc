"""Answers on the sample collection that were checked by reading its documents, and on made-up ones where it has none."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from peelgraph.graph.identifiers import ID
from peelgraph.graph.lookup.questions import filled
from peelgraph.graph.rdf import inferred_quads, ontology_quads
from peelgraph.graph.store.local import LocalStore
from peelgraph.graph.store.results import select
from peelgraph.queries import Term, library, load

from ..graph.rdf.across import store_of

SAYS_NOTHING = "nothing in the collection says so"


def answer(store: LocalStore, name: str, /, **values: str) -> list[dict[str, object]]:
    """Rows of a question, things by their local ids."""
    text = filled(store, load(name), values, lambda note: None)
    return [
        {key: cell.removeprefix(ID) if isinstance(cell, str) else cell for key, cell in row.items()}
        for row in select(store, text)
    ]


@pytest.mark.parametrize(
    ("name", "values", "columns", "expected"),
    [
        # Cheshire is to get digital evidence out of devices sooner; the Met was told of long delays with them.
        ("shared-improvements", {"force": "Cheshire", "theme": "digital forensics"}, "other label told", {
            ("force/metropolitan", "", SAYS_NOTHING)}),
        # Dorset alone has an area for improvement on restraint.
        ("shared-improvements", {"force": "Surrey"}, "other", set()),
        ("engage-reasons", {"force": "the Met"}, "entered told", {
            ("2022-06-28", "nothing in the collection says why")}),
        ("engage-reasons", {"force": "Staffordshire"}, "entered told theme", {
            ("2022-07-06", "earlier concern, restated", "theme/vulnerability-first-contact"),
            ("2022-07-06", "earlier concern, restated", "theme/investigation-quality")}),
        ("follow-up-inspectors", {"force": "the Met"}, "name earlier earlierInspectors compared", {
            ("Lee Freeman", "inspection/metropolitan/met-child-exploitation/2023", "Lee Freeman", "the same"),
            ("Sir Andy Cooke", "inspection/metropolitan/met-child-exploitation/2023", "Lee Freeman", "another"),
            ("Matt Parr", "inspection/metropolitan/national-child-protection/2018", None,
             "nothing in the collection names the earlier one")}),
        ("national-recommendations", {"body": "NPCC"}, "scope force", {("no force in particular", None)}),
        ("super-complaints", {}, "complaint", set()),
        # Fieldwork in September 2023, "we have closed the causes of concern" on 26 February 2025.
        ("concern-durations", {"force": "the Met"}, "told raised closed months", {
            ("closed", "2023-09", "2025-02-26", 17)}),
        # The concerns were raised in an inspection of 2022, of which the letter dates one part only.
        ("concern-durations", {"force": "Staffordshire", "theme": "vulnerability at first contact"}, "told raised closed months", {
            ("closed", "2022", "2024-05-21", None)}),
        ("concern-durations", {"force": "Hampshire"}, "told theme", {("recommendation met", "theme/domestic-abuse")}),
        ("concern-durations", {"force": "Dorset"}, "told theme raised", {
            (SAYS_NOTHING, "theme/mental-health", "2023-05-26")}),
        # The Met: "by 31 December", September 2023 to September 2024. Without recommendations in the collection: Thames
        # Valley, November 2017 to May 2019, and the Met, May 2016 to the review of March 2019.
        ("follow-up-lag", {}, "urgency followUps shortest longest", {
            ("with a deadline", 1, 12, 12), ("none in the collection", 2, 18, 34)}),
        # The news page has no date; the first and the last that is told are those of the revisit.
        ("repeated-concerns", {"force": "the Met"}, "theme occasions firstIssued lastIssued", {
            ("theme/missing-children", 2, "2025-02-26", "2025-02-26"), ("theme/child-protection", 2, None, None)}),
        ("returning-concerns", {}, "force theme returned concern progress again", {
            ("force/metropolitan", "theme/missing-children", "beside the progress", "2023-09", "2025-02-26", "2025-02-26")}),
        # The one cause of concern about Dorset fills three sentences.
        ("concerns-of-peers", {"force": "Dorset"}, "force onsCode documents causes", {
            ("force/dorset", "E23000039", 1, 3), ("force/devon-and-cornwall", "E23000035", 1, 1),
            ("force/gloucestershire", "E23000037", 2, None), ("force/avon-and-somerset", "E23000036", 1, None),
            ("force/wiltshire", "E23000038", 1, None)}),
        ("wording-by-issuer", {"theme": "use of force in custody"}, "issuer jointly date force", {
            ("HMIC", "HM Inspectorate of Prisons", "2014-10-30", "force/warwickshire"),
            ("HMIC", "HM Inspectorate of Prisons", "2014-10-30", "force/west-mercia"),
            ("HMICFRS", "Care Quality Commission", "2023-05-26", "force/dorset")}),
        ("grade-moves", {}, "force", set()),
        # No document tells of a quarterly update; Gloucestershire was visited again after the national inspection.
        ("commissioned-outcomes", {"body": "Home Secretary"}, "outcome", {(SAYS_NOTHING,), ("later inspection",)}),
        # Went back in 2019 and 2024, and reviewed the inspection of 2016.
        ("re-inspections", {"force": "the Met"}, "followUps since commissioners", {(3, "2016", None)}),
        ("re-inspections", {"theme": "missing children"}, "force followUps since", {("force/metropolitan", 1, "2023")}),
        ("re-inspections", {"force": "the Met", "theme": "stop and search"}, "force", set()),
        # GMP's in a news story that names no programme, Hampshire's of PEEL 2016.
        ("concern-themes", {"theme": "victims-code"}, "forces programmes documents findings", {(1, 0, 1, 1)}),
        ("disagreements", {}, "what claim issued", {
            ("commissioned by", "body/mayor-of-london", None), ("commissioned by", "body/mopac", "2025-02-26")}),
        ("told-to-improve", {"theme": "registered sex offenders"}, "force inspectors", {
            ("force/lincolnshire", "Roy Wilsher, Sir Andy Cooke")}),
    ],
)  # fmt: skip
def test_answers_on_the_sample_collection(
    collection: LocalStore, name: str, values: dict[str, str], columns: str, expected: set[tuple[object, ...]]
) -> None:
    found = answer(collection, name, **values)
    assert {tuple(row[column] for column in columns.split()) for row in found} == expected


def test_the_reasons_of_lincolnshire_are_its_five_causes_of_concern(collection: LocalStore) -> None:
    found = answer(collection, "engage-reasons", force="Lincolnshire")
    assert {row["theme"] for row in found if row["theme"]} == {
        "theme/incident-response",
        "theme/investigation-quality",
        "theme/registered-sex-offenders",
        "theme/demand-planning",
    }
    assert len([row for row in found if row["theme"]]) == 5, "two of them are about planning"


def test_commissioned_inspections_stand_apart(collection: LocalStore) -> None:
    rows = answer(collection, "commissioned-or-rolling")
    by_kind: dict[object, int] = {}
    for row in rows:
        by_kind[row["kind"]] = by_kind.get(row["kind"], 0) + int(str(row["inspections"]))
    # Norfolk's 999 calls, the Met's children at risk, South Yorkshire's response, Essex' domestic abuse
    assert by_kind["commissioned"] == 4
    assert {row["basis"] for row in rows if row["kind"] == "commissioned"} == {
        "inferred: s54(2BA) Police Act 1996",
        "unknown",
    }


COMPLAINT = """The hidden victims: a super-complaint investigation

Published on: 18 December 2018

HMICFRS, the College of Policing and the IOPC investigated the police super-complaint. We found that forces were too slow to respond to emergency calls.
"""
LATER = """Kent Police – PEEL inspection

Published on: 3 May 2021

Police forces: Kent

Inspectors found that Kent Police was too slow to respond to emergency calls. HMICFRS graded the force as good at investigating crime.
"""
LAST = """Kent Police – PEEL inspection

Published on: 4 June 2023

Police forces: Kent

HMICFRS graded the force as inadequate at investigating crime.
"""
FIRST = """Kent Police – PEEL inspection

Published on: 2 March 2017

Police forces: Kent

HMIC graded the force as outstanding at investigating crime.
"""
BETTER = """Kent Police – PEEL inspection

Published on: 5 May 2022

Police forces: Kent

HMICFRS found that the force had improved the time it takes to respond to emergency calls.
"""


ASKED = """Kent Police – PEEL inspection

Published on: 3 May 2021

Police forces: Kent

HMICFRS recommends that by 30 September 2022 Kent Police should improve the time it takes to respond to emergency calls.
"""


def rows(texts: dict[str, str], name: str, **terms: Term) -> list[dict[str, str]]:
    """Answers of a library query on what made-up documents say."""
    store = store_of(texts)
    more = (*ontology_quads(), *inferred_quads(store))
    store.extend(ox.Quad(q.subject, q.predicate, q.object) for q in more)
    solutions = store.query(library()[name].bound(terms))
    assert isinstance(solutions, ox.QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    return [{n: row[n].value.removeprefix(ID) for n in names if row[n] is not None} for row in solutions]


def test_a_super_complaint_repeated_later() -> None:
    told = {
        (row["told"], row.get("force"))
        for row in rows({"complaint": COMPLAINT, "later": LATER}, "super-complaints")
    }
    assert ("repeated in a later document", "force/kent") in told
    alone = rows({"complaint": COMPLAINT}, "super-complaints")
    assert {row["told"] for row in alone} == {"nothing in the collection says that it was repeated"}


def test_grades_move_on_one_scale_only() -> None:
    moves = rows({"later": LATER, "last": LAST}, "grade-moves")
    assert [(row["moved"], row["otherScales"]) for row in moves] == [("down", "")]
    unlike = rows({"first": FIRST, "last": LAST}, "grade-moves")
    assert {row["moved"] for row in unlike} == {"one grade on this scale"}
    assert {row["otherScales"] for row in unlike} == {"also on an unlike scale: not compared"}


def test_a_deadline_is_met_before_it_or_after_it_or_nothing_says_so() -> None:
    told = [
        [row["met"] for row in rows(texts, "passed-deadlines", by=ox.Literal("2023"))]
        for texts in (
            {"asked": ASKED, "better": BETTER},
            {"asked": ASKED, "better": BETTER.replace("2022", "2023")},
            {"asked": ASKED, "better": BETTER.replace("2022", "2020")},
            {"asked": ASKED},
        )
    ]
    assert told == [
        ["progress on its theme told on 2022-05-05"],
        ["progress on its theme told on 2023-05-05"],
        [SAYS_NOTHING],
        [SAYS_NOTHING],
    ]


def test_a_document_without_a_date_does_not_hide_what_the_others_tell() -> None:
    again = LATER.replace("May 2021", "May 2024")
    undated = LATER.replace("Published on: 3 May 2021\n\n", "")
    texts = {"later": LATER, "better": BETTER, "again": again, "undated": undated}
    [returned] = rows(texts, "returning-concerns")
    assert (returned["concern"], returned["progress"], returned["again"]) == (
        "2021-05-03",
        "2022-05-05",
        "2024-05-03",
    )
    [repeated] = rows(texts, "repeated-concerns")
    assert (repeated["firstIssued"], repeated["lastIssued"]) == ("2021-05-03", "2024-05-03")
