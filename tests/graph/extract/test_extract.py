"""The whole row of steps: it never fails, its quotations are exact, and its cost grows with the length."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peelgraph.graph.extract import extract
from peelgraph.graph.extract.record import to_record
from peelgraph.graph.model import Commission, Finding

WORDS = st.sampled_from(
    [
        "Kent",
        "Police",
        "HMICFRS",
        "HMIC",
        "the",
        "force",
        "was",
        "graded",
        "good",
        "'inadequate'",
        "at",
        "by",
        "Home",
        "Secretary",
        "commissioned",
        "said:",
        "“We”",
        "Chief",
        "Constable",
        "Jo",
        "Nestor",
        ",",
        ".",
        ";",
        ":",
        "-",
        "•",
        "1.",
        "3",
        "May",
        "2019",
        "should",
        "\n",
        "\n\n",
        "Get",
        "the",
        "report",
        "Notes",
        "to",
        "editors",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_never_fails_and_quotes_exactly(make_document, text: str) -> None:
    found = extract(make_document(text))
    for statement in found.statements:
        span = statement.evidence
        assert 0 <= span.start < span.end <= len(text)
    starts = [s.evidence.start for s in found.statements]
    assert starts == sorted(starts)
    json.dumps(to_record(found))


@pytest.mark.parametrize("text", ["", "\n", ".", "“", "Kent Police", "- \n- \n", "1.\n2.\n", "\u00a0"])
def test_almost_nothing(make_document, text: str) -> None:
    found = extract(make_document(text))
    assert not found.of(Finding)
    assert not found.of(Commission)


UNITS = ["a ", "by ", '"', "“a” ", "the Home Secretary ", "Kent and ", "graded 'good' ", "A B ", "said: ", "1 May ",
         "was commissioned ", "in Engage ", "HM Inspector ", "a, ", "| ", "re-inspection ", "for how ", "is good "]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_one_long_line_takes_linear_time(make_document, unit: str) -> None:
    head = "Kent Police inspected\n\nHMICFRS inspected Kent Police in May 2019. It was graded 'good'.\n\n"

    def seconds(length: int) -> float:
        text = head + unit * (length // len(unit)) + ".\n"
        began = time.process_time()
        extract(make_document(text))
        return time.process_time() - began

    seconds(1_000)  # tables are read once
    assert seconds(100_000) < 10.0
