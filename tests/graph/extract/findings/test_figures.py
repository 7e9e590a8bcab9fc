"""What figures come to: shares of a whole, and amounts that moved between then and now."""

import pytest

from peelgraph.graph.extract.findings.direction import direct
from peelgraph.graph.extract.findings.figures import signs
from peelgraph.graph.model import Polarity

SHARES = [
    ("A supervisor had read 7 of the 23 files", ["some"]),
    ("The victim was told in 93.2 percent of cases", ["all"]),
    ("Of the 60 cases that we read, 14 had a plan", ["some"]),
    ("Two reports of rape out of 51 were there", ["few"]),
    ("One in five callers hung up", ["some"]),
    ("Ninety-four in every hundred calls were answered", ["all"]),
    ("Three quarters of officers had been trained", ["many"]),
    ("Every one of the 45 records had a risk assessment", ["all"]),
    ("All ten files had been signed", ["all"]),
    ("None of the 12 forces had a plan", ["none"]),
    ("The force has 1,900 officers", []),
    ("Officers arrived within 15 minutes on 3 May 2019", []),
    ("A girl of 14 went missing on 12 occasions", []),
]

MOVES = [
    ("Attendance slipped to 52 percent, from 61 percent a year earlier", "moved down share"),
    ("The rate went from 48 to 79 percent", "moved up share"),
    ("In March there were 12 vacancies, where there had been 47", "moved down count"),
    ("Overdue renewals numbered 16,400 in 2019 and 690 in 2021", "moved down count"),
    ("In 2019 there were 690 renewals, and in 2021 there were 16,400", "moved up count"),
    ("It was two minutes in 2016 and is now 30 seconds", "moved down time"),
    ("The scheme made £0.8m, against £1.6m the year before", "moved down money"),
    ("There are 30 officers and 12 of them are trained", None),
    ("We visited on 3 May and again on 12 June", None),
]


@pytest.mark.parametrize(("text", "shares"), SHARES)
def test_shares(text, shares):
    told = [sign.removeprefix("share ") for sign in signs(text) if sign.startswith("share ")]
    assert [name for name in told if " " not in name] == shares


@pytest.mark.parametrize(("text", "move"), MOVES)
def test_moves(text, move):
    told = [sign for sign in signs(text) if sign.startswith("moved ") and len(sign.split()) == 3]
    assert told == ([move] if move else [])


def test_a_line_that_is_no_sentence_has_none():
    """Comparing each of its amounts with each would take hours."""
    assert signs("We found that too many waited for " + "9 plans and 12 notes " * 1000) == ()


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Officers wore body cameras in 19 of the 20 incidents that we reviewed", Polarity.STRENGTH),
        ("Officers wore body cameras in only 3 of the 20 incidents that we reviewed", Polarity.CONCERN),
        ("The share of calls answered in time had gone up to 91 percent, from 64 in 2018", Polarity.PROGRESS),
    ],
)
def test_figures_have_a_say_in_the_direction(text, polarity):
    assert direct(text).polarity is polarity
