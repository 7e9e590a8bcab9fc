"""Gates change how fast a pattern is, never what it finds."""

import importlib
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peelgraph.graph.documents.read import read
from peelgraph.graph.extract import extract
from peelgraph.graph.extract.words.gates import Gated, gated, needed

SAMPLES = sorted((Path(__file__).parents[4] / "data" / "documents").glob("*.txt"))

PATTERNS = [
    r"\bcauses?\s+of\s+concern\b",
    r"\b(?:was|were)\s+(?:praised|criticised)\b",
    r"(?:re-?visit|came\s+back)",
    r"\bHMIC(?:FRS)?\b|^type\s*:",
    r"(?<!\bthe\s)need(?:s|ed)?\s+to(?!\s+be)",
    r"[Pp]olice\s+(?:\w+\s+){0,2}?plan",
    r"(?P<year>20\d\d)|(?i:now)",
    r"\d[\d,.]*\s*%|\b\d[\d,.]+\b|\b(?:one|two)\s+in\b",
    r"\d{4}|\d[/.]\d",
    r"\bno\b\W*(?:\bplan\b|\baims?\b)",
]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bcauses?\s+of\s+concern\b", {" concern "}),
        (r"\b(?:good|outstanding)\b", {" good ", " outstanding "}),
        (r"inspect(?:ion|ors?)", {"inspection", "inspector", "inspectors"}),
        (r"(?:very\s+)?weak", {"weak"}),
        (r"[Ww]eak\b|poor", {"weak ", "poor"}),
        (r"in\s+(?:19|20)\d\d\b", {" 00000000 "}),
        (r"re-?inspected", {"inspected"}),
    ],
)
def test_the_words_that_a_pattern_needs(pattern, words):
    assert needed(pattern) == words


@pytest.mark.parametrize("pattern", [r"\W+", r"(?:good)?", r"good|\w", r"a|b", r"(?<!good)\s"])
def test_a_pattern_that_needs_no_word_has_no_gate(pattern):
    with pytest.raises(ValueError, match="no word is needed"):
        gated(pattern)


@pytest.mark.parametrize("flags", [re.NOFLAG, re.IGNORECASE])
@pytest.mark.parametrize("pattern", PATTERNS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_the_gate_is_open_for_whatever_matches(pattern, flags, data):
    compiled = re.compile(pattern, flags)
    text = data.draw(st.from_regex(compiled))
    assert gated(pattern, flags).search(text).span() == compiled.search(text).span()


def test_letters_that_match_in_lower_case_only_open_the_gate():
    assert gated("inspected", re.IGNORECASE).search("İnspected")
    assert gated("inspected", re.IGNORECASE).search("ınſpected")


def test_a_word_may_begin_behind_an_apostrophe():
    assert gated(r"\bforce\b").search("the 'so-called' o'force’s plan")


def test_gates_of_all_rules_hide_nothing_in_real_texts():
    importlib.import_module("peelgraph.graph.extract.pipeline")
    rules = {value for module in list(sys.modules.values()) for value in _gates(module)}
    assert len(rules) > 50
    for path in SAMPLES[:12]:
        document = read(path)
        for sentence in {s.evidence for s in extract(document).statements}:
            text = document.text[sentence.start : sentence.end]
            for rule in rules:
                assert [m.span() for m in rule.finditer(text)] == [
                    m.span() for m in rule.pattern.finditer(text)
                ]


def _gates(module):
    if not getattr(module, "__name__", "").startswith("peelgraph.graph.extract"):
        return []
    return [value for value in vars(module).values() if isinstance(value, Gated)]
