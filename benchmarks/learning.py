"""What is learned from: annotated texts, what is annotated at a sentence, features as a matrix."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from peelgraph.graph.extract.findings.wording import EVERY
from peelgraph.graph.extract.reading import Sentence

TESTS = Path(__file__).parents[1] / "tests"
VARIETY = TESTS / "data" / "variety" / "open"
SETS = [TESTS.parent / "data" / "documents", TESTS / "data" / "gold", VARIETY / "texts", VARIETY / "gold"]
SENTENCES = TESTS.parent / "data" / "training" / "sentences.csv"
SAME = 0.7  # share of its letters that a sentence has in common with an entry of the gold
IN_DOUBT = ("dont_care", "grades")


def matrix(known: Sequence[Iterable[str]], fewest: int) -> tuple[list[str], csr_matrix]:
    """Names of the features that at least so many sentences have, and a row of ones for each sentence."""
    held = [set(features) - {EVERY} for features in known]
    counts = Counter(feature for features in held for feature in features)
    names = sorted(feature for feature, count in counts.items() if count >= fewest)
    column = {feature: n for n, feature in enumerate(names)}
    found = [sorted(column[f] for f in features if f in column) for features in held]
    ends = np.cumsum([0, *map(len, found)])
    ones = np.ones(ends[-1])
    return names, csr_matrix((ones, np.concatenate(found), ends), shape=(len(found), len(names)))


def entry(sentence: Sentence, gold: Mapping[str, Any]) -> dict[str, Any] | None:
    """The finding or recommendation that the annotation has there."""
    listed = gold["findings"] + gold["recommendations"]
    length = sentence.end - sentence.start
    return next(
        (e for e in listed if 2 * _shared(sentence, e) >= SAME * (length + e["end"] - e["start"])), None
    )


def is_in_doubt(sentence: Sentence, gold: Mapping[str, Any]) -> bool:
    """Whether the annotation leaves open what stands there, or has a grade."""
    doubts = (e for key in IN_DOUBT for e in gold.get(key, []) if "start" in e)
    return any(2 * _shared(sentence, e) >= sentence.end - sentence.start for e in doubts)


def _shared(sentence: Sentence, entry: Mapping[str, int]) -> int:
    return max(0, min(sentence.end, entry["end"]) - max(sentence.start, entry["start"]))


def rows(table: Path) -> Iterator[dict[str, str]]:
    """Rows of a CSV file with a head."""
    with table.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
