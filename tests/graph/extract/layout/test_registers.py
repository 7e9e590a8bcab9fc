"""Registers: the column of what was asked or found is the inspectorate's, whoever keeps the table."""

import pytest

PAPER = """Update on HMICFRS inspections

Kent Police and Crime Panel

3 May 2022

This paper tells members how Kent Police stands with the work that HMICFRS has asked for.

| Ref | Report | {column} | Owner | RAG |

| 21/01 | Vetting report | All forces should check each transferee again | ACC Local | Green |
| 21/02 | as above | The Home Office should review the guidance on vetting | n/a | Grey |
| 21/03 | PEEL 2021, Kent | AFI: The force does not supervise its investigations | Head of Crime | Amber |
"""


@pytest.mark.parametrize("column", ["Text", "Wording", "Recommendation or AFI", "What HMICFRS asked for"])
def test_what_a_register_prints(record, column):
    found = record(PAPER.format(column=column))
    assert [asked["addressee"] for asked in found["recommendations"]] == ["all forces", "Home Office"]
    assert [finding["kind"] for finding in found["findings"]] == ["area_for_improvement"]


def test_columns_without_such_a_name_are_not_the_inspectorates(record):
    assert record(PAPER.format(column="Our plans"))["recommendations"] == []


def test_a_list_in_one_line_whose_first_number_is_the_mark_of_the_item(record):
    text = (
        "Vetting in the police\n\nPublished on: 3 May 2022\n\nHMICFRS inspected Kent Police in 2022. The force is slow to check recruits.\n\n"
        "Recommendations\n\nHMICFRS recommends that:\n"
        "(i) Kent Police review its vetting unit; (ii) the Home Office change the guidance.\n"
    )
    asked = [found["addressee"] for found in record(text)["recommendations"]]
    assert asked == ["kent", "Home Office"]
