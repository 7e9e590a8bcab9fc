import csv
from pathlib import Path

import pytest

from peelgraph.graph.model import Finding

TABLE = Path(__file__).parents[1] / "tables" / "findings.csv"
ROWS = list(csv.DictReader(TABLE.read_text("utf-8").splitlines()))
INSPECTORATE = "His Majesty’s Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS)"
PAGE = (
    "An inspection of Kent Police\n\nPublished on: 3 May 2024\n\n"
    + INSPECTORATE
    + " inspected Kent Police.\n\n{}\n\nYours sincerely\n"
)


@pytest.fixture
def findings(record):
    return lambda text: record(PAGE.format(text))["findings"]


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:50] for row in ROWS])
def test_what_is_a_finding(findings, row):
    found = any(len(f["quote"]) > len(row["text"]) / 2 for f in findings(row["text"]))
    assert found == (row["finding"] == "yes")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Cause of concern\n\nThe force does not protect children well.\n\nSupervisors do not check risk.",
            ["cause_of_concern"] * 2,
        ),
        (
            "Cause of concern\n\nThe force does not protect children well.\n\nWe were pleased to find that supervisors check risk well.",
            ["cause_of_concern", "finding"],
        ),
        ("Cause of concern: The force does not protect children well.", ["cause_of_concern"]),
        (
            "Area for improvement\n\nThe force should improve how it shares information.",
            ["area_for_improvement"],
        ),
        (
            "Areas for improvement\n\n• The force should record searches better.\n• The force needs to train its staff.",
            ["area_for_improvement"] * 2,
        ),
        (
            "Innovative practice\n\nThe force uses drones to search for missing people.",
            ["innovative_practice"],
        ),
        (
            "We identified two accelerated causes of concern:\n\n• the force misses risk in calls; and\n• victims are not protected.",
            ["accelerated_cause_of_concern"] * 2,
        ),
        ("HMICFRS called the delays a “serious cause of concern”.", ["cause_of_concern"]),
        ("We have closed this cause of concern.", ["finding"]),
        ("The force does not answer calls quickly enough.", ["finding"]),
    ],
)
def test_kind_is_the_label_that_the_text_uses(findings, text, kinds):
    assert [f["kind"] for f in findings(text)] == kinds


@pytest.mark.parametrize(
    ("text", "polarities"),
    [
        (
            "We were concerned to find that:\n\n• calls are handled by new staff; and\n• plans are old.",
            ["concern", "concern"],
        ),
        (
            "Inspectors were pleased to find that:\n\n• managers meet each week; and\n• cells are inspected daily.",
            ["strength", "strength"],
        ),
        ("Cause of concern\n\nThe force needs to protect children better.", ["concern"]),
        ("We have closed this cause of concern.", ["progress"]),
        ("Training is good, but supervision is poor.", ["mixed"]),
    ],
)
def test_polarity_comes_from_words_label_and_lead_in(findings, text, polarities):
    assert [f["polarity"] for f in findings(text)] == polarities


def test_a_lead_in_is_no_finding(findings):
    quotes = [
        f["quote"]
        for f in findings(
            "Several areas need improvement:\n\n• calls are answered too slowly; and\n• staff are not trained."
        )
    ]
    assert quotes == ["calls are answered too slowly", "staff are not trained"]


def test_items_of_a_method_are_no_findings(findings):
    assert not findings(
        "For this review we have:\n\n• read 40 case files and policies;\n• spoken to officers and staff; and\n• listened to emergency calls."
    )


def test_a_grade_alone_is_no_finding_but_with_more_it_is(findings):
    assert not findings("Kent Police is good at preventing crime.")
    assert findings(
        "Kent Police is good at preventing crime and works tirelessly with councils to solve problems."
    )


def test_earlier_findings_are_marked(findings):
    found = findings(
        "The previous inspection found that victims were let down. The force now protects victims well."
    )
    assert [bool(f.get("prior")) for f in found] == [True, False]


def test_without_an_inspectorate_there_are_no_findings(record):
    text = "Kent Police news\n\nThe force does not answer calls quickly enough. Supervision of officers is poor.\n"
    assert not record(text)["findings"]


EARLIER = (
    "An inspection of Kent Police\n\nPublished on: 3 May 2024\n\n" + INSPECTORATE + " inspected Kent.\n\n{}\n"
)


