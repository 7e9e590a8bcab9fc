import pytest

from peelgraph.graph.extract.about import scope
from peelgraph.graph.extract.layout import layout
from peelgraph.graph.extract.names import mentions, people
from peelgraph.graph.extract.reading import Reading
from peelgraph.graph.extract.voices import subjects, voices

KENT = "Kent Police: an inspection\n\nHMICFRS inspected Kent Police in the spring of 2023.\n\n"
NATIONAL = "Vetting in the police\n\nHMICFRS inspected vetting in England and Wales in 2023. It went to eight forces of all sizes.\n\n"
TWO = "Inspection of Kent Police and Essex Police\n\nHMICFRS inspected Kent Police and Essex Police in the spring.\n\n"


@pytest.fixture
def about(make_document):
    def run(text):
        reading = Reading(make_document(text))
        for step in (layout, mentions, scope, people, voices, subjects):
            step.read(reading)
        return [[force.removeprefix("force/") for force in forces] for forces in reading.forces_of]

    return run


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (KENT + "The force is slow to answer calls. It also lacks staff.", [["kent"], ["kent"]]),
        (KENT + "Supervisors do not review investigations often enough.", [["kent"]]),
        (KENT + "Most forces do this better than they used to.", [[]]),
        (KENT + "Kent Police works with Essex Police on serious crime.", [["kent"]]),
        (KENT + "Many police forces struggle. The force is no exception to this rule.", [[], ["kent"]]),
        (NATIONAL + "Forces are slow to vet their officers and staff.", [[]]),
        (NATIONAL + "Dorset Police is quick to vet its officers and staff.", [["dorset"]]),
        (NATIONAL + "In Durham one supervisor in three reads the forms.", [["durham"]]),
        (
            NATIONAL + "Durham\n\nSupervisors read each form.\n\nSurrey\n\nNobody reads the forms.",
            [["durham"], ["surrey"]],
        ),
        (
            NATIONAL
            + "Dorset Police\nIn Engage since: May 2022\n\nToo many calls go unanswered for far too long.\n\n"
            + "Kent Police\nIn Engage since: 6 July 2023\n\nVisits to registered offenders are long overdue.",
            [["dorset"], ["kent"]],
        ),
        (NATIONAL + "In Durham, officers are vetted within a few days.", [["durham"]]),
        (NATIONAL + "Kent Police and Essex Police were quick to vet their staff.", [["kent", "essex"]]),
        (
            NATIONAL + "Dorset Police is quick to act.\n\nVetting takes too long elsewhere in the country.",
            [["dorset"], []],
        ),
        (
            NATIONAL + "Dorset Police is quick to act.\n\nThe force also trains its vetting staff well.",
            [["dorset"], ["dorset"]],
        ),
        (
            NATIONAL
            + "Kent Police, Essex Police, Dorset Police, Surrey Police and Sussex Police are slow to act.",
            [[]],
        ),
        (
            "Vetting in the police\n\nIn 2021 an officer of Kent Police was jailed. Forces were then told to act, and forces did."
            "\n\nVetting takes too long and nobody checks it.",
            [[]],
        ),
        (
            NATIONAL
            + "In one force, Dorset Police, records were good. Records are seldom checked in good time.",
            [["dorset"], []],
        ),
        (
            NATIONAL
            + "Most forces differ from other forces. In one force, Dorset Police, records were good. It also trains its staff well.",
            [["dorset"], ["dorset"]],
        ),
        (TWO + "Both forces are slow to answer emergency calls at night.", [["kent", "essex"]]),
        (TWO + "Kent Police answers its calls quickly and politely. It is well led.", [["kent"], ["kent"]]),
        (
            TWO
            + "Kent Police answers its calls quickly.\n\nCustody suites are clean and safe in both counties.",
            [["kent"], ["kent", "essex"]],
        ),
        (KENT + "In the same week, neighbouring Essex Police had no such queue.", [["essex"]]),
        (TWO + "Kent Police is quick.\n\nOverall, it is well led.", [["kent"], ["kent"]]),
        (TWO + "Kent Police is quick.\n\nThe pace of the force is a model.", [["kent"], ["kent"]]),
        (
            TWO
            + "Kent Police is quick.\n\nHMI Ann Lee said: “The force is quick. Its cars are ready.\n\n“Staff are proud of their work.”",
            [["kent"]] * 4,
        ),
        (TWO + "Kent is quick. Unlike Essex, the force trains its staff.", [["kent"], ["kent"]]),
        (TWO + "Kent is quick. The other force is not.", [["kent"], ["essex"]]),
        (
            TWO + "Each force pays half. Two of the seven forces beside them pay more.",
            [["kent", "essex"], []],
        ),
        (
            TWO + "Kent is quick, while its neighbour is slow. The latter lacks staff.",
            [["kent", "essex"], ["essex"]],
        ),
        (TWO + "In Chelmsford and Southend, the cells were cold.", [["essex"]]),
        (TWO + "Across the country, calls take longer. Kent is quick.", [[], ["kent"]]),
        (KENT + "Both teams are slow. Both lack staff.", [["kent"], ["kent"]]),
        (
            KENT + "The alliance with Essex Police works. Both forces gain from it.",
            [["kent"], ["kent", "essex"]],
        ),
        (KENT + "Chief officers listen. The police service as a whole does not.", [["kent"], []]),
        (
            KENT
            + "Essex Police uses the same software. It works.\n\nCalls to the control room are answered in ten seconds.",
            [["essex"], ["essex"], ["kent"]],
        ),
        (
            NATIONAL + "Kent Police is quick. It found its own way. Elsewhere, calls wait.",
            [["kent"], ["kent"], []],
        ),
        (TWO + "Kent is quick, but Essex needs to answer calls sooner.", [["kent", "essex"]]),
        (
            "Two forces told to act\n\nHMICFRS has been to two forces.\n\nDorset must train its staff.\n\nWest Mercia was warned about its cells.",
            [["dorset"], ["west-mercia"]],
        ),
        (
            "Commissioner on the HMICFRS report\n\nAnn Lee, the Police and Crime Commissioner for Kent, has read the report.\n\nThe force is slow.",
            [["kent"]],
        ),
    ],
)
def test_the_force_that_a_sentence_is_about(about, text, expected):
    assert about(text)[-len(expected) :] == expected


