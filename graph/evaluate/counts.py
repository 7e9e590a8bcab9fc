"""The three ways of counting: found of wanted, right of asked, and labels against labels."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Counts:
    """Things to be found: how many were, were not, were made up. Nothing wanted, nothing given is 1."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was given that is right."""
        given = self.right + self.spurious
        return self.right / given if given else float(not self.missed)

    @property
    def recall(self) -> float:
        """Share of what was wanted that was found."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else float(not self.spurious)

    @property
    def value(self) -> float:
        """F1: the harmonic mean of precision and recall."""
        both = 2 * self.right + self.spurious + self.missed
        return 2 * self.right / both if both else 1.0


@dataclass(slots=True)
class Accuracy:
    """Questions with one answer each: how many were asked, and answered rightly."""

    right: int = 0
    total: int = 0

    @property
    def value(self) -> float:
        """Share of right answers; 1 where nothing was asked."""
        return self.right / self.total if self.total else 1.0


Metric = Counts | Accuracy


@dataclass(slots=True)
class Agreement:
    """Labels of the same things by two hands: ``pairs[wanted, given]``."""

    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)

    def macro_f1(self, labels: tuple[str, ...]) -> float:
        """Mean F1 of those labels that either hand used: rare labels weigh as much as common ones."""
        wanted, given = self._margins()
        used = [label for label in labels if wanted[label] + given[label]]
        each = [2 * self.pairs[label, label] / (wanted[label] + given[label]) for label in used]
        return sum(each) / len(each) if each else 1.0

    def kappa(self) -> float:
        """Cohen's kappa: agreement beyond what two hands with these habits reach by chance."""
        total = self.pairs.total()
        wanted, given = self._margins()
        if not total:
            return 1.0
        agreed = sum(count for (left, right), count in self.pairs.items() if left == right) / total
        chance = sum(wanted[label] * given[label] for label in wanted) / total**2
        return (agreed - chance) / (1 - chance) if chance < 1 else 1.0

    def _margins(self) -> tuple[Counter[str], Counter[str]]:
        wanted: Counter[str] = Counter()
        given: Counter[str] = Counter()
        for (left, right), count in self.pairs.items():
            wanted[left] += count
            given[right] += count
        return wanted, given
