import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelgraph.graph.extract.layout.sentences import split


def sentences(text: str) -> list[str]:
    return [text[piece.start : piece.end] for piece in split(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The force is good. It is improving.", ["The force is good", "It is improving"]),
        ("The rate is 87.9 percent. It was 80.4.", ["The rate is 87.9 percent", "It was 80.4"]),
        (
            "Dr. Lee and Det. Ch. Insp. Roe agree. So do we.",
            ["Dr. Lee and Det. Ch. Insp. Roe agree", "So do we"],
        ),
        ("See para. 4.12 and p. 5 of the report.", ["See para. 4.12 and p. 5 of the report"]),
        ("It costs £3.5m. The force has it.", ["It costs £3.5m", "The force has it"]),
        ("Under section 10(1)(b) it must. It does.", ["Under section 10(1)(b) it must", "It does"]),
        ("the force records crime well; and", ["the force records crime well"]),
        ("the force records crime well;", ["the force records crime well"]),
        (
            "C1 | Custody | Cause of concern: Records are not checked. | AMBER",
            ["C1", "Custody", "Records are not checked", "AMBER"],
        ),
        ("• one thing is bad; • another is good", ["• one thing is bad", "another is good"]),
        ("“We found gaps. They matter,” she said.", ["We found gaps", "They matter"]),
        ("“The force must act,” she said.", ["The force must act"]),
        ('"The force must act," said Ann Lee, who led the inspection.', ["The force must act"]),
        ('He said: "We looked. It fell short."', ["We looked", "It fell short"]),
        ("Ann Lee, HM Inspector of Constabulary, said:", ["Ann Lee, HM Inspector of Constabulary, said"]),
        (
            'It was "very poor" that this had happened, she said.',
            ['It was "very poor" that this had happened, she said'],
        ),
        ("“We found an open quotation.", ["We found an open quotation"]),
        ("and it goes on. So we stop.”", ["and it goes on", "So we stop"]),
        ("'Stressed' forces need to change", ["'Stressed' forces need to change"]),
        (
            'It used "victim-blaming language" and was slow',
            ['It used "victim-blaming language" and was slow'],
        ),
        ("The report (see Annex A.) is out. Good.", ["The report (see Annex A.) is out", "Good"]),
        (
            "Calls are answered by 8 a.m. The force agrees.",
            ["Calls are answered by 8 a.m", "The force agrees"],
        ),
    ],
)
def test_split(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "label", "words"),
    [
        ("Recommendation 1: The force should act.", "Recommendation 1", "The force should act"),
        ("Cause of concern: The force does not act.", "Cause of concern", "The force does not act"),
        ("Area for improvement – the force should act", "Area for improvement", "the force should act"),
        (
            "Recommendation 12 Chief constables should act.",
            "Recommendation 12",
            "Chief constables should act",
        ),
        ("Recommendations made earlier were met.", None, "Recommendations made earlier were met"),
        ("Causes of concern remain open.", None, "Causes of concern remain open"),
    ],
)
def test_label_stands_outside(text: str, label: str | None, words: str) -> None:
    (piece,) = split(text, 0, len(text))
    assert (piece.label, text[piece.start : piece.end]) == (label, words)


def test_label_holds_for_the_whole_item() -> None:
    text = "Cause of concern: The force is slow. It loses calls."
    assert [piece.label for piece in split(text, 0, len(text))] == ["Cause of concern"] * 2


@given(st.text(alphabet="aB .!?“”\"'’:;,–\n1", max_size=200))
def test_spans_are_in_order_and_tight(text: str) -> None:
    end = 0
    for piece in split(text, 0, len(text)):
        assert end <= piece.start < piece.end <= len(text)
        assert text[piece.start : piece.end] == text[piece.start : piece.end].strip()
        end = piece.end


@pytest.mark.parametrize(
    "unit", ["a ", '"', "“a ", "said: ", "A. ", "he said, ", "; and ", "Recommendation ", "' "]
)
def test_long_lines_take_linear_time(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        began = time.process_time()
        list(split(text, 0, len(text)))
        return time.process_time() - began

    assert seconds(100_000) < 2.0
