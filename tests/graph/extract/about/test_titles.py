"""Titles below banners that no list of the program knows, and over several lines."""

import pytest

PROSE = "Kent Police answers calls too late, HMICFRS has found. It inspected the force in March."
BANNERS = (
    "The Longmarsh Bugle\nAll the news that fits the fens\nNews Sport Jobs Homes",
    "Radio Saltmarsh 98.4\nLive now: The Breakfast Club with Sam and Ellie",
    "Get our app for faster stories\n\nThe Tidewater Chronicle",
    "Main menu\nPolicing\nFire\nAbout\n\nSkip navigation",
    "Archived content\nThis page is no longer being updated",
    "Text size: small | medium | large\nHigh contrast version",
    "Non-emergency? Report online\nYour neighbourhood team",
    "Transparency\nKey documents\nCorrespondence",
)
TITLES = (
    "Kent Police slow to answer calls, inspectors find",
    "Response to HMICFRS: calls that nobody answers",
)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("banner", BANNERS)
def test_a_banner_need_not_be_listed_to_lose(record, banner: str, title: str) -> None:
    assert record(f"{banner}\n\n{title}\n\n3 May 2019\n\n{PROSE}\n")["title"] == title


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("Calls that nobody\nanswers: Kent Police", "Calls that nobody answers: Kent Police"),
        ("CALLS ANSWERED IN\nKENT POLICE", "CALLS ANSWERED IN KENT POLICE"),
        ("State of Calls\n–\nThe Yearly Report on Police", "State of Calls – The Yearly Report on Police"),
        ("Calls to Kent Police\nA review of police calls", "Calls to Kent Police"),
    ],
)
def test_a_title_goes_on_in_the_next_line(record, lines: str, title: str) -> None:
    assert record(f"{lines}\n\nMarch 2015\n\n© HMIC 2015\n\n{PROSE}\n")["title"] == title


def test_the_name_of_a_site_alone_is_no_title(record) -> None:
    assert record("HMICFRS\n\nTo all chief constables\n\nDear colleagues,\n\n" + PROSE)["title"] is None


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ("MOONBEAM & VALE COURIER\nNews  Sport  Jobs\n\nKent Police too slow", "MOONBEAM & VALE COURIER"),
        ("Safe Harbour Trust\n[About] [Help] [Donate]\n\nOur view on Kent Police", "Safe Harbour Trust"),
        ("Kent Police too slow\n\n3 May 2019", None),
    ],
)
def test_a_publisher_that_no_table_has(record, head: str, publisher: str | None) -> None:
    text = f"{head}\n\n{PROSE}\n\nOur members say so. We call on forces to act. A reporter said it.\n"
    assert record(text)["publisher"] == publisher
