"""The pages on pictures name every format, projection, measure and kind that there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from peelgraph.cli.plot import Kind
from peelgraph.graph.export.registry import FORMATS
from peelgraph.graph.network.measures import MEASURES
from peelgraph.graph.network.views import Projection

DOCS = Path(__file__).parents[1] / "docs"


@pytest.mark.parametrize(
    ("page", "rows"),
    [
        ("exports", [f"| `{format.extension}` |" for format in FORMATS.values()]),
        ("networks", [f"| `{name}` | {meaning} |" for name, meaning in MEASURES.items()]),
        ("networks", [f"| `{projection}` |" for projection in Projection]),
        ("plots", [f"| `{kind}` |" for kind in Kind]),
    ],
)
def test_a_page_has_a_row_for_each(page, rows) -> None:
    text = (DOCS / f"{page}.md").read_text("utf-8")
    assert [row for row in rows if row not in text] == []


def test_the_threat_model_names_tests_that_there_are() -> None:
    text = (DOCS.parent / "THREAT_MODEL.md").read_text("utf-8")
    named = re.findall(r"`((?:tests/)?[\w/]*?/?test_\w+\.py|tests/[\w/]+)`", text)
    found = {path.name for path in (DOCS.parent / "tests").rglob("*")}
    assert len(named) > 15
    assert [name for name in named if name.rpartition("/")[2] not in found] == []


def test_the_page_on_reliability_names_tests_that_there_are() -> None:
    text = (DOCS / "reliability.md").read_text("utf-8")
    named = re.findall(r"`([\w/]+\.py)::(\w+)`", text)
    assert len(named) > 60
    tests = DOCS.parent / "tests"
    assert [
        f"{file}::{name}" for file, name in named if f"def {name}(" not in (tests / file).read_text("utf-8")
    ] == []
