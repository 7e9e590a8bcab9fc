"""Learn how findings are worded: ``python -m benchmarks.wording [TEXTS GOLD ...]`` writes `wording.csv` anew.

The weights of `wording.features` and `direction.known` are those of logistic regressions
(L2). Learn from some annotated texts only, and `peel evaluate` tells on the
others what is won where the words are new.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from peelgraph.data import LEXICONS
from peelgraph.graph.documents.read import read
from peelgraph.graph.extract.findings import direction, findings, wording
from peelgraph.graph.extract.findings.standing import STANDING
from peelgraph.graph.extract.findings.wording import EVERY, FINDING, features
from peelgraph.graph.extract.layout import labels
from peelgraph.graph.extract.pipeline import STATEMENTS, UNDERSTANDING
from peelgraph.graph.extract.reading import Reading, Voice
from peelgraph.graph.extract.voices import voices
from peelgraph.graph.model import Polarity

from .learning import SENTENCES, SETS, TESTS, entry, is_in_doubt, matrix, rows

TABLE = TESTS / "graph" / "extract" / "tables" / "polarity.csv"
FEWEST = 3  # sentences in which a feature stands
LEAST = 0.05
DEAR, CHEAP, FREE, LIGHT = 10.0, 5.0, 4.0, 1.0
STEPS = 2000
RECOMMENDED = "recommendation"


@dataclass(frozen=True)
class Example:
    text: str
    polarity: str | None  # of a finding; None = the sentence is none
    heading: str = ""
    lead_in: str = ""


def examples(texts: Path, annotations: Path) -> Iterator[Example]:
    """Sentences of the inspectorate and of narrators, without recommendations and what is in doubt."""
    for path in sorted(annotations.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        reading = Reading(read(texts / f"{path.stem}.txt"))
        for step in (*UNDERSTANDING, voices.read, labels.read) if gold["in_scope"] else ():
            step(reading)
        for sentence, speech, place in zip(reading.sentences, reading.speech, reading.places, strict=False):
            counts = not place.leads and speech.voice in (Voice.INSPECTORATE, Voice.NARRATOR)
            noted = entry(sentence, gold)
            doubtful = noted and (
                noted.get("optional") or noted.get("either_type") or "polarity" not in noted
            )
            if counts and not doubtful and (noted or not is_in_doubt(sentence, gold)):
                lead_in = "" if place.lead_in is None else reading.words(reading.sentences[place.lead_in])
                polarity = noted["polarity"] if noted else None
                yield Example(reading.words(sentence), polarity, place.heading, lead_in)


def learn(
    known: Sequence[Iterable[str]], right: Sequence[bool], words: float, sign: float = CHEAP
) -> dict[str, float]:
    """Log odds of each feature: a logistic regression with a price on weights of words and of signs."""
    names, there = matrix(known, FEWEST)
    scale = np.array([(sign if name.startswith(direction.SIGN) else words) ** -0.5 for name in names])
    model = LogisticRegression(C=1.0, max_iter=STEPS).fit(there.multiply(scale).tocsr(), right)
    weights = dict(zip(names, (model.coef_[0] * scale).tolist(), strict=True))
    return {EVERY: float(model.intercept_[0])} | {n: w for n, w in weights.items() if abs(w) >= LEAST}


def write(weights: Mapping[str, Mapping[str, float]]) -> None:
    with (Path(str(LEXICONS)) / "wording.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["words", *weights])
        for feature in sorted({feature for known in weights.values() for feature in known}):
            cells = (f"{known[feature]:.2f}" if feature in known else "" for known in weights.values())
            table.writerow([feature, *cells])
    wording._weights.cache_clear()
    wording._worded.cache_clear()


def standings(texts: Path, annotations: Path) -> Iterator[tuple[tuple[str, ...], bool]]:
    """What the rules weigh: how it is worded and where it stands, and whether it is a finding."""
    for path in sorted(annotations.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        reading = Reading(read(texts / f"{path.stem}.txt"))
        for step in UNDERSTANDING:
            step(reading)
        if not reading.in_scope:
            continue
        for step in STATEMENTS:
            if step is not findings.read:
                step(reading)
        for index, decision, _ in findings.decisions(reading):
            sentence = reading.sentences[index]
            noted = entry(sentence, gold)
            doubtful = noted and (noted.get("optional") or noted.get("either_type"))
            if decision.place and not doubtful and (noted or not is_in_doubt(sentence, gold)):
                yield (*features(reading.words(sentence)), *decision.place), noted is not None


def main() -> None:
    names = [Path(name) for name in sys.argv[1:]] or SETS
    folders = list(zip(names[::2], names[1::2], strict=True))
    known = [example for texts, gold in folders for example in examples(texts, gold)]
    known += [
        Example(row["text"], row["polarity"] or None) for row in rows(SENTENCES) if row["type"] != RECOMMENDED
    ]
    judged = [e for e in known if e.polarity]
    directed = judged + [Example(row["text"], row["polarity"]) for row in rows(TABLE)]
    told = [features(e.text) for e in known]
    weights = {FINDING: learn(told, [e.polarity is not None for e in known], FREE)}
    told = [(*features(e.text), *direction.known(e.text, e.heading, e.lead_in)) for e in directed]
    for way in Polarity:
        weights[way] = learn(told, [e.polarity == way for e in directed], DEAR)
    write(weights)
    stands = [one for texts, gold in folders for one in standings(texts, gold)]  # by the new weights
    weights[STANDING] = learn([told for told, _ in stands], [right for _, right in stands], FREE, sign=LIGHT)
    write(weights)
    print(f"learned from {len(known)} sentences, {len(judged)} of them findings, and {TABLE.name}")


if __name__ == "__main__":
    main()
