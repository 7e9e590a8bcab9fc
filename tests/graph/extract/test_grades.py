import pytest

HEAD = "Kent Police: PEEL 2023-25\n\nPublished on: 3 May 2024\n\nHMICFRS inspected Kent Police.\n\n{}\n"
G, A, RI, I, O = "good", "adequate", "requires improvement", "inadequate", "outstanding"  # noqa: E741


@pytest.fixture
def grades(record):
    return lambda text: [(g["grade"], g["question"]) for g in record(HEAD.format(text))["grades"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Working with partners: good\nAssessing risk: requires improvement", [(G, "Working with partners"), (RI, "Assessing risk")]),
        ("How effective is the force at preventing crime?\n\nGood", [(G, "How effective is the force at preventing crime")]),
        ("Responding to the public\n\nRequires improvement\n\nKent Police requires improvement at responding to the public.", [(RI, "Responding to the public")]),
        ("Our judgments\n\nOutstanding\n\n• Recording crime\n\nGood\n\n• Preventing crime\n• Custody", [(O, "Recording crime"), (G, "Preventing crime"), (G, "Custody")]),
        ("Kent Police was rated 'good' at preventing crime, 'adequate' at investigating crime and 'inadequate' at answering calls.", [(G, "preventing crime"), (A, "investigating crime"), (I, "answering calls")]),
        ("HMICFRS judged that Kent Police:\n\n• is ‘outstanding’ in its use of resources; and\n• is ‘good’ at planning.", [(O, "use of resources"), (G, "planning")]),
        ("Kent Police is good at treating people fairly.", [(G, "treating people fairly")]),
        ("The force requires improvement at managing offenders.", [(RI, "managing offenders")]),
        ("HMICFRS graded the force ‘outstanding’ for the recording of crime.", [(O, "recording of crime")]),
        ("HMICFRS judged the custody arrangements of Kent Police to be inadequate.", [(I, "custody arrangements")]),
        ("For legitimacy Kent Police has a ‘good’ grade.", [(G, "legitimacy")]),
        ("In preventing crime, Kent Police is good.", [(G, "preventing crime")]),
        ("The force was given a grade of outstanding for preventing crime.", [(O, "preventing crime")]),
        ("Kent Police was graded inadequate overall.", [(I, "overall")]),
        ("Kent Police has improved from 'requires improvement' to 'good' at custody.", [(RI, "overall"), (G, "custody")]),
        ("Kent Police was graded 'outstanding' for engaging with the public, preventing crime and managing offenders.", [(O, "engaging with the public"), (O, "preventing crime"), (O, "managing offenders")]),
        ("Kent Police was rated 'good' at supporting and protecting the workforce.", [(G, "supporting and protecting the workforce")]),
        ("The watchdog's report says Kent Police requires improvement in how it answers calls.", [(RI, "how it answers calls")]),
        ("Kent Police has been rated outstanding in six out of nine areas.", []),
        ("Kent Police was rated as inadequate for legitimacy last year by HMICFRS.", [(I, "legitimacy")]),
        ("Forces are graded outstanding, good, adequate, requires improvement or inadequate.", []),
        ("The force was ‘good’ in two areas, ‘adequate’ in four and ‘inadequate’ in three areas.", []),
        ("Of the 33 cases, 14 were graded inadequate and 11 good.", []),
        ("There is good work, but several areas require improvement.", []),
        ("Officers do a good job and have adequate training.", []),
        ("Inspectors found outstanding practice and inadequate records.", []),
        ("“Kent Police is good at what it does,” said Chief Constable Jo Nestor.", []),
    ],
)  # fmt: skip
def test_grades(grades, text: str, expected: list[tuple[str, str]]) -> None:
    assert grades(text) == expected


def test_a_grade_counts_where_it_stands_first(grades) -> None:
    text = "Kent Police was graded 'good' at preventing crime. So it is 'good' at preventing crime, inspectors judged."
    assert grades(text) == [(G, "preventing crime")]


def test_each_force_gets_its_grade(record) -> None:
    text = "Kent Police and Essex Police were graded 'good' at custody, and Surrey Police was graded 'inadequate'."
    found = {(g["force"], g["grade"]) for g in record(HEAD.format(text))["grades"]}
    assert found == {("kent", G), ("essex", G), ("surrey", I)}


def test_earlier_grades_are_marked(record) -> None:
    text = (
        "In 2019 HMICFRS judged Kent Police to be inadequate at custody. It is now graded 'good' at custody."
    )
    found = [(g["grade"], g.get("prior", False)) for g in record(HEAD.format(text))["grades"]]
    assert found == [(I, True), (G, False)]