def test_headings_reset_the_subject(about):
    text = (
        NATIONAL
        + "Dorset Police\n\nIt is quick to answer its emergency calls.\n\nKent Police\n\nIt is slow to answer its emergency calls."
    )
    assert about(text)[-2:] == [["dorset"], ["kent"]]


def test_labels_below_the_heading_of_a_force_keep_it(about):
    text = (
        NATIONAL
        + "Dorset Police\n\nIt is quick to answer its emergency calls.\n\nAreas for improvement\n\nTraining has to become much better."
        + "\n\nKent Police\n\nIt is slow to answer its emergency calls."
    )
    assert about(text)[-3:] == [["dorset"], ["dorset"], ["kent"]]


def test_headings_that_each_section_has_keep_its_force(about):
    text = (
        TWO
        + "Kent Police\n\nGood practice\n\nIt is quick to answer its emergency calls.\n\nEssex Police\n\nGood practice\n\n"
        + "Training has become much better.\n\nCommon to both\n\nOfficers in the cells and control rooms are very tired."
    )
    assert about(text)[-3:] == [["kent"], ["essex"], ["kent", "essex"]]


def test_speech_is_about_the_force_that_its_tag_names(about):
    text = TWO + "Kent Police is quick.\n\nHMI Ann Lee said of Essex: “Staff there are proud of their work.”"
    assert about(text)[-1:] == [["essex"]]


def test_a_region_is_no_force(about):
    text = (
        NATIONAL
        + "Regional Organised Crime Unit for the West Midlands\n\nIts staff are very well trained for the work."
    )
    assert about(text)[-1:] == [[]]


def test_items_are_about_the_force_of_their_lead_in(about):
    text = (
        NATIONAL
        + "Inspectors found that Dorset Police:\n\n• answers calls quickly; and\n• trains its call handlers well."
    )
    assert about(text)[-2:] == [["dorset"], ["dorset"]]


@pytest.mark.parametrize("unit", ["the ", ", ", "In ", "forces ", "’"])
def test_long_lines_are_read(about, unit):
    assert about(KENT + unit * 10_000 + "end of it.")[0] == ["kent"]


def test_each_part_of_a_release_on_many_forces_is_about_its_own_force(record):
    release = "HMICFRS has today published a report on {0}.\n\nHM Inspector of Constabulary Wendy Williams said:\n\n“I am pleased with {0}.\n\n“The constabulary is good at preventing crime.”\n\n"
    found = record(
        "PEEL 2018/19: force press releases\n\nHMICFRS has today published its findings on these forces.\n\nGet the force press releases\n\n"
        + "Inspectors congratulate Norfolk Constabulary on its work\n\n"
        + release.format("Norfolk Constabulary")
        + "Kent Police does well in most ways\n\n"
        + release.format("Kent Police")
    )
    good = [f["force"] for f in found["findings"] if "preventing" in f["quote"]]
    assert good == ["norfolk", "kent"]


def test_a_section_goes_on_below_its_dates_and_what_every_section_has(about) -> None:
    sections = "Kent Police\n\nEntered Engage\n\n2019\n\nReasons\n\n- The force is slow to answer calls.\n\n"
    sections += (
        "Essex Police\n\nEntered Engage\n\n2022\n\nReasons\n\n- The force lacks staff. It loses files.\n"
    )
    assert about("Forces in Engage\n\n" + sections) == [["kent"], ["essex"], ["essex"]]
