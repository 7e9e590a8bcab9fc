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
        ("The chief constable asked inspectors to review vetting.", [("Chief Constable of Kent Police", I)]),
        ("The Chief Constable of Kent ordered a review of all policies, and it is complete.", []),
        ("Last May the chief constable commissioned the review of training that was published in June.", []),
        ("The mayor of London commissioned HMICFRS to inspect the Met.", [(MAYOR, I)]),
        ("The Mayor’s Office for Policing and Crime asked us to inspect the Met.", [("Mayor’s Office for Policing and Crime", I)]),
        ("HMICFRS was commissioned by the Home Secretary to inspect it. The Home Secretary commissioned HMICFRS.", [(HS, I)]),
        ("The review was requested by the Minister of State for Transport.", [("Minister of State for Transport", I)]),
        ("HMICFRS was asked by the Department for Education and the Home Office to inspect how forces deal with it.", [("Department for Education", I), ("Home Office", I)]),
        ("The police and crime commissioner (PCC) for Kent requested that HMICFRS return for an inspection.", [(PCC, I)]),
        ("At the request of the Home Secretary, HMICFRS spent the summer examining how forces deal with fraud.", [(HS, I)]),
        ("The Home Secretary asked HMICFRS to add drones to the subjects of its report.", [(HS, I)]),
        ("The Home Secretary and the Mayor of London each asked us to inspect the policing of the march.", [(HS, I), (MAYOR, I)]),
        ("In response to a request from the Home Secretary, HMICFRS went to six forces and inspected vetting.", [(HS, I)]),
        ("The inspection follows a commission from the then Home Secretary, Amber Rudd.", [(HS, I)]),
        ("We received a commission from the Home Secretary to inspect vetting.", [(HS, I)]),
        ("The request came from the Home Secretary, and HMICFRS began its inspection in May.", [(HS, I)]),
        ("The inspection was asked for by the police and crime commissioner.", [(PCC, I)]),
        ("The Home Secretary heard of it in May. HMICFRS carried out the inspection which she commissioned.", [(HS, I)]),
        ("The PCC decided to ask HMICFRS to come back and inspect vetting.", [(PCC, I)]),
        ("Matthew Scott, PCC for Kent, was the first of the commissioners to commission an inspection by HMICFRS.", [(PCC, I)]),
        ("HMICFRS agreed to the inspection, which the police and crime commissioner called for in May.", [(PCC, I)]),
        ("The Chief Constable invited HMICFRS to inspect how the force records crime.", [("Chief Constable of Kent Police", I)]),
        ("We were directed by the Home Secretary to inspect the vetting of officers.", [(HS, I)]),
        ("The review was ordered by the Home Secretary after the murder.", [(HS, I)]),
        ("Home Secretary Theresa May asked HMIC to look at how forces use Tasers.", [(HS, I)]),
        ("The Home Secretary’s commission asked us to inspect three things.", [(HS, I)]),
        ("The PCC said he had commissioned an independent review of the control room.", []),
        ("The Chief Constable asked for an external audit of the report.", []),
        ("The Home Secretary has called for an inspection by HMICFRS.", []),
        ("The Home Secretary asked the force to report on its progress after the inspection by HMICFRS.", []),
        ("The mayor asked chief constables how they would answer the report.", []),
        ("The PCC asked the public what they think of the inspection.", []),
        ("We asked victims about the report of the Home Secretary.", []),
        ("The Home Secretary asked why the inspection had taken so long.", []),
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


@pytest.mark.parametrize("asks", ["I commission", "I hereby commission", "I am writing to commission"])
def test_a_letter_that_commissions(record, asks: str) -> None:
    text = (
        "Letter: custody\n\nSir Thomas Winsor\nHM Chief Inspector of Constabulary\n\n2 May 2019\n\nDear Sir Thomas,\n\n"
        f"{asks} HMICFRS to inspect how forces look after detainees.\n\nThe inspection should consider:\n\n"
        "• the work of nurses; and\n• the experience of detainees.\n\nYours sincerely,\n\nPriti Patel MP\nHome Secretary\n"
    )
    found = record(text)
    assert [(c["by"], c["of"]) for c in found["commissions"]] == [(HS, I)]
    assert not found["findings"]
    assert not found["recommendations"]


