import pytest

from peelgraph.graph.model import PersonRole


@pytest.fixture
def people(record):
    def read(text: str, published: str = "") -> list[tuple[str, str | None, bool]]:
        dated = f"Published on: {published}\n\n" if published else ""
        page = (
            f"Kent Police has been inspected\n\n{dated}HMICFRS inspected Kent Police this year.\n\n{text}\n"
        )
        return [(p["name"], p["role"], p["is_inspector"]) for p in record(page)["people"]]

    return read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Folkestone and Hythe MP Jo Nestor called for change.", ("Jo Nestor", "Folkestone and Hythe MP", False)),
        ("Jo Nestor MP said that it was bad.", ("Jo Nestor", "MP", False)),
        ("The senior coroner, Mr Jo Nestor, wrote to the force.", ("Jo Nestor", "senior coroner", False)),
        ("Its legally qualified chair, Jo Nestor, said the officer was right.", ("Jo Nestor", "legally qualified chair", False)),
        ("Tees Valley mayor Jo Nestor said it was bad.", ("Jo Nestor", "Tees Valley mayor", False)),
        ("The Essex chief constable BJ Nestor said he agreed.", ("BJ Nestor", "Essex chief constable", False)),
        ("PCC Jo Nestor said it was good.", ("Jo Nestor", "Police and Crime Commissioner", False)),
        ("Jo Nestor, who leads on vetting for the council, said so.", ("Jo Nestor", "leads on vetting for the council", False)),
        ("Mayor Andy Burnham asked for it.", ("Andy Burnham", "Mayor of Greater Manchester", False)),
        ("HM Inspector of Constabulary Zoë Billingham said it was good.", ("Zoë Billingham", "HM Inspector of Constabulary", True)),
        ("Matt Parr, Her Majesty’s Inspector of Constabulary said:", ("Matt Parr", "Her Majesty’s Inspector of Constabulary", True)),
        ("Roger Baker, HM Inspector of Constabulary for the Northern Region, said:", ("Roger Baker", "HM Inspector of Constabulary for the Northern Region", True)),
        ("HM Chief Inspector of Prisons, Charlie Taylor, said:", ("Charlie Taylor", "HM Chief Inspector of Prisons", True)),
        ("HM Chief Inspector (HMCI) Andy Cooke has decided this.", ("Andy Cooke", "HM Chief Inspector (HMCI)", True)),
        ("HMI Wendy Williams agreed.", ("Wendy Williams", "HMI", True)),
        ("Andy Cooke, the chief inspector of constabulary, agreed.", ("Andy Cooke", "chief inspector of constabulary", True)),
        ("Inspector Stephen Otter, who led the inspection, was firm.", ("Stephen Otter", "Inspector, led the inspection", True)),
        ("Inspector Joan Mortlake of the roads team was firm.", ("Joan Mortlake", "Inspector", False)),
        ("Assistant Chief Constable Jo Nestor said no.", ("Jo Nestor", "Assistant Chief Constable", False)),
        ("Deputy Chief Constable Ann-Marie O'Neill said no.", ("Ann-Marie O'Neill", "Deputy Chief Constable", False)),
        ("ACC Jo Nestor said no.", ("Jo Nestor", "ACC", False)),
        ("Commander Jo Nestor, the lead for public protection at the Met, agreed.", ("Jo Nestor", "Commander, lead for public protection at the Met", False)),
        ("Home Secretary Amber Rudd told the House.", ("Amber Rudd", "Home Secretary", False)),
        ("The policing minister, Chris Philp, told the House.", ("Chris Philp", "policing minister", False)),
        ("HMICFRS was asked by the mayor of London Sadiq Khan to look.", ("Sadiq Khan", "mayor of London", False)),
        ("Kent PCC Matthew Scott welcomed it.", ("Matthew Scott", "Kent PCC", False)),
        ("Jo Nestor is the Police and Crime Commissioner for Kent.", ("Jo Nestor", "Police and Crime Commissioner for Kent", False)),
        ("Jo Nestor, chair of the Kent Police Federation, disagreed.", ("Jo Nestor", "chair of the Kent Police Federation", False)),
        ("Jo Nestor, from the police and crime committee, was not surprised.", ("Jo Nestor", "from the police and crime committee", False)),
        ("Jo Nestor, of the London Assembly's police and crime committee, was not surprised.", ("Jo Nestor", "of the London Assembly's police and crime committee", False)),
        ("Commander Jo Nestor, the Met's lead for public protection, agreed.", ("Jo Nestor", "Commander, Met's lead for public protection", False)),
        ("NSPCC spokesman Jo Nestor said it was wrong.", ("Jo Nestor", "spokesman", False)),
        ("Jo Nestor of Refuge, who is a lecturer at the University of Hull, spoke.", ("Jo Nestor", "lecturer at the University of Hull", False)),
        ("Alex Chalk MP, the Secretary of State for Justice, replied.", ("Alex Chalk", "Secretary of State for Justice", False)),
        ("Dame Vera Baird, the Victims’ Commissioner, replied.", ("Vera Baird", "Victims’ Commissioner", False)),
        ("Temporary Chief Constable Jo Nestor took over.", ("Jo Nestor", "Temporary Chief Constable", False)),
    ],
)  # fmt: skip
def test_roles_in_prose(people, text: str, expected: tuple[str, str, bool]) -> None:
    assert people(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "By Jo Nestor, crime correspondent",
        "Kent Police, the largest force in the region, agreed.",
        "The Home Secretary, who had asked for the report, agreed.",
        "Director, Social Care",
        "Chief Constable Response",
        "Police and Crime Commissioner Welcomes Good Report",
        "The report names Stephen Port and his victims.",
        "In Norfolk Constabulary, the force that was inspected, much is good.",
        "The College of Policing, the professional body, agreed.",
        "Operation Encompass, a scheme led by the force, works.",
        "On Wednesday Maidstone and Ashford were visited.",
    ],
)
def test_no_people(people, text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Yours sincerely,\n\nJo Nestor\nKent Police and Crime Commissioner", ("Jo Nestor", "Kent Police and Crime Commissioner", False)),
        ("Yours sincerely\n\nRoy Wilsher OBE QFSM\nHis Majesty’s Inspector of Constabulary", ("Roy Wilsher", "His Majesty’s Inspector of Constabulary", True)),
        ("Jo Nestor QPM\nChief Constable, Kent Police", ("Jo Nestor", "Chief Constable, Kent Police", False)),
    ],
)  # fmt: skip
def test_signatures(people, lines: str, expected: tuple[str, str, bool]) -> None:
    assert people(lines) == [expected]


