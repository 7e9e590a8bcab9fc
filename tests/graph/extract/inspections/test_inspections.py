import pytest

from peelgraph.graph.model import FollowUp, InspectionReported


def reported(extracted, text: str) -> list[str]:
    return [s.inspection.id for s in extracted(text).of(InspectionReported)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kent – National child protection inspection\n\nThis inspection by HMICFRS looked at Kent Police in April 2014.", "inspection/kent/national-child-protection/2014"),
        ("Kent – National child protection inspection\n\nHMICFRS looked at child protection in Kent Police.", "inspection/kent/national-child-protection/page-00000000"),
        ("Kent PEEL 2018/19\n\nHMICFRS inspected Kent Police.", "inspection/kent/peel-2018-19/2018-19"),
        ("Digital forensics: An inspection into how well the police and other agencies use digital forensics in their investigations\n\nHMICFRS inspected Kent Police and others.", "inspection/national/thematic-digital-forensics/2022"),
    ],
)  # fmt: skip
def test_identity(extracted, text: str, expected: str) -> None:
    assert reported(extracted, text) == [expected]


@pytest.mark.parametrize(
    ("sentence", "fieldwork"),
    [
        ("An inspection in February to May 2016 looked at Kent Police.", ("2016-02", "2016-05")),
        ("Inspectors visited Kent Police from 11 to 22 October 2021.", ("2021-10-11", "2021-10-22")),
        ("In September 2019 HMICFRS examined Kent Police.", ("2019-09", "2019-09")),
        ("Kent Police was inspected between November and January 2016.", ("2015-11", "2016-01")),
        ("The report appeared in March 2019.", None),
        ("Crimes recorded between July 2018 and June 2019 were put right.", None),
        ("Staff were trained in January 2013.", None),
        ("A man was hurt in May 2012.", None),
    ],
)
def test_fieldwork(extracted, sentence: str, fieldwork: tuple[str, str] | None) -> None:
    text = f"Kent Police inspected\n\nHMICFRS has been to Kent Police. {sentence}\n"
    (found,) = extracted(text).of(InspectionReported)
    assert found.inspection.fieldwork == fieldwork


@pytest.mark.parametrize(
    ("text", "relation", "earlier"),
    [
        ("Kent Police: Crime Data Integrity re-inspection\n\nHMICFRS inspected Kent Police in November 2017. We finished this re-inspection in May 2019.", "reinspects", "inspection/kent/cdi-rolling/2017"),
        ("Kent – National child protection post-inspection review\n\nHMICFRS has looked at Kent Police since the 2016 inspection.", "reviews", "inspection/kent/national-child-protection/2016"),
        ("Kent Police does better\n\nHMICFRS went back to Kent Police. It had judged it inadequate in 2015.", "reinspects", None),
        ("Kent: causes of concern – revisit\n\nHMICFRS inspected Kent Police in September 2023. We went back in October 2024.", "reviews", None),
    ],
)  # fmt: skip
def test_follow_ups(extracted, text: str, relation: str, earlier: str | None) -> None:
    (found,) = extracted(text).of(FollowUp)
    assert found.relation == relation
    assert found.inspection != found.earlier.id
    if earlier is not None:
        assert found.earlier.id == earlier


@pytest.mark.parametrize(
    "sentence",
    [
        "Inspectors will return in six months for a re-inspection.",
        "The force has improved since our last inspection.",
        "The force faces a re-inspection next year.",
        "Officers revisited the victims of the crimes.",
        "This was the first inspection of its kind.",
        "Officers should come back to look for witnesses.",
        "The force reviews what it has done after each search.",
        "The recommendations are for all forces.",
        "The report follows the death of a man in custody.",
    ],
)
def test_no_follow_up(extracted, sentence: str) -> None:
    assert (
        extracted(f"Kent Police inspected\n\nHMICFRS has been to Kent Police. {sentence}\n").of(FollowUp)
        == ()
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "HMICFRS came back to inspect Kent Police in the spring.",
        "The report reviews what has become of the ten recommendations of July 2013.",
        "The inspectorate looked at what became of its earlier recommendations.",
        "It examines how well the recommendations have been carried out.",
        "This report follows our inspection of 2017.",
        "It follows up a 2015 report.",
        "Inspectors went back to the force in March to see how far it had got.",
        "This is our second inspection of the subject.",
    ],
)
def test_words_of_follow_ups(extracted, sentence: str) -> None:
    text = f"Kent Police inspected\n\nHMICFRS has been to Kent Police. {sentence}\n"
    assert len(extracted(text).of(FollowUp)) == 1


def test_titles_in_a_register_are_no_follow_up(extracted) -> None:
    text = (
        "Reports on Kent Police\n\nThis register holds reports of HMICFRS on Kent Police.\n\n"
        "Domestic abuse: a progress report\n\nVetting: a re-inspection\n\nCustody: follow-up\n"
    )
    assert extracted(text).of(FollowUp) == ()