@pytest.mark.parametrize(
    ("head", "sentence", "by"),
    [
        ("Office of the Police and Crime Commissioner for Kent", "I asked HMICFRS to look at how Kent Police deals with burglary.", PCC),
        ("Office of the Police and Crime Commissioner for Kent", "My office commissioned this inspection by HMICFRS of Kent Police.", PCC),
        ("Office of the Police and Crime Commissioner for Kent", "The inspection of Kent Police by HMICFRS is one that I requested.", PCC),
        ("Office of the Police and Crime Commissioner for Kent", "I asked the Chief Constable of Kent Police about the report by HMICFRS.", None),
        ("Office of the Police and Crime Commissioner for Kent", "I commission services for victims. HMICFRS has inspected Kent Police.", None),
        ("The Kentish Echo", "I asked HMICFRS to look at how Kent Police deals with burglary.", None),
    ],
)  # fmt: skip
def test_a_commissioner_who_speaks_for_himself(record, head: str, sentence: str, by: str | None) -> None:
    text = f"{head}\nHome | News | Contact\n\nBurglary in Kent\n\n3 May 2019\n\nHMICFRS has published a report on Kent Police. {sentence}\n"
    assert [c["by"] for c in record(text)["commissions"]] == ([by] if by else [])


@pytest.mark.parametrize(
    ("force", "mayor"),
    [
        ("Greater Manchester Police", "Mayor of Greater Manchester"),
        ("West Yorkshire Police", "Mayor of West Yorkshire"),
        ("North Yorkshire Police", "Mayor of York and North Yorkshire"),
        ("The Metropolitan Police Service", MAYOR),
    ],
)
def test_the_mayor_of_the_area(record, force: str, mayor: str) -> None:
    text = f"{force}: an inspection\n\nHMICFRS has inspected {force}. The mayor asked HMICFRS to look into its computers in May 2024.\n"
    assert [c["by"] for c in record(text)["commissions"]] == [mayor]


