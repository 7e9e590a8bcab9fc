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
        ("The Met’s commissioner, Jo Nestor, said she was not surprised.", ("Jo Nestor", "Met’s commissioner", False)),
        ("Deputy mayor for policing and crime Jo Nestor asked for it.", ("Jo Nestor", "Deputy mayor for policing and crime", False)),
        ("PCC Jo Nestor described it as a good day.", ("Jo Nestor", "Police and Crime Commissioner", False)),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wendy Williams, HM Inspector for Wales and the Western Region, said it was slow.", [("Wendy Williams", "HM Inspector for Wales and the Western Region", True)]),
        ("“It was slow,” said HM Inspector Michelle Skeer OBE QPM.", [("Michelle Skeer", "HM Inspector", True)]),
        ("“It was slow,” HM Inspector of Constabulary Lee Freeman said.", [("Lee Freeman", "HM Inspector of Constabulary", True)]),
        ("His Majesty’s Inspector of Constabulary, Roy Wilsher, who led the inspection, said it was slow.", [("Roy Wilsher", "His Majesty’s Inspector of Constabulary, led the inspection", True)]),
        ("Sir Tom Winsor, HM Chief Inspector of Constabulary, said it was slow.", [("Tom Winsor", "HM Chief Inspector of Constabulary", True)]),
        ("Her Majesty's Chief Inspector of Constabulary Sir Thomas Winsor said it was slow.", [("Thomas Winsor", "Her Majesty's Chief Inspector of Constabulary", True)]),
        ("HMI Matt Parr CB said it was slow.", [("Matt Parr", "HMI", True)]),
        ("Inspector of Constabulary Zoe Billingham said it was slow.", [("Zoe Billingham", "Inspector of Constabulary", True)]),
        ("The chief inspector of constabulary, Andy Cooke, said it was slow.", [("Andy Cooke", "chief inspector of constabulary", True)]),
        ("Chief Constable Jo Nestor QPM said it was slow.", [("Jo Nestor", "Chief Constable", False)]),
        ("Kent’s chief constable, Jo Nestor, said it was slow.", [("Jo Nestor", "Kent’s chief constable", False)]),
        ("Jo Nestor, Chief Constable of Kent Police, said it was slow.", [("Jo Nestor", "Chief Constable of Kent Police", False)]),
        ("Jo Nestor, the chief constable of Kent, said it was slow.", [("Jo Nestor", "chief constable of Kent", False)]),
        ("T/Deputy Chief Constable Jo Nestor said it was slow.", [("Jo Nestor", "T/Deputy Chief Constable", False)]),
        ("DCC Jo Nestor said it was slow.", [("Jo Nestor", "DCC", False)]),
        ("Chief Superintendent Jo Nestor said it was slow.", [("Jo Nestor", "Chief Superintendent", False)]),
        ("Detective Superintendent Jo Nestor said it was slow.", [("Jo Nestor", "Detective Superintendent", False)]),
        ("Deputy Assistant Commissioner Jo Nestor said it was slow.", [("Jo Nestor", "Deputy Assistant Commissioner", False)]),
        ("Met Commissioner Sir Mark Rowley said it was slow.", [("Mark Rowley", "Commissioner", False)]),
        ("Sir Mark Rowley, Commissioner of the Metropolitan Police, said it was slow.", [("Mark Rowley", "Commissioner of the Metropolitan Police", False)]),
        ("Kent's Police and Crime Commissioner Matthew Scott said it was slow.", [("Matthew Scott", "Kent's Police and Crime Commissioner", False)]),
        ("Kent Police and Crime Commissioner, Matthew Scott, said it was slow.", [("Matthew Scott", "Kent Police and Crime Commissioner", False)]),
        ("Matthew Scott, Kent’s Police and Crime Commissioner, said it was slow.", [("Matthew Scott", "Kent’s Police and Crime Commissioner", False)]),
        ("Police, Fire and Crime Commissioner Zoë Metcalfe said it was slow.", [("Zoë Metcalfe", "Police, Fire and Crime Commissioner", False)]),
        ("PFCC Roger Hirst said it was slow.", [("Roger Hirst", "Police, Fire and Crime Commissioner", False)]),
        ("Deputy PCC Jo Nestor said it was slow.", [("Jo Nestor", "Deputy PCC", False)]),
        ("Home Secretary Suella Braverman said it was slow.", [("Suella Braverman", "Home Secretary", False)]),
        ("Policing minister Kit Malthouse said it was slow.", [("Kit Malthouse", "Policing minister", False)]),
        ("Shadow home secretary Yvette Cooper said it was slow.", [("Yvette Cooper", "Shadow home secretary", False)]),
        ("Labour MP Jo Nestor said it was slow.", [("Jo Nestor", "Labour MP", False)]),
        ("Jo Nestor, MP for Dover, said it was slow.", [("Jo Nestor", "MP for Dover", False)]),
        ("Jo Nestor, Conservative MP for Dover, said it was slow.", [("Jo Nestor", "Conservative MP for Dover", False)]),
        ("Councillor Jo Nestor said it was slow.", [("Jo Nestor", "Councillor", False)]),
        ("Kent Police Federation chair Jo Nestor said it was slow.", [("Jo Nestor", "Kent Police Federation chair", False)]),
        ("Jo Nestor, chief executive of the Suzy Lamplugh Trust, said it was slow.", [("Jo Nestor", "chief executive of the Suzy Lamplugh Trust", False)]),
        ("Dame Vera Baird QC, victims' commissioner for England and Wales, said it was slow.", [("Vera Baird", "victims' commissioner for England and Wales", False)]),
        ("The children's commissioner, Dame Rachel de Souza, said it was slow.", [("Rachel de Souza", "children's commissioner", False)]),
        ("The NPCC lead for rape, Chief Constable Sarah Crew, said it was slow.", [("Sarah Crew", "Chief Constable", False)]),
        ("Chief Constable Sarah Crew, the NPCC lead for rape, said it was slow.", [("Sarah Crew", "Chief Constable, NPCC lead for rape", False)]),
        ("National Police Chiefs’ Council chair Martin Hewitt said it was slow.", [("Martin Hewitt", "National Police Chiefs’ Council chair", False)]),
        ("A spokesman for Kent Police said it was slow.", []),
        ("The force said Jo Nestor had been found guilty of murder.", []),
        ("PC Jo Nestor was sacked for gross misconduct.", []),
        ("Victim Ann Lee, 34, said nobody came.", []),
        ("Operation Soteria Bluestone was praised.", []),
        ("Get the report\n\nHis Majesty’s Inspector of Constabulary Wendy Williams said:\n\n“It was slow.”", [("Wendy Williams", "His Majesty’s Inspector of Constabulary", True)]),
        ("Wendy Williams\nHM Inspector of Constabulary", [("Wendy Williams", "HM Inspector of Constabulary", True)]),
        ("Andy Cooke QPM DL, HM Chief Inspector of Constabulary, said it was slow.", [("Andy Cooke", "HM Chief Inspector of Constabulary", True)]),
        ("HM Inspector of Probation Justin Russell said it was slow.", [("Justin Russell", "HM Inspector of Probation", True)]),
        ("Chief Inspector of Prisons Nick Hardwick said it was slow.", [("Nick Hardwick", "Chief Inspector of Prisons", True)]),
        ("Chief Inspector Jo Nestor of the roads team said it was slow.", [("Jo Nestor", "Chief Inspector", False)]),
        ("Amanda Spielman, Her Majesty’s Chief Inspector of Ofsted, said it was slow.", [("Amanda Spielman", "Her Majesty’s Chief Inspector of Ofsted", True)]),
        ("Acting Chief Constable Jo Nestor and Deputy Chief Constable Ann Lee said it was slow.", [("Jo Nestor", "Acting Chief Constable", False), ("Ann Lee", "Deputy Chief Constable", False)]),
        ("Chief Constable Jo Nestor and PCC Matthew Scott said it was slow.", [("Jo Nestor", "Chief Constable", False), ("Matthew Scott", "Police and Crime Commissioner", False)]),
    ],
)  # fmt: skip
def test_everybody_with_a_role(people, text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert people(text, "3 May 2023") == expected


def test_a_by_line_above_the_time_of_day_is_nobody_with_a_role(record):
    found = record(
        "Kent does badly\n\nBy Jo Nestor\nThursday, 2nd March 2017, 12:01 am\n\nHMIC inspected Kent Police.\n"
    )
    assert found["people"] == []
