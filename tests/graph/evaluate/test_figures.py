"""Counts, agreement, bands of confidence, and the rows of the table."""

from __future__ import annotations

import pytest

from peelgraph.graph.evaluate.calibration import calibrate
from peelgraph.graph.evaluate.counts import Accuracy, Agreement, Counts
from peelgraph.graph.evaluate.figures import figures
from peelgraph.graph.evaluate.scores import HEADLINE, POLARITIES, Judged

from .sample import CARE, CHECKS, GOLD, PUBLISH, UNCLEAR, edited, finding, scored


@pytest.mark.parametrize(
    ("counts", "precision", "recall", "f1"),
    [
        (Counts(3, 1, 2), 0.75, 0.6, 2 / 3),
        (Counts(0, 0, 1), 0, 0, 0),
        (Counts(0, 1, 0), 0, 0, 0),
        (Counts(), 1, 1, 1),
    ],
)
def test_counts(counts: Counts, precision: float, recall: float, f1: float) -> None:
    assert (counts.precision, counts.recall, counts.value) == pytest.approx((precision, recall, f1))


def test_accuracy() -> None:
    assert (Accuracy(3, 4).value, Accuracy().value) == (0.75, 1)


def test_agreement() -> None:
    agreement = Agreement()
    agreement.pairs.update(
        {("concern", "concern"): 6, ("strength", "strength"): 2, ("concern", "strength"): 2}
    )
    assert agreement.macro_f1(POLARITIES) == pytest.approx((12 / 14 + 4 / 6) / 2)
    assert agreement.kappa() == pytest.approx((0.8 - 0.56) / 0.44)
    assert (Agreement().macro_f1(POLARITIES), Agreement().kappa()) == (1, 1)


def test_an_accepted_alternative_agrees() -> None:
    scores = scored(edited(lambda d: d["findings"][1].update(polarity="strength")))
    assert (scores.polarity_macro_f1, scores.polarity.kappa()) == (1, 1)


def test_rows_of_the_table() -> None:
    table = {row.metric: row for row in figures(scored(edited(lambda d: d["findings"].pop(0))))}
    span = table["statements: span"]
    assert (span.right, span.given, span.gold, span.precision) == (7, 7, 8, 1)
    assert span.recall == pytest.approx(7 / 8)
    genre = table["doc: genre"]
    assert (genre.right, genre.given, genre.gold, genre.precision) == (1, None, 1, None)
    assert list(table)[-1] == "headline"
    main = [table[name].value for name in HEADLINE]
    assert table["headline"].value == pytest.approx(sum(main) / len(main))


@pytest.mark.parametrize(
    ("confidence", "band"),
    [
        (0, "0.0-0.5"),
        (0.5, "0.5-0.6"),
        (0.7, "0.7-0.8"),
        (0.899, "0.8-0.9"),
        (0.9, "0.9-1.0"),
        (1, "0.9-1.0"),
    ],
)
def test_bands_of_confidence(confidence: float, band: str) -> None:
    (only,) = calibrate([Judged("finding", confidence, True), Judged("finding", None, False)])
    assert (only.confidence, only.total, only.share, only.stated) == (band, 1, 1, confidence)


def test_statements_are_right_end_to_end_or_not() -> None:
    prediction = {
        "findings": [
            finding(CARE, polarity="strength", confidence=0.92),
            finding(CHECKS, polarity="strength", confidence=0.94),
            finding("custody revisited", confidence=0.6),  # spurious
            finding(UNCLEAR, confidence=0.6),  # does not count
            finding(PUBLISH, confidence=0.6),  # the other type, which will do as well, but is not judged
        ]
    }
    bands = calibrate(scored(prediction).judged)
    assert [(band.statement, band.confidence, band.total, band.right) for band in bands] == [
        ("finding", "0.6-0.7", 1, 0),
        ("finding", "0.9-1.0", 2, 1),
    ]
    assert bands[1].stated == pytest.approx(0.93)
    assert calibrate(scored(GOLD).judged) == []