def test_the_one_who_is_written_to_is_not_the_one_who_writes(record) -> None:
    text = (
        "Police and Crime Commissioner for Kent\nSessions House, Maidstone\n\nRt Hon Amber Rudd MP\nHome Secretary\n\n"
        "10 May 2017\n\nDear Home Secretary,\n\nKent Police: inspection by HMIC\n\nI write under section 55 of the Police Act 1996 about the "
        "report of HMIC on Kent Police. You commissioned it in March.\n\nYours sincerely\n\nMatthew Scott\nPolice and Crime Commissioner\n"
    )
    assert [c["by"] for c in record(text)["commissions"]] == [HS]


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("In June 2018, the Home Secretary asked us to inspect vetting.", "2018-06"),
        ("We were commissioned by the Home Secretary on 4 June 2018 to inspect vetting.", "2018-06-04"),
        ("The Home Secretary commissioned this inspection in June 2018.", "2018-06"),
        ("The Home Secretary asked us to inspect vetting.", None),
    ],
)
def test_when_it_was_asked(extracted, sentence: str, date: str | None) -> None:
    (found,) = extracted(HEAD.format(sentence)).of(Commission)
    assert found.date == date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In June 2018, the Home Secretary required HMICFRS to carry out an inspection of how forces deal with fraud.", [(HS, I)]),
        ("The then Home Secretary requested an urgent inspection of the policing of the vigil.", [(HS, I)]),
        ("HMICFRS’s inspection had been requested by the Home Secretary after the riots.", [(HS, I)]),
        ("The Home Secretary wrote to HM Chief Inspector on 3 May asking for an inspection of vetting.", [(HS, I)]),
        ("The Home Secretary wrote to us, asking that we inspect vetting.", [(HS, I)]),
        ("The review, commissioned by the Home Secretary in March, looked at vetting.", [(HS, I)]),
        ("The inspection was carried out following a commission by the Home Secretary.", [(HS, I)]),
        ("The inspection, which the Home Secretary commissioned, looked at vetting.", [(HS, I)]),
        ("A Home Secretary-commissioned inspection of vetting found much to do.", [(HS, I)]),
        ("The PCC-commissioned inspection of the force's call handling found much to do.", [(PCC, I)]),
        ("Police and Crime Commissioner Matthew Scott commissioned the inspection after complaints.", [(PCC, I)]),
        ("Matthew Scott, the PCC, has invited HMICFRS to inspect the force's control room.", [(PCC, I)]),
        ("It was the PCC, Matthew Scott, who asked HMICFRS to inspect the control room.", [(PCC, I)]),
        ("The inspection took place at the invitation of the chief constable.", [("Chief Constable of Kent Police", I)]),
        ("Under section 54(2B) of the Police Act 1996 the Home Secretary directed us to inspect vetting.", [(HS, I)]),
        ("The Home Secretary and the Secretary of State for Health jointly commissioned HMICFRS and CQC to inspect custody healthcare.", [(HS, I)]),
        ("The Minister of State for Policing asked HMICFRS to review the use of force.", [("Policing Minister", I)]),
        ("The government asked HMIC to review police use of stop and search.", [(HS, I)]),
        ("Ministers asked the inspectorate to review police use of stop and search.", [(HS, I)]),
        ("HMIC was tasked by the Home Secretary with reviewing undercover policing.", [(HS, I)]),
        ("HMIC was asked to conduct the review by the Home Secretary.", [(HS, I)]),
        ("The terms of reference set by the Home Secretary asked HMIC to review undercover policing.", [(HS, I)]),
        ("Theresa May, the Home Secretary, told Parliament that she had asked HMIC to inspect every force's use of stop and search.", [(HS, I)]),
        ("The Mayor of London, Sadiq Khan, commissioned HMICFRS to look at how the Met investigated the murders.", [(MAYOR, I)]),
        ("London mayor Sadiq Khan asked the police inspectorate to look into the Port case.", [(MAYOR, I)]),
        ("MOPAC commissioned HMICFRS to inspect the Met's handling of child exploitation.", [("Mayor’s Office for Policing and Crime", I)]),
        ("HMICFRS was commissioned by the Isle of Man Department of Home Affairs to inspect the constabulary.", [("Department of Home Affairs", I)]),
        ("HMICFRS may be commissioned by the Home Secretary to inspect a force.", []),
        ("Police and crime commissioners can commission HMICFRS to inspect a force.", []),
        ("The Home Secretary approves our inspection programme.", []),
        ("The inspectorate asked the Home Secretary to change the law on vetting.", []),
        ("HMICFRS has asked the Chief Constable of Kent to send it an action plan after the inspection.", []),
        ("The PCC has asked the Chief Constable to report on progress against the inspection.", []),
        ("The PCC asked the Chief Constable of Kent for a response to the HMICFRS report.", []),
        ("The PCC said: “I have asked the Chief Constable to review how it happened.”", []),
        ("The force requested support from the College of Policing after the inspection.", []),
        ("Refuge made a super-complaint, which HMICFRS was asked by the Home Secretary to consider.", []),
        ("The Home Secretary commissioned Dame Louise Casey to review the culture of the Met.", []),
        ("The Mayor has commissioned an independent review of the Met by Baroness Casey.", []),
        ("HMICFRS would be asked by the Home Secretary to return if nothing changes.", []),
        ("The IOPC asked HMICFRS to look at one recommendation again.", []),
    ],
)  # fmt: skip
def test_further_wordings(commissions, text: str, expected: list[tuple[str, str]]) -> None:
    assert commissions(text) == expected
