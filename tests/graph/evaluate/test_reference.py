"""Every figure is that of the reference scorer of the annotation guidelines, on good and on damaged records."""

from __future__ import annotations

import copy
import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from peelgraph.graph.build.preview import preview
from peelgraph.graph.evaluate import evaluate
from peelgraph.graph.evaluate.files import read_gold
from peelgraph.graph.evaluate.scores import Scores
from peelgraph.graph.extract.record import to_record

ROOT = Path(__file__).parents[3]
SCORER = ROOT.parent / "shared" / "corpus" / "score.py"
Json = dict[str, Any]

OTHERS: dict[str, list[Any]] = {
    "genre": ["report", "other", None],
    "published": ["2019-03", None],
    "title": ["Another title.", None],
    "publisher": ["BBC News", "HMIC", None],
    "in_scope": [True, False, None],
    "polarity": ["concern", "strength", "progress", "mixed", None],
    "kind": ["finding", "cause_of_concern", "area_for_improvement"],
    "force": ["metropolitan", "West Midlands", "kent", None],
    "theme_id": ["custody", "child-protection", "no-such-theme", None],
    "prior": [True, False],
    "addressee": ["all forces", "Home Office; kent", "every force", "the PCC for Kent", None],
    "deadline": ["2020-06-30", None],
    "name": ["Dame Zoe Billingham", "Matt Parr", ""],
    "role": ["HM Inspector", "Chief Constable", None],
    "is_inspector": [True, False],
    "by": ["the then Home Secretary", "Mayor of London", None],
    "of": ["HMIC", "HMICFRS", "IOPC"],
    "grade": ["good", "Good", "adequate"],
    "question": ["overall", "how well the force records crime", None],
    "event": ["entered", "left"],
    "date": ["2020", None],
}


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    if not SCORER.exists():
        pytest.skip("the reference scorer is not beside the repository")
    spec = importlib.util.spec_from_file_location("reference_scorer", SCORER)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def gold() -> dict[str, Json]:
    return read_gold(ROOT / "tests" / "data" / "gold")


@pytest.fixture(scope="module")
def read(gold: dict[str, Json]) -> dict[str, tuple[str, Json]]:
    """Text and record of each annotated document."""
    answers = {Path(name).stem: answer for name, answer in preview([ROOT / "data" / "documents"])}
    return {stem: (answers[stem].document.text, to_record(answers[stem])) for stem in gold}  # type: ignore[union-attr]


def same_figures(
    reference: ModuleType, gold: dict[str, Json], given: dict[str, Json], texts: dict[str, str]
) -> Scores:
    """Score twice, and compare."""
    theirs = reference.Scorer(reference.load_themes(SCORER.with_name("themes.csv")))
    for stem, wanted in gold.items():
        theirs.add(stem, wanted, given[stem], texts[stem])
    ours = evaluate(gold, given, texts)
    assert counts(ours.metrics) == counts(theirs.metrics)
    assert list(ours.metrics) == list(theirs.metrics)
    for name, metric in theirs.metrics.items():
        assert ours.metrics[name].value == pytest.approx(metric.value, abs=1e-12)
    assert ours.polarity.pairs == theirs.polarity_pairs
    assert ours.polarity_macro_f1 == pytest.approx(theirs.polarity_macro_f1(), abs=1e-12)
    assert ours.polarity.kappa() == pytest.approx(theirs.polarity_kappa(), abs=1e-12)
    assert ours.headline == pytest.approx(theirs.headline(), abs=1e-12)
    assert (ours.documents, ours.unlocated, ours.ignored) == (
        theirs.documents,
        theirs.unlocated,
        theirs.ignored,
    )
    return ours


def counts(metrics: dict[str, Any]) -> dict[str, tuple[int, ...]]:
    """Right and total; or right, spurious, missed: in the fields of either scorer."""
    fields = (("right", "total"), ("right", "spurious", "missed"), ("tp", "fp", "fn"))
    return {
        name: next(
            tuple(getattr(metric, f) for f in row) for row in fields if all(hasattr(metric, f) for f in row)
        )
        for name, metric in metrics.items()
    }


