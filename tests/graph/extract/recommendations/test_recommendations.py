import csv
from pathlib import Path

import pytest

TABLE = Path(__file__).parents[1] / "tables" / "recommendations.csv"
ROWS = list(csv.DictReader(TABLE.read_text("utf-8").splitlines()))
INSPECTORATE = "His Majesty’s Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS)"
PAGE = (
    "An inspection of Kent Police\n\nPublished on: 3 May 2024\n\n"
    + INSPECTORATE
    + " inspected Kent Police.\n\n{}\n\nYours sincerely\n"
)


KENT_PCC = "Police and Crime Commissioner for Kent"


@pytest.fixture
def recommendations(record):
    return lambda text: record(PAGE.format(text))["recommendations"]


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:50] for row in ROWS])
def test_addressee_and_deadline(recommendations, row):
    (found,) = recommendations(row["text"])
    assert found["addressee"] == row["addressee"]
    assert (found["deadline_text"] or "") == row["deadline_text"]
    assert (found["deadline"] or "") == row["deadline"]


@pytest.mark.parametrize(
    "text",
    [
        "Officers did not record as much as they should.",
        "Victims should be able to rely on the police.",
        "The force should have acted sooner.",
        "The force needs to improve the way it supervises investigations.",
        "The force has to do better.",
        "Better governance is needed.",
        "The force must improve.",
        "We made five recommendations.",
        "Too many victims wait longer than they should.",
        "It is not clear whether the force should lead the work.",
        "Everyone should feel safe.",
        "We should like to see this elsewhere.",
        "He said the force should be “applauded” for its work.",
        "The inspectorate wants the force to do three things.",
        "As an area for improvement, the force was told that it should train its staff.",
        "I want this to be the moment at which things change.",
        "Should that prove necessary, we will inspect the force again.",
        "Area for improvement\n\nThe force should train its call handlers.",
        "Cause of concern\n\nThe force must publish a plan.",
        "Chief Constable Tim Smith said: “The government should fund the force properly.”",
    ],
)
def test_what_is_no_recommendation(recommendations, text):
    assert not recommendations(text)


@pytest.mark.parametrize(
    ("lead", "items", "deadline"),
    [
        ("By 30 June 2025, the force should:", ["train its staff", "review its policy"], "2025-06-30"),
        (
            "Kent Police should make sure that, within six months:",
            ["plans are agreed", "victims are told"],
            None,
        ),
        ("We recommend that the force:", ["appoints a lead", "writes a plan"], None),
    ],
)
def test_items_inherit_addressee_and_deadline(recommendations, lead, items, deadline):
    found = recommendations(lead + "\n\n" + "\n".join(f"• {item};" for item in items))
    assert [(r["quote"], r["addressee"], r["deadline"]) for r in found] == [
        (i, "kent", deadline) for i in items
    ]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("To the Home Office and the College of Policing\n\nBoth should agree on a form within a year.", "Home Office; College of Policing"),
        ("Chief constables should review their plans by 31 March 2025. By the same date they should publish them.", "all forces"),
        ("By June 2025, commissioners should review what they pay for.", "police and crime commissioners"),
        ("We recommend that the Home Secretary bring in a law that lets chief constables dismiss officers.", "Home Secretary"),
        ("The police and the Crown Prosecution Service should agree on a form.", "Crown Prosecution Service; all forces"),
        ("It is recommended that Kent Police review its plans.", "kent"),
        ("Kent Police has also been told to write a plan.", "kent"),
        ("I should like to see two things:\n\n• by May 2025 the new team is in place; and\n• the force reviews its plans.", "kent"),
    ],
)  # fmt: skip
def test_whom_headings_and_pronouns_mean(recommendations, text, asked):
    assert recommendations(text)[-1]["addressee"] == asked


def test_the_same_date_is_that_of_the_recommendation_before(recommendations):
    found = recommendations(
        "By 31 March 2025, Kent Police should review its plans. It should publish them by the same date."
    )
    assert [r["deadline"] for r in found] == ["2025-03-31", "2025-03-31"]


def test_a_heading_may_tell_the_date(recommendations):
    found = recommendations(
        "Recommendations\n\nImmediately\n\n1. Forces should record the age of each victim.\n\n"
        "By 31 December 2025\n\n2. The Home Office should change how it counts.\n\n"
        "3. By May 2026, the College of Policing should publish a list."
    )
    told = [(r["deadline_text"], r["deadline"]) for r in found]
    assert told == [
        ("Immediately", None),
        ("By 31 December 2025", "2025-12-31"),
        ("By May 2026", "2026-05-31"),
    ]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "HMICFRS wants Kent Police:\n\n- to audit 50 logs a month\n- to train its call takers",
            ["kent"] * 2,
        ),
        ("The force must fill the empty posts in its vetting unit by the autumn.", ["kent"]),
        ("Recommendations\n\n1. The Commissioner should change her plan by May 2025.", [KENT_PCC]),
        ("But Kent Police has to get a firmer grip on this.", []),
    ],
)
def test_who_is_asked_in_so_many_words(recommendations, text, asked):
    assert [r["addressee"] for r in recommendations(text)] == asked


