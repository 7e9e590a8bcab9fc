"""The table of an evaluation: one row for each figure, with the counts that it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from .counts import Counts, Metric
from .scores import HEADLINE, Scores


@dataclass(frozen=True, slots=True)
class Figure:
    """One row. ``value`` is F1 where things are to be found, else the share of right answers."""

    metric: str
    precision: float | None
    recall: float | None
    value: float
    right: int | None
    given: int | None  # by the extraction
    wanted: int | None
    main: bool  # whether the headline is a mean of this one and others


def figures(scores: Scores) -> list[Figure]:
    """All figures in the order of the table; the headline is the last one."""
    table = []
    for name, metric in scores.metrics.items():
        table.append(_figure(name, metric))
        if name == "statements: polarity":
            table.append(_derived("polarity: macro-F1", scores.polarity_macro_f1))
            table.append(_derived("polarity: kappa", scores.polarity.kappa()))
    return [*table, _derived("headline", scores.headline)]


def _figure(name: str, metric: Metric) -> Figure:
    main = name in HEADLINE
    if isinstance(metric, Counts):
        given, wanted = metric.right + metric.spurious, metric.right + metric.missed
        return Figure(name, metric.precision, metric.recall, metric.value, metric.right, given, wanted, main)
    return Figure(name, None, None, metric.value, metric.right, None, metric.total, main)


def _derived(name: str, value: float) -> Figure:
    return Figure(name, None, None, value, None, None, None, main=False)
