"""Grades as pages, releases and the press word them: each row in a page of the inspectorate and in a news item."""

import pytest

PAGE = "Kent Police: PEEL 2023-25\n\nPublished on: 3 May 2024\n\nHMICFRS inspected Kent Police.\n\n{}\n"
NEWS = "Kent Police has much to do, inspectors find\n\n3 May 2024\n\nHMICFRS has inspected Kent Police, it said on Friday.\n\n{}\n"
G, A, RI, I, O = "good", "adequate", "requires improvement", "inadequate", "outstanding"  # noqa: E741


@pytest.mark.parametrize("page", [PAGE, NEWS])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The inspectorate gave the force ‘good’ for preventing crime but ‘inadequate’ for managing offenders.", [(G, "preventing crime"), (I, "managing offenders")]),
        ("Inspectors had the force down as good at preventing crime and at managing offenders.", [(G, "preventing crime"), (G, "managing offenders")]),
        ("The force scored ‘outstanding’ for recording crime.", [(O, "recording crime")]),
        ("Kent Police achieved a rating of ‘good’ in the category of investigating crime.", [(G, "investigating crime")]),
        ("Inspectors marked the force as requiring improvement in the way it responds to the public.", [(RI, "way it responds to the public")]),
        ("The report grades Kent Police as ‘inadequate’ in its ability to respond to the public, protect vulnerable people, and strategic planning.", [(I, "ability to respond to the public"), (I, "protect vulnerable people"), (I, "strategic planning")]),
        ("It was found to be inadequate at responding to emergencies.", [(I, "responding to emergencies")]),
        ("HMICFRS found the force to be adequate at leadership and force management.", [(A, "leadership and force management")]),
        ("The force requires improvement in three areas, including how it investigates crime.", [(RI, "how it investigates crime")]),
        ("Kent Police was told it requires improvement in its efficiency this year.", [(RI, "efficiency")]),
        ("The force was told it needed improvement at protecting vulnerable people.", [(RI, "protecting vulnerable people")]),
        ("The force has been graded as ‘requires improvement’ in three of nine areas.", []),
        ("It was graded ‘good’ in five areas of policing and ‘adequate’ in three.", []),
        ("Six areas were judged good, two adequate and one, managing offenders, was said to require improvement.", [(RI, "managing offenders")]),
        ("The only area rated outstanding was preventing crime.", [(O, "preventing crime")]),
        ("Preventing crime was the one area to be graded outstanding.", [(O, "Preventing crime")]),
        ("Areas graded as inadequate were responding to the public and investigating crime.", [(I, "responding to the public"), (I, "investigating crime")]),
        ("The areas rated as good are: preventing crime, managing offenders and police powers.", [(G, "preventing crime"), (G, "managing offenders"), (G, "police powers")]),
        ("It requires improvement at: investigating crime; responding to the public; and supporting victims.", [(RI, "investigating crime"), (RI, "responding to the public"), (RI, "supporting victims")]),
        ("It was rated good at preventing crime, police powers and public treatment, and managing offenders, adequate at supporting victims, and requiring improvement at leadership.", [(G, "preventing crime"), (G, "police powers and public treatment"), (G, "managing offenders"), (A, "supporting victims"), (RI, "leadership")]),
        ("The force's effectiveness was graded as good, its efficiency as good and its legitimacy as requires improvement.", [(G, "effectiveness"), (G, "efficiency"), (RI, "legitimacy")]),
        ("Kent Police has been judged 'good' for the third year running in the legitimacy strand of HMICFRS's PEEL inspection.", [(G, "legitimacy")]),
        ("In the efficiency inspection, the force was rated outstanding.", [(O, "efficiency")]),
        ("The force has an overall grade of good.", [(G, "overall")]),
        ("Overall, Kent Police was judged to be good.", [(G, "overall")]),
        ("Kent Police has been given an overall rating of ‘requires improvement’.", [(RI, "overall")]),
        ("The force was rated as inadequate in 2015.", [(I, "overall")]),
        ("The constabulary has been rated good for efficiency, legitimacy and effectiveness in a new inspection.", [(G, "efficiency"), (G, "legitimacy"), (G, "effectiveness")]),
        ("The force received six \"outstanding\" grades and two \"good\" grades.", []),
        ("The force was found to be a ‘good’ force, the report said.", [(G, "overall")]),
        ("Kent Police was awarded one of the highest grades of any force.", []),
        ("Being graded as outstanding did not mean the force could not improve.", []),
        ("The force remains ‘adequate’ at managing offenders.", [(A, "managing offenders")]),
        ("The force maintained its ‘good’ grade for legitimacy.", [(G, "legitimacy")]),
        ("The force kept its outstanding rating for efficiency.", [(O, "efficiency")]),
        ("The force lost its ‘good’ rating for vetting and is now graded inadequate at it.", [(G, "vetting"), (I, "vetting")]),
        ("Inspectors downgraded the force from ‘good’ to ‘inadequate’ for custody.", [(G, "custody"), (I, "custody")]),
        ("Its grade for custody fell from good to adequate.", [(G, "custody"), (A, "custody")]),
        ("HMICFRS said the force “requires improvement” at investigating crime.", [(RI, "investigating crime")]),
        ("HMIC (the inspectorate) said the force \"required improvement\".", [(RI, "overall")]),
        ("Her Majesty's Inspectorate of Constabulary said Kent Police \"required improvement\" in its efficiency.", [(RI, "efficiency")]),
        ("South Wales and Gwent police forces were ranked \"good\".", [(G, "overall"), (G, "overall")]),
        ("When it comes to treating the public fairly, the force is good.", [(G, "treating the public fairly")]),
        ("Kent Police is outstanding at recording crime, a report has found.", [(O, "recording crime")]),
        ("Kent Police is ‘outstanding’ in its use of resources.", [(O, "use of resources")]),
        ("The force’s leadership was also rated as adequate.", [(A, "leadership")]),
        ("The force was judged adequate for how it builds, supports and protects its workforce.", [(A, "how it builds, supports and protects its workforce")]),
        ("The force was rated adequate in its approach to building, developing and looking after its workforce.", [(A, "approach to building, developing and looking after its workforce")]),
        ("The inspectorate assessed the force as good at disrupting serious and organised crime.", [(G, "disrupting serious and organised crime")]),
        ("The force’s crime recording has been graded “outstanding” by the inspectorate.", [(O, "crime recording")]),
        ("There was an ‘outstanding’ for engagement with communities, and a ‘good’ for vetting.", [(O, "engagement with communities"), (G, "vetting")]),
        ("It earned ‘good’ in: preventing crime; vetting.", [(G, "preventing crime"), (G, "vetting")]),
        ("HMICFRS handed the force the lowest possible rating of ‘inadequate’ for vetting.", [(I, "vetting")]),
        ("The force was rated 'good' for tackling crime, 'good' for vetting and 'adequate' for its leadership.", [(G, "tackling crime"), (G, "vetting"), (A, "leadership")]),
        ("The force was rated good overall.", [(G, "overall")]),
        ("Kent Police is good overall at keeping people safe and reducing crime.", [(G, "keeping people safe and reducing crime")]),
        ("The force’s overall effectiveness is good.", [(G, "overall effectiveness")]),
        ("Kent Police's effectiveness at keeping people safe and reducing crime is good.", [(G, "effectiveness at keeping people safe and reducing crime")]),
        ("The extent to which the force is effective at keeping people safe and reducing crime requires improvement.", [(RI, "effectiveness at keeping people safe and reducing crime")]),
        ("The extent to which Kent Police operates efficiently and sustainably is outstanding.", [(O, "efficiency: extent to which Kent Police operates efficiently and sustainably")]),
        ("Kent Police has been assessed as good for the efficiency with which it keeps people safe and reduces crime.", [(G, "efficiency with which it keeps people safe and reduces crime")]),
        ("Kent Police is judged to be good in the efficiency with which it keeps people safe and reduces crime.", [(G, "efficiency with which it keeps people safe and reduces crime")]),
        ("I am pleased that the force is judged good at preventing crime.", [(G, "preventing crime")]),
        ("We have graded the force as adequate at responding to the public.", [(A, "responding to the public")]),
        ("We graded Kent Police’s performance across nine areas of policing and found the force was ‘good’ in two areas, ‘adequate’ in five areas and ‘requires improvement’ in two areas.", []),
        ("We found that Kent Police is ‘good’ at managing offenders, ‘adequate’ at vetting and ‘requires improvement’ at supporting victims.", [(G, "managing offenders"), (A, "vetting"), (RI, "supporting victims")]),
        ("Kent Police’s grading for vetting has gone up from adequate to good.", [(A, "vetting"), (G, "vetting")]),
        ("Only one question – how well the force manages offenders – was graded outstanding.", [(O, "how well the force manages offenders")]),
        ("On vetting, the grade was adequate.", [(A, "vetting")]),
        ("Vetting and counter-corruption: adequate.", [(A, "Vetting and counter-corruption")]),
        ("Outstanding (1): recording crime\nGood (2): preventing crime; managing offenders\nInadequate (0)", [(O, "recording crime"), (G, "preventing crime"), (G, "managing offenders")]),
        ("Grades at a glance\nRecording crime ● Outstanding\nPreventing crime ● Good", [(O, "Recording crime"), (G, "Preventing crime")]),
        ("| Area | Grade |\n|---|---|\n| Preventing crime | Good |\n| Vetting | Inadequate |", [(G, "Preventing crime"), (I, "Vetting")]),
        ("Preventing crime = good\nVetting = inadequate", [(G, "Preventing crime"), (I, "Vetting")]),
        ("Preventing crime (good)\nVetting (inadequate)", [(G, "Preventing crime"), (I, "Vetting")]),
        ("• Preventing crime: Good\n• Managing offenders: Adequate", [(G, "Preventing crime"), (A, "Managing offenders")]),
        ("• Preventing crime – Good.\n• Managing offenders – Adequate.", [(G, "Preventing crime"), (A, "Managing offenders")]),
        ("• Good at preventing crime;\n• Adequate at managing offenders; and\n• Inadequate at vetting.", [(G, "preventing crime"), (A, "managing offenders"), (I, "vetting")]),
        ("The force is:\n\n• good at preventing crime;\n• adequate at managing offenders; and\n• requires improvement at vetting.", [(G, "preventing crime"), (A, "managing offenders"), (RI, "vetting")]),
        ("• is ‘good’ at effectively reducing crime and keeping people safe;\n• ‘requires improvement’ at how legitimately it treats the public and its workforce", [(G, "effectively reducing crime and keeping people safe"), (RI, "legitimacy: how legitimately it treats the public and its workforce")]),
        ("Preventing and deterring crime and antisocial behaviour, and reducing vulnerability\n\nAdequate\n\nKent Police is adequate at prevention and deterrence.\n\nInvestigating crime\n\nInadequate\n\nKent Police is inadequate at investigating crime.", [(A, "Preventing and deterring crime and antisocial behaviour, and reducing vulnerability"), (I, "Investigating crime")]),
        ("Efficiency\n\nHow efficiently does the force operate and how sustainable are its services to the public?\n\nGood\n\nUnderstanding demand\n\nOutstanding", [(G, "Efficiency: How efficiently does the force operate and how sustainable are its services to the public"), (O, "Understanding demand")]),
        ("The force gave a good account of itself and inspectors found adequate resources in the control room.", []),
        ("Victims get a good service. That is outstanding news for Kent.", []),
        ("The chief constable said he was determined to be outstanding.", []),
        ("The force wants to be rated outstanding by 2026.", []),
        ("If the force is graded inadequate again, ministers may step in.", []),
        ("None of the forces was rated outstanding.", []),
        ("Only four forces were rated outstanding.", []),
        ("No force was judged inadequate for efficiency.", []),
        ("The supervision of cases was found to be inadequate in some teams.", []),
        ("Inspectors found 14 case files to be good and 6 inadequate.", []),
        ("A police force is graded good if it has most of the characteristics of good performance.", []),
        ("The grade of ‘good’ is the characteristics level that forces should meet.", []),
    ],
)  # fmt: skip
def test_grades(record, page: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(g["grade"], g["question"]) for g in record(page.format(text))["grades"]] == expected


def test_grades_that_are_only_told_answer_the_pillar_that_was_graded(record):
    found = record(
        "Norfolk good, Suffolk could do better\n\n2 March 2017\n\n"
        "Norfolk's police do well at keeping people safe, inspectors say today.\n\n"
        "HMIC has given Norfolk Constabulary an overall mark of good for its effectiveness.\n\n"
        "Officers are quick to come. Phones wait to be read. Cases are built with care. Teams are stretched.\n\n"
        "Across the country most forces were good, and one, Bedfordshire, was inadequate.\n"
    )
    assert [(g["force"], g["question"]) for g in found["grades"]] == [
        ("norfolk", "effectiveness"),
        ("bedfordshire", "effectiveness"),
    ]
