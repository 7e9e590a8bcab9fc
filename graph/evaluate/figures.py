"""The table of an evaluation: one row for each figure, with the counts that it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from .counts import Counts, Metric
from .scores import Scores


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: ``value`` is F1 where things are to be found, else the share of right answers.

    ``right`` of those ``given`` by the extraction and of those in the ``gold``, or of the answers asked for.
    """

    metric: str
    precision: float | None
    recall: float | None
    value: float
    right: int | None
    given: int | None
    gold: int | None


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
    if isinstance(metric, Counts):
        given, wanted = metric.right + metric.spurious, metric.right + metric.missed
        return Figure(name, metric.precision, metric.recall, metric.value, metric.right, given, wanted)
    return Figure(name, None, None, metric.value, metric.right, None, metric.total)


def _derived(name: str, value: float) -> Figure:
    return Figure(name, None, None, value, None, None, None)
