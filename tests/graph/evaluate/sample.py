"""One annotated document that has something of everything, and a way to change a copy of it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from peelgraph.graph.evaluate import evaluate
from peelgraph.graph.evaluate.scores import Scores

Json = dict[str, Any]

TEXT = """Essex Police: custody revisited
Published on: 7 March 2018

Detention is authorised with care, HMICFRS said. Its recording of force has improved.
Cells are not checked often enough. Cells are not checked often enough.
The force was graded good for custody leadership.
Essex Police should review every use of force by May 2018. It needs to publish what it finds.
The Home Office should pay for this. Some cells may be cold, inspectors added.
Essex Police and Kent Police share “one” custody suite that is too small.
Nobody can tell what this line is meant to say.
"""

CARE = "Detention is authorised with care, HMICFRS said"
BETTER = "Its recording of force has improved"
CHECKS = "Cells are not checked often enough"
GRADED = "The force was graded good for custody leadership"
REVIEW = "Essex Police should review every use of force by May 2018"
PUBLISH = "It needs to publish what it finds"
PAY = "The Home Office should pay for this"
COLD = "Some cells may be cold, inspectors added"
SHARED = "Essex Police and Kent Police share “one” custody suite that is too small"
UNCLEAR = "Nobody can tell what this line is meant to say"


def finding(quote: str, **other: Any) -> Json:
    usual = {"polarity": "concern", "kind": "finding", "force": "essex", "theme_id": "custody-safety"}
    return {"quote": quote, **usual, **other}


def recommendation(quote: str, **other: Any) -> Json:
    usual = {"addressee": "essex", "deadline": None, "theme_id": "custody"}
    return {"quote": quote, **usual, **other}


GOLD: Json = {
    "genre": "press_release",
    "in_scope": True,
    "title": "Essex Police: custody – revisited",
    "published": "2018-03-07",
    "publisher": "HMICFRS",
    "inspectorates": ["HMICFRS", "HMIP"],
    "forces": ["essex", "kent"],
    "forces_mentioned": ["surrey"],
    "people": [
        {"name": "Zoë Billingham", "role": "HM Inspector of Constabulary", "is_inspector": True},
        {"name": "Stephen Kavanagh", "role": "Chief Constable of Essex Police", "is_inspector": False},
        {"name": "A Passer-by", "role": "witness", "is_inspector": False, "optional": True},
    ],
    "commissions": [
        {"by": "Home Secretary", "of": "HMICFRS"},
        {"by": "HMICFRS", "of": "a university", "optional": True},
    ],
    "findings": [
        finding(CARE, polarity="strength"),
        finding(BETTER, polarity="progress", alt={"polarity": ["strength"]}),
        finding(CHECKS),
        finding(CHECKS, prior=True),
        finding(COLD, optional=True),
        finding(SHARED, forces=["essex", "kent"], kind="cause_of_concern"),
    ],
    "recommendations": [
        recommendation(REVIEW, deadline="2018-05-31"),
        recommendation(PUBLISH, either_type=True),
        recommendation(PAY, addressee="Home Office", theme_id=None),
    ],
    "grades": [
        {"force": "essex", "question": "custody leadership", "grade": "good", "quote": GRADED},
        {"force": "essex", "question": "overall", "grade": "good", "quote": GRADED, "optional": True},
    ],
    "monitoring": [
        {"force": "essex", "stage": "engage", "event": "entered", "date": "2018-03"},
        {"force": "essex", "stage": "engage", "event": "left", "date": "2019"},
    ],
    "follows": [{"title_or_description": "inspection of 2015", "relation": "reinspects"}],
    "dont_care": [{"quote": UNCLEAR, "reason": "unclear"}],
}


def edited(edit: Callable[[Json], object], record: Json = GOLD) -> Json:
    """A changed copy of a record."""
    result = copy.deepcopy(record)
    edit(result)
    return result


def scored(prediction: Json, gold: Json = GOLD, text: str = TEXT) -> Scores:
    return evaluate({"a": gold}, {"a": prediction}, {"a": text})


def moved(prediction: Json, gold: Json = GOLD) -> set[str]:
    """Figures that are not perfect."""
    return {name for name, metric in scored(prediction, gold).metrics.items() if metric.value != 1}


def counted(scores: Scores, name: str = "statements: span") -> tuple[int, int, int]:
    """Right, spurious and missed."""
    metric = scores.metrics[name]
    return metric.right, metric.spurious, metric.missed  # type: ignore[union-attr]
