"""Evidence to a committee and debates: who speaks in each turn, and what counts as the inspectorate's."""

import pytest

from peelgraph.graph.extract.layout import layout
from peelgraph.graph.extract.reading import Reading

EVIDENCE = """Home Affairs Committee

Oral evidence: policing in the east

Wednesday 12 June 2019

Witnesses: Matt Parr, HM Inspector of Constabulary, and Zoë Lunn, Suffolk Residents’ Association.

Q1 Chair: You have been to Essex Police. What did you find there?

Matt Parr: We found that Essex Police has too few detectives. Victims wait for weeks to be called back.

In child protection the force has improved a great deal.

Q2 Mr Hale: The people of Colchester never see an officer. Do you accept that?

Zoë Lunn: They are right. Nobody answers the telephone and no officer ever comes.

Q3 Chair: And the supervisors?

Matt Parr: Supervision at Essex Police is thorough.

Chair: Thank you both.
"""
DEBATE = """House of Commons

Policing in the South-West

3 May 2023

Mr Alan Pell (West Penwith) (Con): My constituents see fewer officers than ever. In October HMICFRS reported on Devon and Cornwall Police. It found that one emergency call in five was not answered in time.

The hon. Member knows that the station was closed.

Tessa Marl (Exeter Quay) (Lab): Does he agree that the force was starved of money?

Mr Pell: I do not agree. Crimes are recorded sooner and visits to offenders are no longer late.

Tessa Marl: That is not what I hear.
"""


def judged(record):
    return [(finding["polarity"], finding["force"], finding["quote"]) for finding in record["findings"]]


def test_an_inspector_who_gives_evidence_is_told_from_members_and_other_witnesses(record):
    assert judged(record(EVIDENCE)) == [
        ("concern", "essex", "We found that Essex Police has too few detectives"),
        ("concern", "essex", "Victims wait for weeks to be called back"),
        ("progress", "essex", "In child protection the force has improved a great deal"),
        ("strength", "essex", "Supervision at Essex Police is thorough"),
    ]


def test_in_a_debate_only_what_is_told_of_the_inspectorate_is_its_finding(record):
    assert judged(record(DEBATE)) == [
        ("concern", "devon-and-cornwall", "It found that one emergency call in five was not answered in time")
    ]


@pytest.mark.parametrize(
    "page",
    [
        "Custody: Good\n\nVetting: Good\n\nCustody: Adequate\n\nVetting: Good",
        "Force: Kent Police\n\nTheme: Custody\n\nForce: Essex Police\n\nTheme: Custody",
        "Cause of concern: Calls are missed.\n\nRecommendation: Calls should be answered.\n\nCause of concern: Victims wait.",
    ],
    ids=["grades", "fields", "labels"],
)
def test_labels_before_a_colon_are_no_speakers(make_document, page):
    reading = Reading(make_document(page))
    layout.read(reading)
    assert not reading.turns
