import pytest


def of(record, text: str, *keys: str):
    got = record(text)
    return tuple(got[key] for key in keys)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Kent Police inspected\n\nHMICFRS has inspected Kent Police and found much that is good.", True),
        ("Kent Fire and Rescue Service\n\nHMICFRS inspected Kent Fire and Rescue Service and its firefighters. The service must act.", False),
        ("HMP Maidstone\n\nHM Inspectorate of Prisons has inspected HMP Maidstone and found much that is bad.", False),
        ("Police Scotland\n\nHM Inspectorate of Constabulary in Scotland has inspected Police Scotland in the north.", False),
        ("HM Inspectorate of Constabulary in Scotland\n\nHMICS found that Police Scotland must do more. HMICS will return. HMICFRS has looked at the same in Kent Police.", False),
        ("Officer faces hearing\n\nThe Independent Office for Police Conduct looked into an officer of Kent Police.", False),
        ("Officer sacked\n\nThe IOPC looked into an officer of Kent Police. The IOPC made two recommendations. HMICFRS found failings last year.", False),
        ("Officer cleared\n\nThe police watchdog, the IOPC, had looked into an officer of Kent Police.\n\nRead more: HMICFRS tells Kent Police to act", False),
        ("Custody in Kent\n\nHM Inspectorate of Prisons and HM Inspectorate of Constabulary visited Kent Police.", True),
        ("Kent Police inspected\n\nInspectors said that Kent Police must do more to keep people safe from harm.", True),
        ("Promoting improvements in policing and fire services\n\nKent Fire and Rescue Service: revisit letter\n\nDear Ann,\n\nHMICFRS found that the service is slow. In Dover it shares a yard with Kent Police and Sussex Police.", False),
        ("Values and culture\n\nHMICFRS inspected fire and rescue services in England. Fire and rescue services must act.", False),
        ("Report on a super-complaint\n\nWe, the College of Policing and the Independent Office for Police Conduct have answered it. We visited Kent Police.", True),
        ("Missing man\n\nThe IOPC has found that Kent Police missed him, after our investigation.\n\nWe told HMICFRS.", False),
        ("Joint targeted area inspection of Dover\n\nOfsted and Ofsted inspectors came to Kent Police.\n\nOfsted\n\nHMICFRS", True),
    ],
)  # fmt: skip
def test_in_scope(record, text: str, scope: bool) -> None:
    assert record(text)["in_scope"] is scope


def test_outside_the_scope_nothing_is_said_of_forces(record) -> None:
    text = (
        "Kent Fire and Rescue Service\n\nHMICFRS inspected Kent Fire and Rescue Service. Fire and rescue services"
        " should act at once. It was rated 'good' at putting out fires by the fire service inspectors.\n"
    )
    assert of(record, text, "forces", "findings", "recommendations", "grades") == ([], [], [], [])


@pytest.mark.parametrize(
    ("text", "inspectorates"),
    [
        ("A\n\nHMICFRS inspected Kent Police. HMIC became HMICFRS in July 2017.", ["HMICFRS"]),
        ("A\n\nHer Majesty’s Inspectorate of Constabulary (HMIC) inspected Kent Police.", ["HMIC"]),
        ("A\n\nHM Inspectorate of Prisons and HMIC jointly inspected the custody of Kent Police.", ["HMIP", "HMIC"]),
        ("A\n\nHMICFRS and the Care Quality Commission (CQC) inspected the custody of Kent Police together.", ["HMICFRS", "CQC"]),
        ("A\n\nHMICFRS inspected Kent Police. A school in Kent was rated good by Ofsted last year.", ["HMICFRS"]),
        ("A\n\nKent Police was inspected. HM Inspector of Constabulary Matt Parr said it was good.", ["HMICFRS"]),
        ("A\n\nInspectors from Ofsted, HMICFRS and HM Inspectorate of Probation (HMIP) came to Kent Police.", ["Ofsted", "HMICFRS", "HMI Probation"]),
    ],
)  # fmt: skip
def test_inspectorates(record, text: str, inspectorates: list[str]) -> None:
    assert record(text)["inspectorates"] == inspectorates