def damaged(record: Json, text: str, dice: random.Random) -> Json:
    """A copy with entries dropped, doubled, moved from list to list and shifted, and with wrong values."""
    bad = copy.deepcopy(record)
    for key in ("findings", "recommendations", "people", "commissions", "grades", "monitoring", "follows"):
        listed = [entry for entry in bad.get(key, []) if dice.random() > 0.15]
        listed += [dict(entry) for entry in listed if dice.random() < 0.1]
        dice.shuffle(listed)
        bad[key] = listed
    for one, other in (("findings", "recommendations"), ("recommendations", "findings")):
        bad[other] += (
            [bad[one].pop(dice.randrange(len(bad[one])))] * 1 if bad[one] and dice.random() < 0.5 else []
        )
    for entry in bad["findings"] + bad["recommendations"]:
        shift(entry, text, dice)
    for entry in [bad, *(entry for listed in bad.values() if isinstance(listed, list) for entry in listed)]:
        if isinstance(entry, dict):
            spoil(entry, dice)
    for key in ("forces", "forces_mentioned", "inspectorates"):
        bad[key] = dice.sample([*bad.get(key, []), "kent", "HMIC"], dice.randrange(len(bad.get(key, [])) + 2))
    return bad


def shift(entry: Json, text: str, dice: random.Random) -> None:
    """Lose or move the offsets, or take other words: fewer, more, or shouted."""
    start, end = entry.get("start", 0), entry.get("end", 0)
    if dice.random() < 0.4:
        entry.pop("start", None)
    if dice.random() < 0.3:
        start = max(0, start + dice.randint(-60, 60))
        end = min(len(text), max(start + 1, end + dice.randint(-60, 60)))
        entry.update(quote=text[start:end], start=start, end=end)
    elif dice.random() < 0.1:
        entry["quote"] = entry["quote"].upper()
    elif dice.random() < 0.2:
        entry["quote"] = entry["quote"].replace("’", "'").replace(" ", "\n ")


def spoil(entry: Json, dice: random.Random) -> None:
    """Other values for some keys, and others gone."""
    for key in sorted(entry.keys() & OTHERS.keys()):
        if dice.random() < 0.15:
            entry[key] = dice.choice(OTHERS[key])
        elif dice.random() < 0.03:
            del entry[key]
    if "polarity" in entry and dice.random() < 0.1:
        entry["forces"] = dice.sample(["kent", "essex", "metropolitan"], dice.randrange(4))


def test_of_what_is_read(
    reference: ModuleType, gold: dict[str, Json], read: dict[str, tuple[str, Json]]
) -> None:
    records = {stem: record for stem, (_, record) in read.items()}
    same_figures(reference, gold, records, {stem: text for stem, (text, _) in read.items()})


@pytest.mark.parametrize("seed", range(12))
def test_of_damaged_records(
    seed: int, reference: ModuleType, gold: dict[str, Json], read: dict[str, tuple[str, Json]]
) -> None:
    """Also of damaged gold as predictions, which has alternatives, doubt and optional entries to offer."""
    dice = random.Random(seed)
    texts = {stem: text for stem, (text, _) in read.items()}
    sources = gold if seed % 2 else {stem: record for stem, (_, record) in read.items()}
    spoilt = {stem: damaged(sources[stem], texts[stem], dice) for stem in gold}
    figures = same_figures(reference, gold, spoilt, texts)
    assert 0.2 < figures.headline < 0.95


def test_of_silence_and_of_the_gold_itself(
    reference: ModuleType, gold: dict[str, Json], read: dict[str, tuple[str, Json]]
) -> None:
    texts = {stem: text for stem, (text, _) in read.items()}
    assert same_figures(reference, gold, gold, texts).headline == 1
    same_figures(reference, gold, {stem: {} for stem in gold}, texts)
