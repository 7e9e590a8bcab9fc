import pytest

from peelgraph.graph.model import Commission

HEAD = "Kent Police: an inspection\n\nPublished on: 3 May 2019\n\nContents\n\nHMICFRS\n\nWe inspected Kent Police in March 2019. {}\n"


@pytest.fixture
def commissions(record):
    return lambda text: [(c["by"], c["of"]) for c in record(HEAD.format(text))["commissions"]]


HS, PCC, MAYOR = "Home Secretary", "Police and Crime Commissioner for Kent", "Mayor of London"
I = "HMICFRS"  # noqa: E741


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HMICFRS was commissioned by the Home Secretary to inspect how forces deal with rape.", [(HS, I)]),
        ("The Home Secretary commissioned HMICFRS to inspect how forces deal with rape.", [(HS, I)]),
        ("In 2018 the then Home Secretary, Amber Rudd, asked HMICFRS to review vetting.", [(HS, I)]),
        ("I was commissioned by the Home Secretary to inspect vetting.", [(HS, I)]),
        ("We were asked by the Home Secretary to review vetting.", [(HS, I)]),
        ("This inspection was carried out at the request of the Home Secretary.", [(HS, I)]),
        ("Following a request from the Home Secretary, we inspected vetting.", [(HS, I)]),
        ("HMICFRS was commissioned by Kent's Police and Crime Commissioner to inspect its vetting.", [(PCC, I)]),
        ("The police and crime commissioner requested that HMICFRS inspect the force’s vetting.", [(PCC, I)]),
        ("Matthew Scott, the Kent Police and Crime Commissioner, asked HMICFRS for a review.", [(PCC, I)]),
        ("The Chief Constable of Kent asked HMICFRS for a review of its custody.", [("Chief Constable of Kent Police", I)]),
        ("The mayor of London commissioned HMICFRS to inspect the Met.", [(MAYOR, I)]),
        ("The Mayor’s Office for Policing and Crime asked us to inspect the Met.", [("Mayor’s Office for Policing and Crime", I)]),
        ("HMICFRS was commissioned by the Home Secretary to inspect it. The Home Secretary commissioned HMICFRS.", [(HS, I)]),
        ("The review was requested by the Minister of State for Transport.", [("Minister of State for Transport", I)]),
        ("HMICFRS was asked by the Department for Education and the Home Office to inspect how forces deal with it.", [("Department for Education", I), ("Home Office", I)]),
        ("The police and crime commissioner (PCC) for Kent requested that HMICFRS return for an inspection.", [(PCC, I)]),
        ("HMICFRS are commissioned by the Home Secretary to undertake inspections of police forces.", []),
        ("The programme was approved by the Home Secretary under section 54 of the Police Act.", []),
        ("The Home Secretary said she would ask HMICFRS to inspect more forces.", []),
        ("The super-complaint asked HMICFRS to inspect all forces, and the Home Secretary agreed.", []),
        ("The Home Secretary welcomed the inspection by HMICFRS.", []),
        ("The Home Secretary has asked chief constables to act.", []),
        ("HMICFRS asked the Home Secretary for more money for its inspections.", []),
        ("Victim Support, which I commission, helps victims of crime who were inspected.", []),
        ("The force was asked to look at its records by inspectors.", []),
    ],
)  # fmt: skip
def test_who_asked_whom(commissions, text: str, expected: list[tuple[str, str]]) -> None:
    assert commissions(text) == expected


def test_person_and_work(extracted) -> None:
    text = (
        "HMICFRS was commissioned by the mayor of London Sadiq Khan to inspect how the Met treats children."
    )
    (found,) = extracted(HEAD.format(text)).of(Commission)
    assert (found.by, found.holder) == ("body/mayor-of-london", "person/sadiq-khan")
    assert found.what == "inspect how the Met treats children"


def test_updates_are_not_the_inspection(extracted) -> None:
    text = (
        "Metropolitan Police Service – National child protection post-inspection review\n\nPublished on: 28 March 2019\n\n"
        "Summary\n\nAn inspection in February to May 2016 looked at child protection in the Metropolitan Police Service.\n\n"
        "After the 2016 report HMICFRS was commissioned by the Home Secretary to publish quarterly updates on it.\n"
    )
    (found,) = extracted(text).of(Commission)
    assert found.inspection is None
    assert found.updates == "inspection/metropolitan/national-child-protection/2016"


def test_commissions_told_in_notes_and_titles(record) -> None:
    notes = "Kent Police\n\nHMICFRS inspected Kent Police this year and liked it.\n\nNotes to editors\n\n1. HMICFRS was commissioned by the Home Secretary to inspect it.\n"
    title = "Terms of reference: Home Secretary’s commission for a review of vetting\n\nHMICFRS will carry out a review of it.\n"
    for text in (notes, title):
        assert [(c["by"], c["of"]) for c in record(text)["commissions"]] == [(HS, I)]


def test_a_letter_to_the_one_who_asked(record) -> None:
    text = (
        "Letter: vetting\n\nRt Hon Suella Braverman MP\nHome Secretary\n\n2 May 2023\n\nDear Home Secretary,\n\n"
        "You commissioned me to carry out a rapid review of vetting.\n\nYours sincerely,\n\nAndy Cooke QPM\n"
        "HM Chief Inspector of Constabulary\n"
    )
    assert [(c["by"], c["of"]) for c in record(text)["commissions"]] == [(HS, I)]
