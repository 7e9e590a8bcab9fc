"""What counts as the same name, body, addressee or words."""

from __future__ import annotations

import pytest

from peelgraph.graph.evaluate import normal
from peelgraph.graph.evaluate.spans import Span, Text

BODIES = [
    (
        "Police and Crime Commissioner for Essex",
        "Essex Police and Crime Commissioner",
        "Essex Police, Fire and Crime Commissioner",
        "Office of the Police and Crime Commissioner for Essex",
        "the PCC for Essex",
        "Essex’s PFCC",
        "Police and Crime Commissioner, Essex",
    ),
    ("Home Secretary", "the then Home Secretary", "Home Secretary (Theresa May)"),
    ("HMICFRS", "HM Inspectorate of Constabulary and Fire & Rescue Services"),
    ("HMIC", "Her Majesty’s Inspectorate of Constabulary"),
    ("HMICS",),
    ("Chief Constable of Kent Police", "Chief Constable of Kent"),
    ("BBC", "BBC News"),
    ("all forces", "chief constables", "every force"),
]


def test_one_body_has_one_form() -> None:
    forms = [{normal.body(name) for name in group} for group in BODIES]
    assert [len(form) for form in forms] == [1] * len(BODIES)
    assert len(set.union(*forms)) == len(BODIES)


def test_hmic_is_hmicfrs_where_work_is_commissioned() -> None:
    assert (
        normal.inspecting_body("HMIC") == normal.inspecting_body("HMICFRS") != normal.inspecting_body("HMICS")
    )


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Home Office; kent", "kent;the Home Office", True),
        (None, "", True),
        ("kent", "kent; essex", False),
        (None, "kent", False),
    ],
)
def test_addressees_are_a_set(left: str | None, right: str | None, same: bool) -> None:
    assert (normal.addressees(left) == normal.addressees(right)) is same


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Sir Thomas Winsor", "Thomas Winsor QPM", True),
        ("The Rt Hon Thomas Winsor", "thomas winsor", True),
        ("Denis O’Connor", "Denis O'Connor", True),
        ("Zoë Billingham", "Zoe Billingham", True),
        ("Mark Rowley", "Matt Parr", False),
    ],
)
def test_names_of_people(left: str, right: str, same: bool) -> None:
    assert (normal.person(left) == normal.person(right)) is same


@pytest.mark.parametrize(
    ("value", "slug"),
    [("West Midlands", "west-midlands"), ("British Transport Police", "btp"), ("kent", "kent")],
)
def test_slugs(value: str, slug: str) -> None:
    assert normal.slug(value) == slug


def test_words() -> None:
    assert normal.content_words("His Majesty’s Inspector of the Constabulary") == [
        "hm",
        "inspector",
        "constabulary",
    ]
    assert normal.word_f1(["a", "b"], ["b", "c"]) == 0.5
    assert (normal.word_f1([], []), normal.word_f1([], ["a"])) == (1, 0)
    assert normal.shared_words("crime recording", "the recording of crime in full") == 1


def test_quotations_are_found_whatever_their_spaces_and_marks() -> None:
    text = Text("It said: “too – slow”.\n  Too\u00a0slow, it said. so so so")
    assert text.occurrences('"too - slow"') == (Span(2, 4),)
    assert text.occurrences("Too  slow") == (Span(4, 6),)
    assert text.occurrences("so so") == (Span(8, 10), Span(9, 11))
    assert text.occurrences("fast") == text.occurrences("") == text.occurrences(None) == ()


def test_agreement_of_spans() -> None:
    assert Span(0, 4).f1(Span(2, 6)) == 0.5
    assert Span(0, 4).f1(Span(4, 8)) == 0
    assert Span(3, 3).f1(Span(3, 3)) == 0
