"""Extraction holds on texts of other topics: floors that a change must not fall through, not aims."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from peelgraph.graph.documents.read import read
from peelgraph.graph.evaluate import evaluate
from peelgraph.graph.extract import extract
from peelgraph.graph.extract.record import to_record

DATA = Path(__file__).parent / "data" / "variety"


@pytest.mark.parametrize("folder", ["open", "held-back"])
def test_headline_on_other_topics(folder: str) -> None:
    documents = {path.stem: read(path) for path in sorted((DATA / folder / "texts").glob("*.txt"))}
    gold = {stem: json.loads((DATA / folder / "gold" / f"{stem}.json").read_text()) for stem in documents}
    predictions = {stem: to_record(extract(document)) for stem, document in documents.items()}
    texts = {stem: document.text for stem, document in documents.items()}
    assert evaluate(gold, predictions, texts).headline > 0.75
