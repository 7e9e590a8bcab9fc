import csv
from pathlib import Path

import pytest

from peelgraph.graph.extract.findings.themes import NO_THEME, OVERALL, by_cues, setting_of
from peelgraph.graph.extract.words.lexicon import table
from peelgraph.graph.reference import themes

TABLE = Path(__file__).parents[1] / "tables" / "themes.csv"
ROWS = list(csv.DictReader(TABLE.read_text("utf-8").splitlines()))


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:50] for row in ROWS])
def test_theme_of_a_sentence(row):
    assert (by_cues(row["text"]) or OVERALL) == f"theme/{row['theme']}"


def test_every_theme_has_cues_and_every_cue_a_theme():
    assert {f"theme/{row['theme']}" for row in table("themes") if row["theme"] != NO_THEME} == {
        *themes(),
        OVERALL,
    }


@pytest.mark.parametrize(
    ("text", "heading", "setting", "before", "expected"),
    [
        ("Specialist training is patchy", "", "theme/child-protection", None, "theme/training-skills"),
        ("Performance has slipped", "", "theme/child-protection", None, "theme/child-protection"),
        ("Performance has slipped", "Vetting", "theme/legitimacy", None, "theme/vetting"),
        ("This has slipped", "", "theme/custody", "theme/vetting", "theme/vetting"),
        ("Handovers went well", "", "theme/custody", None, "theme/custody"),
        ("Staff treat people with respect", "", "theme/custody", None, "theme/custody-safety"),
        ("Use of force is not recorded", "", "theme/custody", None, "theme/use-of-force-custody"),
        (
            "Rapes were recorded correctly",
            "",
            "theme/crime-recording-accuracy",
            None,
            "theme/crime-recording-accuracy",
        ),
        ("The force does well", "", None, None, None),
        ("There is more to do", "Vetting", None, "theme/custody", None),
        ("There is more to do", "", "theme/vetting", None, "theme/vetting"),
        ("This is closed", "Stop and search", None, None, "theme/stop-and-search"),
        (
            "This is closed",
            "Trust in vetting falls as forces let in more of the wrong people",
            None,
            None,
            None,
        ),
        ("Officers are untrained", "", "theme/hate-crime", None, "theme/training-skills"),
        ("They are rushed and rely on guidance", "", "theme/hate-crime", None, "theme/hate-crime"),
    ],
)
def test_heading_setting_and_the_finding_before_stand_in(text, heading, setting, before, expected):
    assert by_cues(text, heading, setting, before) == expected


@pytest.mark.parametrize(
    ("title", "texts", "expected"),
    [
        ("Kent Police: crime data integrity", ["Crimes go unrecorded"], "theme/crime-recording-accuracy"),
        (
            "A report on Kent Police",
            ["Vetting is slow", "Vetting is rushed", "Vetting files are thin"],
            "theme/vetting",
        ),
        ("A report on Kent Police", ["Vetting is slow", "Stop and search is unfair"], None),
        ("Public trust hangs by a thread", ["Vetting is slow", "Burglaries go unsolved"], None),
        ("Training for fraud", ["Training is thin", "Fraud matters little"], "theme/rural-business-fraud"),
    ],
)
def test_setting_of_a_document(title, texts, expected):
    assert setting_of(title, texts) == expected
