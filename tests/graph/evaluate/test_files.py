"""Gold, texts and records as they lie on disk; what is wrong with them is told by name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from peelgraph.graph.errors import DocumentError, UsageError
from peelgraph.graph.evaluate.files import find_texts, read_gold, read_records

from .sample import GOLD


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "cannot be read as JSON"),
        ("[" * 100_000, "cannot be read as JSON"),
        ("[]", "is not one JSON object"),
        ({"findings": {}}, "`findings` must be a list of objects"),
        ({"forces": None}, "`forces` must be a list of strings"),
        ({"findings": [{"quote": "a"}, {"words": "b"}]}, "entry 2 of `findings` has no `quote`"),
        ({"people": [{"name": " "}]}, "entry 1 of `people` has no `name`"),
        (
            {"grades": [{"grade": "good", "alt": ["good"]}]},
            "`alt` in entry 1 of `grades` must be an object of lists",
        ),
        ({"alt": {"title": "Custody"}}, "`alt` must be an object of lists"),
    ],
)
def test_malformed_gold_is_named(tmp_path: Path, content: Any, message: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    with pytest.raises(DocumentError) as raised:
        read_gold(tmp_path)
    assert str(raised.value).startswith(f"{path}: {message}")
    assert raised.value.exit_code == 1


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DocumentError, match="cannot be read as JSON"):
        read_gold(tmp_path)


def test_good_gold_is_read_by_stem(tmp_path: Path) -> None:
    for stem in ("b", "a"):
        (tmp_path / f"{stem}.json").write_text(json.dumps(GOLD), encoding="utf-8-sig")
    (tmp_path / "notes.md").write_text("no gold")
    assert read_gold(tmp_path) == {"a": GOLD, "b": GOLD}


@pytest.mark.parametrize("name", ["nowhere", "a.txt", "empty"])
def test_folders_without_gold(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").touch()
    with pytest.raises(UsageError, match=name):
        read_gold(tmp_path / name)


def test_texts_are_beside_the_gold_or_in_a_folder_beside_it(tmp_path: Path) -> None:
    gold, texts, other = tmp_path / "gold", tmp_path / "texts", tmp_path / "other"
    for folder in (gold, texts, other):
        folder.mkdir()
    for path in (gold / "a.html", texts / "a.txt", texts / "b.pdf", other / "a.txt", other / "b.txt"):
        path.touch()
    assert find_texts(gold, ["a", "b"]) == {"a": gold / "a.html", "b": texts / "b.pdf"}
    assert find_texts(gold, ["a", "b"], other) == {"a": other / "a.txt", "b": other / "b.txt"}
    with pytest.raises(UsageError, match=r"c\.json: its text, c\.txt"):
        find_texts(gold, ["a", "c"])
    with pytest.raises(UsageError, match="nowhere does not exist"):
        find_texts(gold, ["a"], tmp_path / "nowhere")


def test_records_may_be_missing_but_not_all(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"genre": "report", "findings": "malformed"}))
    assert read_records(tmp_path, ["a", "b"]) == {"a": {"genre": "report", "findings": "malformed"}}
    with pytest.raises(UsageError, match="no record of any of these documents"):
        read_records(tmp_path, ["b"])
    with pytest.raises(UsageError, match="does not exist"):
        read_records(tmp_path / "nowhere", ["b"])
