"""Learn which theme a statement judges: ``python -m benchmarks.theming`` writes `theming.csv` anew.

One logistic regression for each theme, with few weights (L1), from the annotated texts and single sentences.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from sklearn.linear_model import LogisticRegression

from peelgraph.data import LEXICONS
from peelgraph.graph.documents.read import read
from peelgraph.graph.extract.findings import themes
from peelgraph.graph.extract.findings.themes import by_cues
from peelgraph.graph.extract.findings.theming import known
from peelgraph.graph.extract.findings.wording import EVERY
from peelgraph.graph.extract.layout import labels
from peelgraph.graph.extract.pipeline import UNDERSTANDING
from peelgraph.graph.extract.reading import Reading
from peelgraph.graph.extract.voices import voices

from .learning import SENTENCES, SETS, TESTS, entry, matrix, rows

TABLE = TESTS / "graph" / "extract" / "tables" / "themes.csv"
NONE = "none"  # overall performance
FEWEST = 4  # statements in which a feature stands, and that a theme has
FREEDOM = 0.5  # the price of a weight is its inverse
LEAST = 0.05
Example = tuple[tuple[str, ...], str]


def examples(texts: Path, annotations: Path) -> Iterator[Example]:
    """Features and theme of each annotated statement that stands in a sentence of its own."""
    for path in sorted(annotations.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        reading = Reading(read(texts / f"{path.stem}.txt"))
        for step in (*UNDERSTANDING, voices.read, labels.read, themes.read) if gold["in_scope"] else ():
            step(reading)
        before, block = None, -1
        for sentence, place in zip(reading.sentences, reading.places, strict=False):
            noted = entry(sentence, gold)
            if noted is None or noted.get("optional"):
                continue
            around = (place.heading, reading.setting, before if sentence.block == block else None)
            text = reading.words(sentence)
            yield known(text, *around), noted.get("theme_id") or NONE
            before, block = by_cues(text, *around), sentence.block


def learn(examples: Sequence[Example]) -> Iterator[tuple[str, str, float]]:
    """Feature, theme and log odds."""
    names, there = matrix([features for features, _ in examples], FEWEST)
    right = [theme for _, theme in examples]
    for theme in sorted(name for name, count in Counter(right).items() if count >= FEWEST):
        model = LogisticRegression(C=FREEDOM, l1_ratio=1, solver="liblinear", max_iter=300, random_state=0)
        model.fit(there, [name == theme for name in right])
        yield EVERY, theme, float(model.intercept_[0])
        yield from (
            (name, theme, weight)
            for name, weight in zip(names, model.coef_[0].tolist(), strict=True)
            if abs(weight) >= LEAST
        )


def main() -> None:
    folders = list(zip(SETS[::2], SETS[1::2], strict=True))
    known_examples = [example for texts, gold in folders for example in examples(texts, gold)]
    single = [(row["text"], row["theme"]) for row in rows(SENTENCES) if row["type"] != NONE and row["theme"]]
    single += [(row["text"], row["theme"]) for row in rows(TABLE)]
    known_examples += [(known(text, "", None, None), theme) for text, theme in single]
    with (Path(str(LEXICONS)) / "theming.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["words", "theme", "weight"])
        table.writerows(
            sorted((name, theme, f"{weight:.2f}") for name, theme, weight in learn(known_examples))
        )
    print(f"learned from {len(known_examples)} statements")


if __name__ == "__main__":
    main()
