"""Extraction holds on texts of other topics: floors that a change must not fall through, not aims."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from peelgraph.graph.documents.read import read
from peelgraph.graph.evaluate import evaluate
from peelgraph.graph.evaluate.scores import Scores
from peelgraph.graph.extract import extract
from peelgraph.graph.extract.record import to_record

DATA = Path(__file__).parent / "data" / "variety"

pytestmark = pytest.mark.xdist_group("variety")  # the texts are read once for all of them


GOLD = DATA.parent / "gold"
SAMPLE = Path(__file__).parents[1] / "data" / "documents"


@cache
def scores(texts: Path, annotations: Path) -> Scores:
    """What evaluation says of the texts that have annotations."""
    gold = {path.stem: json.loads(path.read_text()) for path in sorted(annotations.glob("*.json"))}
    documents = {stem: read(texts / f"{stem}.txt") for stem in gold}
    predictions = {stem: to_record(extract(document)) for stem, document in documents.items()}
    return evaluate(gold, predictions, {stem: document.text for stem, document in documents.items()})


def test_headline_on_other_topics() -> None:
    assert scores(DATA / "open" / "texts", DATA / "open" / "gold").headline > 0.9


def test_confident_statements_are_right_nine_times_in_ten() -> None:
    judged = [*scores(SAMPLE, GOLD).judged, *scores(DATA / "open" / "texts", DATA / "open" / "gold").judged]
    for kind in ("finding", "recommendation"):
        sure = [one.right for one in judged if one.type == kind and (one.confidence or 0) > 0.9]
        assert len(sure) > 30
        assert sum(sure) / len(sure) > 0.9