@pytest.mark.parametrize(
    ("text", "subject", "mentioned"),
    [
        ("Kent Police inspected\n\nHMICFRS visited Kent Police. It works with Essex Police.", ["kent"], ["essex"]),
        ("A review\n\nPolice Forces: Kent\n\nHMICFRS visited the force, which works with Essex Police.", ["kent"], ["essex"]),
        ("Inspectors speak\n\nKent Police has been told by HMICFRS to act, unlike Essex Police.", ["kent"], ["essex"]),
        ("Kent and Essex police told to act\n\nHMICFRS said so.", ["kent", "essex"], []),
        ("Forces back in\n\nHMIC went back to these forces:\n\nCheshire\nCumbria\n\nThe scheme is also open to the British Transport Police.", ["cheshire", "cumbria"], ["btp"]),
        ("Vetting\n\nHMICFRS inspected eight forces and said that vetting in forces is weak.", [], []),
        ("My response\n\nI welcome the report by HMICFRS on Kent Police.\n\nJo Nestor\nPolice and Crime Commissioner for Kent", ["kent"], []),
        ("Vetting\n\nHMICFRS spoke to the Police and Crime Commissioner for Kent about it.", [], []),
    ],
)  # fmt: skip
def test_subject_and_mentioned(record, text: str, subject: list[str], mentioned: list[str]) -> None:
    assert of(record, text, "forces", "forces_mentioned") == (subject, mentioned)


@pytest.mark.parametrize(
    ("text", "subjects", "mentioned"),
    [
        ("Forces graded\n\nHMICFRS has graded all forces. Forces must do more.\n\nKent, Essex and Surrey were graded outstanding. Forces differ.", ["essex", "kent", "surrey"], []),
        ("Vetting\n\nAn officer of Kent Police was jailed. HMICFRS has looked at how forces vet. Forces must do more. Most forces are slow, inspectors said, and forces know it.", [], ["kent"]),
        ("Kent Police\nReport | Tell us\n\nForces respond to report on custody\n\nKent and Essex Police have welcomed a report by HMICFRS on their shared custody.", ["essex", "kent"], []),
        ("Kent Police must do more\n\nHMICFRS found that Kent Police is slow. Others were Essex Police and Surrey Police.", ["kent"], ["essex", "surrey"]),
    ],
)  # fmt: skip
def test_subjects_and_others(record, text: str, subjects: list[str], mentioned: list[str]) -> None:
    found = record(text)
    assert (sorted(found["forces"]), sorted(found["forces_mentioned"])) == (subjects, mentioned)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Avon Fire & Rescue Service\n\nHMICFRS has published its inspection of Avon Fire & Rescue Service. The service requires improvement at looking after its people.\n\nHM Inspector Wendy Williams said: “The service has work to do.”", False),
        ("Values and culture in fire and rescue services\n\nPublished on: 30 March 2023\n\nHMICFRS inspected all 44 fire and rescue services in England. Police forces do better at background checks, it found. Chief fire officers should act.", False),
        ("HMP Wandsworth\n\nHM Inspectorate of Prisons found violence at HMP Wandsworth. Prison officers were too few. The Metropolitan Police had investigated an escape.", False),
        ("HMICS Annual Report\n\nHMICS inspected custody centres of Police Scotland. HMICS made ten recommendations to Police Scotland.", False),
        ("Officer should face hearing\n\nAn investigation by the Independent Office for Police Conduct found that an officer of Kent Police had a case to answer for gross misconduct. The IOPC made recommendations to Kent Police.", False),
        ("Probation services in Kent\n\nHM Inspectorate of Probation has inspected the probation service in Kent and rated it inadequate. It works with Kent Police.", False),
        ("Youth offending service in Kent\n\nHM Inspectorate of Probation, with HMICFRS, Ofsted and CQC, jointly inspected the youth offending service in Kent. Kent Police is a good partner.", True),
        ("Ofsted rates Kent children's services\n\nOfsted has inspected the children's services of Kent County Council. Kent Police is a partner.", False),
        ("CPS inspection\n\nHM Crown Prosecution Service Inspectorate has inspected CPS South East. Police files were poor, it said.", False),
        ("Bail\n\nHMICFRS and HM Crown Prosecution Service Inspectorate (HMCPSI) jointly inspected how police and prosecutors use bail.", True),
        ("Isle of Man Constabulary\n\nHMICFRS was invited to inspect the Isle of Man Constabulary, and found that it does well.", True),
        ("National Crime Agency\n\nHMICFRS has inspected the National Crime Agency and found that its vetting is sound.", True),
        ("British Transport Police\n\nHMICFRS has inspected British Transport Police and found that it records crime well.", True),
        ("State of Fire and Rescue 2022\n\nHis Majesty's Chief Inspector of Fire & Rescue Services, Andy Cooke, has published his assessment of fire and rescue services.", False),
        ("State of Policing 2022\n\nHis Majesty’s Chief Inspector of Constabulary, Andy Cooke, has published his assessment of policing. Fire and rescue services are in another report.", True),
        ("Kent Police and Kent Fire and Rescue Service work together\n\nHMICFRS has inspected Kent Police. It praised how the force works with Kent Fire and Rescue Service.", True),
        ("Northern Ireland\n\nCriminal Justice Inspection Northern Ireland has inspected custody in the Police Service of Northern Ireland.", False),
    ],
)  # fmt: skip
def test_whether_police_are_inspected(record, text: str, scope: bool) -> None:
    assert record(f"{text}\n")["in_scope"] is scope


