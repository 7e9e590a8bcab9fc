import csv
from pathlib import Path

import pytest

from peelgraph.graph.extract.findings.polarity import judge

TABLE = Path(__file__).parents[1] / "tables" / "polarity.csv"
ROWS = list(csv.DictReader(TABLE.read_text("utf-8").splitlines()))


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:50] for row in ROWS])
def test_direction_of_a_sentence(row):
    assert judge(row["text"]).polarity == row["polarity"]


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("The unit is effective", "The unit is not effective"),
        ("Supervision is consistent", "Supervision is rarely consistent"),
        ("The force knows its demand", "The force does not know its demand"),
        ("Officers are well trained", "Officers need to be well trained"),
    ],
)
def test_negation_and_demand_turn_a_strength_into_a_concern(text, turned):
    assert judge(text).polarity == "strength"
    assert judge(turned).polarity == "concern"


@pytest.mark.parametrize(
    ("quantity", "falls", "rises"),
    [("The backlog", "progress", "concern"), ("The number of detectives", "concern", "progress")],
)
def test_what_falls_decides_what_a_fall_means(quantity, falls, rises):
    assert judge(f"{quantity} has fallen").polarity == falls
    assert judge(f"{quantity} has risen").polarity == rises


@pytest.mark.parametrize("turn", ["but", "although", "yet", "however"])
def test_good_and_bad_on_two_sides_of_a_turn_are_mixed(turn):
    assert judge(f"Training is good, {turn} supervision is poor").polarity == "mixed"


@pytest.mark.parametrize(
    "text", ["The plan is sound on paper and ignored", "The team is small, expert and swamped"]
)
def test_good_and_then_bad_is_mixed(text):
    assert judge(text).polarity == "mixed"


@pytest.mark.parametrize(
    ("quantity", "then", "direction"),
    [("detectives", 46, "progress"), ("detectives", 190, "concern"), ("delays", 190, "progress")],
)
def test_figures_set_against_those_of_an_earlier_visit(quantity, then, direction):
    assert judge(f"There are 141 {quantity} against {then} when we first visited").polarity == direction


def test_fewer_than_before_is_progress_unless_it_is_fewer_of_something_good():
    assert judge("Fewer children spend the night in a cell than in 2018").polarity == "progress"
    assert judge("Fewer detectives work there than in 2018").polarity == "concern"


def test_yet_to_is_no_turn():
    assert judge("The force has yet to appoint a good leader").polarity == "concern"


@pytest.mark.parametrize("text", ["Serious and organised crime", "Domestic abuse", "The force", ""])
def test_terms_of_police_work_have_no_direction(text):
    assert judge(text).polarity is None
