import pytest

PROSE = "HMICFRS has inspected Kent Police. The force does well in most ways, the inspectorate found."


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("Kent – inspection\n\nPublished on: 3 May 2019\n\nPublication types: Vetting\n\nPolice Forces: Kent\n\n{}\n\nGet the report\n\nKent (PDF document)", "publication_page"),
        ("Kent does well\n\n{}\n\nGet the report\n\nKent – inspection\n\nHM Inspector of Constabulary Matt Parr said:\n\n“We saw it.”\n\nNotes to editors\n\n1. None.", "press_release"),
        ("#012/2010 – Kent does well\n\n{}", "press_release"),
        ("Kent does well\n\nFriday 3 May 2019 – for immediate release\n\n{}", "press_release"),
        ("Kent Police\nReport | Tell us about | Your area\n\nForce welcomes report\n\n3 May 2019\n\n{}", "response"),
        ("Kent Police\n\nNews > Force news\n\nWe can do better\n\n{}\n\nWe are graded good. Our officers work hard and our detectives learn.\n\nENDS\n\nNotes for editors", "response"),
        ("PEEL: police effectiveness, efficiency and legitimacy in 2018 and 2019 – second group of force press releases\n\n{}", "press_release"),
        ("Marton Courier\n\nKent does well\n\n{}", "news_article"),
        ("Kent Police\n\nJoint Audit Committee\nMeeting date: 3 May 2019\nAgenda Item 9\n\nTitle of report: HMICFRS activity\n\n{}", "other"),
        ("News story\n\nHome Secretary thanks Kent\n\nFrom: Home Office\n\n{}", "press_release"),
        ("Kent does well\n- Published\n3 May 2019\nImage source, PA Media\n{}\nRelated topics\nKent", "news_article"),
        ("Kent does well\n\nBy our reporter\n\n{}\n\nADVERTISEMENT\n\nMost read | Comments (3)", "news_article"),
        ("Kent does well, inspectors say\n\n{}\n\nChief Constable Jo Nestor said the force was glad.", "news_article"),
        ("Kent – a report\n\nContents\n\nForeword\nFindings\n\nForeword\n\nWe inspected Kent Police.\n\nFindings\n\nWe found that the force does well. {}", "report"),
        ("Kent PEEL 2018\n\nEffectiveness\n\nHow effective is the force?\n\nGood\n\n{}\n\nAreas for improvement\n\nQuestions for Effectiveness", "report"),
        ("Kent – letter\n\nLetter information\n\nFrom\nMatt Parr\nHM Inspector of Constabulary\n\nTo\nJo Nestor\nChief Constable\n\nSent on\n3 May 2019\n\nWe inspected Kent Police. {}\n\nYours sincerely\n\nMatt Parr", "letter"),
        ("HMICFRS\n\nFrom Matt Parr\nHM Inspector of Constabulary\n\nDear Jo\n\n1. We inspected Kent Police. {}\n\n2. We found that plans exist.\n\n3. We saw staff.\n\nMatt Parr\n\nc.c. Ann Lee, Police and Crime Commissioner for Kent\n\nPage 1 of 1", "letter"),
        ("Commissioner’s response to HMICFRS report on Kent\n\nI welcome this report. {}\n\nJo Nestor\nPolice and Crime Commissioner for Kent", "response"),
        ("Vetting\n\nDear Home Secretary,\n\nI write under section 55 of the Police Act 1996. {} I welcome it.\n\nYours sincerely,\n\nJo Nestor\nKent Police and Crime Commissioner", "response"),
        ("Kent Police responds to HMICFRS report\n\n{}\n\n“We accept all the findings,” said Chief Constable Jo Nestor.", "response"),
        ("HMICFRS\nHome > Recommendations register > Kent\n\nRecommendation 1234\n\nStatus: Complete\n\n{}", "other"),
        ("StopWatch\n\nWhat we think of the report\n\n{}\n\nDonate", "other"),
    ],
)  # fmt: skip
def test_genre(record, text: str, genre: str) -> None:
    assert record(text.format(PROSE))["genre"] == genre


def test_a_report_on_the_police_response_is_no_response(record):
    text = "GOV.UK\n\nThe police response to reports of spiking: a super-complaint investigation\n\nPublished 17 November 2022\n\n"
    text += "Contents\n\nHMICFRS, the College of Policing and the IOPC looked into it. We found that officers were kind.\n"
    assert record(text)["genre"] in ("report", "publication_page")


def test_a_letter_that_an_inspector_signs_is_a_letter(record):
    text = "Kent Police: follow-up letter\n\n3 September 2020\n\nAnn Lee\nChief Constable\nKent Police\n\nDear Ann\n\n"
    text += "We graded the force in 2019. Crimes that come to you are now recorded. I am pleased that you have acted on our findings.\n\n"
    text += "Yours sincerely\n\nPhil Gormley QPM\nHer Majesty’s Inspector of Constabulary\n"
    assert record(text)["genre"] == "letter"


def test_a_letter_of_an_inspector_is_no_response_however_pleased(record):
    letter = (
        "{}\n\nJo Nestor\nHis Majesty's Inspector of Constabulary\n\nAnn Lee\nChief Constable\nKent Police\n\n3 May 2024\n\n"
        "Dear Ann\n\nI am pleased to say that the force records crime well. I welcome its plan. I have asked the force to go on.\n\n"
        "Yours sincerely\n\nJo Nestor\n"
    ).format("His Majesty's Inspectorate of Constabulary and Fire & Rescue Services")
    assert record(letter)["genre"] == "letter"


def test_papers_of_a_panel_are_of_no_other_genre(record):
    paper = (
        "KENT POLICE AND CRIME PANEL\n\n3 May 2024\n\nHMICFRS inspection: update\n\n1. Purpose\n\n"
        "1.1 This paper tells the Panel what HMICFRS found when it inspected Kent Police.\n"
    )
    assert record(paper)["genre"] == "other"
