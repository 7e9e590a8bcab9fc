"""Measuring documents of one's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from peelgraph.cli.app import app

TEXT = """Kent Police: inspection of custody

Published on: 7 March 2018

HMICFRS found that Kent Police does not check its cells often enough.

HMICFRS said the force records the use of force well.
"""
CHECKS = "HMICFRS found that Kent Police does not check its cells often enough"
RECORDS = "HMICFRS said the force records the use of force well"
GOLD = {
    "genre": "press_release",
    "in_scope": True,
    "published": "2018-03-07",
    "forces": ["kent", "surrey"],
    "findings": [
        {"quote": CHECKS, "polarity": "concern", "kind": "finding", "force": "kent"},
        {"quote": RECORDS, "polarity": "strength", "kind": "finding", "force": "kent"},
    ],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "kent.json").write_text(json.dumps(GOLD))
    (folder / "kent.txt").write_text(TEXT)
    return folder


def peel(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": "80"})


def test_the_table_fits_a_terminal(gold: Path) -> None:
    result = peel("evaluate", gold, "-f", "table")
    assert result.exit_code == 0, result.stderr
    lines = result.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    (span,) = (line.split() for line in lines if "statements: span" in line)
    assert span == ["statements:", "span", "1.000", "1.000", "1.000", "2", "2", "2"]
    (forces,) = (line.split() for line in lines if line.split()[:1] == ["forces"])
    assert forces == ["forces", "1.000", "0.500", "0.667", "1", "1", "2"]
    assert result.stderr.startswith("1 documents; 0 predicted quotations are not in their texts")


def test_tsv_in_a_pipe_and_numbers_in_json(gold: Path, tmp_path: Path) -> None:
    head, *rows = peel("evaluate", gold).stdout.splitlines()
    assert head.split("\t") == ["metric", "precision", "recall", "value", "right", "given", "gold"]
    assert "forces\t1.000\t0.500\t0.667\t1\t1\t2" in rows
    assert peel("evaluate", gold, "-o", tmp_path / "out.json").stdout == ""
    written = json.loads((tmp_path / "out.json").read_text())
    assert list(written) == ["figures"]
    assert written["figures"][-1]["metric"] == "headline"
    assert written["figures"][5]["value"] == pytest.approx(2 / 3)


def test_errors_tell_document_and_words(gold: Path) -> None:
    (gold / "kent.json").write_text(json.dumps(GOLD | {"findings": GOLD["findings"][:1]}))  # type: ignore[index]
    shown = peel("evaluate", gold, "--errors", 3).stdout
    assert "surrey" in shown.partition("error")[2]
    answer = json.loads(peel("evaluate", gold, "--errors", 1, "-f", "json").stdout)
    errors = [error for error in answer["errors"] if error["metric"] == "statements: span"]
    assert [(e["document"], e["error"], e["words"]) for e in errors] == [("kent", "spurious", RECORDS)]


def test_calibration(gold: Path) -> None:
    answer = json.loads(peel("evaluate", gold, "--calibration", "-f", "json").stdout)
    assert sum(band["total"] for band in answer["calibration"]) == 2
    assert all(band["right"] == band["total"] for band in answer["calibration"])
    assert "confidence" in peel("evaluate", gold, "--calibration").stdout


def test_records_made_earlier_give_the_same_figures(gold: Path, tmp_path: Path) -> None:
    assert peel("extract", gold / "kent.txt", "--json", tmp_path / "records").exit_code == 0
    earlier = peel("evaluate", gold, "--predictions", tmp_path / "records", "--calibration")
    assert earlier.stdout == peel("evaluate", gold, "--calibration").stdout
    for name in ("more.json", "more.txt"):
        (gold / name).write_bytes((gold / "kent").with_suffix(Path(name).suffix).read_bytes())
    assert "more: no record in" in peel("evaluate", gold, "--predictions", tmp_path / "records").stderr


def test_documents_as_pages(gold: Path, tmp_path: Path) -> None:
    (gold / "kent.txt").unlink()
    (tmp_path / "pages").mkdir()
    paragraphs = "".join(f"<p>{line}</p>" for line in TEXT.splitlines()[1:] if line)
    page = (
        f"<!doctype html><html><body><main><h1>{TEXT.splitlines()[0]}</h1>{paragraphs}</main></body></html>"
    )
    (tmp_path / "pages" / "kent.html").write_text(page)
    result = peel("evaluate", gold, "--texts", tmp_path / "pages", "-f", "ndjson")
    figures = {row["metric"]: row["value"] for row in map(json.loads, result.stdout.splitlines())}
    assert figures["statements: span"] == 1


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (["--errors", "1", "-f", "csv"], 2, "they need -f json"),
        (["--calibration", "-o", "out.txt"], 2, "they need -f json"),
        (["--texts", "nowhere"], 2, "nowhere does not exist"),
        (["--predictions", "nowhere"], 2, "nowhere does not exist"),
        (["--errors", "-1"], 2, "--errors"),
    ],
)
def test_mistakes_are_one_line(gold: Path, options: list[str], code: int, message: str) -> None:
    result = peel("evaluate", gold, *options)
    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "content", "code", "message"),
    [
        ("kent.txt", "", 1, "kent.txt: is empty"),
        ("kent.json", "{", 1, "kent.json: cannot be read as JSON"),
        (
            "kent.json",
            '{"findings": [{"quote": "not there"}]}',
            1,
            "kent.json: its finding is not in the text",
        ),
        ("other.json", "{}", 2, "other.json: its text, other.txt"),
    ],
)
def test_bad_files_are_named_in_one_line(
    gold: Path, name: str, content: str, code: int, message: str
) -> None:
    (gold / name).write_text(content)
    result = peel("evaluate", gold)
    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1