@pytest.mark.parametrize(
    ("text", "prior"),
    [
        ("When we inspected the force in 2018, it answered calls too slowly.", [True]),
        ("Our last report said that custody records were poor. Now they are accurate.", [True, False]),
        ("In 2016 inspectors had voiced concerns about how the force treats victims.", [True]),
        ("Our 2017 inspection of the force found that crimes were not recorded.", [True]),
        (
            "In our previous report we found that:\n\n• calls were answered late; and\n• victims were let down.",
            [True, True],
        ),
        (
            "The previous inspection found that plans were poor. Few staff had the right training.",
            [True, True],
        ),
        ("The force has improved since our last inspection.", [False]),
        ("Call times are worse than in our last inspection.", [False]),
        ("In 2018 we concluded that the force failed victims, since its records were poor.", [True]),
        (
            "At the time the watchdog said the force:\n\n- failed to carry out effective investigations\n- left victims without help",
            [True, True],
        ),
        ("2019 findings\n\nThe force fails to answer calls in good time.", [True]),
        ("Call times are better than when we last looked.", [False]),
        ("Crime is recorded far better than it was at the time of the 2017 inspection.", [False]),
        ("The force treated victims poorly when we visited, and its records were inaccurate.", [False]),
        ("The force is too slow to mend the failings that we had already described.", [False]),
        ("Spending on patrols was cut by a third between 2012 and 2019.", [False]),
        ("Some cases were closed before the victim had been seen by a poor team.", [False]),
        ("Victims had been left waiting for days.", [False]),
        ("Five years ago we found that the force failed victims.", [True]),
        ("HMICFRS warned six years ago that the force failed victims.", [True]),
        ("May 2019\n\nThe force failed to answer calls in good time.", [True]),
        ("May 2024\n\nThe force failed to answer calls in good time.", [False]),
        ("What we reported in 2019\n\nThe force failed to answer calls in good time.", [True]),
        ("Cause of concern raised in 2019: The force failed to answer calls in good time.", [True]),
        ("Cause of concern from 2019: The force failed to answer calls in good time.", [True]),
        ("What we found then: The force failed to answer calls in good time.", [False]),
        ("Four years ago the force failed victims of fraud.", [True]),
        (
            "Kent Police was moved into Engage. We did so because calls were answered late and victims failed.",
            [True],
        ),
        ("In 2019 we found that victims were failed; they are now treated well.", [False]),
    ],
)
def test_what_an_earlier_inspection_found(record, text, prior):
    assert [bool(f.get("prior")) for f in record(EARLIER.format(text))["findings"]] == prior


@pytest.mark.parametrize(
    "text",
    [
        "HM Inspector of Constabulary Roy Wilsher said the force fails victims.",
        "Police and Crime Commissioner Ann Lee said inspectors had found that the force fails victims.",
        "According to the Police Federation, inspectors found that the force fails its staff.",
        "The watchdog found that the force fails victims.",
        "Ann Lee, the chief executive of Kent Council, told HMICFRS that it was failing victims. It found delays.",
    ],
)
def test_only_inspectors_and_inspectorates_hold_findings(extracted, text):
    found = extracted(PAGE.format(text)).of(Finding)
    assert {f.held_by for f in found} <= {"body/hmicfrs", "person/roy-wilsher"}


def test_the_sentence_before_names_innovative_practice(findings):
    found = findings(
        "Our report singles out one piece of innovative practice. Nurses and officers share a car."
    )
    assert [f["kind"] for f in found] == ["innovative_practice"]


def test_a_superb_item_points_its_own_way_below_a_poor_lead_in(findings):
    found = findings(
        "We were concerned to find that:\n\n• calls are handled badly; and\n• custody is exemplary and very well led."
    )
    assert [f["polarity"] for f in found] == ["concern", "strength"]


def test_a_standfirst_without_its_full_stop_is_body(record):
    found = record(
        "Alarm over fraud in Kent\n\nKent Police is failing the victims of fraud badly, inspectors have found\n\n"
        + "HMICFRS said that calls from victims are answered far too late by Kent Police.\n"
    )["findings"]
    assert [f["quote"][:22] for f in found] == ["Kent Police is failing", "HMICFRS said that call"]


def test_only_one_cell_of_a_register_is_a_statement(findings):
    row = (
        "Areas for improvement\n\nAFI 1 | The force should cut the time that callers wait. | Supt Contact "
        "| The average wait is now four minutes | Amber"
    )
    assert [f["quote"] for f in findings(row)] == ["The force should cut the time that callers wait"]


def test_what_a_minister_makes_of_a_report_is_no_finding(record):
    found = record(
        "Policing in the regions\n\nVolume 12: debated on Monday 5 March 2018\n\n"
        "Last week HMICFRS published its grades for 43 forces.\n\n"
        "I am very pleased to see that most forces were judged good at preventing crime. "
        "I am disappointed that so many keep victims waiting for too long.\n"
    )
    assert found["genre"] == "other"
    assert found["findings"] == []


def test_how_an_assessment_is_made_is_no_finding(record):
    found = record(
        "PEEL 2021/22: an inspection of Kent Police\n\nPublished on: 20 April 2022\n\nContents\n\n"
        "HM Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS) inspected Kent Police.\n\n"
        "In the rest of the report we set out our detailed findings on what Kent Police does well and where it should get better. "
        "We have changed our approach since 2018, and this year we can say more precisely where a force must improve. "
        "We took reasonable steps to agree with forces which data were collected. "
        "I will monitor the progress that Kent Police makes with the areas in which it can improve.\n"
    )
    assert found["findings"] == []


def test_what_an_inspectorate_looks_at_is_not_how_it_is(findings):
    (found,) = findings(
        "The report on the force, by HMICFRS, which examined how effectively and efficiently it keeps people safe, was scathing: "
        "it failed victims."
    )
    assert found["polarity"] == "concern"


def test_a_demand_in_a_box_of_failings_is_none_of_what_got_better(findings):
    found = findings(
        "Cause of concern\n\nThe force lets down victims of stalking.\n\n"
        "To improve the service that it provides and the protection that it offers, the force should use orders more."
    )
    assert [(f["kind"], f["polarity"]) for f in found] == [("cause_of_concern", "concern")] * 2


def test_what_is_well_below_an_area_for_improvement_stays_well(findings):
    found = findings(
        "Area for improvement\n\nThe force should make sure that its forms reach the control room.\n\n"
        "The force has improved how it looks for people with dementia. Too few officers know of it."
    )
    told = [(f["kind"], f["polarity"]) for f in found]
    assert told == [
        ("area_for_improvement", "concern"),
        ("finding", "progress"),
        ("area_for_improvement", "concern"),
    ]
