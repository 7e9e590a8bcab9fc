import pytest

BODY = (
    "HMICFRS has inspected Kent Police, and it found that the force does well in most ways.\n\n"
    "Chief Constable Jo Nestor said she was glad.\n"
)


@pytest.mark.parametrize(
    ("page", "published"),
    [
        ("Kent does well\n\n{B}\nLast updated: 3 May 2023", None),
        ("Kent does well\n\nPublished: 14:32 Tuesday 2 May 2023\nUpdated: 09:00 Wednesday 3 May 2023\n\n{B}", "2023-05-02"),
        ("Kent does well\n\n2 May 2023, 14:32 BST\n\n{B}", "2023-05-02"),
        ("Kent does well\n\n2 May 2023 Updated 3 May 2023\n\n{B}", "2023-05-02"),
        ("Kent does well\n\nUpdated 3 May 2023\nPublished 2 May 2023\n\n{B}", "2023-05-02"),
        ("Kent does well\n\nBy Jo Nestor\n02/05/23\n\n{B}", "2023-05-02"),
        ("Kent does well\n\n02.05.2023\n\n{B}", "2023-05-02"),
        ("Kent does well\n\n2023-05-02\n\n{B}", "2023-05-02"),
        ("Kent does well\n\n2023-05-02T14:32:00Z\n\n{B}", "2023-05-02"),
        ("Kent does well\n\nMay 2, 2023 2:32 pm\n\n{B}", "2023-05-02"),
        ("Kent does well\n\nTue, 2 May 2023\n\n{B}", "2023-05-02"),
        ("Kent does well\n\n2nd May 2023\n\n{B}", "2023-05-02"),
        ("Kent does well\n\n2 MAY 2023\n\n{B}", "2023-05-02"),
        ("KENT DOES WELL\n\nTUESDAY MAY 2 2023\n\n{B}", "2023-05-02"),
        ("Kent does well\n\nTuesday, May 02, 2023\n\n{B}", "2023-05-02"),
        ("Kent does well\n\nPosted on May 2, 2023 by admin\n\n{B}", "2023-05-02"),
        ("Kent does well\n\nPosted: 02 May 2023 | Categories: News\n\n{B}", "2023-05-02"),
        ("Kent does well\n\nDate: 2 May 2023\n\n{B}", "2023-05-02"),
        ("Kent does well\n\nRelease date: 2 May 2023\n\n{B}", "2023-05-02"),
        ("Kent does well\n\nDate published: 2 May 2023\n\n{B}", "2023-05-02"),
        ("Kent does well\n\nFirst published on 2 May 2023\n\n{B}", "2023-05-02"),
        ("Kent does well\n\nPublished on Tuesday 2 May 2023\n\n{B}", "2023-05-02"),
        ("Kent does well\n\nPublished\n2 May 2023\n\n{B}", "2023-05-02"),
        ("Kent does well\n\nPublished at 10:02, 2 May 2023\n\n{B}", "2023-05-02"),
        ("Kent does well\n\n10:02 2 May 2023\n\n{B}", "2023-05-02"),
        ("Kent does well\n\n2 May 2023 • 3 min read\n\n{B}", "2023-05-02"),
        ("Kent does well\n\nJo Nestor, Crime Reporter\n2 May 2023\n\n{B}", "2023-05-02"),
        ("Kent does well\n\nBy Jo Nestor | 2 May 2023\n\n{B}", "2023-05-02"),
        ("Kent does well\n\nPublication date: May 2023\n\n{B}", "2023-05"),
        ("Kent does well\n\nMay 2023\n\n{B}", "2023-05"),
        ("Kent does well\n\nOur ref: KP/12\nDate: 2 May 2023\nYour ref: 7\n\n{B}", "2023-05-02"),
        ("Home / News / 2023 / May / Kent does well\n\nKent does well\n\n{B}", "2023-05"),
        ("Kent does well\n\n© HMIC 2014\n\n{B}", None),
        ("Kent does well\n\n{B}\nMore on this story\n\nKent does badly\n2 May 2019", None),
        ("Kent does well: inspection of 2 May 2023\n\n{B}", None),
        ("Kent does well\n\nInspection dates: 2 May 2023 to 9 May 2023\n\n{B}", None),
        ("Kent does well\n\nInspected 2–9 May 2023\n\nPublished July 2023\n\n{B}", "2023-07"),
        ("Kent does well\n\nDate of inspection: 2 May 2023\nDate of publication: 9 July 2023\n\n{B}", "2023-07-09"),
        ("Kent does well\n\nReport published 2 March 2023; page published 2 May 2023\n\n{B}", None),
        ("Meeting of the Kent Police and Crime Panel, 2 May 2023\n\nAgenda item 4\n\nHMICFRS update\n\n{B}", "2023-05-02"),
        ("Kent does well\n\n2 May\n\n{B}", None),
        ("Kent does well\n\n2023\n\n{B}", None),
        ("Kent does well\n\nEMBARGOED UNTIL 00:01 TUESDAY 2 MAY 2023\n\n{B}", "2023-05-02"),
        ("Kent does well\n\n{B}\nENDS\n\n2 May 2023", None),
        ("Kent does well\n\nHMICFRS has today (Tuesday 2 May 2023) published its report on Kent Police.\n\n{B}", "2023-05-02"),
        ("Kent does well\n\nToday (2 May 2023) HMICFRS has published its report on Kent Police.\n\n{B}", "2023-05-02"),
        ("Kent does well\n\nA report published today, 2 May 2023, by HMICFRS praises Kent Police.\n\n{B}", "2023-05-02"),
        ("Kent does well\n\nA report published on 2 May 2019 by HMICFRS praised Kent Police.\n\n{B}", None),
        ("Kent does well\n\nThis article is more than 4 years old\n\nJo Nestor\nTue 2 May 2023 12.01 BST\nLast modified on Wed 3 May 2023 09.00 BST\n\n{B}", "2023-05-02"),
    ],
)  # fmt: skip
def test_dates_of_pages(record, page: str, published: str | None) -> None:
    assert record(page.replace("{B}", BODY) + "\n")["published"] == published