def test_what_was_due_before_was_asked_for_earlier(recommendations):
    found = recommendations(
        "Recommendation 1: By 30 June 2023, Kent Police should train its staff.\n\nThis has been done.\n\n"
        "Recommendation 2: By 30 June 2025, Kent Police should train its leaders."
    )
    assert [bool(r.get("prior")) for r in found] == [True, False]


def test_a_lead_in_that_says_something_is_the_recommendation(recommendations):
    found = recommendations(
        "By July 2025, the force should monitor its data, so as to understand:\n\n• why delays arise; and\n• how far they differ."
    )
    assert [r["quote"] for r in found] == [
        "By July 2025, the force should monitor its data, so as to understand"
    ]


def test_a_body_in_the_passive_is_addressed(recommendations):
    (found,) = recommendations("The guidance should be revised by the College of Policing.")
    assert found["addressee"] == "College of Policing"


def test_more_about_what_was_asked_for_goes_to_the_same_body(recommendations):
    found = recommendations(
        "The College of Policing should issue guidance on vetting. The guidance should require two references."
    )
    assert [r["addressee"] for r in found] == ["College of Policing"] * 2


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        (
            "Recommendation 2: to chief constables\n\nAssure yourselves that vetting is done in time.",
            "all forces",
        ),
        ("Recommendations to the Home Office\n\nAppoint a lead for fraud within six months.", "Home Office"),
    ],
)
def test_orders_below_a_heading_go_to_whom_it_names(recommendations, text, addressee):
    assert [r["addressee"] for r in recommendations(text)] == [addressee]


def test_a_body_named_in_an_item_is_not_asked(recommendations):
    found = recommendations(
        "Kent Police should:\n\n• end its contract with Dorset Police; and\n• train its staff."
    )
    assert [r["addressee"] for r in found] == ["kent", "kent"]


def test_a_journalist_tells_what_the_force_was_told_to_do(record):
    text = (
        "Maidstone Messenger\n\nKent Police criticised by inspectors\n\nBy Jo Nestor\n\nPublished: 3 May 2024\n\n"
        'HMICFRS found that Kent Police is slow to answer calls.\n\nChief Constable Ann Lee said: "We accept this."\n\n'
        "The force has been told to publish a plan by next spring.\n"
    )
    assert [r["quote"] for r in record(text)["recommendations"]] == [
        "The force has been told to publish a plan by next spring"
    ]


def test_items_that_open_with_their_addressee(recommendations):
    text = (
        "I recommend that:\n\n• by 30 September 2025, the Home Office and the College of Policing agree on a standard;\n"
        "• with immediate effect, chief constables offer a welfare check; and\n• the force reviews its plan."
    )
    asked = [found["addressee"] for found in recommendations(text)]
    assert asked[:2] == ["Home Office; College of Policing", "all forces"]


def test_it_is_whoever_was_asked_before(recommendations):
    text = "The College of Policing should revise its guidance. It should also say when suspects are told."
    assert [found["addressee"] for found in recommendations(text)] == ["College of Policing"] * 2


def test_a_chief_constable_is_asked_for_the_force(recommendations):
    (found,) = recommendations("By 31 March 2025, the Chief Constable of Kent Police should publish a plan.")
    assert found["addressee"] == "kent"


def test_the_cell_of_a_register_labels_the_next_one(record):
    found = record(
        "HMICFRS tracker: Kent Police\n\nPaper for the Joint Audit Committee, 5 June 2024\n\n"
        "The table below lists what HMICFRS found in Kent Police.\n\n"
        "Ref | Type | Wording | Lead | Status\n"
        "24/01 | Cause of concern | Vetting clearance has run out for 412 people in post. | DCC | Open\n"
        "24/02 | Recommendation | By 31 May 2024, Kent Police should bring its records up to date. | DCC | Open\n"
        "24/03 | Recommendation | The force should move staff without clearance to other work. | DCC | Open\n"
    )
    labelled = [f["quote"] for f in found["findings"] if f["kind"] == "cause_of_concern"]
    assert labelled == ["Vetting clearance has run out for 412 people in post"]
    assert [r["deadline"] for r in found["recommendations"]] == ["2024-05-31", None]


def test_what_is_needed_in_a_list_of_what_was_found_is_no_recommendation(record):
    found = record(
        PAGE.format(
            "Inspectors were concerned to find:\n\n"
            "• changes needed to the supervision of inquiries into missing children;\n• too few trained staff."
        )
    )
    assert found["recommendations"] == []
    assert [finding["polarity"] for finding in found["findings"]] == ["concern", "concern"]


@pytest.mark.parametrize(
    "text",
    [
        "HMICFRS announced that failings at the force had been so grave that it had to be put in special measures.",
        "HMICFRS said that the force must make urgent improvements.",
        "The force also needs to develop a more positive workplace and make better use of its buildings.",
    ],
)
def test_a_move_or_a_vague_call_is_no_recommendation(recommendations, text):
    assert recommendations(text) == []


@pytest.mark.parametrize(
    ("title", "prior"), [("Kent Police: revisit letter", True), ("Kent Police: a report", False)]
)
def test_what_a_revisit_recommended_was_asked_for_earlier(record, title: str, prior: bool) -> None:
    text = "We recommended that the force should publish a plan for its custody suites."
    page = PAGE.replace("An inspection of Kent Police", title).format(text)
    assert [bool(r.get("prior")) for r in record(page)["recommendations"]] == [prior]