@pytest.mark.parametrize(
    ("text", "inspectorates"),
    [
        ("A\n\nHer Majesty’s Inspectorate of Constabulary and Fire and Rescue Services (HMICFRS) inspected Kent Police.", ["HMICFRS"]),
        ("A\n\nHis Majesty's Inspectorate of Constabulary & Fire and Rescue Service inspected Kent Police.", ["HMICFRS"]),
        ("A\n\nHer Majesty's Inspectorate of Constabulary, Fire & Rescue Services (HMICFRS) inspected Kent Police.", ["HMICFRS"]),
        ("A\n\nHM Inspectorate of Constabulary inspected Kent Police.", ["HMIC"]),
        ("A\n\nThe police inspectorate, HMIC, inspected Kent Police. Ofsted judges schools in the same way.", ["HMIC"]),
        ("A\n\nHMICFRS, Ofsted, the CQC and HMI Probation jointly inspected how agencies in Kent, among them Kent Police, protect children.", ["CQC", "HMI Probation", "HMICFRS", "Ofsted"]),
        ("A\n\nA joint inspection by HM Inspectorate of Constabulary and HM Crown Prosecution Service Inspectorate looked at files in Kent Police.", ["HMCPSI", "HMIC"]),
        ("A\n\nEstyn, Care Inspectorate Wales (CIW), Healthcare Inspectorate Wales (HIW), HMICFRS and HMI Probation carried out a joint inspection of child protection with South Wales Police.", ["CIW", "Estyn", "HIW", "HMI Probation", "HMICFRS"]),
        ("A\n\nHMICFRS, which was known as HMIC until 2017, inspected Kent Police.", ["HMICFRS"]),
        ("A\n\nHMICFRS inspected Kent Police. The force also works with Ofsted and the CQC.", ["HMICFRS"]),
    ],
)  # fmt: skip
def test_which_inspectorates_act(record, text: str, inspectorates: list[str]) -> None:
    assert sorted(record(f"{text}\n")["inspectorates"]) == inspectorates
