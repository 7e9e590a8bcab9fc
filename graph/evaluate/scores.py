"""The figures of an evaluation, and the errors behind each of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from .counts import Accuracy, Agreement, Counts, Metric

POLARITIES = ("concern", "strength", "progress", "mixed")
HEADLINE = (
    "forces",
    "people: inspectors",
    "commissions",
    "statements: span",
    "findings end-to-end",
    "recommendations end-to-end",
    "grades",
    "doc: published",
    "doc: genre",
)
"""Figures of which the headline is the mean: what a user of the graph notices first."""

METRICS: dict[str, type[Counts] | type[Accuracy]] = {
    **dict.fromkeys(("doc: genre", "doc: published", "doc: title", "doc: publisher"), Accuracy),
    "doc: in_scope": Accuracy,
    **dict.fromkeys(("forces", "forces_mentioned", "inspectorates"), Counts),
    **dict.fromkeys(("people: names", "people: inspectors"), Counts),
    "people: role": Accuracy,
    "commissions": Counts,
    "statements: span": Counts,
    **dict.fromkeys(("statements: type", "statements: kind", "statements: polarity"), Accuracy),
    **dict.fromkeys(("statements: force", "statements: addressee"), Accuracy),
    **dict.fromkeys(("statements: theme exact", "statements: theme top"), Accuracy),
    "statements: deadline": Accuracy,
    "statements: prior": Counts,
    **dict.fromkeys(("findings end-to-end", "recommendations end-to-end"), Counts),
    **dict.fromkeys(("grades", "monitoring", "monitoring + date", "follows (yes/no)"), Counts),
}
"""Each figure in the order of the table, with the way it is counted."""


@dataclass(frozen=True, slots=True)
class Error:
    """One thing that a figure holds against the extraction."""

    metric: str
    document: str
    error: str  # missed, spurious or wrong
    words: str  # quotation, name or value
    gold: str | None = None
    predicted: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A predicted statement, how sure it was, and whether it is right end to end."""

    type: str
    confidence: float | None
    right: bool


@dataclass(slots=True)
class Scores:
    """Counts over all documents (micro average)."""

    metrics: dict[str, Metric] = field(
        default_factory=lambda: {name: metric() for name, metric in METRICS.items()}
    )
    errors: dict[str, list[Error]] = field(default_factory=lambda: {name: [] for name in METRICS})
    polarity: Agreement = field(default_factory=Agreement)
    judged: list[Judged] = field(default_factory=list)
    documents: int = 0
    unlocated: int = 0  # predictions whose quotation is not in the text
    ignored: int = 0  # predictions that count for nothing: optional, or where nobody knows

    @property
    def headline(self) -> float:
        """Mean of the figures named in `HEADLINE`."""
        return sum(self.metrics[name].value for name in HEADLINE) / len(HEADLINE)

    @property
    def polarity_macro_f1(self) -> float:
        """Mean F1 of the polarities of matched findings."""
        return self.polarity.macro_f1(POLARITIES)

    def find(
        self, name: str, document: str, right: int, missed: Iterable[str], spurious: Iterable[str]
    ) -> None:
        """Count what was found of what was wanted, and keep the rest as errors."""
        errors = [Error(name, document, "missed", words) for words in missed]
        made_up = [Error(name, document, "spurious", words) for words in spurious]
        self.count(name, right, len(made_up), len(errors))
        self.errors[name] += errors + made_up

    def count(self, name: str, right: int, spurious: int, missed: int) -> None:
        """Add to the counts of a figure."""
        counts = self.metrics[name]
        assert isinstance(counts, Counts)
        counts.right += right
        counts.spurious += spurious
        counts.missed += missed

    def answer(
        self, name: str, document: str, right: bool, gold: object, predicted: object, words: str = ""
    ) -> bool:
        """Count one answer, keep a wrong one as an error, and say again whether it was right."""
        accuracy = self.metrics[name]
        assert isinstance(accuracy, Accuracy)
        accuracy.right += right
        accuracy.total += 1
        if not right:
            self.errors[name].append(Error(name, document, "wrong", words, _shown(gold), _shown(predicted)))
        return right


def _shown(value: object) -> str:
    if isinstance(value, frozenset):
        return "; ".join(sorted(value)) or "none"
    return "none" if value is None else str(value)
