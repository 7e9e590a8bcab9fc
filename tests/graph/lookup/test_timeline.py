"""What happened to a force in order of time, and forces side by side."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from peelgraph.graph.errors import UsageError
from peelgraph.graph.identifiers import ID
from peelgraph.graph.lookup.answer import Answer, answer
from peelgraph.graph.lookup.compare import Line, compare_query, side_by_side
from peelgraph.graph.lookup.names import Match
from peelgraph.graph.lookup.scales import scales
from peelgraph.graph.lookup.timeline import latest, timeline_query
from peelgraph.graph.store.local import LocalStore
from peelgraph.graph.store.results import Cell

from ...sample import quads

KENT, MET, ESSEX = (Match(f"force/{name}") for name in ("kent", "metropolitan", "essex"))
FORENSICS = Match("theme/digital-forensics")


def events(found: Answer) -> list[tuple[object, ...]]:
    return [(row["date"], row["dated"], row["event"], row["restated"]) for row in found.records()]


def changed(update: str) -> LocalStore:
    """The sample with a change."""
    store = ox.Store()
    store.bulk_extend(quads())
    store.update(
        "PREFIX peel: <https://w3id.org/peelgraph/ns#> PREFIX id: <https://w3id.org/peelgraph/id/> " + update
    )
    return LocalStore(store, "changed")  # fmt: skip


def test_everything_has_its_day(sample: LocalStore) -> None:
    assert events(answer(sample, timeline_query(KENT))) == [
        ("2023", "year of the inspection", "inspection", None),
        ("2023-05-02", "told", "enters monitoring stage", None),
        ("2023-05-03", "published", "cause of concern", None),
        ("2023-05-03", "published", "finding", True),
        ("2023-05-03", "published", "grade", None),
        ("2023-05-03", "published", "recommendation", None),
        ("2023-05-03", "published", "recommendation", None),
        ("2023-09-30", "deadline", "deadline", None),
    ]


def test_without_the_day_of_the_document(sample: LocalStore) -> None:
    found = events(answer(sample, timeline_query(MET)))
    assert found[0] == ("2016-02", "start of fieldwork", "inspection", None)
    undated = [row for row in found if row[0] is None]
    assert undated and found[-len(undated) :] == undated, "what has no date comes last"
    assert ("2019-01", "told", "commission", None) in found


def test_a_theme_takes_in_narrower_ones(sample: LocalStore) -> None:
    narrow = answer(sample, timeline_query(KENT, FORENSICS)).records()
    wide = answer(sample, timeline_query(KENT, Match("theme/investigating-crime"))).records()
    events = ["inspection", "cause of concern", "finding"]
    assert events == [row["event"] for row in narrow] == [row["event"] for row in wide]
    assert not answer(sample, timeline_query(KENT, Match("theme/hate-crime"))).rows


@pytest.mark.parametrize(
    ("since", "until", "dates"),
    [
        ("2023-05-03", None, ["2023", *["2023-05-03"] * 5, "2023-09-30"]),  # 2023 may be after that day
        ("2023-06", "2024", ["2023", "2023-09-30"]),
        ("2023-05", "2023-05-02", ["2023", "2023-05-02"]),
        ("2024", None, []),
        (None, "2022-12-31", []),
    ],
)
def test_a_time(sample: LocalStore, since: str | None, until: str | None, dates: list[str]) -> None:
    found = answer(sample, timeline_query(KENT, since=since, until=until))
    assert [row["date"] for row in found.records()] == dates


def test_what_has_no_date_may_be_of_any_time(sample: LocalStore) -> None:
    found = answer(sample, timeline_query(MET, since="2030")).records()
    assert found and {row["date"] for row in found} == {None}


@pytest.mark.parametrize(("since", "until"), [("soon", None), ("2020", "2019"), ("2020-02", "2020-01-31")])
def test_no_time(since: str, until: str | None) -> None:
    with pytest.raises(UsageError, match=r"is not a date|ends before it begins"):
        timeline_query(KENT, since=since, until=until)


def test_the_latest_come_before_what_has_no_date() -> None:
    entries: list[dict[str, Cell]] = [{"date": day} for day in ("2019", "2020", "2021", None, None)]
    assert latest(entries, 2, dated_only=False) == (entries[1:3], 1, 2)
    assert latest(entries, 4, dated_only=False) == (entries[:4], 0, 1)
    assert latest(entries, 4, dated_only=True) == (entries[:3], 0, 2)


def test_grades_belong_to_a_theme_that_their_question_names() -> None:
    store = changed("INSERT { ?j peel:question 'DIGITAL FORENSICS' } WHERE { ?j a peel:GradedJudgment }")
    assert "grade" in [row["event"] for row in answer(store, timeline_query(KENT, FORENSICS)).records()]


def test_what_is_said_again_is_told_once() -> None:
    before = changed("DELETE WHERE { ?none peel:nothing ?none }")
    again = changed(
        "INSERT { ?r peel:sameStatementAs ?f } WHERE { ?r peel:prior true . ?f a peel:CauseOfConcern ; "
        "peel:concerns <https://w3id.org/peelgraph/id/force/kent> }"
    )
    assert len(answer(again, timeline_query(KENT)).rows) == len(answer(before, timeline_query(KENT)).rows) - 1


def line(lines: list[Line], aspect: str, item: str) -> Line:
    [found] = [line for line in lines if (line.aspect, line.item) == (aspect, item)]
    return found


def test_side_by_side(sample: LocalStore) -> None:
    forces = (KENT, ESSEX, MET)
    lines = side_by_side(answer(sample, compare_query(forces)), forces)
    assert line(lines, "documents", "about it").cells == ("1", "", "3")
    assert line(lines, "findings", "concern").cells == ("1", "", "3"), (
        "a restated finding does not count again"
    )
    assert line(lines, "findings", "progress").cells == ("0", "", "1"), "unknown is not none"
    assert line(lines, "labelled", "cause of concern").cells == ("1", "", "1")
    assert line(lines, "recommendations", "with a deadline").cells == ("2", "", "2")
    assert line(lines, "themes of concern", "Digital forensics").cells == ("1", "", "1")
    assert line(lines, "grades", "keeping its records of devices").cells == (
        "good (five-tier) 2023-05-03",
        "",
        "",
    )
    assert line(lines, "monitoring", "enters").cells == ("Engage 2023-05-02", "", "")
    assert not any(line.unlike for line in lines)


def test_compared_on_a_theme(sample: LocalStore) -> None:
    lines = side_by_side(answer(sample, compare_query((MET, KENT), FORENSICS)), (MET, KENT))
    assert line(lines, "findings", "concern").cells == ("1", "1")
    assert {line.aspect for line in lines} == {
        "documents",
        "inspections",
        "findings",
        "labelled",
        "themes of concern",
    }


def test_unlike_scales_are_marked() -> None:
    judgment, four = f"{ID}judgment/x/00000000", f"{ID}grade/four-tier/good"
    store = changed(
        f"INSERT {{ <{judgment}> a peel:GradedJudgment ; peel:concerns <{ID}force/metropolitan> ; peel:grade <{four}> ; "
        "peel:question ?question ; peel:statedIn ?document } WHERE { ?j peel:question ?question ; peel:statedIn ?document }"
    )
    found = answer(store, compare_query((KENT, MET)))
    compared = line(side_by_side(found, (KENT, MET)), "grades", "keeping its records of devices")
    assert compared.unlike and compared.cells[1] == "good (four-tier) 2023-05-03"
    assert scales(found) == {"four-tier", "five-tier"}


@pytest.mark.parametrize("forces", [(), (KENT,), (KENT, KENT)])
def test_one_force_is_no_comparison(forces: tuple[Match, ...]) -> None:
    with pytest.raises(UsageError, match="two forces or more"):
        compare_query(forces)
