"""Each mistake moves the figures that it should, and no other; what is no mistake moves none."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest

from peelgraph.graph.errors import DocumentError
from peelgraph.graph.evaluate import evaluate
from peelgraph.graph.evaluate.scores import HEADLINE

from .sample import (
    CARE,
    CHECKS,
    GOLD,
    GRADED,
    REVIEW,
    SHARED,
    TEXT,
    UNCLEAR,
    Json,
    counted,
    edited,
    finding,
    moved,
    scored,
)

FINDING = {"statements: span", "findings end-to-end"}
RECOMMENDATION = {"statements: span", "recommendations end-to-end"}
Edit = Callable[[Json], object]

MISTAKES: list[tuple[str, Edit, set[str]]] = [
    ("genre", lambda d: d.update(genre="report"), {"doc: genre"}),
    ("no date", lambda d: d.update(published=None), {"doc: published"}),
    ("title", lambda d: d.update(title="Essex"), {"doc: title"}),
    ("publisher", lambda d: d.update(publisher="BBC"), {"doc: publisher"}),
    ("scope", lambda d: d.update(in_scope=False), {"doc: in_scope"}),
    ("force made up", lambda d: d["forces"].append("cheshire"), {"forces"}),
    ("force missed", lambda d: d["forces"].pop(), {"forces"}),
    ("force mentioned", lambda d: d.update(forces_mentioned=[]), {"forces_mentioned"}),
    ("inspectorate", lambda d: d["inspectorates"].append("HMIC"), {"inspectorates"}),
    ("person", lambda d: d["people"].pop(1), {"people: names"}),
    ("inspector", lambda d: d["people"].pop(0), {"people: names", "people: inspectors"}),
    ("no inspector", lambda d: d["people"][1].update(is_inspector=True), {"people: inspectors"}),
    ("role", lambda d: d["people"][1].update(role="Mayor"), {"people: role"}),
    ("no role", lambda d: d["people"][1].pop("role"), {"people: role"}),
    ("commissioner", lambda d: d["commissions"][0].update(by="Mayor of London"), {"commissions"}),
    ("commissioned", lambda d: d["commissions"][0].update(of="IOPC"), {"commissions"}),
    ("finding missed", lambda d: d["findings"].pop(0), FINDING),
    ("recommendation missed", lambda d: d["recommendations"].pop(0), RECOMMENDATION),
    ("finding made up", lambda d: d["findings"].append(finding("Essex Police: custody")), FINDING),
    ("words not in the text", lambda d: d["findings"].append(finding("No such words")), FINDING),
    ("words too few", lambda d: d["findings"][0].update(quote="Detention is authorised"), FINDING),
    (
        "polarity",
        lambda d: d["findings"][0].update(polarity="mixed"),
        {"statements: polarity", "findings end-to-end"},
    ),
    ("kind", lambda d: d["findings"][0].update(kind="area_for_improvement"), {"statements: kind"}),
    (
        "force of a finding",
        lambda d: d["findings"][0].update(force=None),
        {"statements: force", "findings end-to-end"},
    ),
    (
        "one of two forces",
        lambda d: d["findings"][5].pop("forces"),
        {"statements: force", "findings end-to-end"},
    ),
    ("theme", lambda d: d["findings"][2].update(theme_id="custody"), {"statements: theme exact"}),
    (
        "theme of another top",
        lambda d: d["findings"][2].update(theme_id="vetting"),
        {"statements: theme exact", "statements: theme top"},
    ),
    (
        "no theme",
        lambda d: d["findings"][2].pop("theme_id"),
        {"statements: theme exact", "statements: theme top"},
    ),
    ("prior missed", lambda d: d["findings"][3].pop("prior"), {"statements: prior"}),
    ("prior made up", lambda d: d["findings"][0].update(prior=True), {"statements: prior"}),
    (
        "addressee",
        lambda d: d["recommendations"][2].update(addressee=None),
        {"statements: addressee", "recommendations end-to-end"},
    ),
    ("deadline", lambda d: d["recommendations"][0].update(deadline=None), {"statements: deadline"}),
    (
        "type",
        lambda d: d["findings"].append(finding(d["recommendations"].pop(2)["quote"], theme_id=None)),
        {"statements: type", "findings end-to-end", "recommendations end-to-end"},
    ),
    ("grade", lambda d: d["grades"][0].update(grade="adequate"), {"grades"}),
    ("graded force", lambda d: d["grades"][0].update(force="kent"), {"grades"}),
    ("graded question", lambda d: d["grades"][0].update(question="workforce"), {"grades"}),
    ("date of an event", lambda d: d["monitoring"][0].update(date=None), {"monitoring + date"}),
    ("event missed", lambda d: d["monitoring"].pop(), {"monitoring", "monitoring + date"}),
    ("follows", lambda d: d.update(follows=[]), {"follows (yes/no)"}),
]

NO_MISTAKES: list[tuple[str, Edit]] = [
    ("nothing", lambda d: None),
    ("unknown keys", lambda d: d.update(colour="blue")),
    ("style of a title", lambda d: d.update(title="ESSEX police: custody - revisited.")),
    (
        "name of a publisher",
        lambda d: d.update(publisher="Her Majesty’s Inspectorate of Constabulary and Fire & Rescue Services"),
    ),
    ("honorifics", lambda d: d["people"][0].update(name="Dame Zoe Billingham DBE")),
    ("wording of a role", lambda d: d["people"][0].update(role="Her Majesty’s Inspector of Constabulary")),
    ("wording of a question", lambda d: d["grades"][0].update(question="leadership of custody by Essex")),
    ("accepted alternative", lambda d: d["findings"][1].update(polarity="strength")),
    (
        "style of a quotation",
        lambda d: d["findings"][5].update(quote=SHARED.replace("“one”", '"one"').replace(" ", "  ")),
    ),
    ("full stop", lambda d: d["findings"][0].update(quote=CARE + ".")),
    ("nearly all words", lambda d: d["findings"][0].update(quote="Detention is authorised with care")),
    (
        "either type",
        lambda d: d["findings"].append(finding(d["recommendations"].pop(1)["quote"], theme_id="custody")),
    ),
    ("optional statement left out", lambda d: d["findings"].pop(4)),
    ("optional statement otherwise", lambda d: d["findings"][4].update(polarity="strength", force=None)),
    ("part of an optional statement", lambda d: d["findings"][4].update(quote="inspectors added")),
    ("doubtful sentence", lambda d: d["findings"].append(finding(UNCLEAR))),
    ("part of a doubtful sentence", lambda d: d["findings"].append(finding("is meant to say"))),
    ("sentence that grades", lambda d: d["findings"].append(finding(GRADED))),
    ("other optional entries", lambda d: (d["people"].pop(), d["commissions"].pop(), d["grades"].pop())),
]


@pytest.mark.parametrize(
    ("edit", "expected"), [case[1:] for case in MISTAKES], ids=[case[0] for case in MISTAKES]
)
def test_a_mistake_moves_its_figures_only(edit: Edit, expected: set[str]) -> None:
    assert moved(edited(edit)) == expected


@pytest.mark.parametrize("edit", [case[1] for case in NO_MISTAKES], ids=[case[0] for case in NO_MISTAKES])
def test_what_is_no_mistake_moves_nothing(edit: Edit) -> None:
    assert moved(edited(edit)) == set()
    assert scored(edited(edit)).headline == 1


@pytest.mark.parametrize("case", MISTAKES, ids=[case[0] for case in MISTAKES])
def test_each_figure_that_moves_lists_its_errors(case: tuple[str, Edit, set[str]]) -> None:
    _, edit, expected = case
    scores = scored(edited(edit))
    assert {name for name, listed in scores.errors.items() if listed} == expected
    assert all(
        error.document == "a" and error.metric == name for name in expected for error in scores.errors[name]
    )


def test_an_error_tells_words_and_both_values() -> None:
    scores = scored(edited(lambda d: d["findings"][5].pop("forces")))
    (error,) = scores.errors["statements: force"]
    assert (error.error, error.words, error.gold, error.predicted) == (
        "wrong",
        SHARED,
        "essex; kent",
        "essex",
    )


def test_nothing_predicted_and_nothing_wanted() -> None:
    silent = scored({})
    for name in ("forces", "statements: span", "findings end-to-end", "grades", "commissions"):
        assert silent.metrics[name].value == 0
    assert moved({}, {}) == set()


def test_a_document_without_a_prediction_counts_as_silent() -> None:
    scores = evaluate({"a": GOLD, "b": GOLD}, {"b": GOLD}, {"a": TEXT, "b": TEXT})
    assert scores.documents == 2
    assert counted(scores) == (8, 0, 8)


def test_the_headline_is_a_mean() -> None:
    assert scored(edited(lambda d: d.update(genre="report"))).headline == pytest.approx(1 - 1 / len(HEADLINE))


def test_malformed_predictions_are_wrong_and_no_crash() -> None:
    bad: Json = {
        "genre": ["report"],
        "title": 7,
        "publisher": {"name": "HMICFRS"},
        "forces": "essex",
        "people": [None, {"name": None}],
        "commissions": [{"by": 3, "of": []}],
        "findings": [{"quote": None}, {"polarity": "concern"}, "text", finding(CARE, theme_id=["custody"])],
        "recommendations": {"quote": REVIEW},
        "grades": [{}],
        "monitoring": [{}],
    }
    assert scored(bad).headline < 0.5
    assert scored(bad).unlocated == 2


def test_what_does_not_count_is_told() -> None:
    assert scored(edited(lambda d: d["findings"].append(finding(UNCLEAR)))).ignored == 2
    assert scored(GOLD).ignored == 1
    assert scored(edited(lambda d: d["findings"].append(finding("No such words")))).unlocated == 1


def test_equal_sentences_count_at_each_place_once() -> None:
    assert moved(edited(lambda d: d["findings"].pop(3))) == FINDING
    assert counted(scored(edited(lambda d: d["findings"].append(finding(CHECKS))))) == (8, 1, 0)
    assert moved(edited(lambda d: d["findings"].append(copy.deepcopy(d["findings"][0])))) == FINDING


@pytest.mark.parametrize(
    ("offsets", "right"),
    [({}, 1), ({"start": 30, "end": 51}, 1), ({"start": 0, "end": 21}, 0), ({"start": 3, "end": 9}, 1)],
)
def test_offsets_tell_which_of_two_places_is_meant(offsets: dict[str, int], right: int) -> None:
    text = "Crime is not recorded\n\nAgain: Crime is not recorded."
    gold = {"findings": [finding("Crime is not recorded", start=30, end=51)]}
    scores = scored({"findings": [finding("Crime is not recorded", **offsets)]}, gold, text)
    assert counted(scores)[0] == right


def test_the_best_pair_goes_first() -> None:
    text = "one two three four five six seven eight"
    gold = {"findings": [finding("one two three four five")]}
    quotes = ["one two three four", "one two three four five six", "one two three four five"]
    scores = scored({"findings": [finding(quote) for quote in quotes]}, gold, text)
    assert {error.words for error in scores.errors["statements: span"]} == set(quotes[:2])


def test_gold_that_is_not_in_its_text_is_refused() -> None:
    with pytest.raises(DocumentError, match=r"a\.json: its finding is not in the text: 'missing'"):
        scored({}, {"findings": [finding("missing")]})


def test_alternatives_of_document_and_statement() -> None:
    gold = edited(
        lambda d: (
            d.update(alt={"published": ["2018-03", None], "title": ["Custody"]}),
            d.update(optional_values={"forces": ["kent"], "inspectorates": ["HMIP"]}),
            d["findings"][0].update(
                alt={
                    "forces": [[], ["essex", "kent"]],
                    "theme_id": [None],
                    "kind": ["cause_of_concern"],
                    "prior": [True],
                }
            ),
            d["follows"][0].update(optional=True),
        )
    )
    other = {"force": None, "theme_id": None, "kind": "cause_of_concern", "prior": True}
    prediction = edited(lambda d: d["findings"][0].update(other))
    prediction |= {
        "published": "2018-03",
        "title": "Custody",
        "forces": ["essex"],
        "inspectorates": ["HMICFRS"],
    }
    for follows in ([], GOLD["follows"]):
        assert moved(prediction | {"follows": follows}, gold) == set()
    assert moved(prediction | {"published": "2018"}, gold) == {"doc: published"}
