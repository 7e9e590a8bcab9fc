"""The whole row of steps: it never fails, and its quotations are exact."""

import json

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
