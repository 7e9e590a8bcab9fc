"""Themes by cues, words and place together: wordings without a cue."""

import csv
from pathlib import Path

import pytest

from peelgraph.graph.extract.findings.themes import OVERALL, by_cues
from peelgraph.graph.extract.findings.theming import theme_of
from peelgraph.graph.extract.words.lexicon import table
from peelgraph.graph.reference import themes

TABLE = Path(__file__).parents[1] / "tables" / "themes.csv"


def test_what_cues_tell_is_kept():
    rows = list(csv.DictReader(TABLE.read_text("utf-8").splitlines()))
    right = [(theme_of(row["text"]) or OVERALL) == f"theme/{row['theme']}" for row in rows]
    assert sum(right) >= 0.98 * len(rows)


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Nobody could say who owned the risk", "governance-oversight"),
        ("Records were missing an ethnicity in a third of stops", "crime-recording-accuracy"),
        ("Detectives are leaving for the private sector", "capacity-workload"),
        ("Constables had not seen their sergeant for a month", "supervision-development"),
    ],
)
def test_wordings_without_a_cue_have_a_theme(text, theme):
    assert theme_of(text) == f"theme/{theme}"
    assert by_cues(text) != f"theme/{theme}"


@pytest.mark.parametrize("setting", ["theme/vetting", "theme/stop-and-search", "theme/missing-children"])
def test_a_general_sentence_is_about_what_its_document_is_about(setting):
    assert theme_of("There is more to do here", "", setting) == setting


def test_every_theme_that_may_be_told_exists():
    told = {row["theme"] for row in table("theming")}
    assert {f"theme/{theme}" for theme in told} <= {*themes(), OVERALL}
