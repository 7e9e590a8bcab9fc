from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelgraph.graph.errors import UsageError
from peelgraph.graph.review.decisions import COLUMNS, Decision, Key, Reviews, Verdict, read, write

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
days = st.dates().map(str)
decisions = st.builds(
    Decision,
    key=st.builds(Key, words, st.sampled_from(["finding", "recommendation"]), words, st.integers(1, 99)),
    verdict=st.sampled_from([Verdict.ACCEPTED, Verdict.REJECTED, Verdict.OPEN]),
    by=words,
    on=days,
    note=st.text(st.characters(exclude_categories=["Cs"])),
)


@given(st.lists(decisions))
def test_a_table_keeps_every_decision(tmp_path_factory: pytest.TempPathFactory, made: list[Decision]) -> None:
    path = tmp_path_factory.mktemp("table") / "reviews.csv"
    path.write_bytes(write(Reviews(made)))
    assert read(path).decisions == made


@given(st.lists(decisions), st.lists(decisions))
def test_taking_in_twice_changes_nothing(own: list[Decision], others: list[Decision]) -> None:
    reviews = Reviews(own)
    assert reviews.take_in(others) == len(set(others) - set(own))
    before = list(reviews.decisions)
    assert reviews.take_in([*others, *own]) == 0
    assert reviews.decisions == before


def test_the_last_decision_counts() -> None:
    key = Key("document/a", "finding", "It fails")
    reviews = Reviews([Decision(key, Verdict.REJECTED, "Ann", "2026-01-02")])
    reviews.take_in([Decision(key, Verdict.ACCEPTED, "Bo", "2026-01-03")])
    assert [d.by for d in reviews.of("document/a")] == ["Bo"]
    reviews.take_in([Decision(key, Verdict.REJECTED, "Cy", "2026-01-01")])
    assert [d.by for d in reviews.of("document/a")] == ["Bo"], "an older one comes before it"
    reviews.take_in([Decision(key, Verdict.OPEN, "Ann", "2026-01-04")])
    assert reviews.of("document/a") == ()


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("document/a,finding,It fails,1,maybe,,Ann,2026-01-02,", "'maybe' is no verdict"),
        ("document/a,opinion,It fails,1,accepted,,Ann,2026-01-02,", "'opinion' is no kind of statement"),
        ("document/a,finding,It fails,0,accepted,,Ann,2026-01-02,", "'0' is no count"),
        ("document/a,finding,It fails,1,accepted,,,2026-01-02,", "`by` is missing"),
        ("document/a,finding,It fails,1,corrected,,Ann,2026-01-02,", "a correction"),
        (
            "document/a,finding,It fails,1,corrected,polarity=bad,Ann,2026-01-02,",
            "'bad' is no polarity: there are concern",
        ),
        ("document/a,finding,It fails,1,corrected,colour=red,Ann,2026-01-02,", "what can: polarity"),
        ("document/a,finding,It fails,1,corrected,forces=kents,Ann,2026-01-02,", "'kents' is no force"),
        ("document/a,recommendation,Do it,1,corrected,deadline=soon,Ann,2026-01-02,", "'soon' is no date"),
        ("document/a,fact,A title,1,corrected,value=B,Ann,2026-01-02,", "reject it instead"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, row: str, told: str) -> None:
    path = tmp_path / "reviews.csv"
    path.write_text(",".join(COLUMNS) + "\ndocument/b,finding,x,1,accepted,,Ann,2026-01-01,\n" + row + "\n")
    with pytest.raises(UsageError) as error:
        read(path)
    assert "reviews.csv, line 3: " in str(error.value)
    assert told in str(error.value)


def test_no_table_is_no_decision(tmp_path: Path) -> None:
    assert read(tmp_path / "reviews.csv").decisions == []
