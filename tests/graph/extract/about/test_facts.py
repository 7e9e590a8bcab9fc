import pytest

PROSE = "HMICFRS has inspected Kent Police, and it found that the force does well in most ways."


@pytest.fixture
def fact(record):
    def read(head: str, key: str, tail: str = "") -> str | None:
        return record(f"{head}\n\n{PROSE}\n\n{tail}\n")[key]

    return read


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Kent Police: an inspection", "Kent Police: an inspection"),
        ("Skip to content\nHome > Publications > Kent\n\nKent Police: an inspection", "Kent Police: an inspection"),
        ("HMIC – Inspecting policing in the public interest\n\nKent – a report", "Kent – a report"),
        ("HMICFRS\n\nRecommendation 8787", "Recommendation 8787"),
        ("HMICFRS\n\nPublications / Kent: a report\n\nKent: a report on custody", "Kent: a report on custody"),
        ("News story\n\nHome Secretary re-admits forces to the scheme", "Home Secretary re-admits forces to the scheme"),
        ("ITV Report\n11 February 2016 at 11:04am\n\nKent Police told to improve", "Kent Police told to improve"),
        ("Office of the Police and Crime Commissioner for Kent\n\nMy response to HMICFRS", "My response to HMICFRS"),
        ("Rt Hon Jo Nestor MP\nHome Secretary\n2 Marsham Street\nLondon SW1P 4DF\n\n3 May 2019\n\nVetting: a review", "Vetting: a review"),
        ("#030/2013 – Kent Police has had mixed success", "#030/2013 – Kent Police has had mixed success"),
        ("PRESS RELEASE\n\nKent Police does well", "Kent Police does well"),
        ("Jo Nestor\nHM Inspector of Constabulary\nUnit 9, Marton Village\n\nDear Ann,\n\nVetting in Kent: our visit in May", "Vetting in Kent: our visit in May"),
        ("Marton House, Mill Close, Lewes\n\nOur response to a report on Kent", "Our response to a report on Kent"),
        ("For immediate release: 3 May 2019\n\nKent Police does well", "Kent Police does well"),
        ("The voice of Kent since 1893\n\nKent Police does well", "Kent Police does well"),
        ("Quickly exit this site by pressing the Escape key\n\nKent Police does well", "Kent Police does well"),
        ("Marton Gazette\nThursday, March 29, 2018            90p            News 3\n\nKent Police does well", "Kent Police does well"),
        ("Report on a visit to police\n\ncustody suites in\n\nKent\n\nby HM Inspectorate of Prisons", "Report on a visit to police custody suites in Kent"),
        ("404 Page not found\n\nCause of concern", None),
        ("Maidstone Messenger\n\nPolice force is praised by inspectors for its work with children", "Police force is praised by inspectors for its work with children"),
        ("‘Inadequate’: Kent Police told to act", "‘Inadequate’: Kent Police told to act"),
    ],
)  # fmt: skip
def test_title(fact, head: str, title: str | None) -> None:
    assert fact(head, "title") == title


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("Kent – a report\n\nPublished on: 28 March 2019", "2019-03-28"),
        ("Kent – a report\n\nFirst published: 1st March 2019", "2019-03-01"),
        ("Kent in the news\n- Published\n10 December 2020", "2020-12-10"),
        ("Kent in the news\n\nPublished Nov 21, 2025\nLast updated Nov 22, 2025", "2025-11-21"),
        ("Kent in the news\n\n3 November 2016", "2016-11-03"),
        ("Kent in the news\n\nThursday, 3 November 2016", "2016-11-03"),
        ("Kent in the news\n\nDate: 03/11/2016", "2016-11-03"),
        ("Kent – press releases\n\nNovember 2017", "2017-11"),
        ("HMIC\nReleases / 2013 / November\n\nKent does well", "2013-11"),
        ("Kent – a letter\n\nSent on\n24 May 2024", "2024-05-24"),
        ("Kent – a letter\n\nPublished on: 25 May 2024\n\nSent on\n24 May 2024", "2024-05-25"),
        ("Printable version | 3 May 2024\n\nKent does well", "2024-05-03"),
        ("Kent does well\n\nEmbargoed until 00:01 on 3 May 2024", "2024-05-03"),
        ("Kent does well\n\nLast updated 27/09/2019", None),
        ("Kent does well", None),
        ("Inspection of Kent Police: 15 January 2019", None),
        ("Kent does well\n- Published", None),
        ("Kent does well\n\nReport published: 3 May 2019\nDate of response: 2 June 2019", "2019-06-02"),
        ("Kent does well\n\n31 February 2019", None),
        ("Kent does well 2019", None),
    ],
)  # fmt: skip
def test_published(fact, head: str, published: str | None) -> None:
    assert fact(head, "published") == published


