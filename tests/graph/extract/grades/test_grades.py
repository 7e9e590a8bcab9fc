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
        ("How effective is the force at preventing crime?\n\nGood", [(G, "preventing crime")]),
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
        ("Kent Police has improved from 'requires improvement' to 'good' at custody.", [(RI, "custody"), (G, "custody")]),
        ("Kent Police was graded 'outstanding' for engaging with the public, preventing crime and managing offenders.", [(O, "engaging with the public"), (O, "preventing crime"), (O, "managing offenders")]),
        ("Kent Police was rated 'good' at supporting and protecting the workforce.", [(G, "supporting and protecting the workforce")]),
        ("The watchdog's report says Kent Police requires improvement in how it answers calls.", [(RI, "how it answers calls")]),
        # lists of areas in a sentence
        ("Inspectors rated Kent Police good at preventing crime, adequate at investigating crime and inadequate at answering calls.", [(G, "preventing crime"), (A, "investigating crime"), (I, "answering calls")]),
        ("Kent Police was graded good for effectiveness, efficiency and legitimacy.", [(G, "effectiveness"), (G, "efficiency"), (G, "legitimacy")]),
        ("It graded the force inadequate at investigating crime, at managing offenders and at treating the public fairly.", [(I, "investigating crime"), (I, "managing offenders"), (I, "treating the public fairly")]),
        ("The force was judged to be inadequate in three areas: responding to the public, investigating crime and managing offenders.", [(I, "responding to the public"), (I, "investigating crime"), (I, "managing offenders")]),
        ("The force was rated good at preventing crime, managing offenders, and supporting victims.", [(G, "preventing crime"), (G, "managing offenders"), (G, "supporting victims")]),
        ("The force was rated good at preventing and deterring crime and antisocial behaviour, and reducing vulnerability.", [(G, "preventing and deterring crime and antisocial behaviour, and reducing vulnerability")]),
        ("It was rated adequate at building, supporting and protecting the workforce and good at leadership and force management.", [(A, "building, supporting and protecting the workforce"), (G, "leadership and force management")]),
        ("Kent Police was rated good at police powers and treating the public fairly.", [(G, "police powers and treating the public fairly")]),
        ("Kent Police’s grades are: preventing crime – good; managing offenders – adequate.", [(G, "preventing crime"), (A, "managing offenders")]),
        ("Inspectors graded preventing crime (outstanding), vetting (good) and custody (inadequate).", [(O, "preventing crime"), (G, "vetting"), (I, "custody")]),
        ("HMICFRS handed Kent Police two 'outstanding' grades, for preventing crime and for managing offenders.", [(O, "preventing crime"), (O, "managing offenders")]),
        # words for grading
        ("Kent Police received the lowest grade for efficiency.", [(I, "efficiency")]),
        ("HMICFRS gave the force the highest possible rating for the treatment of the public.", [(O, "treatment of the public")]),
        ("The force was given an “adequate” rating for how it supports victims.", [(A, "how it supports victims")]),
        ("The watchdog called the force inadequate at answering calls.", [(I, "answering calls")]),
        ("Kent Police was branded inadequate by inspectors for its handling of calls.", [(I, "handling of calls")]),
        ("The report rates Kent Police as requiring improvement in investigating crime.", [(RI, "investigating crime")]),
        ("Inspectors said the force was “good” at tackling crime but “inadequate” at looking after victims.", [(G, "tackling crime"), (I, "looking after victims")]),
        ("The force dropped from good to requires improvement for managing offenders.", [(G, "managing offenders"), (RI, "managing offenders")]),
        ("Kent Police was rated inadequate across the board.", [(I, "overall")]),
        ("The force was deemed ‘good’ overall in efficiency and legitimacy and today was judged as ‘requires improvement’ in the final category of effectiveness.", [(G, "efficiency"), (G, "legitimacy"), (RI, "effectiveness")]),
        ("It was rated as ‘good’ in preventing crime as well as at building, supporting and protecting its workforce.", [(G, "preventing crime"), (G, "building, supporting and protecting its workforce")]),
        ("Kent Police was good in crime recording when inspectors came.", [(G, "crime recording")]),
        # the area is the subject
        ("Its efficiency was rated outstanding and its legitimacy good.", [(O, "efficiency"), (G, "legitimacy")]),
        ("The force's response to the public was graded as requires improvement.", [(RI, "response to the public")]),
        ("Its work on serious and organised crime was judged to be good.", [(G, "work on serious and organised crime")]),
        ("Investigating crime\n\nThe force was graded inadequate by HMICFRS at investigating crime.", [(I, "investigating crime")]),
        # lines and tables
        ("Outstanding: preventing crime\nGood: treatment of the public; managing offenders\nAdequate: good use of resources", [(O, "preventing crime"), (G, "treatment of the public"), (G, "managing offenders"), (A, "good use of resources")]),
        ("Preventing crime - outstanding\nTreatment of the public - good", [(O, "Preventing crime"), (G, "Treatment of the public")]),
        ("Area | Judgment\nPreventing crime | Good\nLeadership and force management | Adequate", [(G, "Preventing crime"), (A, "Leadership and force management")]),
        ("Outstanding | Good | Adequate\nPreventing crime | Managing offenders | Supporting victims", [(O, "Preventing crime"), (G, "Managing offenders"), (A, "Supporting victims")]),
        ("Outstanding | Good | Adequate\n| Preventing crime | Managing offenders\n| | Supporting victims", [(G, "Preventing crime"), (A, "Managing offenders"), (A, "Supporting victims")]),
        ("Kent Police requires improvement at investigating crime, a watchdog has found.", [(RI, "investigating crime")]),
        ("Preventing crime Good\nInvestigating crime Adequate\nManaging offenders Requires improvement", [(G, "Preventing crime"), (A, "Investigating crime"), (RI, "Managing offenders")]),
        ("Question\nGrade\nPreventing crime\nGood\nInvestigating crime\nAdequate\n\nThe force has some way to go before it is where it wants to be.", [(G, "Preventing crime"), (A, "Investigating crime")]),
        ("Outstanding\nPreventing crime\nGood\nInvestigating crime\nManaging offenders\n\nThe force has done well since we last came to see it.", [(O, "Preventing crime"), (G, "Investigating crime"), (G, "Managing offenders")]),
        ("Good:\n• Preventing crime\n• Managing offenders\n\nAdequate:\n• Supporting victims", [(G, "Preventing crime"), (G, "Managing offenders"), (A, "Supporting victims")]),
        ("Kent Police was rated 'good' at:\n• preventing crime\n• managing offenders\n\nIt was rated 'inadequate' in one area:\n• supporting victims", [(G, "preventing crime"), (G, "managing offenders"), (I, "supporting victims")]),
        ("• Outstanding at preventing crime\n• Requires improvement at supporting victims", [(O, "preventing crime"), (RI, "supporting victims")]),
        ("Effectiveness\n\nGood\n\nHow effective is the force at preventing crime?\n\nGood", [(G, "Effectiveness"), (G, "preventing crime")]),
        ("HMICFRS grade: good", [(G, "overall")]),
        ("Overview\n\nOverall judgment[1]\n\nGood\n\nTo what extent does the force treat all of the people it serves with fairness?\n\nGood\n\nTo what extent does the force treat its workforce well?\n\nRequires improvement", [(G, "Overall judgment"), (G, "To what extent does the force treat all of the people it serves with fairness"), (RI, "To what extent does the force treat its workforce well")]),
        ("How well does the force treat people?\n\nThe force is fair to all.\n\nSummary of findings\n\nGood", [(G, "How well does the force treat people")]),
        ("Outstanding\n\n(none)\n\nGood\n\nPreventing crime\nManaging offenders", [(G, "Preventing crime"), (G, "Managing offenders")]),
        ("For investigating crime and for managing offenders the grade is ‘requires improvement’.", [(RI, "investigating crime"), (RI, "managing offenders")]),
        ("For the way it treats the public it was rated \"good\".", [(G, "way it treats the public")]),
        ("How effective is the force at preventing crime?   Good\nHow effective is the force at investigating crime?   Requires improvement", [(G, "preventing crime"), (RI, "investigating crime")]),
        ("HMICFRS rated the county's force good at keeping people safe. For protecting vulnerable people it 'requires improvement', as before.", [(G, "keeping people safe"), (RI, "protecting vulnerable people")]),
        ("Kent Police:\n\n• ‘requires improvement’ in operating efficiently; and\n• is ‘good’ at preventing crime.", [(RI, "operating efficiently"), (G, "preventing crime")]),
        ("It rated the force good at preventing crime, adequate in five other areas and as requiring improvement at vetting.", [(G, "preventing crime"), (RI, "vetting")]),
        # not grades
        ("Of the cases, inspectors judged 19 to be good, 42 to require improvement and 22 to be inadequate.", []),
        ("They also found 210 suspects who had been \"outstanding\" for more than three months.", []),
        ("Its neighbour, the Fire and Rescue Service, requires improvement at preventing fires, inspectors said.", []),
        ("HMICFRS graded the force good in three areas.", []),
        ("Five of the nine areas were graded good, three adequate and one inadequate.", []),
        ("Five forces were outstanding, 29 good, eight requires improvement and one inadequate for efficiency.", []),
        ("Most forces were graded good for efficiency.", []),
        ("Ofsted rated the school good for leadership.", []),
        ("The IOPC said its training on restraint was \"inadequate\" at the time.", []),
        ("Officers were good at calming people and gave outstanding support.", []),
        ("We need improvement to go on, and adequate money.", []),
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


