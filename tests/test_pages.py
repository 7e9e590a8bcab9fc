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
    tests = DOCS.parent / "tests"
    hostile = (tests / "graph" / "serve" / "test_hostile.py").read_text("utf-8")
    files = re.findall(r"`((?:tests/)?[\w/]*?/?test_\w+\.py|tests/[\w/]+)`", text)
    assert len(files) > 15
    assert {name.rpartition("/")[2] for name in files} <= {path.name for path in tests.rglob("*")}
    for file, name in re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", text):
        assert f"def {name}(" in (DOCS.parent / file).read_text("utf-8"), f"{file}::{name}"
    for name in re.findall(r"`(test_\w+)(?:\[.*?\])?`", text):
        assert f"def {name}(" in hostile, name
    kinds = re.findall(r"\[([\w -]+)\]`", text)
    assert len(kinds) > 12
    assert [kind for kind in kinds if f'"{kind}": ' not in hostile] == []


def test_each_threat_has_its_disposition_and_what_is_mended_its_test() -> None:
    text = (
        (DOCS.parent / "THREAT_MODEL.md").read_text("utf-8").partition("| threat |")[2].partition("\n\n")[0]
    )
    rows = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in text.splitlines()[2:]]
    assert len(rows) > 15
    for threat, disposition, *shown in rows:
        assert re.match("mended|left to|accepted: ", disposition), threat
        assert not disposition.startswith("mended") or "`" in "".join(shown), threat


def test_the_page_on_reliability_names_tests_that_there_are() -> None:
    text = (DOCS / "reliability.md").read_text("utf-8")
    named = re.findall(r"`([\w/]+\.py)::(\w+)`", text)
    assert len(named) > 60
    tests = DOCS.parent / "tests"
    assert [
        f"{file}::{name}" for file, name in named if f"def {name}(" not in (tests / file).read_text("utf-8")
    ] == []