def test_dates_of_related_stories_are_not_its_own(fact) -> None:
    tail = "More on this story\nAnother story about the force\n- Published\n27 November 2014\n"
    assert fact("Kent in the news\n- Published", "published", tail) is None


def test_an_addendum_has_a_date_of_its_own(fact) -> None:
    head = "Kent – a report\n\nPublished on: 25 August 2016\n\nAddendum\n\nPublished 9 February 2017"
    assert fact(head, "published") == "2016-08-25"


@pytest.mark.parametrize(
    ("head", "tail", "publisher"),
    [
        ("Kent – a report\n\nPublished on: 28 March 2019\n\nPublication types: Vetting", "Get the report", "HMICFRS"),
        ("Kent in the news\n- Published", "Related topics\nThe BBC is not responsible for the content of external sites.", "BBC"),
        ("ITV Report\n\nKent Police told to improve", "", "ITV"),
        ("Newton News – Community newspaper\n\nKent Police told to improve", "", "Newton News"),
        ("My response to the report", "I welcome it.\n\nJo Nestor\nPolice and Crime Commissioner for Kent", "Police and Crime Commissioner for Kent"),
        ("News story\n\nForces let back in\n\nFrom: Home Office", "", "Home Office"),
        ("Kent in the news\n\nBy our reporter\n\nADVERTISEMENT", "", None),
    ],
)  # fmt: skip
def test_publisher(fact, head: str, tail: str, publisher: str | None) -> None:
    assert fact(head, "publisher", tail) == publisher


def test_today_with_its_date(record) -> None:
    text = (
        "Vetting is weak\n\nHMICFRS has today (11 May 2023) published a review of vetting in Kent Police.\n"
    )
    assert record(text)["published"] == "2023-05-11"


