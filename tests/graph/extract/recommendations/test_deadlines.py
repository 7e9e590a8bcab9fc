import pytest

from peelgraph.graph.extract.recommendations.deadlines import find_deadline


@pytest.mark.parametrize(
    ("text", "published", "words", "date", "rule"),
    [
        (
            "By 31 March 2015 at the latest, forces should",
            None,
            "By 31 March 2015 at the latest",
            "2015-03-31",
            "absolute",
        ),
        ("By 27/03/25, forces should", None, "By 27/03/25", "2025-03-27", "absolute"),
        ("by 31/12/2025", None, "by 31/12/2025", "2025-12-31", "absolute"),
        ("by 12/31/2025", None, "by 12/31/2025", None, "absolute"),
        ("by 1st May 2020", None, "by 1st May 2020", "2020-05-01", "absolute"),
        ("by May 5, 2020", None, "by May 5, 2020", "2020-05-05", "absolute"),
        ("no later than 3 June 2021", None, "no later than 3 June 2021", "2021-06-03", "absolute"),
        ("until March 2023", None, "until March 2023", "2023-03-31", "end-of-month"),
        ("By July 2018, every force", None, "By July 2018", "2018-07-31", "end-of-month"),
        ("before February 2024", None, "before February 2024", "2024-02-29", "end-of-month"),
        ("by the end of April 2019", None, "by the end of April 2019", "2019-04-30", "end-of-month"),
        ("by the end of 2023", None, "by the end of 2023", "2023-12-31", "end-of-year"),
        ("by the end of the year", "2022-06-01", "by the end of the year", "2022-12-31", "end-of-year"),
        ("by the end of the year", None, "by the end of the year", None, "end-of-year"),
        ("by 31 December", "2023-10-10", "by 31 December", "2023-12-31", "year-inferred"),
        ("by 31 January", "2023-10-10", "by 31 January", "2024-01-31", "year-inferred"),
        ("by 31 December", None, "by 31 December", None, "year-unknown"),
        ("within three months", "2023-10-10", "within three months", None, "relative"),
        ("Within 28 days of publication", None, "Within 28 days of publication", None, "relative"),
        ("in the next six months", None, "in the next six months", None, "relative"),
        ("over the coming year", None, "over the coming year", None, "relative"),
        ("should immediately review", None, "immediately", None, "immediate"),
        ("with immediate effect", None, "with immediate effect", None, "immediate"),
        ("as soon as possible", None, "as soon as possible", None, "open"),
        ("urgently", None, "urgently", None, "open"),
        ("without delay", None, "without delay", None, "open"),
        ("From July 2018, forces", None, "From July 2018", None, "from"),
        ("urgently, and by 1 May 2020", None, "by 1 May 2020", "2020-05-01", "absolute"),
        ("by 31 April 2020", None, "by 31 April 2020", None, "absolute"),
        ("by doing more", None, None, None, None),
        ("The force should review its policy", None, None, None, None),
    ],
)
def test_deadline(text, published, words, date, rule):
    found = find_deadline(text, published)
    assert (found and (found.text, found.date, found.rule)) == (words and (words, date, rule))
    if found:
        assert text[found.start : found.end] == found.text


@pytest.mark.parametrize("unit", ["by ", "within 1 ", "by the end of ", "9", "as soon as "])
def test_what_only_begins_like_a_deadline_is_none_however_long(unit):
    assert find_deadline(unit * 20_000) is None
