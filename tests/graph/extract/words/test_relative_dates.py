import pytest

from peelgraph.graph.extract.words.relative_dates import relative_date

FRIDAY = "2024-05-03"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("moved today", FRIDAY),
        ("moved this morning", FRIDAY),
        ("moved yesterday", "2024-05-02"),
        ("moved on Friday", FRIDAY),
        ("moved on Thursday", "2024-05-02"),
        ("moved last Friday", "2024-04-26"),
        ("moved on Monday", "2024-04-29"),
        ("moved three days ago", "2024-04-30"),
        ("moved two weeks ago", "2024-04-19"),
        ("moved a month ago", "2024-04"),
        ("moved five months ago", "2023-12"),
        ("moved two years ago", "2022"),
        ("moved this month", "2024-05"),
        ("moved last month", "2024-04"),
        ("moved earlier this year", "2024"),
        ("moved last year", "2023"),
        ("moved in March", "2024-03"),
        ("moved in May", "2024-05"),
        ("moved in September", "2023-09"),
        ("moved at the end of March", "2024-03"),
        ("put there on 28 March", "2024-03-28"),
        ("put there on the 2nd of May", "2024-05-02"),
        ("moved in March last year", "2023-03"),
        ("moved on Thursday, March 28", "2024-03-28"),
        ("moved on June 28", "2023-06-28"),
        ("on Friday, March 28", None),
        ("moved since early December", "2023-12"),
        ("moved in March 2019", None),
        ("moved two days after that", None),
        ("moved long ago", None),
        ("on Friday 3 June", None),
        ("on Wednesday 1 May", "2024-05-01"),
        ("on 31 April", None),
        ("on Tuesday 31 April", None),
        ("on 29 February", "2024-02-29"),
    ],
)
def test_relative_date(words: str, expected: str | None) -> None:
    assert relative_date(words, FRIDAY) == expected


@pytest.mark.parametrize(
    ("published", "expected"), [(None, None), ("2024", None), ("2024-05", None), ("2024-01-01", "2023-12-31")]
)
def test_days_need_the_day_of_publication(published: str | None, expected: str | None) -> None:
    assert relative_date("moved yesterday", published) == expected


def test_months_need_only_the_month_of_publication() -> None:
    assert relative_date("moved last month", "2024-01") == "2023-12"
