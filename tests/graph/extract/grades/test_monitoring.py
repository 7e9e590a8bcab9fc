import pytest

HEAD = "Policing news\n\nPublished on: 3 May 2024\n\nPublication types: Monitoring\n\nHMICFRS inspects forces. {}\n"


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("We moved Kent Police to the engage phase of our monitoring process on 6 July 2022.", [("kent", "entered", "2022-07-06")]),
        ("Kent Police was placed in special measures in June 2022.", [("kent", "entered", "2022-06")]),
        ("Kent Police was put into Engage in 2022.", [("kent", "entered", "2022")]),
        ("Kent Police had been in the Engage phase of our monitoring since 28 June 2022.", [("kent", "entered", "2022-06-28")]),
        ("HM Chief Inspector has decided to place Kent Police into Engage, our process of enhanced monitoring.", [("kent", "entered", "2024-05-03")]),
        ("Kent Police has been moved into an enhanced level of monitoring.", [("kent", "entered", "2024-05-03")]),
        ("Kent Police was removed from enhanced monitoring on 23 May 2023.", [("kent", "left", "2023-05-23")]),
        ("Kent Police has been taken out of special measures today.", [("kent", "left", "2024-05-03")]),
        ("Kent Police will go back to the default level of our monitoring, known as ‘scan’.", [("kent", "left", "2024-05-03")]),
        ("On 23 January 2023 HMICFRS moved Kent Police back to the Scan phase.", [("kent", "left", "2023-01-23")]),
        ("Kent Police was put into Engage in October 2021 and moved out of Engage in March 2023.", [("kent", "entered", "2021-10"), ("kent", "left", "2023-03")]),
        ("Kent Police and Essex Police were put in special measures in June 2022.", [("kent", "entered", "2022-06"), ("essex", "entered", "2022-06")]),
        ("Two forces are in special measures. The forces are Kent and Essex.", []),
        ("Two forces were placed in special measures. The forces are Kent and Essex.", [("kent", "entered", None), ("essex", "entered", None)]),
        ("In May 2022 Kent Police was placed in special measures.", [("kent", "entered", "2022-05")]),
        ("Kent Police was put in special measures in 2019, where it stayed until 2021.", [("kent", "entered", "2019"), ("kent", "left", "2021")]),
        ("Kent Police was in special measures until 2018.", [("kent", "left", "2018")]),
        ("A report of June 2022 has had its effect, and Kent Police is now out of special measures.", [("kent", "left", "2024-05-03")]),
        ("Kent Police remained in special measures until March 2021.", [("kent", "left", "2021-03")]),
        ("Kent Police was in the engage phase from 2019 to 2022.", [("kent", "left", "2022"), ("kent", "entered", "2019")]),
        ("Kent Police emerged from special measures in 2018.", [("kent", "left", "2018")]),
        ("HMICFRS ended the enhanced monitoring of Kent Police in June 2023.", [("kent", "left", "2023-06")]),
        ("Kent Police is no longer in special measures.", [("kent", "left", "2024-05-03")]),
        ("Seven forces were in Engage. They included Kent Police, which was moved there in June 2022.", [("kent", "entered", "2022-06")]),
        ("Essex Police was placed in special measures in 2021. Kent Police was put into it in 2022.", [("essex", "entered", "2021"), ("kent", "entered", "2022")]),
        ("Kent Police was placed in special measures in 2021. It came out of it in 2023.", [("kent", "entered", "2021"), ("kent", "left", "2023")]),
        ("Kent Police was moved to the ‘engage’ stage of monitoring on Thursday.", [("kent", "entered", "2024-05-02")]),
        ("Kent Police was placed in special measures yesterday.", [("kent", "entered", "2024-05-02")]),
        ("Kent Police was placed in special measures in October.", [("kent", "entered", "2023-10")]),
        ("Kent Police was placed in special measures last year.", [("kent", "entered", "2023")]),
        ("Kent Police was placed in special measures. The decision was taken on 4 April 2024.", [("kent", "entered", "2024-04-04")]),
        ("Kent Police, along with Essex Police and Surrey Police, was put in special measures in 2022.", [("kent", "entered", "2022"), ("essex", "entered", "2022"), ("surrey", "entered", "2022")]),
        ("Sussex Police will help Kent Police, which was put in special measures in 2022.", [("kent", "entered", "2022")]),
        ("Kent Police joined Essex Police in special measures in 2022.", [("kent", "entered", "2022")]),
        ("The step comes two days after Kent Police was put under the same regime as the engage phase.", [("kent", "entered", None)]),
        ("Kent Police has exited special measures, two years after HMICFRS placed it in the engage phase in June 2022.", [("kent", "entered", "2022-06"), ("kent", "left", "2024-05-03")]),
        ("Kent Police spent four years in special measures before being moved back to default monitoring in September 2023.", [("kent", "left", "2023-09")]),
        ("The monitoring of Kent Police changed from Engage to Scan on 20 March 2024.", [("kent", "left", "2024-03-20")]),
        ("Kent Police’s time in special measures ended in March 2024.", [("kent", "left", "2024-03")]),
        ("Kent Police entered the engaged phase of the process in December 2020.", [("kent", "entered", "2020-12")]),
        ("Three forces had been moved to Engage: Kent Police in 2019, Essex Police in December 2020 and Surrey Police on 4 May 2021.", [("kent", "entered", "2019"), ("essex", "entered", "2020-12"), ("surrey", "entered", "2021-05-04")]),
        ("Kent Police went into Engage in 2019. Essex Police followed in June 2022.", [("kent", "entered", "2019"), ("essex", "entered", "2022-06")]),
        ("Kent Police came out of special measures in March 2023, having been there since 2019.", [("kent", "left", "2023-03"), ("kent", "entered", "2019")]),
        ("Kent Police left Engage last month, where it had been since May 2021.", [("kent", "left", "2024-04"), ("kent", "entered", "2021-05")]),
        ("Kent Police avoided being put in special measures in 2018.", []),
        ("We may place a force in Engage if it does not act on a cause of concern.", []),
        ("Kent Police could be put in special measures.", []),
        ("Kent Police has not been placed in special measures.", []),
        ("Kent Police needs to engage with the public and to engage in talks.", []),
        ("Kent Police has the same process for all calls, and puts callers into it.", []),
        ("The monitoring of offenders by Kent Police was moved there in 2022.", []),
        ("Kent Police can scan the roads of the county for lorries.", []),
    ],
)  # fmt: skip
def test_moves(record, text: str, moves: list[tuple[str, str, str | None]]) -> None:
    found = record(HEAD.format(text))["monitoring"]
    assert sorted((m["force"], m["event"], m["date"]) for m in found) == sorted(moves)


