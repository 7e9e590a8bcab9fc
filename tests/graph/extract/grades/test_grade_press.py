"""Grades as journalists and letters tell them: one verb for several areas, marks counted from the top, what a force was told."""

import pytest

from .test_grade_wordings import NEWS, PAGE, RI, A, G, I, O


@pytest.mark.parametrize("page", [PAGE, NEWS])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The watchdog rated Dyfed-Powys Police good at managing offenders.", [(G, "managing offenders")]),
        ("It was told its care of victims requires improvement, while its recording of crime was rated adequate.", [(RI, "care of victims"),(A, "recording of crime")]),
        ("The force was told that its vetting was inadequate.", [(I, "vetting")]),
        ("Inspectors told the force that its response to the public needs improvement.", [(RI, "response to the public")]),
        ("Kent Police came out as adequate at managing offenders.", [(A, "managing offenders")]),
        ("The force emerged as outstanding for recording crime.", [(O, "recording crime")]),
        ("HMICFRS’s judgment of Kent Police on investigating crime is: inadequate.", [(I, "investigating crime")]),
        ("The verdict of the inspectors on its vetting was: good.", [(G, "vetting")]),
        ("The inspectorate’s grade for how the force manages offenders is: adequate.", [(A, "how the force manages offenders")]),
        ("The force was rated good for efficiency, legitimacy and leadership by His Majesty’s Inspectorate of Constabulary.", [(G, "efficiency"),(G, "legitimacy"),(G, "leadership")]),
        ("The force got the second-lowest mark for investigating crime.", [(RI, "investigating crime")]),
        ("It was given the second highest grade for recording crime.", [(G, "recording crime")]),
        ("Inspectors gave the force the second-lowest grade for vetting and the highest for managing offenders.", [(RI, "vetting"),(O, "managing offenders")]),
        ("The force received the lowest mark for vetting and the second-highest for leadership.", [(I, "vetting"),(G, "leadership")]),
        ("The force was given the bottom mark, inadequate, for vetting.", [(I, "vetting")]),
        ("The force landed an ‘outstanding’ for preventing crime.", [(O, "preventing crime")]),
        ("It picked up a ‘good’ for managing offenders and an ‘inadequate’ for vetting.", [(G, "managing offenders"),(I, "vetting")]),
        ("Good grades went to preventing crime and managing offenders.", [(G, "preventing crime"),(G, "managing offenders")]),
        ("There were good grades for preventing crime and managing offenders.", [(G, "preventing crime"),(G, "managing offenders")]),
        ("A good grade went to recording crime, an inadequate one to vetting.", [(G, "recording crime"),(I, "vetting")]),
        ("Preventing crime, managing offenders and vetting were all graded good.", [(G, "Preventing crime"),(G, "managing offenders"),(G, "vetting")]),
        ("Preventing crime and managing offenders were each rated adequate, investigating crime inadequate.", [(A, "Preventing crime"),(A, "managing offenders"),(I, "investigating crime")]),
        ("Vetting was rated inadequate, managing offenders adequate and recording crime good.", [(I, "Vetting"),(A, "managing offenders"),(G, "recording crime")]),
        ("The force was graded inadequate for vetting, for investigating crime and for leadership.", [(I, "vetting"),(I, "investigating crime"),(I, "leadership")]),
        ("Two areas, investigating crime and vetting, were rated inadequate.", [(I, "investigating crime"),(I, "vetting")]),
        ("It fared worst on vetting, which was graded inadequate.", [(I, "vetting")]),
        ("It did best at recording crime, for which it was rated outstanding.", [(O, "recording crime")]),
        ("How it answers calls, treats suspects and works with schools each got an “adequate”.", [(A, "answers calls"),(A, "treats suspects"),(A, "works with schools")]),
        ("Its vetting, its work with victims and its handling of calls were all judged to be inadequate.", [(I, "vetting"),(I, "work with victims"),(I, "handling of calls")]),
        ("It came away with a ‘good’ for preventing crime and another for managing offenders.", [(G, "preventing crime"),(G, "managing offenders")]),
        ("The force was given the same grade, inadequate, on two further questions, vetting and recording crime.", [(I, "vetting"),(I, "recording crime")]),
        ("The regional crime unit was rated outstanding.", []),
        ("A year ago the force was told that it required improvement for efficiency.", [(RI, "efficiency")]),
        ("The inspectors deem the force adequate at responding to the public.", [(A, "responding to the public")]),
        ("Inspectors considered Kent Police to be good at preventing crime, adequate at vetting.", [(G, "preventing crime"),(A, "vetting")]),
        ("The force slipped to requires improvement for investigating crime.", [(RI, "investigating crime")]),
        ("The force climbed from inadequate to adequate for vetting.", [(I, "vetting"),(A, "vetting")]),
        ("The force moved up a grade, to good, for vetting.", [(G, "vetting")]),
        ("The force has been awarded good for vetting, recording crime and leadership.", [(G, "vetting"),(G, "recording crime"),(G, "leadership")]),
        ("Its work against serious crime came out as good.", [(G, "work against serious crime")]),
        ("Inspectors branded Kent Police inadequate at investigating crime.", [(I, "investigating crime")]),
        ("Kent Police is one of three forces judged inadequate for vetting.", [(I, "vetting")]),
        ("The chief said the second-lowest turnout of officers was adequate.", []),
        ("The force has the second-lowest crime rate in the country.", []),
        ("Victims were told that the wait was good for the case.", []),
        ("Staff came out as good ambassadors for the force.", []),
        ("It was told its supervision of cases requires improvement in some teams.", []),
    ],
)  # fmt: skip
def test_grades(record, page: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(g["grade"], g["question"]) for g in record(page.format(text))["grades"]] == expected


def test_a_unit_that_is_graded_beside_forces_is_none_of_them(record):
    found = record(
        NEWS.format(
            "At vetting, Kent Police and Essex Police came out as adequate, and the regional unit as good."
        )
    )
    assert [(g["force"], g["grade"]) for g in found["grades"]] == [("kent", A), ("essex", A)]


def test_we_is_the_force_on_its_own_page(record):
    found = record(
        "Kent Police\nMaking Kent safer\nNews | Appeals | Events\n\nInspectors praise our officers on all three counts\n\n3 May 2019\n\n"
        "Kent Police has been rated good for efficiency by HMICFRS. "
        "A year and a half ago we were told that we required improvement for legitimacy.\n"
    )
    assert found["title"] == "Inspectors praise our officers on all three counts"
    assert [(g["grade"], g["question"], g.get("prior", False)) for g in found["grades"]] == [
        (G, "efficiency", False),
        (RI, "legitimacy", True),
    ]