NEWS = "Policing News\n\n{}\n\n10 November 2016\n\n{}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HMIC graded every force for efficiency.\n\nOutstanding: Durham, Kent and Norfolk\nInadequate: Humberside", {("durham", O), ("kent", O), ("norfolk", O), ("humberside", I)}),
        ("HMIC inspected all forces for legitimacy.\n\nBedfordshire Police: good\nEssex Police: requires improvement", {("bedfordshire", G), ("essex", RI)}),
        ("HMIC said so.\n\nForce | Effectiveness | Efficiency\nKent | Good | Outstanding\nEssex | Good | Inadequate", {("kent", G), ("kent", O), ("essex", G), ("essex", I)}),
        ("HMIC looked at the efficiency of forces. Durham and Kent received the highest grade.", {("durham", O), ("kent", O)}),
        ("Lancashire Police was rated outstanding for efficiency by HMIC, while West Yorkshire Police was rated good and Humberside inadequate.", {("lancashire", O), ("west-yorkshire", G), ("humberside", I)}),
        ("HMIC graded 37 forces 'good' for legitimacy and one was 'outstanding', Kent Police.", {("kent", O)}),
        ("HMIC inspected all forces. Essex Police was the only one to be graded inadequate for efficiency.", {("essex", I)}),
    ],
)  # fmt: skip
def test_grades_of_several_forces(record, text: str, expected: set[tuple[str, str]]) -> None:
    found = record(NEWS.format("How the forces did", text))["grades"]
    assert {(g["force"], g["grade"]) for g in found} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The force was graded good at preventing crime, up from requires improvement in 2022.", [(G, False), (RI, True)]),
        ("At its previous inspection, the force was graded good for vetting and adequate for custody.", [(G, True), (A, True)]),
        ("In 2018 the force was graded good for effectiveness and outstanding for efficiency; it is now adequate at investigating crime.", [(G, True), (O, True), (A, False)]),
        ("Seven years ago the inspectorate called the force inadequate.", [(I, True)]),
        ("The force was graded inadequate for custody in 2019.", [(I, True)]),
        ("The force, previously rated adequate at custody, was graded good.", [(A, True), (G, False)]),
        ("Since its last inspection the force has been graded good at custody.", [(G, False)]),
        ("Investigating crime: good (2021: adequate)", [(G, False), (A, True)]),
        ("Area | 2021/22 | 2023-25\nPreventing crime | Good | Adequate", [(G, True), (A, False)]),
        ("Area | Judgment | Previous judgment\nPreventing crime | Good | Adequate", [(G, False), (A, True)]),
        ("Previous grade: inadequate", [(I, True)]),
    ],
)  # fmt: skip
def test_which_grade_is_the_earlier_one(record, text: str, expected: list[tuple[str, bool]]) -> None:
    found = [(g["grade"], g.get("prior", False)) for g in record(HEAD.format(text))["grades"]]
    assert found == expected


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