def test_told_twice_is_one_move(record) -> None:
    text = (
        "Kent Police was placed in special measures. Kent Police was placed in special measures in June 2022."
    )
    found = record(HEAD.format(text))["monitoring"]
    assert [(m["force"], m["date"]) for m in found] == [("kent", "2022-06")]


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("Kent Police has been moved out of special measures.", [("kent", "left", "2024-05-03")]),
        ("Kent Police was lifted out of special measures in May 2023.", [("kent", "left", "2023-05")]),
        ("Kent Police has come out of special measures after two years.", [("kent", "left", "2024-05-03")]),
        ("Special measures for Kent Police were lifted in May 2023.", [("kent", "left", "2023-05")]),
        ("Kent Police has been released from special measures.", [("kent", "left", "2024-05-03")]),
        ("HMICFRS removed Kent Police from its enhanced monitoring process in May 2023.", [("kent", "left", "2023-05")]),
        ("HMICFRS has decided to return Kent Police to routine monitoring.", [("kent", "left", "2024-05-03")]),
        ("Kent Police has been returned to the Scan phase, the default phase of monitoring.", [("kent", "left", "2024-05-03")]),
        ("The force, Kent Police, moved from Engage back to Scan in May 2023.", [("kent", "left", "2023-05")]),
        ("Kent Police was de-escalated to Scan in May 2023.", [("kent", "left", "2023-05")]),
        ("Kent Police was escalated to the Engage phase in May 2023.", [("kent", "entered", "2023-05")]),
        ("HMICFRS has escalated Kent Police to Engage.", [("kent", "entered", "2024-05-03")]),
        ("Kent Police entered special measures in May 2023.", [("kent", "entered", "2023-05")]),
        ("Kent Police was plunged into special measures in May 2023.", [("kent", "entered", "2023-05")]),
        ("Kent Police went into special measures in 2019.", [("kent", "entered", "2019")]),
        ("Kent Police has been in Engage since May 2023.", [("kent", "entered", "2023-05")]),
        ("Kent Police has been under enhanced monitoring since 2019.", [("kent", "entered", "2019")]),
        ("Kent Police is currently in the Engage phase, having been moved there in May 2023.", [("kent", "entered", "2023-05")]),
        ("In May 2023 the inspectorate put Kent Police in special measures.", [("kent", "entered", "2023-05")]),
        ("The inspectorate placed Kent Police, the county's force, into its advanced phase of monitoring, known as Engage, in May 2023.", [("kent", "entered", "2023-05")]),
        ("Kent Police, which was placed in Engage in May 2023, was returned to Scan on 2 April 2024.", [("kent", "entered", "2023-05"), ("kent", "left", "2024-04-02")]),
        ("Kent Police was in special measures between 2019 and 2022.", [("kent", "entered", "2019"), ("kent", "left", "2022")]),
        ("Kent Police spent 18 months in Engage before leaving it in May 2023.", [("kent", "left", "2023-05")]),
        ("Kent Police was moved into Engage in June 2022 and Essex Police in October 2022.", [("kent", "entered", "2022-06"), ("essex", "entered", "2022-10")]),
        ("Kent Police left special measures last month.", [("kent", "left", "2024-04")]),
        ("Kent Police left special measures on Tuesday.", [("kent", "left", "2024-04-30")]),
        ("Kent Police was placed in special measures two years ago.", [("kent", "entered", "2022")]),
        ("Kent Police has been told that it is to be moved into Engage.", [("kent", "entered", "2024-05-03")]),
        ("Kent Police is no longer under enhanced monitoring.", [("kent", "left", "2024-05-03")]),
        ("Kent Police no longer needs enhanced monitoring, the inspectorate said.", [("kent", "left", "2024-05-03")]),
        ("Kent Police narrowly escaped being put in special measures.", []),
        ("There were calls for Kent Police to be put into special measures.", []),
        ("The MP said Kent Police should be put into special measures.", []),
        ("Kent Police will stay in special measures until it improves.", []),
        ("If a force fails to improve it can be moved into Engage.", []),
        ("Forces in Engage must send an action plan.", []),
        ("Kent Police fears that it will be placed in special measures.", []),
        ("The school was put in special measures by Ofsted in 2019, Kent Police said.", []),
    ],
)  # fmt: skip
def test_further_wordings(record, text: str, moves: list[tuple[str, str, str | None]]) -> None:
    found = record(HEAD.format(text))["monitoring"]
    assert sorted((m["force"], m["event"], m["date"]) for m in found) == sorted(moves)


