"""Lists run together in one line are read as lists."""

import pytest

PAGE = "Kent Police: an inspection\n\nPublished on: 3 May 2024\n\nHMICFRS inspected Kent Police in March. We read 60 case files.\n\n{}\n\nWe will come back.\n"


def said(record, text: str) -> list[str]:
    found = record(PAGE.format(text))
    return [entry["quote"] for entry in found["findings"] + found["recommendations"]]


@pytest.mark.parametrize(
    ("first", "second", "third"), [("(a)", "(b)", "(c)"), ("(i)", "(ii)", "(iii)"), ("(1)", "(2)", "(3)")]
)
def test_enumerations_are_split_item_by_item(record, first, second, third) -> None:
    text = (
        f"Inspectors found that: {first} call handlers spot vulnerable callers well; {second} victims are not "
        f"told when a case is closed; and {third} supervisors fail to check the work of detectives."
    )
    assert said(record, text) == [
        "call handlers spot vulnerable callers well",
        "victims are not told when a case is closed",
        "supervisors fail to check the work of detectives",
    ]


def test_items_of_a_demand_are_recommendations(record) -> None:
    text = (
        "By 1 March 2025, the force should make sure that: (a) every certificate is renewed in time; and "
        "(b) all officers have been trained. The force is good at answering 999 calls."
    )
    found = record(PAGE.format(text))
    assert [r["quote"] for r in found["recommendations"]] == [
        "every certificate is renewed in time",
        "all officers have been trained",
    ]
    assert {r["deadline"] for r in found["recommendations"]} == {"2025-03-01"}


def test_stars_in_one_line_are_items(record) -> None:
    text = "Inspectors found:\n\n* Victims wait nine days to be seen * The unit is 11 people short * Support for staff is good"
    assert said(record, text) == [
        "Victims wait nine days to be seen",
        "The unit is 11 people short",
        "Support for staff is good",
    ]


def test_one_enumerator_is_no_list(record) -> None:
    text = "The force fails to meet section 136(a) of the Act and does not record why detainees wait."
    assert len(said(record, text)) == 1


LOST = [
    "Calls to the control room are answered within ten seconds",
    "Victims of burglary wait three days for an officer",
    "Only four of the 20 supervisors had been trained",
    "There is no plan for the cells in Margate",
]


def test_sentences_without_marks_between_them_are_told_apart(record) -> None:
    assert said(record, " ".join(LOST)) == LOST


def test_items_without_marks_begin_with_their_verbs(record) -> None:
    items = [
        "answers calls quickly",
        "leaves victims without news for weeks",
        "has yet to train half of its staff",
    ]
    items = [items[0] + " at all hours of the day", *items[1:]]
    assert said(record, f"The force: {' '.join(items)}") == items


@pytest.mark.parametrize(
    "text",
    [
        "The force works well with Kent County Council and with Medway Council in the Safeguarding Partnership of the county on cases of neglect",
        "Detectives in Maidstone and Margate told Inspector Jo Nestor that the plan called Operation Willow had been dropped in June",
        "We found that staff from Victim Support visit the Family Centre in Dover on Mondays and Thursdays with officers from the Protecting Vulnerable People unit",
    ],
)
def test_names_do_not_part_a_sentence(record, text: str) -> None:
    assert len(said(record, text)) <= 1
