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


FOLLOWING = "Kent Police: {title}\n\nPublished on: 3 May 2023\n\nHMICFRS has looked at Kent Police. {text}\n"


@pytest.mark.parametrize(
    ("title", "text", "follows"),
    [
        ("causes of concern revisit", "In January 2023 we revisited the force to review its progress against the causes of concern.", True),
        ("PEEL 2021/22", "We last inspected the force in 2019. Since then it has improved.", False),
        ("PEEL 2021/22", "Since our last inspection, the force has improved how it records crime.", False),
        ("PEEL 2021/22", "In our 2018/19 inspection we graded the force good. This year it is adequate.", False),
        ("re-inspection of crime recording", "This re-inspection assessed the progress made by the force since 2018.", True),
        ("custody", "We returned to the force in May to see whether it had acted on our recommendations.", True),
        ("custody", "This was a follow-up to our inspection of 2019.", True),
        ("custody", "This report follows our 2019 inspection, when we made nine recommendations.", True),
        ("custody", "We will revisit the force in 2024 to assess its progress.", False),
        ("custody", "The force will be re-inspected next year.", False),
        ("custody", "We would expect to re-inspect within a year.", False),
        ("custody", "The inspectorate said it would return in the autumn to check on progress.", False),
        ("quarterly update", "This is the second quarterly update on child protection in the force.", True),
        ("an update on progress", "This report gives an update on the progress made since the report of 2016.", True),
        ("child protection", "Inspectors returned to the force 18 months after a critical report and found that it had improved.", True),
        ("child protection", "Inspectors carried out a review in May 2023 to assess the progress the force had made since their inspection in 2021.", True),
        ("child protection", "We carried out a post-inspection review in May 2023.", True),
        ("child protection", "The force follows up reports of missing children quickly.", False),
        ("child protection", "Officers made follow-up visits to children within a day.", False),
        ("child protection", "Officers revisited the scene, and reviewed progress with the victim.", False),
        ("child protection", "The force reviews the progress of each investigation every week.", False),
        ("child protection", "The force has set up a board to review progress against the recommendations.", False),
        ("vetting", "This is a revisit of our 2011 report Without fear or favour.", True),
        ("vetting", "We went back to all forces in 2012 to check how far they had acted on the report.", True),
        ("vetting", "In 2019 we published our first report. This second report looks at what has changed since.", True),
        ("engage", "HMICFRS has moved the force out of Engage because it has improved.", False),
    ],
)  # fmt: skip
def test_what_follows_up_an_earlier_inspection(record, title: str, text: str, follows: bool) -> None:
    assert bool(record(FOLLOWING.format(title=title, text=text))["follows"]) is follows
