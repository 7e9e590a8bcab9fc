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
        ("Values and culture\n\nHMICFRS inspected fire and rescue services in England. Fire and rescue services must act.", False),
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