@pytest.mark.parametrize(
    ("head", "title", "published", "publisher"),
    [
        ("BBC NEWS\nHome | World | UK\n\nTees\n\nPolice force 'too slow' to answer calls, inspectors say\n- Published12 May 2021", "Police force 'too slow' to answer calls, inspectors say", "2021-05-12", "BBC"),
        ("Eastern Daily Press\nNews Sport Norwich City What's On Property Jobs\n\nNorfolk police praised for burglary work\n\nPublished: 6:00 AM July 2, 2021    Updated: 8:01 AM July 3, 2021", "Norfolk police praised for burglary work", "2021-07-02", "Eastern Daily Press"),
        ("Kent Online\nNews > Kent > Maidstone\n\nKent Police told to improve by inspectors\n\n| Published: 05:00, 17 November 2021 | Updated: 12:11, 18 November 2021", "Kent Police told to improve by inspectors", "2021-11-17", "Kent Online"),
        ("The Marton and District Courier\nHome News Sport Jobs\n\nMore officers needed, report on policing finds\n\nWednesday, 6th March, 2019", "More officers needed, report on policing finds", "2019-03-06", "The Marton and District Courier"),
        ("Independent.co.uk\nNEWS SPORT VOICES CULTURE LIFESTYLE\n\nPolice failing stalking victims, watchdog warns\n\nWednesday 17 April 2019 00:05", "Police failing stalking victims, watchdog warns", "2019-04-17", "The Independent"),
        ("Sky News\nUK\n\nKent Police in special measures, inspectorate confirms\n\nThe force has been put in special measures over failings.\n\nBy Jo Nestor, home affairs reporter\n\nTuesday 28 June 2022 20:21, UK", "Kent Police in special measures, inspectorate confirms", "2022-06-28", "Sky News"),
        ("Staffordshire Police\nReport | Tell us about | Your area\nHome > News\n\nNews\n\nChief Constable responds to PEEL report\n\n14:32 12/07/2022\n\nStaffordshire Police has today responded to the report.", "Chief Constable responds to PEEL report", "2022-07-12", "Staffordshire Police"),
        ("#014/2016 – HMIC press release\n\nForces must do better on vetting\n\n3 March 2016", "Forces must do better on vetting", "2016-03-03", "HMICFRS"),
        ("Comisiynydd Heddlu a Throseddu Dyfed-Powys\nDyfed-Powys Police and Crime Commissioner\n\nResponse to HMICFRS inspection: custody\n\nDear Home Secretary\n\n4th October 2019", "Response to HMICFRS inspection: custody", "2019-10-04", "Police and Crime Commissioner for Dyfed-Powys"),
        ("HMICFRS\nHome\nOur work\nPublications\nNews\n\nPEEL 2021/22 – An inspection of Kent Police\n\nPublished on: 13 October 2022", "PEEL 2021/22 – An inspection of Kent Police", "2022-10-13", "HMICFRS"),
        ("The Telegraph\n\nHomepage\n\nPolice are screening out burglaries, watchdog finds\n\n5 April 2019 • 12:01am", "Police are screening out burglaries, watchdog finds", "2019-04-05", "The Telegraph"),
        ("GOV.UK\nHome > Crime > Policing\n\nIndependent report\n\nThe unheard: report on a super-complaint\n\nHow the police look after people who have no home.\n\nPublished 26 May 2021\nLast updated 4 April 2022", "The unheard: report on a super-complaint", "2021-05-26", "HMICFRS"),
        ("Kent Police\nHome > News > October 2018\n\nThe force responds to its custody inspection\n\n5 October 2018", "The force responds to its custody inspection", "2018-10-05", "Kent Police"),
        ("Swindon Advertiser\n\n22nd March\n\nWiltshire Police is told to act on domestic abuse", "Wiltshire Police is told to act on domestic abuse", None, "Swindon Advertiser"),
        ("Police Professional\nHome | News | Features\n\nHMICFRS: Fewer officers on the roads, more deaths\n\nThe roads are not policed as they were, it says.\n\nJul 15, 2020\nBy Website Editor", "HMICFRS: Fewer officers on the roads, more deaths", "2020-07-15", "Police Professional"),
        ("Fewer officers on the roads\n\nFriday 16 July 2021 – for immediate release", "Fewer officers on the roads", "2021-07-16", "HMICFRS"),
        ("Custody in Kent\n\n3–14 June 2016", "Custody in Kent", None, None),
    ],
)  # fmt: skip
def test_heads_of_pages(record, head: str, title: str, published: str | None, publisher: str | None) -> None:
    found = record(f"{head}\n\n{PROSE}\n\nInspectors said that the force should improve its work.\n")
    assert (found["title"], found["published"]) == (title, published)
    assert found["publisher"] in (publisher, "HMIC" if publisher == "HMICFRS" else publisher)


def test_a_response_has_its_own_date_and_not_that_of_the_report(record):
    head = (
        "Office of the Police and Crime Commissioner for Kent\n\nResponse to HMICFRS\n\n"
        "Force/local policing body: Kent\nReport title: Vetting in the police\nPublication date: 2 November 2022\n\n"
        "Recommendation 1\nChief constables should review their vetting.\n\n"
        "Commissioner's comments\nI welcome this report.\n\nJo Nestor\nPolice and Crime Commissioner\n21 December 2022\n"
    )
    found = record(head)
    assert found["published"] == "2022-12-21"
    assert found["forces"] == ["kent"]


def test_a_response_may_tell_both_dates(record):
    head = (
        "Police and Crime Commissioner for Kent\n\nHMICFRS inspection: vetting in the police – my response\n\n"
        "{}\n{}\n\nHMICFRS inspected vetting in all forces. I welcome what it says about Kent Police.\n\n"
        "Jo Nestor\nPolice and Crime Commissioner\n"
    )
    lines = ("Published: 21 December 2022", "Inspection report published: 2 November 2022")
    assert record(head.format(*lines))["published"] == "2022-12-21"
    assert record(head.format(*lines[::-1]))["published"] == "2022-12-21"
