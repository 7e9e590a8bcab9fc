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
        ("Two forces are in special measures. The forces are Kent and Essex.", [("kent", "entered", None), ("essex", "entered", None)]),
        ("We may place a force in Engage if it does not act on a cause of concern.", []),
        ("Kent Police could be put in special measures.", []),
        ("Kent Police has not been placed in special measures.", []),
        ("Kent Police needs to engage with the public and to engage in talks.", []),
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