def test_a_move_that_is_told_again_is_no_finding(record):
    found = record(
        HEAD.format(
            "Kent Police has been removed from special measures after two years. "
            "On Friday HMICFRS announced that Kent Police had been removed from enhanced monitoring."
        )
    )
    assert [move["event"] for move in found["monitoring"]] == ["left"]
    assert found["findings"] == []


PRESS = "Who is in special measures?\n\n3 May 2024\n\nThe inspectorate, HMICFRS, watches forces in special measures closely.\n\n{}\n"


@pytest.mark.parametrize(
    ("lines", "moves"),
    [
        ("2019\nKent goes in.\n\nDecember 2020\nEssex goes in after a poor report.\n\n4 May 2021\nKent is let out; Surrey follows.", "kent entered 2019, kent left 2021-05-04, essex entered 2020-12, surrey entered 2021-05-04"),
        ("2019: Kent is placed in special measures\n\n2020: Devon and Cornwall and Essex are put in too\n\n2021: Essex comes out, and Kent returns to routine monitoring", "kent entered 2019, devon-and-cornwall entered 2020, essex entered 2020, essex left 2021, kent left 2021"),
        ("May 2019 – Kent Police enters Engage\n\nJune 2020 – It is the turn of Essex\n\nJuly 2021 – Kent and Essex leave", "kent entered 2019-05, essex entered 2020-06, kent left 2021-07, essex left 2021-07"),
        ("2019\nKent Police opens a new station.\n\n2020\nEssex Police follows the example of Kent.", ""),
        ("Timeline of the bypass\n\n2019\nThe plan goes in.\n\n2020\nWork begins.\n\n2021\nThe road is open.", ""),
    ],
)  # fmt: skip
def test_a_timeline_tells_who_went_in_and_came_out(record, lines: str, moves: str) -> None:
    found = record(PRESS.format(lines))["monitoring"]
    told = {f"{m['force']} {m['event']} {m['date']}" for m in found}
    assert told == set(filter(None, moves.split(", ")))