def test_a_person_counts_once_with_the_first_role(people) -> None:
    text = "Chief Constable Jo Nestor spoke. Jo Nestor, chair of the board, spoke again. Ms Nestor left."
    assert people(text) == [("Jo Nestor", "Chief Constable", False)]


@pytest.mark.parametrize(
    ("words", "published", "person"),
    [
        ("HM Inspector of Constabulary Lee Freeman", "3 May 2024", "person/lee-freeman"),
        ("Chief Constable Lee Freeman", "3 May 2019", "person/lee-freeman"),
        ("HM Inspector of Constabulary Lee Freeman", "3 May 2012", "person/page-00000000/lee-freeman"),
        ("Commander Matt Parr", "3 May 2019", "person/page-00000000/matt-parr"),
        ("Chief Constable Jo Nestor", "3 May 2019", "person/page-00000000/jo-nestor"),
    ],
)
def test_only_a_fitting_tenure_links_a_name(extracted, words: str, published: str, person: str) -> None:
    text = f"Kent Police inspected\n\nPublished on: {published}\n\nHMICFRS looked at Kent Police.\n\n{words} said so.\n"
    assert [role.person for role in extracted(text).of(PersonRole)] == [person]


@pytest.mark.parametrize(
    "box",
    [
        "Chief Constable\nJo Nestor\n\nPolice and crime commissioner\nAnn Lee",
        "Chief Constable: Jo Nestor\nPolice and crime commissioner: Ann Lee",
        "Jo Nestor\nChief Constable\n\nAnn Lee\nPolice and crime commissioner",
    ],
)
def test_names_and_roles_on_lines_of_their_own(record, box: str) -> None:
    text = (
        f"Custody in Kent\n\nPublished on: 3 May 2021\n\n{box}\n\nSummary\n\nHMICFRS inspected Kent Police.\n"
    )
    found = {(p["name"], p["role"]) for p in record(text)["people"]}
    assert found == {("Jo Nestor", "Chief Constable"), ("Ann Lee", "Police and crime commissioner")}


def test_a_known_inspector_whose_title_stands_elsewhere(record):
    text = (
        "Police must do better, says chief inspector\n\n9 June 2023\n\nThe chief inspector of constabulary has warned that forces fail victims."
        "\n\nAndy Cooke said that too few criminals were caught.\n\n"
        "Cooke, a former chief constable of Merseyside, said charge rates were far too low.\n"
    )
    found = record(text)
    assert [(p["name"], p["is_inspector"]) for p in found["people"]] == [("Andy Cooke", True)]
    assert found["findings"][-1]["quote"].startswith("Cooke, a former chief constable")
